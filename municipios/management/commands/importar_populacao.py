"""`manage.py importar_populacao ARQUIVO`: estimativa, censo ou SIDRA, como o IBGE publica."""

from typing import Any

from municipios.domain.carga import Diferenca
from municipios.domain.populacao import importar_populacao
from municipios.management.commands._importar import ImportarCommand
from municipios.planilhas.arquivo import eh_de_populacao
from municipios.planilhas.lote import ArquivoRecusado, Lote


class Command(ImportarCommand):
    help = "Importa a população de um ano e recalcula as coortes, casando pelo código."

    def recusar_familia(self, lotes: list[Lote]) -> None:
        if not eh_de_populacao(lotes):
            raise ArquivoRecusado("Este arquivo é de entes: use manage.py importar_entes.")

    def importar(self, lote: Any, **opcoes: Any) -> Diferenca:
        return importar_populacao(lote, **opcoes)
