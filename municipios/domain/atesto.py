"""Termo assinado em papel: uma pessoa da SGD atesta, outra confirma; fica marcado para sempre."""

from dataclasses import asdict
from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone

from municipios.choices.assinatura import SituacaoAssinatura, TipoAssinatura, ViaAssinatura
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
    """Guarda o termo digitalizado, à espera da segunda pessoa. Levanta `TransicaoInvalida`."""
    fresca, termo = termo_que_espera(adesao)
    if not equipe_age_pelo_ente(por, fresca):
        raise SemPermissao("Atestar o termo em papel")
    recusar_futuro("da assinatura", assinada_em, hoje)
    conteudo = digitalizado.read()
    if not conteudo.startswith(b"%PDF-"):
        raise TransicaoInvalida("Envie o termo digitalizado em PDF.", codigo="arquivo")
    arquivo, sha256 = depositar(conteudo, "pdf")
    nova = Assinatura(
        adesao=fresca,
        termo=termo,
        via=ViaAssinatura.PAPEL,
        situacao=SituacaoAssinatura.ATESTADA,
        tipo=TipoAssinatura.MANUSCRITA,
        por=por,
        nome_original=(digitalizado.name or "")[:255],
        arquivo=arquivo,
        sha256=sha256,
        signatario_nome=fresca.signatario_nome,
        signatario_cpf=fresca.signatario_cpf,
        assinada_em=timezone.make_aware(datetime.combine(assinada_em, time(12))),
    )
    salvar(nova)
    registrar(fresca, "atestar_papel", "Atestar o termo em papel", por=por)
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


def _que_espera_a_segunda(assinatura: Assinatura, por: Usuario) -> tuple[Assinatura, Adesao]:
    adesao = Adesao.objects.select_for_update(of=("self",)).get(pk=assinatura.adesao_id)
    fresca = Assinatura.objects.select_for_update(of=("self",)).get(pk=assinatura.pk)
    if not equipe_age_pelo_ente(por, adesao):
        raise SemPermissao("Confirmar o termo em papel")
    if not fresca.em_papel or fresca.situacao != SituacaoAssinatura.ATESTADA:
        raise TransicaoInvalida("Este atesto já teve resposta. Recarregue a página.")
    if fresca.por_id == por.pk:
        raise TransicaoInvalida(
            "Quem atestou não confirma: peça a outra pessoa da equipe.", codigo="mesma_pessoa"
        )
    return fresca, adesao


def _laudo(resultado: str, porque: str) -> list[dict[str, str]]:
    fazer = "" if resultado == OK else "Assine pelo portal, ou envie outro documento."
    return [asdict(Item("papel", resultado, porque, fazer))]
