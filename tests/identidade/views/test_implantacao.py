"""Páginas de implantação com o elenco: quem vê, quem faz, e o que se diz na recusa."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from identidade.choices import TipoEvidencia
from identidade.domain.evidencia import juntar
from identidade.domain.prova import Prova
from identidade.models import Implantacao, Roteiro
from municipios.models import Ente, Usuario
from tests.identidade.andamento import comecar, passo_de

PEDIDO, ANALISE = 3, 5


def entrar(client: Client, pessoa: Usuario) -> Client:
    client.force_login(pessoa, "django.contrib.auth.backends.ModelBackend")
    return client


@pytest.fixture
def implantacao(vicosa: Ente, ana: Usuario) -> Implantacao:
    return comecar(vicosa, ana)


def _enderecos(implantacao: Implantacao) -> list[str]:
    lista = f"/entes/{implantacao.ente_id}/implantacoes/"
    uma = f"/implantacoes/{implantacao.pk}/"
    return [lista, f"{lista}nova/", uma, f"{uma}passos/{PEDIDO}/"]


def test_paginas_restritas(
    client: Client,
    implantacao: Implantacao,
    ana: Usuario,
    bruno: Usuario,
    carla: Usuario,
    davi: Usuario,
) -> None:
    for endereco in _enderecos(implantacao):
        assert Client().get(endereco).status_code == 302
        for pessoa, esperado in ((ana, 200), (carla, 200), (bruno, 404), (davi, 404)):
            assert entrar(client, pessoa).get(endereco).status_code == esperado, endereco


def test_comeca_pela_pagina(client: Client, vicosa: Ente, implantacao: Implantacao) -> None:
    dados = {"roteiro": implantacao.roteiro_id, "nome": "Portal novo", "url": ""}
    entrar(client, implantacao.criada_por)
    resposta = client.post(f"/entes/{vicosa.pk}/implantacoes/nova/", dados)
    nova = Implantacao.objects.get(nome="Portal novo")
    assert resposta.headers["Location"] == f"/implantacoes/{nova.pk}/"


def test_recusa_explica_e_nao_perde_o_que_se_escreveu(
    client: Client, vicosa: Ente, ana: Usuario
) -> None:
    roteiro = Roteiro.objects.get(produto="autenticacao")
    dados = {"roteiro": roteiro.pk, "nome": "Portal da escola", "url": ""}
    pagina = entrar(client, ana).post(f"/entes/{vicosa.pk}/implantacoes/nova/", dados).text
    assert "não tem adesão à Rede GOV.BR em vigor" in pagina
    assert 'value="Portal da escola"' in pagina
    assert not Implantacao.objects.exists()


def test_conclui_e_o_segundo_clique_mostra_como_esta(
    client: Client, implantacao: Implantacao, ana: Usuario
) -> None:
    endereco = f"/implantacoes/{implantacao.pk}/passos/{PEDIDO}/concluir/"
    entrar(client, ana)
    resposta = client.post(endereco, {"protocolo": "Protocolo 123"}, follow=True)
    assert "Solicitada" in resposta.text
    segundo = client.post(endereco, {"protocolo": "Protocolo 123"}, follow=True)
    assert "a situação agora é “Concluído”" in segundo.text


def test_recusa_segredo_no_campo(client: Client, implantacao: Implantacao, ana: Usuario) -> None:
    endereco = f"/implantacoes/{implantacao.pk}/passos/{PEDIDO}/concluir/"
    pagina = entrar(client, ana).post(endereco, {"protocolo": "client_secret=abc"})
    assert "parece uma senha, chave ou credencial" in pagina.text
    assert not passo_de(implantacao, PEDIDO).feito_em


def test_passo_da_sgd_nao_cabe_ao_ponto_focal(
    client: Client, implantacao: Implantacao, ana: Usuario, carla: Usuario
) -> None:
    endereco = f"/implantacoes/{implantacao.pk}/passos/{ANALISE}/"
    assert "não cabe a você" in entrar(client, ana).get(endereco).text
    client.post(f"{endereco}concluir/", {"nota": "Aprovado"})
    assert not passo_de(implantacao, ANALISE).feito_em
    entrar(client, carla).post(f"{endereco}concluir/", {"nota": "Aprovado"})
    assert passo_de(implantacao, ANALISE).feito_em


def test_so_a_equipe_suspende_e_retoma(
    client: Client, implantacao: Implantacao, ana: Usuario, carla: Usuario
) -> None:
    uma = f"/implantacoes/{implantacao.pk}/"
    assert entrar(client, ana).get(f"{uma}suspender/").status_code == 403
    entrar(client, carla).post(f"{uma}suspender/", {"motivo": "Troca de fornecedor"})
    assert "A implantação está suspensa" in client.get(uma).text
    client.post(f"{uma}retomar/", {"motivo": "Contratado"})
    assert "A implantação está suspensa" not in client.get(uma).text


def test_lista_com_o_mesmo_numero_de_consultas(
    client: Client, vicosa: Ente, ana: Usuario, implantacao: Implantacao
) -> None:
    endereco = f"/entes/{vicosa.pk}/implantacoes/"
    entrar(client, ana).get(endereco)
    with CaptureQueriesContext(
        connection,
    ) as uma:
        client.get(endereco)
    for numero in range(29):
        comecar(vicosa, ana, nome=f"Portal {numero:02}")
    with CaptureQueriesContext(connection) as trinta:
        assert client.get(endereco).text.count('href="/implantacoes/') == 30
    assert len(trinta) == len(uma)


def test_bloqueio_aparece_na_implantacao_e_no_painel(
    client: Client, implantacao: Implantacao, ana: Usuario
) -> None:
    uma = f"/implantacoes/{implantacao.pk}/"
    dados = {"motivo": "espera_sgd", "texto": "Sem resposta", "inicio": "2026-01-05", "lado": ""}
    pagina = entrar(client, ana).post(f"{uma}bloquear/", dados, follow=True).text
    assert "Sem resposta" in pagina
    assert "O que impede o andamento" in pagina
    assert "Espera pela SGD" in Client().get("/painel/").text
    bloqueio = implantacao.bloqueios.get()
    client.post(f"/bloqueios/{bloqueio.pk}/encerrar/", {"motivo": "Responderam"})
    assert "O que impede o andamento" not in client.get(uma).text


def test_protocolo_se_registra_e_se_conclui_pela_pagina(
    client: Client, implantacao: Implantacao, ana: Usuario
) -> None:
    dados = {
        "numero": "INT-77",
        "aberto_por_nome": "Ana",
        "aberto_por_contato": "ana@vicosa.mg.gov.br",
        "aberto_em": "2026-01-05",
    }
    uma = f"/implantacoes/{implantacao.pk}/"
    pagina = entrar(client, ana).post(f"{uma}protocolos/novo/", dados, follow=True).text
    assert "Protocolo INT-77" in pagina
    rota = f"/protocolos/{implantacao.protocolos.get().pk}/"
    assert "Feito: " in client.post(f"{rota}verificar/", follow=True).text
    client.post(f"{rota}concluir/", {"motivo": "Credencial enviada"})
    assert "Concluído" in client.get(rota).text


def test_devolucao_recusada_nao_perde_o_que_se_escreveu(
    client: Client, vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    passo = passo_de(comecar(vicosa, ana), 8)
    prova = juntar(passo, Prova(TipoEvidencia.VIDEO, url="https://a.gov.br/v"), por=ana)
    motivos = "\n".join(f"motivo {n}" for n in range(11))
    endereco = f"/evidencias/{prova.pk}/devolver/"
    pagina = entrar(client, carla).post(endereco, {"motivos": motivos}).text
    assert "até 10 motivos" in pagina
    assert "motivo 10" in pagina
