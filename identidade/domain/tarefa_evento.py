"""Os convites a que um ente ainda não respondeu, numa consulta."""

from datetime import datetime

from django.utils import timezone

from identidade.choices.tarefa import Assunto, Vez
from identidade.domain.tarefa import Tarefa
from municipios.choices.evento import SituacaoEvento, SituacaoInscricao
from municipios.models import Ente, Inscricao

COMO = "Responda pelo endereço do convite, que foi por e-mail aos pontos focais e à chefia."


def dos_convites(ente: Ente, agora: datetime | None = None) -> list[Tarefa]:
    """Só dos eventos que têm página pública, que é o que a tarefa abre."""
    sem_resposta = Inscricao.objects.filter(
        ente=ente,
        na_porta=False,
        situacao=SituacaoInscricao.CONVIDADA,
        evento__situacao=SituacaoEvento.PUBLICADO,
        evento__publico=True,
        evento__inicio__gt=agora or timezone.now(),
    )
    return [
        Tarefa(
            Assunto.CONVITE,
            f"Responder ao convite: {i.evento}",
            f"{i.evento.quando}. {COMO}",
            Vez.ENTE,
            i.evento_id,
        )
        for i in sem_resposta.select_related("evento").order_by("evento__inicio", "pk")
    ]
