"""O que o diagnóstico de um ente espera, numa consulta: o último diz tudo."""

from django.utils import timezone

from identidade.choices.tarefa import Assunto, Vez
from identidade.domain.tarefa import Tarefa
from identidade.models import Diagnostico
from municipios.models import Ente


def do_diagnostico(ente: Ente) -> Tarefa:
    ultimo = Diagnostico.objects.filter(ente=ente).first()
    if ultimo is None:
        explicacao = "As respostas mostram por onde começar. Dá para responder aos poucos."
        return Tarefa(Assunto.DIAGNOSTICO, "Responder o diagnóstico", explicacao, Vez.ENTE)
    if ultimo.enviado_em:
        explicacao = f"Enviado em {timezone.localtime(ultimo.enviado_em):%d/%m/%Y}."
        return Tarefa(Assunto.DIAGNOSTICO, "Diagnóstico", explicacao, Vez.NINGUEM)
    explicacao = f"Começado em {timezone.localtime(ultimo.iniciado_em):%d/%m/%Y}. Falta enviar."
    return Tarefa(Assunto.DIAGNOSTICO, "Concluir o diagnóstico", explicacao, Vez.ENTE)
