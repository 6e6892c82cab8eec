"""Linha P7: quantas consultas ao banco cada endereço faz, e que não cresce com as linhas.

`consultas.json` guarda o número de cada endereço. Mudou de propósito? Atualize-o no mesmo commit.
"""

import json
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from identidade.domain.atendente import Funcao, indicar
from identidade.domain.consolidacao import consolidar
from municipios.domain.mensagem import enviar
from municipios.models import Ente, Hub, Usuario
from tests.api import cliente_de
from tests.builders import (
    VICOSA,
    criar_adesao,
    criar_autoridade,
    criar_ente,
    criar_ponto_focal,
    criar_populacao,
    pdf,
)
from tests.hub import criar_delegacao
from tests.identidade.andamento import comecar, criar_balcao
from tests.matriz.rotas import Mundo

BASE = Path(__file__).with_name("consultas.json")
TETOS = {"api_lista": 4, "api_detalhe": 6, "pagina": 10, "equipe": 12}
MAIS_LINHAS = 25


@pytest.fixture
def mundo(vicosa: Ente, ana: Usuario, carla: Usuario, pedro: Usuario) -> Mundo:
    return Mundo(vicosa, ana, carla)


def _crescer(por: Usuario, ana: Usuario) -> None:
    """Outros entes, todos de ana: o que ela e a equipe veem cresce vinte e cinco vezes."""
    for numero in range(MAIS_LINHAS):
        ente = criar_ente(f"35{numero:05d}")
        criar_populacao(ente, 1000 + numero)
        criar_adesao(ente)
        criar_autoridade(ente, cpf="")
        criar_ponto_focal(ente, cpf=ana.cpf)
        indicar(criar_balcao(ente, por), Funcao("gestor"), por=por, nome="Adélia Abreu")
        comecar(ente, por)
        criar_delegacao(ente, Hub.objects.get(), por=por)
        for conversa in (ente, criar_ente(VICOSA)):
            enviar(conversa, por=ana, texto="Segue.", anexos=[pdf()])
    consolidar(Ente.objects.values_list("pk", flat=True))


def _contar(cliente: Client, endereco: str) -> int:
    for _ in range(2):
        with CaptureQueriesContext(connection) as consultas:
            resposta: Any = cliente.get(endereco)
        assert resposta.status_code == 200, f"{endereco}: {resposta.status_code}"
        if resposta.streaming:
            resposta.getvalue()
    return len(consultas)


def _medir(mundo: Mundo, cliente_da_pagina: Client) -> dict[str, dict[str, int]]:
    cache.clear()
    api = cliente_de(mundo.ana)
    medidas: dict[str, dict[str, int]] = {}
    for grupo, enderecos in json.loads(BASE.read_text(encoding="utf-8")).items():
        cliente = api if grupo.startswith("api") else cliente_da_pagina
        medidas[grupo] = {
            modelo: _contar(cliente, modelo.format(**_partes(mundo))) for modelo in enderecos
        }
    return medidas


def _partes(mundo: Mundo) -> dict[str, Any]:
    numeros = {
        "implantacao": "implantacoes", "balcao": "balcoes", "hub": "hubs",
        "relatorio": "relatorios",
    }  # fmt: skip
    return {"ente": mundo.ente.pk} | {um: mundo.numeros[todos] for um, todos in numeros.items()}


def test_consultas_sao_as_da_tabela_e_nao_crescem(
    mundo: Mundo, client: Client, carla: Usuario, ana: Usuario
) -> None:
    client.force_login(carla, "django.contrib.auth.backends.ModelBackend")
    esperado = json.loads(BASE.read_text(encoding="utf-8"))
    assert _medir(mundo, client) == esperado
    _crescer(carla, ana)
    assert _medir(mundo, client) == esperado, "o número de consultas cresceu com as linhas"


def test_tabela_respeita_os_tetos() -> None:
    esperado = json.loads(BASE.read_text(encoding="utf-8"))
    acima = [
        (endereco, quantas)
        for grupo, enderecos in esperado.items()
        for endereco, quantas in enderecos.items()
        if quantas > TETOS[grupo]
    ]
    assert acima == []
