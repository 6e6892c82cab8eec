"""A conversa no navegador, sem JavaScript: nada se perde, e cada lado lê o outro."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.builders import pdf
from tests.e2e.navegador import TELAS
from tests.e2e.portal import Portal
from tests.e2e.test_paginas_de_quem_entrou import VICOSA, entrar


@pytest.fixture
def lados(chromium: Browser, portal_de_pe: Portal) -> Iterator[tuple[Page, Page]]:
    """As páginas do prefeito e da SGD, sem JavaScript, no telefone."""
    abas = [
        chromium.new_context(
            java_script_enabled=False, viewport={"width": TELAS["telefone"], "height": 900}
        )
        for _ in range(2)
    ]
    pessoas = ("Pedro Antunes Salgado", "Carla Nogueira Prates")
    prefeito, sgd = (
        entrar(aba, portal_de_pe, quem) for aba, quem in zip(abas, pessoas, strict=True)
    )
    yield prefeito, sgd
    for aba in abas:
        aba.close()


def test_conversa_vai_e_volta(portal_de_pe: Portal, lados: tuple[Page, Page]) -> None:
    prefeito, sgd = lados
    conversa = f"{portal_de_pe.url}{VICOSA}/conversa/"
    prefeito.goto(conversa)
    texto = prefeito.get_by_label("Sua mensagem")
    texto.fill("A senha: abcd do sistema")
    prefeito.get_by_role("button", name="Enviar mensagem").click()
    expect(prefeito.get_by_role("alert").first).to_contain_text("Isto parece uma senha")
    expect(texto).to_have_value("A senha: abcd do sistema")
    texto.fill("Segue o ofício do portal do cidadão.")
    oficio = pdf("oficio.pdf")
    prefeito.get_by_label("Anexos").set_input_files(
        {"name": "oficio.pdf", "mimeType": "application/pdf", "buffer": oficio.read()}
    )
    prefeito.get_by_role("button", name="Enviar mensagem").click()
    expect(prefeito.get_by_role("link", name="oficio.pdf")).to_be_visible()

    sgd.goto(f"{portal_de_pe.url}/equipe/")
    sgd.get_by_role("link", name=re.compile("Conversas à espera da SGD")).click()
    expect(sgd).to_have_url(re.compile("vez=sgd"))
    sgd.goto(conversa)
    expect(sgd.get_by_text("Segue o ofício do portal do cidadão.")).to_be_visible()
    sgd.get_by_label("Sua mensagem").fill("Recebido, obrigada.")
    sgd.get_by_role("button", name="Enviar mensagem").click()

    prefeito.goto(f"{portal_de_pe.url}/meu-municipio/")
    prefeito.get_by_role("link", name="Ler a conversa com a SGD").click()
    prefeito.get_by_role("button", name="Marcar tudo como lido").click()
    expect(prefeito.get_by_text("Não lida")).to_have_count(0)
