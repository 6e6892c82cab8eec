"""As cadeias de teste: encadeiam-se de verdade, ficam na pasta e assinam o resumo pedido."""

from pathlib import Path

import pytest
from asn1crypto import cms

from redegov.simulador.cadeia import GOVBR, ICP_BRASIL, carregar, pkcs7

CPF = "99915738447"


@pytest.mark.parametrize("tipo", [GOVBR, ICP_BRASIL])
def test_certificado_da_pessoa_chega_a_raiz(tipo: str, tmp_path: Path) -> None:
    cadeia = carregar(tmp_path, tipo)
    emitido = cadeia.emitir("Pedro Antunes Salgado", CPF)
    de_baixo = emitido.certificado
    for de_cima in emitido.cadeia:
        de_baixo.verify_directly_issued_by(de_cima.certificado)
        de_baixo = de_cima.certificado
    assert emitido.raiz.pem == carregar(tmp_path, tipo).raiz.pem


def test_pkcs7_assina_o_resumo_dado(tmp_path: Path) -> None:
    emitido = carregar(tmp_path, GOVBR).emitir("Pedro", CPF, onde=("cn", "numero_de_serie"))
    dados = cms.ContentInfo.load(pkcs7(b"\1" * 32, emitido))["content"]
    (quem,) = dados["signer_infos"]
    atributos = {a["type"].native: a["values"].native[0] for a in quem["signed_attrs"]}
    assert atributos["message_digest"] == b"\1" * 32
    assert quem["digest_algorithm"]["algorithm"].native == "sha256"
