"""O que todo leitor de arquivo devolve: linhas prontas para o banco e o que ficou pelo caminho."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from municipios.models.ente import APELIDOS_DE_CODIGO, FORA_DO_CADASTRO


class ArquivoRecusado(Exception):
    """O arquivo não é o que se esperava; a mensagem diz o quê, onde, e o que fazer."""


@dataclass(frozen=True)
class Falha:
    """Uma linha ruim: número no arquivo (1 é a primeira), campo e por que não serve."""

    linha: int
    campo: str
    porque: str

    def __str__(self) -> str:
        return f"Linha {self.linha}, {self.campo}: {self.porque}"


@dataclass
class Lote:
    """Linhas de um arquivo, na ordem de `colunas`; a primeira é sempre `codigo_ibge`."""

    colunas: tuple[str, ...]
    linhas: list[tuple[Any, ...]] = field(default_factory=list)
    numeros: list[int] = field(default_factory=list)
    falhas: list[Falha] = field(default_factory=list)
    fora: list[str] = field(default_factory=list)

    def juntar(self, numero: int, codigo: str, *valores: Any) -> None:
        """Acrescenta uma linha; Brasília vira o DF, e o que não é ente vai para `fora`."""
        if codigo in FORA_DO_CADASTRO:
            self.fora.append(f"{codigo}: {FORA_DO_CADASTRO[codigo]}")
            return
        self.linhas.append((APELIDOS_DE_CODIGO.get(codigo, codigo), *valores))
        self.numeros.append(numero)

    def falhou(self, linha: int, campo: str, porque: str) -> None:
        self.falhas.append(Falha(linha, campo, porque))


@dataclass
class LotePopulacao(Lote):
    """População de um ano por uma fonte."""

    ano: int = 0
    fonte: str = ""


def exigir_cabecalho(tem: Iterable[str], esperado: Iterable[str], que: str) -> None:
    faltam = [coluna for coluna in esperado if coluna not in set(tem)]
    if faltam:
        raise ArquivoRecusado(
            f"Não parece {que}: faltam as colunas {', '.join(faltam)}. "
            "Confira se é o arquivo certo e se não foi alterado depois de baixado."
        )
