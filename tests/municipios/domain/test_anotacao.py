"""Anotações da equipe: quem escreve, o que se recusa, e a correção que não apaga."""

from datetime import date
from typing import Any

import pytest
from django.db import DatabaseError, transaction

from municipios.domain.anotacao import Nota, anotar, corrigir
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Anotacao, Ente, Historico, Usuario

pytestmark = pytest.mark.django_db
HOJE = date(2026, 11, 2)


def nota(**campos: Any) -> Nota:
    padrao: dict[str, Any] = {
        "tipo": "ligacao",
        "quando": HOJE,
        "resumo": "Falou do login.",
        "com_quem": "Ana",
    }
    return Nota(**(padrao | campos))


def test_corrige_com_outra_e_a_primeira_fica(vicosa: Ente, gil: Usuario) -> None:
    primeira = nota()
    uma = anotar(vicosa, primeira, por=gil, hoje=HOJE)
    assert anotar(vicosa, primeira, por=gil, hoje=HOJE) == uma
    outra = corrigir(uma, nota(resumo="Falou do balcão."), por=gil, hoje=HOJE)
    with pytest.raises(TransicaoInvalida, match="já foi corrigida"):
        corrigir(uma, nota(resumo="De novo."), por=gil, hoje=HOJE)
    todas = list(Anotacao.objects.com_correcao().order_by("pk"))
    assert [(anotacao.resumo, anotacao.corrigida) for anotacao in todas] == [  # type: ignore[attr-defined]
        ("Falou do login.", True),
        ("Falou do balcão.", False),
    ]
    assert outra.corrige == uma
    assert not Historico.objects.filter(ente=vicosa).exists()
    with pytest.raises(DatabaseError), transaction.atomic():
        Anotacao.objects.update(resumo="x")


@pytest.mark.parametrize(
    ("campos", "codigo"),
    [
        ({"quando": date(2026, 11, 3)}, "data"),
        ({"com_quem": " "}, "com_quem"),
        ({"resumo": "CPF 529.982.247-25"}, "cpf"),
        ({"com_quem": "senha: segredo1"}, "segredo"),
    ],
)
def test_recusa(vicosa: Ente, carla: Usuario, campos: dict[str, Any], codigo: str) -> None:
    with pytest.raises(TransicaoInvalida) as recusa:
        anotar(vicosa, nota(**campos), por=carla, hoje=HOJE)
    assert recusa.value.codigo == codigo
    assert anotar(vicosa, nota(tipo="nota", com_quem=""), por=carla, hoje=HOJE).pk


@pytest.mark.parametrize("quem", ["ana", "davi", "lia"])
def test_so_quem_na_equipe_age_pelo_ente(
    vicosa: Ente, quem: str, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(SemPermissao):
        anotar(vicosa, nota(), por=request.getfixturevalue(quem), hoje=HOJE)
