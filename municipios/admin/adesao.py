from django.contrib import admin

from municipios.admin.base import AdminDaEquipe, acao_com_motivo
from municipios.domain.denuncia import encerrar, retirar_denuncia
from municipios.models import Adesao


@admin.register(Adesao)
class AdesaoAdmin(AdminDaEquipe):
    """Consulta e filas; registrar, denunciar e substituir são feitos na página da adesão."""

    list_display = (
        "ente",
        "situacao",
        "origem",
        "assinada_em",
        "vigente_desde",
        "signatario_nome",
    )
    list_filter = ("situacao", "origem", "ente__uf", "ente__esfera", "assinada_em")
    list_select_related = ("ente",)
    search_fields = (
        "ente__busca",
        "ente__codigo_ibge",
        "signatario_nome",
        "numero_sei",
    )
    exclude = ("signatario_cpf",)
    actions = [
        acao_com_motivo(encerrar, "Encerrar as denunciadas que já fizeram efeito"),
        acao_com_motivo(retirar_denuncia, "Registrar desistência da denúncia"),
    ]
    view_on_site = False
    change_list_template = "admin/lista_de_adesoes.html"
