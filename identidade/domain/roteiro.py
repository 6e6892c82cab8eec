"""Qual roteiro vale num dia para um produto por uma via."""

from datetime import date

from identidade.models import Produto, Roteiro
from municipios.domain.transicoes import TransicaoInvalida


def roteiro_vigente(produto: Produto, via: str, *, hoje: date) -> Roteiro:
    """O roteiro em vigor, de que a implantação guarda a versão.

    Raises:
        TransicaoInvalida: `codigo` "sem_roteiro": nenhum vale neste dia.
    """
    roteiro = Roteiro.objects.vigentes(hoje).filter(produto=produto, via=via).first()
    if roteiro is None:
        raise TransicaoInvalida(
            f"Não há roteiro em vigor para {produto.nome} por esta via. Escolha outra via ou fale "
            "com a SGD.",
            codigo="sem_roteiro",
        )
    return roteiro
