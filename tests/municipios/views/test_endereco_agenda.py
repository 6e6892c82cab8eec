import re

from django.test import Client

from municipios.choices.evento import SituacaoEvento
from municipios.models import Coorte, Ente, Inscricao, Usuario
from tests.builders import criar_evento


def _criar(client: Client, pagina: str) -> str:
    feita = client.post(pagina, {"acao": "criar"}).content.decode()
    achado = re.search(r"/eventos/agenda/[\w-]+\.ics", feita)
    assert achado
    return achado[0]


def test_agenda_do_ente_e_secreta_revogavel_e_sem_pessoas(
    client: Client, ana: Usuario, carla: Usuario, bruno: Usuario, vicosa: Ente
) -> None:
    sala = {"link": "https://sala.gov.br.invalid/x", "publico": False}
    fechado = criar_evento(por=carla, nome="Reunião fechada", **sala)
    Inscricao.objects.create(evento=fechado, ente=vicosa, convidada_por=carla, nomes="Lia Prado")
    criar_evento(por=carla, nome="De outro")
    rascunho = criar_evento(por=carla, nome="Rascunho", situacao=SituacaoEvento.RASCUNHO)
    Inscricao.objects.create(evento=rascunho, ente=vicosa, convidada_por=carla)
    pagina = f"/entes/{vicosa.pk}/agenda/"
    client.force_login(bruno)
    assert client.post(pagina, {"acao": "criar"}).status_code == 404
    client.force_login(ana)
    endereco, anonimo = _criar(client, pagina), Client()
    texto = anonimo.get(endereco).content.decode()
    assert "Reunião fechada" in texto
    for fora in ("De outro", "Rascunho", "sala.gov.br", "Lia Prado"):
        assert fora not in texto
    outro = _criar(client, pagina)
    assert anonimo.get(endereco).status_code == 404, "o novo revoga o de antes"
    client.post(pagina, {"acao": "revogar"})
    assert anonimo.get(outro).status_code == 404


def test_agenda_da_coorte_so_a_equipe_da(client: Client, ana: Usuario, carla: Usuario) -> None:
    coorte = Coorte.objects.create(codigo="piloto", nome="Piloto")
    criar_evento(por=carla, coorte=coorte, publico=False)
    client.force_login(ana)
    assert client.get("/equipe/coortes/piloto/agenda/").status_code == 404
    client.force_login(carla)
    endereco = _criar(client, "/equipe/coortes/piloto/agenda/")
    assert "Encontro de junho" in Client().get(endereco).content.decode()
