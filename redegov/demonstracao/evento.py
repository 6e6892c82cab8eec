"""Na demonstração, um encontro que já aconteceu, com certificados, e outro por vir."""

from datetime import datetime, timedelta

from django.utils import timezone

from municipios.choices.evento import ModalidadeEvento, QuandoMaterial, TipoEvento
from municipios.domain.certificado import encerrar_presenca
from municipios.domain.evento import preparar, publicar, realizar
from municipios.domain.inscricao import convidar, responder
from municipios.domain.material import juntar
from municipios.domain.presenca import chegar
from municipios.models import Ente, Evento, Inscricao, Notificacao, Usuario

CONVIDADOS = 17
COMUM = {
    "tipo": TipoEvento.REUNIAO,
    "modalidade": ModalidadeEvento.HIBRIDA,
    "local": "Esplanada dos Ministérios, bloco K, auditório, Brasília (DF)",
    "link": "https://sala.exemplo.gov.br.invalid/rede",
    "organizador": "Secretaria de Governo Digital",
}


def contar_eventos(entes: list[Ente], por: Usuario, agora: datetime | None = None) -> None:
    """O último de `entes` chega sem convite ao primeiro encontro. Repetir não muda nada."""
    if Evento.objects.exists() or len(entes) < 2:
        return
    agora = agora or timezone.now()
    convidados, sem_convite = entes[:-1][:CONVIDADOS], entes[-1]
    dia = timezone.localtime(agora) - timedelta(days=7)
    inicio = dia.replace(hour=14, minute=0, second=0, microsecond=0)
    passado = _anunciar("Encontro com prefeitas e prefeitos", inicio, convidados, por)
    _responder(passado, inicio - timedelta(days=2))
    for inscricao in passado.inscricoes.confirmadas().select_related("ente")[:6]:
        chegar(passado, inscricao.ente, por=por, agora=inicio)
    chegar(passado, sem_convite, por=por, agora=inicio)
    juntar(
        passado,
        por=por,
        nome="Manual da Rede GOV.BR",
        quando=QuandoMaterial.ANTES,
        link="https://www.gov.br/governodigital/pt-br/rede-gov-br",
    )
    encerrar_presenca(realizar(passado, por=por), por=por)
    depois = inicio + timedelta(days=21)
    proximo = _anunciar("Oficina de autenticação e assinatura", depois, convidados, por)
    _responder(proximo, agora)


def _anunciar(nome: str, inicio: datetime, convidados: list[Ente], por: Usuario) -> Evento:
    antes = inicio - timedelta(days=20)
    novo = Evento(
        nome=nome,
        inicio=inicio,
        fim=inicio + timedelta(hours=3),
        vagas=40,
        pauta="1. A Rede GOV.BR e os produtos.\n2. O que cada cidade precisa.\n3. Próximos passos.",
        **COMUM,
    )
    evento = publicar(preparar(novo, por=por), por=por, agora=antes)
    convidar(evento, [ente.pk for ente in convidados], por=por, agora=antes)
    return evento


def _responder(evento: Evento, agora: datetime) -> None:
    """De cada quatro, dois vêm, um não vai e um não responde."""
    convites = Notificacao.objects.filter(motivo="evento_convite").order_by("ente", "pk")
    segredos = {
        aviso.ente_id: aviso.contexto["segredo"]
        for aviso in convites
        if aviso.contexto["evento"] == evento.nome
    }
    inscricoes = Inscricao.objects.filter(evento=evento, ente__in=segredos).order_by("pk")
    for ordem, inscricao in enumerate(inscricoes):
        if ordem % 4 < 3:
            responder(segredos[inscricao.ente_id], vem=ordem % 4 < 2, pessoas=2, agora=agora)
