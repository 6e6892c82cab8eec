"""Os avisos de um evento, a quem recebeu o convite. Só o do convite traz o endereço com segredo."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.utils import timezone

from municipios.domain.agenda import em_ics
from municipios.domain.aviso_reconfirmacao import pessoas_ou_caixa
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import ConviteEvento, Evento, Inscricao

CONVITE = "evento_convite"
PROMOVIDO = "evento_promovido"
CANCELADO = "evento_cancelado"
LEMBRETE = "evento_lembrete"
MUDOU = "evento_mudou"
CERTIFICADO = "evento_certificado"
ANTECEDENCIA = timedelta(days=2)


def avisar_do_convite(
    evento: Evento, convites: Iterable[tuple[ConviteEvento, str]], vez: str = "uma"
) -> int:
    """Cada convite com o segredo dele, que não se guarda em tabela nossa a não ser no aviso."""
    return notificar_todos(
        _aviso(CONVITE, evento, convite, {"segredo": segredo}, vez) for convite, segredo in convites
    )


def avisar_da_vaga(evento: Evento, inscricao: Inscricao) -> int:
    """`respondida_em` na chave: quem desiste e volta à espera pode ser promovido outra vez."""
    convites = inscricao.convites.select_related("inscricao")
    vez = f"{inscricao.respondida_em:%Y%m%d%H%M%S%f}"
    return notificar_todos(_aviso(PROMOVIDO, evento, convite, {}, vez) for convite in convites)


def avisar_do_cancelamento(evento: Evento, motivo: str) -> int:
    convites = ConviteEvento.objects.filter(inscricao__evento=evento).select_related("inscricao")
    mais = {"motivo": motivo, "ics": em_ics(evento)}
    return notificar_todos(_aviso(CANCELADO, evento, convite, mais) for convite in convites)


def avisar_da_mudanca(evento: Evento) -> int:
    """A quem confirmou ou espera vaga: uma vez por revisão, com o arquivo que corrige a agenda."""
    vem = evento.inscricoes.confirmadas() | evento.inscricoes.em_espera()
    convites = ConviteEvento.objects.filter(inscricao__in=vem.order_by())
    com_sala, sem_sala = {"ics": em_ics(evento, sala=evento.link)}, {"ics": em_ics(evento)}
    return notificar_todos(
        _aviso(
            MUDOU, evento, c, com_sala if c.inscricao.confirmada else sem_sala, str(evento.revisao)
        )
        for c in convites.select_related("inscricao")
    )


def avisar_do_certificado(evento: Evento, segredos: Iterable[tuple[Inscricao, str]]) -> int:
    """A quem recebeu o convite; do ente que veio sem ele, às pessoas ou à caixa oficial."""
    por_inscricao = {inscricao.pk: segredo for inscricao, segredo in segredos}
    inscricoes = list(Inscricao.objects.filter(pk__in=por_inscricao).prefetch_related("convites"))
    sem_convite = [i.ente_id for i in inscricoes if not i.convites.all()]
    contatos = pessoas_ou_caixa(sem_convite, timezone.localdate())
    destinos = [
        (inscricao, quem)
        for inscricao in inscricoes
        for quem in inscricao.convites.all() or contatos.get(inscricao.ente_id, [])
    ]
    return notificar_todos(
        Aviso(
            f"{CERTIFICADO}:{inscricao.pk}:{quem.quem}:uma",
            CERTIFICADO,
            quem.email,
            quem.nome,
            inscricao.ente_id,
            _contexto(evento) | {"segredo": por_inscricao[inscricao.pk]},
        )
        for inscricao, quem in destinos
    )


def lembrar_confirmados(agora: datetime | None = None) -> int:
    """A varredura: avisa quem confirmou, até dois dias antes; data nova, lembrete novo."""
    agora = agora or timezone.now()
    proximos = Evento.objects.publicados().filter(
        inicio__gt=agora, inicio__lte=agora + ANTECEDENCIA
    )
    convites = ConviteEvento.objects.filter(
        inscricao__in=Inscricao.objects.confirmadas().filter(evento__in=proximos)
    ).select_related("inscricao__evento")
    return notificar_todos(
        _aviso(LEMBRETE, c.inscricao.evento, c, {}, f"{c.inscricao.evento.inicio:%Y%m%d%H%M}")
        for c in convites
    )


def _aviso(
    regra: str, evento: Evento, convite: ConviteEvento, mais: dict[str, str], vez: str = "uma"
) -> Aviso:
    contexto = _contexto(evento) | mais
    chave = f"{regra}:{convite.inscricao_id}:{convite.quem}:{vez}"
    return Aviso(
        chave, regra, convite.email, convite.nome, convite.inscricao.ente_id, dict(contexto)
    )


def _contexto(evento: Evento) -> dict[str, str]:
    return {"evento": evento.nome, "quando": evento.quando, "local": evento.local}
