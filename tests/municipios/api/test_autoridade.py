"""`/api/v1/autoridades/`: a equipe registra e encerra mandatos; o ente só lê."""

import pytest

from municipios.models import Ente, Usuario
from tests.api import cliente_de, conferir_problema

AUTORIDADES = "/api/v1/autoridades/"
MANDATO = {"nome": "Rui Paz Lemos", "cargo": "Prefeito", "inicio": "2025-01-01"}
pytestmark = pytest.mark.django_db


def test_equipe_registra_e_encerra(carla: Usuario, ana: Usuario, vicosa: Ente) -> None:
    cliente, corpo = cliente_de(carla), MANDATO | {"ente": vicosa.pk, "fim": "2028-12-31"}
    negada = cliente_de(ana).post(AUTORIDADES, corpo, content_type="application/json")
    conferir_problema(negada, 403, "sem_permissao")
    nova = cliente.post(AUTORIDADES, corpo, content_type="application/json")
    assert nova.status_code == 201
    fim = {"fim": "2026-10-01", "motivo": "Renúncia"}
    encerrada = cliente.post(f"{nova['Location']}encerrar/", fim, content_type="application/json")
    assert encerrada.json()["fim"] == "2026-10-01"
    repetida = cliente.post(f"{nova['Location']}encerrar/", fim, content_type="application/json")
    assert repetida.status_code == 409


def test_cpf_errado_eh_recusado_no_campo(carla: Usuario, vicosa: Ente) -> None:
    corpo = MANDATO | {"ente": vicosa.pk, "cpf": "111.222.333-44"}
    resposta = cliente_de(carla).post(AUTORIDADES, corpo, content_type="application/json")
    problema = conferir_problema(resposta, 400, "dados_invalidos")
    assert problema["errors"][0]["pointer"] == "#/cpf"
