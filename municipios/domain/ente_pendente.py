"""O recado de `municipios` para cima: este ente mudou e precisa ser consolidado."""

from collections.abc import Iterable

from municipios.models import EntePendente


def marcar_pendentes(codigos: Iterable[str], motivo: str) -> None:
    """Escreve um `EntePendente` por ente, na transação de quem chama."""
    EntePendente.objects.bulk_create(
        [EntePendente(ente_id=codigo, motivo=motivo) for codigo in codigos]
    )
