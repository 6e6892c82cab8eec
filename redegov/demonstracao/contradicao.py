"""Na demonstração, a rotina da noite já passou: a fila tem o que é de alguém e o que não é."""

from identidade.choices.contradicao import TipoContradicao
from identidade.domain.contradicao import assumir, dispensar, procurar
from identidade.models import Contradicao
from municipios.models import Usuario

PORQUE = "A cidade ainda fecha o mês à mão: o volume chega no dia 10, combinado na conversa."


def procurar_contradicoes(por: Usuario) -> None:
    """Uma assumida e uma dispensada por `por`. Repetir não muda nada."""
    if Contradicao.objects.exists():
        return
    procurar()
    sem_uso = list(Contradicao.objects.abertas().filter(tipo=TipoContradicao.SEM_USO)[:2])
    for contradicao, ato in zip(sem_uso, ("dispensar", "assumir"), strict=False):
        if ato == "dispensar":
            dispensar(contradicao, por=por, motivo=PORQUE)
        else:
            assumir(contradicao, por=por)
