"""Baixar um documento: só quem pode ver, sempre como anexo, nunca aberto no navegador."""

from django.http import FileResponse, Http404, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from municipios.http.arquivo import anexo
from municipios.models import Documento


@require_safe
def documento_baixar(request: HttpRequest, pk: int) -> FileResponse:
    documento = get_object_or_404(Documento.objects.visiveis_para(request.user), pk=pk)
    try:
        conteudo = documento.arquivo.open("rb")
    except FileNotFoundError as falta:
        raise Http404("O arquivo ainda não está no lugar. Tente de novo daqui a pouco.") from falta
    return anexo(conteudo, documento.nome_original)
