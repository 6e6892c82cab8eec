"""O que cada contradição quer dizer e o que a pessoa faz com ela."""

from dataclasses import dataclass

from identidade.choices.contradicao import TipoContradicao as Tipo
from identidade.models import Contradicao


@dataclass(frozen=True)
class Explicacao:
    porque: str
    o_que_fazer: str


_EXPLICACOES = {
    Tipo.SEM_USO: Explicacao(
        "A implantação está em produção, e o ente não informou o uso dos dois últimos meses que já "
        "acabaram.",
        "Peça ao ponto focal o volume de cada mês; se o sistema parou, suspenda a implantação.",
    ),
    Tipo.USO_PARADO: Explicacao(
        "A implantação está em produção, e o ente informou que ninguém a usou nos dois últimos "
        "meses que já acabaram.",
        "Pergunte ao ente o que houve: sistema fora do ar, troca de fornecedor ou falta de "
        "divulgação. Se parou de vez, suspenda a implantação.",
    ),
    Tipo.SEM_ADESAO: Explicacao(
        "A implantação está em produção, e o ente não tem adesão em vigor à Rede.",
        "Convide o ente a aderir de novo, ou suspenda a implantação.",
    ),
    Tipo.DOMINIO: Explicacao(
        "O endereço do sistema em produção não está em domínio oficial de governo. A Portaria "
        "SGD/MGI nº 7.076/2024, art. 3º, o exige.",
        "Peça ao ente o endereço oficial do sistema. Se ele já mudou, corrija o endereço na "
        "implantação.",
    ),
    Tipo.VERIFICACAO: Explicacao(
        "A implantação está em produção, e as duas últimas verificações automáticas acharam "
        "problema no sistema. A situação dela não mudou.",
        "Veja na implantação o que as verificações acharam e combine o conserto com o ente. "
        "Consertado, peça outra; se o sistema parou, suspenda a implantação.",
    ),
    Tipo.PLANO: Explicacao(
        "As ações do plano para este produto estão feitas, e a implantação não chegou até onde "
        "elas a levariam. Sem implantação, o produto nem começou.",
        "Confira com o ente o que falta: um passo por concluir na implantação, uma ação dada por "
        "feita cedo demais (reabra-a) ou outra ação, que entra no plano por aditivo.",
    ),
    Tipo.SEM_PONTO_FOCAL: Explicacao(
        "A adesão está em vigor, e o ente não tem ponto focal confirmado hoje.",
        "Fale com a autoridade do ente, ou com o e-mail oficial dele, e peça a indicação de dois "
        "pontos focais.",
    ),
}


def explicacao(contradicao: Contradicao) -> Explicacao:
    return _EXPLICACOES[Tipo(contradicao.tipo)]
