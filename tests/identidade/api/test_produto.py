"""`/api/v1/produtos/`: públicos; o detalhe traz os roteiros que valem hoje."""

from datetime import timedelta

import pgtrigger
import pytest
from django.test import Client
from django.utils import timezone

from identidade.api.produto import ProdutoSerializer
from identidade.choices import CodigoProduto, Via
from identidade.models import PreRequisito, Produto, Roteiro
from tests.api import cliente_de, conferir_problema, igual_ao_serializador, linhas

PRODUTOS = "/api/v1/produtos/"
ASSINATURA = f"{PRODUTOS}{CodigoProduto.ASSINATURA}/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def anonimo() -> Client:
    return cliente_de(None)


def test_listar_mostra_os_quatro(anonimo: Client) -> None:
    lidos = linhas(anonimo.get(PRODUTOS))
    assert [p["codigo"] for p in lidos] == sorted(CodigoProduto.values)
    for linha in lidos:
        igual_ao_serializador(linha, Produto.objects.get(pk=linha["codigo"]), ProdutoSerializer)


def test_ver_traz_vias_etapas_e_pre_requisitos(anonimo: Client) -> None:
    produto = anonimo.get(f"{PRODUTOS}{CodigoProduto.PROVA_DE_VIDA}/").json()
    vias = {roteiro["via"]: roteiro for roteiro in produto["roteiros"]}
    assert set(vias) == {Via.API, Via.CADPREV}
    for roteiro in vias.values():
        ordens = [etapa["ordem"] for etapa in roteiro["etapas"]]
        assert ordens == list(range(1, len(ordens) + 1))
        assert ordens


def test_ver_diz_de_que_produto_depende(anonimo: Client) -> None:
    (roteiro,) = anonimo.get(ASSINATURA).json()["roteiros"]
    exigidos = {exigencia["produto"] for exigencia in roteiro["pre_requisitos"]}
    assert CodigoProduto.AUTENTICACAO in exigidos


def test_ver_esquece_o_que_ja_nao_vale(anonimo: Client) -> None:
    antes = anonimo.get(ASSINATURA)
    PreRequisito.objects.update(fim=timezone.localdate() - timedelta(days=1))
    depois = anonimo.get(ASSINATURA, headers={"if-none-match": antes["ETag"]})
    assert depois.status_code == 200
    assert depois.json()["roteiros"][0]["pre_requisitos"] == []
    with pgtrigger.ignore("identidade.Roteiro:publicado_nao_muda"):
        Roteiro.objects.update(inicio=timezone.localdate() + timedelta(days=1))
    assert anonimo.get(ASSINATURA).json()["roteiros"] == []


def test_ver_sem_mudanca_responde_304(anonimo: Client) -> None:
    lido = anonimo.get(ASSINATURA)
    outra = anonimo.get(ASSINATURA, headers={"if-none-match": lido["ETag"]})
    assert outra.status_code == 304


@pytest.mark.parametrize("codigo", ["carteira", "%00", "x" * 200])
def test_ver_inexistente_responde_404(anonimo: Client, codigo: str) -> None:
    conferir_problema(anonimo.get(f"{PRODUTOS}{codigo}/"), 404, "nao_encontrado")


def test_produto_so_se_le(anonimo: Client) -> None:
    resposta = anonimo.post(PRODUTOS, {}, content_type="application/json")
    conferir_problema(resposta, 405, "metodo_nao_aceito")
