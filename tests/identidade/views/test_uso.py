"""A página de uso: dois que gravam meses diferentes não desfazem um ao outro."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from identidade.domain.uso import informar, meses_abertos
from identidade.models import Implantacao
from municipios.models import Ente, Usuario
from tests.identidade.andamento import comecar

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def implantacao(vicosa: Ente, ana: Usuario) -> Implantacao:
    nova = comecar(vicosa, ana)
    Implantacao.objects.update(producao_em=timezone.now() - timedelta(days=62))
    nova.refresh_from_db()
    return nova


def test_grava_so_o_que_a_pessoa_mudou(
    client: Client, implantacao: Implantacao, ana: Usuario, pedro: Usuario, bruno: Usuario
) -> None:
    mes = meses_abertos(implantacao)[-1]
    campo, endereco = f"m{mes:%Y%m}", f"/implantacoes/{implantacao.pk}/uso/?ano={mes.year}"
    client.force_login(ana, BACKEND)
    assert campo in client.get(endereco).text
    informar(implantacao, {mes: 77}, por=pedro)
    # Ana viu o mês vazio e não o tocou: o 77 de Pedro fica.
    assert client.post(endereco, {campo: "", f"initial-{campo}": ""}).status_code == 302
    apagado = client.post(endereco, {campo: "", f"initial-{campo}": "77"})
    assert "não se apaga" in apagado.text
    assert client.post(endereco, {campo: "80", f"initial-{campo}": "77"}).status_code == 302
    assert implantacao.usos.get(mes=mes).volume == 80
    assert (
        f"{mes:%m/%Y};80"
        in b"".join(client.get(f"/implantacoes/{implantacao.pk}/uso/uso.csv")).decode()
    )
    client.force_login(bruno, BACKEND)
    assert client.get(endereco).status_code == 404
