"""Versão nova do roteiro: manter ou migrar as em andamento."""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import timezone

from identidade.choices import SituacaoImplantacao, SituacaoPasso
from identidade.domain.migracao_roteiro import migrar_pendentes
from identidade.domain.passo import concluir
from identidade.domain.versao_roteiro import publicar_e_manter, publicar_e_migrar, rascunhar
from identidade.forms.roteiro import EtapaForm
from identidade.models import Passo, Roteiro
from municipios.choices import Grupo
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Ente, Historico, Usuario
from tests.builders import criar_da_equipe
from tests.identidade.andamento import comecar, fazer_ate, passo_de


@pytest.fixture
def chefe(db: None) -> Usuario:
    return criar_da_equipe("Célia Prado", Grupo.COORDENACAO)


def preparar(roteiro: Roteiro, chefe: Usuario) -> Roteiro:
    """Sai o diagnóstico, entra um passo antes de todos, e a ordem muda."""
    rascunho = rascunhar(roteiro, por=chefe, motivo="Manual novo")
    rascunho.etapas.get(ordem=2).delete()
    rascunho.etapas.create(ordem=99, codigo="nova", titulo="Nova", responsavel="ente")
    return rascunho


def test_migrar_guarda_o_feito_poe_o_novo_e_deixa_o_retirado_como_historia(
    vicosa: Ente, ana: Usuario, carla: Usuario, chefe: Usuario
) -> None:
    velha = fazer_ate(comecar(vicosa, ana), 3, carla)
    retirado, feito = passo_de(velha, 2), passo_de(velha, 3)
    nova = publicar_e_migrar(preparar(velha.roteiro, chefe), por=chefe, motivo="Manual novo")
    assert migrar_pendentes() == 1
    velha.refresh_from_db()
    assert (velha.roteiro, velha.situacao) == (nova, SituacaoImplantacao.SOLICITADA)
    assert {p.etapa.roteiro_id for p in velha.passos.em_ordem()} == {nova.pk}
    assert Passo.objects.get(pk=feito.pk).situacao == SituacaoPasso.CONCLUIDO
    assert passo_de(velha, 99).situacao == SituacaoPasso.PENDENTE
    retirado.refresh_from_db()
    assert (bool(retirado.fora_em), retirado.situacao) == (True, SituacaoPasso.CONCLUIDO)
    assert Historico.objects.de(velha).filter(transicao="migrar").count() == 1
    with pytest.raises(TransicaoInvalida):
        concluir(retirado, por=carla)


def test_manter_so_vale_para_as_que_comecam(vicosa: Ente, ana: Usuario, chefe: Usuario) -> None:
    velha = comecar(vicosa, ana)
    nova = publicar_e_manter(preparar(velha.roteiro, chefe), por=chefe, motivo="Manual novo")
    velha.refresh_from_db()
    assert velha.roteiro != nova
    assert comecar(vicosa, ana, nome="Outro").roteiro == nova


def test_rascunho_nao_vale_so_a_coordenacao_publica_e_uma_vez(
    vicosa: Ente, ana: Usuario, carla: Usuario, chefe: Usuario
) -> None:
    velha = comecar(vicosa, ana)
    with pytest.raises(SemPermissao):
        rascunhar(velha.roteiro, por=carla, motivo="x")
    rascunho = preparar(velha.roteiro, chefe)
    with pytest.raises(TransicaoInvalida):
        rascunhar(velha.roteiro, por=chefe, motivo="x")
    assert comecar(vicosa, ana, nome="Outro").roteiro == velha.roteiro
    publicada = publicar_e_manter(rascunho, por=chefe, motivo="x")
    with pytest.raises(TransicaoInvalida):
        publicar_e_migrar(publicada, por=chefe, motivo="x")


@pytest.mark.django_db
def test_o_banco_recusa_mudar_o_publicado() -> None:
    roteiro = Roteiro.objects.earliest("pk")
    etapas, exigencias = roteiro.etapas.all(), roteiro.pre_requisitos.all()
    for mudar in (
        lambda: Roteiro.objects.filter(pk=roteiro.pk).update(fonte="outra"),
        lambda: etapas.update(titulo="Outro"),
        lambda: roteiro.etapas.create(ordem=99, codigo="nova", titulo="Nova", responsavel="ente"),
        lambda: exigencias.update(fundamento="outro"),
        exigencias.delete,
    ):
        with pytest.raises(DatabaseError, match="roteiro publicado não muda"), transaction.atomic():
            mudar()
    assert exigencias.update(fim=timezone.localdate())
    assert Roteiro.objects.filter(pk=roteiro.pk).update(fim=timezone.localdate())


def test_so_o_rascunho_se_edita_no_admin(client: Client, chefe: Usuario) -> None:
    publicado = Roteiro.objects.earliest("pk")
    rascunho = rascunhar(publicado, por=chefe, motivo="Manual novo")
    client.force_login(chefe, "django.contrib.auth.backends.ModelBackend")
    campo = 'name="etapas-0-titulo"'
    pagina = "/equipe/identidade/roteiro/{}/change/".format
    assert campo in client.get(pagina(rascunho.pk)).text
    assert 'name="etapas-0-provas" value="data"' in client.get(pagina(rascunho.pk)).text
    assert campo not in client.get(pagina(publicado.pk)).text


@pytest.mark.django_db
def test_itens_da_etapa_se_escrevem_um_por_linha(chefe: Usuario) -> None:
    rascunho = rascunhar(Roteiro.objects.earliest("pk"), por=chefe, motivo="Manual novo")
    etapa = rascunho.etapas.all()[0]
    lida = EtapaForm(instance=etapa)
    dados = {nome: lida[nome].value() or "" for nome in lida.fields}
    mudada = EtapaForm(dados | {"provas": ["lista"], "itens": "um\n\n dois"}, instance=etapa)
    assert mudada.is_valid(), mudada.errors
    mudada.save()
    etapa.refresh_from_db()
    assert (etapa.provas, etapa.itens) == (["lista"], ["um", "dois"])
