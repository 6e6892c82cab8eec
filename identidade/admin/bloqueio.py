from django.contrib import admin

from identidade.domain.bloqueio import encerrar
from identidade.models import Bloqueio, BloqueioAcao, MotivoBloqueio
from municipios.admin.base import AdminDaEquipe, acao_com_motivo
from municipios.admin.carteira import filtro_da_carteira
from municipios.permissions import coordena


@admin.register(MotivoBloqueio)
class MotivoBloqueioAdmin(AdminDaEquipe):
    """O rol de motivos; o código de um motivo em uso não muda."""

    pode_mudar = staticmethod(coordena)
    pode_acrescentar = True
    list_display = ("nome", "codigo", "lado", "exige_texto", "ordem")

    def get_readonly_fields(self, request: object, obj: object = None) -> tuple[str, ...]:
        return ("codigo",) if obj else ()


@admin.register(Bloqueio)
class BloqueioAdmin(AdminDaEquipe):
    list_display = ("implantacao", "motivo", "lado", "situacao", "inicio", "fim")
    list_filter = (
        filtro_da_carteira("implantacao__ente"),
        "situacao",
        "motivo",
        "lado",
        "implantacao__ente__uf",
    )
    list_select_related = ("implantacao", "motivo")
    search_fields = ("implantacao__nome", "implantacao__ente__busca")
    actions = [acao_com_motivo(encerrar, "Encerrar bloqueios")]


@admin.register(BloqueioAcao)
class BloqueioAcaoAdmin(AdminDaEquipe):
    """Só se lê: quem bloqueia e libera é a situação da ação."""

    list_display = ("acao", "motivo", "inicio", "fim")
    list_filter = (
        filtro_da_carteira("acao__plano__ente"),
        ("fim", admin.EmptyFieldListFilter),
        "motivo",
        "acao__plano__ente__uf",
    )
    list_select_related = ("acao", "motivo")
    search_fields = ("acao__titulo", "acao__plano__ente__busca")
