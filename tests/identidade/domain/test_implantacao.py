"""Implantação: nasce com os passos do roteiro, para e volta, e sempre consolida o ente."""

import pytest

from identidade.choices import CodigoProduto, SituacaoImplantacao, Via
from identidade.domain.implantacao import (
    TRANSICOES,
    criar_implantacao,
    recalcular,
    retomar,
    suspender,
)
from identidade.models import ConsolidadoProduto, Implantacao, Produto
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, permitidas
from municipios.models import Ente, Historico, Usuario
from tests.identidade.andamento import comecar, fazer_ate, provar_e_concluir


def test_cria_os_passos_do_roteiro_e_registra(vicosa: Ente, ana: Usuario) -> None:
    nova = comecar(vicosa, ana)
    assert nova.passos.count() == 13
    assert nova.situacao == SituacaoImplantacao.NAO_INICIADA
    ato = Historico.objects.de(nova).get()
    assert (ato.transicao, ato.por, ato.ente_id) == ("criar", ana, vicosa.pk)
    consolidado = ConsolidadoProduto.objects.get(ente=vicosa, produto=CodigoProduto.AUTENTICACAO)
    assert consolidado.implantacoes == 1


def test_recusa_quem_nao_age_pelo_ente(
    vicosa: Ente, bruno: Usuario, davi: Usuario, lia: Usuario
) -> None:
    for pessoa in (bruno, davi, lia):
        with pytest.raises(SemPermissao):
            comecar(vicosa, pessoa)


def test_recusa_nome_repetido_no_mesmo_produto(vicosa: Ente, ana: Usuario) -> None:
    comecar(vicosa, ana)
    with pytest.raises(TransicaoInvalida) as recusa:
        comecar(vicosa, ana)
    assert recusa.value.codigo == "nome_repetido"


@pytest.mark.parametrize(
    ("via", "nome", "codigo"),
    [(Via.UNIDADE, "Portal", "sem_roteiro"), (Via.API, "Portal 999.314.721-46", "cpf")],
)
def test_recusa_via_sem_roteiro_e_nome_com_cpf(
    vicosa: Ente, ana: Usuario, via: str, nome: str, codigo: str
) -> None:
    produto = Produto.objects.get(pk=CodigoProduto.AUTENTICACAO)
    with pytest.raises(TransicaoInvalida) as recusa:
        criar_implantacao(vicosa, produto=produto, via=via, nome=nome, por=ana)
    assert recusa.value.codigo == codigo


def test_so_a_equipe_suspende(
    vicosa: Ente, ana: Usuario, carla: Usuario, gil: Usuario, lia: Usuario
) -> None:
    nova = comecar(vicosa, ana)
    assert permitidas(nova, TRANSICOES, ana) == permitidas(nova, TRANSICOES, lia) == []
    assert [t.nome for t in permitidas(nova, TRANSICOES, carla)] == ["suspender"]
    assert [t.nome for t in permitidas(nova, TRANSICOES, gil)] == ["suspender"]
    with pytest.raises(SemPermissao):
        suspender(nova, por=ana, motivo="Troca de fornecedor")


def test_suspende_com_motivo_e_volta_a_situacao_dos_passos(
    vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    nova = fazer_ate(comecar(vicosa, ana), 11, carla)
    producao_em = nova.producao_em
    assert producao_em
    with pytest.raises(TransicaoInvalida) as recusa:
        suspender(nova, por=carla, motivo=" ")
    assert recusa.value.codigo == "motivo"
    suspensa = suspender(nova, por=carla, motivo="Troca de fornecedor")
    assert suspensa.situacao == SituacaoImplantacao.SUSPENSA
    assert not ConsolidadoProduto.objects.get(ente=vicosa).integrou
    volta = retomar(suspensa, por=carla, motivo="Novo fornecedor contratado")
    assert (volta.situacao, volta.suspensa_em) == (SituacaoImplantacao.EM_PRODUCAO, None)
    assert volta.producao_em == producao_em
    assert ConsolidadoProduto.objects.get(ente=vicosa).integrou


def test_passo_nao_anda_em_implantacao_suspensa(vicosa: Ente, ana: Usuario, carla: Usuario) -> None:
    nova = suspender(comecar(vicosa, ana), por=carla, motivo="Obra")
    with pytest.raises(TransicaoInvalida) as recusa:
        provar_e_concluir(nova.passos.em_ordem()[0], ana)
    assert recusa.value.codigo == "suspensa"


def test_recalcular_conserta_e_repetir_nao_registra(vicosa: Ente, ana: Usuario) -> None:
    nova = comecar(vicosa, ana)
    Implantacao.objects.filter(pk=nova.pk).update(situacao=SituacaoImplantacao.EM_USO)
    certa = recalcular(nova, por=Usuario.objects.sistema())
    assert certa.situacao == SituacaoImplantacao.NAO_INICIADA
    atos = Historico.objects.de(nova).count()
    recalcular(certa, por=Usuario.objects.sistema())
    assert Historico.objects.de(nova).count() == atos
