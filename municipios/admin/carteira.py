"""Filtro das listas da equipe pela carteira de um gerente, ou pelos entes sem gerente."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from municipios.models import Gerencia, Usuario

SEM_GERENTE = "ninguem"


def filtro_da_carteira(caminho: str) -> type[admin.SimpleListFilter]:
    """`caminho` vai da lista até o ente."""

    class CarteiraFilter(admin.SimpleListFilter):
        title = "carteira de"
        parameter_name = "carteira"

        def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
            com_carteira = Gerencia.objects.filter(fim__isnull=True).values("usuario")
            gerentes = Usuario.objects.filter(pk__in=com_carteira).order_by("nome", "pk")
            nomes = [(str(chave), nome) for chave, nome in gerentes.values_list("pk", "nome")]
            return [(SEM_GERENTE, "Ente sem gerente"), *nomes]

        def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
            pessoa, abertas = self.value() or "", Gerencia.objects.filter(fim__isnull=True)
            if pessoa == SEM_GERENTE:
                return queryset.exclude(**{f"{caminho}__in": abertas.values("ente")})
            if not (pessoa.isascii() and pessoa.isdigit() and len(pessoa) < 18):
                return queryset
            dela = abertas.filter(usuario=int(pessoa))
            return queryset.filter(**{f"{caminho}__in": dela.values("ente")})

    return CarteiraFilter
