from typing import Any

import pytest
from django.core.management import call_command

from identidade.choices import CodigoProduto, Dimensao, SituacaoImplantacao
from identidade.domain.consolidacao import consolidar, consolidar_todos_os_pendentes
from identidade.domain.indicador import Painel, Quadro
from identidade.domain.painel import (
    CorteDesconhecido,
    entes_do_corte,
    painel_da_coorte,
    painel_da_regiao,
    painel_da_uf,
    painel_nacional,
)
from municipios.choices import Esfera, MetaCoorte
from municipios.domain.coorte import ACIMA_DE_300_MIL
from municipios.domain.ente_pendente import marcar_pendentes
from municipios.models import EntePendente
from tests.identidade.domain import fatos

pytestmark = pytest.mark.django_db

JOINVILLE, UBATUBA, SP, DF = "4209102", "3555406", "35", "53"


@pytest.fixture
def rede() -> None:
    """Joinville e o DF aderiram; Ubatuba e São Paulo (estado), não. O DF já usa a autenticação."""
    fatos.ente(JOINVILLE, "SC", "S")
    fatos.ente(UBATUBA, "SP", "SE")
    fatos.ente(SP, "SP", "SE")
    fatos.ente(DF, "DF", "CO", esfera=Esfera.DISTRITAL)
    for codigo, valor in ((JOINVILLE, 600_000), (UBATUBA, 100_000), (SP, 46_000_000)):
        fatos.populacao(codigo, valor)
    fatos.populacao(DF, 2_800_000, 2022, "censo")
    fatos.coorte("grandes", meta=MetaCoorte.UTILIZA, meta_percentual=90)
    for codigo in (JOINVILLE, DF):
        fatos.aderir(codigo)
        fatos.entrar(codigo, "grandes")
    fatos.implantar(DF, CodigoProduto.AUTENTICACAO, SituacaoImplantacao.EM_USO)
    fatos.implantar(JOINVILLE, CodigoProduto.AUTENTICACAO, SituacaoImplantacao.SOLICITADA)
    consolidar([JOINVILLE, UBATUBA, SP, DF])


def quadro(painel: Painel, esfera: Esfera = Esfera.MUNICIPAL) -> Quadro:
    return next(q for q in painel.quadros if q.esfera == esfera)


@pytest.mark.usefixtures("rede")
def test_cada_esfera_tem_o_seu_denominador() -> None:
    painel = painel_nacional()
    aderiram = {q.esfera: (q.indicadores[0].entes, q.total) for q in painel.quadros}
    assert aderiram == {
        Esfera.MUNICIPAL: (1, 2),
        Esfera.ESTADUAL: (0, 1),
        Esfera.DISTRITAL: (1, 1),
    }
    assert quadro(painel).indicadores[0].percentual == 50


@pytest.mark.usefixtures("rede")
def test_populacao_alcancada_nao_soma_a_dos_estados() -> None:
    alcancada = painel_nacional().populacao_alcancada
    assert (alcancada.populacao, alcancada.populacao_total) == (3_400_000, 3_500_000)


@pytest.mark.usefixtures("rede")
def test_diz_o_ano_e_a_fonte_da_populacao() -> None:
    referencias = painel_nacional().referencias
    assert [(str(r), r.entes) for r in referencias] == [
        ("IBGE, estimativa da população, 2024", 2),
        ("IBGE, Censo Demográfico, 2022", 1),
    ]


@pytest.mark.usefixtures("rede")
def test_produto_cobre_todos_os_entes() -> None:
    produto = next(p for p in quadro(painel_nacional()).produtos if p.codigo == "autenticacao")
    situacoes = {s: n for s, n in produto.situacoes if n}
    assert situacoes == {SituacaoImplantacao.SOLICITADA: 1, SituacaoImplantacao.NAO_INICIADA: 1}
    assert (produto.utiliza.entes, produto.utiliza.total) == (0, 2)


@pytest.mark.usefixtures("rede")
def test_linhas_por_regiao_uf_faixa_e_coorte() -> None:
    painel = painel_nacional()
    assert [linha.chave for linha in painel.regioes] == ["SE", "S", "CO"]
    assert [linha.chave for linha in painel.ufs] == ["DF", "SC", "SP"]
    assert [linha.nome for linha in painel.coortes] == ["grandes"]
    assert len(painel.faixas) == 2
    assert [q.esfera for q in painel.ufs[2].quadros] == [Esfera.MUNICIPAL, Esfera.ESTADUAL]


@pytest.mark.usefixtures("rede")
def test_uf_e_regiao_saem_do_mesmo_lugar() -> None:
    uf, regiao = painel_da_uf("SP"), painel_da_regiao("SE")
    assert uf.quadros == regiao.quadros
    assert [linha.chave for linha in regiao.ufs] == ["SP"]
    assert list(entes_do_corte(Dimensao.UF, "SC").values_list("pk", flat=True)) == [JOINVILLE]


@pytest.mark.usefixtures("rede")
def test_coorte_mostra_a_meta_sobre_todos_os_membros() -> None:
    meta = painel_da_coorte("grandes").meta
    assert meta is not None
    assert (meta.indicador.entes, meta.indicador.total, meta.faltam) == (1, 2, 1)
    assert not meta.atingida
    assert entes_do_corte(Dimensao.COORTE, "grandes").count() == 2


@pytest.mark.usefixtures("rede")
def test_diz_ate_quando_os_numeros_estao_completos() -> None:
    marcar_pendentes([JOINVILLE], "adesão")
    assert painel_nacional().calculado_em == EntePendente.objects.get().criado_em


@pytest.mark.parametrize(
    ("ler", "codigo"),
    [(painel_da_uf, "XX"), (painel_da_regiao, "XX"), (painel_da_coorte, "nao-ha")],
)
def test_corte_inexistente_eh_recusado(ler: Any, codigo: str) -> None:
    with pytest.raises(CorteDesconhecido):
        ler(codigo)


@pytest.mark.usefixtures("rede")
def test_painel_custa_poucas_consultas(django_assert_max_num_queries: Any) -> None:
    with django_assert_max_num_queries(4):
        painel_nacional()


def test_painel_vazio_nao_quebra() -> None:
    painel = painel_nacional()
    assert painel.populacao_alcancada.percentual is None


def test_coorte_conta_brasilia_entre_as_cidades(db: None) -> None:
    call_command("carregar_entes", verbosity=0)
    consolidar_todos_os_pendentes()
    (quadro,) = painel_da_coorte(ACIMA_DE_300_MIL).quadros
    assert (quadro.total, quadro.nome) == (96, "cidades, contando Brasília")
    linha = next(c for c in painel_nacional().coortes if c.chave == ACIMA_DE_300_MIL)
    assert [q.total for q in linha.quadros] == [96]
