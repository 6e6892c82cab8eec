import logging

import pytest

from redegov.registros import LinhaSemCPF


@pytest.mark.parametrize("cpf", ["52998224725", "529.982.247-25"])
def test_mascara_cpf_na_mensagem_e_no_rastro(cpf: str) -> None:
    try:
        raise ValueError(cpf)
    except ValueError as erro:
        rastro = (type(erro), erro, erro.__traceback__)
    registro = logging.LogRecord("x", logging.ERROR, "", 1, "entrou %s", (cpf,), rastro)
    linha = LinhaSemCPF().format(registro)
    assert cpf not in linha
    assert linha.startswith("entrou ***.982.247-**")


def test_nao_mexe_em_numero_que_nao_tem_onze_digitos() -> None:
    registro = logging.LogRecord(
        "x", logging.INFO, "", 1, "ente 4209102, linha 123456789012", (), None
    )
    assert LinhaSemCPF().format(registro) == "ente 4209102, linha 123456789012"


@pytest.mark.matriz("E6")
def test_o_que_se_registra_nao_inventa_linha() -> None:
    falsa = "ana\r\n2026-11-30 INFO redegov entrou\x1b[2J\u2028fim"
    try:
        raise ValueError(falsa)
    except ValueError as erro:
        rastro = (type(erro), erro, erro.__traceback__)
    registro = logging.LogRecord("x", logging.ERROR, "", 1, "de %s", (falsa,), rastro)
    primeira, *outras = LinhaSemCPF().format(registro).splitlines()
    assert primeira == r"de ana\r\n2026-11-30 INFO redegov entrou\x1b[2J\u2028fim"
    assert outras
    assert all(linha.startswith("    ") for linha in outras)
