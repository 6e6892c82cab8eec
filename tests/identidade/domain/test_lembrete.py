from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from identidade.choices import SituacaoImplantacao
from identidade.domain.lembrete import lembrar_implantacoes_paradas
from identidade.models import Implantacao
from municipios.choices import Grupo, SituacaoPontoFocal
from municipios.models import Gerencia, Notificacao
from tests.builders import criar_da_equipe, criar_ente, criar_ponto_focal
from tests.identidade.domain import fatos

pytestmark = pytest.mark.django_db

PARADA_EM = datetime(2026, 6, 1, 10, tzinfo=timezone.get_default_timezone())


def depois(dias: int) -> datetime:
    return PARADA_EM + timedelta(days=dias)


@pytest.fixture
def parada() -> Implantacao:
    implantacao = fatos.implantar(criar_ente().pk)
    Implantacao.objects.update(movimentada_em=PARADA_EM)
    return implantacao


def avisos() -> list[tuple[str, str]]:
    return sorted(Notificacao.objects.values_list("motivo", "destinatario"))


def test_lembra_os_pontos_focais_confirmados(parada: Implantacao) -> None:
    ana = criar_ponto_focal(parada.ente)
    criar_ponto_focal(
        parada.ente, cpf="99915738447", situacao=SituacaoPontoFocal.INDICADO, confirmado_em=None
    )
    assert lembrar_implantacoes_paradas(agora=depois(29)) == 0
    assert lembrar_implantacoes_paradas(agora=depois(30)) == 1
    aviso = Notificacao.objects.get()
    assert aviso.chave == f"implantacao_parada:{parada.pk}:ponto_focal-{ana.pk}:2026-07-01"
    assert (aviso.destinatario, aviso.contexto["movimentada_em"]) == (ana.email, "01/06/2026")


def test_sem_ponto_focal_lembra_o_gerente_e_sem_gerente_a_coordenacao(parada: Implantacao) -> None:
    coordena = criar_da_equipe("Célia Prado", Grupo.COORDENACAO)
    assert lembrar_implantacoes_paradas(agora=depois(30)) == 1
    gerente = criar_da_equipe("Gil Torres", Grupo.GERENTE)
    Gerencia.objects.create(usuario=gerente, ente=parada.ente)
    assert lembrar_implantacoes_paradas(agora=depois(60)) == 1
    assert avisos() == [
        ("implantacao_parada_equipe", coordena.email),
        ("implantacao_parada_equipe", gerente.email),
    ]


@pytest.mark.matriz("F3")
def test_repete_a_cada_periodo_e_alcanca_o_perdido(parada: Implantacao) -> None:
    criar_ponto_focal(parada.ente)
    novos = [lembrar_implantacoes_paradas(agora=depois(d)) for d in (33, 33, 59, 61, 200, 201)]
    assert novos == [1, 0, 0, 1, 1, 0]
    dias = sorted(c.rpartition(":")[2] for c in Notificacao.objects.values_list("chave", flat=True))
    assert dias == ["2026-07-01", "2026-07-31", "2026-11-28"]


@pytest.mark.parametrize(
    "situacao", [SituacaoImplantacao.EM_PRODUCAO, SituacaoImplantacao.SUSPENSA]
)
def test_nao_lembra_a_que_chegou_ou_esta_suspensa(
    parada: Implantacao, situacao: SituacaoImplantacao
) -> None:
    criar_ponto_focal(parada.ente)
    Implantacao.objects.update(situacao=situacao)
    assert lembrar_implantacoes_paradas(agora=depois(90)) == 0


@pytest.mark.parametrize("quantos", [1, 30])
def test_consultas_nao_crescem_com_os_casos(quantos: int, django_assert_num_queries: Any) -> None:
    for n in range(quantos):
        ente = criar_ente(str(3100000 + n))
        fatos.implantar(ente.pk)
        criar_ponto_focal(ente)
    Implantacao.objects.update(movimentada_em=PARADA_EM)
    with django_assert_num_queries(6):
        assert lembrar_implantacoes_paradas(agora=depois(30)) == quantos
