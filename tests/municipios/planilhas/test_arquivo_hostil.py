"""Arquivos hostis na entrada, em cada leitor: recusa curta, com a linha, sem derrubar ninguém."""

import json
import resource
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from municipios.planilhas.arquivo import MAXIMO_DO_ARQUIVO, ler_arquivo
from municipios.planilhas.lote import MAXIMO_DE_FALHAS, ArquivoRecusado, Lote
from tests.municipios.planilhas.folhas import folha

pytestmark = pytest.mark.matriz("C9")
TITULO = ["Estimativas da população para 2024"]
CABECALHO = ["UF", "COD. UF", "COD. MUNIC", "NOME DO MUNICÍPIO", "POPULAÇÃO ESTIMADA"]
VICOSA = ["MG", 31, 71303, "Viçosa", 79388]


def ler(caminho: Path) -> Lote:
    _, (lote,) = ler_arquivo(caminho)
    return lote


def planilha(pasta: Path, *linhas: list[Any], **opcoes: str) -> Path:
    return folha(pasta / "pop.xlsx", TITULO, CABECALHO, *linhas, **opcoes)


def csv(pasta: Path, conteudo: bytes) -> Path:
    caminho = pasta / "pop.csv"
    caminho.write_bytes(conteudo)
    return caminho


def em_json(pasta: Path, dado: Any) -> Path:
    caminho = pasta / "dado.json"
    caminho.write_text(dado if isinstance(dado, str) else json.dumps(dado), encoding="utf-8")
    return caminho


def bomba(pasta: Path) -> Path:
    return planilha(pasta, cru=" " * 110_000_000)


def bomba_que_mente(pasta: Path) -> Path:
    """O índice do pacote diz 100 bytes; o que sai dele são 120 MB de células."""
    caminho = planilha(pasta, cru="<row>" + "<c><v>1</v></c>" * 8_000_000 + "</row>")
    conteudo, ultimo = bytearray(caminho.read_bytes()), zipfile.ZipFile(caminho).infolist()[-1]
    tamanho, mentira = ultimo.file_size.to_bytes(4, "little"), (100).to_bytes(4, "little")
    caminho.write_bytes(conteudo.replace(tamanho, mentira))
    return caminho


def celula_no_ultimo_canto(pasta: Path) -> Path:
    return planilha(pasta, cru='<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')


def entidade_externa(pasta: Path) -> Path:
    nome = '<c t="inlineStr"><is><t>&x;</t></is></c>'
    externa = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    return planilha(pasta, ["MG", 31, 71303, nome, 1], doctype=externa)


def mil_milhoes_de_risos(pasta: Path) -> Path:
    riso = '<!ENTITY a "' + "x" * 1000 + '">'
    for antes, depois in ("ab", "bc", "cd"):
        riso += f'<!ENTITY {depois} "' + f"&{antes};" * 1000 + '">'
    nome = '<c t="inlineStr"><is><t>&d;</t></is></c>'
    return planilha(pasta, ["MG", 31, 71303, nome, 1], doctype=f"<!DOCTYPE d [{riso}]>")


def cortada(pasta: Path) -> Path:
    caminho = planilha(pasta, VICOSA)
    caminho.write_bytes(caminho.read_bytes()[:-200])
    return caminho


def pacote_qualquer(pasta: Path) -> Path:
    with zipfile.ZipFile(pasta / "pop.xlsx", "w") as pacote:
        pacote.writestr("../../etc/passwd", "x")
    return pasta / "pop.xlsx"


def xls_falso(pasta: Path) -> Path:
    (pasta / "pop.xls").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\xff" * 4096)
    return pasta / "pop.xls"


def enorme(pasta: Path) -> Path:
    with (pasta / "pop.json").open("wb") as arquivo:
        arquivo.write(b"[")
        arquivo.truncate(MAXIMO_DO_ARQUIVO + 1)
    return pasta / "pop.json"


HOSTIS: list[tuple[Callable[[Path], Path], str]] = [
    (bomba, "memória ou tempo demais"),
    (bomba_que_mente, "memória ou tempo demais|Não consegui abrir"),
    (celula_no_ultimo_canto, "memória ou tempo demais"),
    (entidade_externa, "Não consegui abrir"),
    (mil_milhoes_de_risos, "Não consegui abrir"),
    (cortada, "cortada"),
    (pacote_qualquer, "Não consegui abrir"),
    (xls_falso, "Não consegui abrir"),
    (enorme, "passa de 64 MB"),
]


@pytest.mark.parametrize(("fazer", "dito"), HOSTIS, ids=lambda caso: getattr(caso, "__name__", ""))
def test_planilha_hostil_e_recusada_sem_gastar(
    tmp_path: Path, fazer: Callable[[Path], Path], dito: str
) -> None:
    caminho = fazer(tmp_path)
    antes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(ArquivoRecusado, match=dito) as recusa:
        ler_arquivo(caminho)
    assert "passwd" not in str(recusa.value)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - antes < 100 * 1024


@pytest.mark.parametrize(
    ("conteudo", "dito"),
    [
        (b"", "vazio"),
        (b"\x00" * 100, "não é texto"),
        ("codigo;estimativa_2024\n3171303;1".encode("utf-16"), "não é texto"),
        (b"codigo;estimativa_2024\n" + b"9" * 100_000, "mais de 64 KB"),
        (b'codigo;estimativa_2024\n"' + b"3171303;1\n" * 20_000, "aspas"),
        (b"<html><body>Erro 404</body></html>", "faltam as colunas codigo"),
        (b"%PDF-1.7\n%%EOF", "faltam as colunas codigo"),
        (b"codigo;habitantes\n3171303;1", "Falta a coluna da popula"),
    ],
)
def test_csv_que_nao_e_o_nosso_e_recusado(tmp_path: Path, conteudo: bytes, dito: str) -> None:
    with pytest.raises(ArquivoRecusado, match=dito):
        ler_arquivo(csv(tmp_path, conteudo))


@pytest.mark.parametrize(
    "dado",
    [
        "[" * 100_000,
        '[{"id": ' + "9" * 5_000 + "}]",
        '[{"id": 31713',
        "[1, 2, 3]",
        '{"items": "texto"}',
        '[{"id": 1, "nome": "x"}]',
        '{"items": [{"cod_ibge": 1}]}',
        "[{}]",
        "{}",
    ],
)
def test_json_torto_e_recusado(tmp_path: Path, dado: str) -> None:
    with pytest.raises(ArquivoRecusado):
        ler_arquivo(em_json(tmp_path, dado))


@pytest.mark.parametrize(
    ("codigo", "valor"),
    [(3171303.0, 79388.0), ("3171303", "79.388(1)"), (" 3171303 ", "79388*"), ("71303", 79388)],
)
def test_planilha_aceita_codigo_virado_numero_e_nota_colada(
    tmp_path: Path, codigo: Any, valor: Any
) -> None:
    lote = ler(planilha(tmp_path, ["MG", 31.0, codigo, "Viçosa", valor]))
    assert (lote.linhas, lote.falhas) == ([("3171303", 79388)], [])


def test_celula_de_formula_vale_o_calculado_e_sem_ele_a_linha_falha(tmp_path: Path) -> None:
    calculada = "<c><f>40000+39388</f><v>79388</v></c>"
    sem_valor = "<c><f>WEBSERVICE(1)</f></c>"
    com_erro = '<c t="e"><f>1/0</f><v>#DIV/0!</v></c>'
    lote = ler(
        planilha(
            tmp_path,
            ["MG", 31, 71303, "Viçosa", calculada],
            ["SP", 35, 55406, "Ubatuba", sem_valor],
            ["SC", 42, 9102, "Joinville", com_erro],
        )
    )
    assert lote.linhas == [("3171303", 79388)]
    assert [falha.linha for falha in lote.falhas] == [4, 5]


@pytest.mark.parametrize("codificacao", ["utf-8", "utf-8-sig", "cp1252", "latin-1"])
def test_csv_em_qualquer_codificacao_de_escritorio(tmp_path: Path, codificacao: str) -> None:
    texto = "codigo;nome;estimativa_2024\r\n3171303;Viçosa;79388\r\n"
    assert ler(csv(tmp_path, texto.encode(codificacao))).linhas == [("3171303", 79388)]


def test_linhas_ruins_do_csv_dizem_onde_e_por_que_e_tem_teto(tmp_path: Path) -> None:
    ruins = ["=SOMA(A1)", "-5", "1,5", "7e9", "99999999999999999999", "\x1b[31m"] * 20_000
    conteudo = "codigo;estimativa_2024\n" + "".join(f"3171303;{valor}\n" for valor in ruins)
    lote = ler(csv(tmp_path, conteudo.encode()))
    assert (lote.total_de_falhas, len(lote.falhas)) == (120_000, MAXIMO_DE_FALHAS)
    assert str(lote.falhas[0]) == ("Linha 2, população: “=SOMA(A1)” não é um número inteiro")
    assert all(str(falha).isprintable() for falha in lote.falhas)


def test_json_com_campo_torto_diz_qual(tmp_path: Path) -> None:
    boa = {"id": 3171303, "nome": "Viçosa", "microrregiao": None, "regiao-imediata": None}
    lote = ler(em_json(tmp_path, [boa, boa | {"id": {"a": 1}}, boa | {"id": "\ud800\x00"}]))
    assert not lote.linhas
    assert [falha.linha for falha in lote.falhas] == [1, 2, 3]
    assert all(str(falha).encode() for falha in lote.falhas)
