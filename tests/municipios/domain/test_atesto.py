"""Termo em papel: duas pessoas distintas, e a marca que fica."""

from datetime import date

import pytest

from municipios.choices import SituacaoAdesao
from municipios.choices.assinatura import SituacaoTermo, TipoAssinatura
from municipios.domain.atesto import (
    atestar,
    confirmar_atesto,
    recusar_atesto,
    retirar_atesto,
)
from municipios.domain.preparo import reabrir
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Adesao, Assinatura, Ente, Termo, Usuario
from tests.builders import criar_adesao, criar_tentativa, pdf
from tests.municipios.views.test_adesao import entrar

pytestmark = pytest.mark.django_db
DIA = date(2026, 6, 1)


@pytest.fixture
def adesao(vicosa: Ente, ana: Usuario) -> Adesao:
    nova = criar_adesao(vicosa, situacao=SituacaoAdesao.AGUARDANDO_ASSINATURA)
    termo = criar_tentativa(nova, por=ana).termo
    Termo.objects.filter(pk=termo.pk).update(
        situacao=SituacaoTermo.PRONTO, arquivo="a.pdf", sha256="0" * 64
    )
    return nova


def _atestar(adesao: Adesao, por: Usuario) -> Assinatura:
    return atestar(adesao, por=por, digitalizado=pdf("papel.pdf"), assinada_em=DIA)


def test_uma_atesta_outra_confirma_e_fica_marcado(
    adesao: Adesao, carla: Usuario, rosa: Usuario
) -> None:
    atestada = _atestar(adesao, carla)
    with pytest.raises(TransicaoInvalida, match="peça a outra pessoa"):
        confirmar_atesto(atestada, por=carla)
    vigente = confirmar_atesto(atestada, por=rosa)
    assert (vigente.situacao, vigente.assinada_em) == (SituacaoAdesao.VIGENTE, DIA)
    assert vigente.tipo_assinatura == TipoAssinatura.MANUSCRITA
    with pytest.raises(TransicaoInvalida, match="já teve resposta"):
        confirmar_atesto(atestada, por=rosa)


def test_recusada_com_motivo_o_termo_continua_a_espera(
    adesao: Adesao, carla: Usuario, rosa: Usuario
) -> None:
    atestada = _atestar(adesao, carla)
    with pytest.raises(TransicaoInvalida, match="por que"):
        recusar_atesto(atestada, por=rosa, motivo=" ")
    assert recusar_atesto(atestada, por=rosa, motivo="Falta uma página").recusa == "papel_recusado"
    adesao.refresh_from_db()
    assert adesao.situacao == SituacaoAdesao.AGUARDANDO_ASSINATURA


def test_so_a_equipe_atesta_e_nunca_o_futuro(adesao: Adesao, ana: Usuario, carla: Usuario) -> None:
    with pytest.raises(SemPermissao):
        _atestar(adesao, ana)
    with pytest.raises(TransicaoInvalida, match="futuro"):
        atestar(adesao, por=carla, digitalizado=pdf(), assinada_em=date(2999, 1, 1))


def test_termo_que_voltou_ao_rascunho_nao_se_confirma(
    adesao: Adesao, ana: Usuario, carla: Usuario, rosa: Usuario
) -> None:
    atestada = _atestar(adesao, carla)
    reabrir(adesao, por=ana, motivo="Cargo errado")
    with pytest.raises(TransicaoInvalida, match="não espera assinatura"):
        confirmar_atesto(atestada, por=rosa)


def test_pela_pagina_a_segunda_pessoa_ve_e_confirma(
    adesao: Adesao, carla: Usuario, rosa: Usuario
) -> None:
    atestada = _atestar(adesao, carla)
    rota = f"/assinaturas/{atestada.pk}/"
    assert "Falta a segunda pessoa" not in entrar(carla).get(rota).text
    segunda = entrar(rosa)
    assert "Falta a segunda pessoa" in segunda.get(rota).text
    assert "confirmado por duas pessoas" in segunda.post(f"{rota}confirmar/", follow=True).text


def test_so_quem_atestou_retira_e_atesta_de_novo(
    adesao: Adesao, ana: Usuario, carla: Usuario, rosa: Usuario
) -> None:
    atestada = _atestar(adesao, carla)
    with pytest.raises(TransicaoInvalida, match="quem o fez"):
        retirar_atesto(atestada, por=rosa, motivo="Data errada")
    with pytest.raises(SemPermissao):
        retirar_atesto(atestada, por=ana, motivo="Data errada")
    with pytest.raises(TransicaoInvalida, match="por que"):
        retirar_atesto(atestada, por=carla, motivo=" ")
    retirada = retirar_atesto(atestada, por=carla, motivo="Data errada")
    assert (retirada.situacao, retirada.recusa) == ("recusada", "papel_retirado")
    with pytest.raises(TransicaoInvalida, match="já teve resposta"):
        retirar_atesto(atestada, por=carla, motivo="Data errada")
    with pytest.raises(TransicaoInvalida, match="já teve resposta"):
        confirmar_atesto(atestada, por=rosa)
    assert confirmar_atesto(_atestar(adesao, carla), por=rosa).situacao == SituacaoAdesao.VIGENTE


def test_pela_pagina_quem_atestou_retira_com_motivo(
    adesao: Adesao, carla: Usuario, rosa: Usuario
) -> None:
    rota = f"/assinaturas/{_atestar(adesao, carla).pk}/"
    assert "Retirar o atesto" in entrar(carla).get(rota).text
    assert "Retirar o atesto" not in entrar(rosa).get(rota).text
    de_rosa = entrar(rosa).post(f"{rota}retirar/", {"motivo": "Engano"})
    assert "Quem retira o atesto" in de_rosa.text
    assert entrar(carla).post(f"{rota}retirar/", {"motivo": "Engano"}).status_code == 302
    assert "Engano" in entrar(carla).get(rota).text
