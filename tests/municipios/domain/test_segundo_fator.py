"""Desfazer o segundo fator perdido: duas pessoas, motivo, histórico e aviso ao dono da conta."""

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse

from municipios.domain.segundo_fator import desfazer_segundo_fator
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Historico, Notificacao, Usuario
from tests.municipios.views.test_adesao import entrar

LISTA = "admin:municipios_usuario_changelist"
pytestmark = pytest.mark.django_db


def _configurar(pessoa: Usuario) -> None:
    for tipo in (Authenticator.Type.TOTP, Authenticator.Type.RECOVERY_CODES):
        Authenticator.objects.create(user=pessoa, type=tipo, data={})


def test_coordenacao_desfaz_avisa_e_registra(rosa: Usuario, carla: Usuario) -> None:
    _configurar(carla)
    resposta = entrar(rosa).post(
        reverse(LISTA),
        {
            "action": "desfazer_segundo_fator",
            "_selected_action": [str(carla.pk)],
            "confirmar": "sim",
            "motivo": "Perdeu o telefone; conferido por vídeo",
        },
        follow=True,
    )
    assert "feito." in resposta.text
    assert not Authenticator.objects.filter(user=carla).exists()
    assert Notificacao.objects.filter(destinatario=carla.email).count() == 1
    ato = Historico.objects.get(transicao="desfazer_segundo_fator")
    assert (ato.por, ato.alvo_id) == (rosa, str(carla.pk))


def test_ninguem_desfaz_o_proprio(rosa: Usuario) -> None:
    _configurar(rosa)
    with pytest.raises(TransicaoInvalida, match="outra pessoa"):
        desfazer_segundo_fator(rosa, por=rosa, motivo="Perdi")
    assert Authenticator.objects.filter(user=rosa).count() == 2


def test_so_a_coordenacao_desfaz(carla: Usuario, lia: Usuario) -> None:
    _configurar(lia)
    with pytest.raises(SemPermissao):
        desfazer_segundo_fator(lia, por=carla, motivo="Pediu")


@pytest.mark.parametrize(("motivo", "dito"), [("  ", "motivo"), ("Pediu", "não tem segundo fator")])
def test_recusa_sem_motivo_ou_sem_o_que_desfazer(
    rosa: Usuario, carla: Usuario, motivo: str, dito: str
) -> None:
    with pytest.raises(TransicaoInvalida, match=dito):
        desfazer_segundo_fator(carla, por=rosa, motivo=motivo)
