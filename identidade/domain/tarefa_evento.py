"""Os convites a que um ente ainda não respondeu, numa consulta."""

from datetime import datetime

from django.utils import timezone

from municipios.choices.evento import SituacaoEvento, SituacaoInscricao
from municipios.models import Inscricao

COMO = "Responda pelo endereço do convite, que foi por e-mail aos pontos focais e à chefia."


def convites_por_responder(
    ente_id: str, agora: datetime | None = None
) -> list[tuple[str, str, int]]:
    """Título, explicação e evento; só dos que têm página pública, que é o que a tarefa abre."""
    sem_resposta = Inscricao.objects.filter(
        ente=ente_id,
        na_porta=False,
        situacao=SituacaoInscricao.CONVIDADA,
        evento__situacao=SituacaoEvento.PUBLICADO,
        evento__publico=True,
        evento__inicio__gt=agora or timezone.now(),
    )
    return [
        (f"Responder ao convite: {i.evento}", f"{i.evento.quando}. {COMO}", i.evento_id)
        for i in sem_resposta.select_related("evento").order_by("evento__inicio", "pk")
    ]
