"""O app do Celery e a agenda inteira do beat: o que roda, e quando, está só aqui."""

import os

from celery import Celery

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "redegov.settings")

app = Celery("redegov")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.conf.update(
    timezone="America/Sao_Paulo",
    task_ignore_result=True,
    task_acks_late=True,
    worker_prefetch_multiplier=1,
    broker_connection_retry_on_startup=True,
    beat_schedule={},
)
app.autodiscover_tasks()
