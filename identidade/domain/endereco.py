"""Os endereços do sistema de uma implantação: o que a verificação visita."""

from django.db import transaction

from identidade.domain.implantacao import recusar_texto_com_segredo, travar
from identidade.domain.verificacao import MUDAR_ENDERECOS
from identidade.govbr.destino import destino
from identidade.govbr.recusa import VisitaRecusada
from identidade.models import Implantacao
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, registrar, salvar
from municipios.models import Usuario
from municipios.permissions import age_pelo_ente

CAMPOS = ("url", "url_entrada", "url_saida")


@transaction.atomic
def mudar_enderecos(
    implantacao: Implantacao, *, por: Usuario, url: str, url_entrada: str = "", url_saida: str = ""
) -> Implantacao:
    """Troca os endereços; o que muda fica no histórico.

    Raises:
        SemPermissao: a pessoa não age pelo ente.
        TransicaoInvalida: endereço que não se pode visitar (`codigo` é o nome do campo) ou segredo.
    """
    if not age_pelo_ente(por, implantacao):
        raise SemPermissao("Mudar os endereços do sistema")
    novos = dict(zip(CAMPOS, (url.strip(), url_entrada.strip(), url_saida.strip()), strict=True))
    recusar_texto_com_segredo(*novos.values())
    for campo, endereco in novos.items():
        _exigir_visitavel(campo, endereco)
    travada = travar(implantacao.pk)
    mudados = {c: endereco for c, endereco in novos.items() if getattr(travada, c) != endereco}
    if not mudados:
        return travada
    for campo, endereco in mudados.items():
        setattr(travada, campo, endereco)
    salvar(travada, mudados)
    registrar(travada, MUDAR_ENDERECOS, "Mudou os endereços do sistema", por=por, dados=mudados)
    return travada


def _exigir_visitavel(campo: str, endereco: str) -> None:
    if not endereco:
        return
    try:
        destino(endereco)
    except VisitaRecusada as recusa:
        raise TransicaoInvalida(f"{recusa} {recusa.o_que_fazer}", codigo=campo) from recusa
