"""Páginas da adesão e dos documentos dela."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import DjangoCaptureOnCommitCallbacks

from municipios.models import Adesao, Documento, Ente, Usuario
from tests.builders import VICOSA, criar_adesao

VER = f"/entes/{VICOSA}/adesao/"
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n"
pytestmark = pytest.mark.django_db


def entrar(usuario: Usuario) -> Client:
    client = Client()
    client.force_login(usuario, "django.contrib.auth.backends.ModelBackend")
    return client


def test_mostra_desconhecido_no_que_falta(ana: Usuario, bruno: Usuario, vicosa: Ente) -> None:
    criar_adesao(vicosa, signatario_nome="", signatario_cpf="", signatario_cargo="")
    pagina = entrar(ana).get(VER)
    assert pagina.text.count("desconhecid") == 4
    assert entrar(bruno).get(VER).status_code == 404


@pytest.mark.matriz("B4", "D11")
def test_termo_se_baixa_como_anexo_e_so_por_quem_pode(
    carla: Usuario,
    ana: Usuario,
    bruno: Usuario,
    vicosa: Ente,
    django_capture_on_commit_callbacks: DjangoCaptureOnCommitCallbacks,
) -> None:
    termo = SimpleUploadedFile("../<b>termo</b>.pdf", PDF)
    with django_capture_on_commit_callbacks(execute=True):
        criada = entrar(carla).post(
            f"{VER}registrar/", {"assinada_em": "01/03/2024", "documento": termo}
        )
    assert criada.status_code == 302
    rota = f"/documentos/{Documento.objects.get().pk}/"
    baixado = entrar(ana).get(rota)
    assert baixado["Content-Disposition"].startswith("attachment")
    assert baixado["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in baixado["Content-Security-Policy"]
    assert b"".join(baixado) == PDF
    assert entrar(bruno).get(rota).status_code == 404
    assert Client().get(rota).status_code == 302


def test_ponto_focal_nao_registra_adesao(ana: Usuario) -> None:
    assert entrar(ana).post(f"{VER}registrar/", {"assinada_em": "01/03/2024"}).status_code == 403
    assert not Adesao.objects.exists()


def test_segundo_registro_recusa_sem_perder_o_digitado(carla: Usuario, vicosa: Ente) -> None:
    criar_adesao(vicosa)
    dados = {"assinada_em": "02/03/2024", "numero_sei": "00000.000001/2024-00"}
    repetida = entrar(carla).post(f"{VER}registrar/", dados)
    assert repetida.status_code == 200
    assert "00000.000001/2024-00" in repetida.text
    assert Adesao.objects.count() == 1
