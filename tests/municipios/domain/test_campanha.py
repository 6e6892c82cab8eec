from datetime import date
from typing import Any

import pytest

from municipios.choices import Esfera
from municipios.choices.campanha import MotivoCampanha, PublicoCampanha, SituacaoCampanha
from municipios.choices.campanha import SituacaoReconfirmacao as R
from municipios.domain import ponto_focal
from municipios.domain.campanha import (
    abrir,
    abrir_programadas,
    alcance,
    encerrar,
    encerrar_respondidas,
    programar,
)
from municipios.domain.encerramento_campanha import (
    dispensar_um_lote,
    terminar_encerramentos,
)
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Adesao, Campanha, Ente, Historico, Notificacao, Reconfirmacao, Usuario
from tests.builders import criar_adesao, criar_ente, criar_ponto_focal, dados_de_indicacao

POSSE = date(2027, 1, 6)

pytestmark = pytest.mark.django_db


def nova(**campos: Any) -> Campanha:
    padrao = {
        "nome": "Posse dos prefeitos",
        "motivo": MotivoCampanha.FIM_DE_MANDATO,
        "publico": PublicoCampanha.MUNICIPIOS,
        "inicio": POSSE,
        "prazo": date(2027, 2, 6),
        "referencia": "Ofício-circular 1/2027",
    }
    return Campanha(**(padrao | campos))


def aberta(campanha: Campanha, por: Usuario) -> Campanha:
    return abrir(programar(campanha, por=por, hoje=POSSE), por=por, hoje=POSSE)


@pytest.fixture
def na_rede(vicosa: Ente) -> Adesao:
    return criar_adesao(vicosa)


def test_abre_uma_pergunta_por_pessoa_e_avisa_uma_vez(
    ana: Usuario, pedro: Usuario, carla: Usuario, na_rede: Adesao
) -> None:
    campanha = aberta(nova(), carla)
    assert campanha.situacao == SituacaoCampanha.ABERTA
    assert {r.pessoa for r in campanha.reconfirmacoes.all()} == {
        "Ana Ribeiro Fontes",
        "Pedro Antunes Salgado",
    }
    assert Notificacao.objects.filter(motivo="reconfirmacao_pedida").count() == 1
    na_rede.refresh_from_db()
    assert na_rede.esta_em_vigor


@pytest.mark.usefixtures("ana", "na_rede")
def test_abertura_dupla_pergunta_uma_vez_so(carla: Usuario, rosa: Usuario) -> None:
    programada = programar(nova(), por=carla, hoje=date(2026, 12, 1))
    assert not Reconfirmacao.objects.exists()
    with pytest.raises(TransicaoInvalida, match="Já há uma campanha igual"):
        programar(nova(nome="A mesma"), por=rosa, hoje=date(2026, 12, 1))
    assert abrir_programadas(POSSE) == 1
    assert abrir_programadas(POSSE) == 0
    with pytest.raises(TransicaoInvalida, match="situação agora é"):
        abrir(programada, por=rosa, hoje=POSSE)
    assert Reconfirmacao.objects.count() == 2


@pytest.mark.usefixtures("ana", "na_rede")
def test_quem_ja_tem_pergunta_em_aberto_nao_ganha_outra(carla: Usuario) -> None:
    aberta(nova(), carla)
    outra = aberta(nova(motivo=MotivoCampanha.OUTRO), carla)
    assert not outra.reconfirmacoes.exists()


def test_os_27_governos_sao_um_recorte(carla: Usuario) -> None:
    for codigo in range(11, 37):
        criar_ente(str(codigo), esfera=Esfera.ESTADUAL)
    criar_ente("53", esfera=Esfera.DISTRITAL, uf="DF")
    governos = nova(publico=PublicoCampanha.GOVERNOS, so_na_rede=False)
    assert alcance(governos).count() == 27
    assert aberta(governos, carla).reconfirmacoes.count() == 27


@pytest.mark.usefixtures("ana", "na_rede")
def test_encerra_dispensando_o_que_falta(carla: Usuario) -> None:
    campanha = aberta(nova(), carla)
    assert encerrar(campanha, por=carla, motivo="Aberta por engano").esta_encerrando
    assert terminar_encerramentos() == 2
    campanha.refresh_from_db()
    assert campanha.situacao == SituacaoCampanha.ENCERRADA
    assert set(campanha.reconfirmacoes.values_list("situacao", "justificativa")) == {
        (R.DISPENSADA, "Aberta por engano")
    }
    assert Historico.objects.sobre(Reconfirmacao).count() == 2


@pytest.mark.usefixtures("ana", "na_rede")
def test_encerramento_interrompido_continua_do_que_falta(carla: Usuario) -> None:
    """O trabalhador morre depois do primeiro lote; a varredura seguinte termina."""
    campanha = aberta(nova(), carla)
    encerrar(campanha, por=carla, motivo="Aberta por engano")
    assert dispensar_um_lote(campanha.pk, 1) == 1
    assert campanha.reconfirmacoes.em_aberto().count() == 1
    abrir_depois = programar(nova(motivo=MotivoCampanha.OUTRO), por=carla, hoje=POSSE)
    assert abrir_programadas(POSSE) == 0
    assert terminar_encerramentos(lote=1) == 1
    assert abrir_programadas(POSSE) == 1
    assert abrir_depois.reconfirmacoes.count() == 2
    assert Historico.objects.sobre(Reconfirmacao).count() == 2


def test_rotina_encerra_so_a_que_nao_espera_nada(
    ana: Usuario, pedro: Usuario, carla: Usuario, vicosa: Ente, na_rede: Adesao
) -> None:
    aberta(nova(pede="pontos_focais"), carla)
    assert encerrar_respondidas(date(2027, 3, 1)) == 0
    ana_focal = vicosa.pontos_focais.get()
    ponto_focal.substituir(ana_focal, por=pedro, motivo="Mudou de setor", **dados_de_indicacao())
    assert Reconfirmacao.objects.get().situacao == R.SUBSTITUIDA
    assert encerrar_respondidas(date(2027, 3, 1)) == 1
    assert terminar_encerramentos() == 0
    assert Campanha.objects.get().situacao == SituacaoCampanha.ENCERRADA


@pytest.mark.parametrize("quem", ["ana", "lia", "gil"])
def test_so_quem_age_pelo_pais_abre(quem: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(SemPermissao):
        programar(nova(), por=request.getfixturevalue(quem), hoje=POSSE)


def test_recusa_abertura_no_passado(carla: Usuario) -> None:
    with pytest.raises(TransicaoInvalida, match="já passou"):
        programar(nova(), por=carla, hoje=date(2027, 1, 7))


def test_ponto_focal_de_fora_da_rede_so_com_o_recorte_aberto(carla: Usuario, vicosa: Ente) -> None:
    criar_ponto_focal(vicosa)
    assert not alcance(nova()).exists()
    assert list(alcance(nova(so_na_rede=False, uf="MG"))) == [vicosa]
