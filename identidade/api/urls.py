"""`/api/v1/`: os endereços dos substantivos de `identidade`."""

from django.urls import URLPattern, URLResolver, path, re_path

from identidade.api import ente

urlpatterns: list[URLPattern | URLResolver] = [
    path("entes/", ente.EnteLista.as_view(), name="api_entes"),
    re_path(
        r"^entes/(?P<codigo_ibge>[0-9]{2}|[0-9]{7})/$", ente.EnteDetalhe.as_view(), name="api_ente"
    ),
]
