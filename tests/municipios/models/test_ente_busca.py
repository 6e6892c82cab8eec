"""Busca de entes: nome, UF, código ou CNPJ; sem acento e com erro de digitação."""

import pytest
from django.db import connection

from municipios.choices import Esfera
from municipios.models import Ente
from municipios.models.ente import normalizar
from tests.builders import criar_ente, criar_populacao


@pytest.fixture
def entes_buscados(db: None) -> None:
    for codigo, nome, uf, habitantes in [
        ("3171303", "Viçosa", "MG", 78_000),
        ("2709400", "Viçosa", "AL", 26_000),
        ("2314102", "Viçosa do Ceará", "CE", 60_000),
        ("3154606", "Ribeirão das Neves", "MG", 330_000),
    ]:
        criar_populacao(criar_ente(codigo, nome=nome, uf=uf), habitantes)
    criar_ente("53", nome="Distrito Federal", uf="DF", esfera=Esfera.DISTRITAL, regiao="CO")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("texto", "primeiro"),
    [
        ("riberao das neves", "3154606"),
        ("RIBEIRÃO DAS NEVES", "3154606"),
        ("viços", "3171303"),
        ("viçoza", "3171303"),
        ("bicosa", "3171303"),
        ("vixosa", "3171303"),
        ("3171303", "3171303"),
        ("5300108", "53"),
    ],
)
def test_busca_perdoa_acento_e_erro(entes_buscados: None, texto: str, primeiro: str) -> None:
    assert Ente.objects.buscar(texto)[0].pk == primeiro


@pytest.mark.django_db
def test_busca_poe_igual_antes_de_parecido_e_maior_antes_de_menor(entes_buscados: None) -> None:
    achados = [ente.pk for ente in Ente.objects.buscar("viçosa")]
    assert achados == ["3171303", "2709400", "2314102"]


@pytest.mark.django_db
def test_busca_certa_nao_traz_parecidos_de_longe(entes_buscados: None) -> None:
    criar_ente("2932903", nome="Valença", uf="BA")
    criar_ente("3117405", nome="Vicência", uf="PE")
    achados = {ente.nome for ente in Ente.objects.buscar("viçosa")}
    assert achados == {"Viçosa", "Viçosa do Ceará"}


@pytest.mark.django_db
@pytest.mark.parametrize("texto", ["", "  ", "%", "'"])
def test_busca_sem_letras_nao_acha_nada(entes_buscados: None, texto: str) -> None:
    assert not Ente.objects.buscar(texto).exists()


@pytest.mark.django_db
@pytest.mark.parametrize("texto", ["D'Oeste", "Açu-Mirim/MG", "Olho d’Água  Grande", "ÇÃÕÉ"])
def test_normalizar_faz_o_mesmo_que_o_banco(texto: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.redegov_normalizar(%s)", [texto])
        assert normalizar(texto) == " ".join(cursor.fetchone()[0].split())
