from django.test import Client

from municipios.models import Inscricao, Usuario
from tests.builders import VICOSA, criar_evento
from tests.municipios.domain.test_inscricao import segredos


def test_equipe_convida_e_o_ente_responde_sem_conta(
    client: Client, carla: Usuario, ana: Usuario
) -> None:
    evento = criar_evento(por=carla, link="https://sala.gov.br.invalid/x")
    client.force_login(carla)
    convidar = f"/equipe/eventos/{evento.pk}/convidar/"
    errado = client.post(convidar, {"codigos": f"{VICOSA} 9999999"}).content.decode()
    assert "Não há ente com estes códigos: 9999999" in errado
    feito = client.post(convidar, {"codigos": VICOSA}, follow=True).content.decode()
    assert "Entes convidados agora: 1." in feito
    anonimo, endereco = Client(), f"/eventos/convite/{segredos(evento)[VICOSA]}/"
    antes = anonimo.get(endereco).content.decode()
    assert "Viçosa" in antes
    assert "sala.gov.br" not in antes
    assert "sala.gov.br" not in anonimo.get(f"{endereco}agenda.ics").content.decode()
    assert "Ana Ribeiro" not in antes, "nenhum dado pessoal"
    resposta = {"vem": "sim", "pessoas": "2", "nomes": "Lia Prado"}
    depois = anonimo.post(endereco, resposta, follow=True).content.decode()
    assert "sala.gov.br" in depois
    assert "sala.gov.br" in anonimo.get(f"{endereco}agenda.ics").content.decode()
    assert "sala.gov.br" not in anonimo.get(f"/eventos/{evento.pk}/agenda.ics").content.decode()
    assert "Lia Prado" not in depois
    assert "Resposta gravada: confirmada." in depois
    assert "nomes já gravados (1)" in anonimo.post(endereco, resposta, follow=True).text
    anonimo.post(endereco, resposta | {"pessoas": "2", "nomes": ""})
    assert Inscricao.objects.confirmadas().get().pessoas == 2
    assert "Lia Prado" in client.get(f"/equipe/eventos/{evento.pk}/").content.decode()
    assert anonimo.get("/eventos/convite/abc/").status_code == 404
