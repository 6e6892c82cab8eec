"""O motor das importações: COPY para uma mesa provisória, conferência por conjuntos, MERGE.

Nada aqui percorre linha a linha: 5.571 ou 557 mil linhas custam os mesmos poucos comandos. Tudo
numa transação; o que se recusa não muda nada; o que não mudou não gera história.
"""

from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from municipios.choices import FontePopulacao
from municipios.planilhas.lote import Falha, Lote, LotePopulacao

EXEMPLOS = 50
_TIPOS = {
    "valor": "bigint",
    "capital": "boolean",
    "latitude": "numeric(8,5)",
    "longitude": "numeric(8,5)",
}


class ImportacaoRecusada(Exception):
    """O arquivo foi recusado inteiro; `motivos` traz todas as razões, de uma vez."""

    def __init__(self, motivos: list[str]) -> None:
        super().__init__("\n".join(motivos))
        self.motivos = motivos


@dataclass
class Diferenca:
    """O que o arquivo muda no cadastro, contado antes de mudar."""

    linhas: int = 0
    novos: int = 0
    mudados: int = 0
    iguais: int = 0
    extintos: int = 0
    exemplos: list[dict[str, Any]] = field(default_factory=list)
    fora: list[str] = field(default_factory=list)

    @property
    def muda_algo(self) -> bool:
        return bool(self.novos or self.mudados or self.extintos)


def por_na_mesa(cursor: CursorWrapper, lote: Lote) -> None:
    """COPY do lote para a tabela provisória `mesa`; recusa códigos malformados e repetidos."""
    colunas = ", ".join(f"{c} {_TIPOS.get(c, 'text')}" for c in lote.colunas)
    cursor.execute("DROP TABLE IF EXISTS mesa")
    cursor.execute(f"CREATE TEMP TABLE mesa (linha int, {colunas}) ON COMMIT DROP")
    with cursor.copy(f"COPY mesa (linha, {', '.join(lote.colunas)}) FROM STDIN") as copia:
        for numero, linha in zip(lote.numeros, lote.linhas, strict=True):
            copia.write_row((numero, *linha))
    cursor.execute("ANALYZE mesa")


def falhas_dos_codigos(cursor: CursorWrapper) -> list[Falha]:
    """Código fora do formato e código repetido, com a linha de cada um."""
    cursor.execute(
        "SELECT linha, codigo_ibge FROM mesa WHERE codigo_ibge !~ '^([0-9]{2}|[0-9]{7})$'"
        " OR codigo_ibge IS NULL ORDER BY linha"
    )
    ruins = [
        Falha(n, "código", f"“{c}” não é código do IBGE (7 números; 2 para UF)")
        for n, c in cursor.fetchall()
    ]
    cursor.execute(
        "SELECT codigo_ibge, array_agg(linha ORDER BY linha) FROM mesa"
        " GROUP BY codigo_ibge HAVING count(*) > 1 ORDER BY 1"
    )
    return ruins + [
        Falha(ls[-1], "código", f"{c} aparece mais de uma vez (linhas {', '.join(map(str, ls))})")
        for c, ls in cursor.fetchall()
    ]


def falhas_de_desconhecidos(cursor: CursorWrapper) -> list[Falha]:
    cursor.execute(
        "SELECT m.linha, m.codigo_ibge FROM mesa m LEFT JOIN municipios_ente e USING (codigo_ibge)"
        " WHERE e.codigo_ibge IS NULL ORDER BY m.linha"
    )
    return [
        Falha(n, "código", f"{c} não está no cadastro de entes; importe antes as localidades")
        for n, c in cursor.fetchall()
    ]


def contar_mudancas(cursor: CursorWrapper) -> Diferenca:
    """Lê a tabela provisória `mudanca` (codigo_ibge, tipo, antes, depois)."""
    cursor.execute(
        "SELECT (SELECT count(*) FROM mesa), count(*) FILTER (WHERE tipo = 'novo'),"
        " count(*) FILTER (WHERE tipo = 'mudou'), count(*) FILTER (WHERE tipo = 'extinto')"
        " FROM mudanca"
    )
    linhas, novos, mudados, extintos = cursor.fetchone()
    cursor.execute(
        "SELECT codigo_ibge, tipo, antes, depois FROM mudanca ORDER BY tipo, codigo_ibge LIMIT %s",
        [EXEMPLOS],
    )
    exemplos = [
        dict(zip(("codigo", "tipo", "antes", "depois"), linha, strict=True))
        for linha in cursor.fetchall()
    ]
    return Diferenca(linhas, novos, mudados, linhas - novos - mudados, extintos, exemplos)


def avisar_pendentes(cursor: CursorWrapper, motivo: str) -> None:
    """Cada ente que mudou vira um `EntePendente`, na mesma transação."""
    cursor.execute(
        "INSERT INTO municipios_entependente (ente_id, motivo, criado_em)"
        " SELECT codigo_ibge, %s, now() FROM mudanca",
        [motivo],
    )


def municipios_esperados(lote: Lote) -> int:
    """Municípios mais o DF que um arquivo completo traz.

    5.570 linhas do IBGE, menos Fernando de Noronha, que não é ente; uma a mais a partir de 2024,
    quando passou a contar Boa Esperança do Norte (MT).
    """
    depois = not isinstance(lote, LotePopulacao) or (
        lote.fonte == FontePopulacao.ESTIMATIVA and lote.ano >= 2024
    )
    return 5570 if depois else 5569


def banco() -> CursorWrapper:
    return connection.cursor()
