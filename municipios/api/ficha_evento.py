"""O que se escreve de um evento pela API, e o que se recusa campo a campo."""

from datetime import datetime
from typing import Any

from django.utils import timezone
from rest_framework import serializers

from municipios.api.entrada_json import EntradaJson
from municipios.api.escolha import Escolha
from municipios.choices.evento import Fuso, ModalidadeEvento, TipoEvento
from municipios.domain import evento as dominio
from municipios.models import Coorte, Evento, Usuario

MAIOR_NUMERO_DE_VAGAS = 32767
ANOS = range(2000, 2101)


class Momento(serializers.DateTimeField):
    """Um instante só: sem o deslocamento, a hora seria a de um fuso que ninguém disse."""

    def enforce_timezone(self, value: datetime) -> datetime:
        if timezone.is_naive(value):
            raise serializers.ValidationError(
                "Diga também o deslocamento do fuso, como em 2027-06-18T14:00:00-03:00.",
                code="fuso",
            )
        if value.year not in ANOS:
            raise serializers.ValidationError("O ano tem de ser de 2000 a 2100.", code="ano")
        return super().enforce_timezone(value)


class EventoMudado(EntradaJson):
    """O que não vier fica como está."""

    nome = serializers.CharField(max_length=120, required=False)
    tipo = Escolha(choices=TipoEvento.choices, required=False)
    modalidade = Escolha(choices=ModalidadeEvento.choices, required=False)
    local = serializers.CharField(
        max_length=300,
        required=False,
        allow_blank=True,
        help_text="Endereço completo. Obrigatório para publicar evento presencial.",
    )
    link = serializers.URLField(
        max_length=500,
        required=False,
        allow_blank=True,
        help_text="A sala a distância. Escreve-se, mas não se lê: só quem foi convidado a vê.",
    )
    inicio = Momento(required=False, help_text="Com o deslocamento do fuso.")
    fim = Momento(required=False, help_text="Depois do início.")
    fuso = Escolha(choices=Fuso.choices, required=False, help_text="Em que se mostram as horas.")
    pauta = serializers.CharField(max_length=5000, required=False, allow_blank=True)
    vagas = serializers.IntegerField(
        min_value=1,
        max_value=MAIOR_NUMERO_DE_VAGAS,
        required=False,
        allow_null=True,
        help_text="Número de pessoas; `null`, sem limite.",
    )
    organizador = serializers.CharField(max_length=200, required=False)
    publico = serializers.BooleanField(required=False, help_text="Aparece na agenda pública.")
    coorte = serializers.SlugField(
        max_length=60, required=False, allow_null=True, help_text="Código do grupo que se convida."
    )

    def validate_link(self, link: str) -> str:
        return so_da_web(link)

    def validate_coorte(self, codigo: str | None) -> Coorte | None:
        if codigo is None:
            return None
        coorte = Coorte.objects.filter(codigo=codigo).first()
        if coorte is None:
            raise serializers.ValidationError(
                "Não há coorte com este código. Veja as que há em /api/v1/coortes/.", code="coorte"
            )
        return coorte


class EventoNovo(EventoMudado):
    """O rascunho de um evento; a equipe o confere e publica depois."""

    nome = serializers.CharField(max_length=120)
    tipo = Escolha(choices=TipoEvento.choices)
    modalidade = Escolha(choices=ModalidadeEvento.choices)
    inicio = Momento(help_text="Com o deslocamento do fuso.")
    fim = Momento(help_text="Depois do início.")
    organizador = serializers.CharField(max_length=200)


def so_da_web(link: str) -> str:
    if link and not link.startswith(("https://", "http://")):
        raise serializers.ValidationError("O link tem de começar por https://.")
    return link


def preparar(*, por: Usuario, **dados: Any) -> Evento:
    novo = Evento(**dados)
    _conferir_ordem(novo)
    return dominio.preparar(novo, por=por)


def mudar(evento: Evento, *, por: Usuario, **dados: Any) -> Evento:
    """A ordem das datas se confere com as que ficam."""
    ficam = {nome: getattr(evento, nome) for nome in ("inicio", "fim")} | dados
    _conferir_ordem(Evento(inicio=ficam["inicio"], fim=ficam["fim"]))
    return dominio.mudar(evento, por=por, **dados)


def _conferir_ordem(evento: Evento) -> None:
    if evento.fim <= evento.inicio:
        raise serializers.ValidationError({"fim": ["O fim tem de ser depois do começo."]})
