"""`/api/v1/materiais/`: o que se dá aos convidados de cada evento. Só a equipe da SGD."""

from typing import Any

from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.urls import path, reverse
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request

from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import CampoArquivo, EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.ficha_evento import so_da_web
from municipios.api.filtro import MAIOR_ID, FiltroDeLista
from municipios.api.leitor import LeitorJson
from municipios.api.lista import Lista
from municipios.api.recurso import Recurso
from municipios.api.termo import Bytes
from municipios.choices.evento import QuandoMaterial, SituacaoMaterial
from municipios.domain import material as dominio
from municipios.http.arquivo import anexo
from municipios.models import Evento, Material


class FiltroMateriais(FiltroDeLista):
    evento = serializers.IntegerField(min_value=1, max_value=MAIOR_ID, required=False)
    situacao = Escolha(choices=SituacaoMaterial.choices, required=False)


class MaterialSerializer(serializers.ModelSerializer):
    evento = serializers.IntegerField(source="evento_id")
    nome_original = serializers.CharField(
        allow_blank=True, help_text="Do arquivo, que se baixa em `arquivo/`; vazio quando é link."
    )

    class Meta:
        model = Material
        fields = [
            "id", "evento", "nome", "link", "nome_original", "sha256", "quando", "situacao",
            "criado_em",
        ]  # fmt: skip


class MaterialNovo(EntradaJson):
    """Um link, em JSON; um arquivo, em `multipart/form-data`. Um dos dois, e só um."""

    nome = serializers.CharField(max_length=120)
    link = serializers.URLField(max_length=500, required=False)
    arquivo = CampoArquivo(required=False, help_text="PDF, PNG ou JPEG de até 10 MB.")
    quando = Escolha(
        choices=QuandoMaterial.choices,
        default=QuandoMaterial.ANTES,
        help_text="Quando os convidados veem: desde já, ou só depois do evento.",
    )

    def validate_link(self, link: str) -> str:
        return so_da_web(link)

    def validate(self, dados: dict[str, Any]) -> dict[str, Any]:
        if ("arquivo" in dados) == ("link" in dados):
            raise serializers.ValidationError(
                {"link": ["Dê um arquivo ou um link: um dos dois, e só um."]}, code="um_dos_dois"
            )
        return dados


class MaterialEmComum:
    """O que a lista e o detalhe dizem de um material."""

    grupo = "Eventos"
    serializer_class = MaterialSerializer
    linha: Campos = {nome: nome for nome in MaterialSerializer.Meta.fields} | {
        "evento": "evento_id"
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"),)


class MaterialLista(MaterialEmComum, Lista):
    """Materiais dos eventos. Só a equipe da SGD os vê; os demais recebem a lista vazia."""

    nome = "materiais"
    ordem = ("pk",)
    filtro_class = FiltroMateriais

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Material]:
        filtros = {nome: dados[nome] for nome in ("evento", "situacao") if nome in dados}
        return Material.objects.visiveis_para(self.pessoa).filter(**filtros)

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca


class MaterialDetalhe(MaterialEmComum, Detalhe):
    """Um material."""

    nome = "material"

    def consulta(self) -> QuerySet[Material]:
        return Material.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class MaterialAto(MaterialDetalhe, Ato):
    """Retirar o material: os convidados deixam de vê-lo. Só a equipe da SGD."""


class EventoJuntarMaterial(MaterialEmComum, Recurso):
    """Pôr um material à disposição dos convidados; devolve o material. Só a equipe da SGD."""

    nome = "evento"
    verbo = "juntar_material"
    http_method_names = ["post"]
    entrada_class = MaterialNovo
    parser_classes = [LeitorJson, MultiPartParser]
    sucesso = 201

    def post(self, request: Request, pk: int) -> HttpResponse:
        evento = Evento.objects.visiveis_para(self.pessoa).filter(pk=pk).first()
        if evento is None:
            raise Http404
        novo = dominio.juntar(evento, por=self.pessoa, **MaterialNovo.ler(request))
        resposta = responder_linha(Material.objects.filter(pk=novo.pk), self.linha, status=201)
        resposta["Location"] = reverse("api_material", args=[novo.pk])
        return resposta


class MaterialArquivo(Recurso):
    """O arquivo do material, como se enviou."""

    grupo = "Eventos"
    nome = "material_arquivo"
    tipo_da_resposta = Bytes.media_type
    renderer_classes = [Bytes]

    def get(self, request: Request, pk: int) -> HttpResponseBase:
        self.filtro_class.de(request.query_params)
        visiveis = Material.objects.visiveis_para(self.pessoa).exclude(arquivo="")
        material = visiveis.filter(pk=pk).first()
        if material is None:
            raise Http404
        try:
            return anexo(material.arquivo.open("rb"), material.nome_original)
        except FileNotFoundError as falta:
            raise Http404 from falta


ENDERECOS = [
    path("materiais/", MaterialLista.as_view(), name="api_materiais"),
    path("materiais/<int:pk>/", MaterialDetalhe.as_view(), name="api_material"),
    path("materiais/<int:pk>/arquivo/", MaterialArquivo.as_view(), name="api_material_arquivo"),
    path(
        "eventos/<int:pk>/juntar-material/",
        EventoJuntarMaterial.as_view(),
        name="api_evento_juntar_material",
    ),
    *enderecos(MaterialAto, "materiais", {"retirar": {"fazer": dominio.retirar}}),
]
