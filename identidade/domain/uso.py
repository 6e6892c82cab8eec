"""Uso por mês: informar e corrigir o volume de cada implantação em produção.

O mês só se informa depois de acabar, e nunca antes de a implantação entrar em produção. O volume
não muda a situação de ninguém: quem a calcula são os passos.
"""

from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone

from identidade.choices import FonteUso
from identidade.domain.implantacao import travar
from identidade.models import Implantacao, Uso
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, registrar
from municipios.models import Usuario
from municipios.permissions import age_pelo_ente

# O mesmo teto da planilha e da API: mais que isso num mês é erro de digitação.
VOLUME_MAXIMO = 1_000_000_000
_ATO = ("informar_uso", "Informou o uso")


def mes_de(dia: date) -> date:
    return dia.replace(day=1)


def meses_abertos(implantacao: Implantacao, hoje: date | None = None) -> list[date]:
    """Do mês da produção ao último que já acabou, do mais antigo ao mais novo."""
    if implantacao.producao_em is None:
        return []
    mes = mes_de(timezone.localtime(implantacao.producao_em).date())
    corrente, meses = mes_de(hoje or timezone.localdate()), []
    while mes < corrente:
        meses.append(mes)
        mes = mes_seguinte(mes)
    return meses


def mes_seguinte(mes: date) -> date:
    return date(mes.year + mes.month // 12, mes.month % 12 + 1, 1)


@transaction.atomic
def informar(
    implantacao: Implantacao,
    volumes: Mapping[date, int],
    *,
    por: Usuario,
    fonte: FonteUso = FonteUso.PAGINA,
    hoje: date | None = None,
) -> int:
    """Grava os volumes (mês pelo dia 1) e devolve quantos mudaram; repetir não muda nada.

    O volume anterior de um mês corrigido fica no histórico.

    Raises:
        SemPermissao: a pessoa não age pelo ente.
        TransicaoInvalida: mês que não acabou, de antes da produção, ou volume impossível.
    """
    if not age_pelo_ente(por, implantacao):
        raise SemPermissao(_ATO[1])
    travada = travar(implantacao.pk)
    for mes, volume in volumes.items():
        conferir_mes(travada, mes, volume, hoje)
    gravados = {uso.mes: uso for uso in Uso.objects.filter(implantacao=travada, mes__in=volumes)}
    mudaram = {}
    for mes, volume in sorted(volumes.items()):
        uso = gravados.get(mes) or Uso(implantacao=travada, mes=mes)
        if uso.pk and uso.volume == volume:
            continue
        mudaram[f"{mes:%m/%Y}"] = {"de": uso.volume if uso.pk else None, "para": volume}
        uso.volume, uso.fonte, uso.registrado_por = volume, fonte, por
        uso.registrado_em = timezone.now()
        uso.save()
    if mudaram:
        registrar(travada, *_ATO, por=por, dados={"fonte": fonte, "volumes": mudaram})
    return len(mudaram)


def conferir_mes(
    implantacao: Implantacao, mes: date, volume: int, hoje: date | None = None
) -> None:
    """Levanta `TransicaoInvalida` se este volume não pode ser deste mês nesta implantação."""
    if implantacao.producao_em is None:
        raise TransicaoInvalida(
            "O uso só se informa depois que a implantação entra em produção. Conclua antes o passo "
            "que prova a produção.",
            codigo="producao",
        )
    if mes not in meses_abertos(implantacao, hoje):
        comeco = mes_de(timezone.localtime(implantacao.producao_em).date())
        raise TransicaoInvalida(
            f"O mês {mes:%m/%Y} não pode ser informado: valem os meses que já acabaram, a partir "
            f"de {comeco:%m/%Y}, quando a implantação entrou em produção.",
            codigo="mes",
        )
    if not 0 <= volume <= VOLUME_MAXIMO:
        raise TransicaoInvalida(
            f"O volume de {mes:%m/%Y} não é um número de 0 a 1 bilhão. Confira e envie de novo.",
            codigo="volume",
        )
