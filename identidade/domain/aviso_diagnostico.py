"""Quem na SGD fica sabendo de um diagnóstico enviado: o gerente do ente ou a coordenação."""

from identidade.models import Diagnostico
from municipios.choices import Grupo
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import Usuario

DIAGNOSTICO_ENVIADO = "diagnostico_enviado"


def avisar_do_envio(diagnostico: Diagnostico) -> None:
    """Um por pessoa, na transação de quem envia."""
    com_email = Usuario.objects.da_equipe().exclude(email="")
    gerentes = com_email.filter(gerencias__ente=diagnostico.ente_id, gerencias__fim__isnull=True)
    contexto = {"diagnostico": diagnostico.pk}
    notificar_todos(
        Aviso(
            f"{DIAGNOSTICO_ENVIADO}:{diagnostico.pk}:usuario-{pessoa.pk}",
            DIAGNOSTICO_ENVIADO,
            pessoa.email,
            pessoa.nome_de_tratamento,
            diagnostico.ente_id,
            contexto,
        )
        for pessoa in gerentes or com_email.no_grupo(Grupo.COORDENACAO)
    )
