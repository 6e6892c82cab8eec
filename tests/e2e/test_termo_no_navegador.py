"""A adesão pelo portal, clicada: o ponto focal prepara, o prefeito assina, qualquer um confere."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
import requests
from playwright.sync_api import Browser, expect

from redegov.simulador.personas import PERSONAS
from tests.e2e.pessoa import Pessoa
from tests.e2e.portal import Portal
from tests.e2e.visitante import Visitante

JOINVILLE = "/entes/4209102"


@pytest.fixture
def com_gente(portal_vazio: Portal) -> Portal:
    """Joinville com prefeita e ponto focal, e nenhuma adesão: outro teste a registra e encerra."""
    carla, chefe, focal = (
        Visitante(portal_vazio).entrar("carla"),
        PERSONAS["julia"],
        PERSONAS["iara"],
    )
    if "No cargo" not in carla.ver(f"{JOINVILLE}/autoridades/"):
        carla.enviar(
            f"{JOINVILLE}/autoridades/registrar/",
            nome=chefe.nome, cargo="Prefeita", cpf=chefe.cpf, email=chefe.email,
            condicao="titular", inicio="01/01/2025", fim="31/12/2028",
        )  # fmt: skip
    if focal.nome not in carla.ver(f"{JOINVILLE}/pontos-focais/"):
        carla.enviar(
            f"{JOINVILLE}/pontos-focais/indicar/",
            nome=focal.nome, cpf=focal.cpf, cargo="Diretora", vinculo="efetivo",
            orgao="Administração", email=focal.email, papel="tecnico", tipo="titular",
        )  # fmt: skip
    return portal_vazio


def test_da_preparacao_a_prova_publica(
    com_gente: Portal, chromium: Browser, tmp_path: Path
) -> None:
    focal = Pessoa.abrir(chromium, com_gente, "telefone", com_javascript=True).entrar("iara")
    chefe = Pessoa.abrir(chromium, com_gente, "mesa", com_javascript=True).entrar("julia")
    _preparar(focal)
    _assinar(chefe)
    codigo = _provar(chefe)
    _terceiro_confere(com_gente, chefe, codigo, tmp_path)
    focal.fechar()
    chefe.fechar()


def _preparar(focal: Pessoa) -> None:
    focal.pagina.goto(f"{focal.portal.url}{JOINVILLE}/adesao/")
    focal.examinar()
    focal.pagina.locator("main").get_by_role("link", name=re.compile("Aderir|termo novo")).click()
    focal.chegar("/adesao/comecar/$")
    if focal.pagina.locator("main [name=motivo]").count():
        focal.escrever(motivo="Texto novo")
        focal.enviar("Começar o termo novo", "/rascunho/$")
    else:
        focal.enviar("Começar", "/rascunho/$")
    focal.escrever(
        orgao="Secretaria de Administração",
        endereco="Avenida Hermann August Lepper, 10",
        email="prefeitura@joinville.sc.gov.br.invalid",
    )
    focal.enviar("Salvar", "/adesao/$")
    focal.enviar("Gerar o documento", "/adesao/$")
    expect(focal.pagina.get_by_role("heading", name="Aguardando assinatura")).to_be_visible()
    focal.examinar()
    focal.ir("Convidar quem assina", "/convidar/$")
    focal.enviar("Enviar o convite", "/adesao/$")
    focal.ve("Convite enviado para")


def _assinar(chefe: Pessoa) -> None:
    chefe.pagina.goto(f"{chefe.portal.url}{JOINVILLE}/adesao/")
    chefe.examinar()
    chefe.pagina.get_by_role("button", name="Assinar com o GOV.BR").click()
    chefe.pagina.get_by_label("Código").fill("12345")
    chefe.pagina.get_by_role("button", name="Autorizar").click()
    expect(chefe.pagina).to_have_url(re.compile(r"/assinaturas/\d+/$"))
    expect(chefe.pagina.get_by_role("heading", name="A assinatura foi aceita")).to_be_visible()
    chefe.examinar()


def _provar(chefe: Pessoa) -> str:
    chefe.ir("Página pública que prova", "/verificar/[0-9A-Z-]{14}/$")
    chefe.ve("Autêntico e em vigor")
    chefe.ve("Júlia Werner Hoffmann")
    return chefe.pagina.url.rstrip("/").rpartition("/")[2]


def _terceiro_confere(portal: Portal, chefe: Pessoa, codigo: str, tmp_path: Path) -> None:
    """Sem conta: os dados para máquina; e outro programa diz que a assinatura vale."""
    dito = requests.get(f"{portal.url}/verificar/{codigo}/?formato=json", timeout=20).json()
    assert (dito["situacao"], dito["tipo_de_assinatura"]) == ("vigente", "avancada")
    assert PERSONAS["julia"].cpf not in str(dito)
    chefe.pagina.go_back()
    with chefe.pagina.expect_download() as baixado:
        chefe.pagina.get_by_role("link", name="Baixar o arquivo conferido").click()
    arquivo = tmp_path / "assinado.pdf"
    baixado.value.save_as(arquivo)
    if shutil.which("pdfsig"):
        saida = subprocess.run(
            ["pdfsig", str(arquivo)], capture_output=True, text=True, check=False
        ).stdout
        assert "Signature is Valid" in saida
        assert "Total document signed" in saida
