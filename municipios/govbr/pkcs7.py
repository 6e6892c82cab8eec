"""O PKCS#7 que a assinatura GOV.BR devolve: só o bastante para saber que resumo ele assina."""

from asn1crypto import cms


def resumo_assinado(pkcs7: bytes) -> bytes | None:
    """O `messageDigest` de um CMS com um signatário e sem conteúdo; None se não é um desses."""
    try:
        envelope = cms.ContentInfo.load(pkcs7, strict=True)
        if envelope["content_type"].native != "signed_data":
            return None
        assinado = envelope["content"]
        if assinado["encap_content_info"]["content"].native is not None:
            return None
        (signatario,) = assinado["signer_infos"]
        (resumo,) = [
            atributo["values"][0].native
            for atributo in signatario["signed_attrs"]
            if atributo["type"].native == "message_digest"
        ]
    except (ValueError, TypeError, KeyError, IndexError):
        return None
    return resumo if isinstance(resumo, bytes) else None
