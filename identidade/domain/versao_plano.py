"""O plano como se leu ao propor, e o que muda de uma versão para a outra."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from identidade.domain.conteudo_acao import com_a_mudanca, que_ficam
from identidade.models import PlanoAcao

Item = dict[str, Any]
ROTULOS = {
    "titulo": "O que fazer",
    "descricao": "Como",
    "produto": "Produto",
    "lado": "De quem é",
    "pessoa": "Pessoa",
    "prazo_dias_uteis": "Prazo em dias úteis",
    "prioridade": "Prioridade",
    "depende_de": "Depois da ação",
}


@dataclass(frozen=True)
class Mudanca:
    """`campos`: (rótulo, antes, depois), vazio quando a ação entrou ou saiu inteira."""

    numero: int
    titulo: str
    tipo: str
    campos: list[tuple[str, str, str]]


def retrato(plano: PlanoAcao) -> list[Item]:
    """As ações como ficam com o aditivo em preparo, em palavras: o que se lê é o que se acorda."""
    numeros = dict(plano.acoes.values_list("pk", "numero"))
    itens = []
    for acao in que_ficam(plano):
        vista = com_a_mudanca(acao)
        itens.append(
            {
                "numero": vista.numero,
                "titulo": vista.titulo,
                "descricao": vista.descricao,
                "origem": vista.get_origem_display(),
                "razao": vista.razao,
                "produto": vista.produto.nome if vista.produto else "",
                "lado": vista.get_lado_display(),
                "pessoa": vista.pessoa,
                "prazo_dias_uteis": vista.prazo_dias_uteis,
                "prioridade": vista.get_prioridade_display(),
                "depende_de": numeros.get(vista.depende_de_id) if vista.depende_de_id else None,
            }
        )
    return itens


def diferenca(antes: Sequence[Item], depois: Sequence[Item]) -> list[Mudanca]:
    """Conta pura: o que entrou, o que saiu e o que mudou, na ordem do número da ação."""
    velhos = {item["numero"]: item for item in antes}
    novos = {item["numero"]: item for item in depois}
    mudancas = []
    for numero in sorted(velhos | novos):
        velho, novo = velhos.get(numero), novos.get(numero)
        if velho is None and novo is not None:
            mudancas.append(Mudanca(numero, novo["titulo"], "Entra", []))
        elif novo is None and velho is not None:
            mudancas.append(Mudanca(numero, velho["titulo"], "Sai", []))
        elif velho is not None and novo is not None and (campos := _campos(velho, novo)):
            mudancas.append(Mudanca(numero, velho["titulo"], "Muda", campos))
    return mudancas


def _campos(velho: Item, novo: Item) -> list[tuple[str, str, str]]:
    return [
        (rotulo, _texto(velho.get(campo)), _texto(novo.get(campo)))
        for campo, rotulo in ROTULOS.items()
        if velho.get(campo) != novo.get(campo)
    ]


def _texto(valor: Any) -> str:
    return "" if valor is None else str(valor)
