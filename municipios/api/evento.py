"""`/api/v1/eventos/`: os encontros, e os verbos que os conduzem; a sala, nunca."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpResponse
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request

from municipios.api import ficha_evento as ficha
from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import EntradaComMotivo, EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import FiltroDeLista
from municipios.api.lista import Lista
from municipios.choices.evento import SituacaoEvento, TipoEvento
from municipios.domain import certificado, evento, inscricao
from municipios.models import Ente, Evento


class FiltroEventos(FiltroDeLista):
    situacao = Escolha(choices=SituacaoEvento.choices, required=False)
    tipo = Escolha(choices=TipoEvento.choices, required=False)


class EventoSerializer(serializers.ModelSerializer):
    coorte = serializers.CharField(source="coorte.codigo", allow_null=True)

    class Meta:
        model = Evento
        fields = [
            "id", "nome", "tipo", "modalidade", "local", "inicio", "fim", "fuso", "pauta",
            "vagas", "organizador", "publico", "coorte", "situacao", "revisao",
            "presenca_encerrada_em",
        ]  # fmt: skip


class EventoEmComum:
    """O que a lista e o detalhe dizem de um evento."""

    grupo = "Eventos"
    serializer_class = EventoSerializer
    linha: Campos = {nome: nome for nome in EventoSerializer.Meta.fields} | {
        "coorte": "coorte__codigo"
    }
    mudanca: tuple[Campo, ...] = (Versao("nome"),)


class EventoLista(EventoEmComum, Lista):
    """Eventos anunciados na agenda pública; a equipe da SGD vê também rascunhos e fechados."""

    nome = "eventos"
    ordem = ("pk",)
    filtro_class = FiltroEventos
    entrada_class = ficha.EventoNovo
    verbo = "preparar"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Evento]:
        filtros = {nome: dados[nome] for nome in ("situacao", "tipo") if nome in dados}
        return Evento.objects.visiveis_para(self.pessoa).filter(**filtros)

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca

    def post(self, request: Request) -> HttpResponse:
        """Preparar um evento, que nasce em rascunho. Só a equipe da SGD."""
        novo = ficha.preparar(por=self.pessoa, **ficha.EventoNovo.ler(request))
        resposta = responder_linha(Evento.objects.filter(pk=novo.pk), self.linha, status=201)
        resposta["Location"] = reverse("api_evento", args=[novo.pk])
        return resposta


class EventoDetalhe(EventoEmComum, Detalhe):
    """Um evento."""

    nome = "evento"

    def consulta(self) -> QuerySet[Evento]:
        return Evento.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class EventoAto(EventoDetalhe, Ato):
    """Conduzir o evento; devolve-o como ficou. Só a equipe da SGD."""


class ConvidarJson(EntradaJson):
    entes = serializers.ListField(
        child=serializers.CharField(max_length=7),
        min_length=1,
        max_length=6000,
        help_text="Códigos IBGE; quem já foi convidado não o é outra vez.",
    )
    de_novo = serializers.BooleanField(
        default=False,
        help_text="Manda outro e-mail a quem não respondeu; o endereço do antigo deixa de valer.",
    )

    def validate_entes(self, codigos: list[str]) -> list[str]:
        achados = Ente.objects.ativos().filter(pk__in=codigos).values_list("pk", flat=True)
        if estranhos := sorted(set(codigos) - set(achados)):
            raise serializers.ValidationError(
                f"Não há ente com estes códigos: {', '.join(estranhos)}."
            )
        return codigos


ENDERECOS = enderecos(
    EventoAto,
    "eventos",
    {
        "mudar": {"fazer": ficha.mudar, "entrada_class": ficha.EventoMudado},
        "publicar": {"fazer": evento.publicar},
        "realizar": {"fazer": evento.realizar},
        "cancelar": {"fazer": evento.cancelar, "entrada_class": EntradaComMotivo},
        "convidar": {"fazer": inscricao.convidar, "entrada_class": ConvidarJson},
        "encerrar-presenca": {"fazer": certificado.encerrar_presenca},
        "reabrir-presenca": {"fazer": certificado.reabrir_presenca},
    },
)
