"""Uso por mês: só mês acabado, só depois da produção, e a correção guarda o que era."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from identidade.domain.uso import informar, meses_abertos
from identidade.models import Implantacao, Uso
from municipios.choices import SituacaoImportacao, TipoImportacao
from municipios.domain.importacao import confirmar, receber
from municipios.domain.importador import processar_importacoes
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Ente, Historico, Importacao, Usuario
from tests.identidade.andamento import comecar

HOJE = date(2026, 11, 10)
PRODUCAO = datetime(2026, 8, 20, 12, tzinfo=UTC)
AGOSTO, OUTUBRO, NOVEMBRO = date(2026, 8, 1), date(2026, 10, 1), date(2026, 11, 1)


@pytest.fixture
def implantacao(vicosa: Ente, ana: Usuario) -> Implantacao:
    nova = comecar(vicosa, ana)
    Implantacao.objects.filter(pk=nova.pk).update(producao_em=PRODUCAO)
    nova.refresh_from_db()
    return nova


def test_abre_do_mes_da_producao_ao_ultimo_que_acabou(implantacao: Implantacao) -> None:
    meses = meses_abertos(implantacao, HOJE)
    assert (meses[0], meses[-1], len(meses)) == (AGOSTO, OUTUBRO, 3)
    assert meses_abertos(implantacao, date(2026, 8, 31)) == []
    assert meses_abertos(implantacao, date(2027, 1, 1))[-1] == date(2026, 12, 1)


def test_corrigir_guarda_o_que_era_e_repetir_nao_muda_nada(
    implantacao: Implantacao, ana: Usuario
) -> None:
    assert informar(implantacao, {AGOSTO: 10, OUTUBRO: 0}, por=ana, hoje=HOJE) == 2
    assert informar(implantacao, {AGOSTO: 12, OUTUBRO: 0}, por=ana, hoje=HOJE) == 1
    assert informar(implantacao, {AGOSTO: 12}, por=ana, hoje=HOJE) == 0
    atos = Historico.objects.filter(transicao="informar_uso").order_by("pk")
    assert [ato.dados["volumes"].get("08/2026") for ato in atos] == [
        {"de": None, "para": 10},
        {"de": 10, "para": 12},
    ]
    assert list(implantacao.usos.values_list("volume", flat=True)) == [0, 12]


@pytest.mark.parametrize(
    ("mes", "volume", "codigo"),
    [
        (NOVEMBRO, 1, "mes"),
        (date(2026, 7, 1), 1, "mes"),
        (date(2026, 10, 2), 1, "mes"),
        (OUTUBRO, -1, "volume"),
        (OUTUBRO, 10**10, "volume"),
    ],
)
def test_mes_ou_volume_impossivel_e_recusado(
    implantacao: Implantacao, ana: Usuario, mes: date, volume: int, codigo: str
) -> None:
    with pytest.raises(TransicaoInvalida) as recusa:
        informar(implantacao, {AGOSTO: 5, mes: volume}, por=ana, hoje=HOJE)
    assert recusa.value.codigo == codigo
    assert not Uso.objects.exists()


def test_estranho_e_quem_nao_esta_em_producao_nao_informam(
    implantacao: Implantacao, ana: Usuario, bruno: Usuario
) -> None:
    with pytest.raises(SemPermissao):
        informar(implantacao, {AGOSTO: 1}, por=bruno, hoje=HOJE)
    Implantacao.objects.update(producao_em=None)
    with pytest.raises(TransicaoInvalida) as recusa:
        informar(implantacao, {AGOSTO: 1}, por=ana, hoje=HOJE)
    assert recusa.value.codigo == "producao"


def _importar(linhas: str, por: Usuario) -> Importacao:
    texto = f"codigo_ibge;produto;implantacao;mes;volume\n{linhas}"
    arquivo = SimpleUploadedFile("usos.csv", texto.encode())
    nova = receber(arquivo, por=por, tipo=TipoImportacao.USOS)
    processar_importacoes()
    nova.refresh_from_db()
    return nova


@pytest.mark.django_db(transaction=True)
def test_planilha_diz_as_linhas_ruins_e_grava_as_boas(
    implantacao: Implantacao, carla: Usuario, tmp_path: Path
) -> None:
    conferida = _importar(
        "3171303;autenticacao;Portal do cidadão;08/2026;1.234\n"
        "3171303;autenticacao;Portal do cidadão;2026-08;7\n"
        "3171303;autenticacao;Outro;08/2026;7\n"
        "3171303;login;Portal do cidadão;08/2026;7\n"
        "3171303;autenticacao;Portal do cidadão;13/2026;muitos\n"
        "3171303;autenticacao;Portal do cidadão;07/2026;7\n",
        carla,
    )
    assert (conferida.diferenca["novas"], conferida.diferenca["total_de_falhas"]) == (1, 6)
    assert {falha["linha"] for falha in conferida.diferenca["falhas"]} == {3, 4, 5, 6, 7}
    assert not Uso.objects.exists()
    confirmar(conferida, por=carla)
    processar_importacoes()
    conferida.refresh_from_db()
    assert conferida.situacao == SituacaoImportacao.APLICADA
    assert Uso.objects.get().volume == 1234
