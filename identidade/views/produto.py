"""Produtos, no formato de carta de serviços: o que é, quem pede, etapas, prazos e canais."""

from django.contrib.auth.decorators import login_not_required
from django.db.models import Prefetch, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from identidade.models import Produto, Roteiro


@login_not_required
def produto_listar(request: HttpRequest) -> HttpResponse:
    contexto = {"produtos": Produto.objects.all()}
    return render(request, "identidade/produto_listar.html", contexto)


@login_not_required
def produto_ver(request: HttpRequest, codigo: str) -> HttpResponse:
    vigentes = (
        Roteiro.objects.vigentes()
        .prefetch_related("etapas", "pre_requisitos__produto")
        .annotate(prazo=Sum("etapas__prazo_dias_uteis"))
    )
    produtos = Produto.objects.prefetch_related(Prefetch("roteiros", vigentes, to_attr="vigentes"))
    produto = get_object_or_404(produtos, pk=codigo)
    return render(request, "identidade/produto_ver.html", {"produto": produto})
