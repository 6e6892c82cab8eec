"""H2: a conferência acha a primeira linha adulterada, de cada jeito que se adultera."""

import pytest

from municipios.domain import elo
from municipios.models import Ente, Historico, Usuario
from tests.municipios.adulteracao import adulterar, escrever_atos, reencadear

pytestmark = [pytest.mark.django_db, pytest.mark.matriz("H2")]

MUDOU = "o que está gravado no ato (ou a sua ordem) não é o que foi encadeado"
# O que se faz, a ordem do primeiro ato que não confere, e o que se diz dele.
ADULTERACOES = {
    "altera": (["UPDATE historico SET motivo = 'outro' WHERE ordem = 2"], 2, MUDOU),
    "altera a data": (
        ["UPDATE historico SET em = em - interval '1 day' WHERE ordem = 4"], 4, MUDOU,
    ),
    "altera a origem": (
        ["""UPDATE historico SET origem = '{"pedido": "outro"}' WHERE ordem = 2"""], 2, MUDOU,
    ),
    "altera e refaz o elo dele": (
        ["UPDATE historico SET por_id = por_id, rotulo = 'x' WHERE ordem = 2", reencadear(2)[0]],
        3, MUDOU,
    ),
    "apaga": (
        ["DELETE FROM historico WHERE ordem = 2"], 3,
        "falta o ato de ordem 2, que vinha antes deste",
    ),
    "apaga o primeiro": (
        ["DELETE FROM historico WHERE ordem = 1"], 2,
        "falta o ato de ordem 1, que vinha antes deste",
    ),
    "apaga e renumera": (
        ["DELETE FROM historico WHERE ordem = 2", "UPDATE historico SET ordem = 2 WHERE ordem = 3",
         "UPDATE historico SET ordem = 3 WHERE ordem = 4"], 2, MUDOU,
    ),
    "troca a ordem": (
        ["UPDATE historico SET ordem = 99 WHERE ordem = 2",
         "UPDATE historico SET ordem = 2 WHERE ordem = 3",
         "UPDATE historico SET ordem = 3 WHERE ordem = 99"], 2, MUDOU,
    ),
    "insere no meio": (
        ["UPDATE historico SET ordem = ordem + 10 WHERE ordem > 2",
         "UPDATE historico SET ordem = ordem - 9 WHERE ordem > 10",
         """INSERT INTO historico (alvo_tipo, alvo_id, ente_id, transicao, rotulo, de, para, motivo,
                    dados, origem, pela_sgd, por_id, em, ordem, elo)
             SELECT alvo_tipo, alvo_id, ente_id, transicao, 'Falso', de, para, motivo, dados,
                    origem, pela_sgd, por_id, em, 3, elo FROM historico WHERE ordem = 2""",
         reencadear(3)[0]],
        4, MUDOU,
    ),
    "insere sem encadear": (
        ["""INSERT INTO historico (alvo_tipo, alvo_id, transicao, rotulo, de, para, motivo, dados,
                    origem, pela_sgd, por_id, em, ordem, elo)
             SELECT alvo_tipo, alvo_id, transicao, 'Falso', '', '', '', '{}', '{}', true, por_id,
                    em, 0, '' FROM historico WHERE ordem = 1"""],
        0, "o ato entrou sem passar pelo encadeamento do banco",
    ),
}  # fmt: skip


@pytest.fixture
def atos(vicosa: Ente, ubatuba: Ente, carla: Usuario) -> None:
    escrever_atos(vicosa, carla)


def test_o_que_ninguem_tocou_confere(
    atos: None, vicosa: Ente, ubatuba: Ente, carla: Usuario
) -> None:
    escrever_atos(ubatuba, carla, 2)
    andamento: list[tuple[int, int]] = []
    conferencia = elo.conferir(progresso=lambda *passo: andamento.append(passo))
    assert (conferencia.atos, conferencia.quebras, conferencia.primeira) == (6, [], None)
    assert andamento == [(6, 6)]
    assert elo.cadeia(vicosa).integra
    assert elo.cadeia(ubatuba).integra


@pytest.mark.parametrize("nome", ADULTERACOES)
def test_nomeia_o_primeiro_ato_que_nao_confere(nome: str, atos: None, vicosa: Ente) -> None:
    comandos, ordem, problema = ADULTERACOES[nome]
    adulterar(*comandos)
    primeira = elo.conferir().primeira
    assert primeira is not None
    assert (primeira.alvo_tipo, primeira.alvo_id) == ("municipios.ente", vicosa.pk)
    assert (primeira.ordem, primeira.problema) == (ordem, problema)
    assert primeira.em == Historico.objects.get(ordem=ordem).em
    assert primeira.esperado != primeira.achado
    da_cadeia = elo.cadeia(vicosa).quebra
    assert da_cadeia is not None
    assert (da_cadeia.ordem, da_cadeia.problema) == (ordem, problema)


def test_confere_so_o_ente_ou_o_alvo_pedido(
    atos: None, vicosa: Ente, ubatuba: Ente, carla: Usuario
) -> None:
    escrever_atos(ubatuba, carla, 2)
    adulterar("UPDATE historico SET motivo = 'outro' WHERE ente_id = %s", valores=[vicosa.pk])
    assert elo.conferir(ente=ubatuba.pk) == elo.Conferencia(2, [])
    assert elo.conferir(alvo=("municipios.ente", ubatuba.pk)) == elo.Conferencia(2, [])
    assert len(elo.conferir(ente=vicosa.pk).quebras) == 4
    assert len(elo.conferir(alvo=("municipios.ente", vicosa.pk)).quebras) == 4


def test_confere_em_fatias(
    atos: None, vicosa: Ente, ubatuba: Ente, carla: Usuario, monkeypatch: pytest.MonkeyPatch
) -> None:
    """O alvo fica inteiro na sua fatia: nenhum ato perde o anterior de vista."""
    escrever_atos(ubatuba, carla, 3)
    monkeypatch.setattr(elo, "ATOS_POR_FATIA", 2)
    assert elo.conferir().quebras == []
    adulterar("UPDATE historico SET motivo = 'outro' WHERE ordem = 2")
    assert [quebra.ordem for quebra in elo.conferir().quebras] == [2, 2]
