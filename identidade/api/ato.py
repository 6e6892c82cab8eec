"""Um ato sobre o que pertence a uma implantação: trava-a primeiro, como o domínio faz."""

from collections.abc import Callable
from typing import Any, ClassVar

from django.db import transaction
from django.http import Http404, HttpResponse
from rest_framework.request import Request

from identidade.domain.implantacao import travar
from municipios.api.detalhe import Detalhe


class AtoNaImplantacao(Detalhe):
    """`dona` é o caminho até a chave da implantação. Confere o `If-Match` com a linha travada."""

    http_method_names = ["post"]
    dona: ClassVar[str] = "implantacao"

    def agir_em(self, request: Request, pk: int, ato: Callable[[Any], object]) -> HttpResponse:
        visivel = self.consulta().filter(pk=pk)
        implantacao = visivel.order_by().values_list(self.dona, flat=True).first()
        if implantacao is None:
            raise Http404
        with transaction.atomic():
            travar(implantacao)
            self.exigir_versao(request, visivel)
            ato(visivel.get())
            return self.responder(request, visivel)
