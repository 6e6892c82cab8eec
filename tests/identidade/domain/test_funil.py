"""O funil da notícia: dezessete convidados, seis interessados, um em produção."""

from datetime import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from identidade.choices.interesse import EtapaFunil as E
from identidade.choices.interesse import ResultadoEvento as R
from identidade.domain import funil
from identidade.domain.consolidacao import consolidar
from identidade.domain.desfecho import registrar_desfecho
from identidade.domain.interesse import manifestar
from identidade.models import ConsolidadoEnte, Interesse, Produto
from municipios.choices import OrigemMembro, RegraCoorte
from municipios.choices.evento import SituacaoInscricao
from municipios.domain.presenca import chegar, marcar
from municipios.models import Coorte, Ente, Evento, Inscricao, Membro, Usuario
from tests.builders import criar_ente, criar_evento

DEPOIS = datetime(2099, 6, 19, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def junho(carla: Usuario) -> Evento:
    evento = criar_evento(por=carla)
    for numero in range(17):
        Inscricao.objects.create(
            evento=evento,
            ente=criar_ente(f"35{numero:05d}"),
            convidada_por=carla,
            situacao=SituacaoInscricao.CONFIRMADA if numero < 9 else SituacaoInscricao.CONVIDADA,
        )
    return evento


def numeros(marcados: object) -> dict[str, int]:
    return {degrau.etapa: degrau.entes for degrau in funil.degraus(marcados)}  # type: ignore[arg-type]


def test_conta_por_evento_o_que_se_registrou(junho: Evento, carla: Usuario) -> None:
    produto = Produto.objects.get(pk="autenticacao")
    for inscricao in junho.inscricoes.order_by("ente")[:6]:
        registrar_desfecho(
            inscricao, por=carla, resultado=R.INTERESSADO, produtos=[produto], agora=DEPOIS
        )
    for inscricao in junho.inscricoes.order_by("ente")[:8]:
        marcar(inscricao, por=carla, agora=junho.inicio)
    chegar(junho, criar_ente("3599999"), por=carla, agora=junho.inicio)
    recusou = junho.inscricoes.order_by("ente")[6]
    registrar_desfecho(recusou, por=carla, resultado=R.RECUSOU, motivo="Sem equipe.", agora=DEPOIS)
    consolidar(["3500000"])
    ConsolidadoEnte.objects.filter(ente="3500000").update(integrou=True)
    contados = numeros(funil.do_evento(junho))
    assert (contados[E.CONVIDADOS], contados[E.CONFIRMADOS]) == (17, 9)
    # O nono é de quem chegou sem convite: compareceu, e não conta como convidado.
    assert contados[E.PRESENTES] == 9
    assert (contados[E.INTERESSADOS], contados[E.EM_PRODUCAO]) == (6, 1)
    lista = funil.da_etapa(funil.do_evento(junho), E.INTERESSADOS)
    assert lista.count() == 6
    assert "3500006" not in lista.values_list("pk", flat=True)


def test_conta_por_coorte_numa_consulta(junho: Evento, ana: Usuario, vicosa: Ente) -> None:
    coorte = Coorte.objects.create(codigo="piloto", nome="Piloto", regra=RegraCoorte.LISTA)
    for ente in ("3500000", "3500016", vicosa.pk):
        Membro.objects.create(coorte=coorte, ente_id=ente, origem=OrigemMembro.REGRA)
    manifestar(vicosa, Produto.objects.get(pk="assinatura"), por=ana)
    with CaptureQueriesContext(
        connection,
    ) as consultas:
        contados = numeros(funil.da_coorte(coorte))
    assert len(consultas) == 1
    assert (contados[E.CONVIDADOS], contados[E.CONFIRMADOS], contados[E.INTERESSADOS]) == (2, 1, 1)
    assert Interesse.objects.get().ente_id == vicosa.pk
