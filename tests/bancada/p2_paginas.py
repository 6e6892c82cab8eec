"""P2: a última página contra a primeira, e a lista inteira contra o COPY das mesmas linhas."""

from functools import partial

import orjson
from django.db import connection
from django.test import Client

from municipios.api.cursor import Cursor
from municipios.models import Ente
from tests.bancada.cenario import cliente_da_api, pedir, ponto_focal
from tests.bancada.medida import Resultado, comparar

LISTA = "/api/v1/entes/?limite=100"
PAGINAS = 20


def medir(vezes: int) -> list[Resultado]:
    cliente = cliente_da_api(ponto_focal())
    perto_do_fim = Ente.objects.order_by("-pk").values_list("pk", flat=True)[101]
    ultima = f"{LISTA}&cursor={Cursor((perto_do_fim,)).texto('entes')}"
    return [
        comparar(
            "P2",
            f"última página ÷ primeira, ×{vezes}",
            nossa=partial(pedir, cliente, ultima),
            piso=partial(pedir, cliente, LISTA),
            teto=1.2,
        ),
        comparar(
            "P2",
            f"{PAGINAS} páginas de 500 seguidas ÷ COPY, ×{vezes}",
            nossa=partial(_seguir, cliente),
            piso=_copiar,
            teto=12.0,
            rodadas=5,
        ),
    ]


def _seguir(cliente: Client) -> int:
    """Segue `next` por 20 páginas: 10 mil linhas, ou a lista inteira se for menor."""
    endereco, lidas = "/api/v1/entes/?limite=500", 0
    for _ in range(PAGINAS):
        envelope = orjson.loads(pedir(cliente, endereco).content)
        lidas += len(envelope["results"])
        if not envelope["next"]:
            break
        endereco = envelope["next"]
    return lidas


def _copiar() -> None:
    with (
        connection.cursor() as cursor,
        cursor.copy(
            "COPY (SELECT * FROM municipios_ente e LEFT JOIN identidade_consolidadoente c"
            " ON c.ente_id = e.codigo_ibge LEFT JOIN (SELECT ente_id, json_agg(p) AS produtos FROM"
            " identidade_consolidadoproduto p GROUP BY 1) p USING (ente_id)"
            " ORDER BY e.codigo_ibge LIMIT 10000) TO STDOUT"
        ) as copia,
    ):
        for _ in copia:
            pass
