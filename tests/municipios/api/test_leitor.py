"""Corpos hostis: recusados depressa, com um problema curto, e sem deixar rastro no banco."""

import json

import pytest
from django.test import Client

from municipios.models import Adesao, Ente, Usuario
from tests.api import cliente_de, conferir_problema

ADESOES = "/api/v1/adesoes/"
MEGA = 1024 * 1024
RESPOSTA_CURTA = 32 * 1024
pytestmark = pytest.mark.usefixtures("vicosa")


@pytest.fixture
def cliente(carla: Usuario) -> Client:
    return cliente_de(carla)


def enviar(cliente: Client, corpo: bytes | str, tipo: str = "application/json") -> object:
    resposta = cliente.generic("POST", ADESOES, corpo, content_type=tipo)
    assert len(resposta.content) < RESPOSTA_CURTA
    assert not Adesao.objects.exists()
    return resposta


@pytest.mark.matriz("C7")
@pytest.mark.parametrize(
    "corpo",
    [
        pytest.param("[" * 200_000 + "]" * 200_000, id="listas fundas"),
        pytest.param('{"ente":' * 100_000 + "1" + "}" * 100_000, id="objetos fundos"),
        pytest.param('{"ente": "3171303", "ente": "53"}', id="chave repetida"),
        pytest.param('{"ente": {"a": 1, "a": 2}}', id="chave repetida dentro"),
    ],
)
def test_recusa_bomba_de_json(cliente: Client, corpo: str) -> None:
    conferir_problema(enviar(cliente, corpo), 400, "json_invalido")


@pytest.mark.matriz("C7")
@pytest.mark.parametrize(
    "corpo",
    [
        pytest.param(json.dumps({f"campo{n}": n for n in range(100_000)}), id="100 mil campos"),
        pytest.param(json.dumps({"ente": list(range(100_000))}), id="lista de 100 mil"),
        pytest.param(json.dumps({"ente": [{"a": 1}] * 100_000}), id="100 mil objetos"),
        pytest.param(json.dumps({"x" * MEGA: 1}), id="nome de 1 MB"),
    ],
)
def test_recusa_campos_demais_em_resposta_curta(cliente: Client, corpo: str) -> None:
    conferir_problema(enviar(cliente, corpo), 400, "dados_invalidos")


@pytest.mark.matriz("C7")
def test_recusa_formulario_de_muitas_partes(cliente: Client) -> None:
    partes = b"".join(
        b'--x\r\nContent-Disposition: form-data; name="c%d"\r\n\r\n1\r\n' % n for n in range(5_000)
    )
    resposta = enviar(cliente, partes + b"--x--\r\n", "multipart/form-data; boundary=x")
    conferir_problema(resposta, 415, "tipo_de_conteudo")


@pytest.mark.matriz("C6")
@pytest.mark.parametrize(
    "corpo",
    [
        '{"ente": NaN}', '{"ente": Infinity}', '{"ente": -Infinity}', '{"ente": 1e999}',
        '{"ente": %s}' % ("9" * 5_000), '{"ente": "a\x00"}', "\x00", "{", "{} {}", "nulo",
        b'{"ente": "\xff"}', b'\xff\xfe{"\x00', '{"ente": 1}'.encode("utf-16"), "\ufeff{}",
    ],
)  # fmt: skip
def test_recusa_o_que_nao_e_json(cliente: Client, corpo: str | bytes) -> None:
    conferir_problema(enviar(cliente, corpo), 400, "json_invalido")


@pytest.mark.matriz("C6")
@pytest.mark.parametrize("corpo", ["[]", '"ente"', "1", "null", "true"])
def test_recusa_o_que_nao_e_objeto(cliente: Client, corpo: str) -> None:
    problema = conferir_problema(enviar(cliente, corpo), 400, "json_invalido")
    assert problema["detail"] == "O corpo tem de ser um objeto JSON, entre chaves."


@pytest.mark.matriz("C6")
@pytest.mark.parametrize("texto", [r"\u0000", r"\ud800", r"a\udfff", "x" * MEGA])
@pytest.mark.parametrize("campo", ["signatario_nome", "signatario_cpf", "dou_link", "numero_sei"])
def test_recusa_texto_que_o_banco_nao_guarda(cliente: Client, campo: str, texto: str) -> None:
    corpo = f'{{"ente": "3171303", "assinada_em": "2024-03-01", "{campo}": "{texto}"}}'
    problema = conferir_problema(enviar(cliente, corpo), 400, "dados_invalidos")
    assert {erro["pointer"] for erro in problema["errors"]} == {f"#/{campo}"}


@pytest.mark.matriz("C6")
@pytest.mark.parametrize("nome", [r"\ud800", r"a\u0000b", r"~/", ""])
def test_recusa_nome_de_campo_torto(cliente: Client, nome: str) -> None:
    conferir_problema(enviar(cliente, f'{{"{nome}": 1}}'), 400, "dados_invalidos")


@pytest.mark.parametrize("valor", ["3171303", "1.5", "true", "[]", "{}"])
def test_recusa_tipo_que_o_esquema_nao_diz(cliente: Client, valor: str) -> None:
    corpo = f'{{"ente": {valor}, "assinada_em": "2024-03-01"}}'
    problema = conferir_problema(enviar(cliente, corpo), 400, "dados_invalidos")
    assert problema["errors"][0]["pointer"] == "#/ente"


@pytest.mark.matriz("C6")
def test_recusa_corpo_de_10_mb(cliente: Client) -> None:
    corpo = json.dumps({"ente": "x" * 10 * MEGA})
    conferir_problema(enviar(cliente, corpo), 413, "grande_demais")


@pytest.mark.parametrize(
    "tipo", ["text/plain", "application/x-www-form-urlencoded", "application/xml", "", "???"]
)
def test_recusa_outro_tipo_de_conteudo(cliente: Client, tipo: str) -> None:
    conferir_problema(enviar(cliente, '{"ente": "3171303"}', tipo), 415, "tipo_de_conteudo")


@pytest.mark.matriz("C6")
@pytest.mark.parametrize("chave", [2**31, 2**63, 10**30])
@pytest.mark.parametrize("colecao", ["adesoes", "pontos-focais", "implantacoes"])
def test_inteiro_que_nao_cabe_no_banco_nao_existe(
    cliente: Client, colecao: str, chave: int
) -> None:
    conferir_problema(cliente.get(f"/api/v1/{colecao}/{chave}/"), 404, "nao_encontrado")


@pytest.mark.matriz("C6")
@pytest.mark.parametrize("valor", ["%00", "%ED%A0%80", "%FF", "9" * 5_000, "x" * 5_000, "%F0%9F"])
@pytest.mark.parametrize("nome", ["busca", "cursor", "coorte", "limite", "populacao_min", "uf"])
def test_parametro_torto_nao_derruba(cliente: Client, nome: str, valor: str, vicosa: Ente) -> None:
    resposta = cliente.get(f"/api/v1/entes/?{nome}={valor}")
    assert resposta.status_code in {200, 400}
    assert len(resposta.content) < RESPOSTA_CURTA


@pytest.mark.matriz("C7")
@pytest.mark.parametrize("quantos", [900, 50_000])
def test_parametros_demais_recebem_resposta_curta(cliente: Client, quantos: int) -> None:
    resposta = cliente.get("/api/v1/entes/?" + "&".join(f"p{n}=1" for n in range(quantos)))
    assert resposta.status_code == 400
    assert len(resposta.content) < RESPOSTA_CURTA
