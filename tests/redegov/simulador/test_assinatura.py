"""A assinatura de mentira responde como o manual descreve, recusas inclusive."""

from urllib.parse import parse_qsl, urlencode, urlsplit

import pytest
import requests

from tests.simulador import SimuladorDeTeste

RETORNO = "http://127.0.0.1:8000/assinatura/retorno/"
PEDIDO = {
    "response_type": "code",
    "client_id": "redegov-assinatura",
    "redirect_uri": RETORNO,
    "scope": "sign govbr",
    "state": "estado",
}


@pytest.fixture(autouse=True)
def _sem_falhas(simulador: SimuladorDeTeste) -> None:
    simulador.falhar()


def _pedido(simulador: SimuladorDeTeste, **mudancas: str) -> str:
    return f"{simulador.emissor}oauth2.0/authorize?{urlencode(PEDIDO | mudancas)}"


def _volta(endereco: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(endereco).query))


def _trocar(simulador: SimuladorDeTeste, codigo: str, **mudancas: str) -> requests.Response:
    dados = {
        "code": codigo,
        "client_id": "redegov-assinatura",
        "client_secret": simulador.segredo,
        "grant_type": "authorization_code",
        "redirect_uri": RETORNO,
    } | mudancas
    return requests.post(f"{simulador.emissor}oauth2.0/token", dados, timeout=5)


def _codigo(simulador: SimuladorDeTeste, persona: str = "pedro") -> str:
    return _volta(simulador.consentir(_pedido(simulador), persona))["code"]


def test_troca_codigo_por_token_de_dez_minutos(simulador: SimuladorDeTeste) -> None:
    resposta = _trocar(simulador, _codigo(simulador)).json()
    assert resposta["access_token"].startswith("AT-")
    assert resposta["token_type"] == "bearer"
    assert resposta["expires_in"] == 600


def test_devolve_o_state_com_o_codigo(simulador: SimuladorDeTeste) -> None:
    volta = _volta(simulador.consentir(_pedido(simulador, state="a b&c"), "pedro"))
    assert volta["state"] == "a b&c"


def test_aceita_parametros_no_endereco_como_no_exemplo_do_manual(
    simulador: SimuladorDeTeste,
) -> None:
    dados = {
        "code": _codigo(simulador),
        "client_id": "redegov-assinatura",
        "client_secret": simulador.segredo,
        "grant_type": "authorization_code",
        "redirect_uri": RETORNO,
    }
    endereco = f"{simulador.emissor}oauth2.0/token"
    assert requests.post(endereco, params=dados, timeout=5).status_code == 200


def test_recusa_codigo_repetido(simulador: SimuladorDeTeste) -> None:
    codigo = _codigo(simulador)
    assert _trocar(simulador, codigo).status_code == 200
    repetida = _trocar(simulador, codigo)
    assert repetida.status_code == 400
    assert repetida.text == "error=invalid_request"


@pytest.mark.parametrize(
    "mudancas",
    [
        {"client_secret": "outro"},
        {"client_id": "redegov-demonstracao"},
        {"redirect_uri": f"{RETORNO}?a=1"},
        {"grant_type": "password"},
    ],
)
def test_recusa_troca_com_parametro_errado(
    simulador: SimuladorDeTeste, mudancas: dict[str, str]
) -> None:
    resposta = _trocar(simulador, _codigo(simulador), **mudancas)
    assert resposta.status_code == 401
    assert resposta.json()["error"] == "Unauthorized"
    assert resposta.json()["path"] == "/oauth2.0/token"


def test_recusar_na_pagina_volta_com_erro(simulador: SimuladorDeTeste) -> None:
    volta = _volta(simulador.consentir(_pedido(simulador), "pedro", decisao="recusar"))
    assert volta == {"error": "access_denied", "state": "estado"}


def test_codigo_da_pessoa_errado_mostra_a_pagina_de_novo(simulador: SimuladorDeTeste) -> None:
    dados = PEDIDO | {"persona": "pedro", "codigo": "54321", "decisao": "autorizar"}
    resposta = requests.post(f"{simulador.emissor}oauth2.0/authorize", dados, timeout=5)
    assert resposta.status_code == 400
    assert 'role="alert">Código de autorização inválido' in resposta.text
    assert 'value="pedro" required checked' in resposta.text


@pytest.mark.parametrize(
    "mudancas",
    [{"client_id": "outro"}, {"redirect_uri": "https://mau.invalid/assinatura/retorno/"}],
)
def test_nao_volta_a_endereco_que_nao_conhece(
    simulador: SimuladorDeTeste, mudancas: dict[str, str]
) -> None:
    resposta = requests.get(_pedido(simulador, **mudancas), allow_redirects=False, timeout=5)
    assert resposta.status_code == 401


@pytest.mark.parametrize("escopo", ["", "govbr", "signature_session", "sign signature_session"])
def test_recusa_escopo_que_nao_e_de_uma_assinatura_so(
    simulador: SimuladorDeTeste, escopo: str
) -> None:
    resposta = requests.get(_pedido(simulador, scope=escopo), allow_redirects=False, timeout=5)
    assert _volta(resposta.headers["Location"])["error"] == "invalid_scope"


def test_oferece_os_dois_certificados_quando_o_escopo_pede(simulador: SimuladorDeTeste) -> None:
    endereco = _pedido(simulador, scope="sign govbr icp_brasil")
    pagina = requests.get(endereco, timeout=5).text
    assert 'name="tipo" value="govbr" required checked' in pagina
    assert 'name="tipo" value="icp_brasil"' in pagina


def test_pagina_de_avarias_liga_e_desliga(simulador: SimuladorDeTeste) -> None:
    endereco = f"{simulador.emissor}avarias"
    assert "checked> Fora do ar" in requests.post(endereco, {"avaria": "fora"}, timeout=5).text
    assert requests.get(_pedido(simulador), timeout=5).status_code == 503
    requests.post(endereco, {"avaria": ""}, timeout=5)
    assert requests.get(_pedido(simulador), timeout=5).status_code == 200
    assert requests.post(endereco, {"avaria": "outra"}, timeout=5).status_code == 400
