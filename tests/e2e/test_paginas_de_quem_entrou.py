"""As páginas de quem entrou, no navegador: acessíveis, sem queixa, sem vazar para o lado."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.e2e.navegador import TELAS, Visita, visitar
from tests.e2e.portal import Portal

VICOSA = "/entes/3171303"
# O CPF não existe: a recusa é parte do caminho.
ESCRITO = {"nome": "Marta Reis Couto", "cpf": "11144477736", "cargo": "Analista"}
DO_PREFEITO = [
    "/meu-municipio/",
    f"{VICOSA}/",
    f"{VICOSA}/adesao/",
    f"{VICOSA}/autoridades/",
    f"{VICOSA}/pontos-focais/",
    f"{VICOSA}/pontos-focais/indicar/",
    f"{VICOSA}/delegacoes/",
    f"{VICOSA}/delegacoes/nova/",
    f"{VICOSA}/conversa/",
    f"{VICOSA}/implantacoes/",
    f"{VICOSA}/implantacoes/nova/",
    f"{VICOSA}/planos/",
    "/diagnosticos/1/",
    "/conta/tokens/",
]
DA_EQUIPE = [
    f"{VICOSA}/",
    f"{VICOSA}/adesao/",
    f"{VICOSA}/autoridades/registrar/",
    f"{VICOSA}/conversa/",
    "/entes/3550308/adesao/registrar/",
    "/equipe/",
    "/equipe/municipios/ente/",
    "/equipe/municipios/adesao/",
    "/equipe/municipios/importacao/add/",
    "/equipe/municipios/mensagem/",
    "/equipe/identidade/implantacao/",
    "/equipe/notificacoes/",
    f"/equipe{VICOSA}/",
    "/equipe/carga/",
    "/equipe/contradicoes/",
    "/equipe/planos/",
    "/equipe/funil/",
    "/equipe/funil/coorte/acima-de-300-mil/",
    "/equipe/eventos/1/porta/",
    "/equipe/eventos/1/desfechos/",
    "/implantacoes/1/",
    "/planos/2/",
    "/relatorios/1/",
    "/conta/seguranca/",
]


def entrar(aba: BrowserContext, portal: Portal, persona: str) -> Page:
    """Pelo GOV.BR simulado, clicando como a pessoa clica."""
    pagina = aba.new_page()
    pagina.goto(f"{portal.url}/entrar/")
    pagina.locator("main").get_by_role("button", name="Entrar com").click()
    pagina.get_by_text(persona).first.click()
    pagina.wait_for_url(re.compile(re.escape(portal.url)))
    return pagina


@pytest.fixture(params=TELAS)
def do_prefeito(
    chromium: Browser, portal_de_pe: Portal, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    aba = chromium.new_context(viewport={"width": TELAS[request.param], "height": 900})
    entrar(aba, portal_de_pe, "Pedro Antunes Salgado")
    yield aba
    aba.close()


@pytest.fixture(params=TELAS)
def da_equipe(
    chromium: Browser, portal_de_pe: Portal, request: pytest.FixtureRequest
) -> Iterator[BrowserContext]:
    aba = chromium.new_context(viewport={"width": TELAS[request.param], "height": 900})
    entrar(aba, portal_de_pe, "Carla Nogueira Prates")
    yield aba
    aba.close()


def _ver(aba: BrowserContext, portal: Portal, caminho: str) -> Visita:
    """Nenhuma destas busca algo depois de carregada."""
    return visitar(aba, portal.url + caminho, ate="load")


def _problemas(visita: Visita) -> list[str]:
    """No telefone, onde tudo aperta, também o axe; na mesa, as queixas e o que vaza."""
    # As queixas primeiro: o próprio axe mexe na página, e a CSP reclama dele.
    achados = [*visita.queixas, *visita.de_fora]
    largura = visita.pagina.viewport_size
    if largura and largura["width"] == TELAS["telefone"]:
        achados += visita.violacoes
    if visita.vaza_para_o_lado:
        achados.append("vaza para o lado")
    visita.pagina.close()
    return achados


@pytest.mark.matriz("E1")
def test_paginas_do_prefeito(portal_de_pe: Portal, do_prefeito: BrowserContext) -> None:
    vistas = {c: _problemas(_ver(do_prefeito, portal_de_pe, c)) for c in DO_PREFEITO}
    assert {caminho: ruim for caminho, ruim in vistas.items() if ruim} == {}


@pytest.mark.matriz("E1")
def test_paginas_da_equipe(portal_de_pe: Portal, da_equipe: BrowserContext) -> None:
    vistas = {c: _problemas(_ver(da_equipe, portal_de_pe, c)) for c in DA_EQUIPE}
    assert {caminho: ruim for caminho, ruim in vistas.items() if ruim} == {}


def _tabular_ate(pagina: Page, alvo: str) -> None:
    """Tab, do ponto em que o foco está, até o alvo; nada é focado por script."""
    for _ in range(80):
        pagina.keyboard.press("Tab")
        if pagina.locator(f"{alvo}:focus").count():
            return
    pytest.fail(f"o teclado não chega a {alvo}")


def test_indicar_ponto_focal_so_com_o_teclado(portal_de_pe: Portal, chromium: Browser) -> None:
    """Do alto da página ao envio, só com Tab, setas e Enter; o erro leva o foco ao resumo."""
    aba = chromium.new_context(viewport={"width": TELAS["mesa"], "height": 900})
    pagina = entrar(aba, portal_de_pe, "Pedro Antunes Salgado")
    pagina.goto(f"{portal_de_pe.url}{VICOSA}/pontos-focais/indicar/")
    for campo, valor in ESCRITO.items():
        _tabular_ate(pagina, f"main [name={campo}]")
        pagina.keyboard.type(valor)
    _tabular_ate(pagina, "main button[type=submit]")
    pagina.keyboard.press("Enter")
    # A espera é pelo que a recusa mostra: a página já estava carregada antes do envio.
    expect(pagina.get_by_role("alert").first).to_be_visible()
    expect(pagina.get_by_label("Nome")).to_have_value("Marta Reis Couto")
    aba.close()
