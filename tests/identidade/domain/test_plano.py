"""Plano de ação: acordo dos dois lados, aditivo com diferença, ciclos, prazos e estranhos."""

from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.utils import timezone

from identidade.choices import CodigoProduto, Via
from identidade.choices.plano import SituacaoAcao, SituacaoPlano
from identidade.domain.acao import AcaoMudou, Conteudo, acrescentar, mudar, retirar
from identidade.domain.aviso_plano import avisar_dos_planos
from identidade.domain.cesta import cesta, escolher
from identidade.domain.contradicao_regras import _plano_adiante
from identidade.domain.diagnostico import iniciar as comecar_diagnostico
from identidade.domain.diagnostico import salvar_secao
from identidade.domain.fila_plano import RecortePlano, recortar
from identidade.domain.ligacao_acao import comecar_e_ligar, desligar, ligar
from identidade.domain.passo import reabrir
from identidade.domain.plano import abrir_aditivo, concordar, desistir, devolver, encerrar, propor
from identidade.domain.prazo_acao import prazos
from identidade.domain.situacao_acao import BLOQUEAR, COMECAR, CONCLUIR, JA_FEITA, agir
from identidade.domain.versao_plano import diferenca, retrato
from identidade.models import Acao, Implantacao, MotivoBloqueio, PlanoAcao
from municipios.domain.ponto_focal import encerrar as encerrar_ponto_focal
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Ente, Feriado, Notificacao, RegraLembrete, Usuario
from tests.builders import criar_adesao
from tests.identidade.andamento import comecar, fazer_ate, passo_de
from tests.identidade.plano import acordado, conteudo_de, rascunho

pytestmark = pytest.mark.django_db


def test_acorda_so_com_os_dois_e_da_data_as_acoes(
    vicosa: Ente, ana: Usuario, carla: Usuario, davi: Usuario
) -> None:
    plano, (primeira, *_) = rascunho(vicosa, por=carla)
    versao = propor(plano, por=carla)
    for quem in (carla, davi):
        with pytest.raises(TransicaoInvalida):
            concordar(plano, por=quem, versao=versao.numero)
    with pytest.raises(TransicaoInvalida, match="mudou depois"):
        concordar(plano, por=ana, versao=versao.numero + 1)
    with pytest.raises(TransicaoInvalida, match="não se edita agora"):
        mudar(primeira, Conteudo("Outra coisa"), por=ana, versao=0)
    vigente = concordar(plano, por=ana, versao=versao.numero)
    assert vigente.vigente == versao
    assert {a.lado: a.por for a in versao.acordos.all()} == {"sgd": carla, "ente": ana}
    hoje = timezone.localdate()
    primeira.refresh_from_db()
    assert primeira.prazo == prazos(vicosa, hoje, [10])[10]


def test_devolvido_volta_ao_rascunho_e_a_versao_seguinte_e_outra(
    vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    plano, (primeira, *_) = rascunho(vicosa, por=ana)
    propor(plano, por=ana)
    assert devolver(plano, por=carla, motivo="Falta prazo.").situacao == SituacaoPlano.RASCUNHO
    mudar(primeira, conteudo_de(primeira, prazo_dias_uteis=30), por=carla, versao=0)
    segunda_versao = propor(plano, por=carla)
    assert segunda_versao.numero == 2
    with pytest.raises(TransicaoInvalida, match="mudou depois"):
        concordar(plano, por=ana, versao=1)
    assert concordar(plano, por=ana, versao=2).situacao == SituacaoPlano.ACORDADO


def test_aditivo_so_vale_com_novo_acordo_e_mostra_o_que_muda(
    vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    plano, (primeira, segunda, terceira) = acordado(vicosa, ana=ana, carla=carla)
    prazo = primeira.prazo
    abrir_aditivo(plano, por=ana, motivo="A câmara ainda não votou.")
    mudar(primeira, conteudo_de(primeira, prazo_dias_uteis=40), por=ana, versao=primeira.versao)
    retirar(terceira, por=ana, versao=terceira.versao)
    acrescentar(plano, Conteudo("Treinar a equipe"), por=ana)
    primeira.refresh_from_db()
    assert (primeira.prazo, primeira.prazo_dias_uteis) == (prazo, 10)
    versao = propor(plano, por=carla)
    assert plano.vigente is not None
    mudancas = diferenca(plano.vigente.conteudo, versao.conteudo)
    assert [(m.tipo, m.numero) for m in mudancas] == [("Muda", 1), ("Sai", 3), ("Entra", 4)]
    assert mudancas[0].campos == [("Prazo em dias úteis", "10", "40")]
    concordar(plano, por=ana, versao=versao.numero)
    situacoes = dict(plano.acoes.values_list("numero", "situacao"))
    assert situacoes[3] == SituacaoAcao.RETIRADA
    primeira.refresh_from_db()
    assert primeira.prazo == prazos(vicosa, timezone.localdate(), [40])[40]
    assert Notificacao.objects.filter(motivo="plano_aditivo").exists()
    segunda.refresh_from_db()
    assert segunda.depende_de == primeira


def test_desistir_do_aditivo_desfaz_tudo(vicosa: Ente, ana: Usuario, carla: Usuario) -> None:
    plano, (primeira, *_) = acordado(vicosa, ana=ana, carla=carla)
    antes = retrato(plano)
    abrir_aditivo(plano, por=carla, motivo="Rever.")
    with pytest.raises(TransicaoInvalida, match="não muda nada"):
        propor(plano, por=carla)
    mudar(primeira, conteudo_de(primeira, titulo="Outra"), por=carla, versao=primeira.versao)
    acrescentar(plano, Conteudo("Treinar a equipe"), por=carla)
    desistir(plano, por=carla, motivo="Engano.")
    assert retrato(plano) == antes


@pytest.mark.parametrize("caminho", ["rascunho", "aditivo"])
def test_dependencia_nao_fecha_ciclo(
    vicosa: Ente, ana: Usuario, carla: Usuario, caminho: str
) -> None:
    if caminho == "rascunho":
        _, (primeira, segunda, terceira) = rascunho(vicosa, por=ana)
    else:
        plano, (primeira, segunda, terceira) = acordado(vicosa, ana=ana, carla=carla)
        abrir_aditivo(plano, por=ana, motivo="Rever.")
    mudar(terceira, conteudo_de(terceira, depende_de=segunda), por=ana, versao=terceira.versao)
    for culpada in (primeira, terceira):
        novo = conteudo_de(primeira, depende_de=culpada)
        with pytest.raises(TransicaoInvalida, match="não pode esperar"):
            mudar(primeira, novo, por=ana, versao=primeira.versao)
    with pytest.raises(TransicaoInvalida, match="vem depois desta"):
        retirar(segunda, por=ana, versao=segunda.versao)
    with pytest.raises(IntegrityError, match="ciclo"), transaction.atomic():
        Acao.objects.filter(pk=primeira.pk).update(depende_de=segunda)


def test_quem_chega_tarde_nao_apaga_o_do_outro(vicosa: Ente, ana: Usuario, carla: Usuario) -> None:
    _, (primeira, *_) = rascunho(vicosa, por=ana)
    novo = conteudo_de(primeira, titulo="Publicar a lei")
    mudar(primeira, novo, por=carla, versao=0)
    assert mudar(primeira, novo, por=carla, versao=0).versao == 1
    with pytest.raises(AcaoMudou) as recusa:
        mudar(primeira, conteudo_de(primeira, titulo="Meu texto"), por=ana, versao=0)
    assert recusa.value.atual.titulo == "Publicar a lei"


def test_acao_anda_so_na_ordem_e_por_quem_e_dela(
    vicosa: Ente, ana: Usuario, carla: Usuario, bruno: Usuario
) -> None:
    plano, (primeira, segunda, terceira) = acordado(vicosa, ana=ana, carla=carla)
    with pytest.raises(TransicaoInvalida, match="vem depois da ação"):
        agir(segunda, COMECAR, por=ana)
    for quem, acao in ((bruno, primeira), (ana, terceira)):
        with pytest.raises(SemPermissao):
            agir(acao, COMECAR, por=quem)
    with pytest.raises(TransicaoInvalida, match="motivo do bloqueio"):
        agir(primeira, BLOQUEAR, por=ana)
    motivo = MotivoBloqueio.objects.filter(exige_texto=False)[0]
    assert agir(primeira, BLOQUEAR, por=ana, motivo_bloqueio=motivo).motivo_bloqueio == motivo
    agir(terceira, CONCLUIR, por=carla)
    encerrar(plano, por=carla, motivo="Mudou a gestão.")
    with pytest.raises(TransicaoInvalida, match="encerrado"):
        agir(segunda, JA_FEITA, por=ana, motivo="Feita em 2024.")


def test_prazo_pula_fim_de_semana_e_feriado_da_uf(vicosa: Ente) -> None:
    sexta = date(2031, 3, 7)
    Feriado.objects.create(data=date(2031, 3, 11), nome="Do estado", uf="MG", fonte="Lei")
    Feriado.objects.create(data=date(2031, 3, 12), nome="De outro", uf="AM", fonte="Lei")
    assert prazos(vicosa, sexta, [1, 2, 3]) == {
        1: date(2031, 3, 10), 2: date(2031, 3, 12), 3: date(2031, 3, 13),
    }  # fmt: skip


def test_cesta_traz_a_recomendacao_com_a_razao_uma_vez_so(vicosa: Ente, ana: Usuario) -> None:
    diagnostico = comecar_diagnostico(vicosa, por=ana)
    secao = diagnostico.questionario.secoes.get(ordem=4)
    salvar_secao(diagnostico, secao, por=ana, versao=0, dados={"decreto-assinatura": False})
    plano, _ = rascunho(vicosa, por=ana)
    chaves = [oferta.chave for oferta in cesta(plano)]
    assert {chave.partition("-")[0] for chave in chaves} == {"regra", "roteiro"}
    escolhidas = escolher(plano, [chaves[0], chaves[-1], "regra-de-outro"], por=ana)
    assert [acao.origem for acao in escolhidas] == ["recomendacao", "roteiro"]
    assert "Respondeu-se no diagnóstico" in escolhidas[0].razao
    assert escolher(plano, chaves[:1], por=ana) == []


def test_atrasada_e_a_por_fazer_com_prazo_vencido(
    vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    plano, (primeira, *_) = acordado(vicosa, ana=ana, carla=carla)
    depois = max(a.prazo for a in plano.acoes.all() if a.prazo) + timedelta(days=1)
    agir(primeira, CONCLUIR, por=ana)
    assert Acao.objects.atrasadas(depois).count() == 2
    assert not Acao.objects.atrasadas(primeira.prazo).exists()
    encerrar(plano, por=carla, motivo="Fim.")
    assert not Acao.objects.atrasadas(depois).exists()
    assert PlanoAcao.objects.abertos().count() == 0


def test_acao_de_quem_saiu_pede_outra_pessoa(vicosa: Ente, ana: Usuario, pedro: Usuario) -> None:
    plano, _ = rascunho(vicosa, por=ana)
    dela = acrescentar(plano, Conteudo("Treinar", ponto_focal=vicosa.pontos_focais.get()), por=ana)
    assert not dela.pessoa_saiu
    encerrar_ponto_focal(vicosa.pontos_focais.get(), por=pedro, motivo="Mudou de setor.")
    assert Acao.objects.com_tudo().get(pk=dela.pk).pessoa_saiu


@pytest.mark.django_db(transaction=True)
def test_dois_concordam_ao_mesmo_tempo_e_vale_um_acordo(
    vicosa: Ente, ana: Usuario, pedro: Usuario, carla: Usuario
) -> None:
    plano, _ = rascunho(vicosa, por=carla)
    versao = propor(plano, por=carla)

    def tentar(quem: Usuario) -> str:
        try:
            concordar(plano, por=quem, versao=versao.numero)
        except TransicaoInvalida:
            return "recusado"
        finally:
            connection.close()
        return "acordou"

    with ThreadPoolExecutor(2) as duplas:
        assert sorted(duplas.map(tentar, (ana, pedro))) == ["acordou", "recusado"]
    plano.refresh_from_db()
    assert plano.situacao == SituacaoPlano.ACORDADO
    assert versao.acordos.count() == 2
    assert Notificacao.objects.filter(motivo="plano_acordado").count() == len(
        set(Notificacao.objects.filter(motivo="plano_acordado").values_list("destinatario"))
    )


def test_acao_ligada_propoe_concluir_quando_a_implantacao_chega(
    vicosa: Ente, ana: Usuario, carla: Usuario, bruno: Usuario
) -> None:
    criar_adesao(vicosa)
    _, (primeira, segunda, _) = acordado(vicosa, ana=ana, carla=carla)
    Acao.objects.update(produto=CodigoProduto.AUTENTICACAO)
    ligada = comecar_e_ligar(primeira, por=ana, via=Via.API, nome="Portal", meta="solicitada")
    implantacao = ligada.implantacao
    assert implantacao is not None
    assert not ligada.pode_estar_feita
    with pytest.raises(SemPermissao):
        desligar(ligada, por=bruno)
    fazer_ate(implantacao, 3, carla)
    ligada = Acao.objects.com_tudo().get(pk=primeira.pk)
    assert (ligada.pode_estar_feita, ligada.situacao) == (True, SituacaoAcao.PROPOSTA)
    agir(ligada, CONCLUIR, por=ana)
    outra = Implantacao.objects.exclude(pk=implantacao.pk)
    de_fora = comecar(vicosa, ana, produto=CodigoProduto.BALCAO, via=Via.UNIDADE, nome="Unidade")
    assert outra.get() == de_fora
    with pytest.raises(TransicaoInvalida, match="outro produto"):
        ligar(segunda, de_fora, por=ana)
    assert desligar(ligar(segunda, implantacao, por=ana), por=ana).meta == ""
    assert list(_plano_adiante(timezone.localdate())) == []
    reabrir(passo_de(implantacao, 3), por=carla, motivo="Engano.")
    assert [f.implantacao_id for f in _plano_adiante(timezone.localdate())] == [implantacao.pk]


def test_sem_reacao_e_espera_contam_os_dias_que_a_equipe_diz(
    vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    plano, _ = rascunho(vicosa, por=carla)
    propor(plano, por=carla)
    em_dez = timezone.now() + timedelta(days=10)
    sem = RecortePlano.SEM_REACAO
    regras = RegraLembrete.objects.filter(codigo__startswith="plano_")
    for dias, quantos in ((15, 0), (8, 1)):
        regras.update(dias=dias)
        assert recortar(PlanoAcao.objects.all(), sem, agora=em_dez).count() == quantos
    regras.update(ativa=False)
    assert not recortar(PlanoAcao.objects.all(), sem, agora=em_dez).exists()
    assert avisar_dos_planos(hoje=em_dez.date()) == 0


def test_avisa_da_atrasada_e_da_espera_uma_vez_so(
    vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    plano, (primeira, *_) = acordado(vicosa, ana=ana, carla=carla)
    abrir_aditivo(plano, por=carla, motivo="Rever.")
    mudar(primeira, conteudo_de(primeira, titulo="Outra"), por=carla, versao=primeira.versao)
    propor(plano, por=carla)
    depois = timezone.localdate() + timedelta(days=90)
    assert avisar_dos_planos(hoje=depois) > 0
    assert avisar_dos_planos(hoje=depois) == 0
    motivos = set(Notificacao.objects.values_list("motivo", flat=True))
    assert {"acao_atrasada", "plano_espera", "plano_aditivo", "plano_acordado"} <= motivos
