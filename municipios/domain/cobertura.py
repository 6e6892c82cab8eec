"""O que um arquivo completo traz: linhas por ano, estados, e quanto pode mudar de uma vez.

Cada regra tem nome e pode ser dispensada por quem sabe o que faz (`--dispensar cobertura`).
"""

from django.db.backends.utils import CursorWrapper

from municipios.domain.recusa import Motivos
from municipios.planilhas.lote import Lote

COBERTURA, UFS, MUDANCAS = "cobertura", "ufs", "mudancas"
REGRAS = {
    COBERTURA: "aceita arquivo com menos municípios do que deveria ter",
    UFS: "aceita arquivo sem alguma UF",
    MUDANCAS: "aceita que mais de 1% dos entes mudem de nome ou de UF, ou deixem de existir",
}
LIMITE_DE_MUDANCAS = 0.01
ESTADOS = 26
# Linhas da lista de municípios do IBGE desde cada ano, com Brasília e Fernando de Noronha.
LINHAS_DESDE = (
    (2024, 5571),
    (2013, 5570),
    (2009, 5565),
    (2005, 5564),
    (2001, 5561),
    (1997, 5507),
)
# Fernando de Noronha sai da lista na leitura, e Brasília é contada à parte, como o DF.
NAO_SAO_MUNICIPIOS = 2


def municipios_esperados(ano: int | None) -> int:
    """Municípios (sem o DF) que um arquivo completo do ano traz; sem ano, a divisão de hoje."""
    if ano is None:
        return LINHAS_DESDE[0][1] - NAO_SAO_MUNICIPIOS
    linhas = next((linhas for desde, linhas in LINHAS_DESDE if ano >= desde), NAO_SAO_MUNICIPIOS)
    return linhas - NAO_SAO_MUNICIPIOS


def conferir_cobertura(
    cursor: CursorWrapper, lote: Lote, motivos: Motivos, dispensas: frozenset[str]
) -> None:
    """Arquivo cortado, sem UF inteira ou vazio."""
    cursor.execute(
        "SELECT count(DISTINCT codigo_ibge) FILTER (WHERE length(codigo_ibge) = 7),"
        " count(DISTINCT codigo_ibge) FILTER (WHERE length(codigo_ibge) = 2),"
        " count(DISTINCT left(codigo_ibge, 2))"
        " FROM mesa WHERE codigo_ibge ~ '^([0-9]{2}|[0-9]{7})$'"
    )
    municipios, ufs_por_codigo, ufs = cursor.fetchone()
    if not municipios and not ufs_por_codigo:
        motivos.acusar("O arquivo não traz nenhum ente. Confira se é o arquivo certo.")
        return
    esperados = municipios_esperados(lote.ano)
    if municipios and municipios < esperados and COBERTURA not in dispensas:
        quando = f"de {lote.ano}" if lote.ano else "de hoje"
        motivos.acusar(
            f"O arquivo traz {municipios} municípios (fora o DF) e um completo {quando} traz "
            f"{esperados}: parece cortado. Baixe de novo; se estiver certo, dispense a regra "
            f"“{COBERTURA}”.",
            COBERTURA,
        )
    if ufs <= ESTADOS and UFS not in dispensas:
        motivos.acusar(
            f"O arquivo traz {ufs} UFs, e são 27: falta UF inteira. Baixe de novo; se estiver "
            f"certo, dispense a regra “{UFS}”.",
            UFS,
        )
    if municipios and 1 < ufs_por_codigo <= ESTADOS and UFS not in dispensas:
        motivos.acusar(f"O arquivo traz só {ufs_por_codigo} dos 26 estados e o DF.", UFS)


def conferir_mudancas(
    cursor: CursorWrapper, lote: Lote, motivos: Motivos, dispensas: frozenset[str]
) -> None:
    """Mais de 1% dos entes com outro nome ou outra UF, ou extintos: colunas trocadas, talvez."""
    if MUDANCAS in dispensas:
        return
    cursor.execute(
        "SELECT count(*) FILTER (WHERE m.nome <> e.nome OR m.uf <> e.uf), count(*)"
        " FROM mesa m JOIN municipios_ente e USING (codigo_ibge)"
    )
    trocados, comuns = cursor.fetchone()
    if trocados > max(comuns * LIMITE_DE_MUDANCAS, 1):
        motivos.acusar(
            f"{trocados} de {comuns} entes mudariam de nome ou de UF, mais que 1%: as colunas "
            f"podem estar trocadas. Se estiver certo, dispense a regra “{MUDANCAS}”.",
            MUDANCAS,
        )
    if lote.lista_do_pais:
        _conferir_extintos(cursor, motivos)


def _conferir_extintos(cursor: CursorWrapper, motivos: Motivos) -> None:
    cursor.execute(
        "SELECT count(*) FILTER (WHERE m.codigo_ibge IS NULL), count(*) FROM municipios_ente e"
        " LEFT JOIN mesa m USING (codigo_ibge)"
        " WHERE e.situacao = 'ativo' AND e.esfera = 'municipal'"
    )
    somem, ativos = cursor.fetchone()
    if somem > max(ativos * LIMITE_DE_MUDANCAS, 1):
        motivos.acusar(
            f"{somem} dos {ativos} municípios ativos não estão no arquivo e seriam dados por "
            f"extintos, mais que 1%. Se estiver certo, dispense a regra “{MUDANCAS}”.",
            MUDANCAS,
        )
