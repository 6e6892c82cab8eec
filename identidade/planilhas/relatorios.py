"""O leiaute do relatório mensal de hub: 14 colunas, `;`, Latin-1, nesta ordem e com estes nomes."""

import csv
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError

from identidade.choices.relatorio_hub import APELIDOS_DE_PODER, SERVICOS, Poder
from municipios.choices import Esfera, Uf
from municipios.http.planilha import INICIOS_DE_FORMULA, Eco, sem_formula
from municipios.models.ente import normalizar
from municipios.planilhas.celula import CelulaRuim, inteiro, texto
from municipios.planilhas.tabela import Formato, citar, codigo_ibge, dia
from municipios.validators import compactar, recusar_segredo, validar_cnpj

# O Word e o Excel trocam sozinhos estes caracteres, que o Latin-1 não tem.
_TIPOGRAFIA = str.maketrans(
    {"–": "-", "—": "-", "‘": "'", "’": "'", "“": '"', "”": '"', "…": "...", "•": "-"}
)


def _escrito(celula: Any) -> str:
    """O texto da célula, sem o apóstrofo que a nossa exportação põe antes do que parece fórmula."""
    escrito = texto(celula).translate(_TIPOGRAFIA)
    protegido = escrito.startswith("'") and escrito[1:].startswith(INICIOS_DE_FORMULA)
    return escrito[1:] if protegido else escrito


def _texto(maximo: int, *, exige: bool = True, livre: bool = False) -> Callable[[Any], str]:
    def ler(celula: Any) -> str:
        escrito = _escrito(celula)
        if exige and not escrito:
            raise CelulaRuim("está vazia: preencha")
        if len(escrito) > maximo:
            raise CelulaRuim(f"passa de {maximo} letras: encurte")
        estranho = next((letra for letra in escrito if ord(letra) > 255), "")
        if estranho:
            raise CelulaRuim(f"“{estranho}” não cabe no leiaute (Latin-1): escreva de outro jeito")
        if livre:
            _sem_segredo(escrito)
        return escrito

    return ler


def _sem_segredo(escrito: str) -> None:
    try:
        recusar_segredo(escrito)
    except ValidationError as recusa:
        raise CelulaRuim(" ".join(recusa.messages)) from recusa


def _cnpj(celula: Any) -> str:
    cnpj = compactar(texto(celula))
    # Planilha que tratou o CNPJ como número come os zeros da frente.
    cnpj = cnpj.zfill(14) if cnpj.isdigit() and len(cnpj) > 11 else cnpj
    try:
        validar_cnpj(cnpj)
    except ValidationError as recusa:
        raise CelulaRuim(f"“{citar(texto(celula))}” não é CNPJ: confira as 14 posições") from recusa
    return cnpj


def _um_de(
    rotulos: Mapping[Any, str], apelidos: Mapping[str, Any] | None = None
) -> Callable[[Any], str]:
    """O código do rótulo escrito, do apelido, ou ele mesmo; perdoa acento e maiúscula."""
    escritos = {str(nome): codigo for codigo, nome in rotulos.items()} | dict(apelidos or {})
    escritos |= {str(codigo): codigo for codigo in rotulos}
    codigos = {normalizar(nome): str(codigo) for nome, codigo in escritos.items()}
    *primeiros, ultimo = map(str, rotulos.values())
    aceitos = f"{', '.join(primeiros)} ou {ultimo}"

    def ler(celula: Any) -> str:
        achado = codigos.get(normalizar(texto(celula)))
        if achado is None:
            raise CelulaRuim(f"“{citar(texto(celula))}” não vale: escreva {aceitos}")
        return achado

    return ler


def _inicio(celula: Any) -> date:
    lido = dia(celula)
    if lido is None:
        raise CelulaRuim("está vazia: escreva o dia em que o projeto começou, como 01/03/2026")
    return lido


def _volumetria(celula: Any) -> int | None:
    escrito = texto(celula).replace(".", "")
    if escrito.isascii() and escrito.isdecimal():
        if len(escrito) > 12:
            raise CelulaRuim("passa de um trilhão: confira")
        return int(escrito)
    return inteiro(celula)


# Coluna do leiaute → (campo da linha, como se lê).
LEIAUTE: Mapping[str, tuple[str, Callable[[Any], Any]]] = {
    "CNPJ": ("cnpj", _cnpj),
    "Origem": ("origem", _texto(60)),
    "Orgao": ("orgao", _texto(160)),
    "Nome_do_Municipio": ("nome_do_municipio", _texto(120)),
    "Servico_Produto": ("produto", _um_de(SERVICOS)),
    "Objetivo_da_Integracao": ("objetivo", _texto(300, livre=True)),
    "Esfera": ("esfera", _um_de(dict(Esfera.choices))),
    "Poder": ("poder", _um_de(dict(Poder.choices), APELIDOS_DE_PODER)),
    "Estado": (
        "estado",
        _um_de({uf: uf for uf in Uf.values}, {nome: uf for uf, nome in Uf.choices}),
    ),
    "Codigo_Municipio": ("codigo_municipio", codigo_ibge),
    "Data_de_inicio_Projeto": ("inicio", _inicio),
    "Data_de_Finalizar_Entrega": ("fim", dia),
    "Volumetria_Anual": ("volumetria", _volumetria),
    "Numero_do_protocolo_da_solicitação": ("protocolo", _texto(60, exige=False)),
}
COLUNAS = tuple(LEIAUTE)
CAMPOS = tuple(campo for campo, _ in LEIAUTE.values())
FORMATO = Formato({coluna: ler for coluna, (_, ler) in LEIAUTE.items()}, COLUNAS)
EXEMPLO: Mapping[str, str] = {
    "CNPJ": "12.ABC.345/01DE-35",
    "Origem": "CONSORCIO",
    "Orgao": "Secretaria de Administração",
    "Nome_do_Municipio": "Joinville",
    "Servico_Produto": "Login",
    "Objetivo_da_Integracao": "Portal do cidadão",
    "Esfera": "Municipal",
    "Poder": "Executivo",
    "Estado": "SC",
    "Codigo_Municipio": "4209102",
    "Data_de_inicio_Projeto": "01/03/2026",
    "Data_de_Finalizar_Entrega": "30/06/2026",
    "Volumetria_Anual": "120000",
    "Numero_do_protocolo_da_solicitação": "INT-0001",
}


def celulas(valores: Iterable[Any]) -> list[str]:
    """Os valores dos `CAMPOS` como se escrevem no arquivo."""
    linha = dict(zip(CAMPOS, valores, strict=True))
    c = linha["cnpj"]
    linha["cnpj"] = f"{c[:2]}.{c[2:5]}.{c[5:8]}/{c[8:12]}-{c[12:]}"
    linha["produto"] = SERVICOS[linha["produto"]]
    linha["esfera"] = Esfera(linha["esfera"]).label
    linha["poder"] = Poder(linha["poder"]).label
    return [_celula(valor) for valor in linha.values()]


def _celula(valor: Any) -> str:
    if isinstance(valor, date):
        return f"{valor:%d/%m/%Y}"
    return "" if valor is None else str(valor)


def em_bytes(linhas: Iterable[Iterable[Any]]) -> Iterator[bytes]:
    """O arquivo, linha a linha, em Latin-1; o que a planilha leria como fórmula sai protegido."""
    escritor = csv.writer(Eco(), delimiter=";", lineterminator="\r\n")
    yield str(escritor.writerow(COLUNAS)).encode("latin-1")
    for linha in linhas:
        seguras = [sem_formula(celula) for celula in celulas(linha)]
        yield str(escritor.writerow(seguras)).encode("latin-1")
