"""O navegador dos testes: o Chromium do sistema, com as visitas medidas e conferidas."""

import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

PROGRAMAS = ("chromium", "chromium-browser", "google-chrome")
TELAS = {"mesa": 1280, "telefone": 390}
Espera = Literal["load", "networkidle"]

# Quem afirma algo da tela espera por ela (`expect`), e nunca olha o instante: depois de um clique
# a página de antes ainda pode estar lá, e a máquina da integração é mais lenta que a nossa.
expect.set_options(timeout=30_000)


@dataclass
class Visita:
    """O que o navegador viu numa página."""

    pagina: Page
    queixas: list[str] = field(default_factory=list)
    de_fora: list[str] = field(default_factory=list)
    bytes_recebidos: int = 0

    @property
    def violacoes(self) -> list[str]:
        achadas: list[dict[str, Any]] = Axe().run(self.pagina).response["violations"]
        return [f"{v['id']}: {no['html'][:120]}" for v in achadas for no in v["nodes"]]

    @property
    def vaza_para_o_lado(self) -> bool:
        return bool(
            self.pagina.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        )


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    programa = next(filter(None, map(shutil.which, PROGRAMAS)), None)
    if programa is None:
        pytest.skip("Não há Chromium nesta máquina: os testes de navegador não rodaram.")
    with sync_playwright() as playwright:
        navegador = playwright.chromium.launch(executable_path=programa, args=["--no-sandbox"])
        yield navegador
        navegador.close()


@pytest.fixture(params=TELAS)
def aba(chromium: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    contexto = chromium.new_context(viewport={"width": TELAS[request.param], "height": 900})
    yield contexto
    contexto.close()


def visitar(aba: BrowserContext, endereco: str, ate: Espera = "networkidle") -> Visita:
    visita = Visita(aba.new_page())
    origem = "/".join(endereco.split("/")[:3])
    visita.pagina.on("console", lambda m: visita.queixas.append(m.text))
    visita.pagina.on("pageerror", lambda erro: visita.queixas.append(str(erro)))

    def anotar(pedido: Any) -> None:
        if not pedido.url.startswith((origem, "data:")):
            visita.de_fora.append(pedido.url)
        visita.bytes_recebidos += pedido.sizes()["responseBodySize"]

    visita.pagina.on("requestfinished", anotar)
    visita.pagina.goto(endereco, wait_until=ate)
    return visita
