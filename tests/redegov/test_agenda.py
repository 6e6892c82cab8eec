"""A agenda do beat só chama tarefas que existem, e cada tarefa é uma chamada ao domínio."""

import inspect

import pytest
from celery import current_app

from redegov.celery import AGENDA, app

TAREFA_MAXIMA = 5


@pytest.fixture(scope="module", autouse=True)
def _tarefas() -> None:
    app.loader.import_default_modules()


def test_toda_batida_chama_tarefa_registrada() -> None:
    assert {str(batida["task"]) for batida in AGENDA.values()} <= set(app.tasks)


def test_tarefa_tem_no_maximo_cinco_linhas() -> None:
    nossas = [t for nome, t in current_app.tasks.items() if not nome.startswith("celery.")]
    tamanhos = {}
    for tarefa in nossas:
        linhas = inspect.getsource(tarefa.run).partition("def ")[2].splitlines()
        corpo = [linha for linha in linhas if linha.strip() and '"""' not in linha]
        tamanhos[tarefa.name] = len(corpo)
    assert {nome: n for nome, n in tamanhos.items() if n > TAREFA_MAXIMA + 1} == {}
