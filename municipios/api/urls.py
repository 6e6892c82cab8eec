"""`/api/v1/`: os endereços dos substantivos de `municipios`."""

from django.urls import URLPattern, URLResolver, path

from municipios.api import coorte, populacao

urlpatterns: list[URLPattern | URLResolver] = [
    path("populacoes/", populacao.PopulacaoLista.as_view(), name="api_populacoes"),
    path("coortes/", coorte.CoorteLista.as_view(), name="api_coortes"),
    path("coortes/<slug:codigo>/", coorte.CoorteDetalhe.as_view(), name="api_coorte"),
    path("coortes/<slug:codigo>/membros/", coorte.MembroLista.as_view(), name="api_membros"),
]
