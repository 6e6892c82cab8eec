from collections.abc import Callable

from redegov.embarcado.processo import esperar
from redegov.embarcado.supervisor import Supervisor


def vigiar_ate(supervisor: Supervisor, condicao: Callable[[], bool], prazo: float = 10) -> None:
    """Dá voltas de vigia até a condição, como o laço do portal."""

    def volta() -> bool:
        supervisor.vigiar()
        return condicao()

    assert esperar(volta, prazo)
