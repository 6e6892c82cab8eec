"""Paginação por chave: ida e volta sem pular nem repetir, com o mesmo número de consultas."""

from typing import Any

import pytest
from django.test import RequestFactory

from municipios.http.paginacao import Pagina, paginar
from municipios.models import Ente
from tests.builders import criar_ente

pytestmark = pytest.mark.django_db


@pytest.fixture
def sete(db: None) -> list[str]:
    """Sete entes, três deles com o mesmo nome."""
    nomes = ["Abaré", "Bom Jesus", "Bom Jesus", "Bom Jesus", "Cajá", "Delta", "Exu"]
    return [criar_ente(f"310000{n}", nome=nome).pk for n, nome in enumerate(nomes)]


def pagina(endereco: str) -> Pagina[Ente]:
    return paginar(RequestFactory().get(endereco), Ente.objects.all(), campo="busca", tamanho=3)


def chaves(p: Pagina[Ente]) -> list[str]:
    return [ente.pk for ente in p.linhas]


def test_ida_e_volta_passam_por_todos_uma_vez(sete: list[str]) -> None:
    primeira = pagina("/?uf=MG")
    segunda = pagina(primeira.url_seguinte)
    terceira = pagina(segunda.url_seguinte)
    assert chaves(primeira) + chaves(segunda) + chaves(terceira) == sete
    assert primeira.url_anterior == terceira.url_seguinte == ""
    assert chaves(pagina(terceira.url_anterior)) == chaves(segunda)
    assert chaves(pagina(segunda.url_anterior)) == chaves(primeira)
    assert pagina(segunda.url_anterior).url_anterior == ""


def test_decrescente_vai_e_volta_pelo_mesmo_caminho(sete: list[str]) -> None:
    def de_tras(endereco: str) -> Pagina[Ente]:
        return paginar(
            RequestFactory().get(endereco),
            Ente.objects.all(),
            campo="busca",
            tamanho=3,
            decrescente=True,
        )

    primeira = de_tras("/")
    segunda = de_tras(primeira.url_seguinte)
    terceira = de_tras(segunda.url_seguinte)
    assert chaves(primeira) + chaves(segunda) + chaves(terceira) == sete[::-1]
    assert chaves(de_tras(terceira.url_anterior)) == chaves(segunda)
    assert de_tras(segunda.url_anterior).url_anterior == ""


def test_guarda_os_filtros_no_elo(sete: list[str]) -> None:
    assert "uf=MG" in pagina("/?uf=MG&depois=3100001").url_seguinte


@pytest.mark.parametrize("marco", ["nada", "%00", "3999999", "'"])
def test_marco_que_nao_existe_volta_ao_comeco(sete: list[str], marco: str) -> None:
    assert chaves(pagina(f"/?depois={marco}")) == sete[:3]


def test_consultas_nao_crescem(sete: list[str], django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        pagina("/")
    with django_assert_num_queries(2):
        pagina("/?depois=3100003")
