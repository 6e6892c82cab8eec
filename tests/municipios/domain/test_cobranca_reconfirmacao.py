from datetime import datetime, timedelta
from typing import Any

import pytest
from django.utils import timezone

from municipios.choices.campanha import SituacaoReconfirmacao as R
from municipios.domain.cobranca_reconfirmacao import cobrar
from municipios.domain.reconfirmacao import confirmar
from municipios.models import (
    Ente,
    Gerencia,
    Historico,
    Notificacao,
    Reconfirmacao,
    RegraLembrete,
    Usuario,
)
from tests.builders import DADOS_DO_TERMO, criar_adesao, criar_reconfirmacao

ABERTA = datetime(2029, 1, 6, 9, tzinfo=timezone.get_default_timezone())


@pytest.fixture
def pergunta(ana: Usuario, carla: Usuario, vicosa: Ente) -> Reconfirmacao:
    """Sobre ana, com prazo em 01/02/2029."""
    RegraLembrete.objects.update_or_create(
        codigo="reconfirmacao_pendente", defaults={"dias": 10, "repete_a_cada": 10}
    )
    return criar_reconfirmacao(
        vicosa, por=carla, ponto_focal=vicosa.pontos_focais.get(), aberta_em=ABERTA
    )


def _avisos() -> list[tuple[Any, ...]]:
    return list(Notificacao.objects.order_by("pk").values_list("motivo", "destinatario"))


def test_lembra_no_dia_certo_e_uma_vez_so(pergunta: Reconfirmacao, vicosa: Ente) -> None:
    de_ana = ("reconfirmacao_pendente", vicosa.pontos_focais.get().email)
    assert cobrar(agora=ABERTA + timedelta(days=9)) == 0
    assert cobrar(agora=ABERTA + timedelta(days=10)) == 1
    assert cobrar(agora=ABERTA + timedelta(days=12)) == 0
    assert cobrar(agora=ABERTA + timedelta(days=23)) == 1
    assert _avisos() == [de_ana, de_ana]


def test_quem_respondeu_nao_recebe_lembrete(pergunta: Reconfirmacao, ana: Usuario) -> None:
    confirmar(pergunta, por=ana)
    assert cobrar(agora=ABERTA + timedelta(days=60)) == 0


def test_vencida_avisa_a_caixa_e_o_gerente_e_ainda_se_responde(
    pergunta: Reconfirmacao, ana: Usuario, gil: Usuario, vicosa: Ente
) -> None:
    RegraLembrete.objects.all().delete()
    criar_adesao(vicosa, dados=DADOS_DO_TERMO)
    assert cobrar(agora=datetime(2029, 2, 1, 9, tzinfo=ABERTA.tzinfo)) == 0
    assert cobrar(agora=datetime(2029, 2, 2, 9, tzinfo=ABERTA.tzinfo)) == 2
    assert cobrar(agora=datetime(2029, 2, 2, 10, tzinfo=ABERTA.tzinfo)) == 0
    assert _avisos() == [
        ("reconfirmacao_vencida", DADOS_DO_TERMO["email"]),
        ("reconfirmacao_vencida_equipe", gil.email),
    ]
    assert Historico.objects.de(pergunta).get().para == R.VENCIDA
    pergunta.refresh_from_db()
    assert confirmar(pergunta, por=ana).situacao == R.CONFIRMADA


def test_sem_gerente_a_coordenacao_sabe(
    pergunta: Reconfirmacao, gil: Usuario, rosa: Usuario
) -> None:
    Gerencia.objects.update(fim=ABERTA.date())
    cobrar(agora=ABERTA + timedelta(days=40))
    aviso = Notificacao.objects.get(motivo="reconfirmacao_vencida_equipe")
    assert (aviso.destinatario, aviso.contexto["entes"]) == (rosa.email, ["Viçosa (MG)"])
