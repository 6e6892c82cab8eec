"""As regras da casa que nenhuma ferramenta pronta confere."""

from pathlib import Path

import pytest

RAIZ = Path(__file__).resolve().parent.parent
LIMITE_DE_LINHAS = 250
PROIBIDOS = {"utils", "helpers", "common", "core", "services"}


def _arquivos() -> list[Path]:
    achados = [
        arquivo
        for pasta in ("redegov", "municipios", "identidade", "templates", "script")
        for arquivo in (RAIZ / pasta).rglob("*")
        if arquivo.is_file() and arquivo.suffix in {".py", ".html", ".txt", ".js", ".css", ""}
    ]
    return [a for a in achados if not {"migrations", "dados"} & set(a.parts)]


def test_recusa_arquivo_longo_demais() -> None:
    longos = {
        str(arquivo.relative_to(RAIZ)): linhas
        for arquivo in _arquivos()
        if (linhas := len(arquivo.read_text().splitlines())) > LIMITE_DE_LINHAS
    }
    assert longos == {}


def test_recusa_gaveta_de_miudezas() -> None:
    assert [a for a in _arquivos() if PROIBIDOS & {a.stem, *a.parts}] == []


@pytest.mark.parametrize("app", ["municipios", "identidade"])
def test_cada_app_tem_uma_so_ponta_de_migracao(app: str) -> None:
    numeros = [m.name[:4] for m in (RAIZ / app / "migrations").glob("[0-9]*.py")]
    assert len(numeros) == len(set(numeros))
