"""Desfecho, interesse e acompanhamento: quem pode, o que se recusa, e o que fica na história."""

from datetime import date, datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from identidade.choices.interesse import OrigemInteresse, SituacaoInteresse
from identidade.choices.interesse import ResultadoEvento as R
from identidade.domain.acompanhamento import acompanhar, encerrar
from identidade.domain.desfecho import registrar_desfecho
from identidade.domain.interesse import manifestar, retirar
from identidade.models import Acompanhamento, Desfecho, Interesse, Produto
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Ente, Historico, Inscricao, Usuario
from tests.builders import criar_evento

DEPOIS = datetime(2099, 6, 19, tzinfo=timezone.get_default_timezone())
HOJE = date(2026, 11, 2)


@pytest.fixture
def inscricao(vicosa: Ente, carla: Usuario) -> Inscricao:
    evento = criar_evento(por=carla)
    return Inscricao.objects.create(evento=evento, ente=vicosa, convidada_por=carla)


def produto(codigo: str) -> Produto:
    return Produto.objects.get(pk=codigo)


def test_corrigir_o_desfecho_retira_so_o_interesse_do_evento(
    inscricao: Inscricao, vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    manifestar(vicosa, produto("balcao"), por=ana)
    os_dois = [produto("assinatura"), produto("balcao")]
    registrar_desfecho(
        inscricao, por=carla, resultado=R.INTERESSADO, produtos=os_dois, agora=DEPOIS
    )
    assert Interesse.objects.get(produto="assinatura").origem == OrigemInteresse.EVENTO
    registrar_desfecho(inscricao, por=carla, resultado=R.INFORMADO, agora=DEPOIS)
    assert Desfecho.objects.get().resultado == R.INFORMADO
    assert list(Interesse.objects.abertos().values_list("produto", flat=True)) == ["balcao"]
    assert Interesse.objects.get(produto="assinatura").motivo_retirada
    assert Historico.objects.filter(alvo_tipo="identidade.desfecho").count() == 2


@pytest.mark.parametrize(
    ("campos", "codigo"),
    [
        ({"resultado": R.INTERESSADO, "agora": DEPOIS}, "produtos"),
        ({"resultado": R.RECUSOU, "agora": DEPOIS}, "motivo"),
        ({"resultado": R.INFORMADO, "motivo": "x", "agora": DEPOIS}, "motivo"),
        ({"resultado": R.INFORMADO}, "evento"),
    ],
)
def test_recusa_desfecho_que_nao_fecha(
    inscricao: Inscricao, carla: Usuario, campos: dict[str, Any], codigo: str
) -> None:
    with pytest.raises(TransicaoInvalida) as recusa:
        registrar_desfecho(inscricao, por=carla, **campos)
    assert recusa.value.codigo == codigo
    assert not Desfecho.objects.exists()


def test_so_a_equipe_registra_desfecho_e_so_o_ente_diz_interesse(
    inscricao: Inscricao, vicosa: Ente, ana: Usuario, bruno: Usuario
) -> None:
    with pytest.raises(SemPermissao):
        registrar_desfecho(inscricao, por=ana, resultado=R.INFORMADO, agora=DEPOIS)
    with pytest.raises(SemPermissao):
        manifestar(vicosa, produto("balcao"), por=bruno)


def test_interesse_e_um_so_e_se_retira_com_motivo(vicosa: Ente, ana: Usuario) -> None:
    interesse = manifestar(vicosa, produto("balcao"), por=ana)
    with pytest.raises(TransicaoInvalida, match="já está registrado"):
        manifestar(vicosa, produto("balcao"), por=ana)
    with pytest.raises(TransicaoInvalida, match="motivo"):
        retirar(interesse, por=ana, motivo=" ")
    feito = retirar(interesse, por=ana, motivo="Mudou a prioridade.")
    assert (feito.situacao, feito.motivo_retirada) == (
        SituacaoInteresse.RETIRADO, "Mudou a prioridade.",
    )  # fmt: skip
    assert manifestar(vicosa, produto("balcao"), por=ana).pk != interesse.pk


def test_acompanhamento_e_de_uma_pessoa_da_equipe_e_atrasa(
    vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    abrir: dict[str, Any] = {"por": carla, "proximo_contato": HOJE, "hoje": HOJE}
    with pytest.raises(TransicaoInvalida, match="equipe"):
        acompanhar(vicosa, responsavel=ana, **abrir)
    with pytest.raises(TransicaoInvalida, match="hoje em diante"):
        acompanhar(vicosa, responsavel=carla, **abrir | {"hoje": HOJE + timedelta(days=1)})
    acompanhar(vicosa, responsavel=carla, **abrir)
    amanha = HOJE + timedelta(days=1)
    de_novo = acompanhar(vicosa, responsavel=carla, **abrir | {"proximo_contato": amanha})
    assert Acompanhamento.objects.get().proximo_contato == amanha
    assert not Acompanhamento.objects.atrasados(amanha).exists()
    assert Acompanhamento.objects.de(carla).atrasados(amanha + timedelta(days=1)).exists()
    encerrar(de_novo, por=carla, motivo="Plano acordado.")
    assert not Acompanhamento.objects.atrasados(date(2099, 1, 1)).exists()
