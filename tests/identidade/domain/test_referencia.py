"""As referências: carregam uma vez, repetem sem efeito e respeitam o que a equipe mudou."""

import pgtrigger
import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command

from identidade.choices import (
    CodigoProduto,
    Marco,
    Responsavel,
    TipoEvidencia,
    TipoPreRequisito,
    Via,
)
from identidade.domain.migracao_roteiro import migrar_pendentes
from identidade.domain.referencia import carregar_referencias
from identidade.domain.versao_roteiro import publicar_e_migrar
from identidade.models import Etapa, PreRequisito, Produto, Roteiro
from municipios.choices import Grupo
from municipios.choices.analise import AssuntoPonto
from municipios.models import Ente, MotivoDiligencia, RegraLembrete, Usuario
from tests.builders import criar_da_equipe
from tests.identidade.andamento import comecar

pytestmark = pytest.mark.django_db


def test_carrega_os_quatro_produtos_e_os_grupos() -> None:
    assert set(Produto.objects.values_list("codigo", flat=True)) == set(CodigoProduto.values)
    assert set(Grupo.values) <= set(Group.objects.values_list("name", flat=True))


@pytest.mark.parametrize(
    ("produto", "via", "etapas"),
    [
        (CodigoProduto.AUTENTICACAO, Via.API, 13),
        (CodigoProduto.ASSINATURA, Via.API, 11),
        (CodigoProduto.PROVA_DE_VIDA, Via.API, 8),
        (CodigoProduto.PROVA_DE_VIDA, Via.CADPREV, 6),
        (CodigoProduto.BALCAO, Via.UNIDADE, 8),
    ],
)
def test_carrega_a_primeira_versao_do_roteiro(produto: str, via: str, etapas: int) -> None:
    roteiro = Roteiro.objects.vigentes().get(produto=produto, via=via)
    assert list(roteiro.etapas.values_list("ordem", flat=True)) == list(range(1, etapas + 1))
    assert roteiro.sugestao is (produto == CodigoProduto.BALCAO)
    assert roteiro.fonte


def test_todo_roteiro_chega_ao_uso_e_as_concessoes_sao_da_sgd() -> None:
    for roteiro in Roteiro.objects.all():
        assert roteiro.etapas.filter(marco=Marco.USO).count() == 1
    concessoes = Etapa.objects.filter(marco__in=[Marco.HOMOLOGACAO, Marco.PRODUCAO])
    assert {e.responsavel for e in concessoes} == {Responsavel.SGD}


def test_cadprev_nao_exige_nada_e_nao_pede_concessao() -> None:
    roteiro = Roteiro.objects.get(via=Via.CADPREV)
    assert not roteiro.pre_requisitos.exists()
    assert not roteiro.etapas.filter(responsavel=Responsavel.SGD).exists()


def test_carregar_de_novo_nao_muda_nada() -> None:
    antes = (Etapa.objects.count(), PreRequisito.objects.count(), RegraLembrete.objects.count())
    call_command("carregar_referencias", verbosity=0)
    assert set(carregar_referencias().values()) == {0}
    assert antes == (
        Etapa.objects.count(),
        PreRequisito.objects.count(),
        RegraLembrete.objects.count(),
    )


def test_carregar_de_novo_respeita_o_que_a_equipe_mudou() -> None:
    RegraLembrete.objects.filter(codigo="implantacao_parada").update(dias=45)
    with pgtrigger.ignore("identidade.PreRequisito:publicada_nao_muda"):
        PreRequisito.objects.filter(tipo=TipoPreRequisito.PRODUTO_HOMOLOGADO).update(
            tipo=TipoPreRequisito.PRODUTO_EM_PRODUCAO
        )
    carregar_referencias()
    assert RegraLembrete.objects.get(codigo="implantacao_parada").dias == 45
    assert not PreRequisito.objects.filter(tipo=TipoPreRequisito.PRODUTO_HOMOLOGADO).exists()


def test_textos_prontos_de_diligencia_sao_de_assuntos_que_existem() -> None:
    assuntos = set(MotivoDiligencia.objects.values_list("campo", flat=True))
    assert assuntos == set(AssuntoPonto.values) - {AssuntoPonto.OUTRO}
    um = MotivoDiligencia.objects.earliest("codigo")
    MotivoDiligencia.objects.filter(pk=um.pk).update(texto="Mudado pela equipe.")
    assert carregar_referencias()["motivos de diligência"] == 0
    um.refresh_from_db()
    assert um.texto == "Mudado pela equipe."


def test_roteiro_ja_publicado_ganha_rascunho_com_a_prova_nova_uma_vez_so(
    vicosa: Ente, ana: Usuario
) -> None:
    """Como numa instalação de antes da verificação automática."""
    with pgtrigger.ignore("identidade.Etapa:publicada_nao_muda"):
        no_ar = Etapa.objects.filter(codigo="por-no-ar-e-avisar-a-sgd")
        no_ar.update(provas=[TipoEvidencia.ENDERECO], ajuda="Mudada pela equipe.")
    andando = comecar(vicosa, ana)
    assert carregar_referencias()["versões de roteiro para publicar"] == 1
    assert carregar_referencias()["versões de roteiro para publicar"] == 0
    rascunho = Roteiro.objects.get(publicado_em__isnull=True)
    nova = rascunho.etapas.get(codigo="por-no-ar-e-avisar-a-sgd")
    assert nova.provas == [TipoEvidencia.ENDERECO, TipoEvidencia.VERIFICACAO]
    assert (nova.ajuda, rascunho.versao) == ("Mudada pela equipe.", 2)
    chefe = criar_da_equipe("Célia Prado", Grupo.COORDENACAO)
    nova.provas = [TipoEvidencia.ENDERECO]
    nova.save()
    publicar_e_migrar(rascunho, por=chefe, motivo="Sem a verificação, por ora.")
    migrar_pendentes()
    andando.refresh_from_db()
    assert andando.roteiro == rascunho
    assert carregar_referencias()["versões de roteiro para publicar"] == 0
