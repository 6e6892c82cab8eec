from django.urls import URLPattern, URLResolver, path

from municipios.views import institucional

urlpatterns: list[URLPattern | URLResolver] = [
    path("sobre/", institucional.sobre, name="sobre"),
    path("privacidade/", institucional.privacidade, name="privacidade"),
    path("cookies/", institucional.cookies, name="cookies"),
    path("acessibilidade/", institucional.acessibilidade, name="acessibilidade"),
]
