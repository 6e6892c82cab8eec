"""A adesão de um ente: como está, quem assinou, o que houve; e o registro pela equipe."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from municipios.domain.adesao import registrar_anterior
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.adesao import RegistroDeAdesaoForm
from municipios.http.ente import ente_visivel
from municipios.http.pessoa import pessoa
from municipios.models import Adesao, Historico
from municipios.permissions import equipe_age_pelo_ente


def adesao_ver(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_visivel(request, codigo_ibge)
    adesoes = Adesao.objects.visiveis_para(request.user).filter(ente=ente)
    tipo = Adesao._meta.label_lower
    atos = Historico.objects.visiveis_para(request.user).filter(ente=ente, alvo_tipo=tipo)
    contexto = {
        "ente": ente,
        "adesoes": adesoes.select_related("documento"),
        "atos": atos.select_related("por")[:50],
        "pode_registrar": equipe_age_pelo_ente(pessoa(request), ente),
    }
    return render(request, "municipios/adesao_ver.html", contexto)


def adesao_registrar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_visivel(request, codigo_ibge)
    if not equipe_age_pelo_ente(pessoa(request), ente):
        raise PermissionDenied("Só a SGD registra adesão assinada fora do portal.")
    form = RegistroDeAdesaoForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        try:
            registrar_anterior(ente, por=pessoa(request), **form.cleaned_data)
        except TransicaoInvalida as recusa:
            form.add_error(None, str(recusa))
        else:
            messages.success(request, f"Adesão de {ente} registrada.")
            return redirect("adesao_ver", ente.pk)
    return render(request, "municipios/adesao_registrar.html", {"ente": ente, "form": form})
