"""As páginas da unidade: a ficha sem JavaScript, o que o público vê, e a equipe, que ele não vê."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.test import Client

from identidade.choices import CodigoProduto, SituacaoImplantacao, Via
from identidade.domain.atendente import Funcao, indicar, mudar
from identidade.domain.balcao import mudar_ficha
from identidade.models import Atendente, Balcao
from municipios.models import Ente, Usuario
from tests.identidade.andamento import comecar, criar_balcao, ficha

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"
DIGITADO = {
    "versao": "0",
    "logradouro": "Praça do Rosário, 1",
    "bairro": "Centro",
    "cep": "36570-000",
    "latitude": "-20,7538912",
    "longitude": "-42.88194",
    "acessibilidade": ["entrada", "libras"],
    "servicos": ["criar-conta"],
    "aberto_em": "2026-01-05",
    "fuso": "America/Sao_Paulo",
    "abre_1_1": "08:00",
    "fecha_1_1": "12:00",
    "abre_1_2": "13:00",
    "fecha_1_2": "17:00",
    "abre_5_1": "09:00",
    "fecha_5_1": "11:00",
    "repetir": "on",
}


@pytest.fixture
def balcao(vicosa: Ente, ana: Usuario) -> Balcao:
    return criar_balcao(vicosa, ana)


def test_preenche_a_ficha_e_a_semana(client: Client, vicosa: Ente, ana: Usuario) -> None:
    implantacao = comecar(vicosa, ana, produto=CodigoProduto.BALCAO, via=Via.UNIDADE)
    client.force_login(ana, BACKEND)
    endereco = f"/implantacoes/{implantacao.pk}/balcao/"
    assert endereco in client.get(f"/implantacoes/{implantacao.pk}/").text
    errado = client.post(endereco, DIGITADO | {"cep": "1", "fecha_1_2": "", "bairro": "Ramos"})
    for trecho in ("O CEP tem 8", "a que horas abre", 'value="Ramos"', 'value="13:00"'):
        assert trecho in errado.text
    for _ in range(2):
        assert client.post(endereco, DIGITADO).status_code == 302
    balcao = Balcao.objects.get()
    assert (str(balcao.latitude), balcao.versao) == ("-20.75389", 1)
    assert [balcao.horarios.filter(dia=dia).count() for dia in range(1, 8)] == [2, 2, 2, 2, 1, 0, 0]
    assert client.get(endereco).status_code == 302


def test_quem_salva_depois_ve_a_diferenca_e_nao_perde_nada(
    client: Client, balcao: Balcao, ana: Usuario, carla: Usuario
) -> None:
    client.force_login(ana, BACKEND)
    endereco = f"/balcoes/{balcao.pk}/mudar/"
    pagina = client.get(endereco).text
    assert 'name="versao" value="1"' in pagina
    assert 'name="abre_1_1" value="08:00"' in pagina
    mudar_ficha(balcao, ficha(bairro="Fátima"), por=carla, versao=1)
    meu = DIGITADO | {"versao": "1", "bairro": "Ramos"}
    recusada = client.post(endereco, meu)
    for trecho in ("Fátima", "você escreveu: Ramos", 'name="versao" value="2"'):
        assert trecho in recusada.text
    assert client.post(endereco, meu | {"versao": "2"}).status_code == 302
    balcao.refresh_from_db()
    assert balcao.bairro == "Ramos"


def test_publico_ve_a_aberta_e_nenhuma_pessoa(
    client: Client, balcao: Balcao, ana: Usuario, davi: Usuario
) -> None:
    indicar(balcao, Funcao("gestor"), por=ana, nome="Adélia Abreu")
    pagina = client.get(f"/balcoes/{balcao.pk}/").text
    for trecho in ("Praça do Rosário, 1", "geo:-20.75389,-42.88194", "08:00 a 12:00", "Criar a"):
        assert trecho in pagina
    arquivos: dict[str, Any] = {
        nome: client.get(f"/balcoes/{nome}")
        for nome in ("balcoes.csv?busca=vicosa", "balcoes.json?uf=MG", f"{balcao.pk}/balcao.ics")
    }
    textos = [r.getvalue().decode("utf-8-sig") for r in arquivos.values()]
    assert "Adélia" not in "".join([pagina, *textos])
    (linha,) = csv.DictReader(io.StringIO(textos[0]), delimiter=";")
    assert (linha["codigo_ibge"], linha["servicos"]) == ("3171303", "Criar a conta GOV.BR")
    (json,) = arquivos["balcoes.json?uf=MG"].json()["balcoes"]
    assert json["horario"][0] == {"dia": 1, "abre": "08:00", "fecha": "12:00"}
    client.force_login(davi, BACKEND)
    assert client.get(f"/balcoes/{balcao.pk}/atendentes/").status_code == 404


def test_a_que_nao_abriu_nao_e_publica(client: Client, vicosa: Ente, ana: Usuario) -> None:
    balcao = criar_balcao(vicosa, ana, situacao=SituacaoImplantacao.HOMOLOGADA, servicos=[])
    assert client.get(f"/balcoes/{balcao.pk}/").status_code == 404
    assert client.get(f"/balcoes/{balcao.pk}/balcao.ics").status_code == 404
    assert "Unidade Centro" not in client.get("/balcoes/").text
    client.force_login(ana, BACKEND)
    assert "o que se faz na unidade" in client.get(f"/balcoes/{balcao.pk}/").text
    passo = client.get(f"/implantacoes/{balcao.implantacao_id}/passos/7/").text
    assert "não impede de concluir" in passo


def test_filtro_que_nao_existe_nao_derruba_a_lista(client: Client, balcao: Balcao) -> None:
    assert "Unidade Centro" in client.get("/balcoes/?uf=XX").text
    assert "Nenhuma unidade aberta" in client.get("/balcoes/?busca=ubatuba").text


def test_equipe_se_indica_confere_e_encerra(client: Client, balcao: Balcao, ana: Usuario) -> None:
    client.force_login(ana, BACKEND)
    equipe = f"/balcoes/{balcao.pk}/atendentes/"
    novo = {"nome": "Adélia Abreu", "papel": "gestor"}
    assert client.post(f"{equipe}novo/", novo).status_code == 302
    assert "Já há uma pessoa" in client.post(f"{equipe}novo/", novo).text
    assert "Adélia Abreu" in client.get(equipe).text
    ela = f"/atendentes/{Atendente.objects.get().pk}/"
    metade = client.post(f"{ela}mudar/", {"papel": "gestor", "versao": "1", "curso": "Acolhimento"})
    assert "Diga qual foi" in metade.text
    assert client.post(f"{ela}conferir/", {"nivel": "ouro"}).status_code == 302
    assert "por Ana" in client.get(ela).text
    assert client.post(f"{ela}encerrar/", {"motivo": "Mudou de órgão"}).status_code == 302
    assert "já saiu" in client.post(f"{ela}conferir/", {"nivel": "prata"}).text
    assert client.post(f"{ela}apagar/").status_code == 404


def test_quem_muda_depois_ve_a_diferenca_e_salva_de_novo(
    client: Client, balcao: Balcao, ana: Usuario, carla: Usuario
) -> None:
    nova = indicar(balcao, Funcao("atendente"), por=ana, nome="Adélia Abreu")
    mudar(nova, Funcao("gestor", "Acolhimento", date(2026, 2, 3)), por=carla, versao=1)
    client.force_login(ana)
    endereco = f"/atendentes/{nova.pk}/mudar/"
    meus = {"papel": "gestor", "curso": "Libras", "curso_em": "2026-03-04", "versao": "1"}
    pagina = client.post(endereco, meus).content.decode()
    assert "O que outra pessoa salvou" in pagina
    assert "Acolhimento<small>você escreveu: Libras" in pagina
    assert "03/02/2026<small>você escreveu: 04/03/2026" in pagina
    assert 'value="Libras"' in pagina
    client.post(endereco, meus | {"versao": "2"})
    assert (Atendente.objects.get().curso, Atendente.objects.get().versao) == ("Libras", 3)
