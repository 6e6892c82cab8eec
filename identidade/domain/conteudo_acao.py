"""O que uma ação diz e o que o aditivo muda nela: sobrepor, aplicar no acordo, desfazer."""

import copy
from datetime import date
from typing import Any

from django.utils import timezone

from identidade.choices.plano import SituacaoAcao
from identidade.domain.prazo_acao import prazos
from identidade.models import Acao, BloqueioAcao, PlanoAcao
from municipios.domain.transicoes import Transicao, executar
from municipios.models import Usuario
from municipios.permissions import age_pelo_ente

RETIRAR_DO_PLANO = "retirar"
CAMPOS = (
    "titulo", "descricao", "produto_id", "lado", "ponto_focal_id", "analista_id",
    "prazo_dias_uteis", "prioridade", "depende_de_id",
)  # fmt: skip
RETIRAR = Transicao(
    nome="retirar",
    rotulo="Retirou do plano",
    de=tuple(s for s in SituacaoAcao.values if s != SituacaoAcao.RETIRADA),
    para=SituacaoAcao.RETIRADA,
    quem=age_pelo_ente,
)


def sai_com_o_aditivo(acao: Acao) -> bool:
    return bool(acao.mudanca and acao.mudanca.get(RETIRAR_DO_PLANO))


def que_ficam(plano: PlanoAcao) -> list[Acao]:
    """As ações do plano como ele fica com o aditivo em preparo, por número."""
    do_plano = plano.acoes.no_plano().com_tudo().order_by("numero")
    return [acao for acao in do_plano if not sai_com_o_aditivo(acao)]


def com_a_mudanca(acao: Acao) -> Acao:
    """Uma cópia, sem gravar, com o que o aditivo muda."""
    vista = copy.copy(acao)
    vista._state = copy.copy(acao._state)
    vista._state.fields_cache = dict(acao._state.fields_cache)
    sobrepor(vista)
    return vista


def sobrepor(acao: Acao) -> None:
    for campo in CAMPOS:
        if acao.mudanca and campo in acao.mudanca:
            setattr(acao, campo, acao.mudanca[campo])


def aplicar_mudancas(plano: PlanoAcao, *, por: Usuario, hoje: date) -> None:
    """No acordo: retira, muda e dá data às novas e às de prazo mudado. O plano está travado."""
    acoes = list(plano.acoes.no_plano().order_by("numero"))
    datas = prazos(plano.ente, hoje, (com_a_mudanca(acao).prazo_dias_uteis for acao in acoes))
    saem = [acao for acao in acoes if sai_com_o_aditivo(acao)]
    ficam = [acao for acao in acoes if acao not in saem]
    # Primeiro se soltam as dependências: a ordem em que se gravam não pode fechar ciclo no caminho.
    soltas = [acao.pk for acao in acoes if acao.mudanca]
    plano.acoes.filter(pk__in=soltas).update(depende_de=None)
    for acao in ficam:
        _aplicar(acao, datas)
    for acao in saem:
        executar(acao, RETIRAR, por=por, **_sem_mudanca())
    BloqueioAcao.objects.filter(acao__in=saem).acabar(hoje)


def desfazer_mudancas(plano: PlanoAcao, *, por: Usuario) -> None:
    """O aditivo que não vai adiante: as novas saem, as outras ficam como estavam."""
    plano.acoes.filter(mudanca__isnull=False).update(mudanca=None)
    for nova in plano.acoes.no_plano().filter(prazo__isnull=True):
        executar(nova, RETIRAR, por=por, **_sem_mudanca())


def _aplicar(acao: Acao, datas: dict[int, Any]) -> None:
    muda_prazo = acao.prazo is None or "prazo_dias_uteis" in (acao.mudanca or {})
    if not muda_prazo and not acao.mudanca:
        return
    sobrepor(acao)
    if muda_prazo:
        acao.prazo = datas[acao.prazo_dias_uteis]
    acao.mudanca, acao.versao, acao.mudada_em = None, acao.versao + 1, timezone.now()
    acao.save(update_fields=[*(c.removesuffix("_id") for c in CAMPOS), *MEXIDOS])


MEXIDOS = ("prazo", "mudanca", "versao", "mudada_em")


def _sem_mudanca() -> dict[str, Any]:
    return {"mudanca": None, "depende_de": None, "motivo_bloqueio": None}
