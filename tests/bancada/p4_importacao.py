"""P4: importar a população de todo o país, com conferência, diferença e história, contra o COPY."""

from django.db import connection, transaction

from municipios.domain.populacao import importar_populacao
from municipios.models import Populacao
from municipios.planilhas.acervo import ler_populacoes
from municipios.planilhas.lote import LotePopulacao
from tests.bancada.medida import Resultado, comparar

TETO, TETO_SEM_MUDANCA = 6.0, 1.0


class _Desfazer(Exception):
    pass


def medir() -> list[Resultado]:
    inedito = _lote(ano=2030)
    repetido = ler_populacoes()[-1]
    pares = {
        "bulk_create": lambda: _desfeito(lambda: _bulk_create(inedito)),
        "update_or_create (1 em 20)": lambda: _desfeito(lambda: _um_a_um(inedito)),
    }
    piso = lambda: _desfeito(lambda: _copy(inedito))  # noqa: E731
    return [
        comparar(
            "P4",
            "importar 5.596 linhas novas",
            nossa=lambda: _desfeito(lambda: importar_populacao(inedito, coortes=False)),
            piso=piso,
            pares=pares,
            teto=TETO,
        ),
        comparar(
            "P4",
            "importar de novo sem mudança",
            nossa=lambda: _desfeito(lambda: importar_populacao(repetido)),
            piso=piso,
            teto=TETO_SEM_MUDANCA,
        ),
    ]


def _lote(ano: int) -> LotePopulacao:
    modelo = ler_populacoes()[-1]
    lote = LotePopulacao(modelo.colunas, ano=ano, fonte=modelo.fonte)
    lote.linhas, lote.numeros = modelo.linhas, modelo.numeros
    return lote


def _desfeito(acao: object) -> None:
    try:
        with transaction.atomic():
            acao()  # type: ignore[operator]
            raise _Desfazer
    except _Desfazer:
        pass


def _copy(lote: LotePopulacao) -> None:
    with connection.cursor() as cursor:
        # A mesma tabela, com os mesmos índices, sem gatilhos: o mínimo para guardar estas linhas.
        cursor.execute(
            "CREATE TEMP TABLE piso (LIKE municipios_populacao INCLUDING ALL) ON COMMIT DROP"
        )
        with cursor.copy("COPY piso (ente_id, valor, ano, fonte) FROM STDIN") as copia:
            for codigo, valor in lote.linhas:
                copia.write_row((codigo, valor, lote.ano, lote.fonte))


def _bulk_create(lote: LotePopulacao) -> None:
    Populacao.objects.bulk_create(
        [
            Populacao(ente_id=codigo, ano=lote.ano, fonte=lote.fonte, valor=valor)
            for codigo, valor in lote.linhas
        ]
    )


def _um_a_um(lote: LotePopulacao) -> None:
    for codigo, valor in lote.linhas[::20]:
        Populacao.objects.update_or_create(
            ente_id=codigo, ano=lote.ano, fonte=lote.fonte, defaults={"valor": valor}
        )
