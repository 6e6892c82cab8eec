"""Clicados até o fim: o convite pelo endereço do e-mail, o desfecho e o diagnóstico."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from playwright.sync_api import Browser, expect

from redegov.embarcado.processo import esperar
from tests.e2e.pessoa import Pessoa
from tests.e2e.portal import Portal

PORTO_VELHO = "1100205"
SECOES = [
    {"equipe-ti": "2", "servicos-digitais": "12", "ato-governo-digital": "Não"},
    {"dominio-oficial": "Todos", "contrato-fim": "2027-03-01"},
    {"login-hoje": "Não"},
    {"decreto-assinatura": "Sim"},
    {"rpps": "Sim"},
    {"unidades-atendimento": "2"},
]


def test_o_ente_responde_ao_convite_sem_conta(portal_de_pe: Portal, chromium: Browser) -> None:
    """No telefone, pelo endereço que o e-mail trouxe: diz que vai, e depois que não vai."""
    convite = _endereco_do_convite(portal_de_pe, f"gabinete@{PORTO_VELHO}.invalid")
    gabinete = Pessoa.abrir(chromium, portal_de_pe, "telefone", com_javascript=True)
    for resposta, dito in (("sim", "confirmada"), ("nao", "não vai")):
        gabinete.pagina.goto(convite)
        gabinete.examinar()
        gabinete.pagina.locator(f"main [name=vem][value={resposta}]").check()
        gabinete.enviar("Enviar resposta", "/eventos/convite/")
        gabinete.ve(f"Resposta gravada: {dito}.")
        expect(gabinete.pagina.locator("main img.qr")).to_have_count(int(resposta == "sim"))
    gabinete.fechar()


def _endereco_do_convite(portal: Portal, destino: str) -> str:
    achados: list[str] = []

    def chegou() -> bool:
        for carta in (portal.dados / "emails").glob("*.eml"):
            lida = message_from_bytes(carta.read_bytes(), policy=policy.default)
            assert isinstance(lida, EmailMessage)
            corpo = lida.get_body(("plain",))
            texto = corpo.get_content() if corpo else ""
            if destino in str(lida["to"]) and "Oficina de autenticação" in texto:
                achados.extend(re.findall(r"http\S+/eventos/convite/[^/\s]+/(?=\s)", texto))
        return bool(achados)

    assert esperar(chegou, 60, intervalo=0.5), f"nenhum convite a {destino}"
    return achados[0]


def test_a_equipe_grava_o_desfecho(portal_de_pe: Portal, chromium: Browser) -> None:
    carla = Pessoa.abrir(chromium, portal_de_pe, "mesa", com_javascript=False).entrar("carla")
    carla.pagina.goto(f"{portal_de_pe.url}/equipe/eventos/")
    carla.ir("Encontro com prefeitas e prefeitos", r"/equipe/eventos/\d+/$")
    carla.ir("Desfecho com cada ente", "/desfechos/$")
    carla.ir("o desfecho de Natal (RN)", "/desfecho/$")
    carla.pagina.locator("main [name=resultado][value=interessado]").check()
    carla.enviar("Gravar o desfecho", "/desfecho/$")
    carla.ve("Marque pelo menos um produto")
    carla.pagina.locator("main [name=produtos][value=balcao]").check()
    carla.enviar("Gravar o desfecho", "/desfechos/$")
    natal = carla.pagina.locator("main tr").filter(has_text="Natal (RN)")
    expect(natal).to_contain_text("Balcão GOV.BR")
    natal.get_by_role("link", name="Dizer quem").click()
    carla.chegar(r"/acompanhamento/$")
    carla.fechar()


def test_o_ponto_focal_responde_o_diagnostico_e_o_envia(
    portal_de_pe: Portal, chromium: Browser
) -> None:
    """Para na metade, volta outro dia, acaba e compara com o do ano passado e com a faixa."""
    ana = Pessoa.abrir(chromium, portal_de_pe, "telefone", com_javascript=True).entrar("ana")
    ana.ir("Diagnóstico", "/diagnosticos/$")
    ana.enviar("Começar um diagnóstico", r"/diagnosticos/\d+/$")
    endereco = ana.pagina.url
    ana.enviar("Enviar o diagnóstico", r"/diagnosticos/\d+/$")
    ana.ve("Faltam respostas obrigatórias em: Equipe e governo digital")
    ana.ir("Equipe e governo digital", "/secoes/1/$")
    ana.escrever(**SECOES[0])
    ana.enviar("Salvar e sair", r"/diagnosticos/\d+/$")
    ana.pagina.goto(f"{portal_de_pe.url}/meu-municipio/")
    ana.ir("Concluir o diagnóstico", "/diagnosticos/")
    ana.pagina.goto(endereco)
    ana.ir("Sistemas e endereços", "/secoes/2/$")
    for ordem, respostas in enumerate(SECOES[1:-1], start=2):
        ana.escrever(**respostas)
        ana.enviar("Salvar e ir à próxima seção", f"/secoes/{ordem + 1}/$")
    ana.escrever(**SECOES[-1])
    ana.enviar("Salvar", r"/diagnosticos/\d+/$")
    ana.enviar("Enviar o diagnóstico", r"/diagnosticos/\d+/$")
    ana.ve("Está aqui porque se respondeu: Há regime próprio")
    ana.ve("(mudou)")
    ana.ve("responderam o mesmo")
    ana.fechar()
