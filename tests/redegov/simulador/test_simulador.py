"""O simulador imita o Login Único, recusas inclusive."""

import base64
import hashlib
import os
import re
import subprocess
import sys
from pathlib import Path
from urllib.parse import parse_qsl, urlsplit

import jwt
import pytest
import requests

from municipios.validators import validar_cpf
from redegov.simulador.personas import PERSONAS
from tests.simulador import SimuladorDeTeste

RETORNO = "http://127.0.0.1:8000/entrar/govbr/retorno/"
VERIFICADOR = "v" * 64
DESAFIO = base64.urlsafe_b64encode(hashlib.sha256(VERIFICADOR.encode()).digest()).rstrip(b"=")
PEDIDO = {
    "response_type": "code",
    "client_id": "redegov-demonstracao",
    "redirect_uri": RETORNO,
    "scope": "openid email profile govbr_confiabilidades",
    "state": "estado",
    "nonce": "nonce-do-teste",
    "code_challenge": DESAFIO.decode(),
    "code_challenge_method": "S256",
}


def _autorizar(simulador: SimuladorDeTeste, **mudancas: str) -> requests.Response:
    dados = {nome: valor for nome, valor in (PEDIDO | mudancas).items() if valor != "-"}
    return requests.get(
        f"{simulador.emissor}authorize", params=dados, allow_redirects=False, timeout=5
    )


def _volta(resposta: requests.Response) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(resposta.headers["Location"]).query))


def _trocar(simulador: SimuladorDeTeste, codigo: str, **mudancas: str) -> requests.Response:
    segredo = mudancas.pop("segredo", simulador.segredo)
    dados = {
        "grant_type": "authorization_code",
        "code": codigo,
        "redirect_uri": RETORNO,
        "code_verifier": VERIFICADOR,
    } | mudancas
    credenciais = ("redegov-demonstracao", segredo)
    return requests.post(f"{simulador.emissor}token", dados, auth=credenciais, timeout=5)


def _codigo(simulador: SimuladorDeTeste, persona: str = "ana") -> str:
    return _volta(_autorizar(simulador, persona=persona))["code"]


@pytest.fixture(autouse=True)
def _sem_falhas(simulador: SimuladorDeTeste) -> None:
    simulador.falhar()


def test_personas_tem_cpf_valido_e_unico() -> None:
    for persona in PERSONAS.values():
        validar_cpf(persona.cpf)
    assert len({persona.cpf for persona in PERSONAS.values()}) == len(PERSONAS)


def test_descobre_emissor_com_barra(simulador: SimuladorDeTeste) -> None:
    documento = requests.get(
        f"{simulador.emissor}.well-known/openid-configuration", timeout=5
    ).json()
    assert documento["issuer"] == simulador.emissor
    assert documento["issuer"].endswith("/")
    assert documento["userinfo_endpoint"] == f"{simulador.emissor}userinfo/"


def test_publica_chave_sem_use(simulador: SimuladorDeTeste) -> None:
    (chave,) = requests.get(f"{simulador.emissor}jwk", timeout=5).json()["keys"]
    assert chave["kid"] == "rsa1"
    assert chave["alg"] == "RS256"
    assert "use" not in chave


def test_mostra_personas_sem_script_nem_estilo_embutido(simulador: SimuladorDeTeste) -> None:
    pagina = _autorizar(simulador).text
    assert "Ana Ribeiro Fontes" in pagina
    assert "Luana Andrade Pinto" in pagina
    assert not re.search(r"<script|<style|style=|\son\w+=", pagina)


def test_entrega_id_token_assinado_e_userinfo(simulador: SimuladorDeTeste) -> None:
    resposta = _trocar(simulador, _codigo(simulador)).json()
    chave = jwt.PyJWK(requests.get(f"{simulador.emissor}jwk", timeout=5).json()["keys"][0])
    dados = jwt.decode(
        resposta["id_token"],
        chave,
        algorithms=["RS256"],
        audience="redegov-demonstracao",
        issuer=simulador.emissor,
    )
    assert dados["sub"] == PERSONAS["ana"].cpf
    assert dados["nonce"] == PEDIDO["nonce"]
    assert dados["email_verified"] == "true"
    assert dados["reliability_info"]["level"] == "silver"
    portador = {"Authorization": f"Bearer {resposta['access_token']}"}
    userinfo = requests.get(f"{simulador.emissor}userinfo/", headers=portador, timeout=5).json()
    assert userinfo["email_verified"] is True


def test_omite_email_nao_verificado(simulador: SimuladorDeTeste) -> None:
    id_token = _trocar(simulador, _codigo(simulador, "davi")).json()["id_token"]
    dados = jwt.decode(id_token, options={"verify_signature": False})
    assert "email" not in dados
    assert "email_verified" not in dados


@pytest.mark.parametrize(
    ("mudancas", "erro"),
    [
        ({"code_challenge": "-"}, "invalid_request"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
        ({"nonce": "-"}, "invalid_request"),
        ({"state": "-"}, "invalid_request"),
        ({"scope": "email"}, "invalid_scope"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"persona": ""}, "access_denied"),
    ],
)
def test_devolve_erro_ao_portal(
    simulador: SimuladorDeTeste, mudancas: dict[str, str], erro: str
) -> None:
    assert _volta(_autorizar(simulador, **mudancas))["error"] == erro


@pytest.mark.parametrize(
    "mudancas",
    [
        {"client_id": "outro"},
        {"redirect_uri": f"{RETORNO}../"},
        {"redirect_uri": f"{RETORNO}?a=1"},
        {"redirect_uri": "https://mau.invalid/entrar/govbr/retorno/"},
    ],
)
def test_nao_volta_a_endereco_que_nao_conhece(
    simulador: SimuladorDeTeste, mudancas: dict[str, str]
) -> None:
    resposta = _autorizar(simulador, **mudancas)
    assert resposta.status_code == 400
    assert "Location" not in resposta.headers


@pytest.mark.matriz("A10")
@pytest.mark.parametrize(
    "mudancas",
    [
        {"code_verifier": ""},
        {"code_verifier": "x" * 64},
        {"code_verifier": DESAFIO.decode()},
        {"redirect_uri": f"{RETORNO}x"},
        {"grant_type": "password"},
    ],
)
def test_recusa_troca_errada(simulador: SimuladorDeTeste, mudancas: dict[str, str]) -> None:
    assert _trocar(simulador, _codigo(simulador), **mudancas).status_code == 400


@pytest.mark.matriz("A10")
def test_recusa_codigo_repetido_e_derruba_o_token(simulador: SimuladorDeTeste) -> None:
    codigo = _codigo(simulador)
    acesso = _trocar(simulador, codigo).json()["access_token"]
    assert _trocar(simulador, codigo).json()["error"] == "invalid_grant"
    portador = {"Authorization": f"Bearer {acesso}"}
    userinfo = requests.get(f"{simulador.emissor}userinfo/", headers=portador, timeout=5)
    assert userinfo.status_code == 401


def test_recusa_segredo_errado_sem_corpo(simulador: SimuladorDeTeste) -> None:
    resposta = _trocar(simulador, _codigo(simulador), segredo=f"{simulador.segredo} ")
    assert resposta.status_code == 401
    assert resposta.content == b""


def test_sai_so_para_endereco_cadastrado(simulador: SimuladorDeTeste) -> None:
    saida = f"{simulador.emissor}logout?post_logout_redirect_uri="
    certa = requests.get(f"{saida}http://127.0.0.1:8000/saiu/", allow_redirects=False, timeout=5)
    assert certa.headers["Location"] == "http://127.0.0.1:8000/saiu/"
    assert requests.get(f"{saida}https://mau.invalid/", timeout=5).status_code == 400


def _executar(tmp_path: Path, *opcoes: str, modo: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "redegov.simulador", "--dados", str(tmp_path), *opcoes],
        env={**os.environ, "REDEGOV_MODO": modo},
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )


def test_nao_sobe_em_producao(tmp_path: Path) -> None:
    resultado = _executar(tmp_path, modo="producao")
    assert resultado.returncode == 2
    assert "não sobe em produção" in resultado.stderr
    assert not list(tmp_path.iterdir())


def test_diz_que_a_porta_esta_ocupada(tmp_path: Path, simulador: SimuladorDeTeste) -> None:
    porta = str(urlsplit(simulador.emissor).port)
    resultado = _executar(tmp_path, "--porta", porta, modo="demonstracao")
    assert resultado.returncode == 1
    assert f"A porta {porta} não pôde ser usada" in resultado.stderr
