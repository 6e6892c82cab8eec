"""Do formulário ao domínio: a recusa volta ao formulário, e o que se digitou continua na tela."""

from collections.abc import Callable
from typing import TypeVar

from django import forms

from municipios.domain.transicoes import TransicaoInvalida

T = TypeVar("T")


def tentar(form: forms.BaseForm, verbo: Callable[[], T]) -> T | None:
    """Confere o formulário e chama o verbo; `None` se um dos dois recusa, ou se não foi enviado."""
    if not form.is_valid():
        return None
    try:
        return verbo()
    except TransicaoInvalida as recusa:
        form.add_error(None, str(recusa))
        return None
