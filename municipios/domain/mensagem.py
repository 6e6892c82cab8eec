"""Conversa entre o ente e a SGD: escrever, marcar como lida, dispensar de resposta.

O lado é da pessoa (`Usuario.lado_na_conversa`): a equipe fala pela SGD, os outros pelo ente. Cada
um tem a sua marca de leitura; um lado leu quando alguém dele leu.
"""

import uuid
from collections.abc import Sequence
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.db.models import Count, Max, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from municipios.choices.mensagem import Lado
from municipios.domain.aviso_da_mensagem import avisos
from municipios.domain.documento import Arquivo, guardar
from municipios.domain.notificacao import notificar_todos
from municipios.domain.transicoes import SemPermissao
from municipios.models import Anexo, Ente, Leitura, Mensagem, Usuario
from municipios.permissions import age_pelo_ente
from municipios.validators import recusar_segredo

MAXIMO_DE_ANEXOS = 3
ANEXOS_DEMAIS = (
    f"Anexe até {MAXIMO_DE_ANEXOS} arquivos de cada vez e mande os outros em outra mensagem."
)
ESCREVER, MARCAR, DISPENSAR = "Escrever na conversa", "Marcar como lida", "Dispensar de resposta"


@transaction.atomic
def enviar(
    ente: Ente,
    *,
    por: Usuario,
    texto: str,
    anexos: Sequence[Arquivo] = (),
    chave: uuid.UUID | None = None,
    vista: int | None = None,
) -> Mensagem:
    """Acrescenta a mensagem e avisa o outro lado.

    `chave` é do envio: mandá-lo de novo (clique duplo, rede que caiu) devolve a mesma mensagem.
    `vista` é a última que quem escreve tinha na tela: até ela, a conversa fica lida. A que chegou
    enquanto a pessoa escrevia continua por ler.

    Raises:
        SemPermissao: a pessoa não age pelo ente.
        ValidationError: texto vazio, com senha, credencial ou CPF; ou anexos demais.
    """
    _exigir(por, ente, ESCREVER)
    chave = chave or uuid.uuid4()
    _em_fila(ente)
    repetida = Mensagem.objects.filter(autor=por, chave=chave, ente=ente).first()
    if repetida:
        return repetida
    nova = Mensagem.objects.create(
        ente=ente,
        lado=por.lado_na_conversa,
        autor=por,
        texto=_conferir(texto, len(anexos)),
        chave=chave,
    )
    for arquivo in anexos:
        Anexo.objects.create(mensagem=nova, documento=guardar(ente, arquivo, por=por))
    notificar_todos(avisos(nova))
    lida = Mensagem.objects.filter(ente=ente, pk__lte=vista or 0).order_by("-pk").first()
    if lida:
        _marcar(lida, por)
    return nova


@transaction.atomic
def marcar_lida(mensagem: Mensagem, *, por: Usuario) -> Leitura:
    """A pessoa leu até aqui. Marcar uma antiga não desfaz o que já foi lido depois dela."""
    _exigir(por, mensagem, MARCAR)
    return _marcar(mensagem, por)


@transaction.atomic
def dispensar(mensagem: Mensagem, *, por: Usuario) -> Leitura:
    """A SGD leu até aqui e não há o que responder: a conversa sai da fila até o ente escrever."""
    _exigir(por, mensagem, DISPENSAR)
    if por.lado_na_conversa != Lado.SGD:
        raise SemPermissao(DISPENSAR)
    leitura = _marcar(mensagem, por)
    if not leitura.dispensada_id or leitura.dispensada_id < mensagem.pk:
        leitura.dispensada = mensagem
        leitura.save(update_fields=["dispensada"])
    return leitura


def com_nao_lidas(entes: QuerySet[Ente], usuario: object) -> QuerySet[Ente]:
    """Anota `nao_lidas`: quantas mensagens do outro lado esta pessoa não leu em cada ente."""
    nenhuma = Mensagem.objects.none()
    minhas = Mensagem.objects.nao_lidas_por(usuario) if isinstance(usuario, Usuario) else nenhuma
    por_ente = minhas.filter(ente=OuterRef("pk")).order_by().values("ente")
    return entes.annotate(
        nao_lidas=Coalesce(Subquery(por_ente.annotate(n=Count("pk")).values("n")), 0)
    )


@dataclass(frozen=True)
class Marcas:
    """Até que mensagem se leu: eu, e quem quer que seja do outro lado; 0 é nada."""

    minha: int
    do_outro_lado: int
    dispensada: int


def marcas_de_leitura(ente: Ente, usuario: Usuario) -> Marcas:
    lado = usuario.lado_na_conversa
    achado = Leitura.objects.filter(ente=ente).aggregate(
        minha=Max("ate", filter=Q(usuario=usuario, lado=lado)),
        outro=Max("ate", filter=~Q(lado=lado)),
        dispensada=Max("dispensada"),
    )
    return Marcas(achado["minha"] or 0, achado["outro"] or 0, achado["dispensada"] or 0)


def _exigir(por: Usuario, objeto: Ente | Mensagem, rotulo: str) -> None:
    if not age_pelo_ente(por, objeto):
        raise SemPermissao(rotulo)


def _em_fila(ente: Ente) -> None:
    """Uma mensagem por vez em cada conversa: a ordem das chaves é a ordem em que se confirmam."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_advisory_xact_lock(hashtext('conversa'), hashtext(%s))", [ente.pk]
        )


def _conferir(texto: str, anexos: int) -> str:
    texto = texto.strip()
    if not texto:
        raise ValidationError({"texto": "Escreva a mensagem antes de enviar."}, code="vazio")
    if anexos > MAXIMO_DE_ANEXOS:
        raise ValidationError({"anexos": ANEXOS_DEMAIS}, code="anexos")
    try:
        recusar_segredo(texto)
    except ValidationError as recusa:
        raise ValidationError({"texto": recusa}) from recusa
    return texto


def _marcar(mensagem: Mensagem, por: Usuario) -> Leitura:
    marca, nova = Leitura.objects.select_for_update().get_or_create(
        ente_id=mensagem.ente_id,
        usuario=por,
        lado=por.lado_na_conversa,
        defaults={"ate": mensagem},
    )
    if not nova and marca.ate_id < mensagem.pk:
        marca.ate, marca.lida_em = mensagem, timezone.now()
        marca.save(update_fields=["ate", "lida_em"])
    return marca
