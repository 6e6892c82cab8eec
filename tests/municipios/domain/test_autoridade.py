from datetime import date
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from municipios.choices import CondicaoAutoridade
from municipios.domain.autoridade import encerrar_mandato, registrar_mandato
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Autoridade, Ente, Historico, Usuario
from tests.builders import criar_autoridade

MANDATO: dict[str, Any] = {"nome": "Rita Lopes Amaral", "cargo": "Prefeita", "cpf": "99927184557"}


def test_registra_com_historico_da_equipe(vicosa: Ente, carla: Usuario) -> None:
    autoridade = registrar_mandato(
        vicosa, por=carla, inicio=date(2025, 1, 1), fim=date(2028, 12, 31), **MANDATO
    )
    ato = Historico.objects.de(autoridade).get()
    assert ato.pela_sgd
    assert ato.transicao == "registrar_mandato"


def test_recusa_sobreposicao_e_diz_quem_esta(vicosa: Ente, carla: Usuario) -> None:
    criar_autoridade(vicosa)
    with pytest.raises(TransicaoInvalida, match="Já consta Prefeito Pedro") as recusa:
        registrar_mandato(vicosa, por=carla, inicio=date(2027, 1, 1), **MANDATO)
    assert "31/12/2028" in str(recusa.value)


def test_aceita_vice_em_exercicio_com_ato_e_recusa_sem(vicosa: Ente, carla: Usuario) -> None:
    criar_autoridade(vicosa)
    dados = MANDATO | {"condicao": CondicaoAutoridade.EM_EXERCICIO}
    with pytest.raises(TransicaoInvalida, match="Informe o ato"):
        registrar_mandato(vicosa, por=carla, inicio=date(2026, 2, 1), **dados)
    registrar_mandato(vicosa, por=carla, inicio=date(2026, 2, 1), ato="Decreto 12/2026", **dados)
    em_exercicio = Autoridade.objects.no_cargo_em(date(2026, 2, 2)).first()
    assert em_exercicio is not None
    assert em_exercicio.nome == MANDATO["nome"]


def test_aceita_mandato_passado(vicosa: Ente, carla: Usuario) -> None:
    criar_autoridade(vicosa)
    registrar_mandato(vicosa, por=carla, inicio=date(2021, 1, 1), fim=date(2024, 12, 31), **MANDATO)


@pytest.mark.parametrize("quem", ["pedro", "ana", "davi", "lia"])
def test_recusa_registro_por_quem_nao_e_da_equipe(
    vicosa: Ente, quem: str, request: pytest.FixtureRequest
) -> None:
    with pytest.raises(SemPermissao):
        registrar_mandato(
            vicosa, por=request.getfixturevalue(quem), inicio=date(2020, 1, 1), **MANDATO
        )


def test_banco_recusa_dois_no_mesmo_lugar(vicosa: Ente) -> None:
    criar_autoridade(vicosa)
    with pytest.raises(IntegrityError), transaction.atomic():
        criar_autoridade(vicosa, inicio=date(2026, 1, 1), fim=None)


def test_encerra_e_guarda_o_motivo(vicosa: Ente, carla: Usuario) -> None:
    autoridade = criar_autoridade(vicosa)
    encerrar_mandato(autoridade, por=carla, fim=date(2026, 6, 30), motivo="Renúncia")
    autoridade.refresh_from_db()
    assert autoridade.fim == date(2026, 6, 30)
    assert Historico.objects.de(autoridade).get(transicao="encerrar_mandato").dados == {
        "fim": ["31/12/2028", "30/06/2026"]
    }


@pytest.mark.parametrize(
    ("fim", "motivo", "diz"),
    [
        (date(2029, 1, 1), "x", "só pode antecipar"),
        (date(2024, 1, 1), "x", "antes do início"),
        (date(2026, 1, 1), " ", "escreva o motivo"),
    ],
)
def test_recusa_fim_que_nao_cabe(
    vicosa: Ente, carla: Usuario, fim: date, motivo: str, diz: str
) -> None:
    with pytest.raises(TransicaoInvalida, match=diz):
        encerrar_mandato(criar_autoridade(vicosa), por=carla, fim=fim, motivo=motivo)
