"""Os certificados das personas: um de cada tipo por pessoa, emitido quando ela o usa."""

import threading
from dataclasses import dataclass, field
from pathlib import Path

from redegov.simulador import cadeia
from redegov.simulador.personas import Persona


@dataclass
class Certificados:
    """As cadeias ficam em `pasta`; os das pessoas, em memória."""

    pasta: Path
    _cadeias: dict[str, cadeia.Cadeia] = field(default_factory=dict)
    _emitidos: dict[tuple[str, str], cadeia.Emitido] = field(default_factory=dict)
    _trava: threading.Lock = field(default_factory=threading.Lock)

    def de(self, persona: Persona, tipo: str) -> cadeia.Emitido:
        with self._trava:
            if tipo not in self._cadeias:
                self._cadeias[tipo] = cadeia.carregar(self.pasta, tipo)
            if (persona.cpf, tipo) not in self._emitidos:
                emitido = self._cadeias[tipo].emitir(persona.nome, persona.cpf)
                self._emitidos[persona.cpf, tipo] = emitido
            return self._emitidos[persona.cpf, tipo]
