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


def test_quem_entrou_ja_vem_marcado(simulador: SimuladorDeTeste) -> None:
    navegador = requests.Session()
    entrada = {
        "response_type": "code",
        "client_id": simulador.client_id,
        "redirect_uri": "http://127.0.0.1:8000/entrar/govbr/retorno/",
        "scope": "openid",
        "state": "s",
        "nonce": "n",
        "code_challenge": "c",
        "code_challenge_method": "S256",
        "persona": "julia",
    }
    navegador.get(f"{simulador.emissor}authorize", params=entrada, allow_redirects=False, timeout=5)
    pagina = navegador.get(_pedido(simulador), timeout=5).text
    assert 'value="julia" required checked' in pagina
    assert 'value="julia" required checked' not in requests.get(_pedido(simulador), timeout=5).text


def test_pagina_de_avarias_liga_e_desliga(simulador: SimuladorDeTeste) -> None:
    endereco = f"{simulador.emissor}avarias"
    assert "checked> Fora do ar" in requests.post(endereco, {"avaria": "fora"}, timeout=5).text
    assert requests.get(_pedido(simulador), timeout=5).status_code == 503
    requests.post(endereco, {"avaria": ""}, timeout=5)
    assert requests.get(_pedido(simulador), timeout=5).status_code == 200
    assert requests.post(endereco, {"avaria": "outra"}, timeout=5).status_code == 400


def _api(simulador: SimuladorDeTeste, persona: str = "pedro") -> tuple[str, dict[str, str]]:
    token = _trocar(simulador, _codigo(simulador, persona)).json()["access_token"]
    return f"{simulador.emissor}externo/v2", {"Authorization": f"Bearer {token}"}


def test_entrega_certificado_em_pem_e_pkcs7_binario(simulador: SimuladorDeTeste) -> None:
    api, portador = _api(simulador)
    pem = requests.get(f"{api}/certificadoPublico", headers=portador, timeout=5)
    assert pem.text.startswith("-----BEGIN CERTIFICATE-----")
    corpo = {"hashBase64": "kmm8XNQNIzSHTKAC2W0G2fFbxGy24kniLuUAZjZbFb0="}
    pacote = requests.post(f"{api}/assinarPKCS7", json=corpo, headers=portador, timeout=5)
    assert pacote.headers["Content-Type"] == "application/octet-stream"
    assert pacote.content[:1] == b"\x30"


def test_conta_bronze_recebe_403_em_texto(simulador: SimuladorDeTeste) -> None:
    api, portador = _api(simulador, "otavio")
    resposta = requests.get(f"{api}/certificadoPublico", headers=portador, timeout=5)
    assert resposta.status_code == 403
    assert resposta.headers["Content-Type"].startswith("text/plain")
    assert resposta.text.startswith("Cidadão não possui a identidade (Prata ou Ouro)")


@pytest.mark.parametrize(
    "corpo",
    [b"", b"[]", b"{}", b'{"hashBase64": 1}', b'{"hashBase64": "AAAA"}', b'{"hashBase64": "*"}'],
)
def test_recusa_resumo_que_nao_e_sha256(simulador: SimuladorDeTeste, corpo: bytes) -> None:
    api, portador = _api(simulador)
    resposta = requests.post(f"{api}/assinarPKCS7", corpo, headers=portador, timeout=5)
    assert resposta.status_code == 400
    assert resposta.json()["path"] == "/externo/v2/assinarPKCS7"


@pytest.mark.parametrize("autorizacao", ["", "Bearer AT-outro", "Basic AT"])
def test_recusa_sem_token_que_valha(simulador: SimuladorDeTeste, autorizacao: str) -> None:
    api, _ = _api(simulador)
    resposta = requests.get(
        f"{api}/certificadoPublico", headers={"Authorization": autorizacao}, timeout=5
    )
    assert resposta.status_code == 401
    assert set(resposta.json()) == {"timestamp", "status", "error", "message", "path"}
