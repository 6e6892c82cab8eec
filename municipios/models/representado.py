"""Os entes de que uma pessoa é, no dia, ponto focal confirmado ou autoridade em exercício.

União, e não `OR`: o banco parte dos poucos entes dela em vez de ler todos. Em SQL, porque quase
todo pedido o traz dentro de outra consulta, e montá-lo custava mais do que fazê-lo.
"""

from datetime import date

from django.db.models.expressions import RawSQL

from municipios.choices import SituacaoPontoFocal

REPRESENTADOS = """
SELECT ente_id FROM municipios_pontofocal
 WHERE cpf = %s AND situacao = %s AND inicio <= %s AND (fim IS NULL OR fim >= %s)
 UNION
SELECT ente_id FROM municipios_autoridade
 WHERE cpf = %s AND inicio <= %s AND (fim IS NULL OR fim >= %s)"""


def representados_com(cpf: str, dia: date) -> RawSQL:
    valores = [cpf, SituacaoPontoFocal.CONFIRMADO.value, dia, dia, cpf, dia, dia]
    return RawSQL(REPRESENTADOS, valores)  # noqa: S611 -- texto fixo; os valores vão à parte
