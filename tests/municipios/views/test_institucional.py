import pytest
from django.test import Client

from municipios.models import Ente


@pytest.mark.parametrize(
    ("caminho", "titulo"),
    [
        ("/sobre/", "Sobre a Rede e o portal"),
        ("/privacidade/", "Aviso de privacidade"),
        ("/cookies/", "Cookies"),
        ("/acessibilidade/", "Acessibilidade"),
        ("/carta-de-servicos/aderir/", "Aderir à Rede GOV.BR"),
    ],
)
def test_pagina_institucional_e_publica_e_sem_cookie(
    client: Client, caminho: str, titulo: str
) -> None:
    resposta = client.get(caminho)
    assert resposta.status_code == 200
    assert f"<h1>{titulo}</h1>" in resposta.text
    assert not resposta.cookies


def test_toda_pagina_traz_atalhos_e_aviso_de_demonstracao(client: Client) -> None:
    pagina = client.get("/sobre/").text
    for tecla in "1234":
        assert f'accesskey="{tecla}"' in pagina
    assert "Modo de demonstração" in pagina


def test_carta_de_servicos_tem_o_que_a_lei_pede_e_diz_o_que_nao_se_sabe(client: Client) -> None:
    """Lei 13.460, artigo 7º, parágrafos 2º e 3º."""
    carta = client.get("/carta-de-servicos/aderir/").text
    partes = (
        "o-que-e quem-pode requisitos etapas prazo entrega canais prioridades reclamar base-legal"
    )
    for parte in partes.split():
        assert f'<h2 id="{parte}">' in carta
        assert f'href="#{parte}"' in carta
    assert carta.count("A confirmar com a SGD") > 1


@pytest.mark.django_db
def test_carta_de_servicos_se_acha_do_inicio_do_rodape_e_da_pagina_do_ente(
    client: Client, vicosa: Ente
) -> None:
    elo = 'href="/carta-de-servicos/aderir/"'
    assert client.get("/sobre/").text.count(elo) == 1
    for pagina in ("/", f"/entes/{vicosa.pk}/"):
        assert client.get(pagina).text.count(elo) == 2
