"""Sumidouro de correio: um servidor SMTP de verdade, que guarda o que aceita e recusa a pedido.

O começo do destinatário diz o que fazer: `recusa550@`, `depois450@`, `fecha421@`, `cai@` (aceita o
DATA inteiro e desliga sem responder).
"""

import asyncio
import contextlib
import re
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from email import message_from_bytes

import pytest
from pytest_django import Settings

RESPOSTAS = {
    "recusa550": b"550 5.1.1 nao existe",
    "depois450": b"450 4.2.1 cheia",
    "fecha421": b"421 4.3.2 ate logo",
}


class Sumidouro:
    def __init__(self) -> None:
        self.mensagens: list[bytes] = []
        self.conexoes = 0
        self.porta = 0
        self._chegou = threading.Condition()

    @property
    def por_message_id(self) -> Counter[str]:
        with self._chegou:
            return Counter(message_from_bytes(m)["Message-ID"] for m in self.mensagens)

    def esperar(self, quantas: int, prazo: float = 60) -> bool:
        """Volta quando pelo menos `quantas` mensagens tiverem chegado."""
        with self._chegou:
            return self._chegou.wait_for(lambda: len(self.mensagens) >= quantas, prazo)

    def esperar_por(self, condicao: Callable[[], bool], prazo: float = 60) -> bool:
        """Reavalia a condição a cada mensagem que chega e, sem mensagens, a cada meio segundo."""
        fim = time.monotonic() + prazo
        while time.monotonic() < fim:
            if condicao():
                return True
            with self._chegou:
                self._chegou.wait(0.5)
        return False

    def _guardar(self, mensagem: bytes) -> None:
        with self._chegou:
            self.mensagens.append(mensagem)
            self._chegou.notify_all()

    async def atender(self, entra: asyncio.StreamReader, sai: asyncio.StreamWriter) -> None:
        self.conexoes += 1
        sai.write(b"220 sumidouro\r\n")
        destino = ""
        with contextlib.suppress(ConnectionError):
            while linha := (await entra.readline()).decode().strip():
                comando = linha[:4].upper()
                if comando == "RCPT":
                    destino = re.sub(r".*<([^@>]*).*", r"\1", linha)
                    sai.write(RESPOSTAS.get(destino.split("+")[0], b"250 ok") + b"\r\n")
                elif comando == "DATA":
                    sai.write(b"354 mande\r\n")
                    self._guardar((await entra.readuntil(b"\r\n.\r\n"))[:-5])
                    if destino.startswith("cai"):
                        break
                    sai.write(b"250 aceita\r\n")
                elif comando == "QUIT":
                    sai.write(b"221 ate logo\r\n")
                    break
                else:
                    sai.write(b"250 ok\r\n")
                await sai.drain()
        sai.close()


@pytest.fixture
def sumidouro(settings: Settings) -> Iterator[Sumidouro]:
    """Um sumidouro de pé, e o correio do Django apontado para ele."""
    servidor, laco = Sumidouro(), asyncio.new_event_loop()
    de_pe = threading.Event()

    async def servir() -> None:
        escuta = await asyncio.start_server(servidor.atender, "127.0.0.1", 0)
        servidor.porta = escuta.sockets[0].getsockname()[1]
        de_pe.set()
        async with escuta:
            await asyncio.Event().wait()

    async def encerrar() -> None:
        for tarefa in asyncio.all_tasks() - {asyncio.current_task()}:
            tarefa.cancel()

    fio = threading.Thread(target=_rodar, args=(laco, servir()), daemon=True)
    fio.start()
    assert de_pe.wait(10)
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT, settings.EMAIL_TIMEOUT = (
        "127.0.0.1",
        servidor.porta,
        10,
    )
    yield servidor
    asyncio.run_coroutine_threadsafe(encerrar(), laco)
    fio.join(10)


def _rodar(laco: asyncio.AbstractEventLoop, corrotina: object) -> None:
    with contextlib.suppress(asyncio.CancelledError):
        laco.run_until_complete(corrotina)  # type: ignore[arg-type]
    laco.close()
