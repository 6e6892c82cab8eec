"""Por que uma visita não foi feita ou não terminou."""

from enum import StrEnum


class Motivo(StrEnum):
    """O código, para máquina; a frase vai na exceção."""

    ENDERECO = "endereco"
    NOME = "nome"
    PORTA = "porta"
    NAO_ACHADO = "nao_achado"
    REDE_INTERNA = "rede_interna"
    CERTIFICADO = "certificado"
    SEM_RESPOSTA = "sem_resposta"
    DEMORA = "demora"
    TAMANHO = "tamanho"
    DESVIOS = "desvios"


class VisitaRecusada(Exception):
    """A mensagem diz o que houve; `o_que_fazer`, o conserto."""

    def __init__(self, motivo: Motivo, mensagem: str, o_que_fazer: str = "") -> None:
        super().__init__(mensagem)
        self.motivo = motivo
        self.o_que_fazer = o_que_fazer
