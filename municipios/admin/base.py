"""O admin da equipe: quem vê, quem muda, lista leve, CSV de qualquer lista, verbos com motivo.

Ver é de toda a equipe; mudar é exceção que cada substantivo declara; apagar não existe.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime
from html import unescape
from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.utils import label_for_field, lookup_field
from django.core.paginator import Paginator
from django.db import models
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import strip_tags

from municipios.domain.transicoes import TransicaoInvalida
from municipios.http.pessoa import pessoa
from municipios.http.planilha import resposta_csv
from municipios.permissions import eh_da_equipe


class PaginadorComTeto(Paginator):
    """Conta até o teto e para: contar tudo é o que deixa lista grande lenta."""

    TETO = 10_000

    @cached_property
    def count(self) -> int:
        inicio: Any = self.object_list[: self.TETO + 1]
        return int(inicio.count())


class AdminDaEquipe(admin.ModelAdmin):
    list_per_page = 50
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    show_full_result_count = False
    paginator = PaginadorComTeto
    change_list_template = "admin/lista_da_equipe.html"
    pode_mudar: Callable[..., bool] = staticmethod(lambda usuario: False)
    pode_acrescentar = False

    def _muda(self, request: HttpRequest) -> bool:
        return self.pode_mudar(pessoa(request))

    def has_module_permission(self, request: HttpRequest) -> bool:
        return eh_da_equipe(request.user)

    def has_view_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return eh_da_equipe(request.user)

    def has_add_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self.pode_acrescentar and self._muda(request)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return self._muda(request)

    def has_delete_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return False

    def has_agir_permission(self, request: HttpRequest) -> bool:
        """Quem só lê não vê as ações; nas outras, o verbo confere pessoa e linha, uma a uma."""
        usuario = pessoa(request)
        return usuario.administra_todos or usuario.administra_carteira

    def message_user(
        self,
        request: HttpRequest,
        message: Any,
        level: int | str = messages.INFO,
        *outros: Any,
        **opcoes: Any,
    ) -> None:
        """O êxito se diz sem gênero: o Django trata toda coisa por “o”."""
        if level == messages.SUCCESS:
            message = _sem_genero(str(message))
        super().message_user(request, message, level, *outros, **opcoes)

    def get_urls(self) -> list[Any]:
        nome = f"{self.opts.app_label}_{self.opts.model_name}_exportar"
        rota = path("exportar.csv", self.admin_site.admin_view(self.exportar), name=nome)
        return [rota, *super().get_urls()]

    def exportar(self, request: HttpRequest) -> HttpResponseBase:
        """A lista como está filtrada, inteira, em CSV."""
        if not self.has_view_permission(request):
            return HttpResponse(status=404)
        lista = self.get_changelist_instance(request)
        colunas = [c for c in lista.list_display if c != "action_checkbox"]
        titulos = [strip_tags(str(label_for_field(c, self.model, self))) for c in colunas]
        return resposta_csv(
            f"{self.opts.verbose_name_plural}-{timezone.localdate():%Y-%m-%d}".replace(" ", "-"),
            titulos,
            self._linhas(lista.get_queryset(request), colunas),
        )

    def _linhas(self, objetos: QuerySet[Any], colunas: list[Any]) -> Iterator[list[Any]]:
        for objeto in objetos.iterator(chunk_size=2000):
            yield [_texto(*lookup_field(coluna, objeto, self), objeto) for coluna in colunas]


def _sem_genero(frase: str) -> str:
    """De “O seção “Equipe” foi alterado com sucesso”, o que se gravou."""
    objeto = re.search("“(.+)”", unescape(strip_tags(frase)), re.DOTALL)
    return f"Gravado: {objeto[1]}." if objeto else "Gravado."


def _texto(campo: Any, _atributo: Any, valor: Any, objeto: Model) -> Any:
    if campo is not None and getattr(campo, "flatchoices", None):
        return getattr(objeto, f"get_{campo.name}_display")()
    if isinstance(valor, bool):
        return "sim" if valor else "não"
    if isinstance(valor, datetime):
        return timezone.localtime(valor).strftime("%d/%m/%Y %H:%M")
    if isinstance(valor, date):
        return valor.strftime("%d/%m/%Y")
    return valor if isinstance(valor, int) or valor is None else strip_tags(str(valor))


def acao_com_motivo(verbo: Callable[..., Any], rotulo: str) -> Callable[..., Any]:
    """Ação do admin que pede o motivo numa página e chama o verbo do domínio em cada linha."""

    @admin.action(description=rotulo, permissions=["agir"])
    def acao(
        modeladmin: AdminDaEquipe, request: HttpRequest, queryset: QuerySet[Any]
    ) -> HttpResponse | None:
        motivo = request.POST.get("motivo", "").strip()
        if "confirmar" in request.POST and motivo:
            for objeto in queryset:
                _executar(request, verbo, objeto, motivo)
            return None
        return TemplateResponse(
            request,
            "admin/acao_com_motivo.html",
            {
                **modeladmin.admin_site.each_context(request),
                "title": rotulo,
                "objetos": queryset,
                "acao": acao.__name__,
                "faltou_motivo": "confirmar" in request.POST,
                "opts": modeladmin.opts,
            },
        )

    acao.__name__ = verbo.__name__
    return acao


def _executar(request: HttpRequest, verbo: Callable[..., Any], objeto: Any, motivo: str) -> None:
    try:
        verbo(objeto, por=request.user, motivo=motivo)
    except TransicaoInvalida as recusa:
        messages.error(request, f"{objeto}: {recusa}")
    else:
        messages.success(request, f"{objeto}: feito.")
