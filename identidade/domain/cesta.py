"""A cesta: o que se pode pôr num plano sem escrever, do diagnóstico e dos roteiros dos produtos."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from django.db.models import Sum

from identidade.choices.plano import OrigemAcao, Prioridade
from identidade.domain.acao import Conteudo, Origem, acrescentar
from identidade.domain.recomendacao import recomendacoes
from identidade.models import Acao, Diagnostico, PlanoAcao, Produto, RegraAcao, Roteiro
from identidade.models.acao import MAIOR_PRAZO
from municipios.models import Usuario

PRAZO_DE_COSTUME, PRAZO_DO_ROTEIRO = 20, 60


@dataclass(frozen=True)
class Oferta:
    """`chave` é o que a página manda; `no_plano` diz que já foi escolhida."""

    chave: str
    conteudo: Conteudo
    origem: Origem
    no_plano: bool


def cesta(plano: PlanoAcao) -> list[Oferta]:
    """Primeiro as recomendações do último diagnóstico, com a razão; depois os roteiros vigentes."""
    postas = plano.acoes.no_plano()
    regras = set(postas.values_list("regra", flat=True))
    roteiros = set(postas.values_list("roteiro", flat=True))
    return [*_recomendadas(plano, regras), *_dos_roteiros(roteiros)]


@transaction.atomic
def escolher(plano: PlanoAcao, chaves: Iterable[str], *, por: Usuario) -> list[Acao]:
    """Põe no plano as escolhidas que ainda não estão nele; as outras chaves se ignoram."""
    pedidas = set(chaves)
    return [
        acrescentar(plano, oferta.conteudo, por=por, origem=oferta.origem)
        for oferta in cesta(plano)
        if oferta.chave in pedidas and not oferta.no_plano
    ]


def _recomendadas(plano: PlanoAcao, postas: set[str]) -> list[Oferta]:
    """Do mais novo enviado; sem nenhum, do que está em preenchimento."""
    do_ente = Diagnostico.objects.filter(ente=plano.ente_id).prefetch_related("secoes")
    diagnostico = do_ente.enviados().first() or do_ente.first()
    if diagnostico is None:
        return []
    regras, produtos = RegraAcao.objects.in_bulk(), Produto.objects.in_bulk()
    return [
        Oferta(
            f"regra-{item.codigo}",
            Conteudo(
                titulo=item.acao,
                produto=produtos.get(item.produto or ""),
                prazo_dias_uteis=PRAZO_DE_COSTUME,
                prioridade=Prioridade.ALTA,
            ),
            Origem(
                OrigemAcao.RECOMENDACAO,
                razao=f"{item.razao} Respondeu-se no diagnóstico: {item.porque}",
                regra=regras[item.codigo],
            ),
            item.codigo in postas,
        )
        for item in recomendacoes(diagnostico)
    ]


def _dos_roteiros(postos: set[int]) -> list[Oferta]:
    vigentes = Roteiro.objects.vigentes().select_related("produto")
    dias = dict(vigentes.annotate(soma=Sum("etapas__prazo_dias_uteis")).values_list("pk", "soma"))
    return [
        Oferta(
            f"roteiro-{roteiro.pk}",
            Conteudo(
                titulo=_titulo(roteiro),
                produto=roteiro.produto,
                # Só algumas etapas têm prazo: a soma delas não é o do caminho inteiro.
                prazo_dias_uteis=min(MAIOR_PRAZO, max(dias[roteiro.pk] or 0, PRAZO_DO_ROTEIRO)),
            ),
            Origem(
                OrigemAcao.ROTEIRO,
                razao=f"Segue as etapas do roteiro, versão {roteiro.versao}.",
                roteiro=roteiro,
            ),
            roteiro.pk in postos,
        )
        for roteiro in vigentes.order_by("produto__ordem", "via")
    ]


def _titulo(roteiro: Roteiro) -> str:
    return f"{roteiro.produto.nome}: da solicitação ao uso ({roteiro.get_via_display()})"[:160]
