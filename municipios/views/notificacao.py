"""A caixa de saída para a equipe: o que saiu, o que espera, o que foi recusado ou repetido."""

from django.conf import settings
from django.db.models import Count, F, Sum
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from municipios.choices import SituacaoNotificacao
from municipios.domain.correio import ler_da_pasta
from municipios.http.pessoa import pessoa
from municipios.http.segundo_fator import somente_equipe
from municipios.models import Notificacao

POR_PAGINA = 50


@never_cache
@require_GET
@somente_equipe
def notificacao_listar(request: HttpRequest) -> HttpResponse:
    """Da mais nova à mais antiga; `?situacao=` filtra e `?depois=` continua a lista."""
    visiveis = Notificacao.objects.visiveis_para(pessoa(request))
    situacao = request.GET.get("situacao", "")
    lista = visiveis.filter(situacao=situacao) if situacao in SituacaoNotificacao else visiveis
    if (depois := request.GET.get("depois", "")).isdecimal() and len(depois) < 19:
        lista = lista.filter(pk__lt=depois)
    linhas = list(lista.select_related("ente").order_by("-pk")[: POR_PAGINA + 1])
    contexto = {
        "linhas": linhas[:POR_PAGINA],
        "situacao": situacao,
        "ultima": linhas[POR_PAGINA - 1].pk if len(linhas) > POR_PAGINA else None,
        "contagens": _contagens(),
    }
    return render(request, "municipios/notificacao_listar.html", contexto)


@never_cache
@require_GET
@somente_equipe
def notificacao_ver(request: HttpRequest, pk: int) -> HttpResponse:
    """O aviso e, na demonstração, o e-mail como foi gravado na pasta de dados."""
    visiveis = Notificacao.objects.visiveis_para(pessoa(request)).select_related("ente")
    aviso = get_object_or_404(visiveis, pk=pk)
    mensagem = ler_da_pasta(aviso) if settings.DEMONSTRACAO else None
    contexto = {"aviso": aviso, "mensagem": mensagem}
    return render(request, "municipios/notificacao_ver.html", contexto)


def _contagens() -> list[dict[str, object]]:
    """Quantos avisos em cada situação e quantas entregas se repetiram, em uma consulta."""
    numeros = (
        Notificacao.objects.values("situacao")
        .order_by()
        .annotate(total=Count("pk"), repetidas=Sum(F("repeticoes")))
    )
    por_situacao = {n["situacao"]: n for n in numeros}
    vazia = {"total": 0, "repetidas": 0}
    return [
        {"situacao": s, "rotulo": s.label, **(por_situacao.get(s) or vazia)}
        for s in SituacaoNotificacao
    ]
