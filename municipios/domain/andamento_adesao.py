"""Em que ponto está a adesão que se prepara no portal, e de quem é a vez."""

from dataclasses import dataclass

from municipios.choices import ADESAO_COM_A_SGD, ADESAO_PASSAVEL, SituacaoAdesao
from municipios.choices.assinatura import ASSINATURA_A_CONFERIR, SituacaoTermo
from municipios.domain.adesao import TRANSICOES
from municipios.domain.contra_assinatura import impedimento
from municipios.domain.termo import faltas
from municipios.domain.termo_anterior import diferenca
from municipios.domain.transicoes import Transicao, permitidas
from municipios.models import (
    Adesao,
    Assinatura,
    ContraAssinatura,
    ConviteAssinatura,
    Diligencia,
    Termo,
    Usuario,
)


@dataclass(frozen=True)
class AndamentoDaAdesao:
    """`faltas` só se dizem no rascunho; `termo` e `diligencia` são os últimos.

    `contra` é a assinatura da SGD que falta; `impedimento`, por que esta pessoa não a faz.
    """

    adesao: Adesao
    faltas: list[str]
    termo: Termo | None
    assinaturas: list[Assinatura]
    convite: ConviteAssinatura | None
    diligencia: Diligencia | None
    acoes: list[Transicao]
    mudou: list[tuple[str, str, str]]
    contra: ContraAssinatura | None
    impedimento: str

    @property
    def gerando(self) -> bool:
        return self.termo is not None and self.termo.situacao == SituacaoTermo.PEDIDO

    @property
    def conferindo(self) -> bool:
        return any(a.situacao in ASSINATURA_A_CONFERIR for a in self.assinaturas)

    @property
    def em_rascunho(self) -> bool:
        return self.adesao.situacao == SituacaoAdesao.RASCUNHO

    @property
    def espera_assinatura(self) -> bool:
        return self.adesao.situacao == SituacaoAdesao.AGUARDANDO_ASSINATURA

    @property
    def em_diligencia(self) -> bool:
        return self.adesao.situacao == SituacaoAdesao.EM_DILIGENCIA

    @property
    def espera_a_sgd(self) -> bool:
        return self.adesao.situacao in ADESAO_COM_A_SGD

    @property
    def na_analise(self) -> bool:
        """Já tem, ou já teve, quem analise: a análise se passa a outra pessoa."""
        return self.adesao.situacao in ADESAO_PASSAVEL

    @property
    def falhou(self) -> bool:
        return self.em_rascunho and bool(self.termo and self.termo.situacao == SituacaoTermo.FALHOU)


def andamento_da_adesao(adesao: Adesao, usuario: Usuario) -> AndamentoDaAdesao:
    """O que a página mostra de uma adesão em preparação."""
    em_rascunho = adesao.situacao == SituacaoAdesao.RASCUNHO
    autoridade = adesao.ente.autoridades.no_cargo_em().first() if em_rascunho else adesao.autoridade
    espera_a_sgd = adesao.situacao == SituacaoAdesao.AGUARDANDO_SGD
    esperam = ContraAssinatura.objects.em_espera().filter(termo__adesao=adesao)
    prontos = list(adesao.termos.prontos().select_related("modelo")[:2])
    return AndamentoDaAdesao(
        adesao=adesao,
        faltas=faltas(adesao, autoridade) if em_rascunho else [],
        termo=adesao.termos.first(),
        assinaturas=list(adesao.assinaturas.all()[:20]),
        convite=adesao.convites.em_aberto().first(),
        mudou=diferenca(*prontos) if len(prontos) > 1 else [],
        acoes=permitidas(adesao, TRANSICOES, usuario),
        contra=esperam.first() if espera_a_sgd else None,
        impedimento=impedimento(adesao, usuario) if espera_a_sgd else "",
        diligencia=adesao.diligencias.select_related("respondida_por").first(),
    )
