from django.urls import URLPattern, URLResolver, path

from identidade.views import inicio

urlpatterns: list[URLPattern | URLResolver] = [
    path("", inicio.inicio, name="inicio"),
]
