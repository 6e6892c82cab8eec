"""De onde veio cada ato: o histórico diz quem, de que pedido, de que endereço, antes e depois."""

import pytest
from django.apps import apps
from django.db import connection
from django.test import Client

from municipios.domain.elo import cadeia
from municipios.models import Ente, Historico, PontoFocal, Usuario
from tests.builders import criar_adesao, dados_de_indicacao

pytestmark = [pytest.mark.django_db, pytest.mark.matriz("H3")]


def test_ato_da_pagina_guarda_pedido_endereco_e_autor(
    client: Client, carla: Usuario, vicosa: Ente
) -> None:
    client.force_login(carla)
    resposta = client.post(
        f"/entes/{vicosa.pk}/pontos-focais/indicar/",
        dados_de_indicacao(nome="Marta Reis Couto"),
        REMOTE_ADDR="203.0.113.9",
    )
    assert resposta.status_code == 302
    ato = Historico.objects.get(transicao="indicar", ente=vicosa, por=carla)
    assert ato.origem == {"pedido": resposta["X-Request-ID"], "endereco": "203.0.113.9"}
    assert (ato.de, ato.para) == ("", "indicado")


def test_pedidos_seguidos_nao_se_misturam(client: Client, carla: Usuario, vicosa: Ente) -> None:
    client.force_login(carla)
    pedidos = []
    for cpf in ("99984531279", "99931472146"):
        dados = dados_de_indicacao(cpf=cpf)
        resposta = client.post(f"/entes/{vicosa.pk}/pontos-focais/indicar/", dados)
        pedidos.append(resposta["X-Request-ID"])
    atos = Historico.objects.filter(transicao="indicar", por=carla).order_by("pk")
    assert [ato.origem["pedido"] for ato in atos] == pedidos


def test_origem_entra_no_elo_sem_se_mostrar(client: Client, carla: Usuario, vicosa: Ente) -> None:
    client.force_login(carla)
    dados = dados_de_indicacao()
    client.post(f"/entes/{vicosa.pk}/pontos-focais/indicar/", dados, REMOTE_ADDR="203.0.113.9")
    historia = cadeia(PontoFocal.objects.get(indicado_por=carla))
    assert historia.integra
    assert "203.0.113.9" not in historia.atos[0].forma


# Filas e consolidados, que a rotina reescreve: cada tentativa já é uma linha ou um número.
DAS_ROTINAS = {
    "identidade.consolidadoproduto",
    "municipios.importacao",
    "municipios.notificacao",
}


def test_situacao_so_muda_deixando_evento() -> None:
    """Todo model com situação tem gatilho que guarda a mudança, venha ela de que caminho vier."""
    com_situacao = {
        m._meta.db_table: m._meta.label_lower
        for m in apps.get_models()
        if any(campo.name == "situacao" for campo in m._meta.concrete_fields)
        and not m._meta.label_lower.endswith("event")
    }
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT DISTINCT tgrelid::regclass::text FROM pg_trigger WHERE tgname ~ 'update_update'"
        )
        com_gatilho = {tabela for (tabela,) in cursor.fetchall()}
    sem_gatilho = {nome for tabela, nome in com_situacao.items() if tabela not in com_gatilho}
    assert sem_gatilho == DAS_ROTINAS


def test_mudanca_por_fora_do_dominio_tambem_deixa_evento(vicosa: Ente) -> None:
    adesao = criar_adesao(vicosa)
    with connection.cursor() as cursor:
        cursor.execute(
            "UPDATE municipios_adesao SET numero_sei = '9/26' WHERE id = %s", [adesao.pk]
        )
    eventos = apps.get_model("municipios.AdesaoEvent").objects.filter(pgh_obj=adesao.pk)
    assert list(eventos.order_by("pk").values_list("numero_sei", flat=True)) == ["", "9/26"]
