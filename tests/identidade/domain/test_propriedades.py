"""Histórias ao acaso, mas sempre as mesmas: a situação é a dos passos, e nenhuma porta fura a fila.

O recálculo daqui foi escrito à mão, sem olhar o do domínio.
"""

from collections.abc import Callable
from random import Random

import pytest
from django.test import Client
from django.utils import timezone

from identidade.choices import Marco, SituacaoPasso
from identidade.domain.passo import VERBOS
from identidade.domain.prova import provas_que_faltam
from identidade.models import Implantacao, Passo
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Ente, Usuario
from redegov.demonstracao.prova import provas_de
from tests.api import cliente_de
from tests.identidade.andamento import comecar

ORDEM = [Marco.SOLICITACAO, Marco.CREDENCIAL_HOMOLOGACAO, Marco.HOMOLOGACAO, Marco.PRODUCAO,
         Marco.USO]  # fmt: skip
NOMES = ["solicitada", "em_homologacao", "homologada", "em_producao", "em_uso"]
CAMPOS = {
    "nota": "Feito", "protocolo": "1", "data": "2026-11-03", "endereco": "https://a.gov.br",
    "video": "https://a.gov.br/v", "motivo": "Outra história",
}  # fmt: skip
Porta = Callable[[Passo, str, Usuario], object]


def recalcular_a_mao(passos: list[Passo]) -> str:
    por_marco = {marco: [p.situacao for p in passos if p.etapa.marco == marco] for marco in ORDEM}
    alcancados = 0
    for marco in ORDEM:
        firmes = {"concluido"} if marco in ORDEM[2:] else {"concluido", "dispensado"}
        if not set(por_marco[marco]) <= firmes:
            break
        alcancados += 1
    if alcancados:
        return NOMES[alcancados - 1]
    mexeram = any(passo.situacao != "pendente" for passo in passos)
    return "em_diagnostico" if mexeram else "nao_iniciada"


def pelo_dominio(passo: Passo, verbo: str, por: Usuario) -> None:
    provas = {"provas": provas_de(passo.etapa, dia=timezone.localdate())}
    extra = provas if verbo == "concluir" else {"motivo": "Outra história"}
    try:
        VERBOS[verbo](passo, por=por, **extra)
    except TransicaoInvalida:
        return


def pela_api(passo: Passo, verbo: str, por: Usuario) -> None:
    corpo = {} if verbo == "concluir" else {"motivo": "Outra história"}
    rota = f"/api/v1/passos/{passo.pk}/{verbo}/"
    assert cliente_de(por).post(rota, corpo, content_type="application/json").status_code < 500


def pela_pagina(passo: Passo, verbo: str, por: Usuario) -> None:
    cliente = Client()
    cliente.force_login(por, "django.contrib.auth.backends.ModelBackend")
    rota = f"/implantacoes/{passo.implantacao_id}/passos/{passo.etapa.ordem}/{verbo}/"
    assert cliente.post(rota, CAMPOS).status_code < 500


def pelo_admin(passo: Passo, verbo: str, por: Usuario) -> None:
    """Não há ação nem edição de passo no admin: o pedido forçado não muda nada."""
    cliente = Client()
    cliente.force_login(por, "django.contrib.auth.backends.ModelBackend")
    dados = {"action": verbo, "_selected_action": passo.pk, "confirmar": "1", "motivo": "x"}
    assert cliente.post("/equipe/identidade/passo/", dados).status_code < 500


PORTAS: tuple[Porta, ...] = (pelo_dominio, pelo_dominio, pelo_dominio, pela_api, pela_pagina,
                             pelo_admin)  # fmt: skip


def conferir(implantacao: Implantacao, antes: dict[int, str]) -> dict[int, str]:
    """A situação é a dos passos; e o que acabou de se concluir tinha a fila e a prova em ordem."""
    implantacao.refresh_from_db()
    passos = list(implantacao.passos.em_ordem().prefetch_related("evidencias"))
    assert implantacao.situacao == recalcular_a_mao(passos)
    agora = {passo.pk: passo.situacao for passo in passos}
    for passo in passos:
        if passo.situacao != SituacaoPasso.CONCLUIDO or antes.get(passo.pk) == passo.situacao:
            continue
        assert provas_que_faltam(passo.etapa, passo.evidencias.all()) == []
        if passo.etapa.marco in ORDEM:
            anteriores = ORDEM[: ORDEM.index(Marco(passo.etapa.marco))]
            assert all(p.feito_em for p in passos if p.etapa.marco in anteriores)
    return agora


@pytest.mark.parametrize("semente", [1, 3])
def test_historia_ao_acaso_nunca_fura_a_fila(
    semente: int, vicosa: Ente, ana: Usuario, carla: Usuario, bruno: Usuario
) -> None:
    acaso = Random(semente)  # noqa: S311
    implantacao = comecar(vicosa, ana)
    passos = list(implantacao.passos.em_ordem().select_related("etapa", "implantacao__ente"))
    antes: dict[int, str] = {}
    feitos = 0
    for _ in range(45):
        passo, porta = acaso.choice(passos), acaso.choice(PORTAS)
        verbo = acaso.choice(["concluir", "concluir", "concluir", "dispensar", "reabrir"])
        porta(passo, verbo, acaso.choice([ana, carla, carla, bruno]))
        depois = conferir(implantacao, antes)
        feitos += depois != antes
        antes = depois
    assert feitos > 5
