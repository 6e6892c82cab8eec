"""A varredura que confere as assinaturas recebidas e põe o termo em vigor, ou diz por que não."""

from dataclasses import asdict
from datetime import date, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from municipios.choices import SituacaoAdesao
from municipios.choices.assinatura import (
    AssuntoDecisao,
    OrdemAssinatura,
    SituacaoAssinatura,
    TipoAssinatura,
    TipoRaiz,
    ValorDecisao,
)
from municipios.documentos.laudo import FALHA, Laudo
from municipios.documentos.selo import SeloRecusado, embutir
from municipios.documentos.verificador import (
    Oferecido,
    Primeira,
    Raiz,
    verificar,
    verificar_segunda,
)
from municipios.domain.comparacao import abrir_comparacao
from municipios.domain.deposito import depositar, retirar
from municipios.domain.lista_revogados import listas_vigentes
from municipios.domain.notificacao import notificar
from municipios.domain.reserva import reservar
from municipios.domain.retirada import por_que_saiu_da_espera
from municipios.domain.vigencia import assinar, contra_assinar
from municipios.models import Adesao, Assinatura, Decisao, RaizConfiavel, Usuario
from municipios.permissions import contra_assina

RESERVA, TENTATIVAS = timedelta(minutes=3), 3
ESPERA = {
    OrdemAssinatura.AUTORIDADE: SituacaoAdesao.AGUARDANDO_ASSINATURA,
    OrdemAssinatura.SGD: SituacaoAdesao.AGUARDANDO_SGD,
}
TIPOS = {
    TipoRaiz.GOVBR: TipoAssinatura.AVANCADA,
    TipoRaiz.ICP_BRASIL: TipoAssinatura.QUALIFICADA,
}
DE_NOVO = "Volte à página da adesão e tente de novo; se repetir, fale com a SGD pela conversa."


def conferir_pendentes() -> int:
    """Confere o que está na fila, um arquivo por vez; diz quantas assinaturas foram aceitas."""
    aceitas = 0
    while assinatura := _reservar():
        aceitas += _concluir(assinatura, *_conferir(assinatura))
    return aceitas


def _reservar() -> Assinatura | None:
    agora = timezone.now()
    livres = Assinatura.objects.a_conferir(agora).select_related("termo").order_by("pk")
    return reservar(livres, agora=agora, tempo=RESERVA, situacao=SituacaoAssinatura.CONFERINDO)


def _conferir(assinatura: Assinatura) -> tuple[Laudo, bytes]:
    """O laudo e o PDF assinado: o que chegou, ou o nosso com a assinatura do GOV.BR encaixada."""
    laudo = Laudo()
    if assinatura.tentativas > TENTATIVAS:
        laudo.falha("parou_queda", "A conferência deste arquivo parou no meio três vezes.", DE_NOVO)
        return laudo, b""
    try:
        assinado = _assinado(assinatura)
    except SeloRecusado as recusa:
        laudo.falha("outro_documento", f"A assinatura não serve: {recusa}.", DE_NOVO)
        return laudo, b""
    return (_verificar_a_da_sgd if assinatura.eh_da_sgd else _verificar)(
        assinatura, assinado
    ), assinado


def _assinado(assinatura: Assinatura) -> bytes:
    """O que chegou; ou o PKCS#7 do GOV.BR no lugar que se preparou. Levanta `SeloRecusado`."""
    if not assinatura.pkcs7:
        return retirar(assinatura.arquivo)
    termo = assinatura.termo
    lugar = termo.contra_assinatura if assinatura.eh_da_sgd else termo
    return embutir(retirar(lugar.preparado), bytes(assinatura.pkcs7))


def _verificar(assinatura: Assinatura, assinado: bytes) -> Laudo:
    termo = assinatura.termo
    return verificar(
        assinado,
        original=Oferecido(
            retirar(termo.arquivo), termo.pronto_em, segue=termo.exige_contra_assinatura
        ),
        cpf=assinatura.adesao.signatario_cpf,
        raizes=_raizes(),
        em=timezone.now(),
        p7s=_p7s(assinatura),
        listas=listas_vigentes(),
    )


def _verificar_a_da_sgd(assinatura: Assinatura, assinado: bytes) -> Laudo:
    """Quem assina pela SGD é quem foi ao GOV.BR, ou quem enviou o arquivo."""
    primeira = assinatura.termo.contra_assinatura.primeira
    return verificar_segunda(
        assinado,
        primeira=Primeira(
            retirar(primeira.arquivo),
            primeira.signatario_cpf,
            p7s=_p7s(primeira),
            em_papel=primeira.em_papel,
            termo_desde=assinatura.termo.pronto_em,
        ),
        cpf=assinatura.por.cpf or "",
        raizes=_raizes(),
        em=timezone.now(),
        listas=listas_vigentes(),
    )


def _raizes() -> list[Raiz]:
    return [Raiz(raiz.pem, raiz.tipo) for raiz in RaizConfiavel.objects.em()]


def _p7s(assinatura: Assinatura) -> bytes:
    return retirar(assinatura.arquivo_p7s) if assinatura.arquivo_p7s else b""


@transaction.atomic
def _concluir(assinatura: Assinatura, laudo: Laudo, assinado: bytes) -> bool:
    """Um só desfecho: se a adesão saiu da espera enquanto se conferia, a assinatura não vale."""
    adesao = Adesao.objects.select_for_update(of=("self",)).get(pk=assinatura.adesao_id)
    fresca = Assinatura.objects.select_for_update(of=("self",)).get(pk=assinatura.pk)
    if fresca.situacao != SituacaoAssinatura.CONFERINDO:
        return False
    _exigir_nivel(laudo)
    if fresca.eh_da_sgd:
        _exigir_direito(laudo, adesao, fresca.por)
    else:
        _exigir_cargo(laudo, adesao)
    ultimo = adesao.termos.prontos().first()
    espera = adesao.situacao == ESPERA[OrdemAssinatura(fresca.ordem)]
    if not espera or ultimo is None or ultimo.pk != fresca.termo_id:
        laudo.itens.append(por_que_saiu_da_espera(adesao, fresca.termo, fresca.ordem))
    _gravar(fresca, laudo, assinado)
    if not laudo.aceito:
        _avisar_recusa(fresca)
        return False
    (contra_assinar if fresca.eh_da_sgd else assinar)(adesao, fresca)
    return True


def _exigir_nivel(laudo: Laudo) -> None:
    """O nível que a SGD decidiu; sem decisão, os dois valem (Lei 14.063/2020, art. 5º)."""
    exigido = Decisao.objects.vigente(AssuntoDecisao.NIVEL_ASSINATURA)
    if exigido == ValorDecisao.QUALIFICADA and laudo.tipo and laudo.tipo != TipoRaiz.ICP_BRASIL:
        laudo.falha(
            "nivel",
            "A SGD exige assinatura qualificada (ICP-Brasil) neste termo, e esta é avançada.",
            "Baixe o termo, assine com o certificado ICP-Brasil e envie o arquivo.",
        )


def _exigir_cargo(laudo: Laudo, adesao: Adesao) -> None:
    """Quem assina está no cargo no dia em que assina; enviar depois do mandato não tira o valor."""
    quem = adesao.autoridade
    dia = _dia(laudo)
    if quem and quem.fim and quem.fim < dia:
        laudo.falha(
            "fora_do_cargo",
            f"O mandato de {quem.nome} terminou em {quem.fim:%d/%m/%Y}, antes da assinatura, de "
            f"{dia:%d/%m/%Y}.",
            "Volte o termo ao rascunho e gere outro, para quem está no cargo.",
        )


def _exigir_direito(laudo: Laudo, adesao: Adesao, por: Usuario) -> None:
    """Quem assina pela SGD ainda pode, na hora em que a assinatura se aceita."""
    if not contra_assina(por, adesao):
        laudo.falha(
            "sem_direito",
            "Quem assinou já não pode assinar pela SGD.",
            "Peça a outra pessoa da coordenação que assine.",
        )


def _dia(laudo: Laudo) -> date:
    hora = datetime.fromisoformat(laudo.assinada_em) if laudo.assinada_em else timezone.now()
    return timezone.localdate(hora)


def _gravar(assinatura: Assinatura, laudo: Laudo, assinado: bytes) -> None:
    assinatura.laudo = [asdict(item) for item in laudo.itens]
    assinatura.recusa, assinatura.conferida_em = laudo.recusa, timezone.now()
    assinatura.situacao = SituacaoAssinatura.ACEITA if laudo.aceito else SituacaoAssinatura.RECUSADA
    assinatura.signatario_nome, assinatura.signatario_cpf = laudo.nome[:200], laudo.cpf
    if laudo.tipo:
        assinatura.tipo = TIPOS[TipoRaiz(laudo.tipo)]
    if laudo.assinada_em:
        assinatura.assinada_em = datetime.fromisoformat(laudo.assinada_em)
    assinatura.certificados, assinatura.reservada_ate = "".join(laudo.certificados), None
    if assinado and not assinatura.arquivo:
        assinatura.arquivo, assinatura.sha256 = depositar(assinado, "pdf")
    assinatura.save()
    abrir_comparacao(assinatura)


def _avisar_recusa(assinatura: Assinatura) -> None:
    quem: Usuario = assinatura.por
    if not quem.email:
        return
    falha = next(item for item in assinatura.laudo if item["resultado"] == FALHA)
    notificar(
        f"assinatura_recusada:{assinatura.pk}",
        motivo="assinatura_recusada",
        destinatario=quem.email,
        nome=quem.nome_de_tratamento,
        ente=assinatura.adesao.ente,
        contexto={
            "porque": falha["porque"],
            "o_que_fazer": falha["o_que_fazer"],
            "assinatura": assinatura.pk,
        },
    )
