"""Comparação de um diagnóstico: com o anterior do ente e com a mediana da faixa de população."""

from dataclasses import dataclass
from typing import Any

from django.db import connection

from identidade.choices import TipoPergunta
from identidade.models import ConsolidadoEnte, Diagnostico, Pergunta

# Com menos cidades que isto, a mediana diria a resposta de uma delas.
MINIMO_DE_ENTES = 5

# O último enviado de cada outro ente da faixa; só números, que não são dado pessoal.
MEDIANAS = """
    WITH ultimos AS (
        SELECT DISTINCT ON (d.ente_id) d.id
          FROM identidade_diagnostico d
          JOIN identidade_consolidadoente c ON c.ente_id = d.ente_id
         WHERE d.situacao = 'enviado' AND c.faixa = %s AND d.ente_id <> %s
         ORDER BY d.ente_id, d.enviado_em DESC
    )
    SELECT chave, percentile_cont(0.5) WITHIN GROUP (ORDER BY (valor #>> '{}')::numeric)
      FROM ultimos
      JOIN identidade_respostasecao r ON r.diagnostico_id = ultimos.id,
           jsonb_each(r.dados) AS par (chave, valor)
     WHERE jsonb_typeof(valor) = 'number'
     GROUP BY chave HAVING count(*) >= %s
"""


@dataclass(frozen=True)
class Comparacao:
    pergunta: str
    valor: int
    antes: int | None
    mediana: float | None


def comparar(diagnostico: Diagnostico) -> list[Comparacao]:
    """Uma linha por pergunta de número respondida."""
    respostas = diagnostico.respostas
    antes = _do_anterior(diagnostico)
    medianas = medianas_da_faixa(diagnostico)
    numericas = Pergunta.objects.filter(
        secao__questionario=diagnostico.questionario_id, tipo=TipoPergunta.NUMERO
    ).order_by("secao__ordem", "ordem")
    return [
        Comparacao(p.texto, respostas[p.codigo], antes.get(p.codigo), medianas.get(p.codigo))
        for p in numericas
        if p.codigo in respostas
    ]


def medianas_da_faixa(diagnostico: Diagnostico) -> dict[str, float]:
    consolidado = ConsolidadoEnte.objects.filter(ente=diagnostico.ente_id).first()
    if consolidado is None:
        return {}
    with connection.cursor() as cursor:
        cursor.execute(MEDIANAS, [consolidado.faixa, diagnostico.ente_id, MINIMO_DE_ENTES])
        return {codigo: float(mediana) for codigo, mediana in cursor.fetchall()}


def _do_anterior(diagnostico: Diagnostico) -> dict[str, Any]:
    anteriores = Diagnostico.objects.enviados().filter(ente=diagnostico.ente_id)
    anterior = anteriores.filter(pk__lt=diagnostico.pk).first()
    respostas = anterior.respostas if anterior else {}
    return {codigo: valor for codigo, valor in respostas.items() if type(valor) is int}
