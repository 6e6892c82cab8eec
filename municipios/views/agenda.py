"""O arquivo de agenda de um evento: o público, e o de quem foi convidado."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import never_cache

from municipios.domain.agenda import agenda_em_ics, em_ics
from municipios.domain.inscricao import ConviteDesconhecido, achar
from municipios.models import Coorte, Evento


@login_not_required
def agenda_evento(request: HttpRequest, pk: int) -> HttpResponse:
    evento = get_object_or_404(Evento.objects.abertos_ao_publico(), pk=pk)
    return arquivo_de_agenda(em_ics(evento), pk)


@login_not_required
def agenda_coorte(request: HttpRequest, codigo: str) -> HttpResponse:
    """Os eventos públicos destinados à coorte que ainda não terminaram; para assinar."""
    coorte = get_object_or_404(Coorte, codigo=codigo)
    eventos = Evento.objects.abertos_ao_publico().por_vir().filter(coorte=coorte)
    return arquivo_de_agenda(agenda_em_ics(eventos.order_by("inicio", "pk")), coorte.codigo)


@never_cache
@login_not_required
def agenda_convite(request: HttpRequest, segredo: str) -> HttpResponse:
    """A sala a distância só vai a quem confirmou."""
    try:
        inscricao = achar(segredo)
    except ConviteDesconhecido as erro:
        raise Http404 from erro
    evento = inscricao.evento
    sala = evento.link if inscricao.confirmada else ""
    return arquivo_de_agenda(em_ics(evento, sala=sala), evento.pk)


def arquivo_de_agenda(texto: str, nome: int | str, *, de_que: str = "evento") -> HttpResponse:
    resposta = HttpResponse(texto, content_type="text/calendar; charset=utf-8")
    resposta["Content-Disposition"] = f'attachment; filename="{de_que}-{nome}.ics"'
    return resposta
