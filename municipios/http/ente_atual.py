"""O ente por que a pessoa está agindo, quando ela pode agir por mais de um."""

from django.http import Http404, HttpRequest
from django.shortcuts import get_object_or_404

from municipios.models import Ente, Usuario

_NA_SESSAO = "ente_atual"


def ente_atual(request: HttpRequest) -> Ente | None:
    """O escolhido na sessão, conferido a cada pedido; quem representa um só não precisa escolher.

    Quem perdeu o vínculo perde o ente já no pedido seguinte.
    """
    if not isinstance(request.user, Usuario):
        return None
    escolhido = request.session.get(_NA_SESSAO)
    if escolhido:
        ente = Ente.objects.administrados_por(request.user).filter(pk=escolhido).first()
        if ente:
            return ente
        del request.session[_NA_SESSAO]
    representados = list(Ente.objects.representados_por(request.user)[:2])
    return representados[0] if len(representados) == 1 else None


def trocar_ente_atual(request: HttpRequest, codigo: str) -> Ente:
    """Passa a agir por outro ente.

    Raises:
        Http404: não existe, ou a pessoa não pode agir por ele (o que dá no mesmo para ela).
    """
    if not codigo.isalnum():
        raise Http404
    ente: Ente = get_object_or_404(Ente.objects.administrados_por(request.user), pk=codigo)
    request.session[_NA_SESSAO] = ente.pk
    return ente
