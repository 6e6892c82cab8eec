"""De quem é a vez em cada assunto do ente."""

from datetime import timedelta

import pytest
from django.utils import timezone

from identidade.choices import CodigoProduto, SituacaoImplantacao
from identidade.choices.tarefa import Assunto, Vez
from identidade.domain.acao import mudar
from identidade.domain.bloqueio import bloquear
from identidade.domain.plano import abrir_aditivo, concordar, devolver, propor
from identidade.domain.situacao_acao import CONCLUIR, agir
from identidade.domain.tarefa import Tarefa
from identidade.domain.tarefas_do_ente import tarefas
from identidade.models import Acao, Implantacao, MotivoBloqueio
from municipios.choices import SituacaoAdesao, SituacaoPontoFocal
from municipios.domain.inscricao import convidar, responder
from municipios.domain.mensagem import enviar, marcar_lida
from municipios.domain.reconfirmacao import confirmar
from municipios.models import Ente, Usuario
from tests.builders import criar_adesao, criar_evento, criar_ponto_focal, criar_reconfirmacao
from tests.identidade.andamento import comecar, criar_verificacao
from tests.identidade.domain import fatos
from tests.identidade.plano import acordado, conteudo_de, rascunho
from tests.municipios.domain.test_inscricao import segredos

pytestmark = pytest.mark.django_db


def tarefa(ente: Ente, assunto: Assunto) -> Tarefa:
    return next(t for t in tarefas(ente) if t.assunto == assunto)


def test_sem_nada_tudo_espera_pelo_ente(vicosa: Ente) -> None:
    """Ou vem depois: sem adesão não se começa produto, e sem diagnóstico não há plano."""
    depois = {t.assunto for t in tarefas(vicosa) if t.vez == Vez.DEPOIS}
    assert depois == {Assunto.COMECAR, Assunto.PLANO}
    assert {t.vez for t in tarefas(vicosa)} == {Vez.ENTE, Vez.DEPOIS}


def test_o_que_so_a_chefia_faz_nao_espera_pelo_ponto_focal(
    vicosa: Ente, ana: Usuario, pedro: Usuario
) -> None:
    vezes = {}
    for quem in (ana, pedro):
        (indicar,) = [t for t in tarefas(vicosa, por=quem) if t.titulo == "Indicar pontos focais"]
        vezes[quem] = indicar.vez
    assert vezes == {ana: Vez.OUTRO, pedro: Vez.ENTE}


def test_convite_sem_resposta_espera_pelo_ente(vicosa: Ente, carla: Usuario) -> None:
    criar_ponto_focal(vicosa)
    evento = criar_evento(por=carla)
    convidar(evento, [vicosa.pk], por=carla)
    achada = tarefa(vicosa, Assunto.CONVITE)
    assert (achada.vez, achada.objeto) == (Vez.ENTE, evento.pk)
    responder(segredos(evento)[vicosa.pk], vem=False)
    assert Assunto.CONVITE not in {t.assunto for t in tarefas(vicosa)}


@pytest.mark.parametrize(
    ("situacao", "vez"),
    [
        (SituacaoAdesao.RASCUNHO, Vez.ENTE),
        (SituacaoAdesao.EM_DILIGENCIA, Vez.ENTE),
        (SituacaoAdesao.ASSINADA, Vez.OUTRO),
        (SituacaoAdesao.EM_ANALISE, Vez.OUTRO),
        (SituacaoAdesao.VIGENTE, Vez.NINGUEM),
        (SituacaoAdesao.ENCERRADA, Vez.ENTE),
    ],
)
def test_adesao_diz_de_quem_e_a_vez(vicosa: Ente, situacao: SituacaoAdesao, vez: Vez) -> None:
    criar_adesao(vicosa, situacao=situacao)
    assert tarefa(vicosa, Assunto.ADESAO).vez == vez


def test_termo_novo_em_preparacao_se_ve_mesmo_com_outro_em_vigor(vicosa: Ente) -> None:
    atual = criar_adesao(vicosa)
    criar_adesao(vicosa, situacao=SituacaoAdesao.AGUARDANDO_ASSINATURA, substitui=atual)
    achada = tarefa(vicosa, Assunto.ADESAO)
    assert (achada.titulo, achada.vez) == ("Concluir o termo novo", Vez.ENTE)


def test_pontos_focais_esperam_o_primeiro_acesso_do_indicado(vicosa: Ente) -> None:
    criar_ponto_focal(vicosa)
    assert tarefa(vicosa, Assunto.PONTOS_FOCAIS).vez == Vez.ENTE
    outro = criar_ponto_focal(
        vicosa, cpf="99915738447", situacao=SituacaoPontoFocal.INDICADO, confirmado_em=None
    )
    assert tarefa(vicosa, Assunto.PONTOS_FOCAIS).vez == Vez.OUTRO
    outro.situacao, outro.confirmado_em = SituacaoPontoFocal.CONFIRMADO, timezone.now()
    outro.save()
    assert tarefa(vicosa, Assunto.PONTOS_FOCAIS).vez == Vez.NINGUEM


def test_ponto_focal_vencido_nao_conta(vicosa: Ente) -> None:
    ontem = timezone.localdate() - timedelta(days=1)
    criar_ponto_focal(vicosa, fim=ontem)
    assert "Há 0 de 2" in tarefa(vicosa, Assunto.PONTOS_FOCAIS).explicacao


def test_implantacao_sem_passo_pendente_esta_em_dia(vicosa: Ente) -> None:
    fatos.implantar(vicosa.pk, CodigoProduto.AUTENTICACAO, SituacaoImplantacao.EM_USO)
    assert tarefa(vicosa, Assunto.IMPLANTACAO).vez == Vez.NINGUEM
    assert not [t for t in tarefas(vicosa) if t.assunto == Assunto.COMECAR]


def test_conversa_diz_de_quem_e_a_vez(vicosa: Ente, ana: Usuario, carla: Usuario) -> None:
    assert Assunto.CONVERSA not in {t.assunto for t in tarefas(vicosa)}
    enviar(vicosa, por=ana, texto="Por onde se começa?")
    assert tarefa(vicosa, Assunto.CONVERSA).vez == Vez.OUTRO
    resposta = enviar(vicosa, por=carla, texto="Pela adesão.")
    assert tarefa(vicosa, Assunto.CONVERSA).vez == Vez.ENTE
    assert tarefa(vicosa, Assunto.CONVERSA).explicacao == "1 mensagem da SGD por ler."
    marcar_lida(resposta, por=ana)
    assert tarefa(vicosa, Assunto.CONVERSA).vez == Vez.NINGUEM


def test_pergunta_em_aberto_espera_pelo_ente(vicosa: Ente, ana: Usuario, carla: Usuario) -> None:
    assert Assunto.RECONFIRMACAO not in {t.assunto for t in tarefas(vicosa)}
    pergunta = criar_reconfirmacao(vicosa, por=carla, ponto_focal=vicosa.pontos_focais.get())
    achada = tarefa(vicosa, Assunto.RECONFIRMACAO)
    assert (achada.vez, achada.explicacao) == (
        Vez.ENTE,
        "Falta a resposta sobre 1 pessoa. Prazo: 01/02/2029.",
    )
    confirmar(pergunta, por=ana)
    assert Assunto.RECONFIRMACAO not in {t.assunto for t in tarefas(vicosa)}


def test_o_que_impede_aparece_com_quem_esta_a_bola(vicosa: Ente, ana: Usuario) -> None:
    implantacao = comecar(vicosa, ana)
    dela = {Assunto.IMPLANTACAO}
    for motivo, vez in (("espera_sgd", Vez.OUTRO), ("sem_decreto", Vez.ENTE)):
        bloquear(implantacao, por=ana, motivo=MotivoBloqueio.objects.get(pk=motivo))
        (achada,) = [t for t in tarefas(vicosa) if t.assunto in dela]
        assert (achada.vez, "O que impede: " in achada.explicacao) == (vez, True)


def test_no_ar_com_duas_falhas_seguidas_pede_conserto(vicosa: Ente, ana: Usuario) -> None:
    implantacao = comecar(vicosa, ana)
    Implantacao.objects.update(situacao=SituacaoImplantacao.EM_USO)
    titulos = []
    for resultado in ("falha", "falha", "atencao"):
        criar_verificacao(implantacao, ana, resultado=resultado)
        titulos.append([t.titulo for t in tarefas(vicosa)].count("Consertar Portal do cidadão"))
    assert titulos == [0, 1, 0]


def test_plano_diz_com_quem_esta_a_bola(vicosa: Ente, ana: Usuario, carla: Usuario) -> None:
    plano, acoes = rascunho(vicosa, por=carla)
    rascunhado = tarefa(vicosa, Assunto.PLANO)
    assert (rascunhado.titulo, rascunhado.vez) == ("Montar o plano de ação", Vez.OUTRO)
    versao = propor(plano, por=carla)
    assert tarefa(vicosa, Assunto.PLANO).titulo == "Concordar com o plano de ação"
    concordar(plano, por=ana, versao=versao.numero)
    assert tarefa(vicosa, Assunto.PLANO).explicacao == "Ações do ente por fazer: 2."
    for acao in acoes[:2]:
        agir(acao, CONCLUIR, por=ana)
    assert tarefa(vicosa, Assunto.PLANO).vez == Vez.OUTRO
    agir(acoes[2], CONCLUIR, por=carla)
    assert tarefa(vicosa, Assunto.PLANO).vez == Vez.NINGUEM


def test_o_aditivo_a_espera_nao_esconde_as_acoes_e_a_vencida_vem_primeiro(
    vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    plano, (primeira, *_) = acordado(vicosa, ana=ana, carla=carla)
    abrir_aditivo(plano, por=ana, motivo="Rever.")
    mudar(primeira, conteudo_de(primeira, titulo="Outra"), por=ana, versao=primeira.versao)
    propor(plano, por=ana)
    Acao.objects.filter(pk=primeira.pk).update(prazo=timezone.localdate() - timedelta(days=1))
    do_ente, *_ = tarefas(vicosa)
    assert (do_ente.titulo, do_ente.rotulo) == ("Fazer as ações do plano", "Prazo vencido")
    (espera,) = [t for t in tarefas(vicosa) if t.titulo == "Aditivo à espera da SGD"]
    assert espera.vez == Vez.OUTRO
    devolver(plano, por=carla, motivo="Falta o prazo.")
    (voltou,) = [t for t in tarefas(vicosa) if t.titulo == "Concluir o aditivo do plano"]
    assert (voltou.vez, "Falta o prazo." in voltou.explicacao) == (Vez.ENTE, True)
