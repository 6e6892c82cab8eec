"""As cadeias do histórico: cada ato cita o anterior do mesmo alvo; aqui se refaz a conta.

A conta usa a forma canônica do código (`models/historico.py`), nunca a do banco: quem tem poder
para adulterar linhas também o tem para trocar funções.
"""

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import connection, models, transaction
from django.db.models.expressions import RawSQL

from municipios.models import Historico
from municipios.models.historico import ELO, FORMA

Progresso = Callable[[int, int], None]

# Cada fatia cabe na memória de uma junção; o alvo fica inteiro numa fatia só.
ATOS_POR_FATIA = 2_000_000
MAXIMO_DE_QUEBRAS = 1000
# O planejador supõe que um terço dos atos esteja quebrado e, por isso, foge do paralelo.
_AJUSTES = """
SET LOCAL jit = off; SET LOCAL work_mem = '128MB';
SET LOCAL parallel_setup_cost = 0; SET LOCAL parallel_tuple_cost = 0
"""
# Na junção, `{par}` deixa ir à memória só a fatia; `{onde}` escolhe os atos conferidos.
# O limite fica de fora: junto, o plano contaria com achar logo, e iria linha a linha sem paralelo.
_QUEBRADOS = """
WITH quebrados AS MATERIALIZED (
SELECT h.id, p.id IS NOT NULL AS tem_anterior, {elo} AS esperado
  FROM municipios_historico h
  LEFT JOIN municipios_historico p
    ON p.alvo_tipo = h.alvo_tipo AND p.alvo_id = h.alvo_id AND p.ordem = h.ordem - 1 AND {par}
 WHERE {onde} AND (h.ordem < 1 OR (h.ordem > 1 AND p.id IS NULL) OR h.elo <> {elo})
) SELECT id, tem_anterior, esperado FROM quebrados ORDER BY id LIMIT {maximo}
"""
_ELO = ELO.format(anterior="p.elo", forma=FORMA.format(ato="h", ordem="h.ordem"))


@dataclass(frozen=True)
class Quebra:
    """Onde a cadeia se rompe: o alvo, o ato, quando foi, e o que se esperava."""

    alvo_tipo: str
    alvo_id: str
    ordem: int
    esperado: str
    achado: str
    problema: str
    rotulo: str = ""
    em: datetime | None = None


@dataclass(frozen=True)
class AtoEncadeado:
    """`elo` = SHA-256 de `anterior` seguido de `forma`: qualquer um refaz com `sha256sum`."""

    historico: Historico
    anterior: str
    forma: str

    @property
    def esperado(self) -> str:
        return hashlib.sha256((self.anterior + self.forma).encode()).hexdigest()


@dataclass(frozen=True)
class Cadeia:
    atos: list[AtoEncadeado]
    quebra: Quebra | None

    @property
    def integra(self) -> bool:
        return self.quebra is None


@dataclass(frozen=True)
class Conferencia:
    """`quebras` vem na ordem em que os atos entraram, no máximo mil por fatia."""

    atos: int
    quebras: list[Quebra]

    @property
    def primeira(self) -> Quebra | None:
        """A de menor ordem na cadeia do ato adulterado que entrou primeiro no histórico."""
        alvos = [(q.alvo_tipo, q.alvo_id) for q in self.quebras]
        da_cadeia = [q for q, alvo in zip(self.quebras, alvos, strict=True) if alvo == alvos[0]]
        return min(da_cadeia, key=lambda quebra: quebra.ordem, default=None)


def cadeia(alvo: models.Model) -> Cadeia:
    """Os atos de um alvo, do primeiro ao último, e se a cadeia está inteira.

    Não diz se o fim foi cortado: isso só a comparação com as âncoras diz (`domain/ancora.py`).
    """
    forma = RawSQL(FORMA.format(ato="municipios_historico", ordem="municipios_historico.ordem"), [])  # noqa: S611
    consulta = Historico.objects.de(alvo).select_related("por").annotate(forma=forma)
    atos: list[AtoEncadeado] = []
    quebra, anterior = None, ""
    for posicao, ato in enumerate(consulta.order_by("ordem", "pk"), start=1):
        atos.append(AtoEncadeado(ato, anterior, ato.forma))  # type: ignore[attr-defined]
        if quebra is None and (ato.ordem != posicao or ato.elo != atos[-1].esperado):
            quebra = _quebra(ato, tem_anterior=ato.ordem == posicao, esperado=atos[-1].esperado)
        anterior = ato.elo
    return Cadeia(atos, quebra)


def conferir(
    *,
    ente: str = "",
    alvo: tuple[str, str] | None = None,
    progresso: Progresso = lambda feitas, total: None,
) -> Conferencia:
    """Refaz o elo de cada ato (de todos, de um ente ou de um alvo) e diz quais não conferem."""
    escolhidos = Historico.objects.all()
    if ente:
        escolhidos = escolhidos.filter(ente=ente)
    if alvo:
        escolhidos = escolhidos.filter(alvo_tipo=alvo[0], alvo_id=alvo[1])
    total, feitos, quebras = escolhidos.count(), 0, list[Quebra]()
    for par, onde, valores in _fatias(total, ente, alvo):
        quebras += _conferir_fatia(par, onde, valores)
        feitos = min(total, feitos + ATOS_POR_FATIA)
        progresso(feitos, total)
    return Conferencia(total, quebras)


def _fatias(
    total: int, ente: str, alvo: tuple[str, str] | None
) -> Iterator[tuple[str, str, list[Any]]]:
    """As condições de cada lado da junção e os valores delas, o lado do par primeiro."""
    if alvo:
        yield "TRUE", "h.alvo_tipo = %s AND h.alvo_id = %s", [*alvo]
    elif ente:
        yield "TRUE", "h.ente_id = %s", [ente]
    elif total <= ATOS_POR_FATIA:
        yield "TRUE", "TRUE", []
    else:
        quantas = -(-total // ATOS_POR_FATIA)
        par, onde = (f"abs(hashtext({lado}.alvo_id)::bigint) %% %s = %s" for lado in "ph")
        for fatia in range(quantas):
            yield par, onde, [quantas, fatia] * 2


@transaction.atomic
def _conferir_fatia(par: str, onde: str, valores: list[Any]) -> list[Quebra]:
    consulta = _QUEBRADOS.format(elo=_ELO, par=par, onde=onde, maximo=MAXIMO_DE_QUEBRAS)
    with connection.cursor() as cursor:
        cursor.execute(_AJUSTES)
        cursor.execute(consulta, valores)
        achados = cursor.fetchall()
    atos = Historico.objects.in_bulk([pk for pk, _, _ in achados])
    return [_quebra(atos[pk], tem_anterior=tem, esperado=elo) for pk, tem, elo in achados]


def _quebra(ato: Historico, *, tem_anterior: bool, esperado: str) -> Quebra:
    if ato.ordem < 1 or not ato.elo:
        problema = "o ato entrou sem passar pelo encadeamento do banco"
    elif ato.ordem > 1 and not tem_anterior:
        problema = f"falta o ato de ordem {ato.ordem - 1}, que vinha antes deste"
    else:
        problema = "o que está gravado no ato (ou a sua ordem) não é o que foi encadeado"
    return Quebra(
        alvo_tipo=ato.alvo_tipo,
        alvo_id=ato.alvo_id,
        ordem=ato.ordem,
        esperado=esperado,
        achado=ato.elo,
        problema=problema,
        rotulo=ato.rotulo,
        em=ato.em,
    )
