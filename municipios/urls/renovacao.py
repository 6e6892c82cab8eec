"""Publicar o texto do termo e a nova assinatura que ele pede."""

from django.urls import URLPattern, path

from municipios.views import modelo_termo, reassinatura, renovacao

urlpatterns: list[URLPattern] = [
    path(
        "equipe/textos-do-termo/<int:pk>/publicar/",
        modelo_termo.modelo_termo_publicar,
        name="modelo_termo_publicar",
    ),
    path("equipe/renovacoes/", renovacao.renovacao_listar, name="renovacao_listar"),
    path("equipe/renovacoes/<int:pk>/", renovacao.renovacao_ver, name="renovacao_ver"),
    path(
        "equipe/renovacoes/<int:pk>/faltam.csv",
        renovacao.renovacao_csv,
        name="renovacao_csv",
    ),
    path(
        "equipe/renovacoes/<int:pk>/cancelar/",
        renovacao.renovacao_cancelar,
        name="renovacao_cancelar",
    ),
    path(
        "entes/<str:codigo_ibge>/nova-assinatura/",
        reassinatura.reassinatura_ver,
        name="reassinatura_ver",
    ),
    path(
        "novas-assinaturas/<int:pk>/preparar/",
        reassinatura.reassinatura_preparar,
        name="reassinatura_preparar",
    ),
    path(
        "novas-assinaturas/<int:pk>/dispensar/",
        reassinatura.reassinatura_dispensar,
        name="reassinatura_dispensar",
    ),
]
