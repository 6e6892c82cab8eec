"""Contradições: a rotina da noite acha, uma pessoa da equipe assume, resolve ou dispensa.

A contradição nunca muda a situação de uma implantação: só põe na fila o que alguém precisa olhar.
Quando o fato some dos registros, a rotina a desfaz; dispensada, não volta enquanto o fato durar.
"""

from datetime import datetime

from django.db import transaction
from django.utils import timezone

from identidade.choices.contradicao import SituacaoContradicao
from identidade.domain.contradicao_aviso import (
    avisar_da_passagem,
    avisar_das_novas,
    gerentes_unicos,
)
from identidade.domain.contradicao_regras import Fato, fatos
from identidade.models import Contradicao
from municipios.domain.transicoes import (
    Transicao,
    TransicaoInvalida,
    criar,
    executar,
    executar_varios,
)
from municipios.models import Usuario
from municipios.permissions import eh_o_sistema, equipe_age_pelo_ente

_S = SituacaoContradicao
ACHAR = Transicao("achar", "Achou uma contradição", (), _S.ABERTA, eh_o_sistema)
PASSAR = Transicao("passar", "Passar a outra pessoa", (_S.ABERTA,), _S.ABERTA, equipe_age_pelo_ente)
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
TRANSICOES = (ACHAR, ASSUMIR, PASSAR, DISPENSAR, REABRIR, DESFAZER)
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
    fatos_novos = sorted(atuais - gravadas.keys())
    donos = gerentes_unicos({fato.ente_id for fato in fatos_novos})
    novas = [
        criar(_nova(fato, donos.get(fato.ente_id), agora), ACHAR, por=sistema)
        for fato in fatos_novos
    ]
    avisar_das_novas(novas)
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


def _nova(fato: Fato, dono: int | None, agora: datetime) -> Contradicao:
    return Contradicao(
        tipo=fato.tipo,
        ente_id=fato.ente_id,
        implantacao_id=fato.implantacao_id or None,
        responsavel_id=dono,
        achada_em=agora,
    )


def assumir(contradicao: Contradicao, *, por: Usuario) -> Contradicao:
    """Quem assume responde por ela; outra pessoa pode assumir depois, e fica no histórico."""
    return executar(contradicao, ASSUMIR, por=por, responsavel=por)


@transaction.atomic
def passar(contradicao: Contradicao, *, por: Usuario, a: Usuario, motivo: str = "") -> Contradicao:
    """Põe outra pessoa da equipe como responsável, e ela é avisada.

    Raises:
        SemPermissao: `por` não age pelo ente.
        TransicaoInvalida: já se resolveu, ou `a` não age por este ente.
    """
    if not equipe_age_pelo_ente(a, contradicao):
        raise TransicaoInvalida(
            f"{a} não cuida deste ente. Escolha um analista, a coordenação ou o gerente dele.",
            codigo="responsavel",
        )
    passada = executar(contradicao, PASSAR, por=por, motivo=motivo or f"Para {a}.", responsavel=a)
    if a != por:
        avisar_da_passagem(passada, por=por, motivo=motivo)
    return passada


def dispensar(contradicao: Contradicao, *, por: Usuario, motivo: str) -> Contradicao:
    """Não é problema, e `motivo` diz por quê: sai da fila enquanto o fato durar."""
    return executar(
        contradicao, DISPENSAR, por=por, motivo=motivo, responsavel=por, resolvida_em=timezone.now()
    )


def reabrir(contradicao: Contradicao, *, por: Usuario, motivo: str) -> Contradicao:
    return executar(contradicao, REABRIR, por=por, motivo=motivo, resolvida_em=None)
