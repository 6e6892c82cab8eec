"""`pytest --matriz`: roda só os testes da matriz de falhas e ataques e imprime linha por linha.

Com `--linha D1 --linha H2`, só essas.
"""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

LINHAS = Path(__file__).with_name("matriz_linhas.csv")
# Só o processo principal do xdist preenche: o que cada trabalhador relatou, por linha.
_RESULTADOS: dict[str, list[str]] = defaultdict(list)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--matriz", action="store_true", help="só a matriz de falhas e ataques")
    parser.addoption("--linha", action="append", default=[], help="da matriz, só esta linha")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Uma linha que não existe na matriz é engano de digitação: recusa a coleta."""
    conhecidas = {linha for linha, _ in linhas()}
    for item in items:
        for linha in _linhas_de(item):
            if linha not in conhecidas:
                raise pytest.UsageError(f"{item.nodeid}: a matriz não tem a linha {linha}")
    if config.getoption("--matriz"):
        pedidas = _pedidas(config)
        de_fora = [item for item in items if pedidas.isdisjoint(_linhas_de(item))]
        config.hook.pytest_deselected(items=de_fora)
        items[:] = [item for item in items if not pedidas.isdisjoint(_linhas_de(item))]


def _pedidas(config: pytest.Config) -> set[str]:
    """As linhas pedidas; todas, se nenhuma. Uma que não existe é engano de digitação."""
    conhecidas, pedidas = {linha for linha, _ in linhas()}, set(config.getoption("--linha"))
    if pedidas - conhecidas:
        raise pytest.UsageError(f"a matriz não tem: {', '.join(sorted(pedidas - conhecidas))}")
    return pedidas or conhecidas


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]):  # type: ignore[no-untyped-def]
    relatorio = yield
    relatorio.user_properties += [("matriz", linha) for linha in _linhas_de(item)]
    return relatorio


def pytest_runtest_logreport(report: pytest.TestReport) -> None:
    if report.when == "call" or report.outcome != "passed":
        for nome, linha in report.user_properties:
            if nome == "matriz":
                _RESULTADOS[str(linha)].append(report.outcome)


def pytest_terminal_summary(
    terminalreporter: pytest.TerminalReporter, config: pytest.Config
) -> None:
    if not config.getoption("--matriz"):
        return
    terminalreporter.section("matriz de falhas e ataques")
    escolhidas = [(linha, caso) for linha, caso in linhas() if linha in _pedidas(config)]
    estados = {linha: _estado(_RESULTADOS.get(linha, [])) for linha, _ in escolhidas}
    for linha, caso in escolhidas:
        terminalreporter.write_line(f"{linha:<4} {estados[linha]:<10} {caso}")
    passam = sum(1 for estado in estados.values() if estado == "passa")
    terminalreporter.write_line(f"{passam} de {len(estados)} linhas passam")


def linhas() -> list[tuple[str, str]]:
    with LINHAS.open(encoding="utf-8", newline="") as arquivo:
        return [(linha["linha"], linha["caso"]) for linha in csv.DictReader(arquivo, delimiter=";")]


def _linhas_de(item: pytest.Item) -> list[str]:
    return [str(linha) for marca in item.iter_markers("matriz") for linha in marca.args]


def _estado(resultados: list[str]) -> str:
    if not resultados:
        return "não há"
    if "failed" in resultados:
        return "FALHA"
    return "passa" if "passed" in resultados else "pulada"
