"""Recomendações: as regras da equipe, aplicadas às respostas de um diagnóstico."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from identidade.choices import Condicao
from identidade.models import Diagnostico, Pergunta, RegraAcao


@dataclass(frozen=True)
class Recomendacao:
    """`razao` é o texto da regra; `porque`, a resposta que a fez valer."""

    codigo: str
    acao: str
    razao: str
    porque: str
    produto: str | None


def recomendacoes(diagnostico: Diagnostico) -> list[Recomendacao]:
    """As ações que as respostas pedem, na ordem das regras; sem resposta, a regra se cala."""
    respostas = diagnostico.respostas
    do_questionario = Pergunta.objects.filter(secao__questionario=diagnostico.questionario_id)
    textos = dict(do_questionario.values_list("codigo", "texto"))
    return [
        Recomendacao(
            regra.codigo,
            regra.acao,
            regra.razao,
            f"{textos.get(regra.pergunta, regra.pergunta)} {legivel(respostas[regra.pergunta])}.",
            regra.produto_id,
        )
        for regra in RegraAcao.objects.ativas()
        if vale(regra, respostas)
    ]


def vale(regra: RegraAcao, respostas: Mapping[str, Any]) -> bool:
    valor = respostas.get(regra.pergunta)
    return valor is not None and COMPARACOES[Condicao(regra.condicao)](valor, regra.valor)


def legivel(valor: Any) -> str:
    """A resposta como se lê: “Sim”, “12”, “A, B”."""
    if isinstance(valor, bool):
        return "Sim" if valor else "Não"
    if isinstance(valor, list):
        return ", ".join(valor)
    return str(valor)


def _iguais(valor: Any, esperado: str) -> bool:
    return legivel(valor).casefold() == esperado.casefold()


def _inclui(valor: Any, esperado: str) -> bool:
    return esperado in valor if isinstance(valor, list) else _iguais(valor, esperado)


def _numero(valor: Any) -> int | None:
    """Sim e não são `bool`, que é `int`: não se comparam com número."""
    return valor if type(valor) is int else None


def _maior(valor: Any, limite: str) -> bool:
    numero = _numero(valor)
    return numero is not None and numero > int(limite)


def _menor(valor: Any, limite: str) -> bool:
    numero = _numero(valor)
    return numero is not None and numero < int(limite)


COMPARACOES: dict[Condicao, Callable[[Any, str], bool]] = {
    Condicao.IGUAL: _iguais,
    Condicao.DIFERENTE: lambda valor, esperado: not _iguais(valor, esperado),
    Condicao.INCLUI: _inclui,
    Condicao.NAO_INCLUI: lambda valor, esperado: not _inclui(valor, esperado),
    Condicao.MAIOR: _maior,
    Condicao.MENOR: _menor,
}
