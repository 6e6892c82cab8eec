"""`/api/v1/acompanhamentos/`: quem, na SGD, cuida de cada ente, e até quando. Só a equipe."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.choices.interesse import SituacaoAcompanhamento
from identidade.domain.acompanhamento import acompanhar, encerrar, remarcar
from identidade.models import Acompanhamento
from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import CampoEnte, EntradaComMotivo, EntradaJson
from municipios.api.escolha import Escolha, SimOuNao
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import FiltroDeLista, campo_ente, campo_uf, por_ente
from municipios.api.lista import Lista
from municipios.models import Usuario


class FiltroAcompanhamentos(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    situacao = Escolha(choices=SituacaoAcompanhamento.choices, required=False)
    meus = SimOuNao(required=False, help_text="Só os que você acompanha.")
    atrasados = SimOuNao(required=False, help_text="Só os de próximo contato já passado.")


class AcompanhamentoSerializer(serializers.ModelSerializer):
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    responsavel = serializers.CharField(source="responsavel.nome")

    class Meta:
        model = Acompanhamento
        fields = ["id", "ente", "responsavel", "situacao", "proximo_contato", "nota", "aberto_em"]


class CampoDaEquipe(serializers.SlugRelatedField):
    """Uma pessoa da equipe, pelo e-mail com que entra no portal."""

    def __init__(self, **opcoes: Any) -> None:
        super().__init__(
            slug_field="identificador",
            queryset=Usuario.objects.da_equipe(),
            help_text="E-mail de quem, na equipe, passa a cuidar do ente.",
            **opcoes,
        )


class EntradaDoAcompanhamento(EntradaJson):
    responsavel = CampoDaEquipe()
    proximo_contato = serializers.DateField()
    nota = serializers.CharField(max_length=500, required=False, allow_blank=True)


class AcompanhamentoNovo(EntradaDoAcompanhamento):
    ente = CampoEnte()


class EntradaDaRemarcacao(EntradaDoAcompanhamento):
    """O que não vem fica como está."""

    responsavel = CampoDaEquipe(required=False)
    proximo_contato = serializers.DateField(required=False)


class AcompanhamentoEmComum:
    """O que a lista e o detalhe dizem de um acompanhamento."""

    grupo = "Acompanhamentos"
    serializer_class = AcompanhamentoSerializer
    linha: Campos = {nome: nome for nome in AcompanhamentoSerializer.Meta.fields} | {
        "ente": "ente_id",
        "responsavel": "responsavel__nome",
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"), Versao("responsavel__nome"))


class AcompanhamentoLista(AcompanhamentoEmComum, Lista):
    """Acompanhamentos. Só a equipe da SGD os vê; os demais recebem a lista vazia."""

    nome = "acompanhamentos"
    ordem = ("pk",)
    filtro_class = FiltroAcompanhamentos
    entrada_class = AcompanhamentoNovo
    verbo = "acompanhar"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Acompanhamento]:
        visiveis = Acompanhamento.objects.visiveis_para(self.pessoa)
        if dados.get("meus"):
            visiveis = visiveis.de(self.pessoa)
        if dados.get("atrasados"):
            visiveis = visiveis.atrasados()
        return por_ente(visiveis, dados, "situacao")

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca

    def post(self, request: Request) -> HttpResponse:
        """Dar um ente a alguém da equipe; se alguém já o acompanha, muda quem e quando."""
        dados = AcompanhamentoNovo.ler(request)
        feito = acompanhar(dados.pop("ente"), por=self.pessoa, **dados)
        visivel = Acompanhamento.objects.filter(pk=feito.pk)
        resposta = responder_linha(visivel, self.linha, status=201)
        resposta["Location"] = reverse("api_acompanhamento", args=[feito.pk])
        return resposta


class AcompanhamentoDetalhe(AcompanhamentoEmComum, Detalhe):
    """Um acompanhamento, com o ETag que os atos conferem."""

    nome = "acompanhamento"

    def consulta(self) -> QuerySet[Acompanhamento]:
        return Acompanhamento.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class AcompanhamentoAto(Ato, AcompanhamentoDetalhe):
    """Mudar quem cuida e o próximo contato, ou encerrar."""


ENDERECOS = enderecos(
    AcompanhamentoAto,
    "acompanhamentos",
    {
        "remarcar": {"fazer": remarcar, "entrada_class": EntradaDaRemarcacao},
        "encerrar": {"fazer": encerrar, "entrada_class": EntradaComMotivo},
    },
)
