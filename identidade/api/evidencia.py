"""`/api/v1/evidencias/`: ver e juntar provas; aceitar, devolver e retirar, um endereço cada."""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, OuterRef, QuerySet
from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request

from identidade.api.ato import AtoNaImplantacao
from identidade.choices import PROVAS_COM_ARQUIVO, SituacaoEvidencia, TipoEvidencia
from identidade.domain.evidencia import (
    ACEITAR,
    DEVOLVER,
    RETIRAR,
    aceitar,
    devolver,
    juntar,
    retirar,
)
from identidade.domain.prova import Prova
from identidade.models import Evidencia, MotivoDevolucao, Passo
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import EntradaComMotivo, EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao, lista_json
from municipios.api.filtro import MAIOR_ID, FiltroDeLista, campo_ente, campo_uf
from municipios.api.lista import Lista
from municipios.api.recurso import Recurso
from municipios.domain.transicoes import Transicao
from municipios.models import Usuario

VERBOS: dict[str, Callable[..., Evidencia]] = {
    ACEITAR.nome: aceitar,
    DEVOLVER.nome: devolver,
    RETIRAR.nome: retirar,
}


class FiltroEvidencias(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    tipo = Escolha(choices=TipoEvidencia.choices, required=False)
    situacao = Escolha(choices=SituacaoEvidencia.choices, required=False)


class EvidenciaSerializer(serializers.ModelSerializer):
    passo = serializers.IntegerField(source="passo_id")
    implantacao = serializers.IntegerField(source="passo.implantacao_id")
    ente = serializers.CharField(
        source="passo.implantacao.ente_id", help_text="Código IBGE do ente."
    )
    etapa = serializers.CharField(source="passo.etapa.codigo", help_text="Código da etapa.")
    documento = serializers.IntegerField(
        source="documento_id", allow_null=True, help_text="O arquivo se baixa pela página."
    )
    verificacao = serializers.IntegerField(
        source="verificacao_id", allow_null=True, help_text="A verificação automática que prova."
    )
    motivos = serializers.ListField(
        child=serializers.DictField(), help_text="Por que a SGD devolveu, uma linha por razão."
    )

    class Meta:
        model = Evidencia
        fields = [
            "id", "passo", "implantacao", "ente", "etapa", "tipo", "situacao", "texto", "data",
            "url", "documento", "verificacao", "impressao", "vence_em", "itens", "motivos",
            "enviada_em", "conferida_em",
        ]  # fmt: skip


class ProvaJson(EntradaJson):
    """Só os campos do tipo se preenchem. Arquivo vai por `/api/v1/evidencias/enviar/`."""

    tipo = Escolha(choices=TipoEvidencia.choices)
    texto = serializers.CharField(
        max_length=60_000,
        required=False,
        help_text="Descrição, número do protocolo ou do decreto, ou a chave PGP pública.",
    )
    data = serializers.DateField(required=False)  # type: ignore[assignment]
    url = serializers.URLField(max_length=500, required=False)
    itens = serializers.ListField(
        child=serializers.CharField(max_length=200), max_length=50, required=False
    )


class EvidenciaNova(ProvaJson):
    passo = serializers.IntegerField(min_value=1, max_value=MAIOR_ID)


class ProvaComArquivo(EntradaJson):
    passo = serializers.IntegerField(min_value=1, max_value=MAIOR_ID)
    tipo = Escolha(choices=[(tipo.value, tipo.label) for tipo in PROVAS_COM_ARQUIVO])
    arquivo = serializers.FileField(help_text="PDF, PNG ou JPEG de até 10 MB.")
    sem_rosto = serializers.BooleanField(
        required=False, help_text="Na imagem: declara que ela não mostra o rosto de ninguém."
    )


class Devolucao(EntradaJson):
    motivos = serializers.ListField(
        child=serializers.CharField(max_length=500),
        min_length=1,
        max_length=10,
        error_messages={
            "empty": "Diga pelo menos um motivo.",
            "min_length": "Diga pelo menos um motivo.",
            "max_length": "Diga até 10 motivos: junte os parecidos.",
        },
        help_text="Tudo o que falta ou está errado, uma razão por linha.",
    )


class EvidenciaEmComum:
    """O que se diz de uma prova."""

    grupo = "Evidências"
    serializer_class = EvidenciaSerializer
    linha: Campos = {nome: nome for nome in EvidenciaSerializer.Meta.fields} | {
        "passo": "passo_id",
        "implantacao": "passo__implantacao_id",
        "ente": "passo__implantacao__ente_id",
        "etapa": "passo__etapa__codigo",
        "documento": "documento_id",
        "verificacao": "verificacao_id",
        "motivos": lista_json(
            MotivoDevolucao.objects.filter(evidencia=OuterRef("pk")).order_by("pk"),
            {"texto": "texto"},
        ),
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"), Versao("passo__etapa__codigo"))


class EvidenciaLista(EvidenciaEmComum, Lista):
    """Provas dos passos dos entes por que você responde; a equipe da SGD vê todas."""

    nome = "evidencias"
    ordem = ("pk",)
    filtro_class = FiltroEvidencias
    entrada_class = EvidenciaNova
    verbo = "juntar"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Evidencia]:
        consulta = Evidencia.objects.visiveis_para(self.pessoa)
        for nome, campo in (("ente", "ente"), ("uf", "ente__uf")):
            if dados.get(nome):
                consulta = consulta.filter(**{f"passo__implantacao__{campo}": dados[nome]})
        escolhas = {nome: dados[nome] for nome in ("tipo", "situacao") if dados.get(nome)}
        return consulta.filter(**escolhas)

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def colunas_do_csv(self, dados: dict[str, Any]) -> Campos:
        return self.linha | {"motivos": Count("motivos")}

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca

    def post(self, request: Request) -> HttpResponse:
        """Juntar uma prova a um passo; se a SGD confere a etapa, a prova espera por ela."""
        return _juntar(EvidenciaNova.ler(request), por=self.pessoa, linha=self.linha)


class EvidenciaDetalhe(EvidenciaEmComum, Detalhe):
    """Uma prova, com o `ETag` que os atos conferem."""

    nome = "evidencia"

    def consulta(self) -> QuerySet[Evidencia]:
        visiveis = Evidencia.objects.visiveis_para(self.pessoa)
        return visiveis.select_related("passo__implantacao")

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class EvidenciaAcao(EvidenciaDetalhe, AtoNaImplantacao):
    """Aceitar, devolver ou retirar uma prova."""

    http_method_names = ["post"]
    dona = "passo__implantacao"
    transicao: Transicao = ACEITAR

    @property
    def verbo(self) -> str:
        return self.transicao.nome

    @property
    def entrada_class(self) -> type[EntradaJson]:
        return {ACEITAR: EntradaJson, DEVOLVER: Devolucao}.get(self.transicao, EntradaComMotivo)

    def post(self, request: Request, pk: int) -> HttpResponse:
        dados = self.entrada_class.ler(request)
        ato = VERBOS[self.verbo]
        return self.agir_em(request, pk, lambda prova: ato(prova, por=self.pessoa, **dados))


class EvidenciaEnvio(EvidenciaEmComum, Recurso):
    """Juntar uma prova que é arquivo (imagem, PDF ou PDF assinado), em `multipart/form-data`."""

    nome = "evidencia"
    verbo = "enviar"
    http_method_names = ["post"]
    entrada_class = ProvaComArquivo
    parser_classes = [MultiPartParser]
    sucesso = 201

    def post(self, request: Request) -> HttpResponse:
        dados = ProvaComArquivo.ler(request)
        return _juntar(dados, por=self.pessoa, linha=self.linha)


def _juntar(dados: dict[str, Any], *, por: Usuario, linha: Campos) -> HttpResponse:
    visiveis = Passo.objects.visiveis_para(por).em_ordem()
    passo = visiveis.filter(pk=dados.pop("passo")).first()
    if passo is None:
        raise Http404
    nova = juntar(passo, Prova(**dados), por=por)
    return responder_linha(Evidencia.objects.filter(pk=nova.pk), linha, status=201)
