"""A história de um ente, clicada: do mandato registrado ao painel, com e sem JavaScript."""

from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser, expect

from redegov.demonstracao.prova import CHAVE
from redegov.simulador.personas import PERSONAS
from tests.e2e.pessoa import Pessoa
from tests.e2e.portal import Portal

PROVAS = {
    "protocolo": "Protocolo 1",
    "data": "2026-11-03",
    "endereco": "https://exemplo.gov.br/prova",
    "nota": "Conferido",
}
PASSOS_DA_AUTENTICACAO = 13


@dataclass(frozen=True)
class Historia:
    """Quem trabalha na mesa e quem só tem o telefone; o mesmo caminho para os dois.

    Sem JavaScript bastam os primeiros passos: a tela dos treze é a mesma.
    """

    codigo: str
    nome: str
    chefe: str
    focal: str
    com_javascript: bool
    passos: int


VICOSA = Historia("3171303", "Viçosa", "pedro", "ana", com_javascript=True, passos=13)
MINAS = Historia("31", "Minas Gerais", "helena", "luana", com_javascript=False, passos=4)


@pytest.mark.parametrize("historia", [VICOSA, MINAS], ids=lambda h: h.nome)
def test_do_mandato_ao_painel_clicando(
    portal_vazio: Portal, chromium: Browser, historia: Historia
) -> None:
    def pessoa(tela: str) -> Pessoa:
        return Pessoa.abrir(chromium, portal_vazio, tela, com_javascript=historia.com_javascript)

    carla, chefe, focal, cidadao = map(pessoa, ("mesa", "telefone", "telefone", "mesa"))
    carla.entrar("carla")
    _registrar_mandato(carla, historia)
    _registrar_adesao(carla, historia)
    _indicar(chefe.entrar(historia.chefe), historia)
    _comecar(focal.entrar(historia.focal), historia)
    _andar(carla, focal, historia.passos)
    _conferir_o_publico(cidadao, historia)
    for quem in (carla, chefe, focal, cidadao):
        quem.fechar()


def _ente(historia: Historia) -> str:
    return f"/entes/{historia.codigo}"


def _registrar_mandato(carla: Pessoa, historia: Historia) -> None:
    """A pessoa da equipe acha o ente pela busca, e registra quem o chefia."""
    chefe = PERSONAS[historia.chefe]
    carla.pagina.goto(f"{carla.portal.url}/")
    carla.pagina.get_by_label("Encontre a sua cidade").fill(historia.nome)
    carla.pagina.get_by_role("button", name="Buscar").click()
    carla.chegar(r"/entes/\?busca=")
    carla.pagina.locator(f"main a[href='{_ente(historia)}/']").first.click()
    carla.chegar(f"{_ente(historia)}/$")
    carla.ve("Ainda não aderiu")
    carla.ir("Autoridades", "/autoridades/$")
    carla.ir("Registrar autoridade", "/registrar/$")
    carla.enviar("Registrar", "/registrar/$")
    expect(carla.pagina.get_by_role("alert").first).to_be_visible()
    carla.escrever(
        nome=chefe.nome,
        cargo="Chefe do Executivo",
        cpf=chefe.cpf,
        email=chefe.email,
        condicao="Titular",
        inicio="01/01/2025",
        fim="31/12/2028",
    )
    carla.enviar("Registrar", "/autoridades/$")
    carla.ve("No cargo")


def _registrar_adesao(carla: Pessoa, historia: Historia) -> None:
    carla.voltar(historia.nome, f"{_ente(historia)}/$")
    carla.ir("Adesão", "/adesao/$")
    carla.ir("Registrar adesão", "/registrar/$")
    carla.escrever(assinada_em="01/03/2025")
    carla.enviar("Registrar", "/adesao/$")
    carla.ve("01/03/2025")


def _indicar(chefe: Pessoa, historia: Historia) -> None:
    focal = PERSONAS[historia.focal]
    chefe.ir("ponto", "/pontos-focais/")
    chefe.pagina.goto(f"{chefe.portal.url}{_ente(historia)}/pontos-focais/")
    chefe.ir("Indicar ponto focal", "/indicar/$")
    chefe.escrever(
        nome=focal.nome,
        cpf=focal.cpf,
        cargo="Diretoria de modernização",
        vinculo="Servidor efetivo",
        orgao="Secretaria de Administração",
        email=focal.email,
        papel="Técnico",
        tipo="Titular",
    )
    chefe.enviar("Indicar", "/pontos-focais/$")
    chefe.ve("Indicado")


def _comecar(focal: Pessoa, historia: Historia) -> None:
    focal.ir("Ver a página pública", f"{_ente(historia)}/$")
    focal.ir("Implantações", "/implantacoes/$")
    focal.ir("Começar uma implantação", "/nova/$")
    focal.pagina.get_by_label("Autenticação").first.check()
    focal.escrever(nome="Portal do cidadão")
    focal.enviar("Começar", r"/implantacoes/\d+/$")


def _andar(carla: Pessoa, focal: Pessoa, passos: int) -> None:
    """Cada um faz o que é seu: a tela diz de quem é a vez."""
    endereco = focal.pagina.url
    for feitos in range(passos):
        focal.ve(f"{feitos} de {PASSOS_DA_AUTENTICACAO}")
        dela = focal.pagina.get_by_role("link", name="Fazer este passo").count()
        quem = focal if dela else carla
        quem.pagina.goto(endereco)
        quem.ir("Fazer este passo", r"/passos/\d+/$")
        if quem.pagina.get_by_role("button", name="Juntar prova").count():
            quem.escrever(video="https://exemplo.gov.br/video")
            quem.enviar("Juntar prova", r"/passos/\d+/$")
            _aceitar(carla, quem.pagina.url)
            quem.pagina.reload()
        else:
            _preencher_prova(quem)
        quem.enviar("Concluir", r"/implantacoes/\d+/$")
        focal.pagina.goto(endereco)
    focal.ve(f"{passos} de {PASSOS_DA_AUTENTICACAO}")


def _preencher_prova(quem: Pessoa) -> None:
    """A primeira que o passo aceita e não é arquivo; e a chave PGP, onde o passo a pede."""
    pede = [nome for nome in PROVAS if quem.pagina.locator(f"main [name={nome}]").count()]
    quem.escrever(**{nome: PROVAS[nome] for nome in pede[:1]})
    if quem.pagina.locator("main [name=chave_pgp]").count():
        quem.escrever(chave_pgp=CHAVE)


def _aceitar(carla: Pessoa, passo: str) -> None:
    carla.pagina.goto(passo)
    carla.ir("Endereço do vídeo de", r"/evidencias/\d+/$")
    carla.enviar("Aceitar a prova", r"/passos/\d+/$")


def _conferir_o_publico(cidadao: Pessoa, historia: Historia) -> None:
    cidadao.pagina.goto(f"{cidadao.portal.url}{_ente(historia)}/")
    cidadao.examinar()
    cidadao.ve("Na Rede GOV.BR")
    if historia.passos == PASSOS_DA_AUTENTICACAO:
        cidadao.ve("Em uso")
    cidadao.pagina.get_by_role("link", name="Painel", exact=True).first.click()
    cidadao.chegar("/painel/$")
