"""As tabelas de um app, criadas de uma vez, nas migrações que juntam as de antes.

Criadas uma a uma, o Django refaz a cada tabela os modelos de todas as que se ligam a ela: com mais
de cem ligadas à mesma pessoa e ao mesmo ente, um banco vazio levava um minuto.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import CreateModel
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState


class CriarTabelas(Operation):
    """As chaves estrangeiras se criam no fim da transação: a ordem das tabelas não importa."""

    serialization_expand_args = ["tabelas"]

    def __init__(self, tabelas: list[CreateModel]) -> None:
        self.tabelas = tabelas

    def deconstruct(self) -> tuple[str, list[Any], dict[str, Any]]:
        return (type(self).__qualname__, [], {"tabelas": self.tabelas})

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        # Sem os modelos prontos, acrescentar não os refaz; a primeira leitura refaz todos, uma vez.
        state.__dict__.pop("apps", None)
        for tabela in self.tabelas:
            tabela.state_forwards(app_label, state)

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for tabela in self.tabelas:
            tabela.database_forwards(app_label, schema_editor, from_state, to_state)

    def database_backwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        for tabela in reversed(self.tabelas):
            tabela.database_backwards(app_label, schema_editor, from_state, to_state)

    def describe(self) -> str:
        return f"Cria {len(self.tabelas)} tabelas"
