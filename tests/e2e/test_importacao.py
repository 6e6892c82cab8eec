"""Importar pela página, no portal inteiro: do arquivo enviado à população aplicada."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from municipios.planilhas.acervo import ler_entes
from tests.e2e.navegador import Visita
from tests.e2e.portal import Portal

NOVA = "/equipe/municipios/importacao/add/"
# Um ano que nenhuma página mostra: o portal é o mesmo para a sessão inteira.
ANO = 1999
PACIENCIA = 60_000


@pytest.fixture
def arquivo(tmp_path: Path) -> Path:
    codigos = [linha[0] for linha in ler_entes().linhas]
    linhas = [f"codigo;estimativa_{ANO}", *(f"{codigo};{1000}" for codigo in codigos)]
    caminho = tmp_path / f"pop{ANO}.csv"
    caminho.write_text("\n".join(linhas))
    return caminho


def entrar(pagina: Page, portal: Portal) -> None:
    anunciados = portal.saida.read_text().splitlines()
    senha = next(linha.split()[1] for linha in anunciados if "carla@" in linha)
    pagina.goto(f"{portal.url}/equipe/entrar/")
    pagina.locator("main input[type=email], main input[name=identificador]").first.fill(
        "carla@sgd.gov.br.invalid"
    )
    pagina.locator("main input[type=password]").fill(senha)
    pagina.locator("main button[type=submit]").click()
    pagina.wait_for_url("**/equipe/")


def test_envia_confere_e_aplica(portal_de_pe: Portal, chromium: Browser, arquivo: Path) -> None:
    pagina = chromium.new_page(viewport={"width": 1280, "height": 900})
    queixas: list[str] = []
    pagina.on("console", lambda dita: queixas.append(dita.text))
    entrar(pagina, portal_de_pe)
    pagina.goto(portal_de_pe.url + NOVA)
    pagina.get_by_label("Arquivo", exact=True).set_input_files(arquivo)
    pagina.get_by_role("button", name="Enviar e conferir").click()
    expect(pagina.get_by_role("heading", name=f"População de {ANO}")).to_be_visible(
        timeout=PACIENCIA
    )
    pagina.get_by_role("button", name="Confirmar e aplicar").click()
    expect(pagina.get_by_role("heading", name="Aplicada")).to_be_visible(timeout=PACIENCIA)
    assert queixas == []
    assert Visita(pagina).violacoes == []
    pagina.close()


def test_sem_javascript_atualiza_e_descarta(
    portal_de_pe: Portal, chromium: Browser, arquivo: Path
) -> None:
    aba = chromium.new_context(java_script_enabled=False)
    pagina = aba.new_page()
    entrar(pagina, portal_de_pe)
    pagina.goto(portal_de_pe.url + NOVA)
    pagina.get_by_label("Arquivo", exact=True).set_input_files(arquivo)
    pagina.get_by_role("button", name="Enviar e conferir").click()
    descartar = pagina.get_by_role("button", name="Descartar")
    atualizar = pagina.get_by_role("link", name="Atualizar")
    expect(descartar.or_(atualizar).first).to_be_visible()
    while atualizar.is_visible():
        atualizar.click()
        expect(descartar.or_(atualizar).first).to_be_visible()
    descartar.click()
    expect(pagina.get_by_role("heading", name="Descartada")).to_be_visible()
    aba.close()
