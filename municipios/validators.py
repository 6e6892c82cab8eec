"""Formatos de documentos brasileiros (guarda-se o texto compacto) e o tamanho dos arquivos."""

import re

from django.core.exceptions import ValidationError
from localflavor.br.validators import BRCNPJValidator, BRCPFValidator

FORMATO_CPF = r"^[0-9]{11}$"
FORMATO_CNPJ = r"^[0-9A-Z]{12}[0-9]{2}$"
TAMANHO_MAXIMO_DO_ARQUIVO = 10 * 1024 * 1024


def compactar(documento: str) -> str:
    """Tira pontos, traços, barras e espaços; letras (CNPJ alfanumérico) ficam maiúsculas."""
    return re.sub(r"[^0-9A-Za-z]", "", documento).upper()


def validar_cpf(cpf: str) -> None:
    """CPF compacto de 11 dígitos, com dígitos verificadores."""
    if not re.fullmatch(FORMATO_CPF, cpf):
        raise ValidationError("Informe os 11 números do CPF.", code="cpf")
    BRCPFValidator()(cpf)


def validar_cnpj(cnpj: str) -> None:
    """CNPJ compacto de 14 posições; aceita letras nas 12 primeiras (IN RFB 2.229/2024)."""
    if not re.fullmatch(FORMATO_CNPJ, cnpj):
        raise ValidationError("Informe as 14 posições do CNPJ.", code="cnpj")
    BRCNPJValidator()(cnpj)


def mascarar_cpf(cpf: str | None) -> str:
    """`***.456.789-**`: o miolo basta para a pessoa se reconhecer e não a identifica."""
    if not cpf or not re.fullmatch(FORMATO_CPF, cpf):
        return ""
    return f"***.{cpf[3:6]}.{cpf[6:9]}-**"
