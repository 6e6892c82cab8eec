"""H2 pelo terminal: diz que confere, ou aponta a primeira quebra e sai com 1."""

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from municipios.models import Ente, Historico, Usuario
from municipios.tasks import ancorar_historico
from tests.municipios.adulteracao import adulterar, escrever_atos

pytestmark = [pytest.mark.django_db, pytest.mark.matriz("H2")]


@pytest.fixture(autouse=True)
def historia(
    settings: Settings, tmp_path: Path, vicosa: Ente, ubatuba: Ente, carla: Usuario
) -> None:
    settings.ANCORAS = tmp_path
    escrever_atos(vicosa, carla, 3)
    escrever_atos(ubatuba, carla, 2)
    ancorar_historico()


def _verificar(**opcoes: str) -> str:
    saida = io.StringIO()
    call_command("verificar_historico", stdout=saida, **opcoes)
    return saida.getvalue().strip()


def test_diz_quanto_confere() -> None:
    assert _verificar() == (
        "O histórico confere: 5 atos e 1 âncoras.\n"
        "Sem assinatura conferida nas âncoras: falta REDEGOV_CHAVES_DA_ANCORA."
    )


def test_aponta_a_primeira_quebra_da_cadeia(vicosa: Ente) -> None:
    adulterar("UPDATE historico SET motivo = 'outro' WHERE ordem = 2")
    certo = Historico.objects.de(vicosa).get(ordem=2)
    with pytest.raises(CommandError) as recusa:
        _verificar()
    texto = str(recusa.value)
    assert recusa.value.returncode == 1
    assert f"alvo: municipios.ente:{vicosa.pk}\n  ato: 2º da cadeia, “Anotar 2”, em " in texto
    assert f"elo achado: {certo.elo}\n  atos que não conferem: 2" in texto


def test_aponta_o_fim_cortado_pela_ancora(ubatuba: Ente) -> None:
    adulterar("DELETE FROM historico WHERE ordem = 3")
    with pytest.raises(CommandError, match="Primeira quebra nas âncoras") as recusa:
        _verificar()
    assert "hoje falta esse ato\n  alvo: municipios.ente:3171303" in str(recusa.value)
    assert "ato: 3º da cadeia, “ausente”, em não se sabe" in str(recusa.value)


def test_confere_so_o_que_se_pede(vicosa: Ente, ubatuba: Ente) -> None:
    adulterar("DELETE FROM historico WHERE ordem = 3")
    assert _verificar(ente=ubatuba.pk).startswith("O histórico confere: 2 atos e 1 âncoras.")
    assert _verificar(alvo=f"municipios.ente:{ubatuba.pk}").startswith("O histórico confere: 2")
    for opcao in ({"ente": vicosa.pk}, {"alvo": f"municipios.ente:{vicosa.pk}"}):
        with pytest.raises(CommandError, match="hoje falta esse ato"):
            _verificar(**opcao)
    with pytest.raises(CommandError, match="Escreva o alvo como"):
        _verificar(alvo="3171303")
