"""Rotas do portal: cada app traz as suas."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("identidade.urls")),
    path("", include("municipios.urls")),
]
