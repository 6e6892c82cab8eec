"""Quem sabe ler cada família de importação."""

from municipios.choices import TipoImportacao
from municipios.domain.adesao_em_lote import importar_adesoes
from municipios.domain.fila_importacao import Executor, processar_tudo
from municipios.domain.importacao_cadastro import importar_cadastro

# O que não está aqui é do cadastro: a família de entes e população se descobre pelo conteúdo.
EXECUTORES: dict[str, Executor] = {TipoImportacao.ADESOES: importar_adesoes}


def executor_de(tipo: str) -> Executor:
    return EXECUTORES.get(tipo, importar_cadastro)


def processar_importacoes() -> int:
    """A varredura: confere as recebidas e aplica as confirmadas."""
    return processar_tudo(executor_de)
