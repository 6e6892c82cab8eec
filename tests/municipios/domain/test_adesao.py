from datetime import date
from typing import Any

import pytest

from municipios.choices import OrigemAdesao, SituacaoAdesao, SituacaoEnte
from municipios.domain.adesao_anterior import corrigir, registrar_anterior, substituir
from municipios.domain.denuncia import (
    denunciar,
    encerrar,
    encerrar_denunciadas,
    retirar_denuncia,
)
from municipios.domain.ente import ente_que_adere
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Adesao, Ente, EntePendente, Historico, Usuario
from tests.builders import criar_adesao, criar_autoridade, criar_ente, pdf

ASSINATURA = date(2024, 3, 1)


def test_registra_so_com_a_data_e_o_resto_desconhecido(vicosa: Ente, carla: Usuario) -> None:
    adesao = registrar_anterior(vicosa, por=carla, assinada_em=ASSINATURA)
    assert adesao.situacao == SituacaoAdesao.VIGENTE
    assert adesao.origem == OrigemAdesao.ANTERIOR
    assert (adesao.vigente_desde, adesao.signatario_nome) == (ASSINATURA, "")
    ato = Historico.objects.de(adesao).get()
    assert (ato.transicao, ato.de, ato.para, ato.pela_sgd) == ("registrar", "", "vigente", True)
    assert EntePendente.objects.filter(ente=vicosa, motivo="adesao").count() == 1


def test_retrato_fica_mesmo_que_a_autoridade_mude(vicosa: Ente, carla: Usuario) -> None:
    autoridade = criar_autoridade(vicosa)
    adesao = registrar_anterior(
        vicosa, por=carla, assinada_em=ASSINATURA, autoridade=autoridade, documento=pdf()
    )
    autoridade.nome = "Outro nome"
    autoridade.save()
    adesao.refresh_from_db()
    assert adesao.signatario_nome == "Pedro Antunes Salgado"
    assert adesao.documento is not None
    dados = Historico.objects.de(adesao).get().dados
    assert dados["signatario_cpf"] == "***.157.384-**"


@pytest.mark.parametrize("quem", ["ana", "pedro", "davi", "lia"])
def test_recusa_registro_por_quem_nao_pode(
    vicosa: Ente, quem: str, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(SemPermissao):
        registrar_anterior(
            vicosa, por=request.getfixturevalue(quem), assinada_em=ASSINATURA, documento=pdf()
        )
    assert not Adesao.objects.exists()


def test_gerente_registra_so_na_sua_carteira(vicosa: Ente, ubatuba: Ente, gil: Usuario) -> None:
    registrar_anterior(vicosa, por=gil, assinada_em=ASSINATURA)
    with pytest.raises(SemPermissao):
        registrar_anterior(ubatuba, por=gil, assinada_em=ASSINATURA)


def test_recusa_segunda_adesao_e_data_futura(vicosa: Ente, carla: Usuario) -> None:
    with pytest.raises(TransicaoInvalida, match="no futuro"):
        registrar_anterior(vicosa, por=carla, assinada_em=ASSINATURA, hoje=date(2024, 2, 1))
    registrar_anterior(vicosa, por=carla, assinada_em=ASSINATURA)
    with pytest.raises(TransicaoInvalida, match="já tem adesão em vigor"):
        registrar_anterior(vicosa, por=carla, assinada_em=ASSINATURA)


@pytest.mark.django_db
def test_codigo_que_nao_e_ente_e_recusado_com_razao() -> None:
    criar_ente("53", esfera="distrital", nome="Distrito Federal", uf="DF", regiao="CO")
    criar_ente("1111111", situacao=SituacaoEnte.EXTINTO)
    assert ente_que_adere("5300108").pk == "53"
    for codigo, razao in [("2605459", "distrito estadual"), ("9999999", "Confira o código")]:
        with pytest.raises(TransicaoInvalida, match=razao):
            ente_que_adere(codigo)
    with pytest.raises(TransicaoInvalida, match="deixou de existir"):
        ente_que_adere("1111111")


def test_substitui_e_a_anterior_fica(vicosa: Ente, carla: Usuario) -> None:
    antiga = criar_adesao(vicosa)
    nova = substituir(antiga, por=carla, motivo="Termo retificado", assinada_em=date(2025, 5, 2))
    antiga.refresh_from_db()
    assert antiga.situacao == SituacaoAdesao.SUBSTITUIDA
    assert (nova.substitui, nova.situacao) == (antiga, SituacaoAdesao.VIGENTE)
    assert antiga.assinada_em == ASSINATURA


def _denunciar(adesao: Adesao, por: Usuario, **campos: Any) -> Adesao:
    padrao = {"denunciada_em": date(2026, 1, 10), "efeito_em": date(2026, 4, 10)}
    return denunciar(adesao, por=por, motivo="Lei local", **(padrao | campos))


def test_denuncia_e_encerra_so_no_efeito(vicosa: Ente, carla: Usuario) -> None:
    adesao = _denunciar(criar_adesao(vicosa), carla, documento=pdf("denuncia.pdf"))
    assert adesao.situacao == SituacaoAdesao.DENUNCIADA
    assert adesao.denuncia_documento is not None
    with pytest.raises(TransicaoInvalida, match="10/04/2026"):
        encerrar(adesao, por=carla, hoje=date(2026, 4, 9))
    assert encerrar(adesao, por=carla, hoje=date(2026, 4, 10)).situacao == "encerrada"


@pytest.mark.parametrize(
    ("campos", "diz"),
    [
        ({"denunciada_em": date(2024, 2, 1)}, "antes da assinatura"),
        ({"efeito_em": date(2026, 1, 9)}, "antes da denúncia"),
        ({"denunciada_em": date(2999, 1, 1)}, "no futuro"),
    ],
)
def test_recusa_denuncia_com_datas_trocadas(
    vicosa: Ente, carla: Usuario, campos: dict[str, Any], diz: str
) -> None:
    with pytest.raises(TransicaoInvalida, match=diz):
        _denunciar(criar_adesao(vicosa), carla, **campos)


def test_rotina_encerra_o_que_fez_efeito_e_so_uma_vez(vicosa: Ente, carla: Usuario) -> None:
    _denunciar(criar_adesao(vicosa), carla)
    assert encerrar_denunciadas(date(2026, 4, 9)) == 0
    assert encerrar_denunciadas(date(2026, 4, 20)) == 1
    assert encerrar_denunciadas(date(2026, 4, 20)) == 0


def test_objeto_velho_nao_encerra_antes_do_efeito(vicosa: Ente, carla: Usuario) -> None:
    adesao = criar_adesao(vicosa)
    velha = Adesao.objects.get(pk=adesao.pk)
    _denunciar(adesao, carla)
    with pytest.raises(TransicaoInvalida, match="10/04/2026"):
        encerrar(velha, por=carla, hoje=date(2026, 4, 9))


def test_denunciada_segue_em_vigor_ate_o_efeito(vicosa: Ente, carla: Usuario) -> None:
    _denunciar(criar_adesao(vicosa), carla)
    assert Adesao.objects.em_vigor().filter(ente=vicosa).exists()
    with pytest.raises(TransicaoInvalida, match="já tem adesão em vigor"):
        registrar_anterior(vicosa, por=carla, assinada_em=date(2026, 2, 1))
    encerrar_denunciadas(date(2026, 4, 10))
    assert not Adesao.objects.em_vigor().filter(ente=vicosa).exists()


def test_desistencia_da_denuncia_devolve_a_vigencia(vicosa: Ente, carla: Usuario) -> None:
    denunciada = _denunciar(criar_adesao(vicosa), carla, documento=pdf("denuncia.pdf"))
    mantida = retirar_denuncia(denunciada, por=carla, motivo="O prefeito voltou atrás")
    assert (mantida.situacao, mantida.denuncia_efeito_em) == (SituacaoAdesao.VIGENTE, None)
    assert encerrar_denunciadas(date(2026, 4, 20)) == 0
    atos = Historico.objects.de(mantida).values_list("transicao", flat=True)
    assert set(atos) >= {"denunciar", "retirar_denuncia"}


def test_depois_de_encerrada_o_ente_pode_aderir_de_novo(vicosa: Ente, carla: Usuario) -> None:
    _denunciar(criar_adesao(vicosa), carla)
    encerrar_denunciadas(date(2026, 4, 20))
    registrar_anterior(vicosa, por=carla, assinada_em=date(2026, 6, 1))


def test_corrige_com_antes_e_depois_no_historico(vicosa: Ente, carla: Usuario) -> None:
    adesao = criar_adesao(vicosa, numero_sei="")
    dou, cpf = "https://www.in.gov.br/x", adesao.signatario_cpf
    corrigir(adesao, por=carla, motivo="Achado", dou_link=dou, signatario_cpf=cpf)
    corrigir(adesao, por=carla, motivo="De novo", dou_link=dou)
    ato = Historico.objects.de(adesao).get()
    assert ato.dados == {"dou_link": ["", dou]}
    with pytest.raises(TransicaoInvalida, match="motivo"):
        corrigir(adesao, por=carla, motivo="", numero_sei="1")
