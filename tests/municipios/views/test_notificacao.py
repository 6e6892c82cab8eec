from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from municipios.domain.entrega import entregar_tudo
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import Notificacao, Usuario
from tests.builders import criar_ente

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _pasta(settings: Settings, tmp_path: Path) -> None:
    settings.SEGUNDO_FATOR_OBRIGATORIO = False
    settings.EMAIL_BACKEND = "redegov.correio.PastaDeEmails"
    settings.EMAIL_PASTA = tmp_path


def avisar(quantos: int = 1) -> Notificacao:
    criar_ente()
    contexto = {"indicado_em": "16/11/2026", "ponto_focal": "<script>x</script>"}
    notificar_todos(
        Aviso(f"t:{n:03}", "ponto_focal_nao_confirmado", "a@x.invalid", "Ana", "3171303", contexto)
        for n in range(quantos)
    )
    return Notificacao.objects.earliest("pk")


def entrar(usuario: Usuario) -> Client:
    cliente = Client()
    cliente.force_login(usuario)
    return cliente


@pytest.mark.parametrize("rota", ["notificacao_listar", "notificacao_ver"])
def test_so_a_equipe_ve(rota: str, ana: Usuario, davi: Usuario, client: Client) -> None:
    pk = avisar().pk
    endereco = reverse(rota, args=[pk] if rota == "notificacao_ver" else [])
    assert client.get(endereco)["Location"].startswith(reverse("entrar"))
    assert entrar(ana).get(endereco).status_code == 404
    assert entrar(davi).get(endereco).status_code == 404


def test_mostra_o_email_gravado_e_as_repeticoes(carla: Usuario) -> None:
    aviso = avisar()
    Notificacao.objects.update(repeticoes=2)
    assert "Ainda não há arquivo" in ver(carla, aviso)
    entregar_tudo()
    pagina = ver(carla, aviso)
    assert "Em 16/11/2026 você foi indicada" in pagina
    assert aviso.message_id.strip("<>") in pagina
    lista = entrar(carla).get(reverse("notificacao_listar"))
    assert [(c["total"], c["repetidas"]) for c in lista.context["contagens"]] == [
        (0, 0),
        (1, 2),
        (0, 0),
    ]


def ver(usuario: Usuario, aviso: Notificacao) -> str:
    return entrar(usuario).get(reverse("notificacao_ver", args=[aviso.pk])).content.decode()


def test_continua_a_lista_e_filtra_por_situacao(carla: Usuario) -> None:
    avisar(60)
    cliente, endereco = entrar(carla), reverse("notificacao_listar")
    primeira = cliente.get(endereco)
    assert len(primeira.context["linhas"]) == 50
    resto = cliente.get(endereco, {"depois": primeira.context["ultima"]})
    assert (len(resto.context["linhas"]), resto.context["ultima"]) == (10, None)
    assert cliente.get(endereco, {"situacao": "enviada"}).context["linhas"] == []
    assert cliente.get(endereco, {"depois": "9" * 40, "situacao": "x"}).status_code == 200


@pytest.mark.parametrize("quantos", [1, 30])
def test_consultas_nao_crescem_com_a_lista(
    quantos: int, carla: Usuario, django_assert_max_num_queries: Any
) -> None:
    avisar(quantos)
    cliente = entrar(carla)
    with django_assert_max_num_queries(6):
        cliente.get(reverse("notificacao_listar"))
