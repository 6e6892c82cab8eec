"""Anotações da equipe sobre um ente: acrescentar e corrigir com outra, que fica no lugar."""

import uuid
from dataclasses import dataclass, field
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone

from municipios.choices.anotacao import TipoAnotacao
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, salvar
from municipios.models import Anotacao, Ente, Usuario
from municipios.permissions import equipe_age_pelo_ente
from municipios.validators import recusar_segredo

ANOTAR, CORRIGIR = "Anotar", "Corrigir a anotação"


@dataclass(frozen=True)
class Nota:
    """O que se escreve. `chave` é do envio: mandá-lo de novo não anota outra vez."""

    tipo: str
    quando: date
    resumo: str
    com_quem: str = ""
    chave: uuid.UUID = field(default_factory=uuid.uuid4)


@transaction.atomic
def anotar(ente: Ente, nota: Nota, *, por: Usuario, hoje: date | None = None) -> Anotacao:
    """Um contato com o ente, ou uma nota interna. Só a equipe que age por ele.

    Raises:
        SemPermissao: a pessoa não é da equipe que age pelo ente.
        TransicaoInvalida: dia que não chegou, sem quem, ou texto com segredo ou CPF.
    """
    if not equipe_age_pelo_ente(por, ente):
        raise SemPermissao(ANOTAR)
    return _gravar(Anotacao(ente=ente, por=por), nota, hoje)


@transaction.atomic
def corrigir(anotacao: Anotacao, nota: Nota, *, por: Usuario, hoje: date | None = None) -> Anotacao:
    """Outra no lugar desta, que continua à vista; corrige-se sempre a última."""
    if not equipe_age_pelo_ente(por, anotacao):
        raise SemPermissao(CORRIGIR)
    nova = Anotacao(ente_id=anotacao.ente_id, por=por, corrige=anotacao)
    return _gravar(nova, nota, hoje)


def _gravar(nova: Anotacao, nota: Nota, hoje: date | None) -> Anotacao:
    repetida = Anotacao.objects.filter(por=nova.por, chave=nota.chave, ente=nova.ente_id).first()
    if repetida:
        return repetida
    _conferir(nota, hoje or timezone.localdate())
    nova.tipo, nova.quando, nova.chave = nota.tipo, nota.quando, nota.chave
    nova.com_quem, nova.resumo = nota.com_quem.strip(), nota.resumo.strip()
    salvar(nova)
    return nova


def _conferir(nota: Nota, hoje: date) -> None:
    if nota.quando > hoje:
        raise TransicaoInvalida(
            "O contato é de hoje para trás. Para lembrar de um que virá, use o acompanhamento.",
            codigo="data",
        )
    if nota.tipo != TipoAnotacao.NOTA and not nota.com_quem.strip():
        raise TransicaoInvalida(
            "Diga com quem se falou; só a nota interna fica sem isso.", codigo="com_quem"
        )
    try:
        recusar_segredo(nota.com_quem)
        recusar_segredo(nota.resumo)
    except ValidationError as recusa:
        raise TransicaoInvalida(recusa.messages[0], codigo=str(recusa.code)) from recusa
