#!/usr/bin/env python3
"""Terminal do redegov: `manage.py portal` sobe tudo; `manage.py help` lista o resto."""

import os
import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line
from django.db import OperationalError


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "redegov.settings")
    try:
        execute_from_command_line(sys.argv)
    except ImproperlyConfigured as erro:
        sys.exit(f"Configuração inválida: {erro}")
    except OperationalError as erro:
        sys.exit(
            f"O banco de dados não respondeu: {str(erro).strip()}\n\n"
            "Se usa o banco embarcado, deixe o portal de pé em outro terminal (script/server) com "
            "a mesma REDEGOV_DADOS; se usa um banco seu, confira DATABASE_URL."
        )


if __name__ == "__main__":
    main()
