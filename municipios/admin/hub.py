from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from municipios.admin.base import AdminDaEquipe, acao_com_motivo
from municipios.domain.delegacao import revogar
from municipios.domain.hub import cadastrar, corrigir, desativar, encerrar, reativar
from municipios.forms.hub import HubForm
from municipios.http.pessoa import pessoa
from municipios.models import Delegacao, Hub, Operador
from municipios.permissions import cadastra_hub


@admin.register(Hub)
class HubAdmin(AdminDaEquipe):
    form = HubForm
    pode_mudar = staticmethod(cadastra_hub)
    pode_acrescentar = True
    list_display = ("sigla", "nome", "tipo", "cnpj_formatado", "ufs", "situacao")
    list_filter = ("situacao", "tipo")
    search_fields = ("nome", "sigla", "cnpj")
    autocomplete_fields = ("ente",)
    readonly_fields = ("situacao",)
    actions = [acao_com_motivo(desativar, "Desativar hubs"), acao_com_motivo(reativar, "Reativar")]

    def save_model(self, request: HttpRequest, obj: Hub, form: Any, change: bool) -> None:
        if change:
            corrigir(obj, por=pessoa(request), campos=form.changed_data)
        else:
            cadastrar(obj, por=pessoa(request))


@admin.register(Operador)
class OperadorAdmin(AdminDaEquipe):
    list_display = (
        "hub", "nome", "cpf_mascarado", "papel", "situacao", "inicio", "fim", "confirmado_em"
    )  # fmt: skip
    list_filter = ("situacao", "papel", "hub")
    list_select_related = ("hub",)
    search_fields = ("nome", "email", "hub__nome", "hub__sigla")
    exclude = ("cpf",)
    actions = [acao_com_motivo(encerrar, "Encerrar operadores")]


@admin.register(Delegacao)
class DelegacaoAdmin(AdminDaEquipe):
    list_display = ("ente", "hub", "situacao", "inicio", "fim", "delegada_por", "revogada_em")
    list_filter = ("situacao", "hub", "ente__uf", "delegada_em")
    list_select_related = ("ente", "hub", "delegada_por")
    search_fields = ("ente__busca", "ente__codigo_ibge", "hub__nome", "hub__sigla")
    actions = [acao_com_motivo(revogar, "Revogar delegações")]
