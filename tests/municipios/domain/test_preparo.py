"""Preparar a adesão no portal: começar, escrever a várias mãos, voltar atrás."""

import pytest

from municipios.choices import SituacaoAdesao
from municipios.domain.preparo import (
    RascunhoMudou,
    descartar,
    iniciar,
    reabrir,
    salvar_rascunho,
)
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Adesao, Ente, Historico, Usuario
from tests.builders import DADOS_DO_TERMO, criar_adesao

pytestmark = pytest.mark.django_db


def test_comeca_em_rascunho_e_so_um_por_ente(vicosa: Ente, ana: Usuario) -> None:
    adesao = iniciar(vicosa, por=ana)
    assert adesao.situacao == SituacaoAdesao.RASCUNHO
    with pytest.raises(TransicaoInvalida, match="já tem uma adesão em preparação"):
        iniciar(vicosa, por=ana)
    assert Adesao.objects.count() == 1


def test_estranho_nao_comeca(vicosa: Ente, bruno: Usuario) -> None:
    with pytest.raises(SemPermissao):
        iniciar(vicosa, por=bruno)


def test_com_adesao_em_vigor_pede_motivo_e_guarda_o_que_substitui(
    vicosa: Ente, ana: Usuario
) -> None:
    atual = criar_adesao(vicosa, dados=DADOS_DO_TERMO)
    with pytest.raises(TransicaoInvalida, match="escreva o motivo"):
        iniciar(vicosa, por=ana)
    nova = iniciar(vicosa, por=ana, motivo="Texto novo")
    assert nova.substitui == atual
    assert nova.dados == DADOS_DO_TERMO


def test_duas_pessoas_escrevem_e_nada_se_perde(vicosa: Ente, ana: Usuario, carla: Usuario) -> None:
    adesao = iniciar(vicosa, por=ana)
    salvar_rascunho(adesao, por=ana, versao=0, dados={"orgao": "Fazenda"})
    with pytest.raises(RascunhoMudou) as recusa:
        salvar_rascunho(adesao, por=carla, versao=0, dados={"orgao": "Administração"})
    assert recusa.value.atuais["orgao"] == "Fazenda"
    vale = recusa.value.versao
    salvar_rascunho(adesao, por=carla, versao=vale, dados={"orgao": "Administração"})
    adesao.refresh_from_db()
    assert (adesao.dados["orgao"], adesao.versao) == ("Administração", 2)


def test_salvar_o_mesmo_duas_vezes_nao_briga_consigo(vicosa: Ente, ana: Usuario) -> None:
    adesao = iniciar(vicosa, por=ana)
    for _ in range(2):
        salvar_rascunho(adesao, por=ana, versao=0, dados=DADOS_DO_TERMO)
    adesao.refresh_from_db()
    assert adesao.versao == 1


def test_descarta_com_motivo_e_pode_comecar_outra(vicosa: Ente, ana: Usuario) -> None:
    adesao = iniciar(vicosa, por=ana)
    with pytest.raises(TransicaoInvalida, match="motivo"):
        descartar(adesao, por=ana, motivo="")
    assert descartar(adesao, por=ana, motivo="Engano").situacao == SituacaoAdesao.ENCERRADA
    assert iniciar(vicosa, por=ana).situacao == SituacaoAdesao.RASCUNHO


def test_fora_do_rascunho_nao_se_escreve_e_reabrir_volta(vicosa: Ente, ana: Usuario) -> None:
    adesao = criar_adesao(vicosa, situacao=SituacaoAdesao.AGUARDANDO_ASSINATURA)
    with pytest.raises(TransicaoInvalida, match="volte-a ao rascunho"):
        salvar_rascunho(adesao, por=ana, versao=0, dados=DADOS_DO_TERMO)
    assert reabrir(adesao, por=ana, motivo="Cargo errado").situacao == SituacaoAdesao.RASCUNHO
    assert Historico.objects.get(transicao="reabrir").motivo == "Cargo errado"
