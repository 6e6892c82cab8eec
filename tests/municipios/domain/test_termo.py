"""O documento do termo: pedido, gerado uma vez, guardado pelo conteúdo, oferecido à assinatura."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.db import transaction
from django.utils import timezone

from municipios.choices import SituacaoAdesao
from municipios.choices.assinatura import SituacaoTermo
from municipios.documentos.termo import compor
from municipios.domain import termo as dominio
from municipios.domain.deposito import ConteudoTrocado, retirar
from municipios.domain.preparo import descartar, iniciar, salvar_rascunho
from municipios.domain.termo import folha, gerar_pendentes, pedir_termo
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Adesao, Ente, ModeloTermo, Termo, Usuario
from tests.builders import DADOS_DO_TERMO, criar_autoridade, criar_rascunho

pytestmark = pytest.mark.django_db


def test_pedir_diz_de_uma_vez_tudo_o_que_falta(vicosa: Ente, ana: Usuario, modelos: None) -> None:
    adesao = iniciar(vicosa, por=ana)
    with pytest.raises(TransicaoInvalida) as recusa:
        pedir_termo(adesao, por=ana)
    for dito in ("Órgão que responde", "Endereço da sede", "E-mail oficial", "A SGD registra"):
        assert dito in str(recusa.value)


def test_gera_uma_vez_oferece_e_os_bytes_se_repetem(
    vicosa: Ente, ana: Usuario, modelos: None
) -> None:
    adesao = criar_rascunho(vicosa, por=ana)
    pedido = pedir_termo(adesao, por=ana)
    assert gerar_pendentes() == 1
    assert gerar_pendentes() == 0
    termo = Termo.objects.get()
    pdf = retirar(termo.arquivo)
    assert pdf.startswith(b"%PDF-1.7")
    (de_novo,) = compor([folha(termo)])
    assert de_novo == pdf
    adesao.refresh_from_db()
    assert adesao.situacao == SituacaoAdesao.AGUARDANDO_ASSINATURA
    assert (adesao.signatario_nome, pedido.codigo) == ("Pedro Antunes Salgado", termo.codigo)


def test_clique_duplo_pede_um_so(vicosa: Ente, ana: Usuario, modelos: None) -> None:
    adesao = criar_rascunho(vicosa, por=ana)
    pedir_termo(adesao, por=ana)
    with pytest.raises(TransicaoInvalida, match="já está sendo gerado"):
        pedir_termo(adesao, por=ana)
    assert Termo.objects.count() == 1


def test_processo_morto_no_meio_e_outro_termina(vicosa: Ente, ana: Usuario, modelos: None) -> None:
    pedir_termo(criar_rascunho(vicosa, por=ana), por=ana)
    dominio._reservar()
    assert gerar_pendentes() == 0, "a reserva de quem está vivo vale"
    Termo.objects.update(reservado_ate=timezone.now() - timedelta(seconds=1))
    assert gerar_pendentes() == 1


def test_descartada_enquanto_se_gera_o_documento_nao_vale(
    vicosa: Ente, ana: Usuario, modelos: None
) -> None:
    adesao = criar_rascunho(vicosa, por=ana)
    pedir_termo(adesao, por=ana)
    descartar(adesao, por=ana, motivo="Engano")
    assert gerar_pendentes() == 0
    assert Termo.objects.get().situacao == SituacaoTermo.FALHOU
    assert Adesao.objects.get(pk=adesao.pk).situacao == SituacaoAdesao.ENCERRADA


def test_o_que_se_escreve_nunca_vira_comando(vicosa: Ente, ana: Usuario, modelos: None) -> None:
    hostil = '#read("/etc/passwd") $x$ *a* \\u{0} ' + "ã" * 200
    adesao = iniciar(vicosa, por=ana)
    criar_autoridade(vicosa)
    dados = DADOS_DO_TERMO | {"orgao": hostil}
    salvar_rascunho(adesao, por=ana, versao=0, dados=dados)
    pedir_termo(adesao, por=ana)
    assert gerar_pendentes() == 1


def test_documento_trocado_no_disco_se_descobre(vicosa: Ente, ana: Usuario, modelos: None) -> None:
    pedir_termo(criar_rascunho(vicosa, por=ana), por=ana)
    gerar_pendentes()
    termo = Termo.objects.get()
    Path(default_storage.path(termo.arquivo)).write_bytes(b"%PDF-outro")
    with pytest.raises(ConteudoTrocado):
        retirar(termo.arquivo)


@pytest.mark.parametrize("modelo", [Termo, ModeloTermo])
def test_o_que_saiu_nao_muda_mais(
    modelo: type[Termo] | type[ModeloTermo], vicosa: Ente, ana: Usuario, modelos: None
) -> None:
    pedir_termo(criar_rascunho(vicosa, por=ana), por=ana)
    gerar_pendentes()
    alvo = modelo._default_manager.first()
    assert alvo
    campo = "sha256" if modelo is Termo else "texto"
    with pytest.raises(Exception, match="Cannot update"), transaction.atomic():
        modelo._default_manager.filter(pk=alvo.pk).update(**{campo: "0" * 64})
