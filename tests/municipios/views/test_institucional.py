import pytest
from django.test import Client


@pytest.mark.parametrize(
    ("caminho", "titulo"),
    [
        ("/sobre/", "Sobre a Rede e o portal"),
        ("/privacidade/", "Aviso de privacidade"),
        ("/cookies/", "Cookies"),
        ("/acessibilidade/", "Acessibilidade"),
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
