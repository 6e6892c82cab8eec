from django.contrib import admin

from municipios.admin.base import AdminDaEquipe
from municipios.models import Notificacao, RegraLembrete
from municipios.permissions import coordena


@admin.register(Notificacao)
class NotificacaoAdmin(AdminDaEquipe):
    list_display = (
        "criada_em",
        "motivo",
        "ente",
        "nome_destinatario",
        "situacao",
        "tentativas",
        "repeticoes",
        "enviada_em",
    )
    list_filter = ("situacao", "motivo", "ente__uf", "criada_em")
    list_select_related = ("ente",)
    search_fields = ("chave", "destinatario", "ente__busca")
    # O contexto do aviso por enviar pode trazer o segredo de um convite.
    exclude = ("contexto",)


@admin.register(RegraLembrete)
class RegraLembreteAdmin(AdminDaEquipe):
    pode_mudar = staticmethod(coordena)
    list_display = ("codigo", "descricao", "dias", "repete_a_cada", "ativa")
    readonly_fields = ("codigo",)
