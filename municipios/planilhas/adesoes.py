"""Planilha de adesões já assinadas fora do portal: uma linha por ente, em CSV ou planilha.

Só `codigo_ibge` e `assinada_em` são obrigatórias. Linha ruim não derruba as outras: fica no
relatório, com o campo e o porquê, e a pessoa decide se segue com as boas.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from municipios.models.ente import normalizar
from municipios.planilhas.celula import CelulaRuim, texto
from municipios.planilhas.csv_proprio import celulas_de, linhas_de_texto
from municipios.planilhas.folha import abrir_planilha
from municipios.planilhas.lote import MAXIMO_DE_FALHAS, ArquivoRecusado, Falha
from municipios.validators import compactar, validar_cpf

MAXIMO_DE_LINHAS = 20_000
LINHAS_ATE_O_CABECALHO = 10
PRIMEIRO_ANO = 2000  # Antes disso é erro de digitação: a Rede nem existia.
_PARECE_CPF = re.compile(r"\d{3}\.?\d{3}\.?\d{3}-?\d{2}")
_PLANILHA = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_validar_link = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class LinhaDeAdesao:
    """O que uma linha diz; campo ausente fica vazio (nome, CPF…) ou nulo (datas)."""

    numero: int
    codigo_ibge: str
    campos: dict[str, Any]


@dataclass
class PlanilhaDeAdesoes:
    linhas: list[LinhaDeAdesao] = field(default_factory=list)
    falhas: list[Falha] = field(default_factory=list)
    total_de_falhas: int = 0

    def falhou(self, linha: int, campo: str, porque: str) -> None:
        self.total_de_falhas += 1
        if len(self.falhas) < MAXIMO_DE_FALHAS:
            self.falhas.append(Falha(linha, campo, porque))


def ler_adesoes(caminho: Path) -> PlanilhaDeAdesoes:
    """Lê a planilha inteira.

    Raises:
        ArquivoRecusado: não se abre, não traz as colunas obrigatórias, ou traz linhas demais.
    """
    linhas = _linhas(caminho)
    inicio, colunas = _achar_cabecalho(linhas)
    if len(linhas) - inicio > MAXIMO_DE_LINHAS:
        raise ArquivoRecusado(
            f"A planilha tem mais de {MAXIMO_DE_LINHAS} linhas, e há 5.596 entes no país. "
            "Apague as linhas em branco do fim e envie de novo."
        )
    lida, vistos = PlanilhaDeAdesoes(), dict[str, int]()
    for numero, celulas in enumerate(linhas[inicio + 1 :], start=inicio + 2):
        if any(texto(celula) for celula in celulas):
            _ler_linha(lida, vistos, numero, celulas, colunas)
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


def _achar_cabecalho(linhas: list[list[Any]]) -> tuple[int, dict[str, int]]:
    for indice, linha in enumerate(linhas[:LINHAS_ATE_O_CABECALHO]):
        titulos = [normalizar(texto(celula).replace("_", " ")) for celula in linha]
        colunas = {TITULOS[t]: i for i, t in enumerate(titulos) if t in TITULOS}
        if {"codigo_ibge", "assinada_em"} <= set(colunas):
            return indice, colunas
    raise ArquivoRecusado(
        "Não achei as colunas “codigo_ibge” e “assinada_em” no começo da planilha. Baixe o modelo, "
        "copie os dados para ele e envie de novo."
    )


def _ler_linha(
    lida: PlanilhaDeAdesoes,
    vistos: dict[str, int],
    numero: int,
    celulas: list[Any],
    colunas: dict[str, int],
) -> None:
    campos: dict[str, Any] = {}
    falhas_antes = lida.total_de_falhas
    for campo, coluna in colunas.items():
        celula = celulas[coluna] if coluna < len(celulas) else ""
        try:
            campos[campo] = LEITORES[campo](celula)
        except CelulaRuim as ruim:
            lida.falhou(numero, campo, str(ruim))
    if lida.total_de_falhas > falhas_antes:
        return
    codigo = campos.pop("codigo_ibge")
    if codigo in vistos:
        lida.falhou(numero, "codigo_ibge", f"{codigo} já está na linha {vistos[codigo]}")
        return
    vistos[codigo] = numero
    lida.linhas.append(LinhaDeAdesao(numero, codigo, campos))


def _codigo(celula: Any) -> str:
    escrito = texto(celula)
    if not (escrito.isascii() and escrito.isdecimal() and len(escrito) in {2, 7}):
        raise CelulaRuim(f"“{_citar(escrito)}” não é código do IBGE (7 números; 2 para UF)")
    return escrito


def _citar(escrito: str) -> str:
    """O começo do que veio na célula, sem o CPF de quem trocou as colunas."""
    return _PARECE_CPF.sub("***", escrito)[:40]


def _dia(celula: Any) -> date | None:
    escrito = texto(celula)
    for formato in ("%d/%m/%Y", "%Y-%m-%d", "%d/%m/%y"):
        try:
            dia = datetime.strptime(escrito, formato).date()  # noqa: DTZ007 (dia, sem hora)
        except ValueError:
            continue
        if dia.year < PRIMEIRO_ANO:
            raise CelulaRuim(f"“{_citar(escrito)}” é antes de {PRIMEIRO_ANO}: confira o ano")
        return dia
    if escrito:
        raise CelulaRuim(f"“{_citar(escrito)}” não é um dia: escreva como 01/03/2024")
    return None


def _dia_obrigatorio(celula: Any) -> date:
    dia = _dia(celula)
    if dia is None:
        raise CelulaRuim("falta o dia da assinatura")
    return dia


def _cpf(celula: Any) -> str:
    """A planilha come os zeros à esquerda de um CPF que virou número: eles voltam."""
    cpf = compactar(texto(celula))
    if isinstance(celula, int | float) and cpf:
        cpf = cpf.zfill(11)
    if cpf:
        try:
            validar_cpf(cpf)
        except ValidationError as erro:
            raise CelulaRuim("o CPF não confere: faltam números ou algum está trocado") from erro
    return cpf


def _link(celula: Any) -> str:
    link = _ate(500)(celula)
    if link:
        try:
            _validar_link(link)
        except ValidationError as erro:
            raise CelulaRuim("o endereço não é um link que comece por https://") from erro
    return link


def _ate(maximo: int) -> Callable[[Any], str]:
    def ler(celula: Any) -> str:
        escrito = texto(celula)
        if len(escrito) > maximo:
            raise CelulaRuim(f"passa de {maximo} letras")
        return escrito

    return ler


LEITORES: dict[str, Callable[[Any], Any]] = {
    "codigo_ibge": _codigo,
    "assinada_em": _dia_obrigatorio,
    "vigente_desde": _dia,
    "signatario_nome": _ate(200),
    "signatario_cpf": _cpf,
    "signatario_cargo": _ate(60),
    "dou_data": _dia,
    "dou_link": _link,
    "numero_sei": _ate(30),
}
_OUTROS_TITULOS = {
    "codigo": "codigo_ibge",
    "cod ibge": "codigo_ibge",
    "data de assinatura": "assinada_em",
    "data da assinatura": "assinada_em",
    "autoridade": "signatario_nome",
    "quem assinou": "signatario_nome",
    "cpf": "signatario_cpf",
    "cargo": "signatario_cargo",
    "data no dou": "dou_data",
    "link do dou": "dou_link",
    "sei": "numero_sei",
    "processo sei": "numero_sei",
}
TITULOS = {campo.replace("_", " "): campo for campo in LEITORES} | _OUTROS_TITULOS


def modelo() -> list[list[str]]:
    """As linhas da planilha modelo: o cabeçalho e um exemplo inventado."""
    exemplo = {"codigo_ibge": "3171303", "assinada_em": "01/03/2024"}
    return [list(LEITORES), [exemplo.get(campo, "") for campo in LEITORES]]
