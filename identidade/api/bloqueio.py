"""`/api/v1/bloqueios/` e `/api/v1/motivos-de-bloqueio/`: o que para, há quanto tempo, por quê."""

from typing import Any

from django.db.models import Func, OuterRef, QuerySet, TextField, Value
from django.http import Http404, HttpResponse
from django.utils import timezone
from rest_framework import serializers
from rest_framework.request import Request

from identidade.api.ato import AtoNaImplantacao
from identidade.choices import Responsavel, SituacaoBloqueio
from identidade.domain.bloqueio import bloquear, encerrar
from identidade.models import Bloqueio, Implantacao, MotivoBloqueio, TempoParado
from identidade.models.bloqueio import dias_entre
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import EntradaComMotivo, EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao, versoes
from municipios.api.filtro import MAIOR_ID, FiltroDeLista, campo_ente, campo_uf
from municipios.api.lista import Lista


class FiltroBloqueios(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    situacao = Escolha(choices=SituacaoBloqueio.choices, required=False)


class BloqueioSerializer(serializers.ModelSerializer):
    implantacao = serializers.IntegerField(source="implantacao_id")
    ente = serializers.CharField(source="implantacao.ente_id", help_text="Código IBGE do ente.")
    motivo = serializers.CharField(source="motivo_id")
    lado = serializers.ChoiceField(choices=Responsavel.choices, help_text="Com quem está a bola.")
    dias = serializers.IntegerField(help_text="Dias corridos parados, até hoje se continua.")

    class Meta:
        model = Bloqueio
        fields = [
            "id", "implantacao", "ente", "motivo", "situacao", "lado", "texto", "inicio", "fim",
            "dias",
        ]  # fmt: skip


class BloqueioNovo(EntradaJson):
    implantacao = serializers.IntegerField(min_value=1, max_value=MAIOR_ID)
    motivo = serializers.SlugField(max_length=40)
    texto = serializers.CharField(max_length=500, required=False, allow_blank=True)
    lado = Escolha(choices=Responsavel.choices, required=False)
    inicio = serializers.DateField(required=False)

    def validate_motivo(self, codigo: str) -> MotivoBloqueio:
        motivo = MotivoBloqueio.objects.filter(pk=codigo).first()
        if motivo is None:
            raise serializers.ValidationError(
                "Não há motivo com este código. Veja /api/v1/motivos-de-bloqueio/."
            )
        return motivo


class FimDoBloqueio(EntradaComMotivo):
    fim = serializers.DateField(required=False, help_text="Em que dia acabou; sem ele, hoje.")


class BloqueioEmComum:
    grupo = "Bloqueios"
    serializer_class = BloqueioSerializer
    mudanca: tuple[Campo, ...] = (Versao("situacao"),)

    @property
    def linha(self) -> Campos:
        return {nome: nome for nome in BloqueioSerializer.Meta.fields} | {
            "implantacao": "implantacao_id",
            "ente": "implantacao__ente_id",
            "motivo": "motivo_id",
            "dias": dias_entre("inicio", "fim", timezone.localdate()),
        }


class BloqueioLista(BloqueioEmComum, Lista):
    """O que parou as implantações dos entes por que você responde; a equipe da SGD vê todos."""

    nome = "bloqueios"
    ordem = ("pk",)
    filtro_class = FiltroBloqueios
    entrada_class = BloqueioNovo
    verbo = "bloquear"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Bloqueio]:
        consulta = Bloqueio.objects.visiveis_para(self.pessoa)
        campos = {"ente": "implantacao__ente", "uf": "implantacao__ente__uf"}
        for nome, campo in (campos | {"situacao": "situacao"}).items():
            if dados.get(nome):
                consulta = consulta.filter(**{campo: dados[nome]})
        return consulta

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (*self.mudanca, _hoje())

    def post(self, request: Request) -> HttpResponse:
        """Registrar o que impede uma implantação de andar."""
        dados = BloqueioNovo.ler(request)
        visiveis = Implantacao.objects.visiveis_para(self.pessoa)
        implantacao = visiveis.filter(pk=dados.pop("implantacao")).first()
        if implantacao is None:
            raise Http404
        novo = bloquear(implantacao, por=self.pessoa, **dados)
        return responder_linha(Bloqueio.objects.filter(pk=novo.pk), self.linha, status=201)


class BloqueioDetalhe(BloqueioEmComum, Detalhe):
    """Um bloqueio, com o `ETag` que o encerramento confere."""

    nome = "bloqueio"

    def consulta(self) -> QuerySet[Bloqueio]:
        return Bloqueio.objects.visiveis_para(self.pessoa).select_related("implantacao")

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return (*self.mudanca, _hoje())


class BloqueioEncerrar(BloqueioDetalhe, AtoNaImplantacao):
    """Encerrar um bloqueio, dizendo como se resolveu."""

    verbo = "encerrar"
    http_method_names = ["post"]
    entrada_class = FimDoBloqueio

    def post(self, request: Request, pk: int) -> HttpResponse:
        dados = FimDoBloqueio.ler(request)
        return self.agir_em(request, pk, lambda alvo: encerrar(alvo, por=self.pessoa, **dados))


class MotivoBloqueioSerializer(serializers.ModelSerializer):
    lado = serializers.ChoiceField(choices=Responsavel.choices)
    dias = serializers.IntegerField(help_text="Dias corridos parados por este motivo, somados.")
    abertos = serializers.IntegerField(help_text="Quantas implantações ele para agora.")
    dias_acoes = serializers.IntegerField(
        help_text="Dias corridos de ações de plano paradas por ele; contam à parte, não se somam."
    )
    acoes_abertas = serializers.IntegerField(help_text="Quantas ações de plano ele para agora.")

    class Meta:
        model = MotivoBloqueio
        fields = [
            "codigo", "nome", "lado", "exige_texto", "dias", "abertos", "dias_acoes",
            "acoes_abertas",
        ]  # fmt: skip


class MotivoBloqueioLista(Lista):
    """Os motivos de bloqueio, e quantos dias cada um já parou implantações e ações de plano."""

    publico = True
    grupo = "Bloqueios"
    nome = "motivos-de-bloqueio"
    ordem = ("codigo",)
    serializer_class = MotivoBloqueioSerializer

    def consulta(self, dados: dict[str, Any]) -> QuerySet[MotivoBloqueio]:
        return MotivoBloqueio.objects.com_dias()

    def campos(self, dados: dict[str, Any]) -> Campos:
        return {nome: nome for nome in MotivoBloqueioSerializer.Meta.fields}

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        tempos = TempoParado.objects.filter(motivo=OuterRef("pk"))
        return (Versao("nome"), versoes(tempos, "alvo"), _hoje())


def _hoje() -> Func:
    """Os dias mudam à meia-noite sem que nenhuma linha mude."""
    return Func(Value(str(timezone.localdate())), function="COALESCE", output_field=TextField())
