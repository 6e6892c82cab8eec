"""Autoridades de um ente: quem chefia ou chefiou o Executivo, registrar e encerrar mandato."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from municipios.domain.autoridade import encerrar_mandato, registrar_mandato
from municipios.forms.autoridade import AutoridadeForm, EncerrarMandatoForm
from municipios.forms.tentar import tentar
from municipios.http.ente import ente_visivel
from municipios.http.pessoa import pessoa
from municipios.models import Autoridade, Historico
from municipios.permissions import equipe_age_pelo_ente


def autoridade_listar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_visivel(request, codigo_ibge)
    autoridades = Autoridade.objects.visiveis_para(request.user).filter(ente=ente)
    atos = Historico.objects.visiveis_para(request.user).filter(ente=ente)
    no_cargo = list(autoridades.no_cargo_em().values_list("pk", flat=True))
    contexto = {
        "ente": ente,
        "autoridades": autoridades.select_related("documento"),
        "no_cargo": no_cargo,
        "responde": no_cargo[:1],
        "por_terminar": set(autoridades.por_terminar().values_list("pk", flat=True)),
        "atos": atos.sobre(Autoridade).select_related("por")[:50],
        "pode_registrar": equipe_age_pelo_ente(pessoa(request), ente),
        "pode_propor": not pessoa(request).eh_da_equipe,
    }
    return render(request, "municipios/autoridade_listar.html", contexto)


def autoridade_registrar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_visivel(request, codigo_ibge)
    if not equipe_age_pelo_ente(pessoa(request), ente):
        raise PermissionDenied("Quem registra autoridades é a SGD.")
    form = AutoridadeForm(request.POST or None, request.FILES or None)
    nova = tentar(form, lambda: registrar_mandato(ente, por=pessoa(request), **form.cleaned_data))
    if nova:
        messages.success(request, f"{nova} consta agora como autoridade de {ente}.")
        return redirect("autoridade_listar", ente.pk)
    return render(request, "municipios/autoridade_registrar.html", {"ente": ente, "form": form})


def autoridade_encerrar(request: HttpRequest, pk: int) -> HttpResponse:
    visiveis = Autoridade.objects.visiveis_para(request.user).select_related("ente")
    autoridade = get_object_or_404(visiveis, pk=pk)
    if not equipe_age_pelo_ente(pessoa(request), autoridade):
        raise PermissionDenied("Quem encerra mandatos é a SGD.")
    form = EncerrarMandatoForm(request.POST or None)
    if tentar(form, lambda: encerrar_mandato(autoridade, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, f"O mandato de {autoridade.nome} foi encerrado.")
        return redirect("autoridade_listar", autoridade.ente_id)
    contexto = {"ente": autoridade.ente, "autoridade": autoridade, "form": form}
    return render(request, "municipios/autoridade_encerrar.html", contexto)
