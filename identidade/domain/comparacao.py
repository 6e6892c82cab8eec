"""Comparação de um diagnóstico: com o anterior do ente e com os outros da faixa de população."""

import json
from dataclasses import dataclass
from typing import Any

from django.db import connection

from identidade.choices import TipoPergunta
from identidade.domain.recomendacao import legivel
from identidade.models import ConsolidadoEnte, Diagnostico, Pergunta

# Com menos cidades que isto, o número da faixa diria a resposta de uma delas.
MINIMO_DE_ENTES = 5
COMPARAVEIS = (TipoPergunta.NUMERO, TipoPergunta.SIM_NAO, TipoPergunta.ESCOLHA)

# O último enviado de cada outro ente da faixa: a mediana, e quantos por cento responderam o mesmo.
NA_FAIXA = """
    WITH ultimos AS (
        SELECT DISTINCT ON (d.ente_id) d.id
          FROM identidade_diagnostico d
          JOIN identidade_consolidadoente c ON c.ente_id = d.ente_id
         WHERE d.situacao = 'enviado' AND c.faixa = %s AND d.ente_id <> %s
         ORDER BY d.ente_id, d.enviado_em DESC
    )
    SELECT chave,
           percentile_cont(0.5) WITHIN GROUP (ORDER BY
               CASE WHEN jsonb_typeof(valor) = 'number' THEN (valor #>> '{}')::numeric END),
           round(100.0 * count(*) FILTER (WHERE valor = %s::jsonb -> chave) / count(*))
      FROM ultimos
      JOIN identidade_respostasecao r ON r.diagnostico_id = ultimos.id,
           jsonb_each(r.dados) AS par (chave, valor)
     GROUP BY chave HAVING count(*) >= %s
"""


@dataclass(frozen=True)
class Comparacao:
    """Na faixa, `mediana` é a do número; `iguais`, por cento dos que escolheram o mesmo."""

    codigo: str
    pergunta: str
    valor: Any
    antes: Any
    mediana: float | None
    iguais: int | None

    @property
    def agora_escrito(self) -> str:
        return _por_extenso(self.valor)

    @property
    def antes_escrito(self) -> str:
        return "sem resposta" if self.antes is None else _por_extenso(self.antes)

    @property
    def mudou(self) -> bool:
        return self.antes is not None and self.antes != self.valor


def comparar(diagnostico: Diagnostico) -> list[Comparacao]:
    """Uma linha por pergunta de número ou de uma escolha só que se respondeu."""
    respostas = diagnostico.respostas
    antes, na_faixa = _do_anterior(diagnostico), _na_faixa(diagnostico, respostas)
    perguntas = Pergunta.objects.filter(
        secao__questionario=diagnostico.questionario_id, tipo__in=COMPARAVEIS
    ).order_by("secao__ordem", "ordem")
    return [
        _linha(p, respostas[p.codigo], antes.get(p.codigo), na_faixa.get(p.codigo, (None, None)))
        for p in perguntas
        if p.codigo in respostas
    ]


def _por_extenso(valor: Any) -> str:
    return f"{valor:,}".replace(",", ".") if type(valor) is int else legivel(valor)


def _linha(
    pergunta: Pergunta, valor: Any, antes: Any, na_faixa: tuple[float | None, int | None]
) -> Comparacao:
    mediana, iguais = na_faixa
    if pergunta.tipo == TipoPergunta.NUMERO:
        return Comparacao(pergunta.codigo, pergunta.texto, valor, antes, mediana, None)
    return Comparacao(pergunta.codigo, pergunta.texto, valor, antes, None, iguais)


def _na_faixa(
    diagnostico: Diagnostico, respostas: dict[str, Any]
) -> dict[str, tuple[float | None, int | None]]:
    consolidado = ConsolidadoEnte.objects.filter(ente=diagnostico.ente_id).first()
    if consolidado is None:
        return {}
    dele = (consolidado.faixa, diagnostico.ente_id, json.dumps(respostas), MINIMO_DE_ENTES)
    with connection.cursor() as cursor:
        cursor.execute(NA_FAIXA, dele)
        return {codigo: (mediana, int(iguais)) for codigo, mediana, iguais in cursor.fetchall()}


def _do_anterior(diagnostico: Diagnostico) -> dict[str, Any]:
    anteriores = Diagnostico.objects.enviados().filter(ente=diagnostico.ente_id)
    anterior = anteriores.filter(pk__lt=diagnostico.pk).first()
    return anterior.respostas if anterior else {}
