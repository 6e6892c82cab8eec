"""O balde de fichas: atômico entre processos, e aberto quando não há Valkey."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from municipios.http import limite
from tests.api import conferir_problema

pytestmark = pytest.mark.usefixtures("cache_limpo")


def test_consumir_gasta_ate_o_fim_e_diz_quanto_esperar() -> None:
    vereditos = [limite.consumir("teste", capacidade=3, janela=3600) for _ in range(4)]
    assert [v.aceito for v in vereditos if v] == [True, True, True, False]
    assert [v.restam for v in vereditos if v] == [2, 1, 0, 0]
    ultimo = vereditos[-1]
    assert ultimo
    assert 1100 < ultimo.espera <= 1200
    assert 3500 < ultimo.cheio_em <= 3600


def test_consumir_separa_os_clientes() -> None:
    assert limite.consumir("um", capacidade=1, janela=3600)
    outro = limite.consumir("outro", capacidade=1, janela=3600)
    assert outro
    assert outro.aceito


def test_consumir_ao_mesmo_tempo_nao_deixa_passar_a_mais() -> None:
    with ThreadPoolExecutor(8) as linhas:
        pedidos = [
            linhas.submit(limite.consumir, "juntos", capacidade=20, janela=3600) for _ in range(60)
        ]
        vereditos = [pedido.result() for pedido in pedidos]
    assert sum(1 for v in vereditos if v and v.aceito) == 20


def test_consumir_sem_valkey_deixa_passar(settings: Settings) -> None:
    settings.CACHES = {"default": {"LOCATION": "unix:///nao/existe.sock"}}
    assert limite.consumir("sem", capacidade=1) is None
    limite._disjuntor.aberto_ate = 0.0


@pytest.mark.parametrize(
    ("proxies", "esperado"),
    [(0, "127.0.0.1"), (1, "10.0.0.2"), (2, "203.0.113.9"), (4, "127.0.0.1")],
)
def test_endereco_do_cliente_so_cre_nos_nossos_proxies(
    settings: Settings, proxies: int, esperado: str
) -> None:
    settings.PROXIES = proxies
    pedido = RequestFactory().get(
        "/", headers={"x-forwarded-for": "1.1.1.1, 203.0.113.9, 10.0.0.2"}
    )
    assert limite.endereco_do_cliente(pedido) == esperado


@pytest.mark.django_db
def test_api_responde_429_com_os_cabecalhos(client: Client, settings: Settings) -> None:
    settings.LIMITE_POR_ENDERECO = 2
    primeira = client.get("/api/v1/coortes/")
    assert primeira["RateLimit-Limit"] == "2"
    assert primeira["RateLimit-Remaining"] == "1"
    client.get("/api/v1/coortes/")
    recusada = client.get("/api/v1/coortes/")
    conferir_problema(recusada, 429, "muitos_pedidos")
    assert 1 <= int(recusada["Retry-After"]) <= 30
    assert recusada["RateLimit-Remaining"] == "0"
