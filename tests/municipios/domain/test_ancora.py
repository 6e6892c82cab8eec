"""H2: o que a cadeia sozinha não acusa, a âncora guardada fora do banco acusa."""

import hashlib
import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from django.db import connection
from pytest_django import Settings

from municipios.domain.ancora import ancorar, arquivo_de
from municipios.domain.ancora_conferida import QuebraDaAncora, conferir_ancoras
from municipios.domain.elo import conferir
from municipios.models import Ancora, Ente, Historico, Notificacao, Usuario
from redegov.ancora import ProvasDaAncora
from tests.municipios.adulteracao import adulterar, escrever_atos, reencadear

pytestmark = [pytest.mark.django_db, pytest.mark.matriz("H2")]

DIA = date(2026, 11, 20)
TESTEMUNHA = "guarda@outro.gov.br.invalid"


@pytest.fixture(autouse=True)
def pasta(settings: Settings, tmp_path: Path) -> Path:
    settings.ANCORAS = tmp_path / "ancoras"
    return tmp_path / "ancoras"


@pytest.fixture
def ancoras(vicosa: Ente, ubatuba: Ente, carla: Usuario) -> list[Ancora]:
    escrever_atos(vicosa, carla, 2)
    primeira = ancorar(hoje=DIA)
    escrever_atos(vicosa, carla, 3)
    escrever_atos(ubatuba, carla, 1)
    return [primeira, ancorar(hoje=DIA + timedelta(days=1))]


def _quebras() -> list[QuebraDaAncora]:
    return conferir_ancoras()[1]


def test_a_ancora_cita_a_anterior_e_vai_ao_arquivo(ancoras: list[Ancora], vicosa: Ente) -> None:
    primeira, segunda = ancoras
    assert (primeira.atos, segunda.atos, primeira.anterior) == (2, 6, "")
    assert segunda.anterior == primeira.elo
    bytes_do_arquivo = arquivo_de(segunda.dia).read_bytes()
    assert hashlib.sha256(bytes_do_arquivo).hexdigest() == segunda.elo
    dados = json.loads(bytes_do_arquivo)
    ponta = Historico.objects.de(vicosa).get(ordem=5)
    assert ["municipios.ente", vicosa.pk, 5, ponta.elo] in dados["cabecas"]
    assert len(dados["cabecas"]) == 2
    assert conferir_ancoras() == (2, [])


def test_repetir_no_mesmo_dia_ou_voltar_o_relogio_nao_muda_nada(
    ancoras: list[Ancora], vicosa: Ente, carla: Usuario, pasta: Path
) -> None:
    escrever_atos(vicosa, carla, 1)
    for dia in (DIA + timedelta(days=1), DIA, DIA - timedelta(days=9)):
        ancorar(hoje=dia)
    assert Ancora.objects.count() == len(list(pasta.iterdir())) == 2
    assert _quebras() == []


def test_repoe_o_arquivo_que_faltou_e_nunca_troca_o_que_esta_la(ancoras: list[Ancora]) -> None:
    arquivo = arquivo_de(ancoras[1].dia)
    arquivo.unlink()
    ancorar(hoje=ancoras[1].dia)
    assert arquivo.read_text() == ancoras[1].conteudo
    arquivo.write_text("outra coisa")
    ancorar(hoje=ancoras[1].dia)
    assert arquivo.read_text() == "outra coisa"


def test_acusa_o_fim_cortado(ancoras: list[Ancora], vicosa: Ente) -> None:
    adulterar("DELETE FROM historico WHERE ordem > 3")
    assert conferir().quebras == []
    corte = next(q for q in _quebras() if q.quebra)
    assert corte.quebra is not None
    assert (corte.dia, corte.quebra.alvo_id, corte.quebra.ordem) == (
        ancoras[1].dia, vicosa.pk, 4,
    )  # fmt: skip
    assert corte.problema == (
        "ela viu a cadeia chegar ao ato 5, e hoje falta o ato de ordem 4"
    )  # fmt: skip


def test_acusa_a_cadeia_apagada_inteira(ancoras: list[Ancora], vicosa: Ente) -> None:
    adulterar("DELETE FROM historico WHERE alvo_id = %s", valores=[vicosa.pk])
    assert conferir().quebras == []
    problemas = [(q.dia, q.quebra.ordem) for q in _quebras() if q.quebra]
    assert problemas == [(DIA, 1), (ancoras[1].dia, 1)]


def test_acusa_a_cadeia_refeita(ancoras: list[Ancora], vicosa: Ente) -> None:
    adulterar("UPDATE historico SET motivo = 'outro' WHERE ordem = 4", *reencadear(4))
    assert conferir().quebras == []
    (refeita,) = _quebras()
    assert refeita.quebra is not None
    assert (refeita.quebra.alvo_id, refeita.quebra.ordem) == (vicosa.pk, 5)
    assert refeita.problema == "ela viu outro elo no ato 5: a cadeia foi refeita"


def test_acusa_o_ato_posto_num_dia_ja_ancorado(vicosa: Ente, ubatuba: Ente, carla: Usuario) -> None:
    """Um ato novo que toma o número de um que não vingou, para parecer de antes."""
    escrever_atos(vicosa, carla, 1)
    ultimo = Historico.objects.latest("pk").pk
    with connection.cursor() as cursor:
        cursor.execute("SELECT nextval(pg_get_serial_sequence('municipios_historico', 'id'))")
    escrever_atos(vicosa, carla, 1)
    ancorar(hoje=DIA)
    Historico.objects.create(
        pk=ultimo + 1, alvo_tipo="x.y", alvo_id="1", transicao="criar", rotulo="Falso", por=carla
    )
    assert conferir().quebras == []
    intruso, contagem = _quebras()
    assert intruso.problema == "este ato entrou depois dela, com número de antes"
    assert intruso.quebra is not None
    assert (intruso.quebra.alvo_tipo, intruso.quebra.rotulo) == ("x.y", "Falso")
    assert contagem.problema == "ela contou 2 atos desde a anterior; hoje há 3"


def test_acusa_quem_refaz_tudo_no_banco(ancoras: list[Ancora], vicosa: Ente, pasta: Path) -> None:
    """Cadeia e âncoras refeitas com as contas certas: só os arquivos desmentem."""
    guardados = {arquivo: arquivo.read_text() for arquivo in pasta.iterdir()}
    adulterar(
        "UPDATE historico SET motivo = 'outro' WHERE ordem = 1",
        *reencadear(1),
        "DELETE FROM municipios_ancora",
    )
    for arquivo in guardados:
        arquivo.unlink()
    ancorar(hoje=DIA)
    ancorar(hoje=DIA + timedelta(days=1))
    assert (conferir().quebras, _quebras()) == ([], [])
    for arquivo, texto in guardados.items():
        arquivo.write_text(texto)
    quebras = _quebras()
    assert quebras[0].problema == "o arquivo 2026-11-20.json não é igual ao banco"
    assert [q.quebra.ordem for q in quebras if q.quebra] == [2, 5, 1]


@pytest.mark.parametrize(
    ("comando", "problema"),
    [
        (
            "UPDATE municipios_ancora SET conteudo = conteudo || ' ' WHERE dia = '2026-11-21'",
            "o conteúdo no banco não é o que o elo dela resume",
        ),
        (
            "DELETE FROM municipios_ancora WHERE dia = '2026-11-20'",
            "ela não cita a que vem antes: falta uma âncora, ou uma foi trocada",
        ),
        (
            "DELETE FROM municipios_ancora WHERE dia = '2026-11-21'",
            "há o arquivo 2026-11-21.json e não há a âncora",
        ),
        (
            "UPDATE municipios_ancora SET atos = 1",
            "as colunas não dizem o mesmo que o conteúdo",
        ),
    ],
)
def test_acusa_a_ancora_adulterada(comando: str, problema: str, ancoras: list[Ancora]) -> None:
    adulterar(comando)
    assert _quebras()[0].problema == problema


def test_acusa_quem_refaz_banco_e_arquivos_sem_a_chave(
    vicosa: Ente, carla: Usuario, pasta: Path, settings: Settings
) -> None:
    """Só a assinatura desmente: a primeira que falta, e a primeira que não é daquele conteúdo."""
    settings.PROVAS_DA_ANCORA = chaves = _chaves(DIA)
    escrever_atos(vicosa, carla, 2)
    verdadeira = ancorar(hoje=DIA)
    sig = (pasta / "2026-11-20.sig").read_bytes()
    chaves.publicas[0][1].verify(sig, arquivo_de(DIA).read_bytes())
    assert _quebras() == []
    assert Notificacao.objects.get().contexto["elo"] == verdadeira.elo
    adulterar(
        "UPDATE historico SET motivo = 'outro' WHERE ordem = 1",
        *reencadear(1),
        "DELETE FROM municipios_ancora",
    )
    arquivo_de(DIA).unlink()
    settings.PROVAS_DA_ANCORA = ProvasDaAncora(None, chaves.publicas)
    ancorar(hoje=DIA)
    assert conferir().quebras == []
    assert _quebras()[0] == QuebraDaAncora(
        DIA, "falta a assinatura, e nesse dia as âncoras já se assinavam"
    )
    adulterar("UPDATE municipios_ancora SET assinatura = %s", valores=[verdadeira.assinatura])
    assert _quebras()[0].problema.startswith("a assinatura não é deste conteúdo")


def _chaves(desde: date) -> ProvasDaAncora:
    privada = Ed25519PrivateKey.generate()
    return ProvasDaAncora(privada, ((desde, privada.public_key()),), (TESTEMUNHA,))


def test_antes_da_primeira_chave_ninguem_assinava(
    vicosa: Ente, carla: Usuario, settings: Settings
) -> None:
    escrever_atos(vicosa, carla, 1)
    assert ancorar(hoje=DIA).assinatura == ""
    settings.PROVAS_DA_ANCORA = _chaves(DIA + timedelta(days=1))
    assert ancorar(hoje=DIA + timedelta(days=1)).assinatura
    assert _quebras() == []


def test_acusa_o_arquivo_que_falta(ancoras: list[Ancora]) -> None:
    arquivo_de(DIA).unlink()
    assert _quebras() == [QuebraDaAncora(DIA, "falta o arquivo 2026-11-20.json")]
