from django.contrib import admin

from municipios.admin.base import AdminDaEquipe, acao_com_motivo
from municipios.domain.campanha import encerrar
from municipios.domain.reconfirmacao import dispensar
from municipios.models import Campanha, Posse, Reconfirmacao
from municipios.permissions import coordena


@admin.register(Posse)
class PosseAdmin(AdminDaEquipe):
    """O dia em que começa o mandato de toda a esfera; na véspera, o anterior acaba."""

    pode_mudar = staticmethod(coordena)
    pode_acrescentar = True
    list_display = ("esfera", "data", "referencia")
    list_filter = ("esfera",)
    search_fields = ("referencia",)


@admin.register(Campanha)
class CampanhaAdmin(AdminDaEquipe):
    """Abre-se na página de campanhas, que mostra antes quem será alcançado."""

    change_list_template = "admin/lista_de_campanhas.html"
    list_display = (
        "nome", "motivo", "publico", "uf", "coorte", "inicio", "prazo", "situacao", "criada_por",
    )  # fmt: skip
    list_filter = ("situacao", "motivo", "publico", "automatica")
    list_select_related = ("coorte", "criada_por")
    search_fields = ("nome", "referencia")
    actions = [acao_com_motivo(encerrar, "Encerrar campanhas")]


@admin.register(Reconfirmacao)
class ReconfirmacaoAdmin(AdminDaEquipe):
    list_display = (
        "ente", "assunto", "pessoa", "situacao", "prazo", "campanha", "resolvida_por",
        "resolvida_em",
    )  # fmt: skip
    list_filter = ("situacao", "assunto", "campanha__motivo", "ente__uf")
    list_select_related = ("ente", "campanha", "autoridade", "ponto_focal", "resolvida_por")
    search_fields = ("ente__busca", "ente__codigo_ibge")
    autocomplete_fields = ("ente", "campanha")
    actions = [acao_com_motivo(dispensar, "Dispensar respostas")]
