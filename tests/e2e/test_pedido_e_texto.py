"""Clicados do começo ao fim: a prefeita que a Rede não conhece, e o texto novo do termo."""

from django.utils import timezone
from playwright.sync_api import Browser, expect

from tests.builders import pdf
from tests.e2e.pessoa import Pessoa
from tests.e2e.portal import Portal

CODIGO = "3205309"
TEXTO = "# Objeto\n\nO {ente} adere à Rede GOV.BR.\n\n- sem custo\n- por prazo indeterminado"


def test_a_prefeita_pede_o_registro_e_a_sgd_aceita(portal_vazio: Portal, chromium: Browser) -> None:
    """No telefone, dela; e na mesa, sem JavaScript, de quem confere. Ela chega ao termo."""
    teresa = Pessoa.abrir(chromium, portal_vazio, "telefone", com_javascript=True).entrar("teresa")
    _pedir(teresa)
    carla = Pessoa.abrir(chromium, portal_vazio, "mesa", com_javascript=False).entrar("carla")
    _aceitar(carla)
    teresa.pagina.reload()
    teresa.ve("A SGD registrou a autoridade")
    teresa.ir("Ir para o termo de adesão", f"/entes/{CODIGO}/adesao/$")
    teresa.ir("Aderir à Rede", "/adesao/comecar/$")
    for pessoa in (teresa, carla):
        pessoa.fechar()


def _pedir(teresa: Pessoa) -> None:
    teresa.pagina.goto(f"{teresa.portal.url}/pedidos-autoridade/")
    teresa.examinar()
    teresa.escrever(busca=CODIGO)
    teresa.enviar("Buscar", "busca=")
    teresa.ir("Vitória (ES)", f"/entes/{CODIGO}/.+")
    teresa.enviar("Enviar à SGD", "/entes/.+")
    expect(teresa.pagina.get_by_role("alert").first).to_be_visible()
    teresa.escrever(cargo="Prefeita", inicio="01/01/2025", email="gabinete@vitoria.invalid")
    teresa.pagina.locator("main [name=prova]").select_option("diploma")
    arquivo = pdf("diploma.pdf")
    teresa.pagina.locator("main [name=documento]").set_input_files(
        {"name": "diploma.pdf", "mimeType": "application/pdf", "buffer": arquivo.read()}
    )
    teresa.enviar("Enviar à SGD", r"/pedidos-autoridade/\d+/$")
    teresa.ve("O pedido está com a SGD")


def _aceitar(carla: Pessoa) -> None:
    carla.pagina.goto(f"{carla.portal.url}/equipe/pedidos-autoridade/")
    carla.examinar()
    carla.ir("Vitória (ES)", r"/pedidos-autoridade/\d+/$")
    carla.ir("Aceitar e registrar", "/aceitar/$")
    carla.enviar("Aceitar e registrar", r"/pedidos-autoridade/\d+/$")
    carla.ve("A SGD registrou a autoridade")
    expect(carla.pagina.get_by_text("Aceitar exige encerrar")).to_have_count(0)


def test_o_texto_novo_se_escreve_se_ve_e_se_publica(
    portal_vazio: Portal, chromium: Browser
) -> None:
    """A coordenação escreve, baixa o ensaio, vê a quem alcança e publica; depois, só se lê."""
    rosa = Pessoa.abrir(chromium, portal_vazio, "mesa", com_javascript=False).entrar("rosa")
    rosa.pagina.goto(f"{portal_vazio.url}/equipe/municipios/modelotermo/add/")
    rosa.escrever(
        esfera="Distrital", titulo="Termo distrital", base_legal="Lei 14.129/2021",
        inicio=f"{timezone.localdate():%d/%m/%Y}", texto=TEXTO + " {nada}",
    )  # fmt: skip
    rosa.enviar("Salvar e continuar editando", "/modelotermo/add/$")
    rosa.ve("{nada}")
    rosa.escrever(texto=TEXTO)
    rosa.enviar("Salvar e continuar editando", r"/modelotermo/\d+/change/$")
    with rosa.pagina.expect_download() as ensaio:
        rosa.pagina.get_by_role("link", name="Ver em PDF").click()
    assert ensaio.value.suggested_filename.startswith("ensaio-distrital-")
    rosa.pagina.get_by_role("link", name="Publicar a versão").click()
    rosa.chegar("/publicar/$")
    rosa.pagina.locator("main [name=exige_nova_assinatura][value=nao]").check()
    rosa.enviar("Ver o que muda para quem", "/publicar/$")
    rosa.ve("Ninguém assina de novo")
    rosa.enviar("Publicar sem pedir nova assinatura", r"/modelotermo/\d+/change/$")
    expect(rosa.pagina.locator("main textarea[name=texto]")).to_have_count(0)
    rosa.fechar()
