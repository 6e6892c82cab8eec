"""Cadastro de entes: só as importações o mudam, e casam sempre pelo código."""

from django.db import transaction
from django.db.backends.utils import CursorWrapper

from municipios.choices import SituacaoEnte
from municipios.domain import carga
from municipios.domain.carga import Diferenca, ImportacaoRecusada
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Ente
from municipios.models.ente import FORA_DO_CADASTRO
from municipios.planilhas.lote import Falha, Lote

COBERTURA, UFS, MUDANCAS = "cobertura", "ufs", "mudancas"
LIMITE_DE_MUDANCAS = 0.01


@transaction.atomic
def importar_entes(
    lote: Lote,
    *,
    ensaio: bool = False,
    dispensas: frozenset[str] = frozenset(),
    marcar_extintos: bool = False,
) -> Diferenca:
    """Confere o lote contra o cadastro e, salvo `ensaio`, aplica; devolve a diferença.

    `marcar_extintos` é só para a lista de localidades: o que ela não traz deixou de existir.

    Raises:
        ImportacaoRecusada: com todas as razões; `dispensas` libera uma regra pelo nome.
    """
    with carga.banco() as cursor:
        carga.por_na_mesa(cursor, lote)
        _recusar_se_preciso(cursor, lote, dispensas, cadastra="uf" in lote.colunas)
        _calcular_mudancas(cursor, lote, marcar_extintos=marcar_extintos)
        diferenca = carga.contar_mudancas(cursor)
        diferenca.fora = lote.fora
        if diferenca.muda_algo and not ensaio:
            _aplicar(cursor, lote)
            carga.avisar_pendentes(cursor, "cadastro")
    return diferenca


def _recusar_se_preciso(
    cursor: CursorWrapper, lote: Lote, dispensas: frozenset[str], *, cadastra: bool
) -> None:
    falhas: list[Falha] = [*lote.falhas, *carga.falhas_dos_codigos(cursor)]
    if not cadastra:
        falhas += carga.falhas_de_desconhecidos(cursor)
    motivos = [str(falha) for falha in falhas]
    if cadastra:
        motivos += _motivos_do_conjunto(cursor, lote, dispensas)
    if motivos:
        raise ImportacaoRecusada(motivos)


def _motivos_do_conjunto(cursor: CursorWrapper, lote: Lote, dispensas: frozenset[str]) -> list[str]:
    motivos = []
    cursor.execute("SELECT count(*), count(DISTINCT uf) FROM mesa WHERE length(codigo_ibge) = 7")
    municipios, ufs = cursor.fetchone()
    esperados = carga.municipios_esperados(lote) - 1
    if municipios and municipios < esperados and COBERTURA not in dispensas:
        motivos.append(
            f"O arquivo traz {municipios} municípios e deveria trazer {esperados}: parece cortado. "
            "Baixe de novo; se estiver certo, repita com --dispensar cobertura."
        )
    if municipios and ufs < 26 and UFS not in dispensas:
        motivos.append(
            f"O arquivo traz municípios de {ufs} estados, e são 26: falta estado inteiro. "
            "Baixe de novo; se estiver certo, repita com --dispensar ufs."
        )
    cursor.execute(
        "SELECT count(*) FILTER (WHERE (e.nome, e.uf) IS DISTINCT FROM (m.nome, m.uf)), count(*)"
        " FROM mesa m JOIN municipios_ente e USING (codigo_ibge)"
    )
    trocados, comuns = cursor.fetchone()
    if comuns and trocados > max(comuns * LIMITE_DE_MUDANCAS, 1) and MUDANCAS not in dispensas:
        motivos.append(
            f"{trocados} de {comuns} entes mudariam de nome ou de UF, mais que 1%: as colunas "
            "podem estar trocadas. Se estiver certo, repita com --dispensar mudancas."
        )
    return motivos


def _calcular_mudancas(cursor: CursorWrapper, lote: Lote, *, marcar_extintos: bool) -> None:
    campos = lote.colunas[1:]
    novos, velhos = _lista("m", campos), _lista("e", campos)
    cursor.execute("DROP TABLE IF EXISTS mudanca")
    cursor.execute(
        f"""
        CREATE TEMP TABLE mudanca ON COMMIT DROP AS
        SELECT codigo_ibge, CASE WHEN e.nome IS NULL THEN 'novo' ELSE 'mudou' END AS tipo,
               CASE WHEN e.nome IS NOT NULL THEN to_jsonb(ROW({velhos})) END AS antes,
               to_jsonb(ROW({novos})) AS depois
          FROM mesa m LEFT JOIN municipios_ente e USING (codigo_ibge)
         WHERE e.nome IS NULL OR e.situacao <> 'ativo'
            OR ROW({novos}) IS DISTINCT FROM ROW({velhos})
        """  # noqa: S608
    )
    if marcar_extintos:
        cursor.execute(
            "INSERT INTO mudanca SELECT e.codigo_ibge, 'extinto', to_jsonb(e.nome), NULL"
            " FROM municipios_ente e LEFT JOIN mesa m USING (codigo_ibge)"
            " WHERE m.codigo_ibge IS NULL AND e.situacao = 'ativo' AND length(e.codigo_ibge) = 7"
        )


def _aplicar(cursor: CursorWrapper, lote: Lote) -> None:
    campos = lote.colunas[1:]
    padroes = {
        "codigo_regiao_imediata": "''",
        "regiao_imediata": "''",
        "codigo_regiao_intermediaria": "''",
        "regiao_intermediaria": "''",
        "capital": "false",
        "cnpj": "''",
        "dominio_oficial": "''",
    }
    ausentes = {campo: valor for campo, valor in padroes.items() if campo not in campos}
    nomes = ", ".join([*campos, *ausentes])
    valores = ", ".join([*(f"m.{c}" for c in campos), *ausentes.values()])
    cursor.execute(
        f"""
        MERGE INTO municipios_ente e
        USING (SELECT m.* FROM mesa m JOIN mudanca USING (codigo_ibge)) m
           ON e.codigo_ibge = m.codigo_ibge
        WHEN MATCHED THEN UPDATE SET
             ({", ".join(campos)}, situacao, alterado_em)
           = ({_lista("m", campos)}, 'ativo', now())
        WHEN NOT MATCHED THEN INSERT (codigo_ibge, situacao, alterado_em, {nomes})
             VALUES (m.codigo_ibge, 'ativo', now(), {valores})
        """  # noqa: S608
    )
    cursor.execute(
        "UPDATE municipios_ente e SET situacao = 'extinto', alterado_em = now()"
        " FROM mudanca WHERE mudanca.codigo_ibge = e.codigo_ibge AND mudanca.tipo = 'extinto'"
    )


def _lista(tabela: str, campos: tuple[str, ...]) -> str:
    return ", ".join(f"{tabela}.{campo}" for campo in campos)


def ente_que_adere(codigo: str) -> Ente:
    """O ente do código (Brasília vale pelo DF). Levanta `TransicaoInvalida` dizendo por que não."""
    if codigo in FORA_DO_CADASTRO:
        raise TransicaoInvalida(
            f"{FORA_DO_CADASTRO[codigo]}: não adere à Rede.", codigo="nao_e_ente"
        )
    ente = Ente.objects.de_codigo(codigo).first()
    if ente is None:
        raise TransicaoInvalida(
            f"O código {codigo} não é de município, estado ou DF. Confira o código do IBGE.",
            codigo="nao_e_ente",
        )
    if ente.situacao == SituacaoEnte.EXTINTO:
        raise TransicaoInvalida(f"{ente} deixou de existir como ente.", codigo="ente_extinto")
    return ente
