"""O que espera pelo ente numa unidade do Balcão que já está no ar."""

from typing import Any

from django.db.models import Exists, OuterRef, Subquery

from identidade.choices import SITUACOES_INTEGRADAS, CodigoProduto
from identidade.choices.tarefa import Assunto, Vez
from identidade.domain.tarefa import Tarefa
from identidade.models import Atendente, Balcao, Implantacao


def sobre_a_unidade() -> dict[str, Any]:
    """Anotações da implantação: a ficha dela, e se alguém da equipe tem a conta conferida."""
    fichas = Balcao.objects.filter(implantacao=OuterRef("pk")).order_by()
    conferidos = Atendente.objects.conferidos().filter(balcao__implantacao=OuterRef("pk"))
    return {"ficha_id": Subquery(fichas.values("pk")[:1]), "tem_conferido": Exists(conferidos)}


def da_unidade(implantacao: Implantacao) -> list[Tarefa]:
    no_ar = implantacao.situacao in SITUACOES_INTEGRADAS
    if implantacao.produto_id != CodigoProduto.BALCAO or not no_ar:
        return []
    nome, ficha = implantacao.nome, getattr(implantacao, "ficha_id", None)
    if ficha is None:
        explicacao = "Sem endereço e horário, a unidade não aparece na lista pública."
        titulo = f"Preencher a ficha da unidade {nome}"
        return [Tarefa(Assunto.BALCAO, titulo, explicacao, Vez.ENTE, implantacao.pk)]
    if not getattr(implantacao, "tem_conferido", False):
        explicacao = "Ninguém da equipe tem a conta prata ou ouro conferida."
        titulo = f"Conferir a equipe da unidade {nome}"
        return [Tarefa(Assunto.EQUIPE_BALCAO, titulo, explicacao, Vez.ENTE, ficha)]
    return []
