from municipios.choices.campanha import SituacaoCampanha
from municipios.domain.posse import carregar_posses
from municipios.models import Usuario
from redegov.demonstracao.campanha import programar_posse_dos_governos


def test_programa_uma_vez_a_proxima_posse(carla: Usuario) -> None:
    carregar_posses()
    campanha = programar_posse_dos_governos(carla)
    assert campanha is not None
    assert campanha.situacao == SituacaoCampanha.PROGRAMADA
    assert programar_posse_dos_governos(carla) is None
