"""Adesão assinada fora do portal: registrar, substituir por outra, corrigir o que dela se sabe."""

from datetime import date
from typing import Any

from django.db import transaction

from municipios.choices import OrigemAdesao
from municipios.domain.adesao import REGISTRAR, SUBSTITUIR, recusar_futuro
from municipios.domain.documento import Arquivo, guardar
from municipios.domain.ente import ente_que_adere
from municipios.domain.ente_pendente import marcar_pendentes
from municipios.domain.transicoes import (
    SemPermissao,
    TransicaoInvalida,
    criar,
    executar,
    registrar,
    salvar,
)
from municipios.models import Adesao, Autoridade, Ente, Usuario
from municipios.permissions import equipe_age_pelo_ente
from municipios.validators import mascarar_cpf

CORRIGIR = "corrigir"
CORRIGIVEIS = (
    "signatario_nome",
    "signatario_cpf",
    "signatario_cargo",
    "dou_data",
    "dou_link",
    "numero_sei",
)


@transaction.atomic
def registrar_anterior(
    ente: Ente,
    *,
    por: Usuario,
    assinada_em: date,
    documento: Arquivo | None = None,
    motivo: str = "",
    hoje: date | None = None,
    **dados: Any,
) -> Adesao:
    """Registra a adesão assinada fora do portal, já em vigor.

    `dados`, todos opcionais (o que falta aparece como “desconhecido”): vigente_desde, autoridade,
    signatario_nome, signatario_cpf, signatario_cargo, dou_data, dou_link, numero_sei. De dois
    registros ao mesmo tempo, um vale e o outro levanta `TransicaoInvalida`.
    """
    nova = _montar(ente, por, assinada_em, hoje, dados)
    if documento and REGISTRAR.quem(por, nova):
        nova.documento = guardar(ente, documento, por=por)
    criar(nova, REGISTRAR, por=por, motivo=motivo, dados=retrato(nova))
    marcar_pendentes([ente.pk], "adesao")
    return nova


@transaction.atomic
def substituir(
    adesao: Adesao,
    *,
    por: Usuario,
    motivo: str,
    assinada_em: date,
    documento: Arquivo | None = None,
    hoje: date | None = None,
    **dados: Any,
) -> Adesao:
    """Põe um termo novo (ou retificado) no lugar deste, que fica no histórico. Devolve o novo."""
    executar(adesao, SUBSTITUIR, por=por, motivo=motivo)
    nova = _montar(adesao.ente, por, assinada_em, hoje, dados | {"substitui": adesao})
    if documento:
        nova.documento = guardar(adesao.ente, documento, por=por)
    criar(nova, REGISTRAR, por=por, motivo=motivo, dados=retrato(nova))
    marcar_pendentes([adesao.ente_id], "adesao")
    return nova


@transaction.atomic
def corrigir(adesao: Adesao, *, por: Usuario, motivo: str, **campos: Any) -> Adesao:
    """Completa ou corrige dados que não mudam a situação; o antes e o depois ficam no histórico."""
    fresca = Adesao.objects.select_for_update(of=("self",)).get(pk=adesao.pk)
    if not equipe_age_pelo_ente(por, fresca):
        raise SemPermissao("Corrigir dados")
    if not motivo.strip():
        raise TransicaoInvalida("Para corrigir, escreva o motivo.", codigo="motivo")
    antes = retrato(fresca)
    mudados = [c for c in CORRIGIVEIS if c in campos and campos[c] != getattr(fresca, c)]
    if not mudados:
        return fresca
    for campo in mudados:
        setattr(fresca, campo, campos[campo])
    salvar(fresca, mudados)
    depois = retrato(fresca)
    dados = {campo: [antes[campo], depois[campo]] for campo in mudados}
    registrar(fresca, CORRIGIR, "Corrigir dados", por=por, motivo=motivo, dados=dados)
    return fresca


def retrato(adesao: Adesao) -> dict[str, str]:
    """Quem assinou e as provas, como ficam no histórico: sem CPF em claro."""
    textos = {campo: getattr(adesao, campo) for campo in CORRIGIVEIS}
    textos["signatario_cpf"] = mascarar_cpf(adesao.signatario_cpf)
    textos["assinada_em"] = adesao.assinada_em
    return {c: f"{v:%d/%m/%Y}" if isinstance(v, date) else v or "" for c, v in textos.items()}


def _montar(
    ente: Ente, por: Usuario, assinada_em: date, hoje: date | None, dados: dict[str, Any]
) -> Adesao:
    ente = ente_que_adere(ente.pk)
    recusar_futuro("da assinatura", assinada_em, hoje)
    autoridade: Autoridade | None = dados.get("autoridade")
    if autoridade and not dados.get("signatario_nome"):
        dados |= {
            "signatario_nome": autoridade.nome,
            "signatario_cpf": autoridade.cpf,
            "signatario_cargo": autoridade.cargo,
        }
    dados["vigente_desde"] = dados.get("vigente_desde") or assinada_em
    return Adesao(
        ente=ente,
        origem=OrigemAdesao.ANTERIOR,
        assinada_em=assinada_em,
        registrada_por=por,
        **dados,
    )
