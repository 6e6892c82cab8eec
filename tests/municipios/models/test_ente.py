"""Quem age por um ente: o elo é o CPF, e é conferido a cada pergunta."""

from datetime import date, timedelta

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.utils import timezone

from municipios.choices import Esfera, SituacaoPontoFocal
from municipios.models import Ente, Gerencia, PontoFocal, Usuario
from tests.builders import JOINVILLE, criar_ente


def administrados(usuario: Usuario | AnonymousUser) -> set[str]:
    return set(Ente.objects.administrados_por(usuario).values_list("pk", flat=True))


def test_administra_o_ponto_focal_confirmado_e_a_autoridade(
    vicosa: Ente, ubatuba: Ente, ana: Usuario, bruno: Usuario, pedro: Usuario
) -> None:
    assert administrados(ana) == administrados(pedro) == {vicosa.pk}
    assert administrados(bruno) == {ubatuba.pk}


def test_nao_administra_quem_nao_tem_vinculo(vicosa: Ente, davi: Usuario, lia: Usuario) -> None:
    assert administrados(AnonymousUser()) == administrados(davi) == administrados(lia) == set()


def test_administra_a_equipe_conforme_o_grupo(
    vicosa: Ente, ubatuba: Ente, carla: Usuario, rosa: Usuario, gil: Usuario
) -> None:
    assert administrados(carla) == administrados(rosa) == {vicosa.pk, ubatuba.pk}
    assert administrados(gil) == {vicosa.pk}


def test_perde_o_acesso_o_gerente_que_deixa_a_carteira(vicosa: Ente, gil: Usuario) -> None:
    Gerencia.objects.update(fim=timezone.localdate())
    assert administrados(gil) == set()


@pytest.mark.parametrize(
    "mudanca",
    [
        {"situacao": SituacaoPontoFocal.ENCERRADO},
        {"situacao": SituacaoPontoFocal.INDICADO},
        {"fim": date(2025, 3, 1)},
        {"inicio": timezone.localdate() + timedelta(days=1)},
        {"cpf": "52998224725"},
    ],
)
def test_perde_o_acesso_o_ponto_focal_que_deixa_de_valer(
    ana: Usuario, mudanca: dict[str, object]
) -> None:
    PontoFocal.objects.update(**mudanca)
    assert administrados(ana) == set()


def test_perde_o_acesso_a_pessoa_inativa(ana: Usuario) -> None:
    Usuario.objects.update(is_active=False)
    ana.refresh_from_db()
    assert administrados(ana) == set()


def test_acha_o_distrito_federal_pelo_codigo_de_brasilia(db: None) -> None:
    df = criar_ente("53", nome="Distrito Federal", uf="DF", regiao="CO", esfera=Esfera.DISTRITAL)
    assert Ente.objects.de_codigo("5300108").get() == df


def test_guarda_o_nome_sem_acento_para_a_busca(db: None) -> None:
    ente = criar_ente(JOINVILLE, nome="Santa Bárbara d'Oeste-Açu")
    ente.refresh_from_db()
    assert ente.busca == "santa barbara doeste acu sc"


@pytest.mark.parametrize(
    ("codigo", "campos", "constraint"),
    [
        ("123", {}, "ente_codigo_da_esfera"),
        ("53", {}, "ente_codigo_da_esfera"),
        ("3171303", {"cnpj": "12.345"}, "ente_cnpj_compacto"),
    ],
)
def test_recusa_ente_malformado(
    db: None, codigo: str, campos: dict[str, str], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint), transaction.atomic():
        criar_ente(codigo, **campos)
