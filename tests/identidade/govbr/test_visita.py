"""O cliente que sai para a internet: aonde vai, aonde não vai, e quanto aguenta."""

import contextlib
import socket
import threading
import time
from typing import Any

import pytest

from identidade.govbr.conexao import Prazo
from identidade.govbr.destino import destino
from identidade.govbr.recusa import Motivo, VisitaRecusada
from identidade.govbr.rede import lugares, publico
from identidade.govbr.visita import Parada, visitar
from redegov.verificacao import Permitidos
from tests.simulador import SimuladorDeTeste

pytestmark = pytest.mark.matriz("C10")
RUINS = {"vencido": "venceu", "de-outro": "outro nome"}
SITE = "https://joinville.exemplo.gov.br"
INTERNOS = [
    "0.0.0.0",  # noqa: S104
    "127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "172.31.255.255", "192.168.1.1",
    "169.254.169.254", "100.64.0.1", "100.100.100.200", "168.63.129.16", "192.0.0.192", "192.0.2.1",
    "198.18.0.1", "203.0.113.9", "224.0.0.1", "239.255.255.250", "240.0.0.1", "255.255.255.255",
    "::", "::1", "::7f00:1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:8.8.8.8",
    "64:ff9b::7f00:1", "64:ff9b::a00:1", "64:ff9b:1::1", "2002:7f00:1::", "2002:a00:1::", "2001::1",
    "2001:db8::1", "fe80::1", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "100::1",
    "2606:4700::5efe:7f00:1", "4000::1",
]  # fmt: skip
MAL_ESCRITOS = {
    "http://2130706433/": Motivo.NOME,
    "http://0177.0.0.1/": Motivo.NOME,
    "http://0x7f.1/": Motivo.NOME,
    "http://127.1/": Motivo.NOME,
    "https://8.8.8.8/": Motivo.NOME,
    "https://127.0.0.1./": Motivo.NOME,
    "https://[::1]/": Motivo.NOME,
    "https://[::ffff:7f00:1]/": Motivo.NOME,
    "https://localhost/": Motivo.NOME,
    "https://cidade.gov.br./": Motivo.NOME,
    "https://cidade_x.gov.br/": Motivo.NOME,
    "https://cidade%2egov.br/": Motivo.NOME,
    "https://①②⑦.⓪.⓪.①/": Motivo.NOME,
    "https://ana:senha@cidade.gov.br/": Motivo.ENDERECO,
    "https://cidade.gov.br\\@10.0.0.1/": Motivo.ENDERECO,
    "https://cidade.gov.br /": Motivo.ENDERECO,
    "https://cidade.gov.br/\r\nHost: x": Motivo.ENDERECO,
    "ftp://cidade.gov.br/": Motivo.ENDERECO,
    "file:///etc/passwd": Motivo.ENDERECO,
    "gopher://cidade.gov.br/": Motivo.ENDERECO,
    "//cidade.gov.br/": Motivo.ENDERECO,
    "https://[::1/": Motivo.ENDERECO,
    "https://cidade.gov.br:99999/": Motivo.ENDERECO,
    "https://cidade.gov.br:22/": Motivo.PORTA,
    "https://cidade.gov.br:80/": Motivo.PORTA,
    f"https://cidade.gov.br/{'a' * 2000}": Motivo.ENDERECO,
}


def recusa(url: str, **opcoes: Any) -> VisitaRecusada:
    with pytest.raises(VisitaRecusada) as erro:
        visitar(url, **opcoes)
    return erro.value


def test_so_endereco_publico_serve() -> None:
    assert [ip for ip in INTERNOS if publico(ip)] == []
    assert [ip for ip in ("8.8.8.8", "200.198.1.1", "2606:4700::1111") if not publico(ip)] == []


def test_recusa_grafia_que_engana() -> None:
    motivos: dict[str, Motivo] = {}
    for url in MAL_ESCRITOS:
        with pytest.raises(VisitaRecusada) as erro:
            destino(url)
        motivos[url] = erro.value.motivo
    assert motivos == MAL_ESCRITOS


def test_nome_com_letra_parecida_aparece_em_punycode() -> None:
    # O primeiro “а” é cirílico.
    assert destino("https://аcesso.gov.br/").maquina == "xn--cesso-3ve.gov.br"
    assert destino("HTTPS://Cidade.GOV.br/Água?x=1#y").url == "https://cidade.gov.br/%C3%81gua?x=1"


def test_um_endereco_interno_entre_os_do_nome_basta_para_recusar(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    respostas = [(socket.AF_INET, 1, 6, "", (ip, 443)) for ip in ("8.8.8.8", "10.0.0.1")]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: respostas)
    with pytest.raises(VisitaRecusada) as erro:
        lugares(destino("https://cidade.gov.br/"))
    assert erro.value.motivo == Motivo.REDE_INTERNA


def test_pergunta_ao_dns_uma_vez_e_vai_ao_endereco_conferido(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """O nome que depois passa a apontar para dentro não leva ninguém para dentro."""
    vezes: list[str] = []
    para_onde: list[Any] = []
    de_verdade = socket.getaddrinfo

    def resolver(nome: str, *resto: Any, **opcoes: Any) -> Any:
        if nome != "cidade.gov.br":
            return de_verdade(nome, *resto, **opcoes)
        vezes.append(nome)
        ip = "198.41.0.4" if len(vezes) == 1 else "127.0.0.1"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (ip, 443))]

    def ligar(tomada: socket.socket, onde: Any) -> None:
        para_onde.append(onde[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", resolver)
    monkeypatch.setattr(socket.socket, "connect", ligar)
    assert recusa("https://cidade.gov.br/").motivo == Motivo.SEM_RESPOSTA
    assert (len(vezes), para_onde) == (1, ["198.41.0.4"])


def test_visita_confere_o_certificado_e_o_nome(cidades: SimuladorDeTeste) -> None:
    visita = visitar(f"{SITE}/")
    assert (visita.situacao, visita.paradas[0].ip) == (200, "127.0.0.1")
    assert b"gov.br" in visita.corpo
    assert visita.certificado_ate is not None
    frases = {nome: str(recusa(f"https://{nome}.exemplo.gov.br/")) for nome in RUINS}
    assert {nome: frases[nome] for nome in RUINS if RUINS[nome] not in frases[nome]} == {}


def test_sem_a_raiz_permitida_o_certificado_nao_vale(
    cidades: SimuladorDeTeste, settings: Any
) -> None:
    settings.VERIFICACAO_PERMITIDOS = Permitidos(settings.VERIFICACAO_PERMITIDOS.lugares)
    assert recusa(f"{SITE}/").motivo == Motivo.CERTIFICADO


def test_em_producao_a_lista_de_permitidos_nao_vale(
    cidades: SimuladorDeTeste, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", lambda *a, **k: [])
    settings.PRODUCAO = True
    assert recusa(f"{SITE}/").motivo == Motivo.NAO_ACHADO


def test_cada_desvio_passa_pela_mesma_conferencia(cidades: SimuladorDeTeste) -> None:
    esperados = {
        "volta": Motivo.DESVIOS,
        "interno": Motivo.NOME,
        "metadados": Motivo.NOME,
        "local": Motivo.NOME,
        "arquivo": Motivo.ENDERECO,
    }
    achados = {defeito: recusa(f"{SITE}/{defeito}/").motivo for defeito in esperados}
    assert achados == esperados


def test_por_http_so_le_o_desvio(cidades: SimuladorDeTeste) -> None:
    vistas: list[Parada] = []
    visita = visitar("http://joinville.exemplo.gov.br/", anotar=vistas.append)
    assert [p.situacao for p in vistas] == [302, 200]
    assert visita.url == f"{SITE}/"


def test_desiste_do_que_e_grande_ou_lento(cidades: SimuladorDeTeste) -> None:
    for defeito in ("grande", "bomba", "cabecalho"):
        assert recusa(f"{SITE}/{defeito}/").motivo == Motivo.TAMANHO, defeito
    comeco = time.monotonic()
    assert recusa(f"{SITE}/lento/", prazo=Prazo(0.5)).motivo == Motivo.DEMORA
    assert time.monotonic() - comeco < 2


def test_desiste_de_quem_escreve_o_cabecalho_a_conta_gotas(settings: Any) -> None:
    """Um byte de cada vez nunca estoura a espera de cada leitura: quem fecha é o prazo de tudo."""
    with socket.create_server(("127.0.0.1", 0)) as lento:
        threading.Thread(target=_gotejar, args=[lento], daemon=True).start()
        lugar = {("joinville.exemplo.gov.br", 80): lento.getsockname()[:2]}
        settings.VERIFICACAO_PERMITIDOS = Permitidos(lugar)
        comeco = time.monotonic()
        url = "http://joinville.exemplo.gov.br/"
        assert recusa(url, prazo=Prazo(0.5)).motivo == Motivo.DEMORA
        assert time.monotonic() - comeco < 2


def _gotejar(servidor: socket.socket) -> None:
    tomada, _ = servidor.accept()
    with contextlib.suppress(OSError), tomada:
        tomada.sendall(b"HTTP/1.1 200 OK\r\nX-Recheio: ")
        for _ in range(200):
            tomada.sendall(b"a")
            time.sleep(0.05)
