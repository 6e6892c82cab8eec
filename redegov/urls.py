"""Rotas do portal: cada app traz as suas."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from redegov import saude

handler400 = "redegov.erros.pedido_invalido"
handler403 = "redegov.erros.acesso_negado"
handler404 = "redegov.erros.nao_encontrada"
handler500 = "redegov.erros.erro_do_servidor"
urlpatterns: list[URLPattern | URLResolver] = [
    path("saude/vivo", saude.vivo, name="vivo"),
    path("saude/pronto", saude.pronto, name="pronto"),
    path("api/v1/", include("identidade.api.urls")),
    path("api/v1/", include("municipios.api.urls")),
    path("", include("identidade.urls")),
    path("", include("municipios.urls")),
    # Por último: o admin responde por tudo que começa com /equipe/ (menos /equipe/entrar/).
    path("equipe/", admin.site.urls),
]
