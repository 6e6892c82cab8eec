from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html

from municipios.admin.base import AdminDaEquipe
from municipios.models import PedidoAutoridade


@admin.register(PedidoAutoridade)
class PedidoAutoridadeAdmin(AdminDaEquipe):
    """Só leitura: responde-se na página do pedido, que a coluna abre. Rascunho não aparece."""

    list_display = (
        "ente",
        "cargo",
        "nome",
        "cpf_mascarado",
        "origem",
        "situacao",
        "enviado_em",
        "pagina",
    )
    list_filter = ("situacao", "origem", "condicao", "ente__uf", "enviado_em")
    list_select_related = ("ente",)
    search_fields = ("nome", "ente__busca", "ente__codigo_ibge")
    exclude = ("cpf", "documentos", "chave")

    def get_queryset(self, request: HttpRequest) -> QuerySet[PedidoAutoridade]:
        return PedidoAutoridade.objects.enviados()

    @admin.display(description="página")
    def pagina(self, pedido: PedidoAutoridade) -> str:
        endereco = reverse("pedido_autoridade_ver", args=[pedido.pk])
        return format_html('<a href="{}">Abrir o pedido</a>', endereco)
