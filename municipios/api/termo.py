"""`/api/v1/termos/<id>/arquivo/`: os bytes exatos que se oferecem à assinatura."""

from django.db.models import QuerySet
from django.http import FileResponse, Http404
from rest_framework.renderers import BaseRenderer
from rest_framework.request import Request

from municipios.api.recurso import Recurso
from municipios.domain.deposito import retirar
from municipios.http.arquivo import anexo
from municipios.models import Termo


class Bytes(BaseRenderer):
    """Só anuncia o formato: o arquivo vem do depósito."""

    media_type = "application/octet-stream"
    format = "bytes"


class TermoArquivo(Recurso):
    """O PDF do termo, para assinar fora do portal. Guarde os bytes como vieram."""

    grupo = "Adesões"
    nome = "termo_arquivo"
    tipo_da_resposta = Bytes.media_type
    renderer_classes = [Bytes]

    def consulta(self) -> QuerySet[Termo]:
        return Termo.objects.visiveis_para(self.pessoa).prontos()

    def get(self, request: Request, pk: int) -> FileResponse:
        self.filtro_class.de(request.query_params)
        termo = self.consulta().filter(pk=pk).first()
        if termo is None:
            raise Http404
        return anexo(retirar(termo.arquivo), f"termo-{termo.numero.replace('/', '-')}.pdf")
