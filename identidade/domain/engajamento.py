"""Engajamento: quem do ente abriu o plano, quando o ente reagiu, e que planos ficaram sem resposta.

Abrir é visita; reagir é escrever, editar, concordar ou mexer numa ação.
"""

from datetime import datetime, timedelta

from django.utils import timezone

from identidade.models import PlanoAcao, VisitaPlano
from identidade.models.plano import PlanoAcaoQuerySet
from municipios.choices.mensagem import Lado
from municipios.domain.lembrete import regra_ativa
from municipios.models import Usuario
from municipios.permissions import representa_o_ente

SEM_REACAO = "plano_sem_reacao"


def sem_reacao(planos: PlanoAcaoQuerySet, agora: datetime) -> PlanoAcaoQuerySet:
    """Os em que o ente não fez nada pelos dias da regra; regra desligada, nenhum."""
    regra = regra_ativa(SEM_REACAO)
    return planos.sem_reacao_desde(agora - timedelta(regra.dias)) if regra else planos.none()


def dias_sem_reacao() -> int | None:
    """Os dias da regra, para a página; vazio se a equipe a desligou."""
    regra = regra_ativa(SEM_REACAO)
    return regra.dias if regra else None


def marcar_visita(plano: PlanoAcao, *, por: Usuario, agora: datetime | None = None) -> None:
    """Só conta a de quem representa o ente: a da equipe não diz que o ente viu o plano."""
    if por.lado_na_conversa != Lado.ENTE or not representa_o_ente(por, plano):
        return
    agora = agora or timezone.now()
    visita, nova = VisitaPlano.objects.get_or_create(
        plano=plano, usuario=por, defaults={"primeira_em": agora, "ultima_em": agora}
    )
    if not nova:
        visita.ultima_em = agora
        visita.save(update_fields=["ultima_em"])


def marcar_reacao(plano: PlanoAcao, por: Usuario) -> None:
    """Quem reage também abriu."""
    marcar_visita(plano, por=por)
    if por.lado_na_conversa == Lado.ENTE:
        plano.reacao_em = timezone.now()
        plano.save(update_fields=["reacao_em"])
