"""Prova é texto; segredo e CPF não entram."""

import pytest
from django.core.exceptions import ValidationError

from municipios.validators import recusar_segredo


@pytest.mark.parametrize(
    "texto",
    [
        "client_secret: abc",
        "Client Secret é o do e-mail",
        "-----BEGIN PGP PRIVATE KEY BLOCK-----",
        "senha: cavalo-azul",
        "Bearer AbCdEfGhIjKlMnOpQr",
        "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiIxIn0.assinatura",
        "AK3mZt9QpLr8vXw2yNb5Hc7Dj1Fg4Ks6",
        "d41d8cd98f00b204e9800998ecf8427e",
        "3f2504e0-4f89-11d3-9a0c-0305e82c3301",
    ],
)
def test_recusa_o_que_parece_segredo(texto: str) -> None:
    with pytest.raises(ValidationError) as recusa:
        recusar_segredo(f"Recebemos hoje {texto}")
    assert recusa.value.code == "segredo"


@pytest.mark.parametrize("cpf", ["999.314.721-46", "99931472146", "123.456.789-00"])
def test_recusa_cpf(cpf: str) -> None:
    with pytest.raises(ValidationError) as recusa:
        recusar_segredo(f"Atendente Ana, {cpf}.")
    assert recusa.value.code == "cpf"


@pytest.mark.parametrize(
    "texto",
    [
        "",
        "Protocolo 20261123-004512",
        "Decreto nº 8.025/2024, publicado em 12/03/2026",
        "https://video.exemplo.gov.br/d/1AbCdEfGhIjKlMnOpQrStUvWxYz0123456789/ver",
        "Chave 0D69E11F12BDBA077B3726AB4E1F799AA4FF2279, válida até 01/2028",
        "Processo SEI 00000.000000/2026-11",
        "Telefone 3138991234",
    ],
)
def test_aceita_prova(texto: str) -> None:
    recusar_segredo(texto)
