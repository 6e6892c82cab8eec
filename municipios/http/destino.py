"""Para onde ir depois: só endereços deste portal."""

from django.http import HttpRequest
from django.utils.http import url_has_allowed_host_and_scheme


def destino_seguro(request: HttpRequest, padrao: str = "") -> str:
    """O `next` do pedido, se for daqui; senão, o padrão (nunca uma página de fora)."""
    destino = request.POST.get("next") or request.GET.get("next") or ""
    seguro = destino.startswith("/") and url_has_allowed_host_and_scheme(
        destino, allowed_hosts=None, require_https=request.is_secure()
    )
    return destino if seguro else padrao
