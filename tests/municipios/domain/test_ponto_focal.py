from datetime import date

import pytest

from municipios.choices import SituacaoPontoFocal
from municipios.domain.ponto_focal import (
    confirmar_no_primeiro_acesso,
    encerrar,
    indicar,
    substituir,
)
from municipios.domain.recomendacao_ponto_focal import (
    eh_correio_pessoal,
    tem_poucos_pontos_focais,
)
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Ente, EntePendente, Historico, Notificacao, PontoFocal, Usuario
from tests.builders import (
    criar_adesao,
    criar_autoridade,
    criar_ponto_focal,
    criar_usuario,
    dados_de_indicacao,
    pdf,
)


def test_indica_e_avisa_a_pessoa_e_a_autoridade(vicosa: Ente, carla: Usuario) -> None:
    criar_autoridade(vicosa, email="gabinete@vicosa.mg.gov.br.invalid")
    novo = indicar(vicosa, por=carla, oficio=pdf("oficio.pdf"), **dados_de_indicacao())
    assert novo.situacao == SituacaoPontoFocal.INDICADO
    assert novo.oficio is not None
    assert Historico.objects.de(novo).get().pela_sgd
    motivos = Notificacao.objects.values_list("motivo", "destinatario")
    assert set(motivos) == {
        ("indicacao_ponto_focal", novo.email),
        ("mudanca_ponto_focal", "gabinete@vicosa.mg.gov.br.invalid"),
    }
    assert EntePendente.objects.filter(ente=vicosa, motivo="ponto_focal").exists()


def test_indicacao_da_autoridade_nao_e_da_sgd(vicosa: Ente, pedro: Usuario) -> None:
    novo = indicar(vicosa, por=pedro, **dados_de_indicacao())
    assert not Historico.objects.de(novo).get().pela_sgd


def test_recusa_quem_ja_e_ponto_focal(ana: Usuario, carla: Usuario, vicosa: Ente) -> None:
    with pytest.raises(TransicaoInvalida, match="já é ponto focal"):
        indicar(vicosa, por=carla, **dados_de_indicacao(cpf=ana.cpf))


@pytest.mark.parametrize("quem", ["ana", "bruno", "davi", "lia"])
def test_recusa_indicacao_de_quem_nao_pode(
    vicosa: Ente, quem: str, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(SemPermissao):
        indicar(vicosa, por=request.getfixturevalue(quem), **dados_de_indicacao())


def test_confirma_no_primeiro_acesso_so_uma_vez(vicosa: Ente, carla: Usuario) -> None:
    novo = indicar(vicosa, por=carla, **dados_de_indicacao())
    iara = criar_usuario("Iara Campos Duarte", cpf=novo.cpf)
    iara.nome_social = "Iá Campos"
    assert [p.pk for p in confirmar_no_primeiro_acesso(iara)] == [novo.pk]
    assert confirmar_no_primeiro_acesso(iara) == []
    novo.refresh_from_db()
    assert novo.situacao == SituacaoPontoFocal.CONFIRMADO
    assert novo.confirmado_em is not None
    assert novo.nome == "Iá Campos"
    assert list(Ente.objects.administrados_por(iara)) == [vicosa]


def test_nao_confirma_por_email(vicosa: Ente, carla: Usuario) -> None:
    novo = indicar(vicosa, por=carla, **dados_de_indicacao())
    outra = criar_usuario("Olga Reis", cpf="99948210670", email=novo.email)
    sem_cpf = criar_usuario("Sem Cpf", email=novo.email)
    assert confirmar_no_primeiro_acesso(outra) == []
    assert confirmar_no_primeiro_acesso(sem_cpf) == []


@pytest.mark.matriz("B6")
def test_substitui_e_quem_saiu_perde_o_acesso(ana: Usuario, pedro: Usuario, vicosa: Ente) -> None:
    antigo = PontoFocal.objects.get(cpf=ana.cpf)
    novo = substituir(
        antigo, por=pedro, motivo="Mudou de setor", hoje=date(2026, 3, 1), **dados_de_indicacao()
    )
    antigo.refresh_from_db()
    assert antigo.situacao == SituacaoPontoFocal.SUBSTITUIDO
    assert (antigo.fim, antigo.substituido_por) == (date(2026, 3, 1), novo)
    assert not Ente.objects.administrados_por(ana).exists()


def test_sgd_so_substitui_com_oficio(ana: Usuario, carla: Usuario) -> None:
    antigo = PontoFocal.objects.get(cpf=ana.cpf)
    with pytest.raises(TransicaoInvalida, match="ofício"):
        substituir(antigo, por=carla, motivo="Pedido", **dados_de_indicacao())
    substituir(antigo, por=carla, motivo="Pedido", oficio=pdf(), **dados_de_indicacao())


def test_recusa_substituir_pela_mesma_pessoa(ana: Usuario, pedro: Usuario) -> None:
    antigo = PontoFocal.objects.get(cpf=ana.cpf)
    with pytest.raises(TransicaoInvalida, match="mesmo CPF"):
        substituir(antigo, por=pedro, motivo="x", **dados_de_indicacao(cpf=ana.cpf))


def test_recusa_de_substituicao_nao_deixa_rastro(ana: Usuario, pedro: Usuario) -> None:
    antigo = PontoFocal.objects.get(cpf=ana.cpf)
    encerrar(antigo, por=pedro, motivo="Saiu")
    with pytest.raises(TransicaoInvalida, match="situação agora é"):
        substituir(antigo, por=pedro, motivo="x", **dados_de_indicacao())
    assert PontoFocal.objects.count() == 1


def test_encerra_quem_ainda_nao_comecou(vicosa: Ente, pedro: Usuario) -> None:
    novo = indicar(vicosa, por=pedro, **dados_de_indicacao(inicio=date(2027, 1, 4)))
    encerrado = encerrar(novo, por=pedro, motivo="Desistiu", hoje=date(2026, 12, 1))
    assert encerrado.fim == encerrado.inicio


def test_alerta_de_menos_de_dois_so_na_rede(ana: Usuario, vicosa: Ente) -> None:
    assert not tem_poucos_pontos_focais(vicosa)
    criar_adesao(vicosa)
    assert tem_poucos_pontos_focais(vicosa)
    criar_ponto_focal(vicosa, cpf="99984531279", nome="Iara Campos Duarte")
    assert not tem_poucos_pontos_focais(vicosa)


@pytest.mark.parametrize(
    ("email", "pessoal"),
    [("a@GMAIL.com", True), ("a@vicosa.mg.gov.br", False), ("a@gmail.com.br.gov.br", False)],
)
def test_reconhece_correio_pessoal(email: str, pessoal: bool) -> None:
    assert eh_correio_pessoal(email) is pessoal
