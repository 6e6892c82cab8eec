"""As âncoras do histórico: a equipe vê a lista e baixa cada uma, como foi guardada."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.urls import path, reverse
from django.utils.html import format_html

from municipios.admin.base import AdminDaEquipe
from municipios.models import Ancora


@admin.register(Ancora)
class AncoraAdmin(AdminDaEquipe):
    list_display = ("dia", "atos", "elo", "assinada", "feita_em", "baixar")
    list_filter = ("dia",)
    fields = ("dia", "atos", "ate", "anterior", "elo", "assinada", "feita_em", "baixar")
    readonly_fields = ("assinada", "feita_em", "baixar")

    def get_queryset(self, request: HttpRequest) -> QuerySet:
        return super().get_queryset(request).defer("conteudo")

    def get_urls(self) -> list[Any]:
        rota = path(
            "<path:object_id>/arquivo.json",
            self.admin_site.admin_view(self.arquivo),
            name="municipios_ancora_arquivo",
        )
        return [rota, *super().get_urls()]

    @admin.display(description="assinatura")
    def assinada(self, ancora: Ancora) -> str:
        """Só se há; se confere, quem diz é `manage.py verificar_historico`."""
        return f"Ed25519: {ancora.assinatura}" if ancora.assinatura else "Sem assinatura"

    @admin.display(description="arquivo")
    def baixar(self, ancora: Ancora) -> str:
        endereco = reverse("admin:municipios_ancora_arquivo", args=[ancora.pk])
        return format_html(
            '<a href="{}">Baixar a âncora de {}</a>', endereco, f"{ancora.dia:%d/%m/%Y}"
        )

    def arquivo(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Os bytes exatos: o SHA-256 do que se baixa é o elo da âncora."""
        if not self.has_view_permission(request):
            return HttpResponse(status=404)
        ancora = get_object_or_404(Ancora, pk=object_id)
        resposta = HttpResponse(ancora.conteudo, content_type="application/json")
        nome = f"ancora-{ancora.dia:%Y-%m-%d}.json"
        resposta["Content-Disposition"] = f'attachment; filename="{nome}"'
        return resposta
