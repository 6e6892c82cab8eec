"""O JSON de cada linha é montado no banco: uma ida, nenhum objeto Python por linha.

`Campos` diz o que sai: nome → expressão (ou nome de coluna); um dicionário dentro é um objeto.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import (
    BooleanField,
    Case,
    F,
    Func,
    JSONField,
    QuerySet,
    TextField,
    Value,
    When,
)
from django.db.models.functions import Cast, Concat, Substr
from django.db.models.sql.compiler import SQLCompiler

Campo = Any  # nome de coluna ou expressão
Campos = dict[str, Any]  # nome → campo, ou outro dicionário: um objeto dentro do objeto
SQL = tuple[str, list[Any]]


def expressao(campo: Campo) -> Any:
    return F(campo) if isinstance(campo, str) else campo


class ObjetoJson(Func):
    """`json_build_object` na ordem declarada; os nomes são constantes nossas."""

    output_field = JSONField()

    def __init__(self, campos: Campos) -> None:
        self.nomes = list(campos)
        super().__init__(
            *(
                ObjetoJson(campo) if isinstance(campo, dict) else expressao(campo)
                for campo in campos.values()
            )
        )

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> SQL:
        pares: list[str] = []
        parametros: list[Any] = []
        for nome, fonte in zip(self.nomes, self.get_source_expressions(), strict=True):
            sql, valores = compiler.compile(fonte)
            pares.append(f"'{nome}', {sql}")
            parametros += valores
        return f"json_build_object({', '.join(pares)})", parametros


class Versao(Func):
    """`xmin` e `ctid` da linha que tem a coluna: mudam a cada gravação confirmada."""

    output_field = TextField()

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> SQL:
        (coluna,) = self.get_source_expressions()
        tabela = compiler.quote_name_unless_alias(coluna.alias)
        return f"({tabela}.xmin::text || {tabela}.ctid::text)", []


class Depois(Func):
    """`(a, b) > (x, y)`: continua a leitura pela chave, direto no índice."""

    output_field = BooleanField()
    conditional = True

    def __init__(self, colunas: Sequence[str], valores: Sequence[Any], *, crescente: bool) -> None:
        self.operador = ">" if crescente else "<"
        self.quantas = len(colunas)
        super().__init__(*(F(coluna) for coluna in colunas), *(Value(v) for v in valores))

    def as_sql(  # type: ignore[override]
        self, compiler: SQLCompiler, connection: BaseDatabaseWrapper, **extra: Any
    ) -> SQL:
        partes: list[str] = []
        parametros: list[Any] = []
        for fonte in self.get_source_expressions():
            sql, valores = compiler.compile(fonte)
            partes.append(sql)
            parametros += valores
        colunas, limites = partes[: self.quantas], partes[self.quantas :]
        return f"({', '.join(colunas)}) {self.operador} ({', '.join(limites)})", parametros


class Tardio(Func):
    """O valor, calculado só para as linhas que saem na página.

    O banco monta o que acha barato antes de ordenar e cortar: o JSON de mil linhas para entregar
    cem. Uma condição volátil, sempre verdadeira, o faz deixar para depois do corte.
    """

    template = "CASE WHEN clock_timestamp() IS NOT NULL THEN %(expressions)s END"
    output_field = TextField()


def texto_json(campos: Campos) -> Tardio:
    return Tardio(Cast(ObjetoJson(campos), TextField()))


def lista_json(consulta: QuerySet[Any], campos: Campos) -> Func:
    """As linhas da subconsulta como lista de objetos, na ordem dela."""
    linhas = ArraySubquery(consulta.annotate(_objeto=ObjetoJson(campos)).values("_objeto"))
    return Func(linhas, function="array_to_json", output_field=JSONField())


def versoes(consulta: QuerySet[Any], coluna: str = "pk") -> Func:
    """As versões das linhas da subconsulta, num texto só."""
    linhas = ArraySubquery(consulta.order_by("pk").annotate(_v=Versao(coluna)).values("_v"))
    return Func(linhas, Value(","), function="array_to_string", output_field=TextField())


def digito(partes: Iterable[Campo]) -> Func:
    """Um texto que identifica o conteúdo da linha: chave e versões, vazio onde não há."""
    return Func(Value("."), *map(expressao, partes), function="concat_ws", output_field=TextField())


def cpf_mascarado(coluna: str) -> Case:
    """`***.456.789-**` no próprio banco: o CPF inteiro não chega ao processo web."""
    miolo = Concat(
        Value("***."), Substr(coluna, 4, 3), Value("."), Substr(coluna, 7, 3), Value("-**")
    )
    return Case(When(**{coluna: ""}, then=Value("")), default=miolo)
