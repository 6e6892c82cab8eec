from django.contrib import admin

from identidade.models import Contagem, ContagemDiaria, Reconciliacao
from municipios.admin.base import AdminDaEquipe


@admin.register(Contagem)
class ContagemAdmin(AdminDaEquipe):
    list_display = ("dimensao", "chave", "esfera", "indicador", "entes", "populacao")
    list_filter = ("dimensao", "esfera")
    search_fields = ("chave", "indicador")


@admin.register(ContagemDiaria)
class ContagemDiariaAdmin(AdminDaEquipe):
    list_display = (
        "dia",
        "dimensao",
        "chave",
        "esfera",
        "indicador",
        "entes",
        "populacao",
    )
    list_filter = ("dia", "dimensao", "esfera")
    search_fields = ("chave", "indicador")


@admin.register(Reconciliacao)
class ReconciliacaoAdmin(AdminDaEquipe):
    list_display = ("feita_em", "divergencias", "duracao_ms")
