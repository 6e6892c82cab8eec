from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from municipios.choices.campanha import SituacaoReconfirmacao as R
from municipios.domain.campanha import abrir_programadas
from municipios.models import Campanha, Ente, Reconfirmacao, Usuario
from tests.builders import criar_adesao, criar_reconfirmacao

pytestmark = pytest.mark.django_db


def _dados(**campos: Any) -> dict[str, Any]:
    hoje = f"{timezone.localdate():%d/%m/%Y}"
    padrao = {
        "nome": "Posse de 2027", "motivo": "fim_de_mandato", "referencia": "Ofício 1",
        "pede": "tudo", "publico": "municipios", "so_na_rede": "on", "inicio": hoje,
        "prazo": "31/12/2099",
    }  # fmt: skip
    return padrao | campos


def test_mostra_quem_alcanca_antes_e_so_abre_com_o_segundo_sim(
    client: Client, ana: Usuario, carla: Usuario, vicosa: Ente
) -> None:
    criar_adesao(vicosa)
    client.force_login(carla)
    previa = client.post("/equipe/campanhas/nova/", _dados()).content.decode()
    assert "Abrir para 1 ente<" in previa
    assert not Campanha.objects.exists()
    client.post("/equipe/campanhas/nova/", _dados(abrir="sim"))
    de_novo = client.post("/equipe/campanhas/nova/", _dados(abrir="sim")).content.decode()
    assert "Já há uma campanha igual a esta" in de_novo
    campanha = Campanha.objects.get()
    assert "Se abrisse agora" in client.get(f"/equipe/campanhas/{campanha.pk}/").content.decode()
    assert abrir_programadas() == 1
    pagina = client.get(f"/equipe/campanhas/{campanha.pk}/").content.decode()
    assert "Ana Ribeiro Fontes" in pagina
    assert "0,0%" in pagina
    csv = client.get(f"/equipe/campanhas/{campanha.pk}/faltam.csv?uf=MG")
    linhas = b"".join(csv.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert len(linhas) == 3
    assert "Ana Ribeiro Fontes" in linhas[2]


@pytest.mark.parametrize("quem", ["lia", "gil"])
def test_quem_nao_age_pelo_pais_ve_e_nao_abre(
    client: Client, quem: str, request: pytest.FixtureRequest
) -> None:
    client.force_login(request.getfixturevalue(quem))
    assert client.get("/equipe/campanhas/").status_code == 200
    assert client.post("/equipe/campanhas/nova/", _dados(abrir="sim")).status_code == 403


def test_ponto_focal_confirma_com_um_clique(
    client: Client, ana: Usuario, carla: Usuario, vicosa: Ente
) -> None:
    pergunta = criar_reconfirmacao(vicosa, por=carla, ponto_focal=vicosa.pontos_focais.get())
    client.force_login(ana)
    pagina = client.get(f"/entes/{vicosa.pk}/reconfirmacao/").content.decode()
    assert f"/reconfirmacoes/{pergunta.pk}/confirmar/" in pagina
    for frase in ("Confirmado: Ana", "a situação agora é “Confirmada”"):
        resposta = client.post(f"/reconfirmacoes/{pergunta.pk}/confirmar/", follow=True)
        assert frase in resposta.content.decode()
    assert Reconfirmacao.objects.get().situacao == R.CONFIRMADA


def test_estranho_nao_ve_nem_confirma(
    client: Client, bruno: Usuario, ana: Usuario, carla: Usuario, vicosa: Ente
) -> None:
    pergunta = criar_reconfirmacao(vicosa, por=carla, ponto_focal=vicosa.pontos_focais.get())
    client.force_login(bruno)
    assert client.get(f"/entes/{vicosa.pk}/reconfirmacao/").status_code == 404
    assert client.post(f"/reconfirmacoes/{pergunta.pk}/confirmar/").status_code == 404
    assert client.get("/equipe/campanhas/").status_code == 404
