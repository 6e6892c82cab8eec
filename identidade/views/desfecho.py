"""Desfecho de um evento com cada ente."""

from django.contrib import messages
from django.db.models import OuterRef, Subquery
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from identidade.domain.desfecho import registrar_desfecho
from identidade.forms.interesse import DesfechoForm
from identidade.models import Acompanhamento
from municipios.forms.tentar import tentar
from municipios.http.paginacao import paginar
from municipios.http.pessoa import pessoa
from municipios.http.segundo_fator import somente_equipe
from municipios.models import Evento, Inscricao


@never_cache
@somente_equipe
def desfecho_listar(request: HttpRequest, pk: int) -> HttpResponse:
    evento = get_object_or_404(Evento.objects.visiveis_para(request.user), pk=pk)
    cuida = Acompanhamento.objects.abertos().filter(ente=OuterRef("ente"))
    inscricoes = evento.inscricoes.select_related("ente", "desfecho__registrado_por").annotate(
        quem_acompanha=Subquery(cuida.values("responsavel__nome")[:1])
    )
    contexto = {"evento": evento, "pagina": paginar(request, inscricoes, campo="ente__busca")}
    return render(request, "identidade/desfecho_listar.html", contexto)


@never_cache
@somente_equipe
def desfecho_registrar(request: HttpRequest, pk: int) -> HttpResponse:
    visiveis = Inscricao.objects.visiveis_para(request.user).select_related("evento", "ente")
    inscricao = get_object_or_404(visiveis, pk=pk)
    form = DesfechoForm(request.POST or None, inscricao=inscricao)
    if tentar(
        form, lambda: registrar_desfecho(inscricao, por=pessoa(request), **form.cleaned_data)
    ):
        messages.success(request, f"Desfecho de {inscricao.ente} gravado.")
        return redirect("desfecho_listar", inscricao.evento_id)
    contexto = {"inscricao": inscricao, "form": form}
    return render(request, "identidade/desfecho_registrar.html", contexto)
