"""Envio grande demais: recusado sem ler, ou lido e descartado sem perder o que se digitou."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from municipios.http.envio import TAMANHO_MAXIMO_DO_PEDIDO
from municipios.models import Adesao, Documento, Usuario
from municipios.validators import TAMANHO_MAXIMO_DO_ARQUIVO
from tests.builders import VICOSA

REGISTRAR = f"/entes/{VICOSA}/adesao/registrar/"
pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("vicosa")]


def entrar(usuario: Usuario) -> Client:
    client = Client()
    client.force_login(usuario, "django.contrib.auth.backends.ModelBackend")
    return client


def test_pedido_enorme_e_recusado_sem_ler_o_corpo(carla: Usuario) -> None:
    resposta = entrar(carla).generic(
        "POST",
        REGISTRAR,
        b"--x",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(TAMANHO_MAXIMO_DO_PEDIDO + 1),
    )
    assert resposta.status_code == 413
    assert "O envio é grande demais" in resposta.content.decode()


def test_anonimo_tambem_nao_faz_o_portal_ler() -> None:
    client = Client(enforce_csrf_checks=True)
    client.get("/equipe/entrar/")
    resposta = client.generic(
        "POST",
        "/equipe/entrar/",
        b"--x",
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=str(10**12),
    )
    assert resposta.status_code == 413


def test_arquivo_grande_demais_nao_perde_o_que_se_digitou(carla: Usuario) -> None:
    grande = SimpleUploadedFile("termo.pdf", b"%PDF-" + b"x" * TAMANHO_MAXIMO_DO_ARQUIVO)
    dados = {"assinada_em": "01/03/2024", "numero_sei": "19974.100200/2026-11"}
    resposta = entrar(carla).post(REGISTRAR, dados | {"documento": grande})
    pagina = resposta.content.decode()
    assert "O arquivo passa de 10 MB." in pagina
    assert dados["numero_sei"] in pagina
    assert not Documento.objects.exists()
    assert not Adesao.objects.exists()


def test_arquivo_no_limite_passa(carla: Usuario) -> None:
    fim = b"\n%%EOF\n"
    miolo = b"%PDF-1.7" + b" " * (TAMANHO_MAXIMO_DO_ARQUIVO - 8 - len(fim)) + fim
    termo = SimpleUploadedFile("termo.pdf", miolo)
    resposta = entrar(carla).post(REGISTRAR, {"assinada_em": "01/03/2024", "documento": termo})
    assert resposta.status_code == 302
    assert Documento.objects.get().tamanho == TAMANHO_MAXIMO_DO_ARQUIVO
