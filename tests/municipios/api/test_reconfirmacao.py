"""`/api/v1/reconfirmacoes/` e `/campanhas/`: o ente vê e responde as suas; a equipe vê tudo."""

import pytest

from municipios.api.campanha import CampanhaSerializer
from municipios.api.reconfirmacao import ReconfirmacaoSerializer
from municipios.models import Campanha, Ente, Reconfirmacao, Usuario
from tests.api import cliente_de, conferir_problema, igual_ao_serializador, linhas
from tests.builders import criar_reconfirmacao

PERGUNTAS = "/api/v1/reconfirmacoes/"
CAMPANHAS = "/api/v1/campanhas/"
JSON = "application/json"


@pytest.fixture
def pergunta(ana: Usuario, carla: Usuario, vicosa: Ente) -> Reconfirmacao:
    return criar_reconfirmacao(vicosa, por=carla, ponto_focal=vicosa.pontos_focais.get())


def test_ente_ve_as_suas_e_confirma_uma_vez(
    pergunta: Reconfirmacao, ana: Usuario, bruno: Usuario
) -> None:
    cliente, confirmar = cliente_de(ana), f"{PERGUNTAS}{pergunta.pk}/confirmar/"
    (linha,) = linhas(cliente.get(f"{PERGUNTAS}?situacao=pendente&campanha={pergunta.campanha_id}"))
    igual_ao_serializador(linha, pergunta, ReconfirmacaoSerializer)
    assert linhas(cliente_de(bruno).get(PERGUNTAS)) == []
    assert cliente_de(bruno).post(confirmar, {}, content_type=JSON).status_code == 404
    assert cliente.post(confirmar, {}, content_type=JSON).json()["situacao"] == "confirmada"
    conferir_problema(cliente.post(confirmar, {}, content_type=JSON), 409, "situacao")


def test_campanha_so_para_a_equipe(pergunta: Reconfirmacao, ana: Usuario, carla: Usuario) -> None:
    assert linhas(cliente_de(ana).get(CAMPANHAS)) == []
    (linha,) = linhas(cliente_de(carla).get(f"{CAMPANHAS}?situacao=aberta"))
    campanha = Campanha.objects.get()
    campanha.perguntas = campanha.sem_resposta = 1  # type: ignore[attr-defined]
    igual_ao_serializador(linha, campanha, CampanhaSerializer)
