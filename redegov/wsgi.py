"""Porta WSGI do portal (gunicorn)."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "redegov.settings")
application = get_wsgi_application()
