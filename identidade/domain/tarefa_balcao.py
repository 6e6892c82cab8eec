"""O que espera pelo ente numa unidade do Balcão que já está no ar."""

from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from identidade.choices import SITUACOES_INTEGRADAS, CodigoProduto
from identidade.models import Atendente, Balcao, Implantacao

Espera = tuple[str, str, str, int]  # assunto, título, explicação, o que se abre


def da_unidade() -> dict[str, Any]:
    """Anotações da implantação: a ficha dela, e se alguém da equipe tem a conta conferida."""
    fichas = Balcao.objects.filter(implantacao=OuterRef("pk")).order_by()
    conferidos = Atendente.objects.conferidos().filter(balcao__implantacao=OuterRef("pk"))
    return {"ficha_id": Subquery(fichas.values("pk")[:1]), "tem_conferido": Exists(conferidos)}


def espera_da_unidade(implantacao: Implantacao) -> list[Espera]:
    no_ar = implantacao.situacao in SITUACOES_INTEGRADAS
    if implantacao.produto_id != CodigoProduto.BALCAO or not no_ar:
        return []
    nome, ficha = implantacao.nome, getattr(implantacao, "ficha_id", None)
    if ficha is None:
        explicacao = "Sem endereço e horário, a unidade não aparece na lista pública."
        return [("balcao", f"Preencher a ficha da unidade {nome}", explicacao, implantacao.pk)]
    if not getattr(implantacao, "tem_conferido", False):
        explicacao = "Ninguém da equipe tem a conta prata ou ouro conferida."
        return [("equipe_balcao", f"Conferir a equipe da unidade {nome}", explicacao, ficha)]
    return []
