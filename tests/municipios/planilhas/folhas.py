"""Constrói planilhas `.xlsx` célula a célula, para que os testes façam as que ninguém faria."""

import zipfile
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

_OOXML = "http://schemas.openxmlformats.org"
_DOCUMENTO = f"{_OOXML}/officeDocument/2006/relationships"
_FOLHA = f"{_OOXML}/spreadsheetml/2006/main"
_TIPO = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_PACOTE = f"{_OOXML}/package/2006"


def _relacoes(**alvos: str) -> str:
    partes = (
        f'<Relationship Id="r{n}" Type="{_DOCUMENTO}/{tipo}" Target="{alvo}"/>'
        for n, (tipo, alvo) in enumerate(alvos.items(), start=1)
    )
    return f'<Relationships xmlns="{_PACOTE}/relationships">{"".join(partes)}</Relationships>'


_PARTES = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACOTE}/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TIPO}.sheet.main+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TIPO}.styles+xml"/>'
        f'<Override PartName="/xl/folha.xml" ContentType="{_TIPO}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": _relacoes(officeDocument="xl/workbook.xml"),
    "xl/_rels/workbook.xml.rels": _relacoes(worksheet="folha.xml", styles="styles.xml"),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_FOLHA}"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>'
        "</styleSheet>"
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_FOLHA}" xmlns:r="{_DOCUMENTO}"><sheets>'
        '<sheet name="Municípios" sheetId="1" r:id="r1"/></sheets></workbook>'
    ),
}


def celula(valor: Any) -> str:
    """Texto, número, ou o XML da célula já pronto (começa por `<c`)."""
    if isinstance(valor, str):
        texto = f'<c t="inlineStr"><is><t>{escape(valor)}</t></is></c>'
        return valor if valor.startswith("<c") else texto
    return f"<c><v>{valor}</v></c>"


def dia(numero: int) -> str:
    """Célula de data: dias desde 30/12/1899, como a planilha os guarda."""
    return f'<c s="1"><v>{numero}</v></c>'


def folha(caminho: Path, *linhas: list[Any], doctype: str = "", cru: str = "") -> Path:
    """`cru` são linhas em XML, depois das outras."""
    corpo = "".join(f"<row>{''.join(map(celula, linha))}</row>" for linha in linhas)
    partes = _PARTES | {
        "xl/folha.xml": f'{doctype}<worksheet xmlns="{_FOLHA}"><sheetData>{corpo}{cru}'
        "</sheetData></worksheet>"
    }
    with zipfile.ZipFile(caminho, "w", zipfile.ZIP_DEFLATED) as pacote:
        for nome, conteudo in partes.items():
            pacote.writestr(nome, conteudo)
    return caminho
