"""Páginas dos pontos focais: o ente vê os seus, a chefia e a SGD mudam, o estranho não existe."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from municipios.choices import PapelPontoFocal, SituacaoPontoFocal, TipoPontoFocal, Vinculo
from municipios.models import Ente, Historico, PontoFocal, Usuario
from tests.builders import VICOSA

LISTA = f"/entes/{VICOSA}/pontos-focais/"
NOVO = {
    "nome": "Ivone Toledo Mota",
    "cpf": "529.982.247-25",
    "cargo": "Diretora",
    "vinculo": Vinculo.EFETIVO,
    "orgao": "Secretaria da Fazenda",
    "email": "ivone@vicosa.mg.gov.br",
    "papel": PapelPontoFocal.TECNICO,
    "tipo": TipoPontoFocal.SUPLENTE,
}
pytestmark = pytest.mark.django_db


def entrar(usuario: Usuario) -> Client:
    client = Client()
    client.force_login(usuario, "django.contrib.auth.backends.ModelBackend")
    return client


def mandar(usuario: Usuario, rota: str, **dados: Any) -> Any:
    return entrar(usuario).post(rota, NOVO | dados)


def test_anonimo_vai_entrar(client: Client, vicosa: Ente) -> None:
    assert client.get(LISTA).status_code == 302


def test_ente_ve_os_seus_e_estranho_nao_acha(
    ana: Usuario, bruno: Usuario, davi: Usuario, carla: Usuario
) -> None:
    pagina = entrar(ana).get(LISTA)
    assert "Ana Ribeiro Fontes" in pagina.text
    assert str(ana.cpf) not in pagina.text
    assert entrar(carla).get(LISTA).status_code == 200
    assert [entrar(p).get(LISTA).status_code for p in (bruno, davi)] == [404, 404]


def test_prefeito_indica_e_a_sgd_deixa_rastro(pedro: Usuario, carla: Usuario) -> None:
    assert mandar(pedro, f"{LISTA}indicar/").status_code == 302
    assert mandar(carla, f"{LISTA}indicar/", cpf="11144477735").status_code == 302
    assert list(Historico.objects.order_by("pk").values_list("pela_sgd", flat=True)) == [
        False,
        True,
    ]


def test_ponto_focal_nao_indica(ana: Usuario) -> None:
    assert mandar(ana, f"{LISTA}indicar/").status_code == 403
    assert PontoFocal.objects.count() == 1


def test_recusa_devolve_o_que_se_digitou(pedro: Usuario, ana: Usuario) -> None:
    repetida = mandar(pedro, f"{LISTA}indicar/", cpf=ana.cpf)
    assert repetida.status_code == 200
    assert "Ivone Toledo Mota" in repetida.text
    invalida = mandar(pedro, f"{LISTA}indicar/", cpf="111.111.111-11")
    assert 'value="Ivone Toledo Mota"' in invalida.text
    assert PontoFocal.objects.count() == 1


@pytest.mark.matriz("B6")
def test_substituido_perde_o_acesso_no_pedido_seguinte(ana: Usuario, pedro: Usuario) -> None:
    sessao_da_ana = entrar(ana)
    assert sessao_da_ana.get(LISTA).status_code == 200
    ponto = PontoFocal.objects.get(cpf=ana.cpf)
    rota = reverse("ponto_focal_substituir", args=[ponto.pk])
    assert mandar(pedro, rota, motivo="Mudou de secretaria").status_code == 302
    ponto.refresh_from_db()
    assert ponto.situacao == SituacaoPontoFocal.SUBSTITUIDO
    assert sessao_da_ana.get(LISTA).status_code == 404


def test_encerrar_exige_motivo(ana: Usuario, pedro: Usuario) -> None:
    ponto = PontoFocal.objects.get(cpf=ana.cpf)
    rota = reverse("ponto_focal_encerrar", args=[ponto.pk])
    assert entrar(pedro).post(rota, {"motivo": ""}).status_code == 200
    assert entrar(pedro).post(rota, {"motivo": "Aposentou-se"}).status_code == 302
    ponto.refresh_from_db()
    assert ponto.situacao == SituacaoPontoFocal.ENCERRADO
