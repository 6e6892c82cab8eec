"""A planilha de adesões da fila ao cadastro: o que entra, o que fica de fora, e uma vez só."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import date
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from municipios.choices import SituacaoImportacao, TipoImportacao
from municipios.domain.adesao_anterior import registrar_anterior
from municipios.domain.adesao_em_lote import importar_adesoes
from municipios.domain.importacao import confirmar, receber
from municipios.domain.importador import processar_importacoes
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Adesao, Ente, EntePendente, Historico, Importacao, Usuario
from tests.builders import UBATUBA, VICOSA, criar_ente

pytestmark = pytest.mark.django_db(transaction=True)
CPF = "99915738447"
PLANILHA = (
    "codigo_ibge;assinada_em;cpf;autoridade\n"
    f"{VICOSA};01/03/2024;{CPF};Pedro Antunes Salgado\n"
    f"{UBATUBA};02/03/2024;;\n"
    "5300108;03/03/2024;;\n"
    "2605459;03/03/2024;;\n"
    "9999999;03/03/2024;;\n"
    "4209102;03/03/2999;;\n"
)


@pytest.fixture(autouse=True)
def cenario(settings: Any, tmp_path: Path, vicosa: Ente, ubatuba: Ente) -> None:
    settings.MEDIA_ROOT = tmp_path
    criar_ente("53", esfera="distrital", nome="Distrito Federal", uf="DF", regiao="CO")
    criar_ente("4209102")


def _enviar(por: Usuario, texto: str = PLANILHA) -> Importacao:
    arquivo = SimpleUploadedFile("adesões 2024.csv", texto.encode())
    nova = receber(arquivo, por=por, tipo=TipoImportacao.ADESOES)
    processar_importacoes()
    nova.refresh_from_db()
    return nova


def _aplicar(nova: Importacao, por: Usuario) -> Importacao:
    confirmar(nova, por=por)
    processar_importacoes()
    nova.refresh_from_db()
    return nova


def test_confere_sem_mudar_nada_e_diz_o_que_fica_de_fora(carla: Usuario) -> None:
    nova = _enviar(carla)
    assert nova.situacao == SituacaoImportacao.CONFERIDA
    assert not Adesao.objects.exists()
    assert not EntePendente.objects.exists()
    assert (nova.diferenca["novas"], nova.diferenca["total_de_falhas"]) == (3, 3)
    porques = " ".join(falha["porque"] for falha in nova.diferenca["falhas"])
    for dito in ("distrito estadual", "9999999 não é", "não pode ser no futuro"):
        assert dito in porques
    assert CPF not in str(nova.diferenca)


def test_aplica_as_boas_e_o_historico_diz_de_que_linha(carla: Usuario) -> None:
    nova = _aplicar(_enviar(carla), carla)
    assert nova.situacao == SituacaoImportacao.APLICADA
    assert set(Adesao.objects.em_vigor().values_list("ente", flat=True)) == {VICOSA, UBATUBA, "53"}
    adesao = Adesao.objects.get(ente=VICOSA)
    assert (adesao.assinada_em, adesao.signatario_cpf) == (date(2024, 3, 1), CPF)
    ato = Historico.objects.de(adesao).get()
    assert (ato.por, ato.motivo) == (carla, "Planilha “adesões 2024.csv”, linha 2.")
    assert set(EntePendente.objects.values_list("ente", flat=True)) == {VICOSA, UBATUBA, "53"}


def test_a_mesma_planilha_duas_vezes_nao_muda_nada(carla: Usuario) -> None:
    _aplicar(_enviar(carla), carla)
    segunda = _enviar(carla)
    assert (segunda.diferenca["novas"], segunda.diferenca["ja_na_rede"]) == (0, 3)
    assert "Viçosa (MG) (linha 2)" in segunda.diferenca["repetidas"]
    _aplicar(segunda, carla)
    assert Adesao.objects.count() == 3


def test_adesao_registrada_no_meio_faz_conferir_de_novo(
    carla: Usuario, ana: Usuario, ubatuba: Ente
) -> None:
    nova = _enviar(carla)
    registrar_anterior(ubatuba, por=carla, assinada_em=date(2025, 1, 2))
    nova = _aplicar(nova, carla)
    assert nova.situacao == SituacaoImportacao.CONFERIDA
    assert "mudou depois da conferência" in nova.erros[0]
    assert Adesao.objects.count() == 1
    assert _aplicar(nova, carla).situacao == SituacaoImportacao.APLICADA
    assert Adesao.objects.em_vigor().count() == 3


def test_confirmar_duas_vezes_aplica_uma(carla: Usuario) -> None:
    nova = _enviar(carla)
    confirmar(nova, por=carla)
    with pytest.raises(TransicaoInvalida):
        confirmar(nova, por=carla)
    assert processar_importacoes() == 1
    assert processar_importacoes() == 0
    assert Adesao.objects.count() == 3


def test_planilha_sem_linha_que_sirva_eh_recusada(carla: Usuario) -> None:
    nova = _enviar(carla, "codigo_ibge;assinada_em\n9999999;01/03/2024\n")
    assert nova.situacao == SituacaoImportacao.RECUSADA
    assert "Linha 2" in nova.erros[0]


@pytest.mark.matriz("C2")
def test_duas_pessoas_com_os_mesmos_entes_em_ordem_contraria(carla: Usuario, rosa: Usuario) -> None:
    """Uma espera a outra: ninguém trava ninguém, e cada ente entra uma vez."""
    codigos = [criar_ente(f"35{n:05}").pk for n in range(60)]
    enviadas = [
        _enviar(quem, "codigo_ibge;assinada_em\n" + ";01/03/2024\n".join([*ordem, ""]))
        for quem, ordem in [(carla, codigos), (rosa, codigos[::-1])]
    ]
    partida = Barrier(2)

    def aplicar(importacao: Importacao) -> int:
        with closing(connection):
            partida.wait()
            achado = importar_adesoes(importacao, False, lambda feitas, total: None)
            return int(achado.diferenca["novas"])

    with ThreadPoolExecutor(2) as fios:
        assert sorted(fios.map(aplicar, enviadas)) == [0, 60]
    assert Adesao.objects.count() == Historico.objects.filter(transicao="registrar").count() == 60
