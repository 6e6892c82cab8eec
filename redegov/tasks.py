"""O sinal de vida do trabalhador. Quando roda: `celery.py`."""

from celery import shared_task

from redegov import batida


@shared_task(ignore_result=True)
def bater() -> None:
    batida.bater(batida.TRABALHADOR)
