"""Tarefa: uma linha do que um ente tem a fazer, ou a esperar."""

from dataclasses import dataclass

from identidade.choices.tarefa import Assunto, Vez

GRUPOS = {
    Vez.ENTE: "Espera por vocês",
    Vez.OUTRO: "Espera por outros",
    Vez.DEPOIS: "O que vem a seguir",
    Vez.NINGUEM: "Em dia",
}


@dataclass(frozen=True)
class Tarefa:
    """`objeto` é a chave do que a tarefa abre, quando não é o próprio ente."""

    assunto: Assunto
    titulo: str
    explicacao: str
    vez: Vez
    objeto: int | None = None
    vencida: bool = False

    @property
    def tom(self) -> str:
        if self.vencida:
            return "problema"
        tons = {Vez.ENTE: "atencao", Vez.OUTRO: "andamento", Vez.DEPOIS: "neutra"}
        return tons.get(self.vez, "concluida")

    @property
    def rotulo(self) -> str:
        return "Prazo vencido" if self.vencida else self.vez.label

    @property
    def grupo(self) -> str:
        return GRUPOS[self.vez]
