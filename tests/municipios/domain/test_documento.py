"""Envios hostis: o tipo é o do conteúdo, e o que é duas coisas ao mesmo tempo não entra."""

import contextlib
import io
import os
import zipfile
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from pytest_django import Settings

from municipios.domain.arquivo import ESPERA
from municipios.domain.documento import (
    DocumentoRecusado,
    conferir,
    guardar,
    nome_seguro,
    terminar_entregas,
)
from municipios.models import Documento, Ente, Usuario
from municipios.validators import TAMANHO_MAXIMO_DO_ARQUIVO
from tests.builders import pdf

PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 20 + b"IEND\xaeB`\x82"
JPEG = b"\xff\xd8\xff\xe0" + b"\0" * 20 + b"\xff\xd9"


def _zip() -> bytes:
    pacote = io.BytesIO()
    with zipfile.ZipFile(pacote, "w") as arquivo:
        arquivo.writestr("a.txt", "a")
    return pacote.getvalue()


def _arquivo(conteudo: bytes, nome: str = "termo.pdf") -> SimpleUploadedFile:
    return SimpleUploadedFile(nome, conteudo, content_type="application/pdf")


@pytest.mark.matriz("D11")
@pytest.mark.parametrize(
    "conteudo",
    [
        pytest.param(b"", id="vazio"),
        pytest.param(b"MZ\x90\0programa", id="programa com extensao pdf"),
        pytest.param(b"<html>\n%PDF-1.7\n%%EOF", id="pagina antes do PDF"),
        pytest.param(b"\n%PDF-1.7\n%%EOF", id="PDF fora do inicio"),
        pytest.param(b"%PDF-1.7\n<script>alert(1)</script>\n%%EOF", id="PDF com pagina"),
        pytest.param(b"%PDF-1.7\n/JavaScript (app.alert)\n%%EOF", id="PDF com programa"),
        pytest.param(b"%PDF-1.7\n%%EOF\n<!DOCTYPE html>", id="pagina depois do PDF"),
        pytest.param(b"%PDF-1.7\n%%EOF\n" + _zip(), id="ZIP depois do PDF"),
        pytest.param(b"%PDF-1.7\n" + _zip() + b"%%EOF", id="ZIP dentro do PDF"),
        pytest.param(b"%PDF-1.7\nsem fim", id="PDF cortado"),
        pytest.param(PNG + _zip(), id="ZIP depois da imagem"),
        pytest.param(JPEG[:-2] + b"<svg onload=x>\xff\xd9", id="desenho ativo na imagem"),
        pytest.param(b"GIF89a", id="tipo que nao aceitamos"),
    ],
)
def test_recusa_disfarce(conteudo: bytes) -> None:
    with pytest.raises(DocumentoRecusado) as recusa:
        conferir(_arquivo(conteudo))
    assert "envi" in str(recusa.value) or "Confira" in str(recusa.value)


@pytest.mark.matriz("D11")
def test_recusa_arquivo_maior_que_o_limite() -> None:
    with pytest.raises(DocumentoRecusado, match="10 MB"):
        conferir(pdf(miolo=b"x" * TAMANHO_MAXIMO_DO_ARQUIVO))


@pytest.mark.parametrize("conteudo", [PNG, JPEG, pdf().read()], ids=["png", "jpeg", "pdf"])
def test_aceita_o_tipo_do_conteudo(conteudo: bytes) -> None:
    conferir(_arquivo(conteudo, "qualquer.nome"))


@pytest.mark.matriz("D11")
@pytest.mark.parametrize(
    ("nome", "seguro"),
    [
        ("Termo de adesão.pdf", "Termo de adesão.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("..\\..\\termo.pdf.exe", "termo-pdf.pdf"),
        ("termo\u202efdp.exe", "termofdp.pdf"),
        ('a"\r\nSet-Cookie: x.pdf', "a-Set-Cookie- x.pdf"),
        ("\0", "documento.pdf"),
        ("x" * 5000, "x" * 100 + ".pdf"),
    ],
)
def test_nome_perde_o_que_engana(nome: str, seguro: str) -> None:
    assert nome_seguro(nome, "pdf") == seguro


def test_guarda_com_nome_sorteado_e_resumo(vicosa: Ente, carla: Usuario) -> None:
    documento = guardar(vicosa, pdf("../termo.html"), por=carla)
    guardado = str(documento.arquivo.name)
    assert guardado.endswith(".pdf")
    assert "termo" not in guardado
    assert documento.nome_original == "termo.pdf"
    assert documento.tipo_conteudo == "application/pdf"
    assert len(documento.sha256) == 64


def _arquivos(settings: Settings) -> list[str]:
    pasta = Path(settings.MEDIA_ROOT)
    return sorted(str(a.relative_to(pasta)) for a in pasta.rglob("*") if a.is_file())


@pytest.fixture
def deposito(settings: Settings, tmp_path: Path) -> Settings:
    settings.MEDIA_ROOT = tmp_path
    return settings


@pytest.mark.django_db(transaction=True)
def test_arquivo_so_aparece_quando_a_transacao_confirma(
    deposito: Settings, vicosa: Ente, carla: Usuario
) -> None:
    with transaction.atomic():
        documento = guardar(vicosa, pdf(), por=carla)
        nome = str(documento.arquivo.name)
        assert not default_storage.exists(nome)
    assert _arquivos(deposito) == [nome]
    with Documento.objects.get().arquivo.open("rb") as arquivo:
        assert arquivo.read() == pdf().read()
    assert Path(default_storage.path(nome)).stat().st_mode & 0o777 == 0o600


@pytest.mark.django_db(transaction=True)
def test_queda_depois_do_commit_nao_perde_o_arquivo(
    deposito: Settings, vicosa: Ente, carla: Usuario
) -> None:
    nome = str(guardar(vicosa, pdf(), por=carla).arquivo.name)
    espera = Path(default_storage.path(ESPERA))
    Path(default_storage.path(nome)).rename(espera / Path(nome).name)
    (espera / "desfeito.pdf").write_bytes(b"x")
    assert terminar_entregas() == 0
    for parado in espera.iterdir():
        os.utime(parado, (0, 0))
    assert terminar_entregas() == 1
    assert _arquivos(deposito) == [nome]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("por_dentro", [True, False], ids=["ponto de retorno", "transacao"])
def test_recusa_nao_deixa_arquivo(
    deposito: Settings, vicosa: Ente, carla: Usuario, por_dentro: bool
) -> None:
    with transaction.atomic():
        with contextlib.suppress(ZeroDivisionError), transaction.atomic():
            guardar(vicosa, pdf(), por=carla)
            if por_dentro:
                _ = 1 / 0
        transaction.set_rollback(not por_dentro)
    assert _arquivos(deposito) == []
    assert not Documento.objects.exists()
