"""`/api/v1/implantacoes/<id>/enderecos/`: o que a verificação automática visita."""

from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.api.implantacao import ImplantacaoDetalhe
from identidade.domain.endereco import CAMPOS, mudar_enderecos
from municipios.api.entrada_json import EntradaJson


class EnderecosDoSistema(EntradaJson):
    """O que não se manda fica como está; vazio apaga."""

    url = serializers.URLField(max_length=300, required=False, allow_blank=True)
    url_entrada = serializers.URLField(max_length=500, required=False, allow_blank=True)
    url_saida = serializers.URLField(max_length=500, required=False, allow_blank=True)


class ImplantacaoEnderecos(ImplantacaoDetalhe):
    """Mudar os endereços do sistema; devolve a implantação como ficou."""

    http_method_names = ["post"]
    entrada_class = EnderecosDoSistema
    verbo = "enderecos"

    def post(self, request: Request, pk: int) -> HttpResponse:
        dados = EnderecosDoSistema.ler(request)
        implantacao = self.consulta().filter(pk=pk).first()
        if implantacao is None:
            raise Http404
        novos = {campo: getattr(implantacao, campo) for campo in CAMPOS} | dados
        return self.agir(
            request, pk, lambda: mudar_enderecos(implantacao, por=self.pessoa, **novos)
        )
