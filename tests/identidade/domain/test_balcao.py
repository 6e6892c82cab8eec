"""A ficha da unidade: quem escreve, o que se recusa, e quando ela está aberta ao público."""

from datetime import date, time, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils import timezone

from identidade.choices import CodigoProduto, SituacaoImplantacao, Via
from identidade.choices.tarefa import Assunto
from identidade.domain.agenda_balcao import horario_em_ics
from identidade.domain.atendente import (
    Funcao,
    FuncaoMudou,
    conferir_nivel,
    encerrar,
    indicar,
    mudar,
)
from identidade.domain.balcao import FichaMudou, mudar_ficha, o_que_falta, registrar_ficha
from identidade.domain.comparacao_ficha import mudou_no_ato
from identidade.domain.horario_balcao import Periodo, por_extenso
from identidade.domain.implantacao import suspender
from identidade.domain.tarefas_do_ente import tarefas
from identidade.models import Balcao, Implantacao, ServicoBalcao, ServicoOferecido
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Ente, Historico, Usuario
from tests.builders import criar_ente
from tests.identidade.andamento import comecar, criar_balcao, ficha

pytestmark = pytest.mark.django_db
S = SituacaoImplantacao


@pytest.fixture
def balcao(vicosa: Ente, ana: Usuario) -> Balcao:
    return criar_balcao(vicosa, ana)


def test_registrar_repetido_grava_uma_vez(balcao: Balcao, ana: Usuario, bruno: Usuario) -> None:
    assert (balcao.cep, balcao.fuso) == ("36570000", "America/Sao_Paulo")
    dele = balcao.implantacao
    assert registrar_ficha(dele, ficha(), por=ana) == balcao
    with pytest.raises(TransicaoInvalida, match="já tem ficha"):
        registrar_ficha(dele, ficha(bairro="Fátima"), por=ana)
    with pytest.raises(SemPermissao):
        registrar_ficha(dele, ficha(), por=bruno)
    assert Historico.objects.de(balcao).count() == 1


def test_so_o_balcao_tem_ficha(vicosa: Ente, ana: Usuario) -> None:
    with pytest.raises(TransicaoInvalida, match="outro produto"):
        registrar_ficha(comecar(vicosa, ana), ficha(), por=ana)


@pytest.mark.parametrize(
    ("errada", "recusa"),
    [
        ({"latitude": None}, "as duas, ou nenhuma"),
        ({"latitude": Decimal("-42.88"), "longitude": Decimal("-20.75")}, "não as trocou"),
        ({"cep": "3657"}, "8 números"),
        ({"horarios": [Periodo(1, time(12), time(8))]}, "Segunda-feira: a unidade fecha depois"),
        ({"horarios": [Periodo(2, time(8), time(12)), Periodo(2, time(11), time(17))]}, "cruzam"),
        ({"horarios": [Periodo(3, time(h), time(h + 1)) for h in (8, 10, 12)]}, "até dois"),
        ({"complemento": "chame 999.314.721-46"}, "CPF"),
    ],
)
def test_recusa_ficha_que_nao_confere(
    balcao: Balcao, ana: Usuario, errada: dict[str, Any], recusa: str
) -> None:
    with pytest.raises(TransicaoInvalida, match=recusa):
        mudar_ficha(balcao, ficha(**errada), por=ana, versao=1)


def test_dois_que_mudam_nao_se_desfazem(balcao: Balcao, ana: Usuario, carla: Usuario) -> None:
    assert mudar_ficha(balcao, ficha(bairro="Fátima"), por=carla, versao=1).versao == 2
    with pytest.raises(FichaMudou) as recusa:
        mudar_ficha(balcao, ficha(bairro="Ramos"), por=ana, versao=1)
    assert (recusa.value.gravada.bairro, recusa.value.sua.bairro) == ("Fátima", "Ramos")
    mudada = mudar_ficha(balcao, ficha(bairro="Ramos", horarios=[]), por=ana, versao=2)
    assert (mudada.bairro, mudada.horarios.count()) == ("Ramos", 0)
    assert Historico.objects.de(balcao)[0].dados == {"mudou": ["bairro", "horarios"]}


def test_servico_que_entra_e_que_sai_fica_no_historico(balcao: Balcao, ana: Usuario) -> None:
    outro = ServicoBalcao.objects.exclude(pk="criar-conta").earliest("ordem")
    mudar_ficha(balcao, ficha(servicos=[outro]), por=ana, versao=1)
    mudou, primeiro = Historico.objects.de(balcao)
    saiu = primeiro.dados["entraram"][0]
    assert mudou_no_ato(mudou) == [
        "Mudou: O que se faz ali.", f"Serviço que entrou: {outro}.", f"Serviço que saiu: {saiu}.",
    ]  # fmt: skip
    eventos = ServicoOferecido.pgh_event_model.objects.filter(pgh_label="delete")
    assert eventos.get().servicobalcao_id == "criar-conta"


@pytest.mark.parametrize(
    ("situacao", "dias", "aberto"),
    [(S.EM_USO, 0, True), (S.EM_PRODUCAO, 0, True), (S.EM_USO, 1, False), (S.HOMOLOGADA, 0, False)],
)
def test_aberta_ao_publico_e_calculada(
    vicosa: Ente, ana: Usuario, situacao: str, dias: int, aberto: bool
) -> None:
    dia = timezone.localdate() + timedelta(days=dias)
    balcao = criar_balcao(vicosa, ana, situacao=situacao, aberto_em=dia)
    assert Balcao.objects.abertos().filter(pk=balcao.pk).exists() is aberto
    assert balcao.aberto is aberto


def test_suspensa_nao_esta_aberta_e_so_os_de_dentro_a_veem(
    balcao: Balcao, ana: Usuario, bruno: Usuario, carla: Usuario
) -> None:
    assert Balcao.objects.visiveis_para(bruno).count() == 1
    suspender(balcao.implantacao, por=carla, motivo="Obra no prédio")
    veem = [Balcao.objects.visiveis_para(p).exists() for p in (ana, carla, bruno)]
    assert veem == [True, True, False]


def test_busca_por_cidade_unidade_ou_bairro(balcao: Balcao) -> None:
    for texto, acha in (("vicosa", 1), ("UNIDADE centro", 1), ("centro", 1), ("ubatuba", 0)):
        assert Balcao.objects.buscar(texto).count() == acha


def test_fuso_sai_da_uf_e_o_horario_repete_nele(ana: Usuario, carla: Usuario) -> None:
    balcao = criar_balcao(criar_ente("1302603", uf="AM", regiao="N"), carla)
    texto = horario_em_ics(balcao)
    assert "TZOFFSETTO:-0400" in texto
    assert "DTSTART;TZID=America/Manaus:20260105T080000" in texto
    assert "RRULE:FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR" in texto
    assert "GEO:-20.75389;-42.88194" in texto
    assert all(len(linha.encode()) <= 75 for linha in texto.split("\r\n"))
    assert por_extenso(balcao.horarios.all()) == "Segunda-feira a sexta-feira: 08:00 a 12:00"


def test_equipe_da_unidade_guarda_quem_saiu(balcao: Balcao, ana: Usuario, bruno: Usuario) -> None:
    funcao = Funcao("atendente")
    nova = indicar(balcao, funcao, por=ana, nome=" Adélia  Abreu ")
    with pytest.raises(TransicaoInvalida, match="Já há uma pessoa"):
        indicar(balcao, funcao, por=ana, nome="Adélia Abreu")
    with pytest.raises(SemPermissao):
        conferir_nivel(nova, por=bruno, nivel="ouro")
    conferida = conferir_nivel(nova, por=ana, nivel="ouro")
    assert (conferida.nivel, conferida.nivel_conferido_por) == ("ouro", ana)
    curso = Funcao("gestor", "Acolhimento", date(2026, 2, 3))
    with pytest.raises(FuncaoMudou, match="Outra pessoa mudou"):
        mudar(nova, curso, por=ana, versao=1)
    assert mudar(nova, curso, por=ana, versao=2).papel == "gestor"
    encerrar(nova, por=ana, motivo="Mudou de órgão")
    with pytest.raises(TransicaoInvalida, match="já saiu"):
        encerrar(nova, por=ana, motivo="De novo")
    assert indicar(balcao, funcao, por=ana, nome="Adélia Abreu").na_equipe
    assert Historico.objects.de(nova).count() == 4


def test_recusa_capacitacao_pela_metade_e_dia_que_nao_chegou(balcao: Balcao, ana: Usuario) -> None:
    amanha = timezone.localdate() + timedelta(days=1)
    for funcao, recusa in (
        (Funcao("gestor", "Acolhimento"), "Diga qual foi"),
        (Funcao("gestor", "Acolhimento", amanha), "no futuro"),
    ):
        with pytest.raises(TransicaoInvalida, match=recusa):
            indicar(balcao, funcao, por=ana, nome="Adélia Abreu")


def test_no_ar_sem_ficha_ou_sem_conta_conferida_espera_pelo_ente(
    vicosa: Ente, ana: Usuario
) -> None:
    dela = {Assunto.BALCAO, Assunto.EQUIPE_BALCAO}
    implantacao = comecar(vicosa, ana, produto=CodigoProduto.BALCAO, via=Via.UNIDADE)
    Implantacao.objects.update(situacao=S.EM_PRODUCAO)
    achados = [[t.assunto for t in tarefas(vicosa) if t.assunto in dela]]
    balcao = registrar_ficha(implantacao, ficha(), por=ana)
    achados.append([t.assunto for t in tarefas(vicosa) if t.assunto in dela])
    assert o_que_falta(balcao) == ["alguém da equipe com a conta prata ou ouro conferida"]
    nova = indicar(balcao, Funcao("gestor"), por=ana, nome="Adélia Abreu")
    conferir_nivel(nova, por=ana, nivel="prata")
    achados.append([t.assunto for t in tarefas(vicosa) if t.assunto in dela])
    assert achados == [[Assunto.BALCAO], [Assunto.EQUIPE_BALCAO], []]
    assert o_que_falta(balcao) == []
