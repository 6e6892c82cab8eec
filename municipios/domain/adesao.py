"""A vida de uma adesão: registrar a já assinada, corrigir, substituir, denunciar e encerrar."""

from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from municipios.choices import OrigemAdesao, SituacaoAdesao
from municipios.domain.documento import Arquivo, guardar
from municipios.domain.ente import ente_que_adere
from municipios.domain.ente_pendente import marcar_pendentes
from municipios.domain.transicoes import (
    SemPermissao,
    Transicao,
    TransicaoInvalida,
    criar,
    executar,
    registrar,
    salvar,
)
from municipios.models import Adesao, Autoridade, Ente, Usuario
from municipios.permissions import encerra_adesao, equipe_age_pelo_ente
from municipios.validators import mascarar_cpf

REGISTRAR = Transicao(
    "registrar",
    "Registrar adesão já assinada",
    (),
    SituacaoAdesao.VIGENTE,
    equipe_age_pelo_ente,
)
SUBSTITUIR = Transicao(
    "substituir",
    "Substituir ou retificar",
    (SituacaoAdesao.VIGENTE,),
    SituacaoAdesao.SUBSTITUIDA,
    equipe_age_pelo_ente,
    exige_motivo=True,
)
DENUNCIAR = Transicao(
    "denunciar",
    "Registrar denúncia",
    (SituacaoAdesao.VIGENTE,),
    SituacaoAdesao.DENUNCIADA,
    equipe_age_pelo_ente,
    exige_motivo=True,
)
RETIRAR_DENUNCIA = Transicao(
    "retirar_denuncia",
    "Registrar desistência da denúncia",
    (SituacaoAdesao.DENUNCIADA,),
    SituacaoAdesao.VIGENTE,
    equipe_age_pelo_ente,
    exige_motivo=True,
)
ENCERRAR = Transicao(
    "encerrar",
    "Encerrar adesão denunciada",
    (SituacaoAdesao.DENUNCIADA,),
    SituacaoAdesao.ENCERRADA,
    encerra_adesao,
)
TRANSICOES = (REGISTRAR, SUBSTITUIR, DENUNCIAR, RETIRAR_DENUNCIA, ENCERRAR)
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
    _recusar_futuro("da denúncia", denunciada_em, hoje)
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
    registrar(fresca, "corrigir", "Corrigir dados", por=por, motivo=motivo, dados=dados)
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
    _recusar_futuro("da assinatura", assinada_em, hoje)
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


def _recusar_futuro(qual: str, dia: date, hoje: date | None) -> None:
    if dia > (hoje or timezone.localdate()):
        raise TransicaoInvalida(f"A data {qual} não pode ser no futuro.", codigo="data")
