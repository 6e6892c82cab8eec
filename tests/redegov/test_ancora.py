"""As chaves das âncoras: o par que o comando escreve serve; o que está errado para o início."""

import io

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import call_command

from redegov.ancora import PRIVADA, PUBLICAS, ProvasDaAncora, configuracao


def _ambiente(monkeypatch: pytest.MonkeyPatch, privada: str, publicas: str) -> None:
    monkeypatch.setenv(PRIVADA, privada)
    monkeypatch.setenv(PUBLICAS, publicas)


def _criadas() -> list[str]:
    saida = io.StringIO()
    call_command("criar_chave_da_ancora", stdout=saida)
    return [linha.partition("=")[2] for linha in saida.getvalue().splitlines()]


def test_o_par_criado_serve_e_a_troca_guarda_a_anterior(monkeypatch: pytest.MonkeyPatch) -> None:
    privada, publica = _criadas()
    antiga = f"2026-01-01:{_criadas()[1].partition(':')[2]}"
    _ambiente(monkeypatch, privada, f"{publica}, {antiga}")
    chaves = configuracao()
    (velha, primeira), (nova, segunda) = chaves.publicas
    assert (chaves.do_dia(velha), chaves.do_dia(nova)) == (primeira, segunda)
    assert privada not in repr(chaves)


def test_sem_chave_nada_se_assina(monkeypatch: pytest.MonkeyPatch) -> None:
    _ambiente(monkeypatch, "", "")
    assert configuracao() == ProvasDaAncora()


@pytest.mark.parametrize(
    ("privada", "publica", "dito"),
    [
        ("certa", "", "A última chave"),
        ("certa", "2026-01-01:" + "A" * 43 + "=", "A última chave"),
        ("curta", "", "32 bytes"),
        ("", "ontem:xyz", "AAAA-MM-DD"),
    ],
)
def test_chave_errada_para_o_inicio(
    privada: str, publica: str, dito: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    _ambiente(monkeypatch, _criadas()[0] if privada == "certa" else privada, publica)
    with pytest.raises(ImproperlyConfigured, match=dito) as recusa:
        configuracao()
    assert not privada or privada not in str(recusa.value)
