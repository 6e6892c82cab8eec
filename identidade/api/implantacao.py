"""`/api/v1/implantacoes/`: ver, começar, suspender e retomar. Só de quem responde pelo ente."""

from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.db.models import OuterRef, QuerySet
from django.http import Http404, HttpResponse
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.choices import CodigoProduto, SituacaoImplantacao, Via
from identidade.domain.implantacao import criar_implantacao, retomar, suspender, travar
from identidade.models import Implantacao, Passo, Produto
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import CampoEnte, EntradaComMotivo, EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao, lista_json, versoes
from municipios.api.filtro import FiltroDeLista, campo_ente, campo_uf, por_ente
from municipios.api.lista import Lista
from municipios.domain.transicoes import Transicao

DA_ETAPA = (
    "ordem", "codigo", "titulo", "responsavel", "marco", "provas", "exige_todas", "revisa_sgd",
    "itens",
)  # fmt: skip
PASSOS = Passo.objects.do_roteiro().filter(implantacao=OuterRef("pk"))
VERBOS: dict[str, Callable[..., Implantacao]] = {"suspender": suspender, "retomar": retomar}


class FiltroImplantacoes(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    produto = Escolha(choices=CodigoProduto.choices, required=False)
    situacao = Escolha(choices=SituacaoImplantacao.choices, required=False)


class ImplantacaoSerializer(serializers.ModelSerializer):
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    uf = serializers.CharField(source="ente.uf")
    produto = serializers.ChoiceField(choices=CodigoProduto.choices, source="produto_id")
    via = serializers.ChoiceField(choices=Via.choices, source="roteiro.via")
    versao = serializers.IntegerField(source="roteiro.versao", help_text="Versão do roteiro.")

    class Meta:
        model = Implantacao
        fields = [
            "id", "ente", "uf", "produto", "via", "versao", "nome", "url", "url_entrada",
            "url_saida", "situacao",
            "situacao_desde", "movimentada_em", "suspensa_em", "producao_em", "uso_desde",
            "criada_em",
        ]  # fmt: skip


class PassoSerializer(serializers.ModelSerializer):
    ordem = serializers.IntegerField(source="etapa.ordem")
    titulo = serializers.CharField(source="etapa.titulo")
    responsavel = serializers.CharField(source="etapa.responsavel", help_text="De quem é a vez.")
    marco = serializers.CharField(source="etapa.marco", help_text="O que a conclusão prova.")
    codigo = serializers.CharField(
        source="etapa.codigo", help_text="O da etapa, igual em todas as versões do roteiro."
    )
    provas = serializers.ListField(
        child=serializers.CharField(),
        source="etapa.provas",
        help_text="Com alguma, o passo só se conclui com prova de um destes tipos.",
    )
    exige_todas = serializers.BooleanField(source="etapa.exige_todas")
    revisa_sgd = serializers.BooleanField(
        source="etapa.revisa_sgd", help_text="A SGD confere a prova antes."
    )
    itens = serializers.ListField(
        child=serializers.CharField(), source="etapa.itens", help_text="Da lista de conferência."
    )

    class Meta:
        model = Passo
        fields = [
            "id", "situacao", "feito_em", *DA_ETAPA,
        ]  # fmt: skip


class ImplantacaoDetalheSerializer(ImplantacaoSerializer):
    passos = PassoSerializer(many=True)

    class Meta:
        model = Implantacao
        fields = [*ImplantacaoSerializer.Meta.fields, "passos"]


class ImplantacaoNova(EntradaJson):
    ente = CampoEnte()
    produto = Escolha(choices=CodigoProduto.choices)
    via = Escolha(choices=Via.choices)
    nome = serializers.CharField(max_length=120, help_text="Sistema ou unidade.")
    url = serializers.URLField(max_length=300, required=False, help_text="Endereço do sistema.")


LINHA: Campos = {nome: nome for nome in ImplantacaoSerializer.Meta.fields} | {
    "ente": "ente_id",
    "uf": "ente__uf",
    "produto": "produto_id",
    "via": "roteiro__via",
    "versao": "roteiro__versao",
}
COM_PASSOS: Campos = LINHA | {
    "passos": lista_json(
        PASSOS.order_by("etapa__ordem"),
        {nome: nome for nome in PassoSerializer.Meta.fields}
        | {nome: f"etapa__{nome}" for nome in DA_ETAPA},
    )
}


class ImplantacaoLista(Lista):
    """Implantações dos entes por que você responde; a equipe da SGD vê todas."""

    grupo = "Implantações"
    nome = "implantacoes"
    ordem = ("pk",)
    serializer_class = ImplantacaoSerializer
    filtro_class = FiltroImplantacoes
    entrada_class = ImplantacaoNova
    saida_class = ImplantacaoDetalheSerializer
    verbo = "criar"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Implantacao]:
        visiveis = Implantacao.objects.visiveis_para(self.pessoa)
        return por_ente(visiveis, dados, "produto", "situacao")

    def campos(self, dados: dict[str, Any]) -> Campos:
        return LINHA

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (Versao("situacao"), Versao("ente__uf"), Versao("roteiro__via"))

    def post(self, request: Request) -> HttpResponse:
        """Começar a implantação de um produto num sistema ou unidade do ente."""
        dados = ImplantacaoNova.ler(request)
        dados["produto"] = Produto.objects.get(pk=dados["produto"])
        nova = criar_implantacao(dados.pop("ente"), por=self.pessoa, **dados)
        visivel = Implantacao.objects.filter(pk=nova.pk)
        resposta = responder_linha(visivel, COM_PASSOS, status=201)
        resposta["Location"] = reverse("api_implantacao", args=[nova.pk])
        return resposta


class ImplantacaoDetalhe(Detalhe):
    """Uma implantação, com os passos na ordem do roteiro."""

    grupo = "Implantações"
    nome = "implantacao"
    serializer_class = ImplantacaoDetalheSerializer

    def consulta(self) -> QuerySet[Implantacao]:
        return Implantacao.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return COM_PASSOS

    def versao(self) -> tuple[Campo, ...]:
        return (
            Versao("situacao"),
            Versao("ente__uf"),
            Versao("roteiro__via"),
            versoes(PASSOS, "situacao"),
        )

    def agir(self, request: Request, implantacao: int, ato: Callable[[], object]) -> HttpResponse:
        """Trava, confere o `If-Match`, age e devolve a implantação como ficou."""
        visivel = self.consulta().filter(pk=implantacao)
        with transaction.atomic():
            if not visivel.exists():
                raise Http404
            travar(implantacao)
            self.exigir_versao(request, visivel)
            ato()
            return self.responder(request, visivel)


class ImplantacaoAcao(ImplantacaoDetalhe):
    """Suspender ou retomar a implantação. Só a equipe da SGD."""

    http_method_names = ["post"]
    entrada_class = EntradaComMotivo
    transicao: Transicao | None = None

    @property
    def verbo(self) -> str:
        return self.transicao.nome if self.transicao else ""

    def post(self, request: Request, pk: int) -> HttpResponse:
        dados = EntradaComMotivo.ler(request)
        implantacao = self.consulta().filter(pk=pk).first()
        if implantacao is None:
            raise Http404
        ato = VERBOS[self.verbo]
        return self.agir(request, pk, lambda: ato(implantacao, por=self.pessoa, **dados))
