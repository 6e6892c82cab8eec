"""Pré-requisitos: cada falta é recusada com código para máquina e conserto para pessoa."""

from datetime import date, timedelta

import pgtrigger
import pytest
from django.utils import timezone

from identidade.choices import CodigoProduto, SituacaoImplantacao, TipoPreRequisito, Via
from identidade.domain.implantacao import criar_implantacao
from identidade.domain.pre_requisito import PreRequisitoNaoAtendido
from identidade.models import Implantacao, PreRequisito, Produto
from municipios.models import Ente, Usuario
from tests.builders import criar_adesao

HOJE = date(2026, 11, 23)


def comecar(ente: Ente, produto: str, por: Usuario, via: str = Via.API) -> Implantacao:
    return criar_implantacao(
        ente,
        produto=Produto.objects.get(pk=produto),
        via=via,
        nome=f"Portal {produto}",
        por=por,
        hoje=HOJE,
    )


@pytest.mark.parametrize(
    ("produto", "via"),
    [
        (CodigoProduto.AUTENTICACAO, Via.API),
        (CodigoProduto.PROVA_DE_VIDA, Via.API),
        (CodigoProduto.BALCAO, Via.UNIDADE),
    ],
)
def test_recusa_ente_sem_adesao(vicosa: Ente, ana: Usuario, produto: str, via: str) -> None:
    with pytest.raises(PreRequisitoNaoAtendido) as recusa:
        comecar(vicosa, produto, ana, via)
    assert recusa.value.codigo == TipoPreRequisito.ADESAO_VIGENTE
    assert "assine o termo" in str(recusa.value)
    assert not Implantacao.objects.exists()


def test_cadprev_comeca_sem_adesao(vicosa: Ente, ana: Usuario) -> None:
    assert comecar(vicosa, CodigoProduto.PROVA_DE_VIDA, ana, Via.CADPREV).pk


def test_assinatura_pede_autenticacao_homologada(vicosa: Ente, ana: Usuario) -> None:
    criar_adesao(vicosa)
    autenticacao = comecar(vicosa, CodigoProduto.AUTENTICACAO, ana)
    with pytest.raises(PreRequisitoNaoAtendido) as recusa:
        comecar(vicosa, CodigoProduto.ASSINATURA, ana)
    assert recusa.value.codigo == TipoPreRequisito.PRODUTO_HOMOLOGADO
    Implantacao.objects.filter(pk=autenticacao.pk).update(situacao=SituacaoImplantacao.HOMOLOGADA)
    assert comecar(vicosa, CodigoProduto.ASSINATURA, ana).pk


def test_equipe_pode_exigir_producao_no_lugar(vicosa: Ente, ana: Usuario) -> None:
    criar_adesao(vicosa)
    autenticacao = comecar(vicosa, CodigoProduto.AUTENTICACAO, ana)
    Implantacao.objects.filter(pk=autenticacao.pk).update(situacao=SituacaoImplantacao.HOMOLOGADA)
    with pgtrigger.ignore("identidade.PreRequisito:publicada_nao_muda"):
        PreRequisito.objects.filter(tipo=TipoPreRequisito.PRODUTO_HOMOLOGADO).update(
            tipo=TipoPreRequisito.PRODUTO_EM_PRODUCAO
        )
    with pytest.raises(PreRequisitoNaoAtendido) as recusa:
        comecar(vicosa, CodigoProduto.ASSINATURA, ana)
    assert recusa.value.codigo == TipoPreRequisito.PRODUTO_EM_PRODUCAO


def test_pre_requisito_vencido_ja_nao_vale(vicosa: Ente, ana: Usuario) -> None:
    PreRequisito.objects.update(fim=HOJE - timedelta(days=1))
    assert comecar(vicosa, CodigoProduto.AUTENTICACAO, ana).pk


def test_diz_todas_as_faltas_de_uma_vez(vicosa: Ente, ana: Usuario) -> None:
    with pytest.raises(PreRequisitoNaoAtendido) as recusa:
        comecar(vicosa, CodigoProduto.ASSINATURA, ana)
    assert [f.codigo for f in recusa.value.faltas] == [
        TipoPreRequisito.ADESAO_VIGENTE,
        TipoPreRequisito.PRODUTO_HOMOLOGADO,
    ]
    assert all(f.o_que_fazer and f.fundamento for f in recusa.value.faltas)


def test_hoje_e_o_dia_do_portal(vicosa: Ente, ana: Usuario) -> None:
    criar_adesao(vicosa)
    nova = criar_implantacao(
        vicosa,
        produto=Produto.objects.get(pk=CodigoProduto.AUTENTICACAO),
        via=Via.API,
        nome="Portal",
        por=ana,
    )
    assert nova.roteiro.inicio <= timezone.localdate()
