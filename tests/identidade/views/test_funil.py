from datetime import timedelta

from django.test import Client
from django.utils import timezone

from identidade.models import Acompanhamento, Interesse
from municipios.models import Ente, Inscricao, Usuario
from tests.builders import criar_evento


def test_do_desfecho_ao_funil_pelas_paginas(client: Client, carla: Usuario, vicosa: Ente) -> None:
    ontem = timezone.now() - timedelta(days=1)
    evento = criar_evento(por=carla, inicio=ontem, fim=ontem + timedelta(hours=3))
    inscricao = Inscricao.objects.create(evento=evento, ente=vicosa, convidada_por=carla)
    client.force_login(carla)
    pagina = f"/equipe/inscricoes/{inscricao.pk}/desfecho/"
    vazio = client.post(pagina, {"resultado": "interessado"}).content.decode()
    assert "pelo menos um produto" in vazio
    dados = {"resultado": "interessado", "produtos": ["assinatura"]}
    lista = client.post(pagina, dados, follow=True).content.decode()
    assert all(dito in lista for dito in ("Corrigir", "Assinatura eletrônica", "Dizer quem"))
    assert "Números publicados fora do portal" in client.get("/equipe/funil/").content.decode()
    funil = f"/equipe/funil/evento/{evento.pk}/"
    assert "Viçosa" in client.get(f"{funil}?etapa=interessados").content.decode()
    assert "Nenhum ente" in client.get(f"{funil}?etapa=com_plano").content.decode()
    planilha = b"".join(client.get(f"{funil}funil.csv").streaming_content).decode()  # type: ignore[attr-defined]
    assert "3171303;Viçosa;MG;sim;não;não" in planilha
    assert client.get("/equipe/funil/evento/999999/").status_code == 404
    combinado = {"responsavel": carla.pk, "proximo_contato": f"{timezone.localdate()}"}
    client.post(f"/equipe/entes/{vicosa.pk}/acompanhamento/", combinado)
    assert "Viçosa" in client.get("/equipe/acompanhamentos/").content.decode()
    encerrar = f"/equipe/acompanhamentos/{Acompanhamento.objects.get().pk}/encerrar/"
    client.post(encerrar, {"motivo": "Plano acordado."})
    assert not Acompanhamento.objects.abertos().exists()


def test_ente_diz_e_retira_interesse(
    client: Client, ana: Usuario, bruno: Usuario, vicosa: Ente
) -> None:
    client.force_login(ana)
    pagina = f"/entes/{vicosa.pk}/interesses/"
    feito = client.post(pagina, {"produto": "balcao"}, follow=True).content.decode()
    assert "A SGD vai procurar" in feito
    assert pagina in client.get("/meu-municipio/").content.decode()
    client.force_login(bruno)
    assert client.get(pagina).status_code == 404
    client.force_login(ana)
    retirar = f"/interesses/{Interesse.objects.get().pk}/retirar/"
    client.post(retirar, {})
    assert Interesse.objects.abertos().exists()
    client.post(retirar, {"motivo": "Mudou a prioridade."})
    assert "Mudou a prioridade." in client.get(pagina).content.decode()


def test_painel_mostra_o_publicado_ao_lado(client: Client, db: None) -> None:
    pagina = client.get("/painel/").content.decode()
    assert "mais de 2.600" in pagina
    assert "julho de 2023" in pagina
