#!/usr/bin/env python3
"""Terminal do redegov: `manage.py portal` sobe tudo; `manage.py help` lista o resto."""

import os
import sys

from django.core.management import execute_from_command_line


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "redegov.settings")
    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
