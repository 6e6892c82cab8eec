"""O termo assinado que não guarda os nossos bytes: comparar as páginas e aceitar a duas mãos."""

import base64
from dataclasses import asdict
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from municipios.choices.assinatura import SituacaoAssinatura
from municipios.documentos.laudo import AVISO, FALHA, Item
from municipios.documentos.processo import ProcessoCaiu, no_processo
from municipios.domain.assinatura import termo_que_espera
from municipios.domain.deposito import depositar, retirar
from municipios.domain.reserva import reservar
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, registrar, salvar
from municipios.domain.vigencia import assinar
from municipios.models import Adesao, Assinatura, Comparacao, Usuario
from municipios.permissions import equipe_age_pelo_ente

OUTRO_DOCUMENTO = "outro_documento"
RESERVA, SEGUNDOS = timedelta(minutes=3), 20
Lado = dict[str, str]


def comparavel(assinatura: Assinatura) -> bool:
    """Só os bytes são outros: a assinatura, a cadeia, a hora e a pessoa estão certas."""
    falhas = [item["codigo"] for item in assinatura.laudo if item["resultado"] == FALHA]
    certos = {item["codigo"] for item in assinatura.laudo}
    return falhas == [OUTRO_DOCUMENTO] and {"integridade", "cadeia", "pessoa"} <= certos


def abrir_comparacao(assinatura: Assinatura) -> None:
    """Chamada por quem grava o laudo, na mesma transação; quem desenha é a varredura."""
    if comparavel(assinatura):
        Comparacao.objects.get_or_create(assinatura=assinatura)


def desenhar_pendentes() -> int:
    """A varredura: desenha as páginas dos dois lados; diz quantas comparações ficaram prontas."""
    feitas = 0
    while comparacao := _reservar():
        feitas += _desenhar(comparacao)
    return feitas


def _reservar() -> Comparacao | None:
    agora = timezone.now()
    livres = Comparacao.objects.a_desenhar(agora).select_related("assinatura__termo").order_by("pk")
    return reservar(livres, agora=agora, tempo=RESERVA)


def _desenhar(comparacao: Comparacao) -> bool:
    assinatura = comparacao.assinatura
    try:
        nossas = _paginas(assinatura.termo.arquivo)
        enviadas = _paginas(assinatura.arquivo)
    except ProcessoCaiu:
        return False
    vazio: Lado = {"imagem": "", "texto": ""}
    quantas = max(len(nossas), len(enviadas))
    lados = [
        {
            "nossa": nossas[n] if n < len(nossas) else vazio,
            "enviada": enviadas[n] if n < len(enviadas) else vazio,
        }
        for n in range(quantas)
    ]
    comparacao.paginas, comparacao.feita_em = lados, timezone.now()
    comparacao.reservada_ate = None
    comparacao.save(update_fields=["paginas", "feita_em", "reservada_ate"])
    return True


def _paginas(arquivo: str) -> list[Lado]:
    pdf = base64.b64encode(retirar(arquivo)).decode()
    desenhadas = no_processo("desenhar", {"pdf": pdf}, segundos=SEGUNDOS)
    return [
        {"imagem": depositar(base64.b64decode(d["png"]), "png")[0], "texto": d["texto"]}
        for d in desenhadas
    ]


@transaction.atomic
def propor_aceite(comparacao: Comparacao, *, por: Usuario, motivo: str) -> Comparacao:
    """A primeira pessoa comparou e propõe aceitar; o termo continua à espera da segunda."""
    fresca, assinatura, adesao = _travar(comparacao, por)
    termo_que_espera(adesao)
    if assinatura.situacao != SituacaoAssinatura.RECUSADA or fresca.feita_em is None:
        raise TransicaoInvalida("Este arquivo não espera proposta. Recarregue a página.")
    if not motivo.strip():
        raise TransicaoInvalida("Escreva o que você comparou e por que aceita.", codigo="motivo")
    fresca.proposta_por, fresca.proposta_em = por, timezone.now()
    fresca.motivo, fresca.respondida_por, fresca.respondida_em = motivo.strip(), None, None
    salvar(fresca)
    assinatura.situacao = SituacaoAssinatura.ATESTADA
    salvar(assinatura, ["situacao"])
    registrar(adesao, "propor_aceite", "Propor aceitar outros bytes", por=por, motivo=motivo)
    return fresca


@transaction.atomic
def confirmar_aceite(comparacao: Comparacao, *, por: Usuario) -> Adesao:
    """A segunda pessoa, que não é a primeira, confirma: a assinatura vale, marcada para sempre."""
    fresca, assinatura, adesao = _responder(comparacao, por)
    termo_que_espera(adesao)
    dito = (
        "O arquivo não guarda os bytes do termo que o portal ofereceu. A SGD comparou as páginas "
        f"e aceitou, a duas mãos: {fresca.proposta_por} propôs e {por} confirmou."
    )
    trocado = asdict(Item(OUTRO_DOCUMENTO, AVISO, dito, ""))
    assinatura.laudo = [
        trocado if item["codigo"] == OUTRO_DOCUMENTO else item for item in assinatura.laudo
    ]
    assinatura.situacao, assinatura.recusa = SituacaoAssinatura.ACEITA, ""
    salvar(assinatura, ["situacao", "recusa", "laudo"])
    registrar(adesao, "confirmar_aceite", "Confirmar aceite de outros bytes", por=por)
    return assinar(adesao, assinatura)


@transaction.atomic
def recusar_aceite(comparacao: Comparacao, *, por: Usuario, motivo: str) -> Comparacao:
    """A segunda pessoa não confirma: a recusa do portal fica de pé."""
    if not motivo.strip():
        raise TransicaoInvalida("Escreva por que não aceita.", codigo="motivo")
    fresca, assinatura, adesao = _responder(comparacao, por)
    assinatura.situacao = SituacaoAssinatura.RECUSADA
    salvar(assinatura, ["situacao"])
    registrar(adesao, "recusar_aceite", "Recusar outros bytes", por=por, motivo=motivo)
    return fresca


def _responder(comparacao: Comparacao, por: Usuario) -> tuple[Comparacao, Assinatura, Adesao]:
    fresca, assinatura, adesao = _travar(comparacao, por)
    if assinatura.situacao != SituacaoAssinatura.ATESTADA:
        raise TransicaoInvalida("Esta proposta já teve resposta. Recarregue a página.")
    if fresca.proposta_por_id == por.pk:
        raise TransicaoInvalida(
            "Quem propôs não confirma: peça a outra pessoa da equipe.", codigo="mesma_pessoa"
        )
    fresca.respondida_por, fresca.respondida_em = por, timezone.now()
    salvar(fresca, ["respondida_por", "respondida_em"])
    return fresca, assinatura, adesao


def _travar(comparacao: Comparacao, por: Usuario) -> tuple[Comparacao, Assinatura, Adesao]:
    """Adesão, tentativa e comparação, nesta ordem: a mesma de quem conclui a conferência."""
    de_quem: Any = comparacao.assinatura
    adesao = Adesao.objects.select_for_update(of=("self",)).get(pk=de_quem.adesao_id)
    if not equipe_age_pelo_ente(por, adesao):
        raise SemPermissao("Comparar o termo enviado")
    assinatura = Assinatura.objects.select_for_update(of=("self",)).get(pk=de_quem.pk)
    fresca = Comparacao.objects.select_for_update(of=("self",)).get(pk=comparacao.pk)
    return fresca, assinatura, adesao
