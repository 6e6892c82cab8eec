"""Quem sabe ler cada família de importação: as de cima se declaram em `settings.IMPORTADORES`."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.conf import settings
from django.utils.module_loading import import_string

from municipios.domain.fila_importacao import Executor, processar_tudo
from municipios.domain.importacao_cadastro import importar_cadastro
from municipios.planilhas.tabela import Formato, modelo


@dataclass(frozen=True)
class Importador:
    """Uma planilha de formato próprio do portal: o que ela traz, como se lê e um exemplo."""

    executor: Executor
    formato: Formato
    exemplo: Mapping[str, str] = field(default_factory=dict)

    @property
    def modelo(self) -> list[list[str]]:
        return modelo(self.formato, self.exemplo)


def importador(tipo: str) -> Importador | None:
    """O da família; nulo para entes e população, que se reconhecem pelo conteúdo."""
    caminho = settings.IMPORTADORES.get(tipo)
    achado: Importador | None = import_string(caminho) if caminho else None
    return achado


def executor_de(tipo: str) -> Executor:
    achado = importador(tipo)
    return achado.executor if achado else importar_cadastro


def processar_importacoes() -> int:
    """A varredura: confere as recebidas e aplica as confirmadas."""
    return processar_tudo(executor_de)
