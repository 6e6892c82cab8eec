"""O que muda de uma ficha para outra da mesma unidade, como a tela e o histórico mostram."""

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from typing import Any

from identidade.choices.balcao import RecursoAcessibilidade
from identidade.domain.balcao import Ficha
from identidade.domain.horario_balcao import por_extenso
from identidade.models import Balcao
from municipios.models import Historico


def diferencas(gravada: Ficha, sua: Ficha) -> list[tuple[str, str, str]]:
    """(campo, como ficou gravado, o que você escreveu)."""
    pares = ((f.name, getattr(gravada, f.name), getattr(sua, f.name)) for f in fields(Ficha))
    return [
        (_rotulo(nome), _legivel(nome, antes), _legivel(nome, depois))
        for nome, antes, depois in pares
        if antes != depois
    ]


def mudou_no_ato(ato: Historico) -> list[str]:
    """O que um ato sobre a ficha mudou, uma frase por assunto; vazio nos outros atos."""
    if ato.alvo_tipo != Balcao._meta.label_lower:
        return []
    campos = [_rotulo(nome) for nome in ato.dados.get("mudou", [])]
    frases = {
        "Mudou": campos,
        "Serviço que entrou": ato.dados.get("entraram", []),
        "Serviço que saiu": ato.dados.get("sairam", []),
    }
    return [f"{frase}: {'; '.join(nomes)}." for frase, nomes in frases.items() if nomes]


def _rotulo(nome: str) -> str:
    rotulo = "horário" if nome == "horarios" else str(Balcao._meta.get_field(nome).verbose_name)  # type: ignore[union-attr]
    return rotulo[:1].upper() + rotulo[1:]


def _legivel(nome: str, valor: Any) -> str:
    if nome == "horarios":
        return por_extenso(valor)
    if isinstance(valor, bool):
        return "sim" if valor else "não"
    if isinstance(valor, date):
        return f"{valor:%d/%m/%Y}"
    if isinstance(valor, Iterable) and not isinstance(valor, str):
        rotulos = dict(RecursoAcessibilidade.choices)
        return "; ".join(str(rotulos.get(item, item)) for item in valor)
    return "" if valor is None else str(valor)
