"""Anotações da equipe sobre um ente: ler, escrever e corrigir. O ente não as vê."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from municipios.domain.anotacao import anotar, corrigir
from municipios.forms.anotacao import AnotacaoForm
from municipios.forms.tentar import tentar
from municipios.http.ente import ente_visivel
from municipios.http.paginacao import paginar
from municipios.http.pessoa import pessoa
from municipios.http.segundo_fator import somente_equipe
from municipios.models import Anotacao
from municipios.permissions import equipe_age_pelo_ente


@never_cache
@somente_equipe
def anotacao_listar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_visivel(request, codigo_ibge)
    form = AnotacaoForm(request.POST or None)
    if tentar(form, lambda: anotar(ente, form.nota, por=pessoa(request))):
        messages.success(request, "Anotado. Só a equipe da SGD vê.")
        return redirect("anotacao_listar", ente.pk)
    visiveis = Anotacao.objects.visiveis_para(request.user).filter(ente=ente).com_correcao()
    contexto = {
        "ente": ente,
        "form": form,
        "pode": equipe_age_pelo_ente(pessoa(request), ente),
        "pagina": paginar(request, visiveis, campo="quando", tamanho=20, decrescente=True),
    }
    return render(request, "municipios/anotacao_listar.html", contexto)


@never_cache
@somente_equipe
def anotacao_corrigir(request: HttpRequest, pk: int) -> HttpResponse:
    visiveis = Anotacao.objects.visiveis_para(request.user).com_correcao().select_related("ente")
    anotacao = get_object_or_404(visiveis, pk=pk)
    form = AnotacaoForm(request.POST or None, atual=anotacao)
    if tentar(form, lambda: corrigir(anotacao, form.nota, por=pessoa(request))):
        messages.success(request, "Corrigida. A anterior continua à vista, marcada.")
        return redirect("anotacao_listar", anotacao.ente_id)
    contexto = {
        "anotacao": anotacao,
        "form": form,
        "pode": equipe_age_pelo_ente(pessoa(request), anotacao.ente),
    }
    return render(request, "municipios/anotacao_corrigir.html", contexto)
