"""Quem é a pessoa de um certificado: nome e CPF, nos três lugares em que o CPF pode estar."""

import re

from asn1crypto import x509
from django.core.exceptions import ValidationError

from municipios.validators import validar_cpf

DADOS_DA_PESSOA = "2.16.76.1.3.1"
_NOME_E_CPF = re.compile(r"^(.*):(\d{11})$")


def cpf_do_certificado(certificado: x509.Certificate) -> tuple[str, str]:
    """(CPF, onde estava). Vazio quando não há, ou quando os dígitos não conferem."""
    sujeito = certificado.subject.native
    comum = _NOME_E_CPF.match(_texto(sujeito.get("common_name")))
    lugares = (
        (_do_outro_nome(certificado), "2.16.76.1.3.1"),
        (comum[2] if comum else "", "nome do titular"),
        (re.sub(r"\D", "", _texto(sujeito.get("serial_number"))), "número de série do titular"),
    )
    return next(((cpf, onde) for cpf, onde in lugares if _confere(cpf)), ("", ""))


def nome_do_certificado(certificado: x509.Certificate) -> str:
    comum = _texto(certificado.subject.native.get("common_name"))
    achado = _NOME_E_CPF.match(comum)
    return (achado[1] if achado else comum)[:200]


def _do_outro_nome(certificado: x509.Certificate) -> str:
    """No outro nome: nascimento em 8 dígitos, e o CPF nos 11 seguintes."""
    for nome in certificado.subject_alt_name_value or ():
        if nome.name == "other_name" and nome.chosen["type_id"].dotted == DADOS_DA_PESSOA:
            valor = nome.chosen["value"].native
            texto = valor.decode("ascii", "replace") if isinstance(valor, bytes) else str(valor)
            return texto[8:19]
    return ""


def _texto(valor: object) -> str:
    return valor if isinstance(valor, str) else ""


def _confere(cpf: str) -> bool:
    try:
        validar_cpf(cpf)
    except ValidationError:
        return False
    return True
