"""Denúncia da adesão: registrar, desistir, e encerrar no dia do efeito."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from municipios.domain.adesao import DENUNCIAR, ENCERRAR, RETIRAR_DENUNCIA, recusar_futuro
from municipios.domain.documento import Arquivo, guardar
from municipios.domain.ente_pendente import marcar_pendentes
from municipios.domain.transicoes import TransicaoInvalida, executar
from municipios.models import Adesao, Usuario


@transaction.atomic
def denunciar(
    adesao: Adesao,
    *,
    por: Usuario,
    motivo: str,
    denunciada_em: date,
    efeito_em: date,
    documento: Arquivo | None = None,
    hoje: date | None = None,
) -> Adesao:
    """Registra que o ente (ou a União) pôs fim à adesão, a valer de `efeito_em`."""
    recusar_futuro("da denúncia", denunciada_em, hoje)
    if adesao.assinada_em and denunciada_em < adesao.assinada_em:
        raise TransicaoInvalida(
            f"A denúncia não pode ser antes da assinatura ({adesao.assinada_em:%d/%m/%Y}).",
            codigo="data",
        )
    if efeito_em < denunciada_em:
        raise TransicaoInvalida("O efeito não pode vir antes da denúncia.", codigo="data")
    campos: dict[str, Any] = {"denunciada_em": denunciada_em, "denuncia_efeito_em": efeito_em}
    if documento and DENUNCIAR.quem(por, adesao):
        campos["denuncia_documento"] = guardar(adesao.ente, documento, por=por)
    denunciada = executar(adesao, DENUNCIAR, por=por, motivo=motivo, **campos)
    marcar_pendentes([adesao.ente_id], "adesao")
    return denunciada


@transaction.atomic
def retirar_denuncia(adesao: Adesao, *, por: Usuario, motivo: str) -> Adesao:
    """Quem denunciou voltou atrás antes do efeito: a adesão segue como se nada fosse.

    As datas e a prova da denúncia ficam nos eventos da linha e no histórico.
    """
    campos = {"denunciada_em": None, "denuncia_efeito_em": None, "denuncia_documento": None}
    mantida = executar(adesao, RETIRAR_DENUNCIA, por=por, motivo=motivo, **campos)
    marcar_pendentes([adesao.ente_id], "adesao")
    return mantida


@transaction.atomic
def encerrar(adesao: Adesao, *, por: Usuario, motivo: str = "", hoje: date | None = None) -> Adesao:
    """Encerra a adesão denunciada, do dia do efeito em diante, pelo que diz o banco."""
    efeito = Adesao.objects.select_for_update(of=("self",)).get(pk=adesao.pk).denuncia_efeito_em
    if efeito and efeito > (hoje or timezone.localdate()):
        raise TransicaoInvalida(
            f"A denúncia só faz efeito em {efeito:%d/%m/%Y}. Encerre a partir desse dia.",
            codigo="data",
        )
    encerrada = executar(adesao, ENCERRAR, por=por, motivo=motivo)
    marcar_pendentes([adesao.ente_id], "adesao")
    return encerrada


def encerrar_denunciadas(hoje: date | None = None) -> int:
    """A varredura: encerra toda denúncia cujo efeito chegou, mesmo a de dias perdidos."""
    dia, sistema, feitas = hoje or timezone.localdate(), Usuario.objects.sistema(), 0
    for adesao in Adesao.objects.denunciadas_com_efeito_ate(dia):
        try:
            encerrar(adesao, por=sistema, motivo="A denúncia fez efeito.", hoje=dia)
        except TransicaoInvalida:
            continue  # A equipe, ou outra varredura, encerrou antes.
        feitas += 1
    return feitas
