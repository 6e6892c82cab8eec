"""Planilhas de adesões como as pessoas as fazem: títulos, datas e códigos de todo jeito."""

from datetime import date
from pathlib import Path

import pytest

from municipios.planilhas.adesoes import EXEMPLO, FORMATO, ler_adesoes
from municipios.planilhas.lote import ArquivoRecusado
from municipios.planilhas.tabela import modelo
from tests.municipios.planilhas.folhas import dia, folha

CABECALHO = "codigo_ibge;assinada_em"


def _csv(tmp_path: Path, texto: str | bytes) -> Path:
    caminho = tmp_path / "a.csv"
    caminho.write_bytes(texto.encode() if isinstance(texto, str) else texto)
    return caminho


@pytest.mark.parametrize(
    ("cabecalho", "linha"),
    [
        ("codigo_ibge;assinada_em", "3171303;01/03/2024"),
        ("\ufeffCódigo IBGE;Data de assinatura", "3171303;2024-03-01"),
        ("Município,Código,Assinada em", "Viçosa,3171303,01/03/24"),
        ("Planilha da SGD;;\nCOD IBGE;DATA DA ASSINATURA;obs", "3171303;01/03/2024;nada"),
    ],
)
def test_le_titulos_e_datas_de_varios_jeitos(tmp_path: Path, cabecalho: str, linha: str) -> None:
    lida, linhas = ler_adesoes(_csv(tmp_path, f"{cabecalho}\n{linha}\n\n   \n"))
    assert lida.falhas == []
    (unica,) = linhas
    assert (unica.codigo_ibge, unica.campos) == ("3171303", {"assinada_em": date(2024, 3, 1)})


def test_linha_ruim_diz_coluna_e_porque_e_as_boas_ficam(tmp_path: Path) -> None:
    texto = (
        "codigo_ibge;assinada_em;cpf;link do dou\n"
        "3171303;01/03/2024;999.157.384-47;https://www.in.gov.br/x\n"
        "317130;01/03/2024;;\n"
        "3555406;31/02/2024;;\n"
        "3555406;;;\n"
        "4209102;01/03/2024;111.111.111-11;javascript:alert(1)\n"
        "3171303;02/03/2024;;\n"
    )
    lida, linhas = ler_adesoes(_csv(tmp_path, texto))
    assert [linha.numero for linha in linhas] == [2]
    assert [(f.linha, f.campo) for f in lida.falhas] == [
        (3, "codigo_ibge"),
        (4, "assinada_em"),
        (5, "assinada_em"),
        (6, "signatario_cpf"),
        (6, "dou_link"),
        (7, "codigo_ibge"),
    ]
    assert "3171303 já está na linha 2" in str(lida.falhas[-1])
    assert "111" not in str(lida.falhas[3])


@pytest.mark.matriz("C9")
@pytest.mark.parametrize(
    ("conteudo", "diz"),
    [
        (b"", "Não achei as colunas"),
        ("nome;data\nViçosa;01/03/2024\n".encode(), "Não achei as colunas"),
        (b"codigo_ibge;assinada_em\n31\x0071303;01/03/2024", "não é texto"),
        (b"PK\x03\x04" + b"\x00" * 200, "Não consegui abrir"),
        (b"codigo_ibge;assinada_em\n" + b"3" * 70_000, "não é o CSV esperado"),
        (b'codigo_ibge;assinada_em\n"' + b"3171303;1\n" * 20_000, "aspas"),
        ((CABECALHO + "\n3171303;01/03/2024" * 20_001).encode(), "mais de 20000 linhas"),
    ],
    ids=["vazio", "outras-colunas", "nulo", "zip-falso", "linha-sem-fim", "aspas", "linhas-demais"],
)
def test_arquivo_hostil_eh_recusado_com_razao(tmp_path: Path, conteudo: bytes, diz: str) -> None:
    with pytest.raises(ArquivoRecusado, match=diz):
        ler_adesoes(_csv(tmp_path, conteudo))


@pytest.mark.matriz("C9")
def test_formula_nao_eh_codigo_nem_data(tmp_path: Path) -> None:
    lida, linhas = ler_adesoes(_csv(tmp_path, f'{CABECALHO}\n=cmd|"/c calc"!A1;=HOJE()\n'))
    assert linhas == []
    assert lida.total_de_falhas == 2


def test_o_modelo_que_se_baixa_eh_lido(tmp_path: Path) -> None:
    texto = "\n".join(";".join(linha) for linha in modelo(FORMATO, EXEMPLO))
    assert len(ler_adesoes(_csv(tmp_path, texto))[1]) == 1


def test_planilha_com_celula_de_data_e_codigo_e_cpf_virados_numero(tmp_path: Path) -> None:
    caminho = folha(
        tmp_path / "a.xlsx",
        ["codigo_ibge", "assinada_em", "cpf"],
        [3171303.0, dia(45352), 1007],
        ["3555406", "01/03/2024", ""],
        ["4209102", "<c><f>TODAY()</f></c>", ""],
    )
    lida, linhas = ler_adesoes(caminho)
    assert [linha.campos["assinada_em"] for linha in linhas] == [date(2024, 3, 1)]
    assert [(f.linha, f.campo) for f in lida.falhas] == [
        (2, "signatario_cpf"),
        (4, "assinada_em"),
    ]


@pytest.mark.matriz("C9")
def test_planilha_com_celula_no_ultimo_canto_eh_recusada(tmp_path: Path) -> None:
    canto = '<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
    with pytest.raises(ArquivoRecusado, match="memória ou tempo demais"):
        ler_adesoes(folha(tmp_path / "a.xlsx", CABECALHO.split(";"), cru=canto))


def test_coluna_trocada_nao_deixa_cpf_no_relatorio(tmp_path: Path) -> None:
    texto = f"{CABECALHO}\n999.157.384-47;01/03/2024\n3171303;99915738447\n"
    ditos = " ".join(str(falha) for falha in ler_adesoes(_csv(tmp_path, texto))[0].falhas)
    assert ditos.count("***") == 2
    assert "157" not in ditos


@pytest.mark.parametrize("dia", ["01/03/0204", "01/03/1924", "1024-03-01"])
def test_ano_de_antes_da_rede_eh_erro_de_digitacao(tmp_path: Path, dia: str) -> None:
    lida, _ = ler_adesoes(_csv(tmp_path, f"{CABECALHO}\n3171303;{dia}\n"))
    assert "confira o ano" in str(lida.falhas[0])
