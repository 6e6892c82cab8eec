"""`/api/v1/contra-assinaturas/`: os termos à espera da SGD, e o que se assinou fora do portal.

Assinar no portal não é da API: quem autoriza é a pessoa, na tela do GOV.BR.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import FileResponse, Http404
from django.urls import path
from rest_framework import serializers
from rest_framework.request import Request

from municipios.api.entrada_json import EntradaJson
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import FiltroDeLista, campo_ente
from municipios.api.lista import Lista
from municipios.api.preparo import AdesaoEnvio
from municipios.api.recurso import Recurso
from municipios.api.termo import Bytes
from municipios.domain.contra_assinatura import receber_contra_assinada
from municipios.domain.deposito import retirar
from municipios.http.arquivo import anexo
from municipios.models import ContraAssinatura
from municipios.validators import TAMANHO_MAXIMO_DO_ARQUIVO


class FiltroContraAssinaturas(FiltroDeLista):
    ente = campo_ente()


class ContraAssinaturaSerializer(serializers.ModelSerializer):
    """`sha256` é o do arquivo que se assina, já com a assinatura da autoridade."""

    ente = serializers.CharField(source="termo.adesao.ente_id", help_text="Código IBGE do ente.")
    adesao = serializers.IntegerField(source="termo.adesao_id")
    termo = serializers.CharField(source="termo.codigo", help_text="Código de verificação.")
    signatario_nome = serializers.CharField(source="primeira.signatario_nome")
    sha256 = serializers.CharField(source="primeira.sha256")

    class Meta:
        model = ContraAssinatura
        fields = ["id", "ente", "adesao", "termo", "signatario_nome", "sha256", "pedida_em"]


class ContraAssinaturaLista(Lista):
    """Termos que a autoridade assinou e que esperam a SGD. Só a equipe da SGD os vê."""

    grupo = "Assinaturas"
    nome = "contra-assinaturas"
    ordem = ("pk",)
    serializer_class = ContraAssinaturaSerializer
    filtro_class = FiltroContraAssinaturas

    def consulta(self, dados: dict[str, Any]) -> QuerySet[ContraAssinatura]:
        esperam = ContraAssinatura.objects.visiveis_para(self.pessoa).em_espera()
        return esperam.filter(termo__adesao__ente=dados["ente"]) if "ente" in dados else esperam

    def campos(self, dados: dict[str, Any]) -> Campos:
        return {
            "id": "pk",
            "ente": "termo__adesao__ente_id",
            "adesao": "termo__adesao_id",
            "termo": "termo__codigo",
            "signatario_nome": "primeira__signatario_nome",
            "sha256": "primeira__sha256",
            "pedida_em": "pedida_em",
        }

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (Versao("pedida_em"), Versao("primeira__sha256"))


class ContraAssinaturaArquivo(Recurso):
    """O PDF com a assinatura da autoridade, para a SGD assinar por cima, sem mudar um byte."""

    grupo = "Assinaturas"
    nome = "contra_assinatura_arquivo"
    tipo_da_resposta = Bytes.media_type
    renderer_classes = [Bytes]

    def consulta(self) -> QuerySet[ContraAssinatura]:
        esperam = ContraAssinatura.objects.visiveis_para(self.pessoa).em_espera()
        return esperam.select_related("termo", "primeira")

    def get(self, request: Request, pk: int) -> FileResponse:
        self.filtro_class.de(request.query_params)
        contra = self.consulta().filter(pk=pk).first()
        if contra is None:
            raise Http404
        try:
            conteudo = retirar(contra.primeira.arquivo)
        except FileNotFoundError as falta:
            raise Http404 from falta
        return anexo(conteudo, f"termo-{contra.termo.numero.replace('/', '-')}-assinado.pdf")


class EnvioDaSgd(EntradaJson):
    """Em `multipart/form-data`. Quem envia é quem assinou: o CPF é o dela."""

    pdf = serializers.FileField()

    def validate_pdf(self, pdf: Any) -> Any:
        if pdf.size > TAMANHO_MAXIMO_DO_ARQUIVO:
            raise serializers.ValidationError("O arquivo pode ter até 10 MB.")
        return pdf


class AdesaoEnvioDaSgd(AdesaoEnvio):
    """Enviar o termo assinado pela SGD fora do portal; o laudo sai em `/api/v1/assinaturas/`."""

    verbo = "enviar_da_sgd"
    entrada_class = EnvioDaSgd

    def agir(self, objeto: Any, dados: dict[str, Any]) -> None:
        self.tentativa = receber_contra_assinada(objeto, por=self.pessoa, **dados)


ENDERECOS = [
    path("contra-assinaturas/", ContraAssinaturaLista.as_view(), name="api_contra_assinaturas"),
    path(
        "contra-assinaturas/<int:pk>/arquivo/",
        ContraAssinaturaArquivo.as_view(),
        name="api_contra_assinatura_arquivo",
    ),
    path(
        "adesoes/<int:pk>/enviar-da-sgd/",
        AdesaoEnvioDaSgd.as_view(),
        name="api_adesao_enviar_da_sgd",
    ),
]
