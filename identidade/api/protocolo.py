"""`/api/v1/protocolos/`: os pedidos no serviço de integração, de quem responde pelo ente."""

from typing import Any

from django.db.models import Case, F, Q, QuerySet, Value, When
from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.choices import SituacaoProtocolo
from identidade.domain.protocolo import Abertura, concluir, registrar, verificar
from identidade.models import Implantacao, Protocolo
from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import responder_linha
from municipios.api.entrada_json import EntradaComMotivo, EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import MAIOR_ID, FiltroDeLista, campo_ente, campo_uf
from municipios.api.lista import Lista
from municipios.models import Ente


class FiltroProtocolos(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    situacao = Escolha(choices=SituacaoProtocolo.choices, required=False)


class ProtocoloSerializer(serializers.ModelSerializer):
    implantacao = serializers.IntegerField(source="implantacao_id")
    ente = serializers.CharField(source="implantacao.ente_id", help_text="Código IBGE do ente.")

    class Meta:
        model = Protocolo
        fields = [
            "id", "implantacao", "ente", "numero", "situacao", "aberto_por_nome",
            "aberto_por_contato", "aberto_em", "verificado_em", "limite",
        ]  # fmt: skip


class ProtocoloNovo(EntradaJson):
    implantacao = serializers.IntegerField(min_value=1, max_value=MAIOR_ID)
    numero = serializers.CharField(max_length=60)
    aberto_por_nome = serializers.CharField(max_length=200)
    aberto_por_contato = serializers.CharField(max_length=200)
    aberto_em = serializers.DateField(required=False)
    limite = serializers.DateField(required=False, help_text="Sem ele, o prazo de costume.")


class ProtocoloEmComum:
    grupo = "Protocolos"
    serializer_class = ProtocoloSerializer
    linha: Campos = {nome: nome for nome in ProtocoloSerializer.Meta.fields} | {
        "implantacao": "implantacao_id",
        "ente": "implantacao__ente_id",
    }
    mudanca: tuple[Campo, ...] = (Versao("situacao"),)


def _de_quem_abriu(pessoa: Any) -> Campos:
    """Quem vê por delegação recebe o protocolo sem a pessoa que o abriu."""
    if pessoa.eh_da_equipe:
        return {}
    por_dentro = Q(implantacao__ente__in=Ente.objects.administrados_por(pessoa))
    nomes = ("aberto_por_nome", "aberto_por_contato")
    return {nome: Case(When(por_dentro, then=F(nome)), default=Value("")) for nome in nomes}


class ProtocoloLista(ProtocoloEmComum, Lista):
    """Protocolos dos entes que você vê; sem a pessoa que abriu, nos vistos por delegação."""

    nome = "protocolos"
    ordem = ("pk",)
    filtro_class = FiltroProtocolos
    entrada_class = ProtocoloNovo
    verbo = "registrar"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Protocolo]:
        consulta = Protocolo.objects.visiveis_para(self.pessoa)
        campos = {"ente": "implantacao__ente", "uf": "implantacao__ente__uf"}
        for nome, campo in (campos | {"situacao": "situacao"}).items():
            if dados.get(nome):
                consulta = consulta.filter(**{campo: dados[nome]})
        return consulta

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha | _de_quem_abriu(self.pessoa)

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca

    def post(self, request: Request) -> HttpResponse:
        """Registrar um protocolo aberto no serviço de integração da SGD."""
        dados = ProtocoloNovo.ler(request)
        visiveis = Implantacao.objects.visiveis_para(self.pessoa)
        implantacao = visiveis.filter(pk=dados.pop("implantacao")).first()
        if implantacao is None:
            raise Http404
        novo = registrar(implantacao, Abertura(**dados), por=self.pessoa)
        return responder_linha(Protocolo.objects.filter(pk=novo.pk), self.linha, status=201)


class ProtocoloAto(ProtocoloEmComum, Ato):
    """Verificar (o limite recomeça) ou concluir um protocolo."""

    nome = "protocolo"

    def consulta(self) -> QuerySet[Protocolo]:
        return Protocolo.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


ENDERECOS = enderecos(
    ProtocoloAto,
    "protocolos",
    {
        "verificar": {"fazer": verificar},
        "concluir": {"fazer": concluir, "entrada_class": EntradaComMotivo},
    },
)
