"""Filtro das listas da equipe pela carteira de um gerente."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from municipios.models import Gerencia, Usuario


def filtro_da_carteira(caminho: str) -> type[admin.SimpleListFilter]:
    """`caminho` vai da lista até o ente."""

    class CarteiraFilter(admin.SimpleListFilter):
        title = "carteira de"
        parameter_name = "carteira"

        def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
            com_carteira = Gerencia.objects.filter(fim__isnull=True).values("usuario")
            gerentes = Usuario.objects.filter(pk__in=com_carteira).order_by("nome", "pk")
            return [(str(chave), nome) for chave, nome in gerentes.values_list("pk", "nome")]

        def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
            pessoa = self.value() or ""
            if not (pessoa.isascii() and pessoa.isdigit() and len(pessoa) < 18):
                return queryset
            dela = Gerencia.objects.filter(usuario=int(pessoa), fim__isnull=True)
            return queryset.filter(**{f"{caminho}__in": dela.values("ente")})

    return CarteiraFilter
