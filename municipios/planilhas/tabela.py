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
# O que o modelo põe ao lado do nome: “Codigo_Municipio (IBGE 7)”.
_DICA = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
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
        return {campo: posicoes[0] for campo, posicoes in self._achadas(celulas).items()}

    def repetidas(self, celulas: Iterable[Any]) -> list[str]:
        """As colunas que dois títulos desta linha dizem ser."""
        return [campo for campo, onde in self._achadas(celulas).items() if len(onde) > 1]

    def _achadas(self, celulas: Iterable[Any]) -> dict[str, list[int]]:
        """O nome da coluna vale mais que outro título dela, e este mais que um título com dica."""
        nomes = {_titulo(campo): campo for campo in self.leitores}
        outros = {_titulo(titulo): campo for titulo, campo in self.outros_titulos.items()}
        achadas: dict[str, dict[int, list[int]]] = {}
        for posicao, celula in enumerate(celulas):
            escrito = texto(celula)
            exato, sem_dica = _titulo(escrito), _titulo(_DICA.sub(" ", escrito))
            graus = (nomes.get(exato), outros.get(exato), (nomes | outros).get(sem_dica))
            grau = next((grau for grau, campo in enumerate(graus) if campo), None)
            if grau is not None:
                achadas.setdefault(str(graus[grau]), {}).setdefault(grau, []).append(posicao)
        return {campo: por_grau[min(por_grau)] for campo, por_grau in achadas.items()}


def _titulo(escrito: str) -> str:
    """Sem acento, maiúscula, espaço nem sinal: o que distingue um título de outro."""
    return normalizar(escrito.replace("_", " ")).replace(" ", "")


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
    linhas = _linhas(caminho, formato)
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


def ler_registros(registros: Iterable[Mapping[str, Any]], formato: Formato) -> Tabela:
    """O mesmo, do que já veio separado por coluna; a linha 1 é o primeiro registro."""
    lida, colunas = Tabela(), {campo: lugar for lugar, campo in enumerate(formato.leitores)}
    for numero, registro in enumerate(registros, start=1):
        _ler_linha(lida, numero, [registro.get(campo) for campo in colunas], colunas, formato)
    return lida


def _linhas(caminho: Path, formato: Formato) -> list[list[Any]]:
    try:
        with caminho.open("rb") as arquivo:
            inicio = arquivo.read(8)
    except OSError as erro:
        raise ArquivoRecusado(f"Não consegui abrir o arquivo: {erro.strerror}.") from erro
    if inicio.startswith(_PLANILHA):
        abas = abrir_planilha(caminho)
        return next((linhas for linhas in abas.values() if linhas), [])
    textos = linhas_de_texto(caminho)
    return [linha for _, linha in celulas_de(textos, _separador(textos, formato))]


def _separador(textos: list[str], formato: Formato) -> str:
    """O que separa as colunas do cabeçalho, que pode vir depois de um título."""
    for separador in (";", ","):
        for linha in textos[:LINHAS_ATE_O_CABECALHO]:
            if set(formato.obrigatorias) <= set(formato.colunas(linha.split(separador))):
                return separador
    return ";" if textos and ";" in textos[0] else ","


def _achar_cabecalho(linhas: list[list[Any]], formato: Formato) -> tuple[int, dict[str, int]]:
    for indice, linha in enumerate(linhas[:LINHAS_ATE_O_CABECALHO]):
        colunas = formato.colunas(linha)
        if set(formato.obrigatorias) <= set(colunas):
            if repetidas := formato.repetidas(linha):
                raise ArquivoRecusado(
                    f"Há mais de uma coluna {_citadas(repetidas)}: deixe uma só de cada e envie de "
                    "novo."
                )
            return indice, colunas
    comeco = [set(formato.colunas(linha)) for linha in linhas[:LINHAS_ATE_O_CABECALHO]]
    achadas = max(comeco, key=len, default=set())
    ausentes = [coluna for coluna in formato.obrigatorias if coluna not in achadas]
    raise ArquivoRecusado(
        f"Não achei {'a coluna' if len(ausentes) == 1 else 'as colunas'} {_citadas(ausentes)} no "
        "começo da planilha. Baixe o modelo, copie os dados para ele e envie de novo."
    )


def _citadas(colunas: list[str]) -> str:
    *primeiras, ultima = [f"“{coluna}”" for coluna in colunas]
    return f"{', '.join(primeiras)} e {ultima}" if primeiras else ultima


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
