"""Pedido de registro de autoridade: quem diz chefiar o Executivo, e a prova que a SGD confere."""

import uuid
from typing import TYPE_CHECKING, Self

import pghistory
from django.conf import settings
from django.db import models
from django.utils import timezone

from municipios.choices import CondicaoAutoridade
from municipios.choices.pedido_autoridade import (
    PEDIDO_COM_QUEM_PEDIU,
    PEDIDO_EM_ABERTO,
    TOM_DO_PEDIDO,
    OrigemPedido,
    ProvaPedido,
    SituacaoPedido,
)
from municipios.models.autoridade import Autoridade
from municipios.models.documento import Documento
from municipios.models.ente import Ente
from municipios.validators import FORMATO_CPF, mascarar_cpf, validar_cpf

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario

_SEM_ENVIO = (SituacaoPedido.RASCUNHO, SituacaoPedido.RETIRADO)
_COM_RESPOSTA = (SituacaoPedido.ACEITO, SituacaoPedido.RECUSADO)


class PedidoAutoridadeQuerySet(models.QuerySet["PedidoAutoridade"]):
    def em_aberto(self) -> Self:
        return self.filter(situacao__in=PEDIDO_EM_ABERTO)

    def enviados(self) -> Self:
        """Os que chegaram à SGD alguma vez: rascunho alheio não é assunto da equipe."""
        return self.filter(enviado_em__isnull=False)

    def a_conferir(self) -> Self:
        return self.filter(situacao=SituacaoPedido.EM_CONFERENCIA)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        """Quem pediu; quem representa o ente, os que o ente fez; a equipe, os enviados."""
        if not usuario.is_authenticated:
            return self.none()
        if getattr(usuario, "eh_da_equipe", False):
            return self.enviados()
        do_ente = models.Q(
            origem=OrigemPedido.ENTE, ente__in=Ente.objects.administrados_por(usuario)
        )
        proprios = models.Q(origem=OrigemPedido.PESSOA, por=usuario.pk)
        return self.filter(proprios | do_ente)


@pghistory.track()
class PedidoAutoridade(models.Model):
    """Um em aberto por pessoa e ente. Aceito, vira uma `Autoridade`; o documento fica guardado."""

    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="pedidos_autoridade")
    situacao = models.CharField(
        "situação", max_length=14, choices=SituacaoPedido, default=SituacaoPedido.RASCUNHO
    )
    origem = models.CharField("quem pede", max_length=6, choices=OrigemPedido)
    nome = models.CharField("nome", max_length=200)
    cpf = models.CharField("CPF", max_length=11, validators=[validar_cpf])
    cargo = models.CharField("cargo", max_length=60)
    condicao = models.CharField(
        "condição", max_length=12, choices=CondicaoAutoridade, default=CondicaoAutoridade.TITULAR
    )
    inicio = models.DateField("início do mandato ou exercício", null=True, blank=True)
    email = models.EmailField("e-mail institucional", blank=True)
    prova = models.CharField("documento que prova", max_length=12, choices=ProvaPedido, blank=True)
    documento = models.ForeignKey(
        Documento, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    documentos = models.ManyToManyField(
        Documento,
        related_name="pedidos_autoridade",
        verbose_name="documentos",
        help_text="Todos os que se juntaram; o que se trocou continua guardado.",
    )
    resposta = models.TextField("última resposta da SGD", blank=True)
    autoridade = models.ForeignKey(
        Autoridade, on_delete=models.PROTECT, null=True, blank=True, related_name="pedidos"
    )
    por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="pedidos_autoridade"
    )
    chave = models.UUIDField(
        "chave do envio",
        default=uuid.uuid4,
        editable=False,
        help_text="O mesmo envio repetido não cria outro.",
    )
    criado_em = models.DateTimeField("começado em", default=timezone.now)
    enviado_em = models.DateTimeField("enviado em", null=True, blank=True)
    respondido_por = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="+"
    )
    respondido_em = models.DateTimeField("respondido em", null=True, blank=True)

    objects = PedidoAutoridadeQuerySet.as_manager()

    class Meta:
        verbose_name = "pedido de registro de autoridade"
        verbose_name_plural = "pedidos de registro de autoridade"
        ordering = ["-pk"]
        indexes = [models.Index("situacao", "enviado_em", name="pedido_autoridade_fila")]
        constraints = [
            models.UniqueConstraint(
                fields=["ente", "por"],
                condition=models.Q(situacao__in=PEDIDO_EM_ABERTO),
                name="pedido_autoridade_um_em_aberto",
                violation_error_message="Você já tem um pedido em aberto para este ente.",
            ),
            models.UniqueConstraint(
                fields=["por", "chave"],
                name="pedido_autoridade_enviado_uma_vez",
                violation_error_message="Este pedido já foi enviado.",
            ),
            models.CheckConstraint(
                condition=models.Q(cpf__regex=FORMATO_CPF),
                name="pedido_autoridade_cpf_compacto",
                violation_error_message="O CPF deve ter 11 números.",
            ),
            models.CheckConstraint(
                condition=models.Q(situacao__in=_SEM_ENVIO)
                | models.Q(
                    ~models.Q(prova=""),
                    inicio__isnull=False,
                    documento__isnull=False,
                    enviado_em__isnull=False,
                ),
                name="pedido_autoridade_enviado_completo",
                violation_error_message="Falta a data, a prova ou o documento.",
            ),
            models.CheckConstraint(
                condition=models.Q(autoridade__isnull=False, situacao=SituacaoPedido.ACEITO)
                | models.Q(
                    ~models.Q(situacao=SituacaoPedido.ACEITO),
                    autoridade__isnull=True,
                ),
                name="pedido_autoridade_aceito_tem_autoridade",
                violation_error_message="O pedido aceito, e só ele, tem autoridade.",
            ),
            models.CheckConstraint(
                condition=~models.Q(situacao__in=_COM_RESPOSTA)
                | models.Q(
                    ~models.Q(respondido_por=models.F("por")),
                    respondido_por__isnull=False,
                    respondido_em__isnull=False,
                ),
                name="pedido_autoridade_duas_pessoas",
                violation_error_message="Quem pede não responde ao próprio pedido.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cargo} {self.nome}"

    @property
    def cpf_mascarado(self) -> str:
        return mascarar_cpf(self.cpf)

    @property
    def tom(self) -> str:
        return TOM_DO_PEDIDO.get(SituacaoPedido(self.situacao), "neutra")

    @property
    def eh_da_propria_pessoa(self) -> bool:
        return self.origem == OrigemPedido.PESSOA

    @property
    def com_quem_pediu(self) -> bool:
        return self.situacao in PEDIDO_COM_QUEM_PEDIU
