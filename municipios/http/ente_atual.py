"""O ente por que a pessoa está agindo, quando ela pode agir por mais de um."""

from django.http import HttpRequest

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


def trocar_ente_atual(request: HttpRequest, ente: Ente) -> None:
    request.session[_NA_SESSAO] = ente.pk
