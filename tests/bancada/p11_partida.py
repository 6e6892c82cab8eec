"""P11: partida a frio. O processo do portal contra um Django com DRF e nada mais."""

import subprocess
import sys

from tests.bancada.medida import Resultado, comparar

NOSSO = "import os, django; os.environ['DJANGO_SETTINGS_MODULE']='redegov.settings'; django.setup()"
VAZIO = """
import django
from django.conf import settings
settings.configure(INSTALLED_APPS=['django.contrib.contenttypes', 'django.contrib.auth',
    'django.contrib.admin', 'django.contrib.sessions', 'django.contrib.messages',
    'rest_framework'], SECRET_KEY='x', USE_TZ=True)
django.setup()
import rest_framework.views
"""


def medir() -> list[Resultado]:
    return [
        comparar(
            "P11",
            "django.setup() em processo novo",
            nossa=lambda: _rodar(NOSSO),
            piso=lambda: _rodar(VAZIO),
            teto=1.5,
            rodadas=9,
        )
    ]


def _rodar(codigo: str) -> None:
    subprocess.run([sys.executable, "-c", codigo], check=True, capture_output=True)
