from django.test import Client

from municipios.domain.agenda import em_ics
from municipios.models import Coorte, Usuario
from tests.builders import criar_evento


def test_ics_escapa_dobra_e_guarda_a_identidade(carla: Usuario) -> None:
    evento = criar_evento(por=carla, nome="Encontro; junho, já", pauta="ação " * 40, revisao=3)
    texto = em_ics(evento, agora=evento.inicio)
    assert "SUMMARY:Encontro\\; junho\\, já\r\n" in texto
    assert f"UID:evento-{evento.pk}@" in texto
    assert "SEQUENCE:3\r\n" in texto
    assert "DTSTART:20990618T170000Z\r\n" in texto
    assert all(len(linha.encode()) <= 75 for linha in texto.split("\r\n"))
    assert texto.replace("\r\n ", "").count("ação ") == 40
    assert "https://sala" in em_ics(evento, sala="https://sala").replace("\r\n ", "")


def test_agenda_da_coorte_traz_so_os_publicos_dela(client: Client, carla: Usuario) -> None:
    coorte = Coorte.objects.create(codigo="grupo", nome="Grupo", regra="lista")
    criar_evento(por=carla, nome="Dela", coorte=coorte, situacao="cancelado")
    criar_evento(por=carla, nome="Fechado", coorte=coorte, publico=False)
    criar_evento(por=carla, nome="De todos")
    texto = client.get("/eventos/coortes/grupo.ics").content.decode()
    assert "SUMMARY:Dela\r\n" in texto
    assert "STATUS:CANCELLED" in texto
    assert texto.count("BEGIN:VEVENT") == 1


def test_agenda_sem_evento_traz_o_fuso_pois_vazia_nao_pode_ser(client: Client, db: None) -> None:
    Coorte.objects.create(codigo="grupo", nome="Grupo", regra="lista")
    texto = client.get("/eventos/coortes/grupo.ics").content.decode()
    assert "BEGIN:VEVENT" not in texto
    assert texto.count("BEGIN:VTIMEZONE\r\nTZID:America/Sao_Paulo\r\n") == 1
