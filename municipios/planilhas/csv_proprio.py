"""CSV de populações: `codigo` e uma coluna por referência (`estimativa_2024`, `censo_2022`)."""

import csv
import re
from collections.abc import Iterator
from pathlib import Path

from municipios.choices import FontePopulacao
from municipios.planilhas.celula import CelulaRuim, inteiro, texto
from municipios.planilhas.lote import ArquivoRecusado, LotePopulacao, exigir_cabecalho

MAXIMO_DA_LINHA = 64 * 1024
_REFERENCIA = re.compile(rf"({'|'.join(FontePopulacao.values)})_((?:18|19|20|21)\d\d)")


def linhas_de_texto(caminho: Path) -> list[str]:
    """Texto em UTF-8 (com ou sem BOM) ou, como o Excel brasileiro grava, em CP1252.

    Raises:
        ArquivoRecusado: linha sem fim, ou bytes que não são texto.
    """
    with caminho.open("rb") as arquivo:
        while pedaco := arquivo.readline(MAXIMO_DA_LINHA + 1):
            if len(pedaco) > MAXIMO_DA_LINHA:
                raise ArquivoRecusado(
                    f"Há uma linha com mais de {MAXIMO_DA_LINHA // 1024} KB: não é o CSV esperado."
                )
    conteudo = caminho.read_bytes()
    if b"\x00" in conteudo:
        raise ArquivoRecusado("O arquivo não é texto: salve a planilha como CSV em UTF-8.")
    try:
        return conteudo.decode("utf-8-sig").splitlines()
    except UnicodeDecodeError:
        return conteudo.decode("cp1252", "replace").splitlines()


def celulas_de(linhas: list[str], separador: str) -> Iterator[tuple[int, list[str]]]:
    """Número da linha e as células dela. Levanta `ArquivoRecusado` se as aspas não fecham."""
    leitor = csv.reader(linhas, delimiter=separador)
    try:
        for celulas in leitor:
            yield leitor.line_num, celulas
    except csv.Error as erro:
        raise ArquivoRecusado(
            f"O CSV deixa de fazer sentido na linha {leitor.line_num}: deve haver aspas que abrem "
            "e não fecham."
        ) from erro


def ler_csv(caminho: Path) -> list[LotePopulacao]:
    """Um lote por coluna de referência; aceita `;` ou `,`."""
    linhas = linhas_de_texto(caminho)
    cabecalho = linhas[0] if linhas else ""
    separador = ";" if ";" in cabecalho else ","
    titulos = [
        texto(titulo).lower() for titulo in next(csv.reader([cabecalho], delimiter=separador), [])
    ]
    exigir_cabecalho(titulos, ("codigo",), "o CSV de populações")
    lotes = {
        coluna: LotePopulacao(
            ("codigo_ibge", "valor"), ano=int(dito[2]), fonte=FontePopulacao(dito[1])
        )
        for coluna, titulo in enumerate(titulos)
        if (dito := _REFERENCIA.fullmatch(titulo))
    }
    if not lotes:
        raise ArquivoRecusado(
            "Falta a coluna da população, como “estimativa_2024” ou “censo_2022”."
        )
    codigo = titulos.index("codigo")
    for numero, celulas in celulas_de(linhas, separador):
        if numero > 1 and any(celulas):
            _juntar(lotes, numero, celulas, codigo, len(titulos))
    return list(lotes.values())


def _juntar(
    lotes: dict[int, LotePopulacao], numero: int, celulas: list[str], codigo: int, largura: int
) -> None:
    if len(celulas) != largura:
        primeiro = next(iter(lotes.values()))
        primeiro.falhou(numero, "linha", f"tem {len(celulas)} colunas, e o cabeçalho, {largura}")
        return
    for coluna, lote in lotes.items():
        try:
            habitantes = inteiro(celulas[coluna])
        except CelulaRuim as ruim:
            lote.falhou(numero, "população", str(ruim))
            continue
        if habitantes is not None:
            lote.juntar(numero, texto(celulas[codigo]), habitantes)
