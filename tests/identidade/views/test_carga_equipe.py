"""Carga da equipe: cada número é o tamanho da lista que ele abre, e o de ninguém aparece."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from identidade.domain.acao import Conteudo, acrescentar
from identidade.domain.acompanhamento import acompanhar
from identidade.domain.bloqueio import bloquear
from identidade.domain.carga_equipe import carga_da_equipe
from identidade.domain.plano import abrir_aditivo, propor
from identidade.models import Acao, Contradicao, MotivoBloqueio
from municipios.domain.mensagem import enviar
from municipios.models import Ente, Usuario
from tests.identidade.andamento import comecar, criar_contradicao
from tests.identidade.plano import acordado

pytestmark = pytest.mark.django_db


@pytest.fixture
def trabalho(
    vicosa: Ente, ubatuba: Ente, ana: Usuario, bruno: Usuario, carla: Usuario, gil: Usuario
) -> None:
    """De gil: o que espera em Viçosa; de carla, a contradição; de ninguém, o de Ubatuba."""
    espera = MotivoBloqueio.objects.get(pk="espera_sgd")
    for ente in (vicosa, ubatuba):
        bloquear(comecar(ente, carla), por=carla, motivo=espera)
        criar_contradicao(ente)
    Contradicao.objects.filter(ente=vicosa).update(responsavel=carla)
    plano, _ = acordado(vicosa, ana=ana, carla=carla)
    Acao.objects.filter(plano=plano, lado="sgd").update(prazo=date(2026, 1, 1))
    abrir_aditivo(plano, por=ana, motivo="Rever.")
    acrescentar(plano, Conteudo("Treinar a equipe"), por=ana)
    propor(plano, por=ana)
    for ente in (vicosa, ubatuba):
        quem = ana if ente == vicosa else bruno
        enviar(ente, por=quem, texto="Por onde se começa?")
    hoje = timezone.localdate()
    acompanhar(vicosa, por=carla, responsavel=gil, proximo_contato=hoje)


@pytest.mark.usefixtures("trabalho")
def test_cada_trabalho_tem_um_dono(carla: Usuario, gil: Usuario) -> None:
    de_carla, *outras, de_ninguem = carga_da_equipe(carla)
    de_gil = next(carga for carga in outras if carga.pessoa == gil)
    ha: Any = {c.pessoa: {n: v for n, v in c.numeros if v} for c in (de_carla, de_gil, de_ninguem)}
    assert ha[carla] == {"contradicoes": 1}
    do_gil = {"entes": 1, "bloqueios": 1, "acoes": 1, "contatos": 1, "conversas": 1, "planos": 1}
    assert ha[gil] == do_gil
    assert ha[None] == {"bloqueios": 1, "contradicoes": 1, "conversas": 1}


@pytest.mark.usefixtures("trabalho")
def test_cada_numero_abre_a_lista_dele(client: Client, carla: Usuario, gil: Usuario) -> None:
    client.force_login(carla, "django.contrib.auth.backends.ModelBackend")
    pagina = client.get("/equipe/carga/")
    linhas: Any = pagina.context["linhas"]
    enderecos = {e: n for _, celulas in linhas for _, n, e in celulas if e}
    assert len(enderecos) == 10
    for endereco, numero in enderecos.items():
        lista: Any = client.get(endereco)
        assert lista.status_code == 200, endereco
        contexto = lista.context
        achados = (
            contexto["cl"].result_count if "cl" in contexto else len(contexto["pagina"].linhas)
        )
        assert achados == numero, endereco
    csv = client.get("/equipe/carga/carga.csv").getvalue().decode("utf-8-sig")
    assert "Sem responsável;0;0;1;0;0;0;1;0;1;0" in csv
