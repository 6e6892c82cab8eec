"""O que todo leitor de arquivo devolve: linhas prontas para o banco e o que ficou pelo caminho."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from municipios.models.ente import APELIDOS_DE_CODIGO, FORA_DO_CADASTRO

# O relatório diz todas as linhas ruins até este tanto, e conta as demais.
MAXIMO_DE_FALHAS = 200


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
    """Linhas de um arquivo, na ordem de `colunas`; a primeira é sempre `codigo_ibge`.

    Valor nulo quer dizer que o arquivo não diz: o cadastro fica como está.
    """

    colunas: tuple[str, ...]
    # Ano a que o arquivo se refere; nulo é a divisão territorial de hoje.
    ano: int | None = None
    # A lista de todos os municípios: o que ela não traz deixou de existir.
    lista_do_pais: bool = False
    # Só acrescenta o que falta: não desfaz o que uma importação trouxe depois.
    so_acrescenta: bool = False
    linhas: list[tuple[Any, ...]] = field(default_factory=list)
    numeros: list[int] = field(default_factory=list)
    falhas: list[Falha] = field(default_factory=list)
    total_de_falhas: int = 0
    fora: list[str] = field(default_factory=list)
    apelidos: list[tuple[int, str, tuple[Any, ...]]] = field(default_factory=list)

    def juntar(self, numero: int, codigo: str, *valores: Any) -> None:
        """Acrescenta uma linha; Brasília espera `fechar`, e o que não é ente vai para `fora`."""
        if codigo in FORA_DO_CADASTRO:
            self.fora.append(f"{codigo}: {FORA_DO_CADASTRO[codigo]}")
        elif codigo in APELIDOS_DE_CODIGO:
            self.apelidos.append((numero, codigo, valores))
        else:
            self.linhas.append((codigo, *valores))
            self.numeros.append(numero)

    def fechar(self) -> None:
        """Brasília vale pelo DF, salvo quando o mesmo arquivo já traz o DF pelo código dele."""
        if not self.apelidos:
            return
        presentes = {linha[0] for linha in self.linhas}
        for numero, codigo, valores in self.apelidos:
            ente = APELIDOS_DE_CODIGO[codigo]
            if ente in presentes:
                self.fora.append(f"{codigo}: é o mesmo ente que {ente}, que o arquivo já traz")
            else:
                self.linhas.append((ente, *valores))
                self.numeros.append(numero)
        self.apelidos.clear()

    def falhou(self, linha: int, campo: str, porque: str) -> None:
        self.total_de_falhas += 1
        if len(self.falhas) < MAXIMO_DE_FALHAS:
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
