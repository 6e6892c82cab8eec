from django.contrib import admin

from identidade.models import Verificacao
from municipios.admin.base import AdminDaEquipe


@admin.register(Verificacao)
class VerificacaoAdmin(AdminDaEquipe):
    """O que o verificador viu; pedir outra se faz na página da implantação."""

    list_display = ("implantacao", "ente", "origem", "resultado", "pedida_em", "resumo")
    list_filter = ("resultado", "situacao", "origem", "implantacao__produto")
    list_select_related = ("implantacao__ente",)
    search_fields = ("implantacao__nome", "implantacao__ente__busca")

    @admin.display(description="Ente", ordering="implantacao__ente")
    def ente(self, verificacao: Verificacao) -> str:
        return str(verificacao.implantacao.ente)
