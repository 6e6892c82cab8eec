"""Quem é a pessoa, segundo o GOV.BR: o que guardamos de um id_token conferido, e nada mais."""

import re
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

from municipios.choices import NivelConta
from municipios.govbr.recusa import EntradaRecusada, Motivo
from municipios.validators import validar_cpf

# O GOV.BR diz o nível com duas línguas: a do id_token e a da API de confiabilidades.
NIVEIS = {
    "bronze": NivelConta.BRONZE,
    "silver": NivelConta.PRATA,
    "gold": NivelConta.OURO,
    "1": NivelConta.BRONZE,
    "2": NivelConta.PRATA,
    "3": NivelConta.OURO,
}
_MAIOR_NOME = 200


@dataclass(frozen=True)
class Identidade:
    """`nivel` vazio quando o GOV.BR não disse, ou disse um que não conhecemos."""

    cpf: str
    nome: str
    nome_social: str
    email: str
    nivel: str


def identidade(dados: dict[str, Any]) -> Identidade:
    """Lê as reivindicações já conferidas.

    Raises:
        EntradaRecusada: o `sub` não é um CPF.
    """
    cpf = _cpf(dados["sub"])
    return Identidade(
        cpf=cpf,
        nome=_texto(dados.get("name")) or "Pessoa sem nome no GOV.BR",
        nome_social=_texto(dados.get("social_name")),
        email=_email(dados),
        nivel=_nivel(dados.get("reliability_info")),
    )


def _cpf(sub: str) -> str:
    """O manual mostra o `sub` com e sem pontuação: ficam os 11 dígitos, que têm de conferir."""
    cpf = re.sub(r"[.-]", "", sub)
    try:
        validar_cpf(cpf)
    except ValidationError as erro:
        raise EntradaRecusada(Motivo.CPF_INVALIDO, "sub não é CPF") from erro
    return cpf


def _texto(valor: Any) -> str:
    """Nome numa linha só, sem caracteres de controle (nem NUL, que o banco não guarda)."""
    if not isinstance(valor, str):
        return ""
    limpo = "".join(letra if letra.isprintable() else " " for letra in valor)
    return " ".join(limpo.split())[:_MAIOR_NOME]


def _email(dados: dict[str, Any]) -> str:
    """Só e-mail verificado. No id_token o GOV.BR manda texto: "false" não pode valer como sim."""
    verificado = dados.get("email_verified")
    if verificado is not True and verificado != "true":
        return ""
    email = _texto(dados.get("email"))
    try:
        validate_email(email)
    except ValidationError:
        return ""
    return email if len(email) <= _MAIOR_NOME else ""


def _nivel(confiabilidade: Any) -> str:
    nivel = confiabilidade.get("level") if isinstance(confiabilidade, dict) else None
    return NIVEIS.get(str(nivel), "")
