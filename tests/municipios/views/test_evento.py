from typing import Any

from django.test import Client

from municipios.choices.evento import SituacaoEvento as S
from municipios.models import Evento, Usuario
from tests.builders import criar_evento


def _dados(**campos: Any) -> dict[str, Any]:
    padrao = {
        "nome": "Encontro", "tipo": "reuniao", "modalidade": "presencial", "local": "Bloco K",
        "inicio": "18/06/2099 14:00", "fim": "18/06/2099 17:00", "fuso": "America/Manaus",
        "organizador": "SGD", "publico": "on", "vagas": "17",
    }  # fmt: skip
    return padrao | campos


def test_equipe_prepara_publica_e_a_agenda_mostra(client: Client, carla: Usuario) -> None:
    client.force_login(carla)
    errado = client.post("/equipe/eventos/novo/", _dados(inicio="amanhã")).content.decode()
    assert "Escreva o dia e a hora assim" in errado
    assert "amanhã" in errado
    client.post("/equipe/eventos/novo/", _dados())
    evento = Evento.objects.get()
    assert f"{evento.inicio:%H:%M}" == "18:00", "14h em Manaus"
    pagina = f"/equipe/eventos/{evento.pk}/"
    assert "18/06/2099 14:00" in client.get(f"{pagina}mudar/").content.decode()
    anonimo = Client()
    assert anonimo.get(f"/eventos/{evento.pk}/").status_code == 404
    client.post(f"{pagina}mudar/", _dados(nome="Encontro de junho"))
    assert "Evento publicado." in client.post(f"{pagina}publicar/", follow=True).content.decode()
    assert "Encontro de junho" in anonimo.get("/eventos/").content.decode()
    client.post(f"{pagina}cancelar/", {"motivo": "Chuva"})
    assert "foi cancelado" in anonimo.get(f"/eventos/{evento.pk}/").content.decode()


def test_fora_da_agenda_publica_so_a_equipe_ve(client: Client, carla: Usuario) -> None:
    evento = criar_evento(por=carla, publico=False, link="https://sala.gov.br.invalid/x")
    assert client.get(f"/eventos/{evento.pk}/").status_code == 404
    Evento.objects.update(publico=True)
    assert "sala.gov.br" not in client.get(f"/eventos/{evento.pk}/").content.decode()
    client.force_login(carla)
    assert "sala.gov.br" in client.get(f"/equipe/eventos/{evento.pk}/").content.decode()
    assert Evento.objects.get().situacao == S.PUBLICADO
