"""O andamento de uma ação do plano: começar, bloquear, concluir, dizer que já foi feita.

Só se trabalha em ação acordada; “já feita” e “não se aplica” se dizem a qualquer tempo. Ação que
depende de outra espera que a outra acabe.
"""

from typing import Any

from django.db import transaction
from django.utils import timezone

from identidade.choices.plano import ACAO_ABERTA, SituacaoAcao, SituacaoPlano
from identidade.domain.engajamento import marcar_reacao
from identidade.domain.implantacao import recusar_texto_com_segredo
from identidade.domain.plano import travar
from identidade.models import Acao, BloqueioAcao, MotivoBloqueio
from identidade.permissions import mexe_na_acao
from municipios.domain.transicoes import Transicao, TransicaoInvalida, executar, permitidas
from municipios.models import Usuario

S = SituacaoAcao
COMECAR = Transicao("comecar", "Começar", (S.PROPOSTA,), S.EM_ANDAMENTO, mexe_na_acao)
BLOQUEAR = Transicao(
    "bloquear", "Bloquear", (S.PROPOSTA, S.EM_ANDAMENTO), S.BLOQUEADA, mexe_na_acao
)
DESBLOQUEAR = Transicao(
    "desbloquear", "Desbloquear", (S.BLOQUEADA,), S.EM_ANDAMENTO, mexe_na_acao, exige_motivo=True
)
CONCLUIR = Transicao(
    "concluir", "Concluir", (S.PROPOSTA, S.EM_ANDAMENTO), S.CONCLUIDA, mexe_na_acao
)
JA_FEITA = Transicao(
    "ja_feita", "Já está feita", (S.PROPOSTA,), S.JA_FEITA, mexe_na_acao, exige_motivo=True
)
NAO_SE_APLICA = Transicao(
    "nao_se_aplica", "Não se aplica", ACAO_ABERTA, S.NAO_SE_APLICA, mexe_na_acao, exige_motivo=True
)
REABRIR = Transicao(
    "reabrir", "Reabrir", (S.CONCLUIDA, S.JA_FEITA, S.NAO_SE_APLICA), S.PROPOSTA, mexe_na_acao,
    exige_motivo=True,
)  # fmt: skip
TRANSICOES = (COMECAR, CONCLUIR, BLOQUEAR, DESBLOQUEAR, JA_FEITA, NAO_SE_APLICA, REABRIR)
SEM_ACORDO = (JA_FEITA, NAO_SE_APLICA, REABRIR)
ESPERAM = (COMECAR, CONCLUIR)


@transaction.atomic
def agir(
    acao: Acao,
    transicao: Transicao,
    *,
    por: Usuario,
    motivo: str = "",
    motivo_bloqueio: MotivoBloqueio | None = None,
) -> Acao:
    """Muda a situação da ação; `motivo` explica, e em “bloquear” acompanha o motivo da lista.

    Raises:
        SemPermissao: a ação é da SGD e a pessoa não é da equipe, ou a pessoa não age pelo ente.
        TransicaoInvalida: plano encerrado ou não acordado, ação anterior por acabar, bloqueio sem
            motivo da lista, ou texto com segredo.
    """
    recusar_texto_com_segredo(motivo)
    plano = travar(acao.plano_id)
    fresca = plano.acoes.com_tudo().get(pk=acao.pk)
    _conferir(fresca, transicao)
    campos: dict[str, Any] = {"motivo_bloqueio": None, "detalhe": motivo.strip()[:500]}
    if transicao is BLOQUEAR:
        campos["motivo_bloqueio"] = _motivo(motivo_bloqueio, motivo)
        motivo = f"{motivo_bloqueio}. {motivo}".strip()
    agora = timezone.now()
    campos |= {"situacao_desde": agora, "mudada_em": agora, "mudada_pela_sgd": por.eh_da_equipe}
    mudada = executar(fresca, transicao, por=por, motivo=motivo, **campos)
    BloqueioAcao.objects.filter(acao=mudada).acabar()
    if transicao is BLOQUEAR and motivo_bloqueio:
        hoje = timezone.localdate()
        BloqueioAcao.objects.create(acao=mudada, motivo=motivo_bloqueio, inicio=hoje)
    marcar_reacao(plano, por)
    return mudada


def cabem(acao: Acao, usuario: Usuario) -> list[Transicao]:
    """As transições que esta pessoa pode fazer agora: os botões da página e do quadro."""
    return [t for t in permitidas(acao, TRANSICOES, usuario) if not impedimento(acao, t)]


def impedimento(acao: Acao, transicao: Transicao) -> str:
    """Por que a transição não cabe, além da situação; vazio se cabe."""
    if acao.plano.situacao == SituacaoPlano.ENCERRADO:
        return "O plano foi encerrado: as ações dele não mudam mais."
    if not acao.em_vigor and transicao not in SEM_ACORDO:
        return "A ação ainda não foi acordada pelos dois lados. Proponham e acordem o plano antes."
    antes = acao.depende_de
    if antes and antes.aberta and transicao in ESPERAM:
        return f"Esta ação vem depois da ação {antes}, que ainda não acabou. Conclua-a primeiro."
    return ""


def _conferir(acao: Acao, transicao: Transicao) -> None:
    if razao := impedimento(acao, transicao):
        raise TransicaoInvalida(razao, codigo="impedida")


def _motivo(motivo: MotivoBloqueio | None, texto: str) -> MotivoBloqueio:
    if motivo is None:
        raise TransicaoInvalida("Diga o motivo do bloqueio, da lista.", codigo="motivo")
    if motivo.exige_texto and not texto.strip():
        raise TransicaoInvalida(
            f"Para o motivo “{motivo}”, explique o que impede o andamento.", codigo="texto"
        )
    return motivo
