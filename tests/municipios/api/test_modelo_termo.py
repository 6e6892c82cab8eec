"""Texto do termo pela API: o publicado é de todos; escrever e publicar, da coordenação."""

import pytest

from municipios.models import ModeloTermo, Renovacao, Usuario
from tests.api import cliente_de, conferir_problema

pytestmark = pytest.mark.django_db
ROTA = "/api/v1/textos-do-termo/"
TEXTO = {
    "esfera": "municipal",
    "titulo": "Termo",
    "texto": "{ente} adere.",
    "base_legal": "Portaria 1/2026",
    "inicio": "2026-01-01",
}
JSON = "application/json"


def test_rascunho_so_a_equipe_ve_e_publicado_todos(
    modelos: None, carla: Usuario, rosa: Usuario
) -> None:
    conferir_problema(cliente_de(None).post(ROTA, TEXTO, JSON), 401, "credencial_ausente")
    conferir_problema(cliente_de(carla).post(ROTA, TEXTO, JSON), 403, "sem_permissao")
    ruim = TEXTO | {"texto": "Olá, {prefeito}."}
    conferir_problema(cliente_de(rosa).post(ROTA, ruim, JSON), 409, "variavel")
    novo = cliente_de(rosa).post(ROTA, TEXTO, JSON)
    assert (novo.status_code, novo.json()["versao"]) == (201, 2)
    um = novo["Location"]
    assert cliente_de(None).get(um).status_code == 404
    assert cliente_de(carla).get(um).status_code == 200
    sem = {"exige_nova_assinatura": False}
    conferir_problema(cliente_de(carla).post(f"{um}publicar/", sem, JSON), 403, "sem_permissao")
    assert cliente_de(rosa).post(f"{um}publicar/", sem, JSON).json()["publicado_em"]
    assert cliente_de(rosa).post(f"{um}publicar/", sem, JSON).status_code == 409
    assert cliente_de(None).get(um).json()["texto"] == "{ente} adere."


def test_publicar_pedindo_nova_assinatura_quer_prazo(modelos: None, rosa: Usuario) -> None:
    um = cliente_de(rosa).post(ROTA, TEXTO, JSON)["Location"]
    publicar = f"{um}publicar/"
    pede = {"exige_nova_assinatura": True}
    conferir_problema(cliente_de(rosa).post(publicar, pede, JSON), 409, "prazo")
    nao = {"exige_nova_assinatura": False, "prazo": "2099-01-01"}
    conferir_problema(cliente_de(rosa).post(publicar, nao, JSON), 400, "dados_invalidos")
    assert ModeloTermo.objects.get(versao=2, esfera="municipal").publicado_em is None
    feita = cliente_de(rosa).post(publicar, pede | {"prazo": "2099-01-01"}, JSON)
    assert feita.json()["exige_nova_assinatura"] is True
    assert Renovacao.objects.count() == 1
