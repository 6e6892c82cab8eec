"""Rotas do portal: cada app traz as suas."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from redegov import saude

handler500 = "redegov.erros.erro_do_servidor"
urlpatterns: list[URLPattern | URLResolver] = [
    path("saude/vivo", saude.vivo, name="vivo"),
    path("saude/pronto", saude.pronto, name="pronto"),
    path("equipe/", admin.site.urls),
    path("", include("identidade.urls")),
    path("", include("municipios.urls")),
]
