from datetime import timedelta

from django.utils import timezone

from municipios.models import Ente, Inscricao, Presenca, Usuario
from tests.api import cliente_de
from tests.builders import criar_evento

JSON = "application/json"


def test_api_marca_e_desfaz_sobre_a_versao_lida(carla: Usuario, ana: Usuario, vicosa: Ente) -> None:
    agora = timezone.now()
    evento = criar_evento(por=carla, inicio=agora, fim=agora + timedelta(hours=1))
    inscricao = Inscricao.objects.create(evento=evento, ente=vicosa, convidada_por=carla)
    equipe, endereco = cliente_de(carla), f"/api/v1/inscricoes/{inscricao.pk}/"
    versao = equipe.get(endereco)["ETag"]
    marcar = f"{endereco}marcar-presenca/"
    corpo = {"pessoas": 3}
    assert cliente_de(ana).post(marcar, corpo, JSON).status_code == 404
    feita = equipe.post(marcar, corpo, JSON, headers={"If-Match": versao})
    assert feita.status_code == 200, feita.content
    presenca = Presenca.objects.get(pk=feita.json()["presenca"])
    assert (presenca.pessoas, presenca.origem) == (3, "api")
    velha = equipe.post(marcar, corpo, JSON, headers={"If-Match": versao})
    assert velha.status_code == 412
    desfeita = equipe.post(f"/api/v1/presencas/{presenca.pk}/desfazer/", {}, JSON)
    assert desfeita.json()["situacao"] == "desfeita"
    cancelar = f"/api/v1/eventos/{evento.pk}/cancelar/"
    assert cliente_de(ana).post(cancelar, {"motivo": "a"}, JSON).status_code == 403
    evento.refresh_from_db()
    assert evento.anunciado
