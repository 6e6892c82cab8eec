"""Desfecho de um evento com um ente: registrar e corrigir, com os produtos que interessaram."""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from identidade.choices import CodigoProduto
from identidade.choices.interesse import ResultadoEvento
from identidade.domain.implantacao import recusar_texto_com_segredo
from identidade.domain.interesse import manifestar, retirar
from identidade.models import Desfecho, Interesse, Produto
from municipios.choices.evento import SituacaoEvento
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, registrar, salvar
from municipios.models import Inscricao, Usuario
from municipios.permissions import equipe_age_pelo_ente

ROTULO = "Registrou o desfecho do evento"
ACONTECEU = (SituacaoEvento.PUBLICADO, SituacaoEvento.REALIZADO)


@transaction.atomic
def registrar_desfecho(
    inscricao: Inscricao,
    *,
    por: Usuario,
    resultado: str,
    produtos: Iterable[Produto] = (),
    motivo: str = "",
    agora: datetime | None = None,
) -> Desfecho:
    """Grava, ou corrige, o que ficou do encontro; cada produto que interessou vira `Interesse`.

    Corrigir retira os interesses deste evento que deixaram de constar.

    Raises:
        SemPermissao: só a equipe que age pelo ente registra.
        TransicaoInvalida: o evento não começou, falta o produto ou o motivo da recusa.
    """
    if not equipe_age_pelo_ente(por, inscricao):
        raise SemPermissao(ROTULO)
    travada = Inscricao.objects.select_for_update(of=("self",)).get(pk=inscricao.pk)
    escolhidos = list(produtos)
    _conferir(travada, resultado, escolhidos, motivo, agora or timezone.now())
    desfecho = Desfecho.objects.filter(inscricao=travada).first() or Desfecho(inscricao=travada)
    desfecho.resultado, desfecho.motivo = resultado, motivo.strip()
    codigos = {produto.pk for produto in escolhidos}
    desfecho.produtos = [codigo for codigo in CodigoProduto.values if codigo in codigos]
    desfecho.registrado_por, desfecho.registrado_em = por, timezone.now()
    salvar(desfecho)
    _acertar_interesses(travada, escolhidos, por)
    dito = f"{desfecho.get_resultado_display()}: {', '.join(p.nome for p in escolhidos) or motivo}"
    registrar(desfecho, "registrar", ROTULO, por=por, para=resultado, motivo=dito.rstrip(": "))
    return desfecho


def _conferir(
    inscricao: Inscricao, resultado: str, produtos: list[Produto], motivo: str, agora: datetime
) -> None:
    recusar_texto_com_segredo(motivo)
    evento = inscricao.evento
    if evento.situacao not in ACONTECEU or evento.inicio > agora:
        raise TransicaoInvalida(
            "O desfecho se registra depois que o evento começa. Volte nesse dia.", codigo="evento"
        )
    interessado = resultado == ResultadoEvento.INTERESSADO
    if interessado != bool(produtos):
        raise TransicaoInvalida(
            "Marque pelo menos um produto para “Tem interesse”, e nenhum nos outros desfechos.",
            codigo="produtos",
        )
    if (resultado == ResultadoEvento.RECUSOU) != bool(motivo.strip()):
        raise TransicaoInvalida(
            "Escreva o motivo quando o ente recusou; nos outros desfechos, deixe vazio.",
            codigo="motivo",
        )


def _acertar_interesses(inscricao: Inscricao, produtos: list[Produto], por: Usuario) -> None:
    abertos = list(Interesse.objects.abertos().filter(ente=inscricao.ente_id))
    ja = {interesse.produto_id for interesse in abertos}
    for produto in produtos:
        if produto.pk not in ja:
            manifestar(inscricao.ente, produto, por=por, evento=inscricao.evento)
    ficam = {produto.pk for produto in produtos}
    for interesse in abertos:
        if interesse.evento_id == inscricao.evento_id and interesse.produto_id not in ficam:
            retirar(interesse, por=por, motivo="Desfecho do evento corrigido.")
