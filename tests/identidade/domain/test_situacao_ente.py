import pytest

from identidade.choices import CodigoProduto, SituacaoImplantacao
from identidade.domain.consolidacao import consolidar
from identidade.domain.painel import situacao_do_ente
from identidade.models import ConsolidadoEnte
from municipios.choices import OrigemAdesao, SituacaoAdesao
from municipios.models import Adesao, Ente, Usuario
from tests.identidade.domain import fatos

pytestmark = pytest.mark.django_db

JOINVILLE = "4209102"


@pytest.fixture
def joinville() -> Ente:
    ente = fatos.ente(JOINVILLE, "SC", "S")
    fatos.populacao(JOINVILLE, 600_000)
    return ente


@pytest.fixture
def na_rede(joinville: Ente) -> Ente:
    """Na Rede e com dois pontos focais, pela ficha."""
    fatos.aderir(JOINVILLE)
    for codigo in CodigoProduto:
        fatos.implantar(JOINVILLE, codigo).delete()
    consolidar([JOINVILLE])
    ConsolidadoEnte.objects.update(pontos_focais=2)
    return joinville


def proximo(ente: Ente) -> str:
    return situacao_do_ente(ente).proximo_passo.codigo


def test_sem_ficha_o_passo_eh_aderir(joinville: Ente) -> None:
    situacao = situacao_do_ente(joinville)
    assert situacao.ficha is None
    assert situacao.proximo_passo.titulo == "Aderir à Rede GOV.BR"


def test_com_adesao_em_preparacao_o_passo_eh_concluir(joinville: Ente) -> None:
    Adesao.objects.create(
        ente=joinville,
        origem=OrigemAdesao.PORTAL,
        situacao=SituacaoAdesao.RASCUNHO,
        registrada_por=Usuario.objects.sistema(),
    )
    assert situacao_do_ente(joinville).proximo_passo.titulo.startswith("Concluir")


def test_na_rede_sem_ponto_focal_o_passo_eh_indicar(na_rede: Ente) -> None:
    ConsolidadoEnte.objects.update(pontos_focais=0)
    assert proximo(na_rede) == "ponto_focal"
    assert situacao_do_ente(na_rede).poucos_pontos_focais


def test_sem_implantacao_o_passo_eh_comecar_pela_autenticacao(na_rede: Ente) -> None:
    passo = situacao_do_ente(na_rede).proximo_passo
    assert (passo.codigo, passo.produto.pk if passo.produto else "") == (
        "comecar",
        CodigoProduto.AUTENTICACAO,
    )


@pytest.mark.parametrize(
    ("situacao", "codigo"),
    [
        (SituacaoImplantacao.SOLICITADA, "continuar"),
        (SituacaoImplantacao.EM_PRODUCAO, "usar"),
        (SituacaoImplantacao.EM_USO, "comecar"),
        (SituacaoImplantacao.SUSPENSA, "comecar"),
    ],
)
def test_o_passo_segue_a_implantacao(
    na_rede: Ente, situacao: SituacaoImplantacao, codigo: str
) -> None:
    fatos.implantar(JOINVILLE, CodigoProduto.BALCAO, situacao)
    consolidar([JOINVILLE])
    ConsolidadoEnte.objects.update(pontos_focais=2)
    assert proximo(na_rede) == codigo


def test_com_tudo_em_uso_o_passo_eh_ampliar(na_rede: Ente) -> None:
    for codigo in CodigoProduto:
        fatos.implantar(JOINVILLE, codigo, SituacaoImplantacao.EM_USO)
    consolidar([JOINVILLE])
    ConsolidadoEnte.objects.update(pontos_focais=2)
    assert proximo(na_rede) == "acompanhar"
