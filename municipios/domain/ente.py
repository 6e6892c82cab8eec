"""Cadastro de entes: só as importações o mudam, e casam sempre pelo código."""

from django.db import connection, transaction
from django.db.backends.utils import CursorWrapper

from municipios.choices import SituacaoEnte
from municipios.domain import carga
from municipios.domain.carga import Diferenca, Progresso
from municipios.domain.cobertura import COBERTURA, conferir_cobertura, conferir_mudancas
from municipios.domain.recusa import Motivos, recusando_o_que_nao_cabe
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Ente
from municipios.models.ente import FORA_DO_CADASTRO
from municipios.planilhas.lote import Lote

# O que um ente novo recebe quando o arquivo não diz.
_PADROES = {
    "codigo_regiao_imediata": "''",
    "regiao_imediata": "''",
    "codigo_regiao_intermediaria": "''",
    "regiao_intermediaria": "''",
    "capital": "false",
    "cnpj": "''",
    "dominio_oficial": "''",
    "email_oficial": "''",
}


@transaction.atomic
def importar_entes(
    lote: Lote,
    *,
    ensaio: bool = False,
    dispensas: frozenset[str] = frozenset(),
    progresso: Progresso | None = None,
) -> Diferenca:
    """Confere o lote contra o cadastro e, salvo `ensaio`, aplica; devolve a diferença.

    Só a lista do país (`lote.lista_do_pais`), e completa, dá um município por extinto ou o traz
    de volta. Lote sem UF (SICONFI) completa quem já existe e não cria ninguém.

    Raises:
        ImportacaoRecusada: com todas as razões; `dispensas` libera uma regra pelo nome.
    """
    lista_do_pais = lote.lista_do_pais and COBERTURA not in dispensas
    with connection.cursor() as cursor:
        carga.esperar_a_vez(cursor)
        carga.por_na_mesa(cursor, lote, progresso)
        _recusar_se_preciso(cursor, lote, dispensas)
        _calcular_mudancas(cursor, lote, lista_do_pais=lista_do_pais)
        diferenca = carga.contar_mudancas(cursor, _exemplos(lote))
        diferenca.fora = lote.fora
        if diferenca.muda_algo and not ensaio:
            with recusando_o_que_nao_cabe():
                _aplicar(cursor, lote)
            carga.avisar_pendentes(cursor, "cadastro")
    return diferenca


def _recusar_se_preciso(cursor: CursorWrapper, lote: Lote, dispensas: frozenset[str]) -> None:
    motivos = Motivos()
    motivos.juntar(lote.falhas, lote.total_de_falhas)
    carga.conferir_codigos(cursor, motivos)
    conferir_cobertura(cursor, lote, motivos, dispensas)
    if "uf" in lote.colunas:
        conferir_mudancas(cursor, lote, motivos, dispensas)
    else:
        carga.conferir_conhecidos(cursor, motivos)
    motivos.recusar_se_houver()


def _calcular_mudancas(cursor: CursorWrapper, lote: Lote, *, lista_do_pais: bool) -> None:
    campos = lote.colunas[1:]
    muda = f"ROW({_ditos(campos)}) IS DISTINCT FROM ROW({_lista('e', campos)})"
    if lista_do_pais:
        muda += " OR e.situacao <> 'ativo'"
    cursor.execute("DROP TABLE IF EXISTS mudanca")
    cursor.execute(
        f"""
        CREATE TEMP TABLE mudanca ON COMMIT DROP AS
        SELECT codigo_ibge, CASE WHEN e.nome IS NULL THEN 'novo' ELSE 'mudou' END AS tipo
          FROM mesa m LEFT JOIN municipios_ente e USING (codigo_ibge)
         WHERE e.nome IS NULL OR ({"false" if lote.so_acrescenta else muda})
        """  # noqa: S608
    )
    if lista_do_pais:
        cursor.execute(
            "INSERT INTO mudanca SELECT e.codigo_ibge, 'extinto'"
            " FROM municipios_ente e LEFT JOIN mesa m USING (codigo_ibge)"
            " WHERE m.codigo_ibge IS NULL AND e.situacao = 'ativo' AND e.esfera = 'municipal'"
        )


def _exemplos(lote: Lote) -> str:
    campos = ("nome", *(campo for campo in lote.colunas[1:] if campo != "nome"))
    velhos = ", ".join(f"'{c}', e.{c}::text" for c in campos)
    novos = ", ".join(f"'{c}', m.{c}::text" for c in lote.colunas[1:])
    return f"""
        SELECT codigo_ibge, a.tipo,
               CASE WHEN a.tipo <> 'novo'
                    THEN jsonb_build_object({velhos}, 'situação', e.situacao) END,
               CASE WHEN a.tipo <> 'extinto' THEN
                    CASE WHEN e.nome IS NULL THEN '{{}}'::jsonb
                         ELSE jsonb_build_object({velhos}) END
                    || jsonb_strip_nulls(jsonb_build_object({novos}))
                    || '{{"situação": "ativo"}}'
               ELSE jsonb_build_object({velhos}, 'situação', 'extinto') END
          FROM amostra a LEFT JOIN mesa m USING (codigo_ibge)
          LEFT JOIN municipios_ente e USING (codigo_ibge)
    """  # noqa: S608


def _aplicar(cursor: CursorWrapper, lote: Lote) -> None:
    campos = lote.colunas[1:]
    atualizar = f"""
        WHEN MATCHED THEN UPDATE SET
             ({", ".join(campos)}, situacao, alterado_em)
           = ({_ditos(campos)}, {"'ativo'" if lote.lista_do_pais else "e.situacao"}, now())
    """
    ausentes = {campo: valor for campo, valor in _PADROES.items() if campo not in campos}
    nomes = ", ".join([*campos, *ausentes])
    novos = [f"coalesce(m.{c}, {_PADROES[c]})" if c in _PADROES else f"m.{c}" for c in campos]
    inserir = f"""
        WHEN NOT MATCHED THEN INSERT (codigo_ibge, situacao, alterado_em, {nomes})
             VALUES (m.codigo_ibge, 'ativo', now(), {", ".join([*novos, *ausentes.values()])})
    """  # noqa: S608
    cursor.execute(
        f"""
        MERGE INTO municipios_ente e
        USING (SELECT m.* FROM mesa m JOIN mudanca USING (codigo_ibge)) m
           ON e.codigo_ibge = m.codigo_ibge {atualizar} {inserir if "uf" in campos else ""}
        """  # noqa: S608
    )
    cursor.execute(
        "UPDATE municipios_ente e SET situacao = 'extinto', alterado_em = now()"
        " FROM mudanca WHERE mudanca.codigo_ibge = e.codigo_ibge AND mudanca.tipo = 'extinto'"
    )


def _ditos(campos: tuple[str, ...]) -> str:
    """O que o arquivo diz; onde ele cala, o que o cadastro já tem."""
    return ", ".join(f"coalesce(m.{campo}, e.{campo})" for campo in campos)


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
