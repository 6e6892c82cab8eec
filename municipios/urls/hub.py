"""Hubs, quem opera por eles, e o que os entes lhes delegam."""

from django.urls import URLPattern, path

from municipios.views import delegacao, hub

urlpatterns: list[URLPattern] = [
    path("hubs/", hub.hub_listar, name="hub_listar"),
    path("hubs/<int:pk>/operadores/", hub.operador_listar, name="operador_listar"),
    path("hubs/<int:pk>/operadores/indicar/", hub.operador_indicar, name="operador_indicar"),
    path("operadores/<int:pk>/encerrar/", hub.operador_encerrar, name="operador_encerrar"),
    path(
        "entes/<str:codigo_ibge>/delegacoes/", delegacao.delegacao_listar, name="delegacao_listar"
    ),
    path(
        "entes/<str:codigo_ibge>/delegacoes/nova/", delegacao.delegacao_nova, name="delegacao_nova"
    ),
    path(
        "delegacoes/<int:pk>/prorrogar/", delegacao.delegacao_prorrogar, name="delegacao_prorrogar"
    ),
    path("delegacoes/<int:pk>/revogar/", delegacao.delegacao_revogar, name="delegacao_revogar"),
]
