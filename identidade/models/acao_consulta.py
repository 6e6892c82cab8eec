"""Consultas de ações: as do plano, as abertas, as atrasadas, as que a pessoa vê."""

from datetime import date
from typing import TYPE_CHECKING, Self

from django.contrib.postgres.expressions import ArraySubquery
from django.db import models
from django.db.models import F, OuterRef
from django.db.models.functions import JSONObject
from django.utils import timezone

from identidade.choices.plano import ACAO_ABERTA, SituacaoAcao, SituacaoPlano
from identidade.models.plano import PlanoAcao

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from identidade.models.acao import Acao  # noqa: F401 -- o ruff não lê o genérico da classe
    from municipios.models import Usuario


class AcaoQuerySet(models.QuerySet["Acao"]):
    def no_plano(self) -> Self:
        """As que não foram retiradas."""
        return self.exclude(situacao=SituacaoAcao.RETIRADA)

    def abertas(self) -> Self:
        return self.filter(situacao__in=ACAO_ABERTA)

    def atrasadas(self, hoje: date | None = None) -> Self:
        """Em vigor, por fazer e com o prazo vencido, em plano que não foi encerrado."""
        vencidas = self.abertas().filter(prazo__lt=hoje or timezone.localdate())
        return vencidas.exclude(plano__situacao=SituacaoPlano.ENCERRADO)

    def bloqueadas(self) -> Self:
        return self.filter(situacao=SituacaoAcao.BLOQUEADA)

    def resumidas(self) -> ArraySubquery:
        """As ligadas à implantação de fora, do plano mais novo ao mais antigo, numa coluna só."""
        nomes = ("pk", "numero", "titulo", "lado", "situacao", "meta", "prazo")
        dela = self.no_plano().filter(implantacao=OuterRef("pk")).order_by("-plano", "numero")
        return ArraySubquery(dela.values(linha=JSONObject(**{nome: F(nome) for nome in nomes})))

    def com_tudo(self) -> Self:
        return self.select_related(
            "produto",
            "ponto_focal",
            "analista",
            "depende_de",
            "motivo_bloqueio",
            "plano__ente",
            "implantacao",
        )

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self.filter(plano__in=PlanoAcao.objects.visiveis_para(usuario))
