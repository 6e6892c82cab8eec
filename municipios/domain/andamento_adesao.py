"""Em que ponto está a adesão que se prepara no portal, e de quem é a vez."""

from dataclasses import dataclass

from municipios.choices import SituacaoAdesao
from municipios.choices.assinatura import SituacaoAssinatura, SituacaoTermo
from municipios.domain.adesao import TRANSICOES
from municipios.domain.termo import faltas
from municipios.domain.transicoes import Transicao, permitidas
from municipios.models import Adesao, Assinatura, ConviteAssinatura, Diligencia, Termo, Usuario


@dataclass(frozen=True)
class AndamentoDaAdesao:
    """`faltas` só se dizem no rascunho; `termo` é o último pedido; `assinaturas`, da mais nova."""

    adesao: Adesao
    faltas: list[str]
    termo: Termo | None
    assinaturas: list[Assinatura]
    convite: ConviteAssinatura | None
    diligencia: Diligencia | None
    acoes: list[Transicao]

    @property
    def gerando(self) -> bool:
        return self.termo is not None and self.termo.situacao == SituacaoTermo.PEDIDO

    @property
    def conferindo(self) -> bool:
        espera = (SituacaoAssinatura.RECEBIDA, SituacaoAssinatura.CONFERINDO)
        return any(assinatura.situacao in espera for assinatura in self.assinaturas)

    @property
    def em_rascunho(self) -> bool:
        return self.adesao.situacao == SituacaoAdesao.RASCUNHO

    @property
    def espera_assinatura(self) -> bool:
        return self.adesao.situacao == SituacaoAdesao.AGUARDANDO_ASSINATURA

    @property
    def falhou(self) -> bool:
        return self.em_rascunho and bool(self.termo and self.termo.situacao == SituacaoTermo.FALHOU)


def andamento_da_adesao(adesao: Adesao, usuario: Usuario) -> AndamentoDaAdesao:
    """O que a página mostra de uma adesão em preparação."""
    em_rascunho = adesao.situacao == SituacaoAdesao.RASCUNHO
    autoridade = adesao.ente.autoridades.no_cargo_em().first() if em_rascunho else adesao.autoridade
    return AndamentoDaAdesao(
        adesao=adesao,
        faltas=faltas(adesao, autoridade) if em_rascunho else [],
        termo=adesao.termos.first(),
        assinaturas=list(adesao.assinaturas.all()[:20]),
        convite=adesao.convites.em_aberto().first(),
        acoes=permitidas(adesao, TRANSICOES, usuario),
        diligencia=adesao.diligencias.filter(respondida_em=None).first(),
    )
