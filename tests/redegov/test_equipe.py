"""O sítio da equipe: quem entra, o quadro do dia, e toda lista com o seu CSV."""

from datetime import timedelta

import pytest
from django.contrib import admin
from django.contrib.auth.models import AnonymousUser
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.fixtures import DjangoAssertNumQueries

from identidade.choices import TipoEvidencia
from identidade.domain.evidencia import juntar
from identidade.domain.prova import Prova
from municipios.choices import SituacaoPontoFocal
from municipios.models import Ente, Usuario
from tests.builders import criar_adesao, criar_ente, criar_ponto_focal
from tests.identidade.andamento import comecar, passo_de

LISTAS = sorted(
    (modelo._meta.app_label, str(modelo._meta.model_name)) for modelo in admin.site._registry
)
pytestmark = pytest.mark.django_db


def entrar(client: Client, usuario: Usuario) -> Client:
    client.force_login(usuario, "django.contrib.auth.backends.ModelBackend")
    return client


def test_so_mostra_o_que_e_do_portal(client: Client, rosa: Usuario) -> None:
    assert {app for app, _ in LISTAS} == {"identidade", "municipios"}
    for biblioteca in ("axes", "account", "socialaccount", "mfa", "auth"):
        assert entrar(client, rosa).get(f"/equipe/{biblioteca}/").status_code == 404


def test_manda_o_anonimo_entrar(client: Client) -> None:
    resposta = client.get(reverse("admin:index"))
    assert resposta.status_code == 302
    assert isinstance(resposta.wsgi_request.user, AnonymousUser)


@pytest.mark.parametrize("quem", ["ana", "davi", "pedro"])
def test_recusa_quem_nao_e_da_equipe(
    client: Client, request: pytest.FixtureRequest, quem: str
) -> None:
    resposta = entrar(client, request.getfixturevalue(quem)).get(reverse("admin:index"))
    assert resposta.status_code in {302, 403, 404}


@pytest.mark.parametrize("quem", ["carla", "gil", "lia", "rosa"])
def test_mostra_o_quadro_a_equipe(
    client: Client, request: pytest.FixtureRequest, quem: str
) -> None:
    resposta = entrar(client, request.getfixturevalue(quem)).get(reverse("admin:index"))
    assert "Implantações na vez da SGD" in resposta.content.decode()


def test_conta_no_quadro_o_ponto_focal_que_nao_entrou(
    client: Client, carla: Usuario, vicosa: Ente
) -> None:
    criar_ponto_focal(
        vicosa,
        situacao=SituacaoPontoFocal.INDICADO,
        confirmado_em=None,
        indicado_em=timezone.now() - timedelta(days=8),
    )
    quadro = entrar(client, carla).get(reverse("admin:index")).context["filas"]
    filas = {fila.codigo: fila.total for fila, _ in quadro}
    assert filas["sem_confirmar"] == 1
    assert filas["paradas"] == 0


def test_mostra_ao_gerente_so_a_carteira(
    client: Client, gil: Usuario, carla: Usuario, ubatuba: Ente
) -> None:
    criar_adesao(ubatuba)
    fila = "poucos_focais"
    totais = [
        {f.codigo: f.total for f, _ in entrar(client, quem).get("/equipe/").context["filas"]}
        for quem in (gil, carla)
    ]
    assert [total[fila] for total in totais] == [0, 1]


@pytest.mark.parametrize(("app", "modelo"), LISTAS)
def test_abre_a_lista_e_o_csv(client: Client, carla: Usuario, app: str, modelo: str) -> None:
    entrar(client, carla)
    assert client.get(reverse(f"admin:{app}_{modelo}_changelist")).status_code == 200
    csv = client.get(reverse(f"admin:{app}_{modelo}_exportar"))
    assert csv.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert b"".join(csv).startswith("\ufeff".encode())


def test_exporta_so_o_que_o_filtro_mostra(client: Client, carla: Usuario, vicosa: Ente) -> None:
    criar_ente("4209102")
    resposta = entrar(client, carla).get(reverse("admin:municipios_ente_exportar") + "?uf=SC")
    texto = b"".join(resposta).decode()
    assert "Joinville" in texto
    assert "Viçosa" not in texto


def test_lista_entes_com_o_mesmo_numero_de_consultas(
    client: Client, carla: Usuario, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    entrar(client, carla)
    for total in (1, 30):
        for numero in range(total):
            criar_ente(f"31{numero:05d}")
        with django_assert_max_num_queries(8):
            client.get(reverse("admin:municipios_ente_changelist"))


def test_ninguem_apaga_nem_cria_ente(client: Client, rosa: Usuario, vicosa: Ente) -> None:
    entrar(client, rosa)
    assert client.get(reverse("admin:municipios_ente_add")).status_code == 403
    apagar = reverse("admin:municipios_ente_delete", args=[vicosa.pk])
    assert client.post(apagar, {"post": "yes"}).status_code == 403
    assert Ente.objects.filter(pk=vicosa.pk).exists()


def test_so_a_coordenacao_muda_a_equipe(client: Client, carla: Usuario, rosa: Usuario) -> None:
    rota = reverse("admin:municipios_usuario_add")
    assert entrar(client, carla).get(rota).status_code == 403
    assert entrar(client, rosa).get(rota).status_code == 200


def test_prova_por_conferir_esta_no_quadro_e_abre_da_fila(
    client: Client, carla: Usuario, ana: Usuario, vicosa: Ente
) -> None:
    passo = passo_de(comecar(vicosa, ana), 8)
    prova = juntar(passo, Prova(TipoEvidencia.VIDEO, url="https://a.gov.br/v"), por=ana)
    quadro = entrar(client, carla).get(reverse("admin:index")).context["filas"]
    ((fila, endereco),) = [par for par in quadro if par[0].codigo == "provas"]
    assert fila.total == 1
    assert f"/evidencias/{prova.pk}/" in client.get(endereco).content.decode()
