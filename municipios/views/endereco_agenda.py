"""O endereço da agenda de um ente ou de uma coorte: criar, revogar, e o arquivo que ele serve."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from municipios.domain import endereco_agenda as dominio
from municipios.domain.agenda import agenda_em_ics
from municipios.http.ente import ente_administrado
from municipios.http.pessoa import pessoa
from municipios.http.segundo_fator import somente_equipe
from municipios.models import Coorte, Ente
from municipios.permissions import conduz_evento
from municipios.views.agenda import arquivo_de_agenda


@never_cache
def endereco_agenda_ente(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    return _pagina(request, ente_administrado(request, codigo_ibge))


@never_cache
@somente_equipe
def endereco_agenda_coorte(request: HttpRequest, codigo: str) -> HttpResponse:
    if not conduz_evento(pessoa(request)):
        raise PermissionDenied("Quem dá o endereço são os analistas e a coordenação.")
    return _pagina(request, get_object_or_404(Coorte, codigo=codigo))


@never_cache
@login_not_required
def endereco_agenda_ics(request: HttpRequest, segredo: str) -> HttpResponse:
    eventos = dominio.eventos_do_segredo(segredo)
    if eventos is None:
        raise Http404("Este endereço de agenda não vale, ou foi revogado.")
    return arquivo_de_agenda(agenda_em_ics(eventos.order_by("inicio", "pk")), "agenda")


def _pagina(request: HttpRequest, dono: Ente | Coorte) -> HttpResponse:
    """O endereço aparece uma vez, na resposta de quem o cria."""
    endereco = ""
    if request.POST.get("acao") == "criar":
        _, segredo = dominio.criar_endereco(dono, por=pessoa(request))
        endereco = request.build_absolute_uri(reverse("endereco_agenda_ics", args=[segredo]))
    elif request.POST.get("acao") == "revogar":
        dominio.revogar_endereco(dono, por=pessoa(request))
        messages.success(request, "O endereço não vale mais.")
        return redirect(request.path)
    contexto = {"dono": dono, "endereco": endereco, "atual": dominio.endereco_valendo(dono)}
    return render(request, "municipios/endereco_agenda.html", contexto)
