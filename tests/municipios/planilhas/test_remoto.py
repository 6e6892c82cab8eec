"""Baixar de um endereço: só público e por HTTPS, com limite de tamanho, de tempo e de desvios."""

import gzip
import http.server
import io
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path
from typing import Any

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from municipios.planilhas import remoto
from municipios.planilhas.lote import ArquivoRecusado
from municipios.planilhas.remoto import baixar

Resposta = Callable[[http.server.BaseHTTPRequestHandler], None]
CORPO = b'[{"id": 1}]' * 1000


def responder(
    situacao: int = 200, corpo: bytes = b"", tamanho: int | None = None, **cabecalhos: str
) -> Resposta:
    def dar(pedido: http.server.BaseHTTPRequestHandler) -> None:
        pedido.send_response(situacao)
        pedido.send_header("Content-Length", str(len(corpo) if tamanho is None else tamanho))
        for nome, valor in cabecalhos.items():
            pedido.send_header(nome.replace("_", "-"), valor)
        pedido.end_headers()
        pedido.wfile.write(corpo)

    return dar


ROTAS: dict[str, Resposta] = {
    "/pop.json": responder(corpo=CORPO),
    "/comprimido": responder(corpo=gzip.compress(CORPO), Content_Encoding="gzip"),
    "/bomba": responder(corpo=gzip.compress(b"0" * 80_000_000), Content_Encoding="gzip"),
    "/cortado": responder(corpo=CORPO, tamanho=len(CORPO) + 10),
    "/desvio": responder(302, Location="/pop.json"),
    "/volta": responder(302, Location="/volta"),
    "/interno": responder(302, Location="http://169.254.169.254/latest/meta-data/"),
    "/interno-https": responder(302, Location="https://10.0.0.1/"),
    "/arquivo": responder(302, Location="file:///etc/passwd"),
    "/erro": responder(500, corpo=b"nada"),
}


class _Servidor(http.server.BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        ROTAS[self.path.partition("?")[0]](self)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@pytest.fixture
def servidor(settings: Any) -> Iterator[str]:
    settings.IMPORTACAO_DE_LOOPBACK = True
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Servidor) as casa:
        fio = threading.Thread(target=casa.serve_forever)
        fio.start()
        yield f"http://127.0.0.1:{casa.server_port}"
        casa.shutdown()
        fio.join()


def trazer(url: str) -> bytes:
    destino = io.BytesIO()
    baixar(url, destino, lambda feitos, total: None)
    return destino.getvalue()


@pytest.mark.parametrize("rota", ["/pop.json", "/pop.json?ano=2024", "/comprimido", "/desvio"])
def test_traz_o_arquivo(servidor: str, rota: str) -> None:
    assert trazer(servidor + rota) == CORPO


def test_mostra_quanto_veio(servidor: str) -> None:
    passos: list[tuple[int, int]] = []
    baixar(f"{servidor}/pop.json", io.BytesIO(), lambda *passo: passos.append(passo))
    assert passos[-1] == (len(CORPO), len(CORPO))


@pytest.mark.parametrize(
    ("rota", "dito"),
    [
        ("/bomba", "passa de 64 MB"),
        ("/cortado", "não entregou o arquivo"),
        ("/volta", "sem fim"),
        ("/interno", "rede interna"),
        ("/interno-https", "rede interna"),
        ("/arquivo", "mal escrito"),
        ("/erro", "respondeu 500"),
    ],
)
def test_recusa_o_que_o_servidor_apronta(
    servidor: str, settings: Any, rota: str, dito: str
) -> None:
    with pytest.raises(ArquivoRecusado, match=dito):
        trazer(servidor + rota)


@pytest.mark.parametrize(
    ("url", "dito"),
    [
        ("http://servicodados.ibge.gov.br/x", "Só baixo por https"),
        ("ftp://ftp.ibge.gov.br/x", "Só baixo por https"),
        ("https://127.0.0.1/x", "rede interna"),
        ("https://localhost/x", "rede interna|Não achei"),
        ("https://2130706433/x", "rede interna|Não achei"),
        ("https://[::1]/x", "rede interna"),
        ("https://[::ffff:10.0.0.1]/x", "rede interna"),
        ("https://192.168.0.1:8443/x", "rede interna"),
        ("https://169.254.169.254/latest", "rede interna"),
        ("https://0.0.0.0/", "rede interna"),
        ("https://ana:senha@ibge.gov.br/x", "usuário ou senha"),
        ("https://nao-existe.invalid/x", "Não achei"),
        ("https:///x", "mal escrito"),
        ("https://[::1/x", "mal escrito"),
        ("https://ibge.gov.br:99999/x", "mal escrito"),
    ],
)
def test_recusa_endereco_que_nao_e_publico(url: str, dito: str) -> None:
    with pytest.raises(ArquivoRecusado, match=dito):
        trazer(url)


def test_desiste_do_servidor_que_pinga(servidor: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remoto, "PRAZO", -1.0)
    with pytest.raises(ArquivoRecusado, match="não chegou inteiro"):
        trazer(f"{servidor}/pop.json")


@pytest.fixture
def servidor_tls(
    settings: Any, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[tuple[str, Path]]:
    """Servidor em HTTPS em 127.0.0.1, com certificado feito agora para o nome pedido."""
    settings.IMPORTACAO_DE_LOOPBACK = True
    chave, nome = ec.generate_private_key(ec.SECP256R1()), x509.Name([])
    agora = datetime.now(UTC)
    certificado = (
        x509.CertificateBuilder(nome, nome, chave.public_key(), 1, agora, agora + timedelta(1))
        .add_extension(x509.SubjectAlternativeName([request.param]), critical=True)
        .sign(chave, hashes.SHA256())
        .public_bytes(Encoding.PEM)
    )
    privada = chave.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (tmp_path / "tudo.pem").write_bytes(privada + certificado)
    contexto = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    contexto.load_cert_chain(tmp_path / "tudo.pem")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), _Servidor) as casa:
        casa.socket = contexto.wrap_socket(casa.socket, server_side=True)
        fio = threading.Thread(target=casa.serve_forever)
        fio.start()
        yield f":{casa.server_port}/pop.json", tmp_path / "tudo.pem"
        casa.shutdown()
        fio.join()


@pytest.mark.parametrize("servidor_tls", [x509.IPAddress(ip_address("127.0.0.1"))], indirect=True)
def test_so_confia_no_certificado_de_autoridade_conhecida(
    servidor_tls: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    resto, certificado = servidor_tls
    with pytest.raises(ArquivoRecusado, match="SSLError"):
        trazer(f"https://127.0.0.1{resto}")
    monkeypatch.setattr(remoto, "where", lambda: str(certificado))
    assert trazer(f"https://127.0.0.1{resto}") == CORPO


@pytest.mark.parametrize("servidor_tls", [x509.DNSName("outro.invalid")], indirect=True)
def test_recusa_certificado_de_outro_nome(
    servidor_tls: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    resto, certificado = servidor_tls
    monkeypatch.setattr(remoto, "where", lambda: str(certificado))
    with pytest.raises(ArquivoRecusado, match="SSLError"):
        trazer(f"https://127.0.0.1{resto}")
