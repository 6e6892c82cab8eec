"""Hubs e quem opera por eles: cadastrar, desativar, indicar, confirmar e encerrar."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from municipios.choices.hub import (
    OPERADOR_EM_ABERTO,
    PapelOperador,
    SituacaoHub,
    SituacaoOperador,
)
from municipios.domain.notificacao import notificar
from municipios.domain.transicoes import (
    SemPermissao,
    Transicao,
    TransicaoInvalida,
    criar,
    executar,
    registrar,
    salvar,
)
from municipios.models import Hub, Operador, Usuario
from municipios.permissions import cadastra_hub, eh_a_propria_pessoa, responde_pelo_hub

CADASTRAR = Transicao("cadastrar", "Cadastrar hub", (), SituacaoHub.ATIVO, cadastra_hub)
DESATIVAR = Transicao(
    "desativar",
    "Desativar hub",
    (SituacaoHub.ATIVO,),
    SituacaoHub.DESATIVADO,
    cadastra_hub,
    exige_motivo=True,
)
REATIVAR = Transicao(
    "reativar",
    "Reativar hub",
    (SituacaoHub.DESATIVADO,),
    SituacaoHub.ATIVO,
    cadastra_hub,
    exige_motivo=True,
)
DO_HUB = (CADASTRAR, DESATIVAR, REATIVAR)

INDICAR = Transicao("indicar", "Indicar operador", (), SituacaoOperador.INDICADO, responde_pelo_hub)
CONFIRMAR = Transicao(
    "confirmar",
    "Confirmar no primeiro acesso",
    (SituacaoOperador.INDICADO,),
    SituacaoOperador.CONFIRMADO,
    eh_a_propria_pessoa,
)
ENCERRAR = Transicao(
    "encerrar",
    "Encerrar operador",
    OPERADOR_EM_ABERTO,
    SituacaoOperador.ENCERRADO,
    responde_pelo_hub,
    exige_motivo=True,
)
DO_OPERADOR = (INDICAR, CONFIRMAR, ENCERRAR)


def cadastrar(hub: Hub, *, por: Usuario) -> Hub:
    """Grava um hub novo. Levanta `TransicaoInvalida` se o CNPJ ou a sigla já existem."""
    return criar(hub, CADASTRAR, por=por)


@transaction.atomic
def corrigir(hub: Hub, *, por: Usuario, campos: list[str]) -> Hub:
    """Grava o que mudou no cadastro do hub; o histórico diz quais campos."""
    if not cadastra_hub(por):
        raise SemPermissao("Corrigir o cadastro do hub")
    salvar(hub)
    registrar(hub, "corrigir", "Corrigir o cadastro", por=por, dados={"campos": campos})
    return hub


def desativar(hub: Hub, *, por: Usuario, motivo: str) -> Hub:
    """Os operadores deixam de ver os entes já no pedido seguinte; as delegações ficam."""
    return executar(hub, DESATIVAR, por=por, motivo=motivo)


def reativar(hub: Hub, *, por: Usuario, motivo: str) -> Hub:
    return executar(hub, REATIVAR, por=por, motivo=motivo)


@transaction.atomic
def indicar(hub: Hub, *, por: Usuario, motivo: str = "", **dados: Any) -> Operador:
    """Indica um operador, que se confirma ao entrar pelo GOV.BR com o mesmo CPF.

    Quem indica é a SGD, ou o responsável do hub. Levanta `TransicaoInvalida` se a pessoa já opera
    por este hub, ou se ele está desativado.
    """
    if hub.situacao != SituacaoHub.ATIVO:
        raise TransicaoInvalida(
            f"O hub {hub} está desativado. Peça à SGD que o reative antes de indicar alguém.",
            codigo="desativado",
        )
    novo = criar(Operador(hub=hub, indicado_por=por, **dados), INDICAR, por=por, motivo=motivo)
    notificar(
        f"operador_indicado:{novo.pk}",
        motivo="operador_indicado",
        destinatario=novo.email,
        nome=novo.nome,
        contexto={"hub": hub.nome, "papel": PapelOperador(novo.papel).label.lower()},
    )
    return novo


def confirmar_operador(usuario: Usuario) -> list[Operador]:
    """Confirma as indicações desta pessoa que ainda esperam por ela; devolve as confirmadas.

    O elo é o CPF que veio do GOV.BR. Chamada a cada entrada: sem indicação, não faz nada.
    """
    if not usuario.cpf:
        return []
    confirmados = []
    for indicado in Operador.objects.aguardando_primeiro_acesso().filter(cpf=usuario.cpf):
        try:
            confirmado = executar(indicado, CONFIRMAR, por=usuario, confirmado_em=timezone.now())
        except TransicaoInvalida:
            continue  # Outra entrada da mesma pessoa, ou quem a encerrou, chegou antes.
        confirmados.append(confirmado)
    return confirmados


def encerrar(
    operador: Operador, *, por: Usuario, motivo: str, hoje: date | None = None
) -> Operador:
    """A pessoa deixa de operar pelo hub e de ver os entes dele já no pedido seguinte."""
    saida = max(operador.inicio, hoje or timezone.localdate())
    return executar(operador, ENCERRAR, por=por, motivo=motivo, fim=saida)
