"""A ação do plano e a implantação que a cumpre: ligar, desligar, começar uma já ligada.

A ação diz até onde a implantação deve chegar. Quando chega, o portal propõe concluir a ação; quem
conclui é sempre uma pessoa, porque a ação pode pedir mais do que os passos provam. A implantação
nunca muda por causa do plano.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction

from identidade.choices import SituacaoImplantacao
from identidade.choices.plano import SituacaoPlano
from identidade.domain.engajamento import marcar_reacao
from identidade.domain.implantacao import criar_implantacao
from identidade.domain.plano import travar
from identidade.models import Acao, Implantacao
from identidade.permissions import mexe_na_acao
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, registrar, salvar
from municipios.models import Usuario

PADRAO = SituacaoImplantacao.EM_PRODUCAO


@transaction.atomic
def ligar(acao: Acao, implantacao: Implantacao, *, por: Usuario, meta: str = PADRAO) -> Acao:
    """Diz que esta implantação cumpre a ação.

    Raises:
        SemPermissao: a ação não cabe à pessoa.
        TransicaoInvalida: plano encerrado, ação resolvida, ou implantação de outro ente ou produto.
    """
    fresca = _aberta(acao, por)
    de_ca = (fresca.plano.ente_id, fresca.produto_id)
    if fresca.produto_id is None or (implantacao.ente_id, implantacao.produto_id) != de_ca:
        raise TransicaoInvalida(
            "A implantação é de outro produto ou de outro ente. Escolha uma do produto da ação; se "
            "a ação não diz o produto, mude-a primeiro.",
            codigo="implantacao",
        )
    dados = {"implantacao": implantacao.pk, "meta": meta}
    return _gravar(fresca, por, "ligar", "Ligou a ação à implantação", implantacao, meta, dados)


@transaction.atomic
def desligar(acao: Acao, *, por: Usuario) -> Acao:
    fresca = _aberta(acao, por)
    dados = {"implantacao": fresca.implantacao_id}
    return _gravar(fresca, por, "desligar", "Desligou a ação da implantação", None, "", dados)


@transaction.atomic
def comecar_e_ligar(acao: Acao, *, por: Usuario, via: str, nome: str, meta: str = PADRAO) -> Acao:
    """Começa a implantação do produto da ação e a liga; ou as duas coisas, ou nenhuma."""
    fresca = _aberta(acao, por)
    if fresca.produto is None:
        raise TransicaoInvalida("Diga antes o produto da ação.", codigo="produto")
    nova = criar_implantacao(fresca.plano.ente, produto=fresca.produto, via=via, nome=nome, por=por)
    return ligar(fresca, nova, por=por, meta=meta)


def pode_ligar(acao: Acao, usuario: Usuario) -> bool:
    aberta = acao.plano.situacao != SituacaoPlano.ENCERRADO and acao.aberta
    return aberta and acao.produto_id is not None and mexe_na_acao(usuario, acao)


def acoes_ligadas(resumos: Iterable[dict[str, Any]]) -> list[Acao]:
    """As que a consulta da implantação já trouxe (`resumidas`), sem ir ao banco outra vez."""
    return [
        Acao(**resumo | {"prazo": date.fromisoformat(resumo["prazo"]) if resumo["prazo"] else None})
        for resumo in resumos
    ]


def _aberta(acao: Acao, por: Usuario) -> Acao:
    plano = travar(acao.plano_id)
    fresca = plano.acoes.com_tudo().get(pk=acao.pk)
    if not mexe_na_acao(por, fresca):
        raise SemPermissao("Ligar a ação a uma implantação")
    if plano.situacao == SituacaoPlano.ENCERRADO or not fresca.aberta:
        raise TransicaoInvalida("A ação já foi resolvida, ou o plano foi encerrado.")
    if fresca.mudanca and "produto_id" in fresca.mudanca:
        raise TransicaoInvalida(
            "O aditivo em preparo muda o produto desta ação. Acordem-no antes de ligá-la.",
            codigo="aditivo",
        )
    return fresca


def _gravar(
    acao: Acao,
    por: Usuario,
    ato: str,
    rotulo: str,
    implantacao: Implantacao | None,
    meta: str,
    dados: dict[str, Any],
) -> Acao:
    acao.implantacao, acao.meta = implantacao, meta
    salvar(acao, ["implantacao", "meta"])
    registrar(acao, ato, rotulo, por=por, dados=dados)
    marcar_reacao(acao.plano, por)
    return acao
