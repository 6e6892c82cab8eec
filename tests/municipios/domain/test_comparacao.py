"""O termo assinado que não guarda os nossos bytes: comparar, e aceitar a duas mãos."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.pdf_utils.writer import copy_into_new_writer

from municipios.choices import SituacaoAdesao
from municipios.choices.assinatura import SituacaoAssinatura
from municipios.domain.assinatura import receber_arquivo
from municipios.domain.atesto import confirmar_atesto
from municipios.domain.autenticidade import autenticidade
from municipios.domain.comparacao import (
    comparavel,
    confirmar_aceite,
    desenhar_pendentes,
    propor_aceite,
    recusar_aceite,
)
from municipios.domain.conferencia import conferir_pendentes
from municipios.domain.deposito import retirar
from municipios.domain.dossie import montar_dossie
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Adesao, Assinatura, Comparacao, Usuario
from redegov.simulador import adulterados as ruim
from redegov.simulador.certificados import Certificados
from redegov.simulador.personas import PERSONAS
from tests.municipios.views.test_adesao import entrar
from tests.simulador import SimuladorDeTeste

pytestmark = pytest.mark.django_db


def _salvo_de_novo(pdf: bytes) -> bytes:
    """O mesmo documento, reescrito por um programa antes de assinar: outros bytes."""
    saida = BytesIO()
    copy_into_new_writer(PdfFileReader(BytesIO(pdf))).write(saida)
    return saida.getvalue()


@pytest.fixture
def enviada(adesao_a_assinar: Adesao, ana: Usuario, simulador: SimuladorDeTeste) -> Comparacao:
    quem = Certificados(simulador.pasta).de(PERSONAS["pedro"], "govbr")
    pdf = ruim.assinar(_salvo_de_novo(retirar(adesao_a_assinar.termos.get().arquivo)), quem)
    receber_arquivo(adesao_a_assinar, por=ana, pdf=ContentFile(pdf, "termo.pdf"))
    assert conferir_pendentes() == 0
    assert Assinatura.objects.get().recusa == "outro_documento"
    assert desenhar_pendentes() == 1
    return Comparacao.objects.get()


def test_duas_pessoas_comparam_aceitam_e_fica_marcado(
    enviada: Comparacao, carla: Usuario, rosa: Usuario, ana: Usuario
) -> None:
    (pagina,) = enviada.paginas[:1]
    assert pagina["nossa"]["texto"] == pagina["enviada"]["texto"]
    assert retirar(pagina["enviada"]["imagem"]).startswith(b"\x89PNG")
    with pytest.raises(SemPermissao):
        propor_aceite(enviada, por=ana, motivo="É igual")
    propor_aceite(enviada, por=carla, motivo="Comparei as páginas")
    with pytest.raises(TransicaoInvalida, match="outra pessoa"):
        confirmar_aceite(enviada, por=carla)
    with pytest.raises(TransicaoInvalida, match="já teve resposta"):
        confirmar_atesto(enviada.assinatura, por=rosa)
    adesao = confirmar_aceite(enviada, por=rosa)
    assert adesao.situacao == SituacaoAdesao.VIGENTE
    achado = autenticidade(enviada.assinatura.termo.codigo)
    assert achado is not None
    assert achado.em_json()["aceito_por_comparacao"] is True
    with zipfile.ZipFile(BytesIO(montar_dossie(adesao)[1])) as pacote:
        assert "não começa pelos bytes" in pacote.read("LEIA-ME.txt").decode()
    with pytest.raises(TransicaoInvalida):
        confirmar_aceite(enviada, por=rosa)


def test_segunda_pessoa_recusa_e_a_recusa_do_portal_fica(
    enviada: Comparacao, carla: Usuario, rosa: Usuario
) -> None:
    propor_aceite(enviada, por=carla, motivo="Comparei as páginas")
    recusar_aceite(enviada, por=rosa, motivo="Falta uma linha")
    tentativa = Assinatura.objects.get()
    assert (tentativa.situacao, tentativa.recusa) == (
        SituacaoAssinatura.RECUSADA,
        "outro_documento",
    )


def test_pagina_mostra_os_dois_lados_so_a_equipe(
    enviada: Comparacao, carla: Usuario, ana: Usuario
) -> None:
    pagina = entrar(carla).get(f"/comparacoes/{enviada.pk}/").content.decode()
    assert "O texto é igual" in pagina
    imagem = entrar(carla).get(f"/comparacoes/{enviada.pk}/paginas/1/enviada.png")
    assert imagem["Content-Type"] == "image/png"
    assert entrar(carla).get(f"/comparacoes/{enviada.pk}/paginas/9/enviada.png").status_code == 404
    assert entrar(ana).get(f"/comparacoes/{enviada.pk}/").status_code == 404


@pytest.mark.parametrize("mudar", [ruim.javascript, ruim.campo_de_texto, ruim.nota, ruim.anexo])
def test_conteudo_que_muda_o_que_se_ve_nao_se_compara(
    adesao_a_assinar: Adesao, ana: Usuario, simulador: SimuladorDeTeste, mudar: ruim.Mudanca
) -> None:
    quem = Certificados(simulador.pasta).de(PERSONAS["pedro"], "govbr")
    base = _salvo_de_novo(retirar(adesao_a_assinar.termos.get().arquivo))
    pdf = ruim.assinar(ruim.revisar(base, mudar), quem)
    receber_arquivo(adesao_a_assinar, por=ana, pdf=ContentFile(pdf, "termo.pdf"))
    conferir_pendentes()
    assert not comparavel(Assinatura.objects.get())
    assert not Comparacao.objects.exists()
