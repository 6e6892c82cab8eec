"""Rotas do portal: cada app traz as suas."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("equipe/", admin.site.urls),
    path("", include("identidade.urls")),
    path("", include("municipios.urls")),
]
