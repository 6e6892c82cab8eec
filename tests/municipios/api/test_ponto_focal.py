"""`/api/v1/pontos-focais/`: só a equipe e o próprio ente, com o CPF mascarado."""

import pytest

from municipios.api.ponto_focal import PontoFocalSerializer
from municipios.models import PontoFocal, Usuario
from tests.api import cliente_de, conferir_problema, igual_ao_serializador, linhas

PONTOS = "/api/v1/pontos-focais/"
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
