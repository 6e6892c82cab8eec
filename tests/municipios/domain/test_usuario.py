from dataclasses import replace

import pytest

from municipios.domain.usuario import receber_do_govbr
from municipios.govbr.identidade import Identidade
from municipios.models import Usuario

DAVI = Identidade(
    cpf="00092641830", nome="Davi Lins", nome_social="", email="davi@exemplo.com", nivel="bronze"
)


def test_cria_uma_vez_e_refresca(db: None) -> None:
    primeiro = receber_do_govbr(DAVI)
    segundo = receber_do_govbr(replace(DAVI, nome="Davi Moreira Lins", nivel="prata"))
    assert segundo.pk == primeiro.pk
    assert (segundo.nome, segundo.nivel_conta) == ("Davi Moreira Lins", "prata")
    assert segundo.identificador == primeiro.identificador


def test_sem_email_verificado_mantem_o_ultimo(db: None) -> None:
    receber_do_govbr(DAVI)
    assert receber_do_govbr(replace(DAVI, email="")).email == "davi@exemplo.com"


def test_nome_social_retirado_no_govbr_sai_daqui(db: None) -> None:
    receber_do_govbr(replace(DAVI, nome_social="Duda Lins"))
    assert receber_do_govbr(DAVI).nome_de_tratamento == "Davi Lins"


@pytest.mark.matriz("A14")
def test_email_igual_nao_junta_pessoas(carla: Usuario) -> None:
    davi = receber_do_govbr(replace(DAVI, email=carla.email))
    assert davi.pk != carla.pk
    assert Usuario.objects.filter(email=carla.email).count() == 2
