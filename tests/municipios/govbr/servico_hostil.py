"""Um serviço que responde o que o teste mandar, byte a byte, a qualquer pedido."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


@dataclass
class Combinado:
    """`corpo` em pedaços; com `gotejar`, o último nunca chega: a conexão fica aberta."""

    situacao: int = 200
    corpo: tuple[bytes, ...] = ()
    cabecalhos: dict[str, str] = field(default_factory=dict)
    gotejar: bool = False


class _Servidor(ThreadingHTTPServer):
    def handle_error(self, *_: object) -> None:
        """Calado: o cliente desistir no meio é o que se espera."""


@contextmanager
def servico_hostil(combinado: Combinado) -> Iterator[str]:
    """O endereço do serviço, enquanto durar o teste."""
    soltar = threading.Event()

    class Atendente(BaseHTTPRequestHandler):
        def _responder(self) -> None:
            self.rfile.read(int(self.headers.get("Content-Length") or 0))
            self.send_response(combinado.situacao)
            for nome, valor in combinado.cabecalhos.items():
                self.send_header(nome, valor)
            self.end_headers()
            for pedaco in combinado.corpo:
                self.wfile.write(pedaco)
            while combinado.gotejar and not soltar.wait(0.05):
                self.wfile.write(b".")

        do_GET = do_POST = _responder  # noqa: N815

        def log_message(self, *_: object) -> None:
            """Calado."""

    servidor = _Servidor(("127.0.0.1", 0), Atendente)
    servidor.daemon_threads = True
    threading.Thread(target=servidor.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{servidor.server_port}"
    finally:
        soltar.set()
        servidor.shutdown()
        servidor.server_close()
