"""Importar pela página, com um trabalhador de verdade: enviar, conferir, confirmar, aplicar."""

import os
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from municipios.choices import SituacaoImportacao, TipoImportacao
from municipios.domain.importador import processar_importacoes
from municipios.models import Historico, Importacao, Populacao, Usuario
from municipios.tasks import importar
from redegov.embarcado.processo import esperar
from tests.builders import UBATUBA, VICOSA, criar_ente
from tests.trabalhador import Trabalhador

pytestmark = pytest.mark.django_db
NOVA = "admin:municipios_importacao_add"
FILA = f"importacao-{os.getpid()}"
S = SituacaoImportacao
CSV = f"codigo;estimativa_2024\n{VICOSA};79388\n{UBATUBA};93000\n2605459;3061\n"


def enviar(client: Client, conteudo: str = CSV, nome: str = "pop.csv") -> Importacao:
    resposta = client.post(
        reverse(NOVA), {"arquivo": SimpleUploadedFile(nome, conteudo.encode()), "ano": ""}
    )
    assert resposta.status_code == 302, resposta.content.decode()
    return Importacao.objects.latest("pk")


def endereco(importacao: Importacao) -> str:
    return reverse("admin:municipios_importacao_change", args=[importacao.pk])


def pagina(client: Client, importacao: Importacao) -> str:
    return client.get(endereco(importacao)).content.decode()


@pytest.fixture
def carla_entrou(client: Client, carla: Usuario) -> Client:
    client.force_login(carla, "django.contrib.auth.backends.ModelBackend")
    criar_ente(VICOSA)
    criar_ente(UBATUBA)
    return client


def test_pagina_do_arquivo_diz_que_esta_na_fila(carla_entrou: Client) -> None:
    nova = enviar(carla_entrou)
    assert "Recebida, na fila" in pagina(carla_entrou, nova)
    assert "equipe.js" in pagina(carla_entrou, nova)
    assert carla_entrou.get(endereco(Importacao(pk=0))).status_code == 404
    assert nova.nome_original == "pop.csv"
    assert str(nova.arquivo.name).startswith("importacoes/")


def test_recusa_vazio_e_grande_demais_sem_criar_nada(carla_entrou: Client) -> None:
    for conteudo, dito in [(b"", "vazio"), (b"x" * (10 * 1024 * 1024 + 1), "passa de 10 MB")]:
        arquivo = SimpleUploadedFile("pop.csv", conteudo)
        resposta = carla_entrou.post(reverse(NOVA), {"arquivo": arquivo, "ano": ""})
        assert dito in resposta.content.decode()
    assert not Importacao.objects.exists()


@pytest.mark.parametrize(("quem", "situacao"), [("lia", 403), ("gil", 403), ("davi", 302)])
def test_so_importa_quem_age_por_todos(
    client: Client, request: pytest.FixtureRequest, quem: str, situacao: int
) -> None:
    client.force_login(request.getfixturevalue(quem), "django.contrib.auth.backends.ModelBackend")
    assert client.get(reverse(NOVA)).status_code == situacao


def test_leitura_ve_mas_nao_confirma(carla_entrou: Client, lia: Usuario, client: Client) -> None:
    nova = enviar(carla_entrou)
    Importacao.objects.update(situacao=S.CONFERIDA)
    client.force_login(lia, "django.contrib.auth.backends.ModelBackend")
    assert "Confirmar e aplicar" not in pagina(client, nova)
    resposta = client.post(endereco(nova), {"acao": "confirmar"}, follow=True)
    assert "Você não pode fazer" in resposta.content.decode()
    nova.refresh_from_db()
    assert nova.situacao == S.CONFERIDA


def test_quadro_conta_as_que_esperam_confirmacao(carla_entrou: Client) -> None:
    enviar(carla_entrou)
    Importacao.objects.update(situacao=S.CONFERIDA)
    filas = carla_entrou.get(reverse("admin:index")).context["filas"]
    fila, lista = next((f, e) for f, e in filas if f.codigo == "importacoes")
    assert fila.total == 1
    assert "pop.csv" in carla_entrou.get(lista).content.decode()


@pytest.fixture
def trabalhador(tmp_path: Path, transactional_db: None) -> Iterator[Callable[[], Trabalhador]]:
    """Sobe trabalhadores numa fila só deste teste."""
    vivos: list[Trabalhador] = []

    def subir() -> Trabalhador:
        vivos.append(Trabalhador(tmp_path / "trabalhador.log", FILA))
        importar.apply_async(queue=FILA)
        return vivos[-1]

    yield subir
    for vivo in vivos:
        vivo.matar()
    with importar.app.connection_or_acquire() as conexao:
        conexao.default_channel.queue_delete(FILA)
        conexao.default_channel.queue_delete("celery")


def chega_a(importacao: Importacao, situacao: S, tmp_path: Path) -> None:
    atual = Importacao.objects.filter(pk=importacao.pk, situacao=situacao)

    def chegou() -> bool:
        importar.apply_async(queue=FILA)
        return atual.exists()

    assert esperar(chegou, 60), (tmp_path / "trabalhador.log").read_text()


@pytest.mark.e2e
@pytest.mark.django_db(transaction=True)
def test_do_envio_ao_cadastro_com_dispensa_e_motivo(
    carla_entrou: Client, trabalhador: Callable[[], Trabalhador], tmp_path: Path
) -> None:
    trabalhador()
    nova = enviar(carla_entrou)
    chega_a(nova, S.RECUSADA, tmp_path)
    html = pagina(carla_entrou, nova)
    assert "parece cortado" in html
    assert "O arquivo está certo assim mesmo?" in html
    pedido = {"acao": "repetir", "dispensas": ["cobertura", "ufs"], "motivo": ""}
    resposta = carla_entrou.post(endereco(nova), pedido)
    assert "Este campo é obrigatório" in resposta.content.decode()
    carla_entrou.post(endereco(nova), pedido | {"motivo": "só as duas cidades"})
    chega_a(nova, S.CONFERIDA, tmp_path)
    html = pagina(carla_entrou, nova)
    assert "População de 2024" in html
    assert "habitantes: nada → 79.388" in html
    assert "2605459" in html
    assert not Populacao.objects.exists()
    carla_entrou.post(endereco(nova), {"acao": "confirmar"})
    chega_a(nova, S.APLICADA, tmp_path)
    assert Populacao.objects.get(ente=VICOSA).importacao_id == nova.pk
    # O arquivo sai depois do commit que aplica.
    limpa = Importacao.objects.filter(pk=nova.pk, arquivo="")
    assert esperar(limpa.exists, 30)
    nova.refresh_from_db()
    assert (nova.tipo, nova.feitas) == (TipoImportacao.CSV, 2)


@pytest.mark.e2e
@pytest.mark.django_db(transaction=True)
def test_trabalhador_morto_ao_aplicar_e_retomado_e_aplica_uma_vez(
    carla_entrou: Client, trabalhador: Callable[[], Trabalhador], tmp_path: Path
) -> None:
    nova = enviar(carla_entrou)
    Importacao.objects.update(opcoes={"dispensas": ["cobertura", "ufs"]})
    primeiro = trabalhador()
    chega_a(nova, S.CONFERIDA, tmp_path)
    with closing(connection.copy()) as outra, outra.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_lock(hashtext('redegov.importacao'))")
        carla_entrou.post(endereco(nova), {"acao": "confirmar"})
        presa = Importacao.objects.filter(situacao=S.APLICANDO, arrendada_ate__isnull=False)
        assert esperar(presa.exists, 60)
        primeiro.matar()
    assert not Populacao.objects.exists()
    presa.update(arrendada_ate=timezone.now() - timedelta(seconds=1))
    trabalhador()
    chega_a(nova, S.APLICADA, tmp_path)
    assert Populacao.objects.count() == 2
    assert Historico.objects.de(nova).filter(transicao="aplicar").count() == 1


@pytest.mark.django_db(transaction=True)
def test_planilha_de_adesoes_mostra_linhas_ruins_e_modelo_se_baixa(carla_entrou: Client) -> None:
    modelo = carla_entrou.get(reverse("admin:municipios_importacao_modelo", args=["adesoes"]))
    assert "codigo_ibge;assinada_em" in b"".join(modelo).decode()
    planilha = f"codigo_ibge;assinada_em\n{VICOSA};01/03/2024\n{UBATUBA};ontem\n"
    arquivo = SimpleUploadedFile("adesoes.csv", planilha.encode())
    carla_entrou.post(reverse(NOVA), {"arquivo": arquivo, "tipo": "adesoes", "ano": ""})
    nova = Importacao.objects.get()
    processar_importacoes()
    html = pagina(carla_entrou, nova)
    assert "“ontem” não é um dia" in html
    assert "assinada em 01/03/2024" in html
