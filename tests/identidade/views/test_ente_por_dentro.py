"""O ente por dentro: o que a página junta, quem a vê, e a anotação escrita nela."""

from datetime import date

import pytest
from django.test import Client
from django.utils import timezone

from identidade.domain.acompanhamento import acompanhar
from identidade.domain.bloqueio import bloquear
from identidade.domain.interesse import manifestar
from identidade.models import Acao, MotivoBloqueio, Produto
from municipios.domain.mensagem import enviar
from municipios.models import Anotacao, Ente, Usuario
from tests.api import cliente_de, linhas
from tests.identidade.andamento import comecar, criar_contradicao
from tests.identidade.api.test_implantacao import mandar
from tests.identidade.plano import acordado

PAGINA = "/equipe/entes/3171303/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def cheio(vicosa: Ente, ana: Usuario, pedro: Usuario, carla: Usuario, gil: Usuario) -> None:
    espera = MotivoBloqueio.objects.get(pk="espera_sgd")
    bloquear(comecar(vicosa, ana), por=ana, motivo=espera)
    plano, _ = acordado(vicosa, ana=ana, carla=carla)
    Acao.objects.filter(plano=plano, numero=1).update(prazo=date(2026, 1, 1))
    criar_contradicao(vicosa)
    manifestar(vicosa, Produto.objects.get(pk="balcao"), por=ana)
    hoje = timezone.localdate()
    acompanhar(vicosa, por=carla, responsavel=gil, proximo_contato=hoje, nota="Ligar.")
    enviar(vicosa, por=ana, texto="Por onde se começa?")


@pytest.mark.usefixtures("cheio")
def test_junta_tudo_numa_pagina(client: Client, carla: Usuario, gil: Usuario) -> None:
    client.force_login(carla, "django.contrib.auth.backends.ModelBackend")
    texto = client.get(PAGINA).text
    for dito in (
        "Prefeit", "***.", gil.nome, "Em vigor desde", "1 atrasada", "Publicar o decreto",
        "Portal do cidadão", "dia", "Contradições (1)", "Tem interesse em Balcão", "Ligar.",
        "Por onde se começa?", "Plano de ação: ",
    ):  # fmt: skip
        assert dito in texto, dito
    assert client.get("/equipe/entes/53/").status_code == 404


def test_anotacao_pela_pagina_e_pela_api(
    client: Client, vicosa: Ente, ana: Usuario, lia: Usuario, carla: Usuario
) -> None:
    client.force_login(carla, "django.contrib.auth.backends.ModelBackend")
    anotacoes = f"{PAGINA}anotacoes/"
    dito = {"tipo": "visita", "quando": "2026-11-01", "com_quem": "Ana", "resumo": "Foi bem."}
    sem_quem = client.post(anotacoes, dito | {"com_quem": ""})
    assert "Foi bem." in sem_quem.text
    assert "Diga com quem se falou" in sem_quem.text
    assert client.post(anotacoes, dito).status_code == 302
    (uma,) = Anotacao.objects.all()
    corrigir = f"/equipe/anotacoes/{uma.pk}/corrigir/"
    assert client.post(corrigir, dito | {"resumo": "Foi mal."}).status_code == 302
    assert "Esta já foi corrigida" in client.get(corrigir).text
    assert "Corrigida por outra" in client.get(PAGINA).text
    da_carla, api, nova = cliente_de(carla), "/api/v1/anotacoes/", dito | {"ente": vicosa.pk}
    assert mandar(da_carla, api, **nova).status_code == 201
    assert mandar(da_carla, api, **nova, corrige=uma.pk).status_code == 409
    assert mandar(cliente_de(lia), api, **nova).status_code == 403
    assert mandar(cliente_de(ana), api, **nova).status_code == 403
    assert linhas(cliente_de(ana).get(api)) == []
    assert len(linhas(da_carla.get(f"{api}?tipo=visita"))) == 3
