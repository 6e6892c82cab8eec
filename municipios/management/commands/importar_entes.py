"""`manage.py importar_entes ARQUIVO`: localidades do IBGE ou entes do SICONFI."""

from typing import Any

from municipios.domain.carga import Diferenca
from municipios.domain.ente import importar_entes
from municipios.management.commands._importar import ImportarCommand
from municipios.planilhas.arquivo import eh_de_populacao
from municipios.planilhas.lote import ArquivoRecusado, Lote


class Command(ImportarCommand):
    help = "Importa entes (IBGE localidades, SICONFI ou o nosso CSV), casando pelo código."

    def recusar_familia(self, lotes: list[Lote]) -> None:
        if eh_de_populacao(lotes):
            raise ArquivoRecusado("Este arquivo é de população: use manage.py importar_populacao.")

    def importar(self, lote: Any, **opcoes: Any) -> Diferenca:
        return importar_entes(lote, **opcoes)
