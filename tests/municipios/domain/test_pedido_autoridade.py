"""Pedido de registro de autoridade: quem pede, o que falta, e a resposta única da SGD."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from municipios.choices import NivelConta
from municipios.choices.pedido_autoridade import FaltaPedido, OrigemPedido, SituacaoPedido
from municipios.domain import pedido_autoridade as dominio
from municipios.domain.analise_pedido import aceitar, devolver, recusar
from municipios.domain.dado_pessoal import revelar
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import (
    Autoridade,
    Documento,
    Ente,
    Historico,
    Notificacao,
    PedidoAutoridade,
    Usuario,
)
from tests.builders import criar_autoridade, criar_ente, criar_pedido, pdf, png
from tests.tabela import EQUIPE, PESSOAS, Linha

S = SituacaoPedido
ABERTOS = (S.RASCUNHO, S.EM_CONFERENCIA, S.DEVOLVIDO)
NA_SGD = (S.EM_CONFERENCIA, S.DEVOLVIDO)
ESPERADA = {
    "comecar": Linha((), S.RASCUNHO, {"ana", "pedro"}),
    "enviar": Linha((S.RASCUNHO, S.DEVOLVIDO), S.EM_CONFERENCIA, {"ana", "pedro"}),
    "retirar": Linha(ABERTOS, S.RETIRADO, {"ana", "pedro"}),
    "devolver": Linha((S.EM_CONFERENCIA,), S.DEVOLVIDO, EQUIPE, motivo=True),
    "aceitar": Linha(NA_SGD, S.ACEITO, EQUIPE),
    "recusar": Linha(NA_SGD, S.RECUSADO, EQUIPE, motivo=True),
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def davi(davi: Usuario) -> Usuario:
    """Com a conta que basta."""
    davi.nivel_conta = NivelConta.PRATA
    davi.save()
    return davi


def _codigo(recusa: pytest.ExceptionInfo[TransicaoInvalida]) -> str:
    return recusa.value.codigo


def test_a_tabela_e_quem_pode(vicosa: Ente, request: pytest.FixtureRequest) -> None:
    """O que o ente pede é de quem o representa: ana e também pedro, que chefia hoje."""
    pessoas = {nome: request.getfixturevalue(nome) for nome in PESSOAS}
    pedido = criar_pedido(vicosa, por=pessoas["ana"], origem=OrigemPedido.ENTE)
    assert {t.nome for t in dominio.TRANSICOES} == set(ESPERADA)
    for transicao in dominio.TRANSICOES:
        linha = ESPERADA[transicao.nome]
        assert (set(transicao.de), transicao.para) == (set(linha.de), linha.para)
        assert transicao.exige_motivo == linha.motivo
        quem = {nome for nome, pessoa in pessoas.items() if transicao.quem(pessoa, pedido)}
        assert quem == set(linha.quem), transicao.nome


def test_pede_uma_vez_e_avisa_os_tres_lados(
    davi: Usuario, carla: Usuario, rosa: Usuario, vicosa: Ente
) -> None:
    vicosa.email_oficial = "gabinete@vicosa.mg.gov.br.invalid"
    vicosa.save()
    pedido = criar_pedido(vicosa, por=davi)
    repetido = criar_pedido(vicosa, por=davi, chave=pedido.chave)
    assert repetido == pedido
    assert (pedido.situacao, pedido.nome, pedido.cpf) == (S.EM_CONFERENCIA, davi.nome, davi.cpf)
    with pytest.raises(TransicaoInvalida) as recusa:
        criar_pedido(vicosa, por=davi)
    assert _codigo(recusa) == "conflito"
    assert set(Notificacao.objects.values_list("motivo", "destinatario")) == {
        ("pedido_autoridade_equipe", rosa.email),
        ("pedido_autoridade_recebido", "gabinete.novo@b.invalid"),
        ("mudanca_de_pessoas", vicosa.email_oficial),
    }
    assert str(davi.cpf) not in str(list(Notificacao.objects.values_list("contexto")))


def test_bronze_nao_pede_e_ninguem_pede_por_toda_parte(davi: Usuario, vicosa: Ente) -> None:
    davi.nivel_conta = NivelConta.BRONZE
    with pytest.raises(TransicaoInvalida, match="bronze") as recusa:
        criar_pedido(vicosa, por=davi)
    assert _codigo(recusa) == "conta_bronze"
    davi.nivel_conta = NivelConta.OURO
    for numero in range(dominio.MAXIMO_EM_ABERTO):
        criar_pedido(criar_ente(f"35{numero:05d}"), por=davi)
    with pytest.raises(TransicaoInvalida) as recusa:
        criar_pedido(vicosa, por=davi)
    assert _codigo(recusa) == "demais"


def test_estranho_nao_propoe_e_a_sgd_nao_pede(
    davi: Usuario, bruno: Usuario, carla: Usuario, vicosa: Ente
) -> None:
    for por in (davi, bruno, carla):
        with pytest.raises(SemPermissao):
            criar_pedido(vicosa, por=por, origem=OrigemPedido.ENTE)
    with pytest.raises(SemPermissao):
        criar_pedido(vicosa, por=carla)
    assert not PedidoAutoridade.objects.exists()


@pytest.mark.parametrize(
    ("dados", "codigo"),
    [
        ({"documento": None}, "incompleto"),
        ({"inicio": date(1999, 1, 1)}, "data"),
        ({"cargo": "Governador"}, "cargo"),
        ({"condicao": "em_exercicio"}, "prova"),
        ({"documento": SimpleUploadedFile("a.pdf", b"<html>")}, "documento"),
    ],
)
def test_recusa_o_que_nao_serve_sem_deixar_rastro(
    davi: Usuario, vicosa: Ente, dados: dict[str, Any], codigo: str
) -> None:
    with pytest.raises(TransicaoInvalida) as recusa:
        criar_pedido(vicosa, por=davi, **dados)
    assert _codigo(recusa) == codigo
    assert not PedidoAutoridade.objects.exists()
    assert not Documento.objects.exists()


def test_guarda_para_depois_e_a_equipe_so_ve_o_enviado(
    davi: Usuario, carla: Usuario, bruno: Usuario, vicosa: Ente
) -> None:
    pedido = criar_pedido(vicosa, por=davi, documento=None, inicio=None, enviar_ja=False)
    assert pedido.situacao == S.RASCUNHO
    assert not PedidoAutoridade.objects.visiveis_para(carla).exists()
    dados: dict[str, Any] = {"inicio": date(2025, 1, 1), "cpf": "99931472146", "nome": "Outra"}
    enviado = dominio.completar(pedido, por=davi, documento=pdf("diploma.pdf"), **dados)
    assert (enviado.nome, enviado.cpf, enviado.situacao) == (davi.nome, davi.cpf, S.EM_CONFERENCIA)
    assert PedidoAutoridade.objects.visiveis_para(carla).get() == pedido
    assert not PedidoAutoridade.objects.visiveis_para(bruno).exists()
    with pytest.raises(TransicaoInvalida):
        dominio.completar(pedido, por=davi, nome="Tarde demais")


def test_documento_de_fora_e_so_de_quem_o_enviou_ate_o_aceite(
    davi: Usuario, ana: Usuario, carla: Usuario, vicosa: Ente
) -> None:
    pedido = criar_pedido(vicosa, por=davi)
    devolver(pedido, por=carla, faltas=[FaltaPedido.ILEGIVEL])
    dominio.completar(pedido, por=davi, documento=png())
    assert pedido.documentos.count() == 2
    vistos = Documento.objects.visiveis_para
    assert [vistos(p).count() for p in (davi, carla, ana)] == [2, 2, 0]
    aceitar(pedido, por=carla)
    assert vistos(ana).count() == 2


def test_aceito_registra_e_a_pessoa_ja_age_pelo_ente(
    davi: Usuario, carla: Usuario, vicosa: Ente
) -> None:
    pedido = criar_pedido(vicosa, por=davi)
    assert not Ente.objects.administrados_por(davi).exists()
    aceito = aceitar(pedido, por=carla)
    autoridade = Autoridade.objects.get()
    assert (aceito.autoridade, aceito.respondido_por) == (autoridade, carla)
    assert (autoridade.cpf, autoridade.documento_id) == (davi.cpf, pedido.documento_id)
    assert Ente.objects.administrados_por(davi).get() == vicosa
    with pytest.raises(TransicaoInvalida) as recusa:
        criar_pedido(vicosa, por=davi)
    assert _codigo(recusa) == "ja_consta"


def test_de_dois_analistas_um_desfecho(
    davi: Usuario, carla: Usuario, rosa: Usuario, vicosa: Ente
) -> None:
    """Os dois abriram a mesma página; quem chega depois age sobre a linha velha e é recusado."""
    velho = criar_pedido(vicosa, por=davi)
    recusar(velho, por=rosa, motivo="O diploma é de outra pessoa.")
    with pytest.raises(TransicaoInvalida, match="Recusado"):
        aceitar(velho, por=carla)
    with pytest.raises(TransicaoInvalida, match="Recusado"):
        devolver(velho, por=carla, texto="Outra cópia.")
    assert not Autoridade.objects.exists()
    assert Notificacao.objects.filter(motivo="pedido_autoridade_respondido").count() == 1


def test_aceitar_com_outra_no_cargo_exige_encerrar_ou_dizer_que_e_a_mesma(
    davi: Usuario, carla: Usuario, vicosa: Ente
) -> None:
    antiga = criar_autoridade(vicosa)
    inicio = timezone.localdate() - timedelta(days=3)
    pedido = criar_pedido(vicosa, por=davi, inicio=inicio)
    for dados, codigo in (
        ({}, "mandato_anterior"),
        ({"motivo": "Renúncia", "fim_do_anterior": inicio}, "data"),
        ({"mesma_pessoa": True}, "cpf"),
    ):
        with pytest.raises(TransicaoInvalida) as recusa:
            aceitar(pedido, por=carla, **dados)
        assert _codigo(recusa) == codigo
    aceitar(pedido, por=carla, motivo="Renúncia")
    antiga.refresh_from_db()
    assert antiga.fim == inicio - timedelta(days=1)
    assert Autoridade.objects.no_cargo_em().get().cpf == davi.cpf
    atos = Historico.objects.de(antiga)
    assert atos.get(transicao="encerrar_mandato").motivo == "Renúncia"


def test_a_mesma_pessoa_ganha_o_cpf_no_registro_que_havia(
    davi: Usuario, carla: Usuario, vicosa: Ente
) -> None:
    sem_cpf = criar_autoridade(vicosa, cpf="", nome=davi.nome)
    pedido = criar_pedido(vicosa, por=davi)
    aceito = aceitar(pedido, por=carla, mesma_pessoa=True)
    assert aceito.autoridade == sem_cpf
    assert Ente.objects.administrados_por(davi).get() == vicosa


def test_aceitar_a_proposta_do_ente_atende_o_pedido_da_propria_pessoa(
    ana: Usuario, davi: Usuario, carla: Usuario, vicosa: Ente
) -> None:
    meu = criar_pedido(vicosa, por=davi)
    dados = {"nome": davi.nome, "cpf": davi.cpf}
    do_ente = criar_pedido(vicosa, por=ana, origem=OrigemPedido.ENTE, **dados)
    assert PedidoAutoridade.objects.visiveis_para(ana).get() == do_ente
    aceitar(do_ente, por=carla)
    meu.refresh_from_db()
    assert (meu.situacao, meu.autoridade) == (S.ACEITO, Autoridade.objects.get())


def test_revelar_o_cpf_fica_no_historico(davi: Usuario, carla: Usuario, vicosa: Ente) -> None:
    pedido = criar_pedido(vicosa, por=davi)
    dados = revelar(pedido, por=carla, motivo="Comparar com o diploma.")
    assert dados["CPF"] == davi.cpf
    assert Historico.objects.de(pedido).filter(transicao="revelar").exists()
