"""Planilhas do IBGE (`.xls`, `.xlsx`, `.ods`): a estimativa de cada ano e o Censo 2022.

Título, coluna vazia à esquerda, ordem das colunas, caixa do nome da aba e notas de rodapé mudam de
um ano para outro: acha-se o cabeçalho pelo que ele diz, não por onde está.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from municipios.choices import FontePopulacao, Uf
from municipios.models.ente import normalizar
from municipios.planilhas.celula import (
    UF_DO_CODIGO,
    CelulaRuim,
    codigo_do_municipio,
    inteiro,
    texto,
    uf_do_codigo,
)
from municipios.planilhas.folha import Linha, abrir_planilha
from municipios.planilhas.lote import ArquivoRecusado, LotePopulacao

LINHAS_ATE_O_CABECALHO = 20
_CODIGO_DO_ESTADO = {normalizar(uf.label): codigo for codigo, uf in UF_DO_CODIGO.items()}
_POPULACAO = ("populacao estimada", "pop total", "populacao residente", "populacao total", "total")

Cabecalho = dict[str, int]


def ler_planilha(caminho: Path, ano: int | None = None, nome: str = "") -> LotePopulacao:
    """População de municípios e, da outra aba, a dos estados.

    `ano` só é preciso quando nem o título nem o `nome` do arquivo o dizem.

    Raises:
        ArquivoRecusado: não é planilha, não é uma destas, ou é a prévia do Censo.
    """
    abas = abrir_planilha(caminho)
    for aba, linhas in abas.items():
        achado = _achar_cabecalho(linhas)
        if achado and "municipio" in achado[1]:
            titulo = " ".join(texto(celula) for linha in linhas[: achado[0]] for celula in linha)
            lote = _lote(titulo, aba, ano, nome)
            _ler_municipios(lote, linhas, *achado)
            for outra, outras_linhas in abas.items():
                if outra != aba:
                    _ler_estados(lote, outra, outras_linhas)
            return lote
    raise ArquivoRecusado(
        "Nenhuma aba tem as colunas de código do município e população nas primeiras "
        f"{LINHAS_ATE_O_CABECALHO} linhas. Confira se é a planilha do IBGE por município."
    )


def _achar_cabecalho(linhas: list[Linha]) -> tuple[int, Cabecalho] | None:
    """Índice da linha e onde está cada coluna: uf, codigo_uf, municipio, nome, populacao."""
    for indice, linha in enumerate(linhas[:LINHAS_ATE_O_CABECALHO]):
        nomes = [normalizar(texto(celula)) for celula in linha]
        colunas = {papel: coluna for coluna, nome in enumerate(nomes) if (papel := _papel(nome))}
        candidatas = [nomes.index(nome) for nome in _POPULACAO if nome in nomes]
        candidatas += [c for c, nome in enumerate(nomes) if nome.startswith("populacao")]
        if candidatas and len(colunas) >= 1:
            return indice, colunas | {"populacao": candidatas[0]}
    return None


def _papel(nome: str) -> str:
    if nome.startswith("cod"):
        return "municipio" if "mun" in nome else "codigo_uf" if nome.endswith("uf") else ""
    if nome in ("uf", "sigla uf", "sigla da uf"):
        return "uf"
    if nome.startswith("nome") or nome in ("municipio", "brasil e unidades da federacao"):
        return "nome"
    return ""


def _lote(titulo: str, aba: str, ano: int | None, arquivo: str) -> LotePopulacao:
    dito = normalizar(titulo)
    if "previa" in dito or "coletados ate" in dito:
        raise ArquivoRecusado(
            "Esta é a prévia do Censo 2022, de dezembro de 2022, e não o resultado. "
            "Use a planilha de resultados (CD2022_Populacao…)."
        )
    censo = "censo" in dito and "estimativa" not in dito
    anos = re.findall(r"\b(?:19|20)\d\d\b", titulo) or re.findall(r"(?:19|20)\d\d", arquivo)
    # No Censo o título traz também a data da divulgação; a referência vem primeiro.
    usado = ano or (int(anos[0] if censo else anos[-1]) if anos else None)
    if not usado:
        raise ArquivoRecusado(
            f"O título da aba “{aba}” não diz o ano de referência: diga-o (--ano 2024)."
        )
    fonte = FontePopulacao.CENSO if censo else FontePopulacao.ESTIMATIVA
    return LotePopulacao(("codigo_ibge", "valor"), ano=usado, fonte=fonte)


def _dados(linhas: list[Linha], inicio: int, colunas: Cabecalho) -> Iterator[tuple[int, Linha]]:
    """As linhas com algum código ou sigla; as de rodapé (fonte, notas) não têm."""
    chaves = [colunas[papel] for papel in ("municipio", "codigo_uf") if papel in colunas]
    for numero, linha in enumerate(linhas[inicio + 1 :], start=inicio + 2):
        tem_chave = any(texto(linha[coluna]) for coluna in chaves)
        if tem_chave or texto(linha[colunas.get("uf", 0)]) in Uf.values:
            yield numero, linha


def _ler_municipios(
    lote: LotePopulacao, linhas: list[Linha], inicio: int, colunas: Cabecalho
) -> None:
    for numero, linha in _dados(linhas, inicio, colunas):
        try:
            uf_escrita = linha[colunas["codigo_uf"]] if "codigo_uf" in colunas else ""
            codigo = codigo_do_municipio(uf_escrita, linha[colunas["municipio"]])
            sigla = texto(linha[colunas["uf"]]) if "uf" in colunas else ""
            if sigla and sigla != uf_do_codigo(codigo):
                raise CelulaRuim(f"a UF {sigla} não é a do código {codigo}")
        except CelulaRuim as ruim:
            lote.falhou(numero, "código", str(ruim))
            continue
        _juntar(lote, numero, "população", codigo, linha[colunas["populacao"]])


def _ler_estados(lote: LotePopulacao, aba: str, linhas: list[Linha]) -> None:
    """A aba das UFs traz o código (Censo) ou só o nome (estimativa); o DF já veio por Brasília."""
    achado = _achar_cabecalho(linhas)
    if not achado or "municipio" in achado[1]:
        return
    inicio, colunas = achado
    for numero, linha in enumerate(linhas[inicio + 1 :], start=inicio + 2):
        if "codigo_uf" in colunas:
            codigo = texto(linha[colunas["codigo_uf"]])
        else:
            codigo = _CODIGO_DO_ESTADO.get(normalizar(texto(linha[colunas.get("nome", 0)])), "")
        if codigo in UF_DO_CODIGO and UF_DO_CODIGO[codigo] != Uf.DF:
            _juntar(lote, numero, f"aba “{aba}”", codigo, linha[colunas["populacao"]])


def _juntar(lote: LotePopulacao, numero: int, campo: str, codigo: str, celula: Any) -> None:
    try:
        habitantes = inteiro(celula)
        if habitantes is None:
            raise CelulaRuim(f"{codigo} está sem população")
    except CelulaRuim as ruim:
        lote.falhou(numero, campo, str(ruim))
    else:
        lote.juntar(numero, codigo, habitantes)
