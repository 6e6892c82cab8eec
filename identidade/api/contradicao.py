"""`/api/v1/contradicoes/`: a fila da equipe da SGD; para os demais, é vazia."""

from typing import Any

from django.db.models import QuerySet
from rest_framework import serializers

from identidade.choices.contradicao import SituacaoContradicao, TipoContradicao
from identidade.domain.contradicao import assumir, dispensar, passar, reabrir
from identidade.models import Contradicao
from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe
from municipios.api.entrada_json import EntradaComMotivo, EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import FiltroDeLista, campo_ente, campo_uf
from municipios.api.lista import Lista
from municipios.models import Usuario

FILTROS = {"ente": "ente", "uf": "ente__uf", "tipo": "tipo", "situacao": "situacao"}


class FiltroDaFila(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    tipo = Escolha(choices=TipoContradicao.choices, required=False)
    situacao = Escolha(choices=SituacaoContradicao.choices, required=False)


class ContradicaoSerializer(serializers.ModelSerializer):
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    implantacao = serializers.IntegerField(
        source="implantacao_id", allow_null=True, help_text="Nulo: o ente inteiro."
    )
    responsavel = serializers.CharField(source="responsavel.nome", allow_null=True)

    class Meta:
        model = Contradicao
        fields = [
            "id", "tipo", "ente", "implantacao", "situacao", "responsavel", "achada_em",
            "resolvida_em",
        ]  # fmt: skip


class PassagemDaContradicao(EntradaJson):
    """`a` é como a pessoa entra no portal: o e-mail dela, na equipe."""

    a = serializers.SlugRelatedField(
        slug_field="identificador",
        queryset=Usuario.objects.da_equipe(),
        help_text="E-mail de quem passa a responder.",
    )
    motivo = serializers.CharField(max_length=500, required=False, allow_blank=True)


class ContradicaoEmComum:
    grupo = "Contradições"
    serializer_class = ContradicaoSerializer
    linha: Campos = {nome: nome for nome in ContradicaoSerializer.Meta.fields} | {
        "ente": "ente_id",
        "implantacao": "implantacao_id",
        "responsavel": "responsavel__nome",
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"),)


class ContradicaoLista(ContradicaoEmComum, Lista):
    """Contradições entre os registros; só a equipe da SGD as vê."""

    nome = "contradicoes"
    ordem = ("pk",)
    filtro_class = FiltroDaFila

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Contradicao]:
        filtros = {campo: dados[nome] for nome, campo in FILTROS.items() if dados.get(nome)}
        return Contradicao.objects.visiveis_para(self.pessoa).filter(**filtros)

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca


class ContradicaoDetalhe(ContradicaoEmComum, Detalhe):
    """Uma contradição, com o ETag que os atos conferem."""

    nome = "contradicao"

    def consulta(self) -> QuerySet[Contradicao]:
        return Contradicao.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class ContradicaoAto(Ato, ContradicaoDetalhe):
    """Um ato sobre a contradição; com `If-Match`, só sobre o que se leu."""


ENDERECOS = enderecos(
    ContradicaoAto,
    "contradicoes",
    {
        "assumir": {"fazer": assumir},
        "passar": {"fazer": passar, "entrada_class": PassagemDaContradicao},
        "dispensar": {"fazer": dispensar, "entrada_class": EntradaComMotivo},
        "reabrir": {"fazer": reabrir, "entrada_class": EntradaComMotivo},
    },
)
