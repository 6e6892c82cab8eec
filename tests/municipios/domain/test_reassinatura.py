"""O termo novo num clique; o pedido se encerra quando ele vale, e a adesão de antes nunca falta."""

from datetime import date, datetime, time, timedelta

import pytest
from django.utils import timezone

from municipios.choices import SituacaoAdesao
from municipios.choices.renovacao import SituacaoReassinatura as R
from municipios.domain.cobranca_reassinatura import cobrar
from municipios.domain.modelo_termo import publicar
from municipios.domain.reassinatura import dispensar, preparar
from municipios.domain.termo import gerar_pendentes, pedir_termo
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.domain.vigencia import vigorar
from municipios.models import Adesao, Ente, Notificacao, Reassinatura, RegraLembrete, Usuario
from tests.builders import DADOS_DO_TERMO, criar_adesao, criar_rascunho
from tests.renovacao import PRAZO, criar_reassinatura, criar_texto

pytestmark = pytest.mark.django_db


@pytest.fixture
def pedido(
    modelos: None, vicosa: Ente, pedro: Usuario, ana: Usuario, rosa: Usuario
) -> Reassinatura:
    criar_adesao(vicosa, dados=DADOS_DO_TERMO)
    publicar(criar_texto(por=rosa), por=rosa)
    return criar_reassinatura(vicosa, por=rosa)


def _vigorar(adesao: Adesao) -> Adesao:
    """A assinatura em si tem os seus testes: aqui só importa o que vem depois dela."""
    Adesao.objects.filter(pk=adesao.pk).update(
        situacao=SituacaoAdesao.ASSINADA, assinada_em=timezone.localdate()
    )
    return vigorar(Adesao.objects.get(pk=adesao.pk), por=Usuario.objects.sistema())


def test_um_clique_gera_o_documento_do_texto_novo_e_o_vigor_encerra(
    pedido: Reassinatura, ana: Usuario, vicosa: Ente
) -> None:
    antiga = vicosa.adesoes.get()
    nova = preparar(pedido, por=ana)
    assert gerar_pendentes() == 1
    assert preparar(pedido, por=ana).pk == nova.pk
    assert nova.termos.get().modelo == pedido.renovacao.modelo
    antiga.refresh_from_db()
    assert antiga.situacao == SituacaoAdesao.VIGENTE
    _vigorar(nova)
    antiga.refresh_from_db()
    pedido.refresh_from_db()
    assert (antiga.situacao, pedido.situacao) == (SituacaoAdesao.SUBSTITUIDA, R.ASSINADA)
    assert pedido.adesao == nova
    with pytest.raises(TransicaoInvalida, match="já se encerrou"):
        preparar(pedido, por=ana)


def test_sem_os_dados_fica_em_rascunho(pedido: Reassinatura, ana: Usuario, vicosa: Ente) -> None:
    vicosa.adesoes.update(dados={})
    nova = preparar(pedido, por=ana)
    assert nova.situacao == SituacaoAdesao.RASCUNHO
    assert not nova.termos.exists()


def test_documento_de_texto_antigo_se_refaz_e_o_assinado_espera(
    modelos: None, vicosa: Ente, pedro: Usuario, ana: Usuario, rosa: Usuario
) -> None:
    criar_adesao(vicosa)
    velha = criar_rascunho(vicosa, por=ana, motivo="Aditivo")
    pedir_termo(velha, por=ana)
    assert gerar_pendentes() == 1
    publicar(criar_texto(por=rosa), por=rosa)
    pedido = criar_reassinatura(vicosa, por=rosa)
    Adesao.objects.filter(pk=velha.pk).update(situacao=SituacaoAdesao.EM_ANALISE)
    with pytest.raises(TransicaoInvalida, match="ainda não pôs em vigor"):
        preparar(pedido, por=ana)
    Adesao.objects.filter(pk=velha.pk).update(situacao=SituacaoAdesao.AGUARDANDO_ASSINATURA)
    assert preparar(pedido, por=ana).pk == velha.pk
    gerar_pendentes()
    assert velha.termos.earliest("-pedido_em").modelo == pedido.renovacao.modelo


def test_termo_de_texto_antigo_em_vigor_nao_encerra(
    modelos: None, vicosa: Ente, pedro: Usuario, ana: Usuario, rosa: Usuario
) -> None:
    criar_adesao(vicosa)
    velha = criar_rascunho(vicosa, por=ana, motivo="Aditivo")
    pedir_termo(velha, por=ana)
    assert gerar_pendentes() == 1
    publicar(criar_texto(por=rosa), por=rosa)
    criar_reassinatura(vicosa, por=rosa)
    _vigorar(velha)
    assert Reassinatura.objects.get().situacao == R.PENDENTE


def test_so_o_ente_prepara_e_so_a_sgd_dispensa(
    pedido: Reassinatura, ana: Usuario, bruno: Usuario, carla: Usuario
) -> None:
    with pytest.raises(SemPermissao):
        preparar(pedido, por=bruno)
    with pytest.raises(SemPermissao):
        dispensar(pedido, por=ana, motivo="Não.")
    feito = dispensar(pedido, por=carla, motivo="Assinado em papel.")
    assert (feito.situacao, feito.justificativa) == (R.DISPENSADA, "Assinado em papel.")


def test_lembra_perto_do_prazo_vence_depois_e_a_adesao_fica(
    pedido: Reassinatura, carla: Usuario, rosa: Usuario, vicosa: Ente
) -> None:
    RegraLembrete.objects.get_or_create(
        codigo="reassinatura_pendente",
        defaults={"descricao": "d", "dias": 15, "repete_a_cada": 7},
    )
    assert cobrar(agora=_meio_dia(PRAZO - timedelta(days=16))) == 0
    lembrados = cobrar(agora=_meio_dia(PRAZO - timedelta(days=15)))
    assert lembrados == Notificacao.objects.filter(motivo="reassinatura_pendente").count() > 0
    assert cobrar(agora=_meio_dia(PRAZO - timedelta(days=9))) == 0
    assert cobrar(agora=_meio_dia(PRAZO - timedelta(days=8))) == lembrados
    assert cobrar(agora=_meio_dia(PRAZO + timedelta(days=1))) > lembrados
    pedido.refresh_from_db()
    assert pedido.situacao == R.VENCIDA
    assert vicosa.adesoes.get().situacao == SituacaoAdesao.VIGENTE
    vicosa.adesoes.update(situacao=SituacaoAdesao.ENCERRADA)
    cobrar(agora=_meio_dia(PRAZO + timedelta(days=2)))
    pedido.refresh_from_db()
    assert pedido.situacao == R.DISPENSADA


def _meio_dia(dia: date) -> datetime:
    return datetime.combine(dia, time(12), timezone.get_default_timezone())
