"""Preparar a adesão no portal: começar, escrever com outros sem perder nada, pedir o documento."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from municipios.choices import OrigemAdesao, SituacaoAdesao
from municipios.domain.adesao import DESCARTAR, INICIAR, REABRIR
from municipios.domain.convite_assinatura import cancelar_convites
from municipios.domain.ente import ente_que_adere
from municipios.domain.ente_pendente import marcar_pendentes
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, criar, executar, salvar
from municipios.models import Adesao, Ente, Usuario
from municipios.permissions import age_pelo_ente

CAMPOS = {
    "orgao": "Órgão que responde pela transformação digital",
    "endereco": "Endereço da sede do Executivo",
    "email": "E-mail oficial do ente",
}


class RascunhoMudou(TransicaoInvalida):
    """Outra pessoa salvou enquanto esta escrevia; `atuais` é o que ficou gravado."""

    def __init__(self, atuais: dict[str, str], versao: int) -> None:
        super().__init__(
            "Outra pessoa salvou este rascunho enquanto você escrevia. O que você escreveu está "
            "aqui; confira as diferenças e salve de novo para valer o seu.",
            codigo="versao",
        )
        self.atuais, self.versao = atuais, versao


@transaction.atomic
def iniciar(ente: Ente, *, por: Usuario, motivo: str = "") -> Adesao:
    """Começa uma adesão pelo portal, em rascunho.

    Com outra em vigor, a nova a substitui quando entrar em vigor, e pede o motivo (retificação,
    aditivo, texto novo).
    """
    ente = ente_que_adere(ente.pk)
    atual = ente.adesoes.em_vigor().first()
    if atual and not motivo.strip():
        raise TransicaoInvalida(
            f"{ente} já está na Rede. Para assinar um termo novo no lugar do atual, escreva o "
            "motivo (retificação, aditivo ou texto novo).",
            codigo="motivo",
        )
    herdados = atual.dados if atual else {}
    nova = Adesao(
        ente=ente, origem=OrigemAdesao.PORTAL, registrada_por=por, substitui=atual, dados=herdados
    )
    criar(nova, INICIAR, por=por, motivo=motivo)
    marcar_pendentes([ente.pk], "adesao")
    return nova


@transaction.atomic
def salvar_rascunho(adesao: Adesao, *, por: Usuario, versao: int, dados: dict[str, Any]) -> Adesao:
    """Grava o que se escreveu, se ninguém salvou depois de `versao`.

    Levanta `RascunhoMudou` com o que o outro gravou, ou `TransicaoInvalida` fora do rascunho.
    """
    fresca = Adesao.objects.select_for_update(of=("self",)).get(pk=adesao.pk)
    if not age_pelo_ente(por, fresca):
        raise SemPermissao("Escrever o rascunho")
    if fresca.situacao != SituacaoAdesao.RASCUNHO:
        raise TransicaoInvalida(
            f"A adesão está em “{fresca.get_situacao_display()}”: para mudar os dados, volte-a ao "
            "rascunho primeiro."
        )
    novos = {campo: str(dados.get(campo, "")).strip() for campo in CAMPOS}
    if novos == fresca.dados:
        return fresca
    if versao != fresca.versao:
        raise RascunhoMudou(fresca.dados, fresca.versao)
    fresca.dados, fresca.versao = novos, fresca.versao + 1
    salvar(fresca, ["dados", "versao"])
    return fresca


@transaction.atomic
def reabrir(adesao: Adesao, *, por: Usuario, motivo: str) -> Adesao:
    """Volta ao rascunho: o documento oferecido fica guardado, e os convites deixam de valer.

    Na diligência, corrigir é responder: o motivo fica como a resposta dela.
    """
    aberta = executar(adesao, REABRIR, por=por, motivo=motivo)
    cancelar_convites(aberta)
    aberta.diligencias.filter(respondida_em=None).update(
        resposta=motivo, respondida_por=por, respondida_em=timezone.now()
    )
    marcar_pendentes([adesao.ente_id], "adesao")
    return aberta


@transaction.atomic
def descartar(adesao: Adesao, *, por: Usuario, motivo: str) -> Adesao:
    descartada = executar(adesao, DESCARTAR, por=por, motivo=motivo)
    marcar_pendentes([adesao.ente_id], "adesao")
    return descartada
