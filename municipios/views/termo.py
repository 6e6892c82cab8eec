"""O documento do termo: baixar o oferecido à assinatura."""

from django.http import FileResponse, HttpRequest
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from municipios.domain.deposito import retirar
from municipios.http.arquivo import anexo
from municipios.models import Termo


@require_safe
def termo_baixar(request: HttpRequest, pk: int) -> FileResponse:
    """Os bytes exatos que se assinam: quem baixa para assinar fora precisa deles."""
    termo = get_object_or_404(Termo.objects.visiveis_para(request.user).prontos(), pk=pk)
    return anexo(retirar(termo.arquivo), f"termo-{termo.numero.replace('/', '-')}.pdf")
