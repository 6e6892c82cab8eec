"""Tabela de formato próprio do portal, em CSV ou planilha: cabeçalho conhecido, uma linha por fato.

Linha ruim não derruba as outras: fica no relatório, com o campo e o porquê, e a pessoa decide se
segue com as boas.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from municipios.models.ente import normalizar
from municipios.planilhas.celula import CelulaRuim, texto
from municipios.planilhas.csv_proprio import celulas_de, linhas_de_texto
from municipios.planilhas.folha import abrir_planilha
from municipios.planilhas.lote import MAXIMO_DE_FALHAS, ArquivoRecusado, Falha

MAXIMO_DE_LINHAS = 20_000
LINHAS_ATE_O_CABECALHO = 10
PRIMEIRO_ANO = 2000  # Antes disso é erro de digitação: a Rede nem existia.
_PARECE_CPF = re.compile(r"\d{3}\.?\d{3}\.?\d{3}-?\d{2}")
_PLANILHA = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")

Leitor = Callable[[Any], Any]


@dataclass(frozen=True)
class Formato:
    """As colunas que se leem, as que não podem faltar, e outros nomes por que elas atendem."""

    leitores: Mapping[str, Leitor]
    obrigatorias: tuple[str, ...]
    outros_titulos: Mapping[str, str] = field(default_factory=dict)

    def colunas(self, celulas: Iterable[Any]) -> dict[str, int]:
        """Em que posição está cada coluna conhecida desta linha."""
        titulos = {normalizar(campo.replace("_", " ")): campo for campo in self.leitores}
        titulos |= {normalizar(titulo): campo for titulo, campo in self.outros_titulos.items()}
        escritos = [normalizar(texto(celula).replace("_", " ")) for celula in celulas]
        return {titulos[t]: posicao for posicao, t in enumerate(escritos) if t in titulos}


@dataclass(frozen=True)
class LinhaDaTabela:
    """O que uma linha diz; campo sem coluna na planilha não está em `campos`."""

    numero: int
    campos: dict[str, Any]


@dataclass
class Tabela:
    linhas: list[LinhaDaTabela] = field(default_factory=list)
    falhas: list[Falha] = field(default_factory=list)
    total_de_falhas: int = 0
    maximo_de_falhas: int = MAXIMO_DE_FALHAS

    def falhou(self, linha: int, campo: str, porque: str) -> None:
        self.total_de_falhas += 1
        if len(self.falhas) < self.maximo_de_falhas:
            self.falhas.append(Falha(linha, campo, porque))


def ler_tabela(
    caminho: Path, formato: Formato, *, maximo_de_falhas: int = MAXIMO_DE_FALHAS
) -> Tabela:
    """Lê a tabela inteira; as falhas se escrevem até `maximo_de_falhas`, e se contam todas.

    Raises:
        ArquivoRecusado: não se abre, não traz as colunas obrigatórias, ou traz linhas demais.
    """
    linhas = _linhas(caminho)
    inicio, colunas = _achar_cabecalho(linhas, formato)
    if len(linhas) - inicio > MAXIMO_DE_LINHAS:
        raise ArquivoRecusado(
            f"A planilha tem mais de {MAXIMO_DE_LINHAS} linhas. Apague as linhas em branco do fim, "
            "ou divida-a em duas, e envie de novo."
        )
    lida = Tabela(maximo_de_falhas=maximo_de_falhas)
    for numero, celulas in enumerate(linhas[inicio + 1 :], start=inicio + 2):
        if any(texto(celula) for celula in celulas):
            _ler_linha(lida, numero, celulas, colunas, formato)
    return lida


def _linhas(caminho: Path) -> list[list[Any]]:
    try:
        with caminho.open("rb") as arquivo:
            inicio = arquivo.read(8)
    except OSError as erro:
        raise ArquivoRecusado(f"Não consegui abrir o arquivo: {erro.strerror}.") from erro
    if inicio.startswith(_PLANILHA):
        abas = abrir_planilha(caminho)
        return next((linhas for linhas in abas.values() if linhas), [])
    textos = linhas_de_texto(caminho)
    separador = ";" if textos and ";" in textos[0] else ","
    return [linha for _, linha in celulas_de(textos, separador)]


def _achar_cabecalho(linhas: list[list[Any]], formato: Formato) -> tuple[int, dict[str, int]]:
    for indice, linha in enumerate(linhas[:LINHAS_ATE_O_CABECALHO]):
        colunas = formato.colunas(linha)
        if set(formato.obrigatorias) <= set(colunas):
            return indice, colunas
    comeco = [set(formato.colunas(linha)) for linha in linhas[:LINHAS_ATE_O_CABECALHO]]
    achadas = max(comeco, key=len, default=set())
    ausentes = [coluna for coluna in formato.obrigatorias if coluna not in achadas]
    faltam = " e ".join(f"“{coluna}”" for coluna in ausentes)
    raise ArquivoRecusado(
        f"Não achei as colunas {faltam} no começo da planilha. Baixe o modelo, copie os dados para "
        "ele e envie de novo."
    )


def _ler_linha(
    lida: Tabela, numero: int, celulas: list[Any], colunas: dict[str, int], formato: Formato
) -> None:
    campos: dict[str, Any] = {}
    falhas_antes = lida.total_de_falhas
    for campo, coluna in colunas.items():
        celula = celulas[coluna] if coluna < len(celulas) else ""
        try:
            campos[campo] = formato.leitores[campo](celula)
        except CelulaRuim as ruim:
            lida.falhou(numero, campo, str(ruim))
    if lida.total_de_falhas == falhas_antes:
        lida.linhas.append(LinhaDaTabela(numero, campos))


def citar(escrito: str) -> str:
    """O começo do que veio na célula, sem o CPF de quem trocou as colunas."""
    return _PARECE_CPF.sub("***", escrito)[:40]


def codigo_ibge(celula: Any) -> str:
    escrito = texto(celula)
    if not (escrito.isascii() and escrito.isdecimal() and len(escrito) in {2, 7}):
        raise CelulaRuim(f"“{citar(escrito)}” não é código do IBGE (7 números; 2 para UF)")
    return escrito


def dia(celula: Any) -> date | None:
    escrito = texto(celula)
    for formato in ("%d/%m/%Y", "%Y-%m-%d", "%d/%m/%y"):
        try:
            lido = datetime.strptime(escrito, formato).date()  # noqa: DTZ007 (dia, sem hora)
        except ValueError:
            continue
        if lido.year < PRIMEIRO_ANO:
            raise CelulaRuim(f"“{citar(escrito)}” é antes de {PRIMEIRO_ANO}: confira o ano")
        return lido
    if escrito:
        raise CelulaRuim(f"“{citar(escrito)}” não é um dia: escreva como 01/03/2024")
    return None


def ate(maximo: int) -> Leitor:
    """Texto de no máximo `maximo` letras."""

    def ler(celula: Any) -> str:
        escrito = texto(celula)
        if len(escrito) > maximo:
            raise CelulaRuim(f"passa de {maximo} letras")
        return escrito

    return ler


def modelo(formato: Formato, exemplo: Mapping[str, str]) -> list[list[str]]:
    """As linhas da planilha modelo: o cabeçalho e um exemplo inventado."""
    return [list(formato.leitores), [exemplo.get(campo, "") for campo in formato.leitores]]
