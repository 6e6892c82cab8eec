"""Planilha de adesões já assinadas fora do portal: uma linha por ente, em CSV ou planilha.

Só `codigo_ibge` e `assinada_em` são obrigatórias.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator

from municipios.planilhas.celula import CelulaRuim, texto
from municipios.planilhas.tabela import Formato, Tabela, ate, codigo_ibge, dia, ler_tabela
from municipios.validators import compactar, validar_cpf

_validar_link = URLValidator(schemes=["http", "https"])


@dataclass(frozen=True)
class LinhaDeAdesao:
    """O que uma linha diz; campo ausente fica vazio (nome, CPF…) ou nulo (datas)."""

    numero: int
    codigo_ibge: str
    campos: dict[str, Any]


def ler_adesoes(caminho: Path) -> tuple[Tabela, list[LinhaDeAdesao]]:
    """O relatório da leitura e uma linha por ente; a segunda do mesmo ente é falha.

    Raises:
        ArquivoRecusado: não se abre, não traz as colunas obrigatórias, ou traz linhas demais.
    """
    lida, vistos, adesoes = ler_tabela(caminho, FORMATO), dict[str, int](), list[LinhaDeAdesao]()
    for linha in lida.linhas:
        campos = dict(linha.campos)
        codigo = campos.pop("codigo_ibge")
        if codigo in vistos:
            lida.falhou(linha.numero, "codigo_ibge", f"{codigo} já está na linha {vistos[codigo]}")
            continue
        vistos[codigo] = linha.numero
        adesoes.append(LinhaDeAdesao(linha.numero, codigo, campos))
    return lida, adesoes


def _dia_obrigatorio(celula: Any) -> date:
    lido = dia(celula)
    if lido is None:
        raise CelulaRuim("falta o dia da assinatura")
    return lido


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
    link: str = ate(500)(celula)
    if link:
        try:
            _validar_link(link)
        except ValidationError as erro:
            raise CelulaRuim("o endereço não é um link que comece por https://") from erro
    return link


FORMATO = Formato(
    leitores={
        "codigo_ibge": codigo_ibge,
        "assinada_em": _dia_obrigatorio,
        "vigente_desde": dia,
        "signatario_nome": ate(200),
        "signatario_cpf": _cpf,
        "signatario_cargo": ate(60),
        "dou_data": dia,
        "dou_link": _link,
        "numero_sei": ate(30),
    },
    obrigatorias=("codigo_ibge", "assinada_em"),
    outros_titulos={
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
    },
)
EXEMPLO: Mapping[str, str] = {"codigo_ibge": "3171303", "assinada_em": "01/03/2024"}
