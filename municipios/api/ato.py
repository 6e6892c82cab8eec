"""Um ato da API: acha o que a pessoa vê, trava, confere o `If-Match`, chama o domínio e devolve."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.http import Http404, HttpResponse
from django.urls import URLPattern, path
from rest_framework.request import Request

from municipios.api.detalhe import Detalhe
from municipios.api.entrada_json import EntradaJson


class Ato(Detalhe):
    """Um endereço por verbo: `as_view(verbo=…, fazer=…, entrada_class=…)`.

    `fazer(objeto, *, por, **dados)` é a função do domínio; quem pode, quem diz é ela. `depois` é a
    varredura que se acorda quando tudo foi gravado.
    """

    http_method_names = ["post"]
    verbo: str = ""
    fazer: Callable[..., object] | None = None
    entrada_class: type[EntradaJson] = EntradaJson
    depois: Callable[[], object] | None = None

    def post(self, request: Request, pk: int) -> HttpResponse:
        visivel = self.consulta().filter(pk=pk)
        if not visivel.exists():
            raise Http404
        # Lido antes da trava: quem envia devagar não segura ninguém.
        dados = self.entrada_class.ler(request)
        with transaction.atomic():
            objeto = visivel.select_for_update(of=("self",)).first()
            if objeto is None:
                raise Http404
            self.exigir_versao(request, visivel)
            self.agir(objeto, dados)
            if self.depois:
                transaction.on_commit(self.depois)
            return self.responder(request, visivel)

    def agir(self, objeto: Any, dados: dict[str, Any]) -> None:
        if self.fazer:
            self.fazer(objeto, por=self.pessoa, **dados)


def enderecos(vista: type[Ato], colecao: str, atos: dict[str, dict[str, Any]]) -> list[URLPattern]:
    """`/<coleção>/<id>/<ato>/` de cada ato, com as opções dele."""
    return [
        path(
            f"{colecao}/<int:pk>/{ato}/",
            vista.as_view(verbo=ato.replace("-", "_"), **opcoes),
            name=f"api_{vista.nome}_{ato}".replace("-", "_"),
        )
        for ato, opcoes in atos.items()
    ]
