"""Mantém processos de pé: sobe em ordem, religa quem cai, para na ordem inversa."""

import contextlib
import os
import signal
import subprocess
import time
from collections.abc import Callable
from dataclasses import dataclass, field

from redegov.embarcado.processo import (
    Programa,
    ServicoIndisponivel,
    abrir,
    esperar,
    fim_do_registro,
)

MAIOR_ESPERA = 30.0
ESTAVEL_APOS = 60.0
QUEDAS_TOLERADAS = 8


@dataclass
class _Filho:
    programa: Programa
    processo: subprocess.Popen[bytes]
    desde: float
    quedas: int = 0
    religar_em: float | None = None


@dataclass
class Supervisor:
    avisar: Callable[[str], None]
    relogio: Callable[[], float] = time.monotonic
    _filhos: list[_Filho] = field(default_factory=list)
    _programas: list[Programa] = field(default_factory=list)

    def iniciar(self, programa: Programa, *, aguardar: bool = True) -> None:
        """Sobe o programa; com `aguardar`, só volta quando ele responde.

        Raises:
            ServicoIndisponivel: morreu antes de responder, ou passou da paciência.
        """
        programa.antes()
        self._programas.append(programa)
        filho = _Filho(programa, abrir(programa), self.relogio())
        self._filhos.append(filho)
        if aguardar:
            self.aguardar(programa)

    def aguardar(self, programa: Programa) -> None:
        filho = next(f for f in self._filhos if f.programa is programa)
        no_prazo = esperar(
            lambda: filho.processo.poll() is not None or programa.pronto(), programa.paciencia
        )
        if not no_prazo or filho.processo.poll() is not None:
            causa = (
                f"não respondeu em {programa.paciencia:.0f} s"
                if filho.processo.poll() is None
                else f"terminou com código {filho.processo.returncode}"
            )
            raise ServicoIndisponivel(
                f"{programa.nome} {causa}. Últimas linhas de {programa.registro}:\n"
                + fim_do_registro(programa.registro)
            )

    def pids(self) -> dict[str, int]:
        return {filho.programa.nome: filho.processo.pid for filho in self._filhos}

    def vigiar(self) -> None:
        """Uma volta de vigia: percebe quedas e religa quem já esperou o bastante.

        Raises:
            ServicoIndisponivel: um processo caiu vezes seguidas demais.
        """
        for filho in self._filhos:
            if filho.religar_em is not None:
                if self.relogio() >= filho.religar_em:
                    self._religar(filho)
            elif filho.processo.poll() is not None:
                self._anotar_queda(filho)
            elif filho.quedas and self.relogio() - filho.desde > ESTAVEL_APOS:
                filho.quedas = 0

    def _anotar_queda(self, filho: _Filho) -> None:
        programa, codigo = filho.programa, filho.processo.returncode
        filho.quedas += 1
        if filho.quedas > QUEDAS_TOLERADAS:
            raise ServicoIndisponivel(
                f"{programa.nome} caiu {filho.quedas} vezes seguidas (código {codigo}). "
                f"Últimas linhas de {programa.registro}:\n{fim_do_registro(programa.registro)}"
            )
        # A primeira queda religa na hora; depois 1, 2, 4… segundos.
        espera = 0.0 if filho.quedas == 1 else min(2.0 ** (filho.quedas - 2), MAIOR_ESPERA)
        filho.religar_em = self.relogio() + espera
        self.avisar(f"{programa.nome} caiu (código {codigo}); religo em {espera:.0f} s.")

    def _religar(self, filho: _Filho) -> None:
        filho.programa.antes()
        filho.processo = abrir(filho.programa)
        filho.desde = self.relogio()
        filho.religar_em = None

    def parar(self) -> None:
        """Pede a cada um que pare, do último ao primeiro; quem não atende em tempo é morto."""
        for filho in reversed(self._filhos):
            if filho.processo.poll() is None:
                filho.processo.send_signal(filho.programa.sinal)
                try:
                    filho.processo.wait(timeout=filho.programa.paciencia)
                except subprocess.TimeoutExpired:
                    self.avisar(f"{filho.programa.nome} não parou a tempo; encerro à força.")
                    self._matar(filho)
        self._filhos.clear()
        # O pedido de parada pode ter chegado com um processo nascendo, que ninguém anotou.
        for programa in reversed(self._programas):
            try:
                programa.antes()
            except ServicoIndisponivel as sobra:
                self.avisar(str(sobra))
        self._programas.clear()

    @staticmethod
    def _matar(filho: _Filho) -> None:
        with contextlib.suppress(ProcessLookupError):
            os.killpg(filho.processo.pid, signal.SIGKILL)
        filho.processo.wait()
