"""Na demonstração, a campanha da próxima posse dos governos já está programada."""

from datetime import timedelta

from django.utils import timezone

from municipios.choices import Esfera
from municipios.choices.campanha import MotivoCampanha, PublicoCampanha
from municipios.domain.campanha import programar
from municipios.models import Campanha, Posse, Usuario


def programar_posse_dos_governos(por: Usuario) -> Campanha | None:
    """Não pergunta nada antes do dia; sem posse à frente, ou já programada, não faz nada."""
    futuras = Posse.objects.filter(esfera=Esfera.ESTADUAL, data__gt=timezone.localdate())
    posse = futuras.order_by("data").first()
    if posse is None or Campanha.objects.filter(inicio=posse.data).exists():
        return None
    nova = Campanha(
        nome=f"Posse dos governos em {posse.data.year}",
        motivo=MotivoCampanha.FIM_DE_MANDATO,
        publico=PublicoCampanha.GOVERNOS,
        so_na_rede=False,
        inicio=posse.data,
        prazo=posse.data + timedelta(days=30),
        referencia=posse.referencia,
    )
    return programar(nova, por=por)
