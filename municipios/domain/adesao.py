"""No que uma adesão pode virar, e quem pode: a tabela de todas as transições."""

from datetime import date

from django.utils import timezone

from municipios.choices import SituacaoAdesao
from municipios.domain.transicoes import Transicao, TransicaoInvalida
from municipios.permissions import (
    age_pelo_ente,
    eh_o_sistema,
    encerra_adesao,
    equipe_age_pelo_ente,
    poe_em_vigor,
)

INICIAR = Transicao(
    "iniciar",
    "Começar a adesão",
    (),
    SituacaoAdesao.RASCUNHO,
    age_pelo_ente,
)
OFERECER = Transicao(
    "oferecer",
    "Oferecer o termo à assinatura",
    (SituacaoAdesao.RASCUNHO,),
    SituacaoAdesao.AGUARDANDO_ASSINATURA,
    eh_o_sistema,
)
REABRIR = Transicao(
    "reabrir",
    "Voltar ao rascunho",
    (
        SituacaoAdesao.AGUARDANDO_ASSINATURA,
        SituacaoAdesao.AGUARDANDO_SGD,
        SituacaoAdesao.EM_DILIGENCIA,
    ),
    SituacaoAdesao.RASCUNHO,
    age_pelo_ente,
    exige_motivo=True,
)
DESCARTAR = Transicao(
    "descartar",
    "Descartar o rascunho",
    (SituacaoAdesao.RASCUNHO,),
    SituacaoAdesao.ENCERRADA,
    age_pelo_ente,
    exige_motivo=True,
)
ASSINAR = Transicao(
    "assinar",
    "Assinatura conferida",
    (SituacaoAdesao.AGUARDANDO_ASSINATURA,),
    SituacaoAdesao.ASSINADA,
    eh_o_sistema,
)
ESPERAR_SGD = Transicao(
    "esperar_sgd",
    "Assinatura da autoridade conferida",
    (SituacaoAdesao.AGUARDANDO_ASSINATURA,),
    SituacaoAdesao.AGUARDANDO_SGD,
    eh_o_sistema,
)
CONTRA_ASSINAR = Transicao(
    "contra_assinar",
    "Assinatura da SGD conferida",
    (SituacaoAdesao.AGUARDANDO_SGD,),
    SituacaoAdesao.ASSINADA,
    eh_o_sistema,
)
ANALISAR = Transicao(
    "analisar",
    "Assumir a análise",
    (SituacaoAdesao.ASSINADA,),
    SituacaoAdesao.EM_ANALISE,
    equipe_age_pelo_ente,
)
DILIGENCIAR = Transicao(
    "diligenciar",
    "Pedir esclarecimentos",
    (SituacaoAdesao.EM_ANALISE,),
    SituacaoAdesao.EM_DILIGENCIA,
    equipe_age_pelo_ente,
)
RESPONDER = Transicao(
    "responder",
    "Responder à diligência",
    (SituacaoAdesao.EM_DILIGENCIA,),
    SituacaoAdesao.EM_ANALISE,
    age_pelo_ente,
)
VIGORAR = Transicao(
    "vigorar",
    "Pôr em vigor",
    (SituacaoAdesao.ASSINADA, SituacaoAdesao.EM_ANALISE),
    SituacaoAdesao.VIGENTE,
    poe_em_vigor,
)
REGISTRAR = Transicao(
    "registrar",
    "Registrar adesão já assinada",
    (),
    SituacaoAdesao.VIGENTE,
    equipe_age_pelo_ente,
)
SUBSTITUIR = Transicao(
    "substituir",
    "Substituir ou retificar",
    (SituacaoAdesao.VIGENTE,),
    SituacaoAdesao.SUBSTITUIDA,
    poe_em_vigor,
    exige_motivo=True,
)
DENUNCIAR = Transicao(
    "denunciar",
    "Registrar denúncia",
    (SituacaoAdesao.VIGENTE,),
    SituacaoAdesao.DENUNCIADA,
    equipe_age_pelo_ente,
    exige_motivo=True,
)
RETIRAR_DENUNCIA = Transicao(
    "retirar_denuncia",
    "Registrar desistência da denúncia",
    (SituacaoAdesao.DENUNCIADA,),
    SituacaoAdesao.VIGENTE,
    equipe_age_pelo_ente,
    exige_motivo=True,
)
ENCERRAR = Transicao(
    "encerrar",
    "Encerrar adesão denunciada",
    (SituacaoAdesao.DENUNCIADA,),
    SituacaoAdesao.ENCERRADA,
    encerra_adesao,
)
TRANSICOES = (
    INICIAR,
    OFERECER,
    REABRIR,
    DESCARTAR,
    ASSINAR,
    ESPERAR_SGD,
    CONTRA_ASSINAR,
    ANALISAR,
    DILIGENCIAR,
    RESPONDER,
    VIGORAR,
    REGISTRAR,
    SUBSTITUIR,
    DENUNCIAR,
    RETIRAR_DENUNCIA,
    ENCERRAR,
)


def recusar_futuro(qual: str, dia: date, hoje: date | None) -> None:
    """Levanta `TransicaoInvalida` se o fato ainda não pode ter acontecido."""
    if dia > (hoje or timezone.localdate()):
        raise TransicaoInvalida(f"A data {qual} não pode ser no futuro.", codigo="data")
