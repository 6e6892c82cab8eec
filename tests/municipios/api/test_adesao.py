"""`/api/v1/adesoes/`: cada um vê as dos seus entes; registrar é da equipe."""

import pytest

from municipios.api.adesao import AdesaoSerializer
from municipios.models import Adesao, Ente, Usuario
from tests.api import cliente_de, conferir_problema, igual_ao_serializador, linhas
from tests.builders import criar_adesao

ADESOES = "/api/v1/adesoes/"
pytestmark = pytest.mark.django_db


def test_anonimo_precisa_de_token() -> None:
    conferir_problema(cliente_de(None).get(ADESOES), 401, "credencial_ausente")


def test_lista_so_as_do_proprio_ente(
    ana: Usuario, bruno: Usuario, davi: Usuario, carla: Usuario, vicosa: Ente
) -> None:
    adesao = criar_adesao(vicosa)
    (linha,) = linhas(cliente_de(ana).get(ADESOES))
    igual_ao_serializador(linha, adesao, AdesaoSerializer)
    assert "99915738447" not in str(linha)
    assert linhas(cliente_de(carla).get(ADESOES)) == [linha]
    assert linhas(cliente_de(bruno).get(ADESOES)) == linhas(cliente_de(davi).get(ADESOES)) == []


@pytest.mark.matriz("B8")
def test_alheia_e_inexistente_respondem_igual(bruno: Usuario, vicosa: Ente) -> None:
    adesao = criar_adesao(vicosa)
    cliente = cliente_de(bruno)
    alheia = conferir_problema(cliente.get(f"{ADESOES}{adesao.pk}/"), 404, "nao_encontrado")
    assert alheia == cliente.get(f"{ADESOES}999999/").json()


def test_equipe_registra_e_repetir_e_conflito(carla: Usuario, vicosa: Ente) -> None:
    cliente = cliente_de(carla)
    corpo = {"ente": vicosa.pk, "assinada_em": "2024-03-01"}
    criada = cliente.post(ADESOES, corpo, content_type="application/json")
    assert criada.status_code == 201
    assert criada["Location"] == f"{ADESOES}{criada.json()['id']}/"
    repetida = cliente.post(ADESOES, corpo, content_type="application/json")
    assert repetida.status_code == 409
    assert Adesao.objects.em_vigor().count() == 1


def test_municipio_nao_registra(ana: Usuario, vicosa: Ente) -> None:
    corpo = {"ente": vicosa.pk, "assinada_em": "2024-03-01"}
    resposta = cliente_de(ana).post(ADESOES, corpo, content_type="application/json")
    conferir_problema(resposta, 403, "sem_permissao")
    assert not Adesao.objects.exists()


@pytest.mark.matriz("B3")
def test_ninguem_escolhe_a_situacao(carla: Usuario, vicosa: Ente) -> None:
    corpo = {"ente": vicosa.pk, "assinada_em": "2024-03-01", "situacao": "denunciada"}
    resposta = cliente_de(carla).post(ADESOES, corpo, content_type="application/json")
    problema = conferir_problema(resposta, 400, "dados_invalidos")
    assert problema["errors"][0]["pointer"] == "#/situacao"
