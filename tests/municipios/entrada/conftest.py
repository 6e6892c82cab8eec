"""Um navegador no endereço público do portal, e o caminho inteiro até o GOV.BR e de volta."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from redegov.simulador.personas import PERSONAS
from tests.simulador import SimuladorDeTeste

if TYPE_CHECKING:
    from municipios.models import Usuario

SENHA = "uma senha bem comprida"


@pytest.fixture(autouse=True)
def senha_barata(settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["tests.municipios.entrada.senha.SenhaBarata"]


def novo_navegador(*, exige_csrf: bool = False) -> Client:
    return Client(enforce_csrf_checks=exige_csrf, headers={"host": "127.0.0.1:8000"})


@pytest.fixture
def navegador(db: None) -> Client:
    return novo_navegador()


def ir_ao_govbr(navegador: Client, destino: str = "") -> str:
    """Aperta o botão; devolve o endereço do pedido no emissor."""
    resposta = navegador.post(reverse("entrar_govbr"), {"next": destino})
    assert resposta.status_code == 302
    return str(resposta["Location"])


def parametros(endereco: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(endereco).query))


def caminho(endereco: str) -> str:
    """O pedido relativo que o navegador faria ao seguir o endereço de volta."""
    partes = urlsplit(endereco)
    return f"{partes.path}?{partes.query}"


Entrada = Callable[..., Any]


@pytest.fixture
def entrar_pelo_govbr(govbr: SimuladorDeTeste, navegador: Client) -> Entrada:
    """Do botão à volta; devolve a resposta do portal à volta."""

    def entrar(persona: str = "ana", destino: str = "/sobre/") -> Any:
        pedido = ir_ao_govbr(navegador, destino)
        return navegador.get(caminho(govbr.autorizar(pedido, persona)))

    return entrar


@pytest.fixture
def da_equipe(db: None) -> "Usuario":
    """Carla, que entra com senha ou pelo GOV.BR."""
    carla = PERSONAS["carla"]
    usuario: Usuario = get_user_model().objects.create_user(
        "carla.prates@sgd.gov.br",
        SENHA,
        nome=carla.nome,
        cpf=carla.cpf,
        email="carla.prates@sgd.gov.br",
        is_staff=True,
    )
    return usuario


def sem_sessao(navegador: Client) -> bool:
    return "_auth_user_id" not in navegador.session
