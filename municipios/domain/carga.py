"""O motor das importações: COPY para uma mesa provisória, conferência por conjuntos, MERGE.

No banco, nada percorre linha a linha: 5.571 ou 557 mil linhas custam os mesmos poucos comandos.
Tudo numa transação; o que se recusa não muda nada; o que não mudou não gera história; duas
importações ao mesmo tempo entram em fila.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

from municipios.domain.recusa import Motivos
from municipios.planilhas.lote import MAXIMO_DE_FALHAS, Falha, Lote

EXEMPLOS = 50
PASSO_DO_PROGRESSO = 500
_TIPOS = {
    "valor": "bigint",
    "capital": "boolean",
    "latitude": "numeric(8,5)",
    "longitude": "numeric(8,5)",
}
# (linhas feitas, total): quem chama mostra a barra como quiser.
Progresso = Callable[[int, int], None]


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


def esperar_a_vez(cursor: CursorWrapper) -> None:
    """Uma importação por vez, até o fim da transação: a diferença vale para o que se vai gravar."""
    cursor.execute("SELECT pg_advisory_xact_lock(hashtext('redegov.importacao'))")


def por_na_mesa(cursor: CursorWrapper, lote: Lote, progresso: Progresso | None = None) -> None:
    """COPY do lote para a tabela provisória `mesa`."""
    lote.fechar()
    colunas = ", ".join(f"{c} {_TIPOS.get(c, 'text')}" for c in lote.colunas)
    cursor.execute("DROP TABLE IF EXISTS mesa")
    cursor.execute(f"CREATE TEMP TABLE mesa (linha int, {colunas}) ON COMMIT DROP")
    total = len(lote.linhas)
    with cursor.copy(f"COPY mesa (linha, {', '.join(lote.colunas)}) FROM STDIN") as copia:
        for feitas, (numero, linha) in enumerate(zip(lote.numeros, lote.linhas, strict=True), 1):
            copia.write_row((numero, *linha))
            if progresso and (feitas % PASSO_DO_PROGRESSO == 0 or feitas == total):
                progresso(feitas, total)
    cursor.execute("ANALYZE mesa")


def conferir_codigos(cursor: CursorWrapper, motivos: Motivos) -> None:
    """Código fora do formato e código repetido, com a linha de cada um.

    O dígito verificador não se confere: nove códigos oficiais não o fecham.
    """
    _conferir(
        cursor,
        motivos,
        "SELECT linha, coalesce(left(codigo_ibge, 40), '') FROM mesa"
        " WHERE codigo_ibge !~ '^([0-9]{2}|[0-9]{7})$' OR codigo_ibge IS NULL",
        "“{}” não é código do IBGE (7 números; 2 para UF)",
    )
    _conferir(
        cursor,
        motivos,
        "SELECT max(linha), codigo_ibge,"
        " array_to_string((array_agg(linha ORDER BY linha))[:10], ', ') FROM mesa"
        " GROUP BY codigo_ibge HAVING count(*) > 1",
        "{} aparece mais de uma vez (linhas {})",
    )


def conferir_conhecidos(cursor: CursorWrapper, motivos: Motivos) -> None:
    _conferir(
        cursor,
        motivos,
        "SELECT m.linha, m.codigo_ibge FROM mesa m LEFT JOIN municipios_ente e USING (codigo_ibge)"
        " WHERE e.codigo_ibge IS NULL AND m.codigo_ibge ~ '^([0-9]{2}|[0-9]{7})$'",
        "{} não está no cadastro de entes; importe antes as localidades",
    )


def _conferir(cursor: CursorWrapper, motivos: Motivos, consulta: str, porque: str) -> None:
    cursor.execute(
        f"SELECT count(*) OVER (), r.* FROM ({consulta}) AS r ORDER BY 2 LIMIT %s",  # noqa: S608
        [MAXIMO_DE_FALHAS],
    )
    linhas = cursor.fetchall()
    falhas = (Falha(linha, "código", porque.format(*ditos)) for _, linha, *ditos in linhas)
    motivos.juntar(falhas, linhas[0][0] if linhas else 0)


def contar_mudancas(cursor: CursorWrapper, exemplos: str, *parametros: Any) -> Diferenca:
    """Conta a tabela provisória `mudanca` (codigo_ibge, tipo).

    `exemplos` é a consulta que diz código, tipo, antes e depois (jsonb) das linhas de `amostra`.
    """
    cursor.execute(
        "SELECT (SELECT count(*) FROM mesa), count(*) FILTER (WHERE tipo = 'novo'),"
        " count(*) FILTER (WHERE tipo = 'mudou'), count(*) FILTER (WHERE tipo = 'extinto')"
        " FROM mudanca"
    )
    linhas, novos, mudados, extintos = cursor.fetchone()
    amostra = "SELECT * FROM mudanca ORDER BY tipo, codigo_ibge LIMIT %s"
    cursor.execute(f"WITH amostra AS ({amostra}) {exemplos} ORDER BY 2, 1", [EXEMPLOS, *parametros])
    achados = [
        {"codigo": codigo, "tipo": tipo, **_campos_mudados(antes, depois)}
        for codigo, tipo, antes, depois in cursor.fetchall()
    ]
    return Diferenca(linhas, novos, mudados, linhas - novos - mudados, extintos, achados)


def _campos_mudados(texto_antes: str | None, texto_depois: str) -> dict[str, Any]:
    """O nome de quem muda, para se reconhecer, e o antes e o depois de cada campo que muda."""
    antes, depois = json.loads(texto_antes or "{}"), json.loads(texto_depois)
    nome = depois.pop("ente", None) or depois.get("nome") or antes.get("nome")
    campos = [*antes, *(campo for campo in depois if campo not in antes)]
    mudados = {
        campo: [antes.get(campo), depois.get(campo)]
        for campo in campos
        if antes.get(campo) != depois.get(campo)
    }
    return {"nome": nome, "campos": mudados}


def assinar_mudancas() -> str:
    """Resumo do que está para mudar: quem confirma, confirma exatamente isto."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT md5(coalesce(string_agg(concat(codigo_ibge, tipo, m::text), E'\\n'"
            " ORDER BY codigo_ibge), '')) FROM mudanca LEFT JOIN mesa m USING (codigo_ibge)"
        )
        return str(cursor.fetchone()[0])


def avisar_pendentes(cursor: CursorWrapper, motivo: str) -> None:
    """Cada ente que mudou vira um `EntePendente`, na mesma transação."""
    cursor.execute(
        "INSERT INTO municipios_entependente (ente_id, motivo, criado_em)"
        " SELECT codigo_ibge, %s, now() FROM mudanca",
        [motivo],
    )
