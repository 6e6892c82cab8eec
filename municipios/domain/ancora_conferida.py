"""A conferência das âncoras: o banco e os arquivos contra o que o histórico diz hoje."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import connection

from municipios.domain.ancora import arquivo_de, resumo
from municipios.domain.assinatura_da_ancora import problema_da_assinatura
from municipios.domain.elo import Progresso, Quebra
from municipios.models import Ancora

Escolha = Callable[[str, str], bool]

_PONTAS_PERDIDAS = """
SELECT c.alvo_tipo, c.alvo_id, c.ordem, c.elo, h.elo, h.rotulo, h.em,
       (SELECT coalesce(max(x.ordem), 0) FROM municipios_historico x
         WHERE x.alvo_tipo = c.alvo_tipo AND x.alvo_id = c.alvo_id AND x.ordem < c.ordem)
  FROM unnest(%s::text[], %s::text[], %s::int[], %s::text[]) c(alvo_tipo, alvo_id, ordem, elo)
  LEFT JOIN municipios_historico h
    ON h.alvo_tipo = c.alvo_tipo AND h.alvo_id = c.alvo_id AND h.ordem = c.ordem
 WHERE h.elo IS DISTINCT FROM c.elo
 ORDER BY c.alvo_tipo, c.alvo_id
"""
_INTRUSOS = """
SELECT h.alvo_tipo, h.alvo_id, h.ordem, c.elo, h.elo, h.rotulo, h.em
  FROM municipios_historico h
  LEFT JOIN unnest(%s::text[], %s::text[], %s::int[], %s::text[]) c(alvo_tipo, alvo_id, ordem, elo)
    ON h.alvo_tipo = c.alvo_tipo AND h.alvo_id = c.alvo_id
 WHERE h.id > %s AND h.id <= %s AND (c.ordem IS NULL OR h.ordem > c.ordem)
 ORDER BY h.id
"""
_CONTAR = "SELECT count(*) FROM municipios_historico WHERE id > %s AND id <= %s"


@dataclass(frozen=True)
class QuebraDaAncora:
    """`quebra` aponta o ato, quando a âncora permite saber qual."""

    dia: date
    problema: str
    quebra: Quebra | None = None


@dataclass(frozen=True)
class _Dia:
    """O que a âncora de um dia afirma: do arquivo, se há; senão, do banco."""

    dia: date
    atos: int
    ate: int
    cabecas: list[Any]


def conferir_ancoras(
    *, escolha: Escolha | None = None, progresso: Progresso = lambda feitas, total: None
) -> tuple[int, list[QuebraDaAncora]]:
    """Quantas âncoras há e o que não confere, da mais antiga à mais nova.

    Com `escolha`, só se comparam as pontas das cadeias escolhidas.
    """
    total, feitas, quebras = Ancora.objects.count(), 0, list[QuebraDaAncora]()
    antes, testemunho_de_antes = None, _Dia(date.min, 0, 0, [])
    for ancora in Ancora.objects.order_by("dia").iterator(chunk_size=20):
        quebras += _conferir_documento(ancora, antes)
        testemunho = _testemunho(ancora)
        if testemunho is not None:
            quebras += _conferir_pontas(testemunho, escolha)
            if escolha is None:
                quebras += _conferir_intervalo(testemunho_de_antes, testemunho)
            testemunho_de_antes = testemunho
        antes, feitas = ancora, feitas + 1
        progresso(feitas, total)
    return total, [*quebras, *_arquivos_sem_ancora()]


def _conferir_documento(ancora: Ancora, antes: Ancora | None) -> Iterator[QuebraDaAncora]:
    if resumo(ancora.conteudo) != ancora.elo:
        yield QuebraDaAncora(ancora.dia, "o conteúdo no banco não é o que o elo dela resume")
    if ancora.anterior != (antes.elo if antes else ""):
        yield QuebraDaAncora(
            ancora.dia, "ela não cita a que vem antes: falta uma âncora, ou uma foi trocada"
        )
    colunas = (ancora.dia, ancora.atos, ancora.ate, ancora.anterior)
    if _ler(ancora.conteudo)[:4] != colunas:
        yield QuebraDaAncora(ancora.dia, "as colunas não dizem o mesmo que o conteúdo")
    if problema := problema_da_assinatura(ancora):
        yield QuebraDaAncora(ancora.dia, problema)
    arquivo = arquivo_de(ancora.dia)
    if not arquivo.exists():
        yield QuebraDaAncora(ancora.dia, f"falta o arquivo {arquivo.name}")
    elif arquivo.read_bytes() != ancora.conteudo.encode():
        yield QuebraDaAncora(ancora.dia, f"o arquivo {arquivo.name} não é igual ao banco")


def _ler(conteudo: str) -> tuple[date | None, int, int, str, list[Any]]:
    try:
        dados = json.loads(conteudo)
        dia = date.fromisoformat(dados["dia"])
        return dia, dados["atos"], dados["ate"], dados["anterior"], dados["cabecas"]
    except (ValueError, KeyError, TypeError):
        return None, 0, 0, "", []


def _testemunho(ancora: Ancora) -> _Dia | None:
    """O arquivo vale mais que o banco: é ele que quem administra o banco não alcança."""
    arquivo = arquivo_de(ancora.dia)
    textos = [arquivo.read_text("utf-8", "replace")] if arquivo.exists() else []
    for texto in (*textos, ancora.conteudo):
        dia, atos, ate, _, cabecas = _ler(texto)
        if dia is not None:
            return _Dia(dia, atos, ate, cabecas)
    return None


def _conferir_pontas(dia: _Dia, escolha: Escolha | None) -> Iterator[QuebraDaAncora]:
    """As pontas que a âncora viu têm de estar lá: senão, cortou-se ou refez-se a cadeia."""
    cabecas = [c for c in dia.cabecas if escolha is None or escolha(c[0], c[1])]
    with connection.cursor() as cursor:
        cursor.execute(_PONTAS_PERDIDAS, _colunas(cabecas))
        perdidas = cursor.fetchall()
    for tipo, pk, ordem, esperado, achado, rotulo, em, ultima in perdidas:
        if achado is None:
            falta = f"o ato de ordem {ultima + 1}" if ultima + 1 < ordem else "esse ato"
            problema = f"ela viu a cadeia chegar ao ato {ordem}, e hoje falta {falta}"
        else:
            problema = f"ela viu outro elo no ato {ordem}: a cadeia foi refeita"
        primeiro = ordem if achado is not None else ultima + 1
        quebra = Quebra(tipo, pk, primeiro, esperado, achado or "", problema, rotulo or "", em)
        yield QuebraDaAncora(dia.dia, problema, quebra)


def _conferir_intervalo(antes: _Dia, dia: _Dia) -> Iterator[QuebraDaAncora]:
    """Nenhum ato entra num intervalo já ancorado, e nenhum sai."""
    with connection.cursor() as cursor:
        cursor.execute(_INTRUSOS, [*_colunas(dia.cabecas), antes.ate, dia.ate])
        intrusos = cursor.fetchall()
        cursor.execute(_CONTAR, [antes.ate, dia.ate])
        achados = cursor.fetchone()[0]
    problema = "este ato entrou depois dela, com número de antes"
    for tipo, pk, ordem, esperado, achado, rotulo, em in intrusos:
        quebra = Quebra(tipo, pk, ordem, esperado or "", achado, problema, rotulo, em)
        yield QuebraDaAncora(dia.dia, problema, quebra)
    if achados != dia.atos - antes.atos:
        yield QuebraDaAncora(
            dia.dia, f"ela contou {dia.atos - antes.atos} atos desde a anterior; hoje há {achados}"
        )


def _colunas(cabecas: list[Any]) -> list[list[Any]]:
    return [[cabeca[posicao] for cabeca in cabecas] for posicao in range(4)]


def _arquivos_sem_ancora() -> Iterator[QuebraDaAncora]:
    dias = {f"{dia:%Y-%m-%d}" for dia in Ancora.objects.values_list("dia", flat=True)}
    for arquivo in sorted(Path(settings.ANCORAS).glob("????-??-??.json")):
        if arquivo.stem not in dias:
            yield QuebraDaAncora(
                date.fromisoformat(arquivo.stem), f"há o arquivo {arquivo.name} e não há a âncora"
            )
