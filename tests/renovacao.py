"""Construtores da nova assinatura: um texto novo publicado, e o pedido a um ente."""

from datetime import date
from typing import Any

from municipios.choices.renovacao import SituacaoRenovacao
from municipios.domain.modelo_termo import proxima_versao
from municipios.models import Ente, ModeloTermo, Reassinatura, Renovacao, Usuario

PRAZO = date(2099, 3, 31)


def criar_texto(*, por: Usuario, **campos: Any) -> ModeloTermo:
    """Texto municipal ainda por publicar, que vale desde 2026."""
    padrao = {
        "esfera": "municipal",
        "versao": proxima_versao("municipal"),
        "titulo": "Termo de adesão",
        "texto": "{ente} adere, com texto novo.",
        "base_legal": "Portaria 1/2026",
        "inicio": date(2026, 1, 1),
    }
    return ModeloTermo.objects.create(criado_por=por, **(padrao | campos))


def criar_reassinatura(ente: Ente, *, por: Usuario) -> Reassinatura:
    """Pedido em aberto, numa renovação aberta do texto mais novo da esfera do ente."""
    modelo = ModeloTermo.objects.filter(esfera=ente.esfera).order_by("-versao")[0]
    renovacao, _ = Renovacao.objects.get_or_create(
        modelo=modelo,
        situacao=SituacaoRenovacao.ABERTA,
        defaults={"prazo": PRAZO, "criada_por": por, "total": 1},
    )
    return Reassinatura.objects.create(renovacao=renovacao, ente=ente, prazo=PRAZO)
