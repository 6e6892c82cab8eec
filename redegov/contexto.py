"""O que todo template sabe do portal."""

from django.conf import settings
from django.http import HttpRequest


def portal(request: HttpRequest) -> dict[str, object]:
    return {"demonstracao": settings.DEMONSTRACAO}
