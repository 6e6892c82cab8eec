"""Páginas das autoridades de um ente."""

from datetime import date

import pytest
from django.test import Client

from municipios.models import Autoridade, Ente, Historico, Usuario
from tests.builders import VICOSA, criar_autoridade
from tests.municipios.views.test_adesao import entrar

LISTA = f"/entes/{VICOSA}/autoridades/"
REGISTRAR = f"{LISTA}registrar/"
DADOS = {
    "nome": "Otávio Freitas Lemos",
    "cargo": "Prefeito",
    "cpf": "999.157.384-47",
    "condicao": "titular",
    "inicio": "01/01/2025",
    "fim": "31/12/2028",
}
pytestmark = pytest.mark.django_db


def test_registra_mostra_no_cargo_e_mascara_o_cpf(carla: Usuario, vicosa: Ente) -> None:
    cliente = entrar(carla)
    assert cliente.post(REGISTRAR, DADOS).status_code == 302
    pagina = cliente.get(LISTA).text
    assert "No cargo" in pagina
    assert "***.157.384-**" in pagina
    assert "99915738447" not in pagina
    assert "Registrar autoridade, por Carla" in pagina


def test_clique_duplo_no_registro_deixa_uma_so(carla: Usuario, vicosa: Ente) -> None:
    cliente = entrar(carla)
    cliente.post(REGISTRAR, DADOS)
    repetida = cliente.post(REGISTRAR, DADOS)
    assert "Já consta" in repetida.text
    assert "Otávio Freitas Lemos" in repetida.text
    assert Autoridade.objects.count() == 1


@pytest.mark.parametrize(
    ("campos", "diz"),
    [
        ({"fim": "31/12/2024"}, "O fim não pode ser antes do início"),
        ({"condicao": "em_exercicio"}, "Informe o ato"),
        ({"cpf": "111.111.111-11"}, "CPF"),
        ({"inicio": "31/02/2025"}, "data"),
    ],
)
def test_recusa_dados_ruins_sem_perder_o_digitado(
    carla: Usuario, vicosa: Ente, campos: dict[str, str], diz: str
) -> None:
    recusa = entrar(carla).post(REGISTRAR, DADOS | campos)
    assert recusa.status_code == 200
    assert diz in recusa.text
    assert "Otávio Freitas Lemos" in recusa.text
    assert not Autoridade.objects.exists()


def test_mandato_passado_cabe_ao_lado_do_atual(carla: Usuario, vicosa: Ente) -> None:
    criar_autoridade(vicosa)
    passado = {"cpf": "", "inicio": "01/01/2021", "fim": "31/12/2024"}
    assert entrar(carla).post(REGISTRAR, DADOS | passado).status_code == 302
    assert "Fora do cargo" in entrar(carla).get(LISTA).text


def test_encerra_o_mandato_com_motivo(carla: Usuario, vicosa: Ente) -> None:
    autoridade, cliente = criar_autoridade(vicosa), entrar(carla)
    rota = f"/autoridades/{autoridade.pk}/encerrar/"
    assert cliente.post(rota, {"fim": "01/06/2026", "motivo": ""}).status_code == 200
    dados = {"fim": "01/06/2026", "motivo": "Renúncia"}
    assert cliente.post(rota, dados).status_code == 302
    autoridade.refresh_from_db()
    assert autoridade.fim == date(2026, 6, 1)


def test_clique_duplo_ao_encerrar_nao_repete_o_ato(carla: Usuario, vicosa: Ente) -> None:
    autoridade, cliente = criar_autoridade(vicosa, fim=date(2999, 12, 31)), entrar(carla)
    rota, dados = (
        f"/autoridades/{autoridade.pk}/encerrar/",
        {"fim": "01/06/2998", "motivo": "Acordo"},
    )
    assert cliente.post(rota, dados).status_code == 302
    assert "já termina em 01/06/2998" in cliente.post(rota, dados).text
    assert Historico.objects.de(autoridade).filter(transicao="encerrar_mandato").count() == 1


@pytest.mark.matriz("B1")
@pytest.mark.parametrize("quem", ["ana", "pedro", "lia", "bruno", "davi"])
def test_quem_nao_eh_da_equipe_que_age_nao_muda(
    vicosa: Ente, quem: str, request: pytest.FixtureRequest
) -> None:
    anterior = {"inicio": date(2021, 1, 1), "fim": date(2024, 12, 31), "cpf": ""}
    autoridade = criar_autoridade(vicosa, **anterior)
    cliente = entrar(request.getfixturevalue(quem))
    assert cliente.post(REGISTRAR, DADOS).status_code in {403, 404}
    for ato in ("encerrar", "revelar"):
        rota = f"/autoridades/{autoridade.pk}/{ato}/"
        dados = {"fim": "01/06/2026", "motivo": "x"}
        assert cliente.post(rota, dados).status_code in {403, 404}
    assert not Autoridade.objects.filter(nome=DADOS["nome"]).exists()
    assert not Historico.objects.exists()
    assert Client().get(LISTA).status_code == 302


def test_com_o_vice_em_exercicio_o_titular_aparece_afastado(carla: Usuario, vicosa: Ente) -> None:
    criar_autoridade(vicosa)
    cliente, vice = entrar(carla), {"condicao": "em_exercicio", "ato": "Transmissão 3/2026"}
    assert cliente.post(REGISTRAR, DADOS | vice | {"cpf": ""}).status_code == 302
    pagina = cliente.get(LISTA).text
    assert pagina.count("No cargo") == 1
    assert "com outra pessoa em exercício" in pagina
