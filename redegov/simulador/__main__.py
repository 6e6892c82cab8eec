"""Linha de comando: `python -m redegov.simulador --dados PASTA [--porta N] [--portal URL]`."""

import argparse
import io
import signal
import sys
import threading
from pathlib import Path
from socketserver import ThreadingMixIn
from typing import Any, TextIO
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from redegov import env
from redegov.assinatura import CAMINHO_DO_RETORNO
from redegov.embarcado import enderecos
from redegov.simulador import chave, tls
from redegov.simulador.assinador import Assinador
from redegov.simulador.certificados import Certificados
from redegov.simulador.cidade import Cidade
from redegov.simulador.emissor import Cliente, Emissor
from redegov.simulador.servidor import Simulador

RETORNO = "/entrar/govbr/retorno/"
SAIDA = "/saiu/"


class _Servidor(ThreadingMixIn, WSGIServer):
    daemon_threads = True
    request_queue_size = 64


class _ServidorSeguro(_Servidor):
    def setup_environ(self) -> None:
        super().setup_environ()
        self.base_environ["HTTPS"] = "on"

    def handle_error(self, request: object, client_address: object) -> None:
        """Calado: quem recusa o certificado desliga no meio, e é isso que se quer provar."""


class _AtendenteDasCidades(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Calado, como o outro."""

    def get_stderr(self) -> TextIO:
        """Quem desiste de uma resposta sem fim não é erro da cidade."""
        return io.StringIO()


class _Atendente(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        """Calado: o endereço de cada pedido traz códigos que não vão a registro."""


def _argumentos() -> argparse.Namespace:
    leitor = argparse.ArgumentParser(prog="python -m redegov.simulador")
    leitor.add_argument("--dados", type=Path, required=True, help="pasta de dados do portal")
    leitor.add_argument("--porta", type=int, default=0, help="0 escolhe uma porta livre")
    leitor.add_argument("--porta-das-cidades", type=int, default=0, help="a do https delas")
    leitor.add_argument("--portal", action="append", help="endereço público do portal")
    leitor.add_argument("--falhas", action="store_true", help="liga /_falhas (testes)")
    return leitor.parse_args()


def _cliente(dados: Path, portais: list[str]) -> Cliente:
    portais = [portal.rstrip("/") for portal in portais]
    return Cliente(
        client_id=env.texto("GOVBR_CLIENT_ID", "redegov-demonstracao"),
        segredo=env.texto("GOVBR_CLIENT_SECRET") or enderecos.segredo_simulador(dados),
        retornos=frozenset(portal + RETORNO for portal in portais),
        saidas=frozenset(portal + SAIDA for portal in portais),
    )


def _cliente_da_assinatura(dados: Path, portais: list[str]) -> Cliente:
    """O GOV.BR dá à assinatura uma credencial à parte."""
    retornos = {portal.rstrip("/") + CAMINHO_DO_RETORNO for portal in portais}
    return Cliente(
        client_id=env.texto("GOVBR_ASSINATURA_CLIENT_ID") or "redegov-assinatura",
        segredo=env.texto("GOVBR_ASSINATURA_CLIENT_SECRET") or enderecos.segredo_simulador(dados),
        retornos=frozenset(retornos | {env.texto("GOVBR_ASSINATURA_RETORNO")} - {""}),
        saidas=frozenset(),
    )


def principal() -> int:
    if env.texto("REDEGOV_MODO") == "producao":
        print(
            "O simulador do GOV.BR não sobe em produção (REDEGOV_MODO=producao).", file=sys.stderr
        )
        return 2
    argumentos = _argumentos()
    dados: Path = argumentos.dados.absolute()
    padrao = env.texto("REDEGOV_URL") or f"http://127.0.0.1:{env.inteiro('PORTA', 8000)}"
    portais: list[str] = argumentos.portal or [padrao]
    cliente = _cliente(dados, portais)
    arquivo_da_porta = enderecos.porta_simulador(dados)
    arquivo_da_porta.parent.mkdir(parents=True, exist_ok=True)
    emissor = Emissor(
        emissor="",
        chave=chave.carregar(arquivo_da_porta.parent),
        clientes={cliente.client_id: cliente},
    )
    certificados = Certificados(arquivo_da_porta.parent)
    assinador = Assinador(emissor, _cliente_da_assinatura(dados, portais), certificados)
    cidade = Cidade(lambda: emissor.emissor)
    aplicacao = Simulador(assinador, cidade, com_falhas=argumentos.falhas)
    try:
        servidor = make_server("127.0.0.1", argumentos.porta, aplicacao, _Servidor, _Atendente)
        cidades = _cidades(cidade, argumentos.porta_das_cidades, dados)
    except OSError as erro:
        outra = f"(ou a das cidades, {argumentos.porta_das_cidades})"
        frase = f"A porta {argumentos.porta} não pôde ser usada {outra}: {erro.strerror}."
        print(frase, file=sys.stderr)
        return 1
    with servidor, cidades:
        threading.Thread(target=cidades.serve_forever, daemon=True).start()
        emissor.emissor = f"http://127.0.0.1:{servidor.server_port}/"
        arquivo_da_porta.write_text(f"{servidor.server_port}\n")
        print(f"Simulador do GOV.BR pronto: {emissor.emissor}", flush=True)
        _parar_com_sinal(servidor)
        servidor.serve_forever(poll_interval=0.1)
    return 0


def _cidades(cidade: Cidade, porta: int, dados: Path) -> WSGIServer:
    """Os sites das cidades, em https; a porta fica guardada antes de o portal a procurar."""
    servidor = make_server("127.0.0.1", porta, cidade, _ServidorSeguro, _AtendenteDasCidades)
    contexto = tls.contexto(enderecos.raiz_das_cidades(dados))
    servidor.socket = contexto.wrap_socket(
        servidor.socket, server_side=True, do_handshake_on_connect=False
    )
    enderecos.porta_das_cidades(dados).write_text(f"{servidor.server_port}\n")
    return servidor


def _parar_com_sinal(servidor: WSGIServer) -> None:
    def parar(*_: object) -> None:
        threading.Thread(target=servidor.shutdown, daemon=True).start()

    signal.signal(signal.SIGTERM, parar)
    signal.signal(signal.SIGINT, parar)


if __name__ == "__main__":
    sys.exit(principal())
