"""Comparar, página a página, o termo que não guarda os nossos bytes."""

from django.urls import URLPattern, path

from municipios.views import comparacao

urlpatterns: list[URLPattern] = [
    path("comparacoes/<int:pk>/", comparacao.comparacao_ver, name="comparacao_ver"),
    path(
        "comparacoes/<int:pk>/paginas/<int:numero>/<str:lado>.png",
        comparacao.comparacao_pagina,
        name="comparacao_pagina",
    ),
    path("comparacoes/<int:pk>/propor/", comparacao.comparacao_propor, name="comparacao_propor"),
    path(
        "comparacoes/<int:pk>/confirmar/",
        comparacao.comparacao_confirmar,
        name="comparacao_confirmar",
    ),
    path("comparacoes/<int:pk>/recusar/", comparacao.comparacao_recusar, name="comparacao_recusar"),
]
