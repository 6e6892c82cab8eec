"""O que a pessoa lê quando a entrada é recusada, e o que fica no registro."""

import logging
import secrets
from dataclasses import dataclass
from http import HTTPStatus

from municipios.govbr.recusa import EntradaRecusada, Motivo

registro = logging.getLogger("seguranca.entrada")


@dataclass(frozen=True)
class Explicacao:
    """O texto é geral de propósito: quem forja uma entrada não aprende onde errou."""

    titulo: str
    houve: str
    fazer: str
    situacao: HTTPStatus = HTTPStatus.FORBIDDEN


EXPLICACOES = {
    Motivo.CANCELADA: Explicacao(
        "Você não entrou",
        "A entrada foi cancelada na página do GOV.BR, e nada mudou no portal.",
        "Quando quiser, comece de novo.",
        HTTPStatus.OK,
    ),
    Motivo.PEDIDO_DESCONHECIDO: Explicacao(
        "Esta tentativa de entrada não vale mais",
        "O portal não reconheceu a volta do GOV.BR. Isso acontece quando a página fica aberta por "
        "mais de dez minutos, quando se usa o botão voltar, ou quando o navegador apaga os "
        "cookies no meio do caminho.",
        "Comece de novo por aqui, na mesma janela, com os cookies ligados.",
        HTTPStatus.BAD_REQUEST,
    ),
    Motivo.GOVBR_FORA: Explicacao(
        "O GOV.BR não respondeu",
        "O portal não conseguiu falar com o GOV.BR agora, e sem isso não há como saber quem entra.",
        "Espere alguns minutos e tente de novo.",
        HTTPStatus.SERVICE_UNAVAILABLE,
    ),
    Motivo.GOVBR_RECUSOU: Explicacao(
        "O GOV.BR recusou esta entrada",
        "O GOV.BR não confirmou o pedido de entrada feito pelo portal.",
        "Tente de novo. Se continuar, fale com o suporte e informe o código abaixo.",
    ),
    Motivo.IDENTIDADE_NAO_CONFIRMADA: Explicacao(
        "Não foi possível confirmar quem é você",
        "A resposta que chegou do GOV.BR não passou na conferência de segurança do portal.",
        "Tente de novo. Se continuar, fale com o suporte e informe o código abaixo.",
    ),
    Motivo.CPF_INVALIDO: Explicacao(
        "Sua conta não trouxe um CPF válido",
        "O portal identifica as pessoas pelo CPF, e o que veio do GOV.BR não confere.",
        "Confira seus dados em acesso.gov.br. Se estiverem certos, fale com o suporte e informe o "
        "código abaixo.",
    ),
    Motivo.CONTA_INATIVA: Explicacao(
        "Seu acesso ao portal está desativado",
        "O GOV.BR confirmou quem é você, mas o seu acesso a este portal foi desativado pela SGD.",
        "Se isso parece errado, fale com o suporte e informe o código abaixo.",
    ),
}


def registrar(recusa: EntradaRecusada) -> str:
    """Escreve o evento de segurança e devolve o código que a pessoa pode informar."""
    incidente = secrets.token_hex(4).upper()
    nivel = logging.INFO if recusa.motivo == Motivo.CANCELADA else logging.WARNING
    registro.log(
        nivel,
        "entrada recusada motivo=%s detalhe=%s incidente=%s",
        recusa.motivo,
        recusa.detalhe,
        incidente,
    )
    return incidente
