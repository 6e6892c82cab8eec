"""A SGD confere a indicação de um ponto focal e o ofício: aprova, ou recusa dizendo por quê."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from municipios.choices import PONTO_FOCAL_EM_ABERTO
from municipios.domain.contato import caixas_oficiais
from municipios.domain.ente_pendente import marcar_pendentes
from municipios.domain.mudanca_de_pessoas import avisar_do_ponto_focal, avisar_indicado
from municipios.domain.notificacao import notificar
from municipios.domain.ponto_focal import APROVAR, RECUSAR, dar_o_lugar
from municipios.domain.transicoes import executar
from municipios.models import Historico, PontoFocal, Usuario


@transaction.atomic
def aprovar(ponto_focal: PontoFocal, *, por: Usuario, hoje: date | None = None) -> PontoFocal:
    """A pessoa já pode entrar e se confirmar; quem ela substitui, se há, deixa o lugar agora."""
    inicio = max(ponto_focal.inicio, hoje or timezone.localdate())
    aprovado = executar(ponto_focal, APROVAR, por=por, inicio=inicio)
    antigo = aprovado.substitui
    if antigo and antigo.situacao in PONTO_FOCAL_EM_ABERTO:
        pedido = Historico.objects.de(aprovado).filter(transicao="submeter").first()
        motivo = (pedido and pedido.motivo) or "Troca aprovada pela SGD."
        dar_o_lugar(antigo, aprovado, por=por, motivo=motivo, hoje=hoje)
    avisar_indicado(aprovado)
    _avisar(aprovado, f"A SGD aprovou a indicação de {aprovado.nome} como ponto focal.", "aprovar")
    marcar_pendentes([aprovado.ente_id], "ponto_focal")
    return aprovado


@transaction.atomic
def recusar(ponto_focal: PontoFocal, *, por: Usuario, motivo: str) -> PontoFocal:
    """A pessoa não entra, e quem ela substituiria continua; quem indicou recebe o motivo."""
    dito = motivo.strip()
    recusado = executar(
        ponto_focal, RECUSAR, por=por, motivo=motivo, motivo_da_recusa=dito, fim=ponto_focal.inicio
    )
    fato = f"A SGD não aprovou a indicação de {recusado.nome} como ponto focal. Motivo: {dito}"
    _avisar(recusado, fato, "recusar")
    marcar_pendentes([recusado.ente_id], "ponto_focal")
    return recusado


def _avisar(ponto_focal: PontoFocal, fato: str, ato: str) -> None:
    """A caixa oficial, quem chefia o Executivo, e quem indicou, se é outra pessoa."""
    avisar_do_ponto_focal(ponto_focal, fato, ato=ato)
    quem = ponto_focal.indicado_por
    caixa = caixas_oficiais([ponto_focal.ente_id]).get(ponto_focal.ente_id)
    avisados = {caixa.email.lower()} if caixa else set()
    no_cargo = ponto_focal.ente.autoridades.no_cargo_em()
    avisados |= {email.lower() for email in no_cargo.values_list("email", flat=True)}
    if quem.email and quem.email.lower() not in avisados:
        notificar(
            f"mudanca_ponto_focal:{ponto_focal.pk}:indicou-{quem.pk}:{ato}",
            motivo="mudanca_ponto_focal",
            destinatario=quem.email,
            nome=quem.nome_de_tratamento,
            ente=ponto_focal.ente,
            contexto={"fato": fato},
        )
