"""Convite para assinar: uso único, prazo, troca, e só abre para quem assina."""

import re
from datetime import timedelta

import pytest

from municipios.choices import SituacaoAdesao
from municipios.domain.convite_assinatura import (
    VALE_POR,
    ConviteInvalido,
    cancelar,
    convidar,
    usar_convite,
)
from municipios.domain.preparo import reabrir
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Adesao, Ente, Notificacao, Usuario
from tests.builders import criar_adesao, criar_autoridade

pytestmark = pytest.mark.django_db
EMAIL = "gabinete@vicosa.mg.gov.br.invalid"


@pytest.fixture
def adesao(vicosa: Ente, pedro: Usuario) -> Adesao:
    autoridade = vicosa.autoridades.first() or criar_autoridade(vicosa)
    return criar_adesao(
        vicosa, situacao=SituacaoAdesao.AGUARDANDO_ASSINATURA, autoridade=autoridade
    )


def _segredo() -> str:
    return str(Notificacao.objects.latest("pk").contexto["segredo"])


def test_abre_uma_vez_so_para_a_autoridade(adesao: Adesao, ana: Usuario, pedro: Usuario) -> None:
    convidar(adesao, por=ana, email=EMAIL)
    segredo = _segredo()
    assert re.fullmatch(r"[\w-]{32}", segredo)
    with pytest.raises(ConviteInvalido, match="é de outra pessoa"):
        usar_convite(segredo, por=ana)
    assert usar_convite(segredo, por=pedro) == adesao
    with pytest.raises(ConviteInvalido, match="já não vale"):
        usar_convite(segredo, por=pedro)


def test_reenviar_troca_o_endereco(adesao: Adesao, ana: Usuario, pedro: Usuario) -> None:
    convidar(adesao, por=ana, email=EMAIL)
    primeiro = _segredo()
    convidar(adesao, por=ana, email=EMAIL)
    with pytest.raises(ConviteInvalido, match="já não vale"):
        usar_convite(primeiro, por=pedro)
    assert usar_convite(_segredo(), por=pedro) == adesao


def test_vence_se_cancela_e_cai_com_o_rascunho(
    adesao: Adesao, ana: Usuario, pedro: Usuario
) -> None:
    convite = convidar(adesao, por=ana, email=EMAIL)
    depois = convite.criado_em + VALE_POR + timedelta(seconds=1)
    with pytest.raises(ConviteInvalido):
        usar_convite(_segredo(), por=pedro, agora=depois)
    assert cancelar(adesao, por=ana) == 1
    assert cancelar(adesao, por=ana) == 0
    convidar(adesao, por=ana, email=EMAIL)
    reabrir(adesao, por=ana, motivo="Cargo errado")
    with pytest.raises(ConviteInvalido):
        usar_convite(_segredo(), por=pedro)


def test_sem_email_ou_fora_de_hora_diz_o_que_falta(adesao: Adesao, ana: Usuario) -> None:
    with pytest.raises(TransicaoInvalida, match="Falta o e-mail"):
        convidar(adesao, por=ana)
    reabrir(adesao, por=ana, motivo="x")
    with pytest.raises(TransicaoInvalida, match="espera a assinatura"):
        convidar(adesao, por=ana, email=EMAIL)
