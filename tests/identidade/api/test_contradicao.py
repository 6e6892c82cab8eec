"""Contradições pela API: só a equipe, e só sobre o que se leu."""

import pytest

from identidade.choices.contradicao import SituacaoContradicao
from municipios.models import Ente, Usuario
from tests.api import cliente_de
from tests.identidade.andamento import criar_contradicao

pytestmark = pytest.mark.django_db


def test_dispensa_so_quem_leu_a_versao_de_agora(vicosa: Ente, carla: Usuario, ana: Usuario) -> None:
    uma = f"/api/v1/contradicoes/{criar_contradicao(vicosa).pk}/"
    cliente, dito, tipo = cliente_de(carla), {"motivo": "Troca em curso."}, "application/json"
    lida = cliente.get(uma)["ETag"]
    assert cliente.post(f"{uma}assumir/", {}, tipo).status_code == 200
    velha = cliente.post(f"{uma}dispensar/", dito, tipo, headers={"If-Match": lida})
    assert velha.status_code == 412
    agora = {"If-Match": cliente.get(uma)["ETag"]}
    feita = cliente.post(f"{uma}dispensar/", dito, tipo, headers=agora)
    assert feita.json()["situacao"] == SituacaoContradicao.DISPENSADA
    assert cliente_de(ana).post(f"{uma}reabrir/", dito, tipo).status_code == 404
