"""Uma pessoa diante do navegador: clica, escreve, e confere cada tela em que chega."""

import re
from dataclasses import dataclass, field

from playwright.sync_api import Browser, Page, expect

from redegov.simulador.personas import PERSONAS
from tests.e2e.navegador import TELAS, Visita
from tests.e2e.portal import Portal


@dataclass
class Pessoa:
    """Sem JavaScript a tela não é examinada: o axe é um script."""

    portal: Portal
    pagina: Page
    com_javascript: bool
    problemas: dict[str, list[str]] = field(default_factory=dict)
    queixas: list[str] = field(default_factory=list)
    examinadas: set[tuple[str, bool]] = field(default_factory=set)

    @classmethod
    def abrir(
        cls, chromium: Browser, portal: Portal, tela: str, *, com_javascript: bool
    ) -> "Pessoa":
        pagina = chromium.new_page(
            viewport={"width": TELAS[tela], "height": 900}, java_script_enabled=com_javascript
        )
        nova = cls(portal, pagina, com_javascript)
        pagina.on("console", lambda dita: nova.queixas.append(f"{pagina.url}: {dita.text}"))
        return nova

    def entrar(self, persona: str) -> "Pessoa":
        """Pelo GOV.BR simulado; chega a “Meu município”."""
        self.pagina.goto(f"{self.portal.url}/entrar/?next=/meu-municipio/")
        self.examinar()
        self.pagina.locator("main").get_by_role("button", name="Entrar com").click()
        escolhida = PERSONAS[persona]
        self.pagina.get_by_text(escolhida.nome_social or escolhida.nome).first.click()
        self.chegar(r"/meu-municipio/$")
        return self

    def chegar(self, endereco: str) -> None:
        """Espera a tela cujo endereço casa com a expressão, e a examina."""
        expect(self.pagina).to_have_url(re.compile(endereco))
        self.examinar()

    def ir(self, nome: str, endereco: str) -> None:
        self.pagina.locator("main").get_by_role("link", name=nome).first.click()
        self.chegar(endereco)

    def voltar(self, nome: str, endereco: str) -> None:
        """Pelo caminho de migalhas, no alto da página."""
        self.pagina.get_by_label("Você está em").get_by_role("link", name=nome).click()
        self.chegar(endereco)

    def escrever(self, **valores: str) -> None:
        """Cada campo pelo nome dele no formulário; o rótulo é conferido pelo axe."""
        for nome, valor in valores.items():
            campo = self.pagina.locator(f"main [name={nome}]")
            if campo.evaluate("c => c.tagName") == "SELECT":
                campo.select_option(label=valor)
            else:
                campo.fill(valor)

    def enviar(self, botao: str, endereco: str) -> None:
        self.pagina.get_by_role("button", name=botao, exact=True).click()
        self.chegar(endereco)

    def ve(self, texto: str) -> None:
        expect(self.pagina.locator("main").get_by_text(texto).first).to_be_visible()

    def examinar(self) -> None:
        """Cada tela uma vez: a dos treze passos é a mesma, e o axe leva segundos."""
        recusada = self.pagina.get_by_role("alert").count() > 0
        tela = (re.sub(r"\d+", "N", self.pagina.url), recusada)
        if not self.com_javascript or tela in self.examinadas:
            return
        self.examinadas.add(tela)
        # As queixas antes: o próprio axe mexe na página, e a política de conteúdo reclama dele.
        quantas = len(self.queixas)
        visita = Visita(self.pagina)
        achados = visita.violacoes
        del self.queixas[quantas:]
        if visita.vaza_para_o_lado:
            achados.append("vaza para o lado")
        if achados:
            self.problemas.setdefault(self.pagina.url, []).extend(achados)

    def fechar(self) -> None:
        assert self.problemas == {}
        assert self.queixas == []
        self.pagina.close()
