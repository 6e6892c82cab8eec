"""Os números publicados fora do portal, cada um ao lado do que o portal conta hoje."""

from dataclasses import dataclass

from identidade.domain.indicador import Indicador, Painel
from identidade.models import IndicadorPublicado
from municipios.choices import Esfera


@dataclass(frozen=True)
class Comparado:
    """`do_portal` é o dos municípios, hoje; `None` quando não há número parecido."""

    publicado: IndicadorPublicado
    do_portal: Indicador | None


def comparados(painel: Painel) -> list[Comparado]:
    """Do mais antigo ao mais novo. Os dois números têm definições diferentes e não se somam."""
    do_portal = {
        indicador.codigo: indicador
        for quadro in painel.quadros
        if quadro.esfera == Esfera.MUNICIPAL
        for indicador in quadro.indicadores
    }
    return [
        Comparado(publicado, do_portal.get(publicado.numero_do_portal))
        for publicado in IndicadorPublicado.objects.all()
    ]
