"""Termo assinado em papel: uma pessoa da SGD atesta, outra confirma; fica marcado para sempre."""

from dataclasses import asdict
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from municipios.choices.assinatura import (
    PAPEL_QUE_NAO_SE_REPETE,
    SituacaoAssinatura,
    TipoAssinatura,
    ViaAssinatura,
)
from municipios.documentos.laudo import FALHA, OK, Item
from municipios.domain.adesao import recusar_futuro
from municipios.domain.assinatura import termo_que_espera
from municipios.domain.deposito import depositar
from municipios.domain.documento import Arquivo
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, registrar, salvar
from municipios.domain.vigencia import assinar
from municipios.models import Adesao, Assinatura, Usuario
from municipios.permissions import equipe_age_pelo_ente


@transaction.atomic
def atestar(
    adesao: Adesao,
    *,
    por: Usuario,
    digitalizado: Arquivo,
    assinada_em: date,
    hoje: date | None = None,
) -> Assinatura:
    """Guarda o termo digitalizado, à espera da segunda pessoa. Levanta `TransicaoInvalida`.

    O mesmo papel, do clique duplo ou de outra pessoa, é o mesmo atesto.
    """
    fresca = Adesao.objects.select_for_update(of=("self",)).get(pk=adesao.pk)
    if not equipe_age_pelo_ente(por, fresca):
        raise SemPermissao("Atestar o termo em papel")
    recusar_futuro("da assinatura", assinada_em, hoje)
    conteudo = digitalizado.read()
    if not conteudo.startswith(b"%PDF-"):
        raise TransicaoInvalida("Envie o termo digitalizado em PDF.", codigo="arquivo")
    arquivo, sha256 = depositar(conteudo, "pdf")
    if repetido := _ja_atestado(fresca, sha256, assinada_em):
        return repetido
    fresca, termo = termo_que_espera(fresca)
    nova = Assinatura(
        adesao=fresca,
        termo=termo,
        nome_original=(digitalizado.name or "")[:255],
        arquivo=arquivo,
        sha256=sha256,
        assinada_em=timezone.make_aware(datetime.combine(assinada_em, time(12))),
    )
    return _registrar(nova, por)


def _ja_atestado(adesao: Adesao, sha256: str, assinada_em: date) -> Assinatura | None:
    iguais = adesao.assinaturas.filter(via=ViaAssinatura.PAPEL, sha256=sha256)
    do_termo = iguais.filter(
        termo=adesao.termos.prontos().first(), situacao__in=PAPEL_QUE_NAO_SE_REPETE
    )
    repetido = do_termo.select_related("por").first()
    if repetido is None or repetido.assinada_em is None:
        return None
    dia = timezone.localdate(repetido.assinada_em)
    if dia != assinada_em:
        raise TransicaoInvalida(
            f"{repetido.por} já atestou este papel, como assinado em {dia:%d/%m/%Y}. Se aquela "
            "data está errada, quem atestou o retira, ou outra pessoa da equipe o recusa; depois "
            "disso, ateste de novo.",
            codigo="conflito",
        )
    return repetido


def _registrar(nova: Assinatura, por: Usuario) -> Assinatura:
    nova.via, nova.situacao = ViaAssinatura.PAPEL, SituacaoAssinatura.ATESTADA
    nova.tipo, nova.por = TipoAssinatura.MANUSCRITA, por
    nova.signatario_nome = nova.adesao.signatario_nome
    nova.signatario_cpf = nova.adesao.signatario_cpf
    salvar(nova)
    registrar(nova.adesao, "atestar_papel", "Atestar o termo em papel", por=por)
    return nova


@transaction.atomic
def confirmar_atesto(assinatura: Assinatura, *, por: Usuario) -> Adesao:
    """A segunda pessoa, que não é a primeira, confere o papel e o termo entra em vigor."""
    fresca, adesao = _que_espera_a_segunda(assinatura, por)
    termo_que_espera(adesao)
    fresca.situacao, fresca.conferida_em = SituacaoAssinatura.ACEITA, timezone.now()
    fresca.laudo = _laudo(OK, f"Atestada por {fresca.por} e confirmada por {por}.")
    salvar(fresca, ["situacao", "conferida_em", "laudo"])
    registrar(adesao, "confirmar_papel", "Confirmar o termo em papel", por=por)
    return assinar(adesao, fresca)


@transaction.atomic
def recusar_atesto(assinatura: Assinatura, *, por: Usuario, motivo: str) -> Assinatura:
    """A segunda pessoa não confirma; o termo continua à espera."""
    if not motivo.strip():
        raise TransicaoInvalida("Escreva por que o papel não serve.", codigo="motivo")
    fresca, adesao = _que_espera_a_segunda(assinatura, por)
    fresca.situacao, fresca.conferida_em = SituacaoAssinatura.RECUSADA, timezone.now()
    fresca.recusa, fresca.laudo = "papel_recusado", _laudo(FALHA, f"Recusada por {por}: {motivo}")
    salvar(fresca, ["situacao", "conferida_em", "laudo", "recusa"])
    registrar(adesao, "recusar_papel", "Recusar o termo em papel", por=por, motivo=motivo)
    return fresca


@transaction.atomic
def retirar_atesto(assinatura: Assinatura, *, por: Usuario, motivo: str) -> Assinatura:
    """Quem atestou se enganou e desfaz, enquanto ninguém respondeu; o termo continua à espera."""
    if not motivo.strip():
        raise TransicaoInvalida("Escreva por que retira o atesto.", codigo="motivo")
    fresca, adesao = _sem_resposta(assinatura, por)
    if fresca.por_id != por.pk:
        raise TransicaoInvalida(
            f"Quem retira o atesto é quem o fez, {fresca.por}. Se o papel não serve, recuse-o.",
            codigo="outra_pessoa",
        )
    fresca.situacao, fresca.conferida_em = SituacaoAssinatura.RECUSADA, timezone.now()
    fresca.recusa = "papel_retirado"
    fresca.laudo = _laudo(FALHA, f"Retirada por {por}, que a tinha atestado: {motivo.strip()}")
    salvar(fresca, ["situacao", "conferida_em", "laudo", "recusa"])
    registrar(adesao, "retirar_papel", "Retirar o termo em papel", por=por, motivo=motivo)
    return fresca


def _que_espera_a_segunda(assinatura: Assinatura, por: Usuario) -> tuple[Assinatura, Adesao]:
    fresca, adesao = _sem_resposta(assinatura, por)
    if fresca.por_id == por.pk:
        raise TransicaoInvalida(
            "Quem atestou não confirma nem recusa: peça a outra pessoa da equipe, ou retire o "
            "atesto.",
            codigo="mesma_pessoa",
        )
    return fresca, adesao


def _sem_resposta(assinatura: Assinatura, por: Usuario) -> tuple[Assinatura, Adesao]:
    adesao = Adesao.objects.select_for_update(of=("self",)).get(pk=assinatura.adesao_id)
    fresca = Assinatura.objects.select_for_update(of=("self",)).get(pk=assinatura.pk)
    if not equipe_age_pelo_ente(por, adesao):
        raise SemPermissao("Responder pelo termo em papel")
    if not fresca.em_papel or fresca.situacao != SituacaoAssinatura.ATESTADA:
        raise TransicaoInvalida("Este atesto já teve resposta. Recarregue a página.")
    return fresca, adesao


def _laudo(resultado: str, porque: str) -> list[dict[str, str]]:
    fazer = "" if resultado == OK else "Assine pelo portal, ou envie outro documento."
    return [asdict(Item("papel", resultado, porque, fazer))]
