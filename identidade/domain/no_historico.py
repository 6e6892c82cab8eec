"""Um ato do histórico como se lê: o assunto e as situações pelo nome, e não pelo código."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from identidade.models import Acao
from municipios.models import Historico


@dataclass(frozen=True)
class NoHistorico:
    """Um ato, com o nome do assunto e das situações como se leem."""

    registro: Historico
    titulo: str = ""

    @property
    def modelo(self) -> type[Model] | None:
        try:
            return apps.get_model(self.registro.alvo_tipo)
        except LookupError:
            return None

    @property
    def sobre(self) -> str:
        nome = str(self.modelo._meta.verbose_name) if self.modelo else self.registro.alvo_tipo
        return nome[:1].upper() + nome[1:]

    @property
    def de(self) -> str:
        return self._situacao(self.registro.de)

    @property
    def para(self) -> str:
        return self._situacao(self.registro.para)

    def _situacao(self, valor: str) -> str:
        try:
            campo: Any = self.modelo._meta.get_field("situacao") if self.modelo else None
        except FieldDoesNotExist:
            return valor
        return str(dict(campo.choices or ()).get(valor, valor)) if campo else valor


def no_historico(atos: Iterable[Historico]) -> list[NoHistorico]:
    """Os atos com o título da ação de que falam: um ente tem muitas."""
    lidos, da_acao = list(atos), Acao._meta.label_lower
    chaves = [ato.alvo_id for ato in lidos if ato.alvo_tipo == da_acao]
    titulos = {str(acao.pk): str(acao) for acao in Acao.objects.filter(pk__in=chaves)}
    return [
        NoHistorico(ato, titulos.get(ato.alvo_id, "") if ato.alvo_tipo == da_acao else "")
        for ato in lidos
    ]
