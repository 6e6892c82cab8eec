"""O histórico no banco: só acréscimo, e cada ato preso ao anterior do mesmo alvo."""

import hashlib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from threading import Barrier

import pytest
from django.db import DatabaseError, connection, transaction

from municipios.domain.transicoes import registrar
from municipios.models import Ente, Historico, Usuario
from tests.servicos import ESVAZIAMENTO

pytestmark = pytest.mark.django_db


@pytest.mark.matriz("H1")
@pytest.mark.parametrize(
    "mudar",
    [
        lambda: Historico.objects.update(motivo="outro"),
        lambda: Historico.objects.all().delete(),
        lambda: connection.cursor().execute("UPDATE municipios_historico SET elo = ''"),
        lambda: connection.cursor().execute("DELETE FROM municipios_historico"),
    ],
)
def test_recusa_alterar_e_apagar(mudar: Callable[[], object], vicosa: Ente, carla: Usuario) -> None:
    registrar(vicosa, "anotar", "Anotar", por=carla)
    with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
        mudar()


@pytest.mark.matriz("H1")
@pytest.mark.parametrize(("tabela", "gatilho"), ESVAZIAMENTO)
def test_recusa_esvaziar(tabela: str, gatilho: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(f"ALTER TABLE {tabela} ENABLE TRIGGER {gatilho}")
        with pytest.raises(DatabaseError, match="não se esvazia"), transaction.atomic():
            cursor.execute(f"TRUNCATE {tabela} CASCADE")


def test_encadeia_os_atos_de_um_alvo(vicosa: Ente, ubatuba: Ente, carla: Usuario) -> None:
    for ente in (vicosa, ubatuba, vicosa):
        registrar(ente, "anotar", "Anotar", por=carla)
    primeiro, segundo = Historico.objects.de(vicosa).order_by("ordem")
    outro = Historico.objects.de(ubatuba).get()
    assert (primeiro.ordem, segundo.ordem, outro.ordem) == (1, 2, 1)
    assert len({primeiro.elo, segundo.elo, outro.elo}) == 3
    assert all(len(ato.elo) == 64 for ato in (primeiro, segundo, outro))


def test_a_forma_canonica_nao_muda(vicosa: Ente, carla: Usuario) -> None:
    """Se este elo mudar, todos os já gravados deixam de conferir."""
    with connection.cursor() as cursor:
        cursor.execute(
            """INSERT INTO municipios_historico (id, alvo_tipo, alvo_id, ente_id, transicao, rotulo,
                      de, para, motivo, dados, pela_sgd, por_id, em, ordem, elo)
               VALUES (77, 'x.y', '5', NULL, 'criar', 'Criar', '', 'nova', E'com "aspas"\n',
                      '{"b": 1, "a": [2.50, null]}', true, %s, '2026-11-23 15:04:05.67-03', 9, 'z')
               RETURNING ordem, elo""",
            [carla.pk],
        )
        ordem, elo = cursor.fetchone()
    forma = (
        r"""[77, 1, "x.y", "5", null, "criar", "Criar", "", "nova", "com \"aspas\"\n", """
        rf"""{{"a": [2.50, null], "b": 1}}, true, {carla.pk}, "2026-11-23T18:04:05.67"]"""
    )
    assert (ordem, elo) == (1, hashlib.sha256(forma.encode()).hexdigest())


def test_encadeia_a_carga_de_muitos(vicosa: Ente, carla: Usuario) -> None:
    """Mais atos, de mais alvos, do que as travas de uma transação: nenhum elo falta."""
    padrao = {"alvo_tipo": "x.y", "transicao": "criar", "rotulo": "Criar", "por": carla}
    Historico.objects.bulk_create(
        Historico(alvo_id=str(numero % 700), **padrao) for numero in range(1400)
    )
    ordens = list(Historico.objects.order_by("pk").values_list("ordem", flat=True))
    assert ordens == [1] * 700 + [2] * 700
    assert not Historico.objects.filter(elo="").exists()


@pytest.mark.django_db(transaction=True)
def test_dois_ao_mesmo_tempo_nao_bifurcam_a_cadeia(vicosa: Ente, carla: Usuario) -> None:
    largada = Barrier(2)

    def escrever(_: int) -> None:
        with closing(connection):
            connection.ensure_connection()
            largada.wait(10)
            for _ in range(25):
                registrar(vicosa, "anotar", "Anotar", por=carla)

    with ThreadPoolExecutor(2) as fios:
        list(fios.map(escrever, range(2)))
    ordens = Historico.objects.de(vicosa).order_by("ordem").values_list("ordem", flat=True)
    assert list(ordens) == list(range(1, 51))
