"""Quem, na SGD, se pode pôr para fazer uma ação do plano."""

from django.db.models import Q, QuerySet

from identidade.models import Acao, PlanoAcao
from municipios.models import Usuario


def escolhiveis_na_sgd(
    plano: PlanoAcao, por: Usuario, acao: Acao | None = None
) -> QuerySet[Usuario]:
    """A equipe escolhe entre todos; o ente, entre quem já cuida dele ou já está na ação."""
    equipe: QuerySet[Usuario] = Usuario.objects.da_equipe()
    if por.eh_da_equipe:
        return equipe
    cuida = Q(gerencias__ente=plano.ente_id, gerencias__fim__isnull=True)
    return equipe.filter(cuida | Q(pk=acao.analista_id if acao else None)).distinct()
