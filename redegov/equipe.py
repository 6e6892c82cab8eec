"""O sítio da equipe da SGD: o admin do Django com quadro do dia e a nossa entrada."""

from typing import Any

from django.contrib import admin
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse

from identidade.choices import Responsavel, SituacaoEvidencia
from identidade.domain.fila_plano import RecortePlano
from identidade.domain.quadro import Fila, quadro_do_dia
from municipios.choices import (
    SituacaoAdesao,
    SituacaoImportacao,
    SituacaoNotificacao,
    SituacaoPontoFocal,
)
from municipios.choices.mensagem import Lado
from municipios.http.pessoa import pessoa
from municipios.permissions import eh_da_equipe

# Cada fila do quadro abre a lista do admin já filtrada.
LISTA_DA_FILA = {
    "vez_da_sgd": (
        "admin:identidade_implantacao_changelist",
        f"?vez={Responsavel.SGD}",
    ),
    "analises": ("analise_listar", ""),
    "planos": ("plano_equipe", f"?recorte={RecortePlano.A_ESPERA_DA_SGD}"),
    "provas": (
        "admin:identidade_evidencia_changelist",
        f"?situacao__exact={SituacaoEvidencia.EM_CONFERENCIA}",
    ),
    "pedidos": ("pedido_autoridade_listar", ""),
    "conversas": ("admin:municipios_mensagem_changelist", f"?vez={Lado.SGD}"),
    "paradas": ("admin:identidade_implantacao_changelist", "?parada=30"),
    "sem_confirmar": (
        "admin:municipios_pontofocal_changelist",
        f"?situacao__exact={SituacaoPontoFocal.INDICADO}",
    ),
    "indicacoes": ("indicacao_listar", ""),
    "poucos_focais": ("admin:municipios_ente_changelist", "?focais=poucos"),
    "denuncias": (
        "admin:municipios_adesao_changelist",
        f"?situacao__exact={SituacaoAdesao.DENUNCIADA}",
    ),
    "contradicoes": ("contradicao_listar", "?de=minhas"),
    "roteiros": ("admin:identidade_roteiro_changelist", "?publicado_em__isempty=1"),
    "importacoes": (
        "admin:municipios_importacao_changelist",
        f"?situacao__exact={SituacaoImportacao.CONFERIDA}",
    ),
    "recusadas": (
        "admin:municipios_notificacao_changelist",
        f"?situacao__exact={SituacaoNotificacao.RECUSADA}",
    ),
}

NOSSOS = ("identidade.", "municipios.")


def _endereco(fila: Fila) -> str:
    rota, consulta = LISTA_DA_FILA[fila.codigo]
    return reverse(rota) + consulta


class SitioDaEquipe(admin.AdminSite):
    site_header = "Rede GOV.BR: equipe da SGD"
    site_title = "Equipe da SGD"
    index_title = "O que precisa de você hoje"
    index_template = "admin/quadro.html"
    enable_nav_sidebar = True

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Só o que é do portal: as bibliotecas também se registram, e ninguém usa o que mostram."""
        if admin_class and admin_class.__module__.startswith(NOSSOS):
            super().register(model_or_iterable, admin_class, **options)

    def has_permission(self, request: HttpRequest) -> bool:
        return eh_da_equipe(request.user)

    def index(self, request: HttpRequest, extra_context: Any = None) -> TemplateResponse:
        filas = [(fila, _endereco(fila)) for fila in quadro_do_dia(pessoa(request))]
        return super().index(request, {"filas": filas, **(extra_context or {})})

    def login(self, request: HttpRequest, extra_context: Any = None) -> HttpResponse:
        """A entrada é uma só; quem entrou e não é da equipe recebe 404, não outro formulário."""
        destino = request.GET.get("next") or reverse("admin:index")
        return redirect_to_login(destino, reverse("account_login"))
