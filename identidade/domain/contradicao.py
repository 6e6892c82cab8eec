"""Contradições: a rotina da noite acha, uma pessoa da equipe assume, resolve ou dispensa.

A contradição nunca muda a situação de uma implantação: só põe na fila o que alguém precisa olhar.
Quando o fato some dos registros, a rotina a desfaz; dispensada, não volta enquanto o fato durar.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from identidade.choices.contradicao import SituacaoContradicao
from identidade.domain.contradicao_regras import Fato, fatos
from identidade.models import Contradicao
from municipios.domain.transicoes import Transicao, criar, executar, executar_varios
from municipios.models import Usuario
from municipios.permissions import eh_o_sistema, equipe_age_pelo_ente

_S = SituacaoContradicao
ACHAR = Transicao("achar", "Achou uma contradição", (), _S.ABERTA, eh_o_sistema)
ASSUMIR = Transicao("assumir", "Assumir", (_S.ABERTA,), _S.ABERTA, equipe_age_pelo_ente)
DISPENSAR = Transicao(
    "dispensar",
    "Dispensar",
    (_S.ABERTA,),
    _S.DISPENSADA,
    equipe_age_pelo_ente,
    exige_motivo=True,
)
REABRIR = Transicao(
    "reabrir", "Reabrir", (_S.DISPENSADA,), _S.ABERTA, equipe_age_pelo_ente, exige_motivo=True
)
DESFAZER = Transicao(
    "desfazer", "O fato deixou de existir", (_S.ABERTA, _S.DISPENSADA), _S.DESFEITA, eh_o_sistema
)
TRANSICOES = (ACHAR, ASSUMIR, DISPENSAR, REABRIR, DESFAZER)
# Uma rotina por vez, no banco: duas batidas juntas não acham o mesmo fato duas vezes.
_VEZ = 7_310_412


@transaction.atomic
def procurar(*, agora: datetime | None = None) -> tuple[int, int]:
    """Quantas contradições novas e quantas desfeitas; repetir não muda nada."""
    agora = agora or timezone.now()
    if not _tomar_a_vez():
        return 0, 0
    atuais = set(fatos(timezone.localdate(agora)))
    gravadas = {
        Fato(c.tipo, c.ente_id, c.implantacao_id or 0): c for c in Contradicao.objects.de_pe()
    }
    sistema = Usuario.objects.sistema()
    novas = sorted(atuais - gravadas.keys())
    for fato in novas:
        criar(_nova(fato, agora), ACHAR, por=sistema)
    sumiram = [gravadas[fato].pk for fato in gravadas.keys() - atuais]
    executar_varios(
        Contradicao.objects.filter(pk__in=sumiram),
        DESFAZER,
        por=sistema,
        motivo="Os registros já não se contradizem.",
        resolvida_em=agora,
    )
    return len(novas), len(sumiram)


def _tomar_a_vez() -> bool:
    with transaction.get_connection().cursor() as cursor:
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [_VEZ])
        return bool(cursor.fetchone()[0])


def _nova(fato: Fato, agora: datetime) -> Contradicao:
    return Contradicao(
        tipo=fato.tipo,
        ente_id=fato.ente_id,
        implantacao_id=fato.implantacao_id or None,
        achada_em=agora,
    )


def assumir(contradicao: Contradicao, *, por: Usuario) -> Contradicao:
    """Quem assume responde por ela; outra pessoa pode assumir depois, e fica no histórico."""
    return executar(contradicao, ASSUMIR, por=por, responsavel=por)


def dispensar(contradicao: Contradicao, *, por: Usuario, motivo: str) -> Contradicao:
    """Não é problema, e `motivo` diz por quê: sai da fila enquanto o fato durar."""
    return executar(
        contradicao, DISPENSAR, por=por, motivo=motivo, responsavel=por, resolvida_em=timezone.now()
    )


def reabrir(contradicao: Contradicao, *, por: Usuario, motivo: str) -> Contradicao:
    return executar(contradicao, REABRIR, por=por, motivo=motivo, resolvida_em=None)
