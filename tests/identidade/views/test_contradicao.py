"""A fila na tela: só a equipe a vê, filtra, assume e dispensa com o porquê."""

from django.test import Client

from identidade.domain.contradicao import procurar
from identidade.models import Contradicao
from municipios.models import Ente, Usuario
from tests.builders import criar_adesao

BACKEND = "django.contrib.auth.backends.ModelBackend"


def test_equipe_dispensa_dizendo_por_que(
    client: Client, vicosa: Ente, carla: Usuario, davi: Usuario
) -> None:
    criar_adesao(vicosa)
    procurar()
    unica = Contradicao.objects.get()
    client.force_login(carla, BACKEND)
    assert "sem ponto focal" in client.get("/equipe/contradicoes/?uf=MG").text
    assert "Nada aqui" in client.get("/equipe/contradicoes/?uf=SP").text
    endereco = f"/equipe/contradicoes/{unica.pk}/"
    assert "dois pontos focais" in client.get(endereco).text
    assert "obrigatório" in client.post(f"{endereco}dispensar/", {"motivo": ""}).text
    client.post(f"{endereco}passar/", {"a": carla.pk})
    assert "sem ponto focal" in client.get("/equipe/contradicoes/?de=minhas").text
    assert client.get("/equipe/").context["filas"][-4][0].total == 1
    client.post(f"{endereco}assumir/")
    client.post(f"{endereco}dispensar/", {"motivo": "Troca em curso."})
    unica.refresh_from_db()
    assert (unica.situacao, unica.responsavel) == ("dispensada", carla)
    assert client.post(f"{endereco}apagar/").status_code == 404
    client.force_login(davi, BACKEND)
    assert client.get(endereco).status_code == 404
