"""População dos entes por ano e fonte: importada em lote, casada pelo código, nunca apagada."""

from django.db import transaction
from django.db.backends.utils import CursorWrapper

from municipios.domain import carga
from municipios.domain.carga import Diferenca, ImportacaoRecusada
from municipios.domain.coorte import recalcular_todas
from municipios.domain.ente import COBERTURA, UFS
from municipios.models import Importacao
from municipios.planilhas.lote import LotePopulacao


@transaction.atomic
def importar_populacao(
    lote: LotePopulacao,
    *,
    ensaio: bool = False,
    dispensas: frozenset[str] = frozenset(),
    importacao: Importacao | None = None,
    coortes: bool = True,
) -> Diferenca:
    """Confere e, salvo `ensaio`, grava; as coortes são recalculadas na mesma transação.

    `coortes=False` é para quem carrega várias referências seguidas e recalcula uma vez no fim.
    Um arquivo de ano anterior à criação de um município não o traz, e isso não marca nada.

    Raises:
        ImportacaoRecusada: com todas as razões; `dispensas` libera uma regra pelo nome.
    """
    with carga.banco() as cursor:
        carga.por_na_mesa(cursor, lote)
        motivos = _motivos(cursor, lote, dispensas)
        if motivos:
            raise ImportacaoRecusada(motivos)
        _calcular_mudancas(cursor, lote)
        diferenca = carga.contar_mudancas(cursor)
        diferenca.fora = lote.fora
        if diferenca.muda_algo and not ensaio:
            _aplicar(cursor, lote, importacao)
            carga.avisar_pendentes(cursor, "populacao")
    if diferenca.muda_algo and coortes and not ensaio:
        recalcular_todas()
    return diferenca


def _motivos(cursor: CursorWrapper, lote: LotePopulacao, dispensas: frozenset[str]) -> list[str]:
    falhas = [
        *lote.falhas,
        *carga.falhas_dos_codigos(cursor),
        *carga.falhas_de_desconhecidos(cursor),
    ]
    motivos = [str(falha) for falha in falhas]
    cursor.execute(
        "SELECT count(*) FILTER (WHERE length(codigo_ibge) = 7 OR codigo_ibge = '53'),"
        " count(DISTINCT left(codigo_ibge, 2)) FROM mesa"
    )
    municipios, ufs = cursor.fetchone()
    esperados = carga.municipios_esperados(lote)
    if municipios < esperados and COBERTURA not in dispensas:
        motivos.append(
            f"O arquivo traz {municipios} municípios (contando Brasília) e o de {lote.ano} deveria "
            f"trazer {esperados}: parece cortado. Baixe de novo; se estiver certo, repita com "
            "--dispensar cobertura."
        )
    if ufs < 27 and UFS not in dispensas:
        motivos.append(
            f"O arquivo traz {ufs} UFs, e são 27: falta UF inteira. Baixe de novo; se estiver "
            "certo, repita com --dispensar ufs."
        )
    return motivos


def _calcular_mudancas(cursor: CursorWrapper, lote: LotePopulacao) -> None:
    cursor.execute("DROP TABLE IF EXISTS mudanca")
    cursor.execute(
        """
        CREATE TEMP TABLE mudanca ON COMMIT DROP AS
        SELECT m.codigo_ibge, CASE WHEN p.id IS NULL THEN 'novo' ELSE 'mudou' END AS tipo,
               to_jsonb(p.valor) AS antes, to_jsonb(m.valor) AS depois
          FROM mesa m LEFT JOIN municipios_populacao p
            ON p.ente_id = m.codigo_ibge AND p.ano = %s AND p.fonte = %s
         WHERE p.id IS NULL OR p.valor <> m.valor
        """,
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
