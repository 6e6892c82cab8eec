"""Que entes um hub deixa uma pessoa ver: a condição, sobre as relações do ente."""

from datetime import date
from typing import TYPE_CHECKING

from django.db import models

from municipios.choices.hub import SituacaoDelegacao, SituacaoHub, SituacaoOperador
from municipios.models.periodo import vale_em

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario

_HUB = "delegacoes__hub"


def delegado_a(usuario: "Usuario | AnonymousUser", dia: date) -> models.Q:
    """Delegação, hub e operador valem neste dia; o elo com a pessoa é o CPF do GOV.BR."""
    cpf = getattr(usuario, "cpf", None)
    if not cpf or not usuario.is_active:
        return models.Q(pk__in=())
    return models.Q(
        *vale_em("delegacoes", dia),
        *vale_em(f"{_HUB}__operadores", dia),
        **{
            "delegacoes__situacao": SituacaoDelegacao.ABERTA,
            f"{_HUB}__situacao": SituacaoHub.ATIVO,
            f"{_HUB}__operadores__cpf": cpf,
            f"{_HUB}__operadores__situacao": SituacaoOperador.CONFIRMADO,
        },
    )
