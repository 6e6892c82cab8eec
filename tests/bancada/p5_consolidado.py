"""P5: um fato com consolidação contra o UPDATE puro; ler o painel; reconstruir contra GROUP BY."""

from django.db import connection, transaction

from identidade.choices import SituacaoImplantacao
from identidade.domain.consolidacao import consolidar, contar_divergencias, reconstruir
from identidade.domain.painel import painel_nacional
from identidade.models import Implantacao
from tests.bancada.medida import RODADAS, Resultado, comparar, nenhuma

# As mesmas contagens (menos as de coorte), das origens, numa consulta só: sem comparar nem guardar.
GROUP_BY = """
WITH p AS (SELECT DISTINCT ON (ente_id) ente_id, valor, ano, fonte FROM municipios_populacao
            ORDER BY ente_id, ano DESC, fonte),
     i AS (SELECT ente_id, bool_or(situacao IN ('em_producao', 'em_uso')) AS integrou,
                  bool_or(situacao = 'em_uso') AS utiliza
             FROM identidade_implantacao GROUP BY ente_id),
     e AS (SELECT e.codigo_ibge, e.esfera, e.regiao, e.uf, width_bucket(p.valor,
                  ARRAY[20001, 50001, 100001, 300001])::text AS faixa, p.valor, p.ano, p.fonte,
                  a.id IS NOT NULL AS aderiu, i.integrou, i.utiliza
             FROM municipios_ente e LEFT JOIN p ON p.ente_id = e.codigo_ibge
             LEFT JOIN i ON i.ente_id = e.codigo_ibge
             LEFT JOIN municipios_adesao a
               ON a.ente_id = e.codigo_ibge AND a.situacao IN ('vigente', 'denunciada')
            WHERE e.situacao = 'ativo'),
     f AS (SELECT e.*, v.indicador FROM e CROSS JOIN LATERAL (VALUES
                  ('entes', true), ('aderiu', aderiu), ('integrou', integrou),
                  ('utiliza', utiliza), ('populacao:' || ano || ':' || fonte, valor IS NOT NULL)
                  ) AS v(indicador, vale) WHERE v.vale
           UNION ALL
           SELECT e.*, m.produto_id || ':' || v.indicador FROM e
             JOIN (SELECT ente_id, produto_id, max(situacao) AS situacao,
                          bool_or(situacao IN ('em_producao', 'em_uso')) AS integrou,
                          bool_or(situacao = 'em_uso') AS utiliza
                     FROM identidade_implantacao GROUP BY 1, 2) m ON m.ente_id = e.codigo_ibge
            CROSS JOIN LATERAL (VALUES (m.situacao::text, true), ('integrou', m.integrou),
                  ('utiliza', m.utiliza)) AS v(indicador, vale) WHERE v.vale)
SELECT d.dimensao, d.chave, f.esfera, f.indicador, count(*), sum(f.valor) FROM f
 CROSS JOIN LATERAL (VALUES ('pais', 'BR'), ('regiao', regiao), ('uf', uf), ('faixa', faixa)
       ) AS d(dimensao, chave)
 GROUP BY 1, 2, 3, 4
"""
# Com tantas vezes os entes, o GROUP BY leva segundos, e três rodadas bastam.
MUITOS = 100
_VAIVEM = [SituacaoImplantacao.EM_PRODUCAO, SituacaoImplantacao.EM_HOMOLOGACAO]


def medir(vezes: int) -> list[Resultado]:
    sem_passos = Implantacao.objects.filter(passos__isnull=True)
    ids = list(sem_passos.order_by("?").values_list("pk", "ente_id")[:200])
    resultados = [
        comparar(
            "P5a",
            f"um fato com consolidação, ×{vezes}",
            nossa=lambda: _fato(ids, com_consolidacao=True),
            piso=lambda: _fato(ids, com_consolidacao=False),
            teto=2.0,
        ),
        comparar(
            "P5b",
            f"ler o painel nacional, ×{vezes}",
            nossa=painel_nacional,
            piso=lambda: _consultar(GROUP_BY),
            teto=1.0,
            rodadas=RODADAS if vezes < MUITOS else 3,
        ),
        comparar(
            "P5c",
            f"reconstruir tudo, ×{vezes}",
            nossa=reconstruir,
            piso=lambda: _consultar(GROUP_BY),
            teto=1.5,
            rodadas=3,
        ),
    ]
    # O piso mudou as linhas sem consolidar: a última reconstrução tem de ter posto tudo em dia.
    diferem = contar_divergencias()
    return [*resultados, nenhuma("P5c", f"diferença depois de reconstruir, ×{vezes}", diferem)]


def _fato(ids: list[tuple[int, str]], *, com_consolidacao: bool) -> None:
    for indice, (pk, ente) in enumerate(ids[:20]):
        with transaction.atomic():
            situacao = _VAIVEM[indice % 2]
            Implantacao.objects.filter(pk=pk).update(situacao=situacao)
            if com_consolidacao:
                consolidar([ente])


def _consultar(comando: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(comando)
        cursor.fetchall()
