"""Balcão: a ficha de uma unidade de atendimento do Balcão GOV.BR."""

from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Func, Q, Value
from django.db.models.functions import Concat
from django.utils import timezone

from identidade.choices import SITUACOES_INTEGRADAS
from identidade.choices.balcao import LATITUDES, LONGITUDES, RecursoAcessibilidade
from identidade.models.implantacao import Implantacao
from identidade.models.servico_balcao import ServicoBalcao
from municipios.choices.evento import Fuso
from municipios.models import Ente
from municipios.models.ente import normalizar

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models import Usuario

FORMATO_CEP = r"^[0-9]{8}$"


class BalcaoQuerySet(models.QuerySet["Balcao"]):
    def abertos(self, hoje: date | None = None) -> Self:
        """Abertos ao público: em produção ou em uso, não suspensos, e já chegou o dia."""
        return self.filter(esta_aberto(hoje))

    def da_uf(self, uf: str) -> Self:
        return self.filter(implantacao__ente__uf=uf)

    def buscar(self, texto: str) -> Self:
        """Por cidade, unidade ou bairro, sem acento nem maiúscula."""
        alvo = normalizar(texto)
        if not alvo:
            return self.none()
        dito = Concat("implantacao__nome", Value(" "), "bairro")
        unidade = Func(dito, function="public.redegov_normalizar", output_field=models.CharField())
        da_cidade = Q(implantacao__ente__busca__contains=alvo)
        return self.alias(unidade=unidade).filter(da_cidade | Q(unidade__contains=alvo))

    def completos(self) -> Self:
        """Com tudo o que a página e os dados abertos mostram, em número fixo de consultas."""
        com_dono = self.select_related("implantacao__ente", "implantacao__produto")
        return com_dono.prefetch_related("horarios", "servicos")

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        """Os abertos são de todos; os outros, da equipe e de quem age pelo ente."""
        if getattr(usuario, "eh_da_equipe", False):
            return self
        seus = Ente.objects.administrados_por(usuario)
        return self.filter(esta_aberto() | Q(implantacao__ente__in=seus))


def esta_aberto(hoje: date | None = None) -> Q:
    return Q(
        implantacao__situacao__in=SITUACOES_INTEGRADAS,
        aberto_em__lte=hoje or timezone.localdate(),
    )


_SEM_LUGAR = Q(latitude__isnull=True, longitude__isnull=True)
_NO_BRASIL = Q(
    latitude__isnull=False,
    longitude__isnull=False,
    latitude__range=LATITUDES,
    longitude__range=LONGITUDES,
)


@pghistory.track()
class Balcao(models.Model):
    """Só o que se pode dizer a todos: quem atende ali está em `Atendente`."""

    implantacao = models.OneToOneField(
        Implantacao, on_delete=models.PROTECT, related_name="balcao", verbose_name="implantação"
    )
    logradouro = models.CharField("rua e número", max_length=160)
    complemento = models.CharField("complemento", max_length=80, blank=True)
    bairro = models.CharField("bairro", max_length=80)
    cep = models.CharField("CEP", max_length=8)
    telefone = models.CharField("telefone", max_length=40, blank=True)
    email = models.EmailField("e-mail da unidade", blank=True)
    latitude = models.DecimalField(
        "latitude", max_digits=8, decimal_places=5, null=True, blank=True
    )
    longitude = models.DecimalField(
        "longitude", max_digits=8, decimal_places=5, null=True, blank=True
    )
    acessibilidade = ArrayField(
        models.CharField(max_length=12, choices=RecursoAcessibilidade),
        verbose_name="acessibilidade",
        default=list,
        blank=True,
    )
    acessibilidade_nota = models.CharField("mais sobre acessibilidade", max_length=300, blank=True)
    internet_gratuita = models.BooleanField("tem internet gratuita", default=False)
    aberto_em = models.DateField("dia da abertura", null=True, blank=True)
    fuso = models.CharField("fuso horário", max_length=20, choices=Fuso, default=Fuso.BRASILIA)
    horario_nota = models.CharField("mais sobre o horário", max_length=200, blank=True)
    servicos = models.ManyToManyField(
        ServicoBalcao, related_name="balcoes", blank=True, verbose_name="o que se faz ali"
    )
    versao = models.PositiveIntegerField("versão", default=1, editable=False)
    registrado_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+", editable=False
    )
    mudado_em = models.DateTimeField("informado em", default=timezone.now, editable=False)

    objects = BalcaoQuerySet.as_manager()

    class Meta:
        verbose_name = "balcão"
        verbose_name_plural = "balcões"
        ordering = ["implantacao__ente", "implantacao__nome", "pk"]
        indexes = [models.Index("aberto_em", name="balcao_aberto_em")]
        constraints = [
            models.CheckConstraint(
                condition=Q(cep__regex=FORMATO_CEP),
                name="balcao_cep_compacto",
                violation_error_message="O CEP tem 8 números.",
            ),
            models.CheckConstraint(
                condition=_SEM_LUGAR | _NO_BRASIL,
                name="balcao_coordenadas_no_brasil",
                violation_error_message=(
                    "Latitude e longitude vão as duas, ou nenhuma, e ficam no Brasil: confira se "
                    "não as trocou e se não falta o sinal de menos."
                ),
            ),
        ]

    def __str__(self) -> str:
        return self.implantacao.nome

    @property
    def ente_id(self) -> str:
        return self.implantacao.ente_id

    @property
    def aberto(self) -> bool:
        """O mesmo que `abertos()`, para a linha já lida."""
        dia, situacao = self.aberto_em, self.implantacao.situacao
        return bool(dia and dia <= timezone.localdate() and situacao in SITUACOES_INTEGRADAS)

    @property
    def endereco(self) -> str:
        rua = ", ".join(filter(None, [self.logradouro, self.complemento, self.bairro]))
        return f"{rua}, {self.implantacao.ente}, CEP {self.cep[:5]}-{self.cep[5:]}"

    @property
    def recursos_de_acessibilidade(self) -> list[str]:
        return [r.label for r in RecursoAcessibilidade if r in self.acessibilidade]

    @property
    def codigos_dos_servicos(self) -> list[str]:
        return [servico.pk for servico in self.servicos.all()]
