"""O esquema OpenAPI é promessa: pedidos gerados a partir dele não derrubam nem desmentem a API.

Um pedido de cada pessoa: ponto focal, equipe da SGD, quem não tem token. Determinístico: a mesma
versão gera os mesmos pedidos.
"""

import re
from collections.abc import Iterator
from itertools import cycle

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from drf_spectacular.generators import SchemaGenerator
from hypothesis import HealthCheck, settings
from schemathesis.config import SchemathesisConfig

from municipios.domain.token_acesso import emitir_token
from municipios.http.problema import TIPO_DE_CONTEUDO
from municipios.models import Usuario

pytestmark = pytest.mark.matriz("C5")

EXEMPLOS = 4
ARGUMENTO = re.compile(r"/api/v1/(?P<colecao>[a-z-]+)/{(?P<nome>\w+)}")
CONFIGURACAO = {
    "generation": {"deterministic": True, "with-security-parameters": False},
    # Dado bem formado ainda pode esbarrar numa regra do domínio (400): não é defeito.
    # Os outros métodos quem experimenta, um a um, é a tabela de rotas.
    "phases": {"coverage": {"unexpected-methods": []}},
    "checks": {"positive_data_acceptance": {"enabled": False}},
}

esquema = schemathesis.openapi.from_dict(
    SchemaGenerator().get_schema(request=None, public=True),
    config=SchemathesisConfig.from_dict(CONFIGURACAO),
)
esquema.app = get_wsgi_application()


@pytest.fixture(autouse=True)
def _uma_conexao_so() -> Iterator[None]:
    """Como no `Client` do Django, o fim de um pedido não fecha a conexão da transação do teste."""
    for sinal in (request_started, request_finished):
        sinal.disconnect(close_old_connections)
    yield
    for sinal in (request_started, request_finished):
        sinal.connect(close_old_connections)


@pytest.fixture
def credenciais(ana: Usuario, carla: Usuario) -> Iterator[dict[str, str]]:
    """Cada pedido vai com a próxima: a do ponto focal, a da equipe, nenhuma, e de novo."""
    textos = [emitir_token(quem, nome="esquema", horas=1)[1] for quem in (ana, carla)]
    return cycle([*({"Authorization": f"Bearer {texto}"} for texto in textos), {}])


@esquema.parametrize()
@settings(
    max_examples=EXEMPLOS, deadline=None, database=None, suppress_health_check=list(HealthCheck)
)
def test_api_cumpre_o_esquema(
    case: schemathesis.Case,
    credenciais: Iterator[dict[str, str]],
    um_de_cada: dict[str, int | str],
) -> None:
    credencial = next(credenciais)
    if not credencial and {} not in case.operation.definition.raw["security"]:
        # Sem token, o restrito só sabe dizer 401: quem o prova é a tabela de rotas.
        credencial = next(credenciais)
    argumento = ARGUMENTO.match(case.path)
    # O ato no recurso que não existe só sabe dizer 404: quem o prova é a leitura.
    if argumento is None or case.method == "GET":
        conferir(case, credencial)
    if argumento:
        case.path_parameters = dict(case.path_parameters) | {
            argumento["nome"]: um_de_cada[argumento["colecao"]]
        }
        conferir(case, credencial)


def conferir(case: schemathesis.Case, credencial: dict[str, str]) -> None:
    resposta = case.call_and_validate(headers=credencial)
    if resposta.status_code >= 400:
        assert resposta.headers["content-type"] == [TIPO_DE_CONTEUDO]
