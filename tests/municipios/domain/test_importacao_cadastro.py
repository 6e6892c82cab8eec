"""Entes e populações de um arquivo recebido: o ensaio se desfaz, e a recusa diz tudo."""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from municipios.domain.fila_importacao import Conferencia
from municipios.domain.importacao import receber
from municipios.domain.importacao_cadastro import importar_cadastro
from municipios.domain.recusa import ImportacaoRecusada
from municipios.models import Ente, EntePendente, Importacao, Populacao, Usuario
from municipios.planilhas.lote import ArquivoRecusado
from tests.builders import UBATUBA, VICOSA, criar_ente

pytestmark = pytest.mark.django_db
REGIAO = {
    "id": 310001,
    "nome": "Viçosa",
    "regiao-intermediaria": {"id": 3101, "nome": "Juiz de Fora", "UF": {"sigla": "MG"}},
}


@pytest.fixture(autouse=True)
def entes(settings: Any, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = tmp_path
    criar_ente(VICOSA)
    criar_ente(UBATUBA)


@pytest.fixture
def recebida(carla: Usuario, django_capture_on_commit_callbacks: Any) -> Any:
    def enviar(conteudo: str, nome: str = "pop.csv", *dispensas: str) -> Importacao:
        with django_capture_on_commit_callbacks(execute=True):
            arquivo = SimpleUploadedFile(nome, conteudo.encode())
            return receber(arquivo, por=carla, dispensas=dispensas or ["cobertura", "ufs"])

    return enviar


def conferir(importacao: Importacao, *, aplicar: bool = False) -> Conferencia:
    return importar_cadastro(importacao, not aplicar, lambda feitas, total: None)


def test_ensaio_e_aplicacao_tem_a_mesma_assinatura_e_o_ensaio_nao_muda(recebida: Any) -> None:
    nova = recebida(f"codigo;estimativa_2023;estimativa_2024\n{VICOSA};10;20\n{UBATUBA};30;\n")
    ensaio = conferir(nova)
    assert (Populacao.objects.count(), EntePendente.objects.count()) == (0, 0)
    assert conferir(nova, aplicar=True) == ensaio
    assert Populacao.objects.count() == 3
    assert [parte["novos"] for parte in ensaio.diferenca["partes"]] == [2, 1]
    assert conferir(nova).diferenca["muda"] is False
    assert conferir(nova).assinatura != ensaio.assinatura


def test_recusa_junta_as_razoes_de_todos_os_anos(recebida: Any) -> None:
    linhas = f"{VICOSA};x;20\n{UBATUBA};30;y\n9999999;1;1\n"
    with pytest.raises(ImportacaoRecusada) as recusa:
        conferir(recebida(f"codigo;estimativa_2023;estimativa_2024\n{linhas}"))
    texto = str(recusa.value)
    assert "Linha 2, população: “x”" in texto
    assert "Linha 3, população: “y”" in texto
    assert texto.count("Linha 4, código: 9999999 não está no cadastro") == 2
    assert recusa.value.regras == frozenset()


def test_so_oferece_dispensa_quando_dispensar_basta(recebida: Any) -> None:
    with pytest.raises(ImportacaoRecusada) as recusa:
        conferir(recebida(f"codigo;estimativa_2024\n{VICOSA};1\n", "pop.csv", "mudancas"))
    assert recusa.value.regras == {"cobertura", "ufs"}


def test_o_que_o_banco_nao_aceita_se_recusa_ja_na_conferencia(recebida: Any) -> None:
    with pytest.raises(ImportacaoRecusada, match="populacao_ano_plausivel"):
        conferir(recebida(f"codigo;estimativa_1850\n{VICOSA};1\n"))


@pytest.mark.matriz("C9")
def test_codigo_repetido_mil_vezes_e_anos_demais_dao_recusa_curta(recebida: Any) -> None:
    with pytest.raises(ImportacaoRecusada) as recusa:
        conferir(recebida("codigo;estimativa_2024\n" + f"{VICOSA};1\n" * 5_000))
    assert "aparece mais de uma vez (linhas 2, 3, 4" in str(recusa.value)
    assert len(str(recusa.value)) < 500
    anos = ";".join(f"estimativa_{ano}" for ano in range(1900, 2020))
    with pytest.raises(ArquivoRecusado, match="120 anos"):
        conferir(recebida(f"codigo;{anos}\n"))


@pytest.mark.parametrize(
    ("muda", "dito"),
    [
        ({"nome": "x" * 121}, "com mais de 120 letras"),
        ({"nome": ""}, "vazio"),
        ({"regiao-imediata": REGIAO | {"id": "3" * 9}}, "com mais de 6 letras"),
        ({"id": 3555406}, "a UF “MG” não é a do código 3555406"),
    ],
)
def test_localidade_com_campo_trocado_diz_a_linha(
    recebida: Any, muda: dict[str, Any], dito: str
) -> None:
    item = {"id": int(VICOSA), "nome": "Viçosa", "regiao-imediata": REGIAO} | muda
    with pytest.raises(ImportacaoRecusada, match=f"Linha 1, .*{dito}"):
        conferir(recebida(json.dumps([item]), "municipios.json", "cobertura", "ufs", "mudancas"))
    assert Ente.objects.get(pk=VICOSA).regiao_imediata == ""
