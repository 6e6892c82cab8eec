"""`/api/v1/coortes/`: os grupos prioritários, as suas metas e os seus membros. Público."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from rest_framework import serializers

from municipios.api.detalhe import Detalhe
from municipios.api.escolha import SimOuNao
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import FiltroDeLista
from municipios.api.lista import Lista
from municipios.choices import FontePopulacao, OrigemMembro
from municipios.models import Coorte, Membro

ATUAIS = Membro.objects.atuais().filter(coorte=OuterRef("pk")).order_by()
MEMBROS = Coalesce(Subquery(ATUAIS.values("coorte").annotate(n=Count("pk")).values("n")), 0)


class CoorteSerializer(serializers.ModelSerializer):
    membros = serializers.IntegerField(help_text="Quantos entes há nela hoje.")
    fonte_usada = serializers.ChoiceField(choices=FontePopulacao.choices, allow_blank=True)

    class Meta:
        model = Coorte
        fields = [
            "codigo", "nome", "descricao", "regra", "corte", "ano", "fonte", "ano_usado",
            "fonte_usada", "meta", "meta_percentual", "meta_ate", "recalculada_em", "membros",
        ]  # fmt: skip


class CoorteEmComum:
    """O que a lista e o detalhe dizem de uma coorte."""

    publico = True
    grupo = "Coortes"
    serializer_class = CoorteSerializer
    linha: Campos = {nome: nome for nome in CoorteSerializer.Meta.fields} | {"membros": MEMBROS}
    mudanca: tuple[Campo, ...] = (Versao("nome"), MEMBROS)


class CoorteLista(CoorteEmComum, Lista):
    """Coortes, por código. Coorte é prioridade: quem está fora também pode tudo."""

    nome = "coortes"
    ordem = ("codigo",)

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Coorte]:
        return Coorte.objects.all()

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca


class CoorteDetalhe(CoorteEmComum, Detalhe):
    """Uma coorte, com a regra, a referência usada e a meta."""

    nome = "coorte"
    chave = "codigo"

    def consulta(self) -> QuerySet[Coorte]:
        return Coorte.objects.all()

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class FiltroMembros(FiltroDeLista):
    atuais = SimOuNao(
        required=False,
        default=True,
        help_text="`false` mostra também quem já saiu.",
    )


class MembroSerializer(serializers.ModelSerializer):
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    nome = serializers.CharField(source="ente.nome")
    uf = serializers.CharField(source="ente.uf")
    origem = serializers.ChoiceField(choices=OrigemMembro.choices)

    class Meta:
        model = Membro
        fields = ["ente", "nome", "uf", "origem", "referencia", "entrou_em", "saiu_em"]


class MembroLista(Lista):
    """Quem está na coorte e desde quando; com `atuais=false`, também quem saiu."""

    publico = True
    grupo = "Coortes"
    nome = "membros"
    ordem = ("pk",)
    serializer_class = MembroSerializer
    filtro_class = FiltroMembros

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Membro]:
        coorte = self.exigir(Coorte.objects.filter(codigo=self.kwargs["codigo"]))
        membros = Membro.objects.filter(coorte=coorte)
        return membros.atuais() if dados["atuais"] else membros

    def campos(self, dados: dict[str, Any]) -> Campos:
        return {
            "ente": "ente_id",
            "nome": "ente__nome",
            "uf": "ente__uf",
            **{nome: nome for nome in MembroSerializer.Meta.fields[3:]},
        }

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (Versao("origem"), Versao("ente__nome"))
