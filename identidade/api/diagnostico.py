"""`/api/v1/diagnosticos/`: começar, responder seção por seção, enviar."""

from typing import Any

from django.db.models import JSONField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request
from rest_framework.validators import ProhibitSurrogateCharactersValidator

from identidade.choices import SituacaoDiagnostico, TipoPergunta
from identidade.domain.diagnostico import SecaoMudou, enviar, iniciar, salvar_secao
from identidade.models import Diagnostico, Pergunta, RespostaSecao, Secao
from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import CampoEnte, EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao, lista_json, versoes
from municipios.api.filtro import FiltroDeLista, campo_ente, campo_uf, por_ente
from municipios.api.lista import Lista
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Usuario


class FiltroDiagnosticos(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    situacao = Escolha(choices=SituacaoDiagnostico.choices, required=False)


class DiagnosticoSerializer(serializers.ModelSerializer):
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    questionario = serializers.IntegerField(
        source="questionario.versao", help_text="Versão do questionário que se responde."
    )

    class Meta:
        model = Diagnostico
        fields = ["id", "ente", "questionario", "situacao", "iniciado_em", "enviado_em"]


class PerguntaSerializer(serializers.ModelSerializer):
    tipo = serializers.ChoiceField(choices=TipoPergunta.choices)

    class Meta:
        model = Pergunta
        fields = ["codigo", "texto", "ajuda", "tipo", "opcoes", "obrigatoria"]


class SecaoSerializer(serializers.ModelSerializer):
    versao = serializers.IntegerField(help_text="Quantas vezes se salvou; envie-a ao salvar.")
    respostas = serializers.DictField(help_text="Código da pergunta e resposta; só as dadas.")
    perguntas = PerguntaSerializer(many=True)

    class Meta:
        model = Secao
        fields = ["ordem", "titulo", "versao", "respostas", "perguntas"]


class DiagnosticoDetalheSerializer(DiagnosticoSerializer):
    secoes = SecaoSerializer(many=True)

    class Meta:
        model = Diagnostico
        fields = [*DiagnosticoSerializer.Meta.fields, "secoes"]


class DiagnosticoNovo(EntradaJson):
    ente = CampoEnte()


class RespostaField(serializers.JSONField):
    """Texto, número, sim ou não, ou lista; o tipo certo é o da pergunta, e o domínio o confere."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, str) and "\0" in data:
            raise serializers.ValidationError("O texto tem um caractere que não se aceita.")
        ProhibitSurrogateCharactersValidator()(data)
        return super().to_internal_value(data)


class SecaoRespondida(EntradaJson):
    secao = serializers.IntegerField(min_value=1, max_value=32767, help_text="A ordem da seção.")
    versao = serializers.IntegerField(
        min_value=0, max_value=2**31 - 1, help_text="A versão da seção que se leu."
    )
    respostas = serializers.DictField(
        child=RespostaField(allow_null=True),
        help_text="Por código da pergunta. A que não vem fica como está; `null` a apaga.",
    )


LINHA: Campos = {nome: nome for nome in DiagnosticoSerializer.Meta.fields} | {
    "ente": "ente_id",
    "questionario": "questionario__versao",
}
DADAS = RespostaSecao.objects.filter(diagnostico=OuterRef(OuterRef("pk")), secao=OuterRef("pk"))
DA_SECAO: Campos = {
    "ordem": "ordem",
    "titulo": "titulo",
    "versao": Coalesce(Subquery(DADAS.values("versao")[:1]), 0),
    "respostas": Coalesce(Subquery(DADAS.values("dados")[:1]), Value({}, JSONField())),
    "perguntas": lista_json(
        Pergunta.objects.filter(secao=OuterRef("pk")).order_by("ordem"),
        {nome: nome for nome in PerguntaSerializer.Meta.fields},
    ),
}
SECOES = Secao.objects.filter(questionario=OuterRef("questionario")).order_by("ordem")
COM_SECOES: Campos = LINHA | {"secoes": lista_json(SECOES, DA_SECAO)}


class DiagnosticoLista(Lista):
    """Diagnósticos dos entes por que você responde; a equipe da SGD vê todos."""

    grupo = "Diagnósticos"
    nome = "diagnosticos"
    ordem = ("pk",)
    serializer_class = DiagnosticoSerializer
    filtro_class = FiltroDiagnosticos
    entrada_class = DiagnosticoNovo
    verbo = "iniciar"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Diagnostico]:
        return por_ente(Diagnostico.objects.visiveis_para(self.pessoa), dados, "situacao")

    def campos(self, dados: dict[str, Any]) -> Campos:
        return LINHA

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (Versao("situacao"),)

    def post(self, request: Request) -> HttpResponse:
        """Começar o diagnóstico de um ente; um em preenchimento de cada vez."""
        novo = iniciar(DiagnosticoNovo.ler(request)["ente"], por=self.pessoa)
        resposta = responder_linha(Diagnostico.objects.filter(pk=novo.pk), LINHA, status=201)
        resposta["Location"] = reverse("api_diagnostico", args=[novo.pk])
        return resposta


class DiagnosticoDetalhe(Detalhe):
    """Um diagnóstico, com as perguntas e as respostas de cada seção."""

    grupo = "Diagnósticos"
    nome = "diagnostico"
    serializer_class = DiagnosticoDetalheSerializer

    def consulta(self) -> QuerySet[Diagnostico]:
        return Diagnostico.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return COM_SECOES

    def versao(self) -> tuple[Campo, ...]:
        dele = RespostaSecao.objects.filter(diagnostico=OuterRef("pk"))
        return (Versao("situacao"), versoes(dele, "versao"))


class DiagnosticoAto(Ato, DiagnosticoDetalhe):
    """Um ato sobre o diagnóstico; com `If-Match`, só sobre o que se leu."""


def salvar(
    diagnostico: Diagnostico, *, por: Usuario, secao: int, versao: int, respostas: dict[str, Any]
) -> RespostaSecao:
    """Junta o que veio ao que havia; quem leu uma versão velha é avisado, e nada se perde."""
    alvo = Secao.objects.filter(questionario=diagnostico.questionario_id, ordem=secao).first()
    if alvo is None:
        raise serializers.ValidationError({"secao": ["Não há seção com esta ordem."]})
    _recusar_desconhecidas(alvo, respostas)
    gravada = diagnostico.secoes.filter(secao=alvo).first()
    dados = (gravada.dados if gravada else {}) | respostas
    try:
        return salvar_secao(diagnostico, alvo, por=por, versao=versao, dados=dados)
    except SecaoMudou as recusa:
        raise TransicaoInvalida(
            f"Outra pessoa salvou esta seção, que está na versão {recusa.versao}; você enviou a "
            f"{versao}. Leia o diagnóstico, confira as respostas e envie com a versão nova.",
            codigo="versao",
        ) from recusa


def _recusar_desconhecidas(secao: Secao, respostas: dict[str, Any]) -> None:
    codigos = [pergunta.codigo for pergunta in secao.perguntas.all()]
    recusa = f"Esta seção não tem esta pergunta. As que tem são: {', '.join(codigos)}."
    erros = {codigo: [recusa] for codigo in respostas if codigo not in codigos}
    if erros:
        raise serializers.ValidationError({"respostas": erros})


ENDERECOS = enderecos(
    DiagnosticoAto,
    "diagnosticos",
    {
        "salvar-secao": {"fazer": salvar, "entrada_class": SecaoRespondida},
        "enviar": {"fazer": enviar},
    },
)
