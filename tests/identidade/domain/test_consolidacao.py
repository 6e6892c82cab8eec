from datetime import date
from typing import Any

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from identidade.choices import CodigoProduto, Faixa, SituacaoImplantacao
from identidade.domain.consolidacao import (
    consolidar,
    consolidar_pendentes,
    consolidar_todos_os_pendentes,
    contar_divergencias,
    fotografar,
    reconstruir,
)
from identidade.models import (
    ConsolidadoEnte,
    ConsolidadoProduto,
    Contagem,
    ContagemDiaria,
    Reconciliacao,
)
from municipios.choices import Esfera, SituacaoAdesao, SituacaoEnte
from municipios.domain.ente_pendente import marcar_pendentes
from municipios.models import Adesao, Ente, EntePendente
from tests.identidade.domain import fatos

pytestmark = pytest.mark.django_db

JOINVILLE, UBATUBA, SP, DF = "4209102", "3555406", "35", "53"


def contagem(indicador: str, dimensao: str = "pais", chave: str = "BR", **filtro: Any) -> Any:
    linha = Contagem.objects.filter(
        dimensao=dimensao, chave=chave, indicador=indicador, **({"esfera": "municipal"} | filtro)
    )
    return linha.values_list("entes", "populacao").first() or (0, 0)


@pytest.fixture
def cidades() -> None:
    fatos.ente(JOINVILLE, "SC", "S")
    fatos.populacao(JOINVILLE, 654_888)
    fatos.ente(UBATUBA, "SP", "SE")
    fatos.populacao(UBATUBA, 97_000)
    consolidar([JOINVILLE, UBATUBA])


@pytest.mark.usefixtures("cidades")
def test_conta_ente_e_populacao_em_cada_corte() -> None:
    fatos.aderir(JOINVILLE)
    fatos.entrar(JOINVILLE, "acima-de-300-mil")
    consolidar([JOINVILLE])
    assert contagem("entes") == (2, 751_888)
    assert contagem("aderiu") == (1, 654_888)
    assert contagem("aderiu", "regiao", "S") == (1, 654_888)
    assert contagem("aderiu", "uf", "SP") == (0, 0)
    assert contagem("aderiu", "faixa", Faixa.ACIMA_DE_300) == (1, 654_888)
    assert contagem("aderiu", "coorte", "acima-de-300-mil") == (1, 654_888)


@pytest.mark.usefixtures("cidades")
def test_estado_e_distrito_federal_contam_em_outra_esfera() -> None:
    fatos.ente(SP, "SP", "SE")
    fatos.ente(DF, "DF", "CO", esfera=Esfera.DISTRITAL)
    consolidar([SP, DF])
    assert contagem("entes")[0] == 2
    assert contagem("entes", esfera=Esfera.ESTADUAL)[0] == 1
    assert contagem("entes", esfera=Esfera.DISTRITAL)[0] == 1


@pytest.mark.usefixtures("cidades")
def test_usa_o_ano_mais_novo_e_o_censo_antes_da_estimativa() -> None:
    fatos.populacao(UBATUBA, 92_980, 2022, "censo")
    consolidar([UBATUBA])
    assert ConsolidadoEnte.objects.get(pk=UBATUBA).populacao == 97_000
    fatos.populacao(UBATUBA, 96_500, 2024, "censo")
    consolidar([UBATUBA])
    ficha = ConsolidadoEnte.objects.get(pk=UBATUBA)
    assert (ficha.populacao, ficha.populacao_ano, ficha.populacao_fonte) == (96_500, 2024, "censo")
    assert contagem("entes") == (2, 751_388)


@pytest.mark.parametrize(
    ("habitantes", "faixa"),
    [
        (20_000, Faixa.ATE_20),
        (20_001, Faixa.DE_20_A_50),
        (50_000, Faixa.DE_20_A_50),
        (100_000, Faixa.DE_50_A_100),
        (300_000, Faixa.DE_100_A_300),
        (300_001, Faixa.ACIMA_DE_300),
    ],
)
def test_faixa_inclui_o_limite_de_cima(habitantes: int, faixa: Faixa) -> None:
    fatos.ente(UBATUBA, "SP")
    fatos.populacao(UBATUBA, habitantes)
    consolidar([UBATUBA])
    assert ConsolidadoEnte.objects.get(pk=UBATUBA).faixa == faixa


def test_ente_sem_populacao_conta_como_ente_e_nao_como_gente() -> None:
    fatos.ente(UBATUBA, "SP")
    consolidar([UBATUBA])
    assert ConsolidadoEnte.objects.get(pk=UBATUBA).faixa == Faixa.SEM_DADO
    assert contagem("entes") == (1, 0)


@pytest.mark.usefixtures("cidades")
def test_vale_a_implantacao_mais_avancada_que_nao_esta_suspensa() -> None:
    for nome, situacao in (
        ("Portal", SituacaoImplantacao.EM_PRODUCAO),
        ("Saúde", SituacaoImplantacao.SUSPENSA),
        ("Escola", SituacaoImplantacao.EM_DIAGNOSTICO),
    ):
        fatos.implantar(JOINVILLE, CodigoProduto.ASSINATURA, situacao, nome)
    consolidar([JOINVILLE])
    produto = ConsolidadoProduto.objects.get(ente=JOINVILLE)
    assert (produto.situacao, produto.implantacoes) == (SituacaoImplantacao.EM_PRODUCAO, 3)
    assert (produto.integrou, produto.utiliza) == (True, False)
    assert contagem("assinatura:em_producao") == (1, 654_888)
    assert contagem("assinatura:suspensa") == (0, 0)


def test_a_ordem_das_situacoes_no_banco_eh_a_da_declaracao() -> None:
    """`suspensa` vem primeiro no banco: só aparece quando todas estão."""
    fatos.ente(JOINVILLE)
    fatos.implantar(JOINVILLE, situacao=SituacaoImplantacao.SUSPENSA, nome="Suspensa")
    avanco = [SituacaoImplantacao.SUSPENSA]
    avanco += [s for s in SituacaoImplantacao if s != SituacaoImplantacao.SUSPENSA]
    for situacao in avanco:
        fatos.implantar(JOINVILLE, situacao=situacao, nome=situacao)
        consolidar([JOINVILLE])
        assert ConsolidadoProduto.objects.get().situacao == situacao


@pytest.mark.usefixtures("cidades")
def test_extinto_sai_das_contagens_e_da_ficha() -> None:
    Ente.objects.filter(pk=UBATUBA).update(situacao=SituacaoEnte.EXTINTO)
    fatos.implantar(UBATUBA)
    consolidar([UBATUBA])
    assert not ConsolidadoEnte.objects.filter(pk=UBATUBA).exists()
    assert contagem("entes") == (1, 654_888)


@pytest.mark.usefixtures("cidades")
def test_adesao_conta_ate_o_efeito_da_denuncia() -> None:
    fatos.aderir(UBATUBA)
    Adesao.objects.update(situacao=SituacaoAdesao.DENUNCIADA, denuncia_efeito_em=date(2026, 12, 1))
    consolidar([UBATUBA])
    assert contagem("aderiu")[0] == 1
    Adesao.objects.update(situacao=SituacaoAdesao.ENCERRADA)
    consolidar([UBATUBA])
    assert contagem("aderiu") == (0, 0)


@pytest.mark.usefixtures("cidades")
def test_absorve_os_pendentes_e_os_apaga() -> None:
    fatos.aderir(UBATUBA)
    marcar_pendentes([UBATUBA, UBATUBA, JOINVILLE], "adesão")
    assert consolidar_pendentes(limite=2) == 2
    assert consolidar_todos_os_pendentes() == 1
    assert not EntePendente.objects.exists()
    assert contagem("aderiu") == (1, 97_000)


@pytest.mark.usefixtures("cidades")
def test_fato_pendente_nao_eh_divergencia_e_fato_calado_eh() -> None:
    fatos.aderir(UBATUBA)
    marcar_pendentes([UBATUBA], "adesão")
    assert contar_divergencias() == 0
    fatos.aderir(JOINVILLE)
    assert contar_divergencias() == 1


@pytest.mark.usefixtures("cidades")
def test_reconstruir_conserta_e_registra_a_divergencia() -> None:
    antes = fatos.retrato()
    Contagem.objects.filter(indicador="entes", dimensao="pais").update(entes=99)
    Contagem.objects.create(
        dimensao="uf", chave="XX", esfera=Esfera.MUNICIPAL, indicador="aderiu", entes=3
    )
    ConsolidadoEnte.objects.filter(pk=UBATUBA).delete()
    assert reconstruir().divergencias > 0
    assert fatos.retrato() == antes
    assert reconstruir().divergencias == 0
    assert Reconciliacao.objects.count() == 2


@pytest.mark.usefixtures("cidades")
def test_fotografar_duas_vezes_no_dia_guarda_a_ultima() -> None:
    dia = date(2026, 11, 23)
    fatos.aderir(UBATUBA)
    consolidar([UBATUBA])
    fotografar(dia)
    Adesao.objects.all().update(situacao=SituacaoAdesao.ENCERRADA)
    consolidar([UBATUBA])
    fotografar(dia)
    foto = ContagemDiaria.objects.filter(
        dia=dia, dimensao="pais", indicador__in=["entes", "aderiu"]
    )
    assert list(foto.values_list("indicador", "entes", "populacao")) == [("entes", 2, 751_888)]


def test_consolidar_custa_uma_ida_ao_banco(django_assert_num_queries: Any) -> None:
    fatos.ente(JOINVILLE)
    with django_assert_num_queries(1):
        consolidar([JOINVILLE])
    with django_assert_num_queries(0):
        consolidar([])


CODIGOS = (JOINVILLE, UBATUBA, SP, DF)
codigos = st.sampled_from(CODIGOS)
passos = st.lists(
    st.one_of(
        st.tuples(st.just("populacao"), codigos, st.integers(0, 400_000), st.integers(2022, 2025)),
        st.tuples(st.just("aderir"), codigos, st.booleans()),
        st.tuples(st.just("coorte"), codigos, st.sampled_from(["a", "b"]), st.booleans()),
        st.tuples(
            st.just("implantar"),
            codigos,
            st.sampled_from(CodigoProduto.values),
            st.sampled_from(SituacaoImplantacao.values),
            st.sampled_from(["Portal", "Saúde"]),
        ),
        st.tuples(st.just("extinguir"), codigos, st.booleans()),
        st.tuples(st.just("varrer"), st.integers(1, 3)),
    ),
    max_size=25,
)


def acontecer(fato: str, *dados: Any) -> None:
    """Um fato como o domínio o escreve: os de `municipios` ficam pendentes até a varredura."""
    if fato == "varrer":
        consolidar_pendentes(dados[0])
        return
    codigo, *resto = dados
    if fato == "implantar":
        fatos.implantar(codigo, *resto)
        consolidar([codigo])
        return
    if fato == "populacao":
        fatos.populacao(codigo, *resto)
    elif fato == "coorte":
        (fatos.entrar if resto[1] else fatos.sair)(codigo, resto[0])
    elif fato == "extinguir":
        situacao = SituacaoEnte.EXTINTO if resto[0] else SituacaoEnte.ATIVO
        Ente.objects.filter(pk=codigo).update(situacao=situacao)
    else:
        Adesao.objects.filter(ente=codigo).update(situacao=SituacaoAdesao.ENCERRADA)
        if resto[0]:
            fatos.aderir(codigo)
    marcar_pendentes([codigo], fato)


@pytest.mark.matriz("C1")
@settings(
    max_examples=60,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(historia=passos)
def test_incremental_eh_igual_a_reconstrucao(historia: list[Any]) -> None:
    with transaction.atomic():
        for codigo in CODIGOS:
            fatos.ente(codigo)
        marcar_pendentes(CODIGOS, "cadastro")
        for fato, *dados in historia:
            acontecer(fato, *dados)
            assert contar_divergencias() == 0
        consolidar_todos_os_pendentes()
        antes = fatos.retrato()
        assert reconstruir().divergencias == 0
        assert fatos.retrato() == antes
        Contagem.objects.all().delete()
        ConsolidadoEnte.objects.all().delete()
        ConsolidadoProduto.objects.all().delete()
        reconstruir()
        assert fatos.retrato() == antes
        transaction.set_rollback(True)
