"""Quem pede na bancada: um ponto focal de muitos entes, com token, e um cliente no processo."""

from datetime import date
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.http.response import HttpResponseBase
from django.test import Client
from django.utils import timezone

from identidade.domain.consolidacao import consolidar
from municipios.choices import Grupo, PapelPontoFocal, SituacaoPontoFocal, TipoPontoFocal, Vinculo
from municipios.domain.token_acesso import emitir_token
from municipios.models import Ente, PontoFocal, TokenAcesso, Usuario

CPF = "99931472146"
ENTES_DO_FOCAL = 300


def ponto_focal() -> Usuario:
    """A mesma pessoa em toda corrida: responde por 300 entes, espalhados pelo cadastro."""
    usuario: Usuario
    usuario, _ = Usuario.objects.get_or_create(
        identificador="govbr-bancada", defaults={"nome": "Pessoa da bancada", "cpf": CPF}
    )
    if not PontoFocal.objects.filter(cpf=CPF).exists():
        codigos = list(Ente.objects.order_by("pk").values_list("pk", flat=True))
        passo = max(1, len(codigos) // ENTES_DO_FOCAL)
        PontoFocal.objects.bulk_create(
            PontoFocal(
                ente_id=codigo,
                nome=usuario.nome,
                cpf=CPF,
                email="bancada@exemplo.invalid",
                papel=PapelPontoFocal.TECNICO,
                tipo=TipoPontoFocal.TITULAR,
                vinculo=Vinculo.EFETIVO,
                confirmado_em=timezone.now(),
                inicio=date(2025, 1, 1),
                situacao=SituacaoPontoFocal.CONFIRMADO,
                indicado_por=usuario,
            )
            for codigo in codigos[::passo][:ENTES_DO_FOCAL]
        )
        consolidar(codigos[::passo][:ENTES_DO_FOCAL])
    return usuario


def cliente_da_api(usuario: Usuario) -> Client:
    settings.LIMITE_POR_PESSOA = 10**9
    TokenAcesso.objects.filter(usuario=usuario).delete()
    _, texto = emitir_token(usuario, nome="bancada", horas=24)
    return Client(headers={"Authorization": f"Bearer {texto}", "Host": "127.0.0.1"})


def da_equipe() -> Usuario:
    """Quem concede em qualquer ente."""
    usuario: Usuario = Usuario.objects.get_or_create(
        identificador="bancada@sgd.gov.br.invalid",
        defaults={"nome": "Equipe da bancada", "is_staff": True},
    )[0]
    usuario.groups.add(Group.objects.get(name=Grupo.COORDENACAO))
    return usuario


def cliente_da_pagina(usuario: Usuario | None = None) -> Client:
    """Sem token: a pessoa entrou pelo navegador, ou ninguém entrou."""
    cliente = Client(headers={"Host": "127.0.0.1"})
    if usuario:
        cliente.force_login(usuario, "django.contrib.auth.backends.ModelBackend")
    return cliente


def pedir(cliente: Client, endereco: str, situacao: int = 200, **cabecalhos: str) -> Any:
    resposta: HttpResponseBase = cliente.get(endereco, headers=cabecalhos or None)
    assert resposta.status_code == situacao, resposta
    return resposta
