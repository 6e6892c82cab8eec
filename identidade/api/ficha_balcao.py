"""O que se aceita na ficha de uma unidade do Balcão."""

from datetime import time
from typing import Any

from rest_framework import serializers
from rest_framework.fields import empty

from identidade.choices.balcao import DiaDaSemana, RecursoAcessibilidade
from identidade.domain.horario_balcao import Periodo
from identidade.models import ServicoBalcao
from identidade.models.balcao import FORMATO_CEP
from municipios.api.entrada_json import EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.filtro import MAIOR_ID
from municipios.choices.evento import Fuso

CEP_RECUSADO: dict[str, Any] = {"invalid": "Escreva só os 8 números do CEP, como 36570000."}


class HoraField(serializers.RegexField):
    """Hora como `08:00`, a do relógio da unidade: o formato `time` do esquema pediria o fuso."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("error_messages", {"invalid": "Escreva a hora como 08:00."})
        super().__init__(r"^([01][0-9]|2[0-3]):[0-5][0-9]\Z", help_text="Como 08:00.", **kwargs)

    def run_validation(self, data: Any = empty) -> Any:
        """A forma se confere antes: só então o texto vira hora."""
        return time.fromisoformat(super().run_validation(data))

    def to_representation(self, value: Any) -> str:
        return f"{value:%H:%M}"


class HorarioEntrada(serializers.Serializer):
    dia = serializers.ChoiceField(choices=DiaDaSemana.choices)
    abre = HoraField()
    fecha = HoraField()


class FichaMudada(EntradaJson):
    """O que não vier fica como está; `horarios` e `servicos`, quando vêm, trocam os de antes."""

    logradouro = serializers.CharField(max_length=160, required=False)
    complemento = serializers.CharField(max_length=80, required=False, allow_blank=True)
    bairro = serializers.CharField(max_length=80, required=False)
    cep = serializers.RegexField(
        FORMATO_CEP, required=False, help_text="Só os 8 números.", error_messages=CEP_RECUSADO
    )
    telefone = serializers.CharField(max_length=40, required=False, allow_blank=True)
    email = serializers.EmailField(max_length=254, required=False, allow_blank=True)
    latitude = serializers.DecimalField(8, 5, required=False, allow_null=True)
    longitude = serializers.DecimalField(8, 5, required=False, allow_null=True)
    acessibilidade = serializers.ListField(
        child=Escolha(choices=RecursoAcessibilidade.choices), required=False, max_length=20
    )
    acessibilidade_nota = serializers.CharField(max_length=300, required=False, allow_blank=True)
    internet_gratuita = serializers.BooleanField(required=False)
    aberto_em = serializers.DateField(required=False, allow_null=True)
    fuso = Escolha(choices=Fuso.choices, required=False, help_text="Sem ele, o da UF.")
    horario_nota = serializers.CharField(max_length=200, required=False, allow_blank=True)
    horarios = HorarioEntrada(many=True, required=False)
    servicos = serializers.ListField(
        child=serializers.SlugField(max_length=40), required=False, max_length=100
    )

    def validate_horarios(self, horarios: list[dict[str, Any]]) -> list[Periodo]:
        return [Periodo(**horario) for horario in horarios]

    def validate_servicos(self, codigos: list[str]) -> list[ServicoBalcao]:
        achados = ServicoBalcao.objects.in_bulk(codigos)
        if faltam := sorted(set(codigos) - set(achados)):
            raise serializers.ValidationError(f"Não há serviço com o código “{faltam[0]}”.")
        return list(achados.values())


class FichaNova(FichaMudada):
    implantacao = serializers.IntegerField(min_value=1, max_value=MAIOR_ID)
    logradouro = serializers.CharField(max_length=160)
    bairro = serializers.CharField(max_length=80)
    cep = serializers.RegexField(
        FORMATO_CEP, help_text="Só os 8 números.", error_messages=CEP_RECUSADO
    )
