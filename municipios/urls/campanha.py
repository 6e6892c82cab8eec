"""Campanhas de reconfirmação, para a equipe."""

from django.urls import URLPattern, path

from municipios.views import campanha

urlpatterns: list[URLPattern] = [
    path("equipe/campanhas/", campanha.campanha_listar, name="campanha_listar"),
    path("equipe/campanhas/nova/", campanha.campanha_nova, name="campanha_nova"),
    path("equipe/campanhas/<int:pk>/", campanha.campanha_ver, name="campanha_ver"),
    path("equipe/campanhas/<int:pk>/faltam.csv", campanha.campanha_csv, name="campanha_csv"),
    path(
        "equipe/campanhas/<int:pk>/encerrar/", campanha.campanha_encerrar, name="campanha_encerrar"
    ),
]
