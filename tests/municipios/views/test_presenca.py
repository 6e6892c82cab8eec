from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from municipios.domain.credencial import credencial
from municipios.models import Ente, Evento, Inscricao, Presenca, Usuario
from tests.builders import criar_ente, criar_evento


@pytest.fixture
def evento(carla: Usuario) -> Evento:
    agora = timezone.now()
    return criar_evento(por=carla, inicio=agora, fim=agora + timedelta(hours=2))


def test_porta_marca_com_um_toque_e_recebe_quem_nao_foi_convidado(
    client: Client, carla: Usuario, evento: Evento, vicosa: Ente
) -> None:
    inscricao = Inscricao.objects.create(evento=evento, ente=vicosa, convidada_por=carla)
    criar_ente("3549904", nome="São José dos Campos", uf="SP")
    client.force_login(carla)
    porta = f"/equipe/eventos/{evento.pk}/porta/"
    achada = client.get(porta, {"busca": "sao jose"}).content.decode()
    assert "chegou sem convite" in achada
    marcar = {"inscricao": inscricao.pk, "busca": "vico"}
    feita = client.post(f"{porta}marcar/", marcar, follow=True)
    assert feita.redirect_chain[0][0] == f"{porta}?busca=vico"
    assert "presente desde" in feita.content.decode()
    client.post(f"{porta}marcar/", {"ente": "3549904"})
    assert Presenca.objects.valendo().count() == 2
    client.post(f"{porta}marcar/", {"presenca": inscricao.presenca.pk})
    assert Presenca.objects.valendo().count() == 1
    assert client.post(f"{porta}marcar/", {"inscricao": "x"}).status_code == 404


def test_qr_do_convidado_so_abre_para_a_equipe(
    client: Client, carla: Usuario, ana: Usuario, evento: Evento, vicosa: Ente
) -> None:
    inscricao = Inscricao.objects.create(evento=evento, ente=vicosa, convidada_por=carla)
    entrada = f"/equipe/eventos/entrada/{credencial(inscricao)}/"
    assert client.get(entrada).status_code == 302
    client.force_login(ana)
    assert client.post(entrada, {"pessoas": 1}).status_code == 404
    client.force_login(carla)
    assert client.get(entrada[:-2] + "/").status_code == 404, "forjado"
    client.post(entrada, {"pessoas": 3, "nomes": "Lia Prado"})
    assert Presenca.objects.get().pessoas == 3
