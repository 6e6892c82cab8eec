"""`/api/v1/campanhas/`: as campanhas de reconfirmação e quanto falta responder. Só a equipe."""

from typing import Any

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from rest_framework import serializers

from municipios.api.detalhe import Detalhe
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import FiltroDeLista
from municipios.api.lista import Lista
from municipios.choices.campanha import MotivoCampanha, SituacaoCampanha
from municipios.models import Campanha, Reconfirmacao


def _quantas(perguntas: QuerySet[Reconfirmacao]) -> Coalesce:
    da_campanha = perguntas.filter(campanha=OuterRef("pk")).order_by().values("campanha")
    return Coalesce(Subquery(da_campanha.annotate(n=Count("pk")).values("n")), 0)


PERGUNTAS = _quantas(Reconfirmacao.objects.all())
SEM_RESPOSTA = _quantas(Reconfirmacao.objects.em_aberto())


class FiltroCampanhas(FiltroDeLista):
    situacao = Escolha(choices=SituacaoCampanha.choices, required=False)
    motivo = Escolha(choices=MotivoCampanha.choices, required=False)


class CampanhaSerializer(serializers.ModelSerializer):
    coorte = serializers.CharField(source="coorte.codigo", allow_null=True)
    perguntas = serializers.IntegerField(help_text="Quantas pessoas se perguntaram.")
    sem_resposta = serializers.IntegerField(help_text="Pendentes e vencidas.")

    class Meta:
        model = Campanha
        fields = [
            "id", "nome", "motivo", "pede", "publico", "uf", "coorte", "so_na_rede", "inicio",
            "prazo", "referencia", "automatica", "situacao", "criada_em", "perguntas",
            "sem_resposta",
        ]  # fmt: skip


class CampanhaEmComum:
    """O que a lista e o detalhe dizem de uma campanha."""

    grupo = "Reconfirmação"
    serializer_class = CampanhaSerializer
    linha: Campos = {nome: nome for nome in CampanhaSerializer.Meta.fields} | {
        "coorte": "coorte__codigo",
        "perguntas": PERGUNTAS,
        "sem_resposta": SEM_RESPOSTA,
    }
    mudanca: tuple[Campo, ...] = (Versao("nome"), PERGUNTAS, SEM_RESPOSTA)


class CampanhaLista(CampanhaEmComum, Lista):
    """Campanhas de reconfirmação. Só a equipe da SGD as vê; os demais recebem a lista vazia."""

    nome = "campanhas"
    ordem = ("pk",)
    filtro_class = FiltroCampanhas

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Campanha]:
        filtros = {nome: dados[nome] for nome in ("situacao", "motivo") if nome in dados}
        return Campanha.objects.visiveis_para(self.pessoa).filter(**filtros)

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca


class CampanhaDetalhe(CampanhaEmComum, Detalhe):
    """Uma campanha."""

    nome = "campanha"

    def consulta(self) -> QuerySet[Campanha]:
        return Campanha.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca
