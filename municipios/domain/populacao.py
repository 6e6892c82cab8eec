"""População dos entes por ano e fonte: importada em lote, casada pelo código, nunca apagada."""

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from municipios.domain import carga
from municipios.domain.carga import Diferenca, Progresso
from municipios.domain.cobertura import conferir_cobertura
from municipios.domain.coorte import recalcular_todas
from municipios.domain.recusa import Motivos, recusando_o_que_nao_cabe
from municipios.models import Importacao
from municipios.planilhas.lote import LotePopulacao

_EXEMPLOS = """
    SELECT codigo_ibge, a.tipo,
           CASE WHEN p.id IS NOT NULL THEN jsonb_build_object('habitantes', p.valor) END,
           jsonb_build_object('ente', e.nome || ' (' || e.uf || ')', 'habitantes', m.valor)
      FROM amostra a JOIN mesa m USING (codigo_ibge) JOIN municipios_ente e USING (codigo_ibge)
      LEFT JOIN municipios_populacao p
        ON p.ente_id = codigo_ibge AND p.ano = %s AND p.fonte = %s
"""


@transaction.atomic
def importar_populacao(
    lote: LotePopulacao,
    *,
    ensaio: bool = False,
    dispensas: frozenset[str] = frozenset(),
    importacao: Importacao | None = None,
    coortes: bool = True,
    progresso: Progresso | None = None,
) -> Diferenca:
    """Confere e, salvo `ensaio`, grava; as coortes são recalculadas na mesma transação.

    `coortes=False` é para quem carrega várias referências seguidas e recalcula uma vez no fim.
    Um arquivo de ano anterior à criação de um município não o traz, e isso não marca nada.

    Raises:
        ImportacaoRecusada: com todas as razões; `dispensas` libera uma regra pelo nome.
    """
    with connection.cursor() as cursor:
        carga.esperar_a_vez(cursor)
        carga.por_na_mesa(cursor, lote, progresso)
        _recusar_se_preciso(cursor, lote, dispensas)
        _calcular_mudancas(cursor, lote)
        diferenca = carga.contar_mudancas(cursor, _EXEMPLOS, lote.ano, lote.fonte)
        diferenca.fora = lote.fora
        if diferenca.muda_algo and not ensaio:
            with recusando_o_que_nao_cabe():
                _aplicar(cursor, lote, importacao)
            carga.avisar_pendentes(cursor, "populacao")
    if diferenca.muda_algo and coortes and not ensaio:
        recalcular_todas()
    return diferenca


def _recusar_se_preciso(
    cursor: CursorWrapper, lote: LotePopulacao, dispensas: frozenset[str]
) -> None:
    motivos = Motivos()
    motivos.juntar(lote.falhas, lote.total_de_falhas)
    carga.conferir_codigos(cursor, motivos)
    carga.conferir_conhecidos(cursor, motivos)
    conferir_cobertura(cursor, lote, motivos, dispensas)
    motivos.recusar_se_houver()


def _calcular_mudancas(cursor: CursorWrapper, lote: LotePopulacao) -> None:
    cursor.execute("DROP TABLE IF EXISTS mudanca")
    cursor.execute(
        f"""
        CREATE TEMP TABLE mudanca ON COMMIT DROP AS
        SELECT m.codigo_ibge, CASE WHEN p.id IS NULL THEN 'novo' ELSE 'mudou' END AS tipo
          FROM mesa m LEFT JOIN municipios_populacao p
            ON p.ente_id = m.codigo_ibge AND p.ano = %s AND p.fonte = %s
         WHERE p.id IS NULL {"" if lote.so_acrescenta else "OR p.valor <> m.valor"}
        """,  # noqa: S608
        [lote.ano, lote.fonte],
    )


def _aplicar(cursor: CursorWrapper, lote: LotePopulacao, importacao: Importacao | None) -> None:
    cursor.execute(
        """
        MERGE INTO municipios_populacao p
        USING (SELECT m.* FROM mesa m JOIN mudanca USING (codigo_ibge)) m
           ON p.ente_id = m.codigo_ibge AND p.ano = %(ano)s AND p.fonte = %(fonte)s
        WHEN MATCHED THEN UPDATE SET (valor, importacao_id) = (m.valor, %(importacao)s)
        WHEN NOT MATCHED THEN INSERT (ente_id, ano, fonte, valor, importacao_id)
             VALUES (m.codigo_ibge, %(ano)s, %(fonte)s, m.valor, %(importacao)s)
        """,
        {
            "ano": lote.ano,
            "fonte": lote.fonte,
            "importacao": importacao.pk if importacao else None,
        },
    )
