"""Aviso de prova devolvida, a quem responde pelo ente, com tudo o que falta."""

from collections.abc import Sequence

from django.utils import timezone

from identidade.domain.destinatario import destinatarios
from identidade.models import Evidencia, Implantacao
from municipios.domain.notificacao import Aviso, notificar_todos

DEVOLVIDA = "prova_devolvida"


def avisar_da_devolucao(devolvida: Evidencia, razoes: Sequence[str]) -> int:
    passo = devolvida.passo
    em_causa = Implantacao.objects.filter(pk=passo.implantacao_id)
    contexto = {
        "sistema": passo.implantacao.nome,
        "passo": passo.etapa.titulo,
        "razoes": list(razoes),
        "implantacao": passo.implantacao_id,
        "ordem": passo.etapa.ordem,
    }
    ente_id = devolvida.ente_id
    return notificar_todos(
        Aviso(f"{DEVOLVIDA}:{devolvida.pk}:{quem}", DEVOLVIDA, email, nome, ente_id, contexto)
        for quem, nome, email in destinatarios(em_causa, timezone.localdate()).do_ente(ente_id)
    )
