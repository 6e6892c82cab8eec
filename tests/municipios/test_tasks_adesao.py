"""A varredura que o beat dispara fecha de fato o que a denúncia já desfez."""

from datetime import date

from municipios.choices import SituacaoAdesao
from municipios.domain.denuncia import denunciar
from municipios.models import Ente, Usuario
from municipios.tasks import encerrar_adesoes_denunciadas
from redegov.celery import AGENDA
from tests.builders import criar_adesao


def test_batida_encerra_denuncia_de_dias_perdidos(vicosa: Ente, carla: Usuario) -> None:
    adesao = criar_adesao(vicosa)
    denunciar(
        adesao,
        por=carla,
        motivo="Lei local",
        denunciada_em=date(2025, 1, 10),
        efeito_em=date(2025, 4, 10),
    )
    encerrar_adesoes_denunciadas()
    adesao.refresh_from_db()
    assert adesao.situacao == SituacaoAdesao.ENCERRADA
    assert encerrar_adesoes_denunciadas.name in {batida["task"] for batida in AGENDA.values()}
