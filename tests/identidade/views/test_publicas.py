"""Páginas públicas: respondem a todos, sem cookie, sem dado pessoal e com consultas contadas."""

from typing import Any

import pytest
from django.test import Client

from identidade.choices import CodigoProduto, SituacaoImplantacao
from identidade.domain.consolidacao import consolidar
from municipios.choices import Esfera
from municipios.models import Ente, Usuario
from tests.builders import VICOSA, criar_ente
from tests.identidade.domain import fatos

pytestmark = pytest.mark.django_db


@pytest.fixture
def rede(ana: Usuario, pedro: Usuario, ubatuba: Ente) -> None:
    """Viçosa aderiu e já usa a autenticação; Ubatuba não aderiu; o DF aderiu."""
    criar_ente("53", nome="Distrito Federal", uf="DF", regiao="CO", esfera=Esfera.DISTRITAL)
    fatos.populacao(VICOSA, 78_000)
    fatos.populacao(ubatuba.pk, 93_000)
    fatos.coorte("grandes")
    fatos.entrar(VICOSA, "grandes")
    for codigo in (VICOSA, "53"):
        fatos.aderir(codigo)
    fatos.implantar(VICOSA, CodigoProduto.AUTENTICACAO, SituacaoImplantacao.EM_USO)
    consolidar([VICOSA, ubatuba.pk, "53"])


PAGINAS = [
    "/",
    "/entes/",
    "/entes/?busca=vicosa",
    "/entes/?uf=MG&aderiu=sim&coorte=grandes",
    f"/entes/{VICOSA}/",
    "/entes/3555406/",
    "/entes/53/",
    "/produtos/",
    "/produtos/autenticacao/",
    "/painel/",
    "/painel/uf/mg/",
    "/painel/grupo/grandes/",
]


@pytest.mark.usefixtures("rede")
@pytest.mark.parametrize("caminho", PAGINAS)
def test_responde_a_qualquer_pessoa_sem_cookie_e_sem_dado_pessoal(
    client: Client, ana: Usuario, caminho: str, django_assert_max_num_queries: Any
) -> None:
    with django_assert_max_num_queries(10):
        resposta = client.get(caminho)
    assert resposta.status_code == 200
    assert not resposta.cookies
    for pessoal in (ana.nome, ana.cpf, "Pedro Antunes", "@vicosa.mg"):
        assert str(pessoal) not in resposta.text


@pytest.mark.usefixtures("rede")
@pytest.mark.parametrize(
    "caminho",
    [
        "/entes/9999999/",
        "/produtos/nada/",
        "/painel/uf/XX/",
        "/painel/grupo/nada/",
        "/painel/x.csv",
        "/painel/esferas.csv?uf=XX",
    ],
)
def test_endereco_que_nao_existe_e_404(client: Client, caminho: str) -> None:
    assert client.get(caminho).status_code == 404


@pytest.mark.usefixtures("rede")
def test_brasilia_leva_ao_distrito_federal(client: Client) -> None:
    resposta = client.get("/entes/5300108/")
    assert resposta.status_code == 301
    assert resposta["Location"] == "/entes/53/"


@pytest.mark.usefixtures("rede")
def test_pagina_da_cidade_diz_situacao_populacao_e_proximo_passo(client: Client) -> None:
    pagina = client.get(f"/entes/{VICOSA}/").text
    assert "Na Rede GOV.BR" in pagina
    assert "78.000" in pagina
    assert "IBGE, estimativa da população" in pagina
    assert "Próximo passo" in pagina
    assert "Em uso" in pagina


@pytest.mark.usefixtures("rede")
def test_busca_por_htmx_devolve_so_as_sugestoes(client: Client) -> None:
    resposta = client.get("/entes/?busca=viçossa", headers={"HX-Request": "true"})
    assert "<html" not in resposta.text
    assert f"/entes/{VICOSA}/" in resposta.text
    assert "HX-Request" in resposta["Vary"]


@pytest.mark.usefixtures("rede")
@pytest.mark.parametrize(
    ("filtro", "esperados"),
    [
        ("aderiu=sim", {VICOSA, "53"}),
        ("aderiu=nao", {"3555406"}),
        ("uf=SP", {"3555406"}),
        ("esfera=distrital", {"53"}),
        ("coorte=grandes", {VICOSA}),
        ("uf=XX", {VICOSA, "53", "3555406"}),
    ],
)
def test_lista_e_csv_obedecem_ao_mesmo_filtro(
    client: Client, filtro: str, esperados: set[str]
) -> None:
    pagina = client.get(f"/entes/?{filtro}").context["pagina"]
    assert {ente.pk for ente in pagina.linhas} == esperados
    csv = client.get(f"/entes/entes.csv?{filtro}").getvalue().decode("utf-8-sig")
    assert {linha.split(";")[0] for linha in csv.splitlines()[1:]} == esperados


@pytest.mark.usefixtures("rede")
def test_csv_do_painel_traz_as_linhas_da_tabela(client: Client) -> None:
    linhas = client.get("/painel/ufs.csv").getvalue().decode("utf-8-sig").splitlines()
    assert "MG;Minas Gerais;municipal;1;1;1;1;78000;78000" in linhas


@pytest.mark.usefixtures("rede")
@pytest.mark.parametrize("recorte", ["", "uf=MG", "coorte=grandes"])
def test_csv_de_produtos_conta_todos_os_entes_do_corte(client: Client, recorte: str) -> None:
    texto = client.get(f"/painel/produtos.csv?{recorte}").getvalue().decode("utf-8-sig")
    municipais = [linha.split(";") for linha in texto.splitlines()[1:] if ";municipal;" in linha]
    assert ["autenticacao", "municipal", "em_uso", "1"] in municipais
    autenticacao = [int(c[3]) for c in municipais if c[0] == CodigoProduto.AUTENTICACAO]
    assert sum(autenticacao) == (1 if recorte else 2)


@pytest.mark.parametrize("quantos", [1, 30])
def test_lista_custa_o_mesmo_com_uma_ou_trinta_linhas(
    client: Client, quantos: int, django_assert_num_queries: Any
) -> None:
    codigos = [fatos.ente(f"31{n:05}").pk for n in range(quantos)]
    consolidar(codigos)
    with django_assert_num_queries(2):
        assert len(client.get("/entes/").context["pagina"].linhas) == quantos
