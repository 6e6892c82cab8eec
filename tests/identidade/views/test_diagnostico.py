"""Páginas do diagnóstico com o elenco: responder aos poucos, conflito na tela, envio."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from identidade.domain.referencia import carregar_referencias
from identidade.models import Diagnostico
from municipios.models import Ente, Usuario
from tests.identidade.views.test_implantacao import entrar

pytestmark = pytest.mark.django_db


def test_responde_salva_e_ve_a_recomendacao(
    client: Client, vicosa: Ente, ana: Usuario, bruno: Usuario, carla: Usuario
) -> None:
    lista = f"/entes/{vicosa.pk}/diagnosticos/"
    assert "Começar um diagnóstico" in entrar(client, ana).get(lista).text
    client.post(f"{lista}novo/")
    uma = f"/diagnosticos/{Diagnostico.objects.get().pk}/"
    dados = {"versao": "0", "decreto-assinatura": "nao", "documentos-ano": "1200"}
    pagina = client.post(f"{uma}secoes/4/", dados, follow=True).text
    assert "Publicar o decreto sobre assinatura eletrônica" in pagina
    assert "Faltam respostas obrigatórias" in client.post(f"{uma}enviar/", follow=True).text
    tarde = entrar(client, carla).post(f"{uma}secoes/4/", dados | {"documentos-ano": "7"}).text
    assert "Outra pessoa salvou esta seção" in tarde
    assert 'name="versao" value="1"' in tarde
    assert 'value="7"' in tarde
    assert "1200" in tarde
    assert entrar(client, bruno).get(uma).status_code == 404


def test_regra_que_nunca_valeria_nao_se_grava(client: Client, rosa: Usuario) -> None:
    carregar_referencias()
    pagina = "/equipe/identidade/regraacao/publicar-decreto/change/"
    regra = {"condicao": "igual", "valor": "talvez", "acao": "A", "razao": "R", "ordem": "1"}
    entrar(client, rosa)
    dita = client.post(pagina, regra | {"pergunta": "decreto-assinatura"}).text
    assert "é uma destas: sim, não" in dita
    assert "Faça uma escolha válida" in client.post(pagina, regra | {"pergunta": "nada"}).text
    regra |= {"pergunta": "equipe-ti", "condicao": "menor", "valor": "5"}
    assert client.post(pagina, regra).status_code == 302


def test_ver_custa_o_mesmo_com_tudo_respondido(client: Client, vicosa: Ente, ana: Usuario) -> None:
    entrar(client, ana).post(f"/entes/{vicosa.pk}/diagnosticos/novo/")
    uma = f"/diagnosticos/{Diagnostico.objects.get().pk}/"
    client.get(uma)
    with CaptureQueriesContext(connection) as vazio:
        client.get(uma)
    for ordem in range(1, 7):
        client.post(f"{uma}secoes/{ordem}/", {"versao": "0", "rpps": "sim", "equipe-ti": "3"})
    client.get(uma)
    with CaptureQueriesContext(connection) as cheio:
        client.get(uma)
    assert len(cheio) <= len(vazio) + 1
