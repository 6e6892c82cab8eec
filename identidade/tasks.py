"""Varreduras de `identidade`: cada tarefa é uma chamada ao domínio. Quando rodam: `celery.py`."""

from celery import shared_task

from identidade.domain import (
    alarme,
    aviso_plano,
    consolidacao,
    contradicao,
    lembrete,
    lembrete_relatorio,
    migracao_roteiro,
    verificador,
)


@shared_task(ignore_result=True)
def consolidar_pendentes() -> None:
    consolidacao.consolidar_todos_os_pendentes()


@shared_task(ignore_result=True)
def reconstruir_consolidados() -> None:
    consolidacao.reconstruir()


@shared_task(ignore_result=True)
def fotografar_contagens() -> None:
    consolidacao.fotografar()


@shared_task(ignore_result=True)
def lembrar_implantacoes_paradas() -> None:
    lembrete.lembrar_implantacoes_paradas()


@shared_task(ignore_result=True)
def lembrar_relatorios() -> None:
    lembrete_relatorio.lembrar_relatorios()


@shared_task(ignore_result=True)
def alarmar_prazos() -> None:
    alarme.alarmar_prazos()


@shared_task(ignore_result=True)
def verificar_sistemas() -> None:
    """Faz as verificações pedidas. Quem tem pressa: `on_commit(verificar_sistemas.delay)`."""
    verificador.verificar_pendentes()


@shared_task(ignore_result=True)
def pedir_verificacoes_da_semana() -> None:
    verificador.pedir_da_semana()


@shared_task(ignore_result=True)
def avisar_dos_planos() -> None:
    aviso_plano.avisar_dos_planos()


@shared_task(ignore_result=True)
def procurar_contradicoes() -> None:
    contradicao.procurar()


@shared_task(ignore_result=True)
def migrar_implantacoes() -> None:
    """Em lotes, à versão nova. Quem tem pressa: `on_commit(migrar_implantacoes.delay)`."""
    migracao_roteiro.migrar_pendentes()
