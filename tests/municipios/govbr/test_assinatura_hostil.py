"""O que um serviço quebrado, ou alguém no lugar dele, poderia responder: nada vira assinatura."""

import gzip
import json
import time
from pathlib import Path
from typing import Any

import pytest
from asn1crypto import cms
from pytest_django import Settings

from municipios.govbr import assinatura as cliente
from municipios.govbr.conversa import MAIOR_RESPOSTA
from municipios.govbr.recusa_da_assinatura import CodigoDaRecusa, RecusaDaAssinatura
from redegov.assinatura import Assinatura
from redegov.simulador import cadeia
from tests.municipios.govbr.servico_hostil import Combinado, servico_hostil

RETORNO = "http://127.0.0.1:8000/assinatura/retorno/"
RESUMO = b"\x07" * 32
TOKEN = cliente.Token("AT-teste")


def _recusado(settings: Settings, combinado: Combinado, *chamada: Any) -> RecusaDaAssinatura:
    with servico_hostil(combinado) as endereco:
        settings.ASSINATURA = Assinatura(
            ligada=True, oauth=endereco, api=endereco, client_id="c", client_secret="s", prazo=1.0
        )
        with pytest.raises(RecusaDaAssinatura) as recusa:
            chamada[0](*chamada[1:])
    return recusa.value


def _resposta(**campos: object) -> Combinado:
    return Combinado(corpo=(json.dumps(campos).encode(),))


@pytest.mark.parametrize(
    "resposta",
    [
        Combinado(corpo=(b"",)),
        Combinado(corpo=(b"[1]",)),
        Combinado(corpo=(b"[" * 100_000,)),
        Combinado(situacao=302, cabecalhos={"Location": "http://127.0.0.1:1/"}),
        Combinado(situacao=418),
        _resposta(access_token="", token_type="bearer"),
        _resposta(access_token=["AT"], token_type="bearer"),
        _resposta(access_token="AT\r\nX-Outro: 1", token_type="bearer"),
        _resposta(access_token="á", token_type="bearer"),
        _resposta(access_token="A" * 5000, token_type="bearer"),
        _resposta(access_token="AT", token_type="mac"),
        _resposta(access_token="AT"),
    ],
)
def test_resposta_sem_token_que_sirva_e_inesperada(settings: Settings, resposta: Combinado) -> None:
    recusa = _recusado(settings, resposta, cliente.trocar_codigo, "OC-1", RETORNO)
    assert recusa.codigo == CodigoDaRecusa.RESPOSTA_INESPERADA
    assert "AT" not in recusa.detalhe


@pytest.mark.parametrize(
    ("situacao", "esperada"),
    [
        (400, CodigoDaRecusa.HASH_RECUSADO),
        (401, CodigoDaRecusa.TOKEN_VENCIDO),
        (403, CodigoDaRecusa.RESPOSTA_INESPERADA),
        (404, CodigoDaRecusa.RESPOSTA_INESPERADA),
        (422, CodigoDaRecusa.HASH_RECUSADO),
        (429, CodigoDaRecusa.SERVICO_FORA),
        (500, CodigoDaRecusa.SERVICO_FORA),
        (504, CodigoDaRecusa.SERVICO_FORA),
    ],
)
def test_cada_situacao_tem_a_sua_recusa(
    settings: Settings, situacao: int, esperada: CodigoDaRecusa
) -> None:
    combinado = Combinado(situacao=situacao, corpo=(b"sem frase conhecida",))
    assert _recusado(settings, combinado, cliente.assinar, TOKEN, RESUMO).codigo == esperada


@pytest.mark.parametrize("comprimida", [False, True])
def test_resposta_enorme_nao_enche_a_memoria(settings: Settings, comprimida: bool) -> None:
    corpo = b"\x30" * (64 * MAIOR_RESPOSTA)
    cabecalhos = {"Content-Encoding": "gzip"} if comprimida else {}
    combinado = Combinado(
        corpo=(gzip.compress(corpo) if comprimida else corpo,), cabecalhos=cabecalhos
    )
    recusa = _recusado(settings, combinado, cliente.assinar, TOKEN, RESUMO)
    assert recusa.codigo == CodigoDaRecusa.RESPOSTA_INESPERADA
    assert recusa.detalhe == f"resposta 200 de {MAIOR_RESPOSTA + 1} bytes"


def test_resposta_a_conta_gotas_tem_fim(settings: Settings) -> None:
    comeco = time.monotonic()
    recusa = _recusado(settings, Combinado(gotejar=True), cliente.assinar, TOKEN, RESUMO)
    assert recusa.codigo == CodigoDaRecusa.SERVICO_FORA
    assert time.monotonic() - comeco < 5


def test_resposta_cortada_no_meio_e_servico_fora(settings: Settings) -> None:
    combinado = Combinado(corpo=(b"\x30\x82",), cabecalhos={"Content-Length": "4096"})
    recusa = _recusado(settings, combinado, cliente.assinar, TOKEN, RESUMO)
    assert recusa.codigo == CodigoDaRecusa.SERVICO_FORA


def test_certificado_ilegivel_e_inesperado(settings: Settings) -> None:
    combinado = Combinado(corpo=(b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----",))
    recusa = _recusado(settings, combinado, cliente.certificado, TOKEN)
    assert recusa.codigo == CodigoDaRecusa.RESPOSTA_INESPERADA


@pytest.fixture(scope="module")
def pacote(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    pasta: Path = tmp_path_factory.mktemp("cadeia")
    emitido = cadeia.carregar(pasta, cadeia.GOVBR).emitir("Pedro Antunes Salgado", "99915738447")
    return cadeia.pkcs7(RESUMO, emitido)


def _com_conteudo(pacote: bytes) -> bytes:
    envelope = cms.ContentInfo.load(pacote)
    envelope["content"]["encap_content_info"] = {"content_type": "data", "content": b"outro"}
    return bytes(envelope.dump(force=True))


def _com_dois_signatarios(pacote: bytes) -> bytes:
    envelope = cms.ContentInfo.load(pacote)
    (quem,) = envelope["content"]["signer_infos"]
    outro = quem.copy()
    outro["sid"] = cms.SignerIdentifier("subject_key_identifier", b"outro")
    envelope["content"]["signer_infos"] = [quem, outro]
    return bytes(envelope.dump(force=True))


def _sem_signatario(pacote: bytes) -> bytes:
    envelope = cms.ContentInfo.load(pacote)
    envelope["content"]["signer_infos"] = []
    return bytes(envelope.dump(force=True))


def _sem_atributos(pacote: bytes) -> bytes:
    envelope = cms.ContentInfo.load(pacote)
    (quem,) = envelope["content"]["signer_infos"]
    quem["signed_attrs"] = None
    return bytes(envelope.dump(force=True))


@pytest.mark.parametrize(
    "estragar",
    [
        lambda pacote: b"",
        lambda pacote: pacote[:-1],
        lambda pacote: pacote + b"\x00",
        lambda pacote: b"<!doctype html>",
        lambda pacote: b"\x30\x80" + b"\x30\x80" * 5000,
        lambda pacote: cms.ContentInfo({"content_type": "data", "content": RESUMO}).dump(),
        _com_conteudo,
        _com_dois_signatarios,
        _sem_signatario,
        _sem_atributos,
    ],
)
def test_pacote_que_nao_e_a_assinatura_pedida_e_recusado(
    settings: Settings, pacote: bytes, estragar: Any
) -> None:
    combinado = Combinado(corpo=(estragar(pacote),))
    recusa = _recusado(settings, combinado, cliente.assinar, TOKEN, RESUMO)
    assert recusa.codigo == CodigoDaRecusa.RESPOSTA_INESPERADA


def test_o_mesmo_pacote_inteiro_seria_aceito(settings: Settings, pacote: bytes) -> None:
    with servico_hostil(Combinado(corpo=(pacote,))) as endereco:
        settings.ASSINATURA = Assinatura(ligada=True, oauth=endereco, api=endereco)
        assert cliente.assinar(TOKEN, RESUMO) == pacote
