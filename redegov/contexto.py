"""O que todo template sabe do portal."""

from django.conf import settings
from django.http import HttpRequest


def portal(request: HttpRequest) -> dict[str, object]:
    """`secao` é o primeiro pedaço do endereço: marca no menu onde a pessoa está."""
    return {
        "demonstracao": settings.DEMONSTRACAO,
        "secao": request.path.lstrip("/").partition("/")[0],
    }
