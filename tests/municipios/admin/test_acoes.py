"""Verbos do domínio como ações do admin: motivo obrigatório, e cada linha conferida."""

import pytest
from django.test import Client
from django.urls import reverse

from municipios.choices import SituacaoPontoFocal
from municipios.models import Ente, Historico, PontoFocal, Usuario
from tests.builders import criar_ponto_focal
from tests.municipios.views.test_adesao import entrar

LISTA = "admin:municipios_pontofocal_changelist"
pytestmark = pytest.mark.django_db


def _agir(cliente: Client, pontos: list[PontoFocal], **dados: str) -> str:
    pedido = {"action": "encerrar", "_selected_action": [str(p.pk) for p in pontos], **dados}
    return cliente.post(reverse(LISTA), pedido, follow=True).text


def test_encerra_em_lote_so_com_motivo(carla: Usuario, vicosa: Ente, ubatuba: Ente) -> None:
    pontos = [criar_ponto_focal(vicosa), criar_ponto_focal(ubatuba, cpf="99984531279")]
    cliente = entrar(carla)
    assert "Encerrar pontos focais" in _agir(cliente, pontos)
    assert "Escreva o motivo" in _agir(cliente, pontos, confirmar="sim", motivo="  ")
    assert PontoFocal.objects.em_aberto().count() == 2
    feito = _agir(cliente, pontos, confirmar="sim", motivo="Fim da gestão")
    assert feito.count(": feito.") == 2
    assert not PontoFocal.objects.em_aberto().exists()
    assert Historico.objects.filter(transicao="encerrar", motivo="Fim da gestão").count() == 2


def test_gerente_so_encerra_na_sua_carteira(gil: Usuario, vicosa: Ente, ubatuba: Ente) -> None:
    meu, alheio = criar_ponto_focal(vicosa), criar_ponto_focal(ubatuba, cpf="99984531279")
    resposta = _agir(entrar(gil), [meu, alheio], confirmar="sim", motivo="Fim da gestão")
    assert "Você não pode fazer" in resposta
    meu.refresh_from_db()
    alheio.refresh_from_db()
    assert meu.situacao == SituacaoPontoFocal.ENCERRADO
    assert alheio.situacao == SituacaoPontoFocal.CONFIRMADO


def test_quem_so_le_nao_tem_a_acao(lia: Usuario, vicosa: Ente) -> None:
    ponto = criar_ponto_focal(vicosa)
    assert "Encerrar pontos focais" not in entrar(lia).get(reverse(LISTA)).text
    _agir(entrar(lia), [ponto], confirmar="sim", motivo="x")
    assert PontoFocal.objects.em_aberto().exists()


def test_o_que_se_grava_se_diz_sem_genero(rosa: Usuario) -> None:
    motivo = {"codigo": "novo", "nome": "Sem <rede>", "lado": "sgd", "ordem": "9"}
    nova = reverse("admin:identidade_motivobloqueio_add")
    assert "Gravado: Sem &lt;rede&gt;." in entrar(rosa).post(nova, motivo, follow=True).text
