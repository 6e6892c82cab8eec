"""O que o diagnóstico de um ente espera, numa consulta: o último diz tudo."""

from datetime import datetime

from django.utils import timezone

from identidade.models import Diagnostico


def espera_do_diagnostico(ente_id: str) -> tuple[str, str, str]:
    """Título, explicação e a vez (como em `tarefa.Vez`)."""
    ultimo = Diagnostico.objects.filter(ente=ente_id).first()
    if ultimo is None:
        explicacao = "As respostas mostram por onde começar. Dá para responder aos poucos."
        return "Responder o diagnóstico", explicacao, "ente"
    if ultimo.enviado_em:
        return "Diagnóstico", f"Enviado em {_dia(ultimo.enviado_em)}.", "ninguem"
    explicacao = f"Começado em {_dia(ultimo.iniciado_em)}. Falta enviar."
    return "Concluir o diagnóstico", explicacao, "ente"


def _dia(momento: datetime) -> str:
    return f"{timezone.localtime(momento):%d/%m/%Y}"
