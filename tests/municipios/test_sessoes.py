from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.utils import timezone

from municipios.tasks import limpar_sessoes


@pytest.mark.django_db
def test_limpar_sessoes_apaga_so_as_vencidas() -> None:
    agora = timezone.now()
    for chave, horas in (("vencida", -1), ("viva", 1)):
        validade = agora + timedelta(hours=horas)
        Session.objects.create(session_key=chave, session_data="", expire_date=validade)
    limpar_sessoes()
    assert list(Session.objects.values_list("session_key", flat=True)) == ["viva"]
