import os
from pathlib import Path

import pytest

from redegov.embarcado import enderecos


def test_socket_cabe_no_limite_em_qualquer_pasta_de_dados(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    for tamanho in range(1, 200):
        dados = Path("/") / ("ç" * (tamanho // 2) + "a" * (tamanho % 2 + 1))
        socket = enderecos.pasta_dos_sockets(dados) / ".s.PGSQL.5432"
        assert len(os.fsencode(socket)) <= enderecos.LIMITE_DO_SOCKET


def test_casa_de_root_fica_fora_da_pasta_de_dados(monkeypatch: pytest.MonkeyPatch) -> None:
    dados = Path("/root/var")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    assert enderecos.casa(dados).parent == Path("/var/lib/redegov")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    assert enderecos.casa(dados) == dados


def test_segredo_guardado_continua_o_mesmo_e_eh_so_do_dono(tmp_path: Path) -> None:
    primeiro = enderecos.chave_secreta(tmp_path / "d")
    assert enderecos.chave_secreta(tmp_path / "d") == primeiro
    assert (tmp_path / "d" / "chave_secreta").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "d").stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    ("url", "cache", "fila"),
    [
        ("unix:///a/v.sock", "unix:///a/v.sock?db=1", "redis+socket:///a/v.sock?virtual_host=0"),
        ("redis://h:6379", "redis://h:6379/1", "redis://h:6379/0"),
    ],
)
def test_separa_cache_e_fila_em_bancos_diferentes(url: str, cache: str, fila: str) -> None:
    assert enderecos.url_cache(url) == cache
    assert enderecos.url_fila(url) == fila
