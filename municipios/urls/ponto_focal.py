"""Pontos focais de um ente, e a conferência das indicações pela SGD."""

from django.urls import URLPattern, path

from municipios.views import analise_indicacao, dado_pessoal, ponto_focal

urlpatterns: list[URLPattern] = [
    path(
        "entes/<str:codigo_ibge>/pontos-focais/",
        ponto_focal.ponto_focal_listar,
        name="ponto_focal_listar",
    ),
    path(
        "entes/<str:codigo_ibge>/pontos-focais/indicar/",
        ponto_focal.ponto_focal_indicar,
        name="ponto_focal_indicar",
    ),
    path(
        "pontos-focais/<int:pk>/substituir/",
        ponto_focal.ponto_focal_substituir,
        name="ponto_focal_substituir",
    ),
    path(
        "pontos-focais/<int:pk>/encerrar/",
        ponto_focal.ponto_focal_encerrar,
        name="ponto_focal_encerrar",
    ),
    path(
        "pontos-focais/<int:pk>/revelar/",
        dado_pessoal.ponto_focal_revelar,
        name="ponto_focal_revelar",
    ),
    path("equipe/indicacoes/", analise_indicacao.indicacao_listar, name="indicacao_listar"),
    path(
        "pontos-focais/<int:pk>/aprovar/",
        analise_indicacao.indicacao_aprovar,
        name="indicacao_aprovar",
    ),
    path(
        "pontos-focais/<int:pk>/recusar/",
        analise_indicacao.indicacao_recusar,
        name="indicacao_recusar",
    ),
]
