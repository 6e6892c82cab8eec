"""`/api/v1/pontos-focais/`: só a equipe e o próprio ente, com o CPF mascarado."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from municipios.api.ponto_focal import PontoFocalSerializer
from municipios.choices import SituacaoPontoFocal
from municipios.models import Ente, PontoFocal, Usuario
from tests.api import cliente_de, conferir_problema, igual_ao_serializador, linhas
from tests.builders import dados_de_indicacao

PONTOS = "/api/v1/pontos-focais/"
INDICADA = dados_de_indicacao(nome="Marta Reis Couto")
OUTRO_CPF = "99915738447"
pytestmark = pytest.mark.django_db


def test_anonimo_precisa_de_token() -> None:
    conferir_problema(cliente_de(None).get(PONTOS), 401, "credencial_ausente")


def test_lista_so_os_do_proprio_ente_sem_cpf(
    ana: Usuario, bruno: Usuario, carla: Usuario, davi: Usuario
) -> None:
    ponto = PontoFocal.objects.get(cpf=ana.cpf)
    (linha,) = linhas(cliente_de(ana).get(PONTOS))
    igual_ao_serializador(linha, ponto, PontoFocalSerializer)
    assert str(ana.cpf) not in str(linha)
    assert len(linhas(cliente_de(carla).get(PONTOS))) == 2
    assert linhas(cliente_de(davi).get(PONTOS)) == []


@pytest.mark.matriz("B6")
def test_quem_deixa_de_ser_ponto_focal_perde_o_acesso_com_o_mesmo_token(ana: Usuario) -> None:
    cliente = cliente_de(ana)
    assert len(linhas(cliente.get(PONTOS))) == 1
    PontoFocal.objects.update(situacao="encerrado")
    assert linhas(cliente.get(PONTOS)) == []


def test_prefeito_indica_troca_e_encerra(pedro: Usuario, vicosa: Ente) -> None:
    cliente = cliente_de(pedro)
    nova = cliente.post(PONTOS, INDICADA | {"ente": vicosa.pk}, content_type="application/json")
    assert nova.status_code == 201, nova.content
    outra = INDICADA | {"cpf": OUTRO_CPF, "nome": "Outra Pessoa", "motivo": "Saiu do cargo"}
    trocada = cliente.post(f"{nova['Location']}substituir/", outra)
    assert trocada.json()["situacao"] == SituacaoPontoFocal.SUBSTITUIDO
    posta = PontoFocal.objects.em_aberto().get(nome="Outra Pessoa")
    encerrar = f"{PONTOS}{posta.pk}/encerrar/"
    corpo = {"motivo": "Exonerada"}
    encerrada = cliente.post(encerrar, corpo, content_type="application/json")
    assert encerrada.json()["situacao"] == SituacaoPontoFocal.ENCERRADO


def test_sgd_troca_so_com_oficio_que_serve(carla: Usuario, ana: Usuario) -> None:
    ponto = PontoFocal.objects.get(cpf=ana.cpf)
    troca = INDICADA | {"motivo": "Pedido do ente"}
    caminho, cliente = f"{PONTOS}{ponto.pk}/substituir/", cliente_de(carla)
    conferir_problema(cliente.post(caminho, troca), 409, "oficio")
    falso = SimpleUploadedFile("oficio.pdf", b"<html>")
    recusa = conferir_problema(
        cliente.post(caminho, troca | {"oficio": falso}), 400, "dados_invalidos"
    )
    assert recusa["errors"][0]["pointer"] == "#/oficio"
    assert PontoFocal.objects.get(pk=ponto.pk).situacao == ponto.situacao
