"""Por que uma assinatura pelo GOV.BR não saiu, em palavras de quem ia assinar."""

from enum import StrEnum
from typing import NamedTuple


class CodigoDaRecusa(StrEnum):
    DESLIGADA = "desligada"
    PEDIDO_DESCONHECIDO = "pedido-desconhecido"
    RECUSADA_PELA_PESSOA = "recusada-pela-pessoa"
    CONTA_BRONZE = "conta-bronze"
    CPF_CANCELADO = "cpf-cancelado"
    CODIGO_REPETIDO = "codigo-repetido"
    TOKEN_VENCIDO = "token-vencido"  # noqa: S105
    PORTAL_RECUSADO = "portal-recusado"
    HASH_RECUSADO = "hash-recusado"
    SERVICO_FORA = "servico-fora"
    RESPOSTA_INESPERADA = "resposta-inesperada"


class _Texto(NamedTuple):
    """O que houve e por quê; o que fazer."""

    mensagem: str
    o_que_fazer: str


_NADA_SE_PERDEU = "O termo continua guardado, à espera da assinatura."
_OU_FORA = (
    "Se precisar assinar agora, baixe o termo, assine em assinador.iti.br e envie o arquivo aqui."
)

_TEXTOS = {
    CodigoDaRecusa.DESLIGADA: _Texto(
        "Este portal não está ligado à assinatura do GOV.BR.",
        "Baixe o termo, assine em assinador.iti.br e envie o arquivo aqui.",
    ),
    CodigoDaRecusa.PEDIDO_DESCONHECIDO: _Texto(
        "Esta volta do GOV.BR não corresponde a um pedido de assinatura aberto neste navegador: "
        "ele já terminou, ou começou em outra janela.",
        f"{_NADA_SE_PERDEU} Abra o termo e veja se a assinatura já está lá; se não, peça de novo.",
    ),
    CodigoDaRecusa.RECUSADA_PELA_PESSOA: _Texto(
        "A assinatura não foi autorizada na página do GOV.BR, e por isso o termo não foi assinado.",
        f"{_NADA_SE_PERDEU} Quando quiser, abra-o e autorize a assinatura.",
    ),
    CodigoDaRecusa.CONTA_BRONZE: _Texto(
        "O GOV.BR não assinou porque a conta é de nível bronze: a assinatura eletrônica avançada "
        "exige nível prata ou ouro.",
        "Aumente o nível da conta em confiabilidades.acesso.gov.br (pelo aplicativo gov.br, pelo "
        f"banco ou com certificado digital) e peça a assinatura de novo. {_NADA_SE_PERDEU}",
    ),
    CodigoDaRecusa.CPF_CANCELADO: _Texto(
        "O GOV.BR não assinou porque o CPF aparece na Receita Federal como cancelado, nulo ou de "
        "pessoa falecida.",
        "Consulte a situação do CPF em gov.br/receitafederal, regularize-a e peça a assinatura de "
        f"novo. {_NADA_SE_PERDEU}",
    ),
    CodigoDaRecusa.CODIGO_REPETIDO: _Texto(
        "O GOV.BR não aceitou o código de autorização: ele vale uma vez só e por pouco tempo, e "
        "este já foi usado ou venceu. Isso acontece ao recarregar a página ou voltar a ela.",
        f"{_NADA_SE_PERDEU} Confira a situação do termo e, se faltar, peça a assinatura de novo.",
    ),
    CodigoDaRecusa.TOKEN_VENCIDO: _Texto(
        "A autorização para assinar venceu ou já foi usada: ela vale 10 minutos e uma assinatura "
        "só.",
        f"{_NADA_SE_PERDEU} Peça a assinatura de novo e autorize em seguida.",
    ),
    CodigoDaRecusa.PORTAL_RECUSADO: _Texto(
        "O GOV.BR não reconheceu a credencial deste portal, e por isso não assinou. A falha é do "
        "portal, não da sua conta.",
        f"Avise a equipe da Rede GOV.BR. {_NADA_SE_PERDEU} {_OU_FORA}",
    ),
    CodigoDaRecusa.HASH_RECUSADO: _Texto(
        "O GOV.BR recusou o resumo do documento que o portal mandou assinar. A falha é da conversa "
        "entre os sistemas, não da sua conta.",
        f"{_NADA_SE_PERDEU} Peça a assinatura de novo; se repetir, avise a equipe da Rede GOV.BR. "
        f"{_OU_FORA}",
    ),
    CodigoDaRecusa.SERVICO_FORA: _Texto(
        "O serviço de assinatura do GOV.BR não respondeu: está fora do ar ou lento demais.",
        f"{_NADA_SE_PERDEU} Tente de novo em alguns minutos. {_OU_FORA}",
    ),
    CodigoDaRecusa.RESPOSTA_INESPERADA: _Texto(
        "O GOV.BR respondeu de um jeito que o portal não entende, e por isso a resposta não foi "
        "aceita como assinatura.",
        f"{_NADA_SE_PERDEU} Peça a assinatura de novo; se repetir, avise a equipe da Rede GOV.BR. "
        f"{_OU_FORA}",
    ),
}


class RecusaDaAssinatura(Exception):
    """A assinatura para aqui e nada mudou; `mensagem` e `o_que_fazer` são para a pessoa.

    `detalhe` é para o registro: nunca leva CPF, código nem token.
    """

    def __init__(self, codigo: CodigoDaRecusa, detalhe: str = "") -> None:
        super().__init__(f"{codigo}: {detalhe}" if detalhe else codigo.value)
        self.codigo = codigo
        self.detalhe = detalhe
        self.mensagem, self.o_que_fazer = _TEXTOS[codigo]
