"""Páginas públicas no navegador: acessíveis, leves, sem terceiros, inteiras sem JavaScript."""

import re

import pytest
from playwright.sync_api import Browser, BrowserContext, expect

from tests.e2e.navegador import TELAS, Visita, visitar
from tests.e2e.portal import Portal

PAGINAS = [
    "/",
    "/entes/",
    "/entes/?busca=joinvile",
    "/entes/?busca=zzzzzzzz",
    "/entes/4209102/",
    "/entes/42/",
    "/painel/",
    "/painel/uf/SC/",
    "/produtos/",
    "/produtos/prova-de-vida/",
    "/balcoes/",
    "/eventos/",
    "/entrar/",
    "/verificar/",
    "/sobre/",
    "/privacidade/",
    "/cookies/",
    "/acessibilidade/",
    "/carta-de-servicos/aderir/",
]
PRIMEIRA_VISITA = 150 * 1024


@pytest.mark.parametrize("caminho", PAGINAS)
def test_pagina_sem_violacao_nem_queixa(
    portal_de_pe: Portal, aba: BrowserContext, caminho: str
) -> None:
    conferir(visitar(aba, portal_de_pe.url + caminho))


def test_documentacao_da_api_sem_violacao_nem_queixa(
    portal_de_pe: Portal, chromium: Browser
) -> None:
    """De tão comprida, vê-se numa largura só: a que mais aperta."""
    aba = chromium.new_context(viewport={"width": TELAS["telefone"], "height": 900})
    conferir(visitar(aba, f"{portal_de_pe.url}/api/v1/documentacao/"))
    aba.close()


def conferir(visita: Visita) -> None:
    assert visita.violacoes == []
    assert visita.queixas == []
    assert visita.de_fora == []
    assert not visita.vaza_para_o_lado


def test_primeira_visita_cabe_no_orcamento(portal_de_pe: Portal, aba: BrowserContext) -> None:
    assert visitar(aba, portal_de_pe.url + "/").bytes_recebidos <= PRIMEIRA_VISITA


def test_busca_sugere_enquanto_se_digita(portal_de_pe: Portal, aba: BrowserContext) -> None:
    pagina = visitar(aba, portal_de_pe.url + "/").pagina
    pagina.get_by_label("Encontre a sua cidade").press_sequentially("riberao das neves")
    pagina.get_by_role("link", name="Ribeirão das Neves (MG)").click()
    expect(pagina).to_have_url(re.compile("/entes/3154606/$"))


def test_busca_e_menu_funcionam_sem_javascript(portal_de_pe: Portal, chromium: Browser) -> None:
    aba = chromium.new_context(
        java_script_enabled=False, viewport={"width": TELAS["telefone"], "height": 900}
    )
    pagina = aba.new_page()
    pagina.goto(portal_de_pe.url)
    expect(pagina.get_by_role("link", name="Painel", exact=True).first).to_be_visible()
    pagina.get_by_label("Encontre a sua cidade").fill("ubatuba")
    pagina.get_by_role("button", name="Buscar").click()
    expect(pagina.get_by_role("link", name="Ubatuba", exact=True)).to_be_visible()
    aba.close()


def test_atalho_para_o_conteudo_aparece_no_primeiro_tab(
    portal_de_pe: Portal, aba: BrowserContext
) -> None:
    pagina = visitar(aba, portal_de_pe.url + "/sobre/").pagina
    pagina.keyboard.press("Tab")
    atalho = pagina.get_by_role("link", name="Ir para o conteúdo")
    expect(atalho).to_be_in_viewport()
    pagina.keyboard.press("Enter")
    expect(pagina.locator("#conteudo")).to_be_focused()
