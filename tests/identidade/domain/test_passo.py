"""Passos: quem pode, em que ordem, e o que o ato faz com a situação da implantação."""

from collections import defaultdict

import pytest

from identidade.choices import (
    Marco,
    Responsavel,
    SituacaoImplantacao,
    SituacaoPasso,
    TipoEvidencia,
)
from identidade.domain.passo import TRANSICOES, VERBOS, acoes, concluir, dispensar, reabrir
from identidade.domain.prova import Prova
from identidade.models import ConsolidadoEnte, Implantacao
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Ente, Historico, Usuario
from tests.identidade.andamento import comecar, fazer_ate, passo_de

DIAGNOSTICO, PEDIDO, ANALISE, HOMOLOGACAO, PRODUCAO, USO = 2, 3, 5, 10, 11, 12
PROTOCOLO = Prova(TipoEvidencia.PROTOCOLO, texto=" Protocolo 123 ")


@pytest.fixture
def implantacao(vicosa: Ente, ana: Usuario) -> Implantacao:
    return comecar(vicosa, ana)


def test_concluir_guarda_prova_autor_e_historico(implantacao: Implantacao, ana: Usuario) -> None:
    feito = concluir(passo_de(implantacao, PEDIDO), por=ana, provas=[PROTOCOLO])
    (prova,) = feito.evidencias.all()
    assert (prova.texto, feito.feito_por) == ("Protocolo 123", ana)
    implantacao.refresh_from_db()
    assert implantacao.situacao == SituacaoImplantacao.SOLICITADA
    ato = Historico.objects.de(feito).get()
    assert (ato.transicao, ato.ente_id, ato.pela_sgd) == ("concluir", implantacao.ente_id, False)


def test_ente_faz_os_seus_passos_e_a_equipe_faz_todos(
    implantacao: Implantacao,
    ana: Usuario,
    bruno: Usuario,
    carla: Usuario,
    lia: Usuario,
) -> None:
    passos = list(implantacao.passos.em_ordem())
    do_ente = {p.pk for p in passos if p.etapa.responsavel != Responsavel.SGD}
    podem = defaultdict(set)
    for pessoa in (ana, bruno, carla, lia):
        for pk, cabem in acoes(implantacao, passos, pessoa).items():
            if "concluir" in {t.nome for t in cabem}:
                podem[pessoa].add(pk)
    assert podem[ana] == do_ente
    assert podem[carla] == {p.pk for p in passos}
    assert podem[bruno] == podem[lia] == set()


def test_botoes_e_guarda_dizem_o_mesmo(
    implantacao: Implantacao, ana: Usuario, carla: Usuario, davi: Usuario
) -> None:
    passos = list(implantacao.passos.em_ordem())
    for pessoa in (ana, carla, davi):
        botoes = acoes(implantacao, passos, pessoa)
        for passo in passos:
            cabem = [t for t in TRANSICOES if passo.situacao in t.de and t.quem(pessoa, passo)]
            assert botoes[passo.pk] == cabem
    assert {t.nome for t in TRANSICOES} == set(VERBOS)


@pytest.mark.parametrize("ordem", [ANALISE, HOMOLOGACAO, PRODUCAO])
def test_ponto_focal_nao_faz_passo_da_sgd(
    implantacao: Implantacao, ana: Usuario, ordem: int
) -> None:
    with pytest.raises(SemPermissao):
        concluir(passo_de(implantacao, ordem), por=ana)


def test_nao_ha_producao_sem_homologacao(implantacao: Implantacao, carla: Usuario) -> None:
    fazer_ate(implantacao, HOMOLOGACAO - 1, carla)
    with pytest.raises(TransicaoInvalida) as recusa:
        concluir(passo_de(implantacao, PRODUCAO), por=carla)
    assert recusa.value.codigo == "marco_anterior"
    assert "Conceder a homologação" in str(recusa.value)


@pytest.mark.parametrize("ordem", [HOMOLOGACAO, PRODUCAO, USO])
def test_concessao_e_uso_nao_se_dispensam(
    implantacao: Implantacao, carla: Usuario, ordem: int
) -> None:
    with pytest.raises(TransicaoInvalida) as recusa:
        dispensar(passo_de(implantacao, ordem), por=carla, motivo="Pressa")
    assert recusa.value.codigo == "indispensavel"


def test_dispensar_marco_e_so_da_equipe(
    implantacao: Implantacao, ana: Usuario, carla: Usuario
) -> None:
    with pytest.raises(SemPermissao):
        dispensar(passo_de(implantacao, PEDIDO), por=ana, motivo="Já tínhamos")
    dispensar(passo_de(implantacao, PEDIDO), por=carla, motivo="Pedido feito antes do portal")
    dispensar(passo_de(implantacao, DIAGNOSTICO), por=ana, motivo="Sistema já conhecido")
    implantacao.refresh_from_db()
    assert implantacao.situacao == SituacaoImplantacao.SOLICITADA


def test_segundo_clique_diz_que_ja_foi_feito(implantacao: Implantacao, ana: Usuario) -> None:
    passo = passo_de(implantacao, PEDIDO)
    concluir(passo, por=ana, provas=[PROTOCOLO])
    with pytest.raises(TransicaoInvalida) as recusa:
        concluir(passo, por=ana, provas=[PROTOCOLO])
    assert recusa.value.codigo == "situacao"
    assert Historico.objects.de(passo).count() == 1


def test_reabrir_recua_sem_mexer_nos_outros(implantacao: Implantacao, carla: Usuario) -> None:
    fazer_ate(implantacao, USO, carla)
    assert (implantacao.situacao, bool(implantacao.uso_desde)) == (SituacaoImplantacao.EM_USO, True)
    assert ConsolidadoEnte.objects.get(pk=implantacao.ente_id).utiliza
    aberto = reabrir(passo_de(implantacao, HOMOLOGACAO), por=carla, motivo="Vídeo errado")
    implantacao.refresh_from_db()
    assert aberto.situacao == SituacaoPasso.PENDENTE
    assert implantacao.situacao == SituacaoImplantacao.EM_HOMOLOGACAO
    assert (implantacao.producao_em, implantacao.uso_desde) == (None, None)
    assert passo_de(implantacao, PRODUCAO).situacao == SituacaoPasso.CONCLUIDO
    assert not ConsolidadoEnte.objects.get(pk=implantacao.ente_id).integrou


def test_recusa_segredo_na_prova_e_no_motivo(implantacao: Implantacao, ana: Usuario) -> None:
    passo = passo_de(implantacao, DIAGNOSTICO)
    fazer = passo_de(implantacao, PEDIDO)
    concluir(fazer, por=ana, provas=[PROTOCOLO])
    with pytest.raises(TransicaoInvalida) as na_prova:
        concluir(passo, por=ana, provas=[Prova(TipoEvidencia.NOTA, texto="client_secret=abc")])
    with pytest.raises(TransicaoInvalida) as no_motivo:
        reabrir(fazer, por=ana, motivo="A senha: abc123 vazou")
    assert na_prova.value.codigo == no_motivo.value.codigo == "segredo"
    passo.refresh_from_db()
    assert passo.situacao == SituacaoPasso.PENDENTE


def test_cada_marco_do_roteiro_tem_o_seu_passo(implantacao: Implantacao) -> None:
    marcos = {p.etapa.marco for p in implantacao.passos.em_ordem()}
    assert marcos == set(Marco.values)
