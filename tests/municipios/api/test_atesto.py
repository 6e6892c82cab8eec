"""O termo em papel pela API: uma pessoa atesta, outra responde; repetir não faz outro atesto."""

from typing import Any

import pytest
from django.test import Client

from municipios.choices import SituacaoAdesao
from municipios.models import Adesao, Assinatura, Usuario
from tests.api import cliente_de, conferir_problema
from tests.builders import pdf

pytestmark = pytest.mark.django_db


def _enviar(cliente: Client, adesao: Adesao, **outros: Any) -> Any:
    corpo = {"digitalizado": pdf("papel.pdf"), "assinada_em": "2026-06-01"} | outros
    return cliente.post(f"/api/v1/adesoes/{adesao.pk}/atestar-papel/", corpo)


def _responder(cliente: Client, adesao: Adesao, ato: str, **corpo: Any) -> Any:
    rota = f"/api/v1/adesoes/{adesao.pk}/{ato}-papel/"
    return cliente.post(rota, corpo, content_type="application/json")


def test_uma_atesta_e_outra_confirma(
    adesao_a_assinar: Adesao, ana: Usuario, bruno: Usuario, carla: Usuario, rosa: Usuario
) -> None:
    assert _enviar(cliente_de(bruno), adesao_a_assinar).status_code == 404
    conferir_problema(_enviar(cliente_de(ana), adesao_a_assinar), 403, "sem_permissao")
    falso = pdf("papel.pdf", miolo=b"<script>")
    recusa = _enviar(cliente_de(carla), adesao_a_assinar, digitalizado=falso)
    conferir_problema(recusa, 400, "dados_invalidos")
    for _ in range(2):
        assert _enviar(cliente_de(carla), adesao_a_assinar).status_code == 200
    papel = Assinatura.objects.get(via="papel").pk
    outra = _responder(cliente_de(rosa), adesao_a_assinar, "confirmar", assinatura=papel + 1)
    conferir_problema(outra, 409, "assinatura")
    sem_motivo = _responder(cliente_de(rosa), adesao_a_assinar, "recusar", assinatura=papel)
    conferir_problema(sem_motivo, 400, "dados_invalidos")
    propria = _responder(cliente_de(carla), adesao_a_assinar, "confirmar", assinatura=papel)
    conferir_problema(propria, 409, "mesma_pessoa")
    feita = _responder(cliente_de(rosa), adesao_a_assinar, "confirmar", assinatura=papel)
    assert feita.json()["situacao"] == SituacaoAdesao.VIGENTE


def test_quem_atestou_retira(adesao_a_assinar: Adesao, carla: Usuario, rosa: Usuario) -> None:
    _enviar(cliente_de(carla), adesao_a_assinar)
    corpo = {"assinatura": Assinatura.objects.get(via="papel").pk, "motivo": "Data errada"}
    de_outra = _responder(cliente_de(rosa), adesao_a_assinar, "retirar", **corpo)
    conferir_problema(de_outra, 409, "outra_pessoa")
    assert _responder(cliente_de(carla), adesao_a_assinar, "retirar", **corpo).status_code == 200
    repetido = _responder(cliente_de(carla), adesao_a_assinar, "retirar", **corpo)
    conferir_problema(repetido, 409, "situacao")
