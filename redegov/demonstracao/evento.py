"""Na demonstração, um encontro que já aconteceu, com certificados, e outro por vir, com espera."""

from datetime import datetime, timedelta
from itertools import cycle

from django.utils import timezone

from municipios.choices.evento import ModalidadeEvento, QuandoMaterial, TipoEvento
from municipios.domain.certificado import encerrar_presenca
from municipios.domain.coorte import ACIMA_DE_300_MIL
from municipios.domain.evento import preparar, publicar, realizar
from municipios.domain.inscricao import convidar, responder
from municipios.domain.material import juntar
from municipios.domain.presenca import chegar
from municipios.models import Coorte, Ente, Evento, Inscricao, Notificacao, Usuario

CONVIDADOS = 17
# Na ordem do convite: vem, não vem, ou não responde; repete-se até o fim.
NO_PASSADO, NO_PROXIMO = "ssxsnsss", "ssnx"
NAO_VEIO = "1200401"
VAGAS_DO_PASSADO, VAGAS_DO_PROXIMO = 40, 14
COMUM = {
    "tipo": TipoEvento.REUNIAO,
    "modalidade": ModalidadeEvento.HIBRIDA,
    "local": "Esplanada dos Ministérios, bloco K, auditório, Brasília (DF)",
    "link": "https://sala.exemplo.gov.br.invalid/rede",
    "organizador": "Secretaria de Governo Digital",
}


def contar_eventos(entes: list[Ente], por: Usuario, agora: datetime | None = None) -> None:
    """O seguinte aos convidados chega sem convite ao primeiro encontro. Repetir não muda nada."""
    if Evento.objects.exists() or len(entes) <= CONVIDADOS:
        return
    agora = agora or timezone.now()
    convidados, sem_convite = entes[:CONVIDADOS], entes[CONVIDADOS]
    dia = timezone.localtime(agora) - timedelta(days=7)
    inicio = dia.replace(hour=14, minute=0, second=0, microsecond=0)
    passado = _anunciar(
        "Encontro com prefeitas e prefeitos", inicio, convidados, por, VAGAS_DO_PASSADO
    )
    _responder(passado, inicio - timedelta(days=2), NO_PASSADO)
    confirmadas = passado.inscricoes.confirmadas().select_related("ente")
    for inscricao in confirmadas.exclude(ente=NAO_VEIO):
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
    proximo = _anunciar(
        "Oficina de autenticação e assinatura", depois, convidados, por, VAGAS_DO_PROXIMO
    )
    _responder(proximo, agora, NO_PROXIMO)


def _anunciar(
    nome: str, inicio: datetime, convidados: list[Ente], por: Usuario, vagas: int
) -> Evento:
    antes = inicio - timedelta(days=20)
    novo = Evento(
        nome=nome,
        inicio=inicio,
        fim=inicio + timedelta(hours=3),
        vagas=vagas,
        coorte=Coorte.objects.filter(codigo=ACIMA_DE_300_MIL).first(),
        pauta="1. A Rede GOV.BR e os produtos.\n2. O que cada cidade precisa.\n3. Próximos passos.",
        **COMUM,
    )
    evento = publicar(preparar(novo, por=por), por=por, agora=antes)
    convidar(evento, [ente.pk for ente in convidados], por=por, agora=antes)
    return evento


def _responder(evento: Evento, agora: datetime, respostas: str) -> None:
    convites = Notificacao.objects.filter(motivo="evento_convite").order_by("ente", "pk")
    segredos = {
        aviso.ente_id: aviso.contexto["segredo"]
        for aviso in convites
        if aviso.contexto["evento"] == evento.nome
    }
    inscricoes = Inscricao.objects.filter(evento=evento, ente__in=segredos).order_by("pk")
    for inscricao, resposta in zip(inscricoes, cycle(respostas), strict=False):
        if resposta != "x":
            responder(segredos[inscricao.ente_id], vem=resposta == "s", pessoas=2, agora=agora)
