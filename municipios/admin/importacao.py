"""Importar pela página: enviar, ver a diferença, confirmar; quem lê o arquivo é o trabalhador."""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse

from municipios.admin.base import AdminDaEquipe
from municipios.choices import IMPORTACAO_A_PROCESSAR, SituacaoImportacao, TipoImportacao
from municipios.domain import importacao as dominio
from municipios.domain.importador import importador
from municipios.domain.transicoes import TransicaoInvalida, permitidas
from municipios.forms.importacao import ImportacaoForm, RepeticaoForm
from municipios.http.pessoa import pessoa
from municipios.http.planilha import resposta_csv
from municipios.models import Importacao
from municipios.permissions import importa
from municipios.tasks import importar

# Como se mostra a diferença de cada família; as outras são do cadastro.
DIFERENCAS: dict[str, str] = {
    TipoImportacao.ADESOES: "admin/_diferenca_adesoes.html",
    TipoImportacao.PRESENCAS: "admin/_diferenca_linhas.html",
    TipoImportacao.RELATORIOS: "admin/_diferenca_linhas.html",
    TipoImportacao.USOS: "admin/_diferenca_linhas.html",
}
FEITO = {
    "confirmar": "Confirmada. O portal está aplicando a diferença.",
    "descartar": "Importação descartada. Nada mudou no cadastro.",
    "repetir": "O arquivo será conferido de novo.",
}


@admin.register(Importacao)
class ImportacaoAdmin(AdminDaEquipe):
    pode_mudar = staticmethod(importa)
    pode_acrescentar = True
    list_display = (
        "nome_original",
        "tipo",
        "situacao",
        "pedida_por",
        "pedida_em",
        "terminada_em",
    )
    list_filter = ("situacao", "tipo", "pedida_em")
    list_select_related = ("pedida_por",)
    search_fields = ("nome_original",)

    def get_urls(self) -> list[Any]:
        rota = path(
            "modelos/<slug:tipo>.csv",
            self.admin_site.admin_view(self.modelo),
            name="municipios_importacao_modelo",
        )
        return [rota, *super().get_urls()]

    def modelo(self, request: HttpRequest, tipo: str) -> HttpResponseBase:
        achado = importador(tipo)
        if achado is None:
            raise Http404
        cabecalho, *exemplos = achado.modelo
        return resposta_csv(f"modelo-de-{tipo}", cabecalho, exemplos)

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        pedido = {"tipo": request.GET.get("tipo", "")}
        form = ImportacaoForm(request.POST or None, request.FILES or None, initial=pedido)
        if form.is_valid():
            try:
                nova = dominio.receber(
                    form.cleaned_data["arquivo"],
                    por=pessoa(request),
                    tipo=form.cleaned_data["tipo"],
                    ano=form.cleaned_data["ano"],
                )
            except TransicaoInvalida as recusa:
                form.add_error("arquivo", str(recusa))
            else:
                return self._seguir(nova)
        return self._pagina(request, "admin/importacao_nova.html", "Importar arquivo", form=form)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        importacao: Importacao | None = self.get_object(request, object_id)
        if importacao is None or not self.has_view_permission(request):
            raise Http404
        repeticao = RepeticaoForm(importacao=importacao)
        if request.method == "POST":
            if request.POST.get("acao") == "repetir":
                repeticao = RepeticaoForm(request.POST, importacao=importacao)
            if repeticao.is_valid() or not repeticao.is_bound:
                return self._agir(request, importacao, repeticao)
        return self._pagina(
            request,
            "admin/importacao_ver.html",
            str(importacao),
            importacao=importacao,
            processando=importacao.situacao in IMPORTACAO_A_PROCESSAR,
            recusada=importacao.situacao == SituacaoImportacao.RECUSADA,
            diferenca=DIFERENCAS.get(importacao.tipo, "admin/_diferenca_cadastro.html"),
            atos={t.nome for t in permitidas(importacao, dominio.TRANSICOES, pessoa(request))},
            repeticao=repeticao,
        )

    def _agir(
        self, request: HttpRequest, importacao: Importacao, repeticao: RepeticaoForm
    ) -> HttpResponse:
        atos: dict[str, Callable[..., Importacao]] = {
            "confirmar": dominio.confirmar,
            "descartar": dominio.descartar,
            "repetir": partial(dominio.repetir, **getattr(repeticao, "cleaned_data", {})),
        }
        acao = request.POST.get("acao", "")
        if acao not in atos:
            raise Http404
        try:
            atos[acao](importacao, por=pessoa(request))
            messages.success(request, FEITO[acao])
        except TransicaoInvalida as recusa:
            messages.error(request, str(recusa))
        return self._seguir(importacao)

    def _seguir(self, importacao: Importacao) -> HttpResponse:
        """Adianta a varredura (fila fora não é erro: a próxima batida faz) e mostra a página."""
        transaction.on_commit(importar.delay, robust=True)
        return HttpResponseRedirect(
            reverse("admin:municipios_importacao_change", args=[importacao.pk])
        )

    def _pagina(
        self, request: HttpRequest, modelo: str, titulo: str, **contexto: Any
    ) -> TemplateResponse:
        comum = {**self.admin_site.each_context(request), "opts": self.opts, "title": titulo}
        return TemplateResponse(request, modelo, comum | contexto)
