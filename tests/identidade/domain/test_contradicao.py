"""Contradições: cada regra acha o seu fato, uma vez só, e o desfaz quando ele some."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from identidade.choices import CodigoProduto, SituacaoImplantacao
from identidade.choices.contradicao import SituacaoContradicao, TipoContradicao
from identidade.choices.plano import SituacaoAcao
from identidade.domain.contradicao import assumir, dispensar, passar, procurar, reabrir
from identidade.domain.contradicao_regras import meses_cobrados
from identidade.govbr.destino import eh_oficial
from identidade.models import Contradicao, Implantacao
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Adesao, Ente, Historico, Notificacao, PontoFocal, Usuario
from tests.builders import criar_adesao
from tests.identidade.andamento import (
    comecar,
    criar_contradicao,
    criar_uso,
    criar_verificacao,
)
from tests.identidade.plano import acordado

AGORA = datetime(2026, 11, 10, 8, tzinfo=UTC)
T = TipoContradicao
AUT = CodigoProduto.AUTENTICACAO


@pytest.fixture
def implantacao(vicosa: Ente, ana: Usuario) -> Implantacao:
    """Em produção desde junho, em domínio oficial, com uso em dia."""
    nova = comecar(vicosa, ana)
    Implantacao.objects.update(
        situacao=SituacaoImplantacao.EM_PRODUCAO,
        producao_em=AGORA - timedelta(days=150),
        url="https://portal.vicosa.mg.gov.br/",
    )
    criar_uso(nova, por=ana, mes=date(2026, 10, 1), volume=5)
    nova.refresh_from_db()
    return nova


def _tipos() -> list[str]:
    return sorted(Contradicao.objects.abertas().values_list("tipo", flat=True))


def test_cobra_os_dois_ultimos_meses_que_acabaram() -> None:
    assert meses_cobrados(date(2026, 11, 10)) == (date(2026, 9, 1), date(2026, 10, 1))
    assert meses_cobrados(date(2027, 1, 1)) == (date(2026, 11, 1), date(2026, 12, 1))


@pytest.mark.parametrize(
    ("maquina", "oficial"),
    [("a.sp.gov.br", True), ("gov.br", True), ("agov.br", False), ("gov.br.exemplo.com", False)],
)
def test_dominio_oficial_termina_no_ponto(maquina: str, oficial: bool) -> None:
    assert eh_oficial(maquina) is oficial


def test_registros_em_ordem_nao_se_contradizem(implantacao: Implantacao) -> None:
    assert procurar(agora=AGORA) == (0, 0)


def test_cada_regra_acha_o_seu_fato(implantacao: Implantacao) -> None:
    implantacao.usos.all().delete()
    assert procurar(agora=AGORA) == (1, 0)
    assert _tipos() == [T.SEM_USO]
    criar_uso(implantacao, por=implantacao.criada_por, mes=date(2026, 9, 1), volume=0)
    PontoFocal.objects.all().delete()
    Implantacao.objects.update(url="https://portal.exemplo.com/")
    assert procurar(agora=AGORA) == (3, 1)
    assert _tipos() == sorted([T.USO_PARADO, T.DOMINIO, T.SEM_PONTO_FOCAL])
    Adesao.objects.all().delete()
    procurar(agora=AGORA)
    assert _tipos() == sorted([T.USO_PARADO, T.DOMINIO, T.SEM_ADESAO])


def test_recem_chegada_a_producao_ainda_nao_e_cobrada(implantacao: Implantacao) -> None:
    implantacao.usos.all().delete()
    Implantacao.objects.update(producao_em=datetime(2026, 9, 1, 15, tzinfo=UTC))
    assert procurar(agora=AGORA) == (0, 0)
    Implantacao.objects.update(producao_em=datetime(2026, 8, 31, 15, tzinfo=UTC))
    assert procurar(agora=AGORA) == (1, 0)


def test_dispensada_nao_volta_enquanto_o_fato_dura(
    implantacao: Implantacao, carla: Usuario, ana: Usuario
) -> None:
    implantacao.usos.all().delete()
    procurar(agora=AGORA)
    unica = Contradicao.objects.get()
    with pytest.raises(SemPermissao):
        dispensar(unica, por=ana, motivo="não")
    assert assumir(unica, por=carla).responsavel == carla
    with pytest.raises(TransicaoInvalida):
        dispensar(unica, por=carla, motivo=" ")
    dispensar(unica, por=carla, motivo="O ente informa por outro meio.")
    assert procurar(agora=AGORA) == (0, 0)
    reabrir(unica, por=carla, motivo="Deixou de informar.")
    criar_uso(implantacao, por=ana, mes=date(2026, 10, 1), volume=9)
    assert procurar(agora=AGORA) == (0, 1)
    unica.refresh_from_db()
    assert unica.situacao == SituacaoContradicao.DESFEITA
    atos = Historico.objects.de(unica).order_by("pk").values_list("transicao", flat=True)
    assert list(atos) == ["achar", "assumir", "dispensar", "reabrir", "desfazer"]
    assert not Contradicao.objects.visiveis_para(ana).exists()


def test_duas_verificacoes_com_problema_poem_na_fila_e_uma_boa_tira(
    implantacao: Implantacao, ana: Usuario
) -> None:
    for resultado, esperadas in (("falha", []), ("falha", [T.VERIFICACAO]), ("certa", [])):
        criar_verificacao(implantacao, ana, resultado=resultado, pedida_em=timezone.now())
        procurar(agora=AGORA)
        assert _tipos() == esperadas
    implantacao.refresh_from_db()
    assert implantacao.situacao == SituacaoImplantacao.EM_PRODUCAO


def test_plano_feito_com_produto_atras_vai_a_fila(
    vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    """Sem implantação, o fato é do ente; começada, é dela; em produção, deixa de ser."""
    criar_adesao(vicosa)
    plano, _ = acordado(vicosa, ana=ana, carla=carla)
    plano.acoes.update(produto=AUT)
    assert _do_plano() == []
    plano.acoes.update(situacao=SituacaoAcao.CONCLUIDA)
    assert _do_plano() == [None]
    nova = comecar(vicosa, ana, produto=AUT)
    assert _do_plano() == [nova.pk]
    Implantacao.objects.update(situacao=SituacaoImplantacao.EM_USO)
    assert _do_plano() == []


def _do_plano() -> list[int | None]:
    procurar(agora=AGORA)
    do_plano = Contradicao.objects.abertas().filter(tipo=T.PLANO)
    return list(do_plano.values_list("implantacao", flat=True))


def test_nova_nasce_com_o_gerente_e_um_email_diz_todas_uma_vez(
    implantacao: Implantacao, gil: Usuario
) -> None:
    implantacao.usos.all().delete()
    Implantacao.objects.update(url="https://portal.exemplo.com/")
    procurar(agora=AGORA)
    procurar(agora=AGORA)
    aviso = Notificacao.objects.get(motivo="contradicoes_novas")
    assert (aviso.destinatario, aviso.contexto["quantas"]) == (gil.email, 2)
    assert set(Contradicao.objects.values_list("responsavel", flat=True)) == {gil.pk}
    PontoFocal.objects.all().delete()
    procurar(agora=AGORA)
    outro = Notificacao.objects.filter(motivo="contradicoes_novas").latest("pk")
    assert [linha["tipo"] for linha in outro.contexto["linhas"]] == [T.SEM_PONTO_FOCAL.label]


def test_passar_avisa_quem_recebe_e_so_a_quem_cuida_do_ente(
    vicosa: Ente, carla: Usuario, gil: Usuario, ana: Usuario
) -> None:
    uma = criar_contradicao(vicosa)
    with pytest.raises(TransicaoInvalida, match="não cuida"):
        passar(uma, por=carla, a=ana)
    assert passar(uma, por=carla, a=gil, motivo="É da sua carteira.").responsavel == gil
    passar(uma, por=gil, a=gil)
    aviso = Notificacao.objects.get(motivo="contradicao_passada")
    assert (aviso.destinatario, aviso.contexto["por"]) == (gil.email, str(carla))
