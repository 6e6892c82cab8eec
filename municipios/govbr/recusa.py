"""Por que uma entrada pelo GOV.BR foi recusada."""

from enum import StrEnum


class Motivo(StrEnum):
    CANCELADA = "cancelada"
    PEDIDO_DESCONHECIDO = "pedido-desconhecido"
    GOVBR_FORA = "govbr-fora"
    GOVBR_RECUSOU = "govbr-recusou"
    IDENTIDADE_NAO_CONFIRMADA = "identidade-nao-confirmada"
    CPF_INVALIDO = "cpf-invalido"
    CONTA_INATIVA = "conta-inativa"


class EntradaRecusada(Exception):
    """A entrada para aqui, sem sessão. `detalhe` é para o registro: nunca leva CPF nem token."""

    def __init__(self, motivo: Motivo, detalhe: str) -> None:
        super().__init__(f"{motivo}: {detalhe}")
        self.motivo = motivo
        self.detalhe = detalhe
