"""Bloqueios: motivo do rol, com quem está a bola, dias somados, e o relógio que para."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from identidade.choices import Responsavel, SituacaoBloqueio
from identidade.choices.bloqueio import AlvoBloqueio
from identidade.domain.bloqueio import bloquear, encerrar
from identidade.domain.consolidacao import contar_divergencias, reconstruir
from identidade.domain.plano import encerrar as encerrar_plano
from identidade.domain.relogio import Parada, dias_uteis
from identidade.domain.situacao_acao import BLOQUEAR, DESBLOQUEAR, agir
from identidade.domain.tempo_parado import contar_diferentes
from identidade.models import BloqueioAcao, Implantacao, MotivoBloqueio, TempoParado
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Ente, Historico, Usuario
from tests.identidade.andamento import comecar
from tests.identidade.plano import acordado

SEGUNDA = date(2026, 11, 2)


@pytest.fixture
def implantacao(vicosa: Ente, ana: Usuario) -> Implantacao:
    return comecar(vicosa, ana)


def motivo(codigo: str) -> MotivoBloqueio:
    return MotivoBloqueio.objects.get(pk=codigo)


def test_a_bola_fica_com_quem_o_motivo_diz(implantacao: Implantacao, ana: Usuario) -> None:
    do_ip = bloquear(implantacao, por=ana, motivo=motivo("ip_recusado"))
    do_decreto = bloquear(implantacao, por=ana, motivo=motivo("sem_decreto"), lado=Responsavel.SGD)
    assert (do_ip.lado, do_decreto.lado) == (Responsavel.SGD, Responsavel.SGD)
    assert Historico.objects.de(do_ip).get().motivo == "Endereço IP recusado no firewall do gov.br"


@pytest.mark.parametrize(
    ("codigo", "campos", "recusa"),
    [
        ("outro", {}, "texto"),
        ("outro", {"texto": "a senha: 123456"}, "segredo"),
        ("sem_decreto", {"inicio": date(2999, 1, 1)}, "data"),
    ],
    ids=["sem-texto", "segredo", "futuro"],
)
def test_recusa_explica(
    implantacao: Implantacao, ana: Usuario, codigo: str, campos: dict[str, str], recusa: str
) -> None:
    with pytest.raises(TransicaoInvalida) as erro:
        bloquear(implantacao, por=ana, motivo=motivo(codigo), **campos)  # type: ignore[arg-type]
    assert erro.value.codigo == recusa


def test_um_aberto_por_motivo_e_estranho_nao_bloqueia(
    implantacao: Implantacao, ana: Usuario, bruno: Usuario
) -> None:
    with pytest.raises(SemPermissao):
        bloquear(implantacao, por=bruno, motivo=motivo("fornecedor"))
    primeiro = bloquear(implantacao, por=ana, motivo=motivo("fornecedor"))
    with pytest.raises(TransicaoInvalida) as repetido:
        bloquear(implantacao, por=ana, motivo=motivo("fornecedor"))
    assert repetido.value.codigo == "conflito"
    encerrado = encerrar(primeiro, por=ana, motivo="Contratado")
    assert encerrado.situacao == SituacaoBloqueio.ENCERRADO
    assert bloquear(implantacao, por=ana, motivo=motivo("fornecedor")).pk != primeiro.pk


def test_dias_parados_somam_abertos_e_encerrados(implantacao: Implantacao, ana: Usuario) -> None:
    hoje, espera = timezone.localdate(), motivo("espera_sgd")
    velho = bloquear(implantacao, por=ana, motivo=espera, inicio=hoje - timedelta(30))
    encerrar(velho, por=ana, motivo="Respondido", fim=hoje - timedelta(20))
    bloquear(implantacao, por=ana, motivo=espera, inicio=hoje - timedelta(5))
    (somado,) = map(vars, MotivoBloqueio.objects.que_ja_pararam())
    assert (somado["codigo"], somado["dias"], somado["abertos"]) == ("espera_sgd", 15, 1)


def test_acao_bloqueada_conta_a_parte_e_para_de_contar(
    vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    _, acoes = acordado(vicosa, ana=ana, carla=carla)
    fornecedor = motivo("fornecedor")
    for acao in acoes[:1] + acoes[2:]:
        agir(acao, BLOQUEAR, por=carla, motivo_bloqueio=fornecedor)
    BloqueioAcao.objects.update(inicio=timezone.localdate() - timedelta(7))
    agir(acoes[0], DESBLOQUEAR, por=ana, motivo="Contratado")
    (somado,) = map(vars, MotivoBloqueio.objects.que_ja_pararam())
    do_motivo = MotivoBloqueio.objects.com_dias().get(pk="fornecedor")
    for numeros in (somado, vars(do_motivo)):
        assert [numeros[n] for n in ("dias", "abertos")] == [0, 0]
        assert [numeros[n] for n in ("dias_acoes", "acoes_abertas")] == [14, 1]
    encerrar_plano(acoes[0].plano, por=carla, motivo="Outro caminho")
    assert not BloqueioAcao.objects.abertos().exists()
    assert contar_diferentes() == 0


def test_a_noite_conta_e_refaz_as_somas_que_diferem(implantacao: Implantacao, ana: Usuario) -> None:
    bloquear(implantacao, por=ana, motivo=motivo("espera_sgd"))
    certas = list(TempoParado.objects.values())
    TempoParado.objects.update(encerrados=9)
    TempoParado.objects.create(motivo=motivo("fornecedor"), alvo=AlvoBloqueio.ACAO, abertos=1)
    assert contar_divergencias() == reconstruir().divergencias == 2
    assert contar_divergencias() == 0
    assert list(TempoParado.objects.filter(abertos=1).values()) == certas


def test_relogio_para_enquanto_a_bola_esta_do_outro_lado() -> None:
    sexta = SEGUNDA + timedelta(11)
    assert dias_uteis(SEGUNDA, sexta, vez=Responsavel.ENTE) == 9
    com_a_sgd = Parada(Responsavel.SGD, SEGUNDA + timedelta(2), SEGUNDA + timedelta(7))
    com_ele = Parada(Responsavel.ENTE, SEGUNDA, sexta)
    assert dias_uteis(SEGUNDA, sexta, vez=Responsavel.ENTE, paradas=[com_a_sgd, com_ele]) == 6
    aberta = Parada(Responsavel.SGD, SEGUNDA)
    assert dias_uteis(SEGUNDA, sexta, vez=Responsavel.ENTE, paradas=[aberta]) == 0
