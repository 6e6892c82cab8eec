"""Retirar do relatório de um hub a linha que está errada."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from identidade.domain.linha_relatorio import descrever, exigir_linha, retirar
from identidade.domain.relatorio_hub import exigir_aberto
from identidade.models import LinhaRelatorio
from identidade.views.relatorio_hub import relatorio_visivel
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.campo import MotivoForm
from municipios.forms.tentar import tentar
from municipios.http.pessoa import pessoa
from municipios.permissions import trata_do_relatorio


def linha_relatorio_retirar(request: HttpRequest, pk: int, linha: int) -> HttpResponse:
    relatorio, form = relatorio_visivel(request, pk), MotivoForm(request.POST or None)
    if not trata_do_relatorio(pessoa(request), relatorio):
        raise PermissionDenied("Quem retira linhas é quem opera pelo hub, ou a SGD.")
    try:
        exigir_aberto(relatorio, "retirar uma linha")
        dela = exigir_linha(relatorio, linha)
    except LinhaRelatorio.DoesNotExist as nunca_houve:
        raise Http404 from nunca_houve
    except TransicaoInvalida as recusa:
        messages.warning(request, str(recusa))
        return redirect("relatorio_ver", pk)
    if tentar(form, lambda: retirar(dela, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, f"Linha retirada: {descrever(dela)}.")
        return redirect("relatorio_ver", pk)
    return _confirmacao(request, dela, form)


def _confirmacao(request: HttpRequest, linha: LinhaRelatorio, form: MotivoForm) -> HttpResponse:
    contexto = {
        "linha": linha,
        "relatorio": linha.relatorio,
        "o_que": descrever(linha),
        "entregue": LinhaRelatorio.objects.ja_entregues(linha).select_related("relatorio").first(),
        "form": form,
    }
    return render(request, "identidade/linha_relatorio_retirar.html", contexto)
