"""O que um ente precisa ter antes de começar um roteiro, e o que falta a ele hoje."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.utils import timezone

from identidade.choices import (
    SITUACOES_HOMOLOGADAS,
    SITUACOES_INTEGRADAS,
    SituacaoImplantacao,
    TipoPreRequisito,
)
from identidade.models import Implantacao, PreRequisito, Roteiro
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Adesao, Ente


@dataclass(frozen=True)
class Falta:
    """Um pré-requisito não atendido: `codigo` para máquina, o resto para pessoa."""

    codigo: str
    motivo: str
    o_que_fazer: str
    fundamento: str = ""
    produto_id: str = ""

    def __str__(self) -> str:
        return f"{self.motivo} {self.o_que_fazer}"


class PreRequisitoNaoAtendido(TransicaoInvalida):
    """`codigo` é o da primeira falta; `faltas` traz todas, de uma vez."""

    def __init__(self, faltas: list[Falta]) -> None:
        super().__init__(" ".join(map(str, faltas)), codigo=faltas[0].codigo)
        self.faltas = faltas


@dataclass(frozen=True)
class Retrato:
    """O que os pré-requisitos olham num ente, lido em duas consultas para quantos roteiros for."""

    aderiu: bool
    situacoes: frozenset[tuple[str, str]]

    def tem(self, produto: str | None, situacoes: Iterable[SituacaoImplantacao]) -> bool:
        return any((produto, situacao) in self.situacoes for situacao in situacoes)


def retratar(ente: Ente) -> Retrato:
    pares = Implantacao.objects.filter(ente=ente).values_list("produto_id", "situacao")
    return Retrato(
        aderiu=Adesao.objects.em_vigor().filter(ente=ente).exists(),
        situacoes=frozenset(pares),
    )


def faltas(retrato: Retrato, roteiro: Roteiro, *, hoje: date) -> list[Falta]:
    """O que falta para começar este roteiro no dia; lista vazia: pode começar.

    Use `roteiro` com `pre_requisitos__produto` já lidos quando forem muitos.
    """
    return [
        _explicar(exigencia)
        for exigencia in roteiro.pre_requisitos.all()
        if exigencia.vale_em(hoje) and not _atendido(exigencia, retrato)
    ]


def exigir(ente: Ente, roteiro: Roteiro, *, hoje: date) -> None:
    """Levanta `PreRequisitoNaoAtendido` com todas as faltas do dia."""
    achadas = faltas(retratar(ente), roteiro, hoje=hoje)
    if achadas:
        raise PreRequisitoNaoAtendido(achadas)


def _atendido(exigencia: PreRequisito, retrato: Retrato) -> bool:
    if exigencia.tipo == TipoPreRequisito.ADESAO_VIGENTE:
        return retrato.aderiu
    if exigencia.tipo == TipoPreRequisito.PRODUTO_HOMOLOGADO:
        return retrato.tem(exigencia.produto_id, SITUACOES_HOMOLOGADAS)
    return retrato.tem(exigencia.produto_id, SITUACOES_INTEGRADAS)


def _explicar(exigencia: PreRequisito) -> Falta:
    if exigencia.tipo == TipoPreRequisito.ADESAO_VIGENTE:
        motivo = "O ente não tem adesão à Rede GOV.BR em vigor."
        o_que_fazer = "Peça à chefia do Executivo que assine o termo de adesão e depois volte aqui."
    else:
        nome = exigencia.produto.nome if exigencia.produto else ""
        pronto = "homologado"
        if exigencia.tipo == TipoPreRequisito.PRODUTO_EM_PRODUCAO:
            pronto = "em produção"
        motivo = f"O ente ainda não tem “{nome}” {pronto} em nenhum sistema."
        o_que_fazer = (
            f"Comece ou continue uma implantação de “{nome}” e volte quando ela chegar lá."
        )
    return Falta(
        codigo=exigencia.tipo,
        motivo=motivo,
        o_que_fazer=o_que_fazer,
        fundamento=exigencia.fundamento,
        produto_id=exigencia.produto_id or "",
    )


@dataclass(frozen=True)
class Opcao:
    """Um roteiro em vigor e o que falta ao ente para começar por ele."""

    roteiro: Roteiro
    faltas: list[Falta]


def opcoes(ente: Ente, *, hoje: date | None = None) -> list[Opcao]:
    """Todos os caminhos possíveis hoje, com as faltas de cada um, antes de se escrever nada."""
    hoje = hoje or timezone.localdate()
    retrato = retratar(ente)
    roteiros = (
        Roteiro.objects.vigentes(hoje)
        .select_related("produto")
        .prefetch_related("pre_requisitos__produto")
        .order_by("produto__ordem", "via")
    )
    return [Opcao(roteiro, faltas(retrato, roteiro, hoje=hoje)) for roteiro in roteiros]
