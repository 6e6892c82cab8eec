"""Lê a tabela de fatos que acompanha o portal (`municipios/dados`, com a procedência ao lado)."""

import csv
from collections.abc import Iterator
from pathlib import Path

from municipios.choices import Esfera, FontePopulacao, Regiao
from municipios.planilhas.lote import Lote, LotePopulacao

PASTA = Path(__file__).resolve().parent.parent / "dados"
REGIAO_DO_DIGITO = {
    "1": Regiao.NORTE,
    "2": Regiao.NORDESTE,
    "3": Regiao.SUDESTE,
    "4": Regiao.SUL,
    "5": Regiao.CENTRO_OESTE,
}
COLUNAS_DO_ENTE = (
    "codigo_ibge",
    "nome",
    "esfera",
    "uf",
    "regiao",
    "codigo_regiao_imediata",
    "regiao_imediata",
    "codigo_regiao_intermediaria",
    "regiao_intermediaria",
    "capital",
    "latitude",
    "longitude",
    "cnpj",
)


def esfera_do_codigo(codigo: str) -> Esfera:
    """7 dígitos é município; 53 é o DF; os outros códigos de 2 dígitos são estados."""
    if len(codigo) == 7:
        return Esfera.MUNICIPAL
    return Esfera.DISTRITAL if codigo == "53" else Esfera.ESTADUAL


def ler_entes() -> Lote:
    """Os 5.596 entes com todos os campos que conhecemos."""
    regioes = {linha["codigo"]: linha for linha in _linhas("regioes.csv")}
    lote = Lote(COLUNAS_DO_ENTE, so_acrescenta=True)
    for numero, linha in enumerate(_linhas("entes.csv"), start=2):
        codigo, imediata = linha["codigo"], regioes.get(linha["regiao_imediata"])
        lote.juntar(
            numero,
            codigo,
            linha["nome"],
            esfera_do_codigo(codigo),
            linha["uf"],
            REGIAO_DO_DIGITO[codigo[0]],
            imediata["codigo"] if imediata else "",
            imediata["nome"] if imediata else "",
            imediata["codigo_intermediaria"] if imediata else "",
            imediata["intermediaria"] if imediata else "",
            linha["capital"] == "1",
            linha["latitude"] or None,
            linha["longitude"] or None,
            linha["cnpj"],
        )
    return lote


def ler_populacoes() -> list[LotePopulacao]:
    """Um lote por referência (fonte e ano), na ordem do ano."""
    linhas = list(_linhas("populacoes.csv"))
    referencias = [coluna for coluna in linhas[0] if coluna != "codigo"]
    lotes = []
    for referencia in referencias:
        fonte, _, ano = referencia.partition("_")
        lote = LotePopulacao(
            ("codigo_ibge", "valor"),
            ano=int(ano),
            fonte=FontePopulacao(fonte),
            so_acrescenta=True,
        )
        for numero, linha in enumerate(linhas, start=2):
            if linha[referencia]:
                lote.juntar(numero, linha["codigo"], int(linha[referencia]))
        lotes.append(lote)
    return lotes


def _linhas(nome: str) -> Iterator[dict[str, str]]:
    with (PASTA / nome).open(encoding="utf-8", newline="") as arquivo:
        yield from csv.DictReader(arquivo, delimiter=";")
