"""Dados pessoais aparecem mascarados; quem precisa vê-los diz por quê, e isso fica registrado.

Minimização e prestação de contas da LGPD (Lei 13.709/2018, art. 6º, III e X).
"""

from django.db import transaction

from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, registrar
from municipios.models import Adesao, Autoridade, PedidoAutoridade, PontoFocal, Usuario
from municipios.permissions import equipe_age_pelo_ente

Titular = Adesao | Autoridade | PedidoAutoridade | PontoFocal
_CAMPOS: dict[type[Titular], tuple[str, ...]] = {
    Adesao: ("signatario_nome", "signatario_cpf"),
    Autoridade: ("nome", "cpf", "email"),
    PedidoAutoridade: ("nome", "cpf", "email"),
    PontoFocal: ("nome", "cpf", "email", "telefone"),
}


@transaction.atomic
def revelar(titular: Titular, *, por: Usuario, motivo: str) -> dict[str, str]:
    """Os dados em claro, por rótulo, depois de escrever no histórico quem os viu e por quê.

    Raises:
        SemPermissao: não é da equipe que age por este ente.
        TransicaoInvalida: faltou o motivo.
    """
    if not equipe_age_pelo_ente(por, titular):
        raise SemPermissao("Revelar dados pessoais")
    if not motivo.strip():
        raise TransicaoInvalida("Para ver os dados, escreva o motivo.", codigo="motivo")
    campos = _CAMPOS[type(titular)]
    registrar(
        titular,
        "revelar",
        "Revelar dados pessoais",
        por=por,
        motivo=motivo,
        dados={"campos": list(campos)},
    )
    colunas = {coluna.name: str(coluna.verbose_name) for coluna in titular._meta.fields}
    return {colunas[campo]: str(getattr(titular, campo)) for campo in campos}
