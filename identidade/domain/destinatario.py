"""A quem se avisa de um ente: os pontos focais; sem nenhum, o gerente; sem gerente, a coordenação.

Lido de uma vez para todos os entes de uma varredura.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from django.db.models import QuerySet

from identidade.models import Implantacao
from municipios.choices import Grupo
from municipios.models import Gerencia, PontoFocal, Usuario

Pessoa = tuple[str, str, str]  # identificação na chave, nome, e-mail


@dataclass(frozen=True)
class Destinatarios:
    focais: dict[str, list[Pessoa]]
    gerentes: dict[str, list[Pessoa]]
    coordenacao: list[Pessoa]

    def do_ente(self, ente_id: str) -> list[Pessoa]:
        return self.focais.get(ente_id) or self.gerentes.get(ente_id) or self.coordenacao

    def dos_dois_lados(self, ente_id: str) -> list[Pessoa]:
        """Os pontos focais e quem, na SGD, cuida do ente: o gerente ou a coordenação."""
        da_sgd = self.gerentes.get(ente_id) or self.coordenacao
        return [*self.focais.get(ente_id, []), *da_sgd]


def destinatarios(implantacoes: QuerySet[Implantacao], hoje: date) -> Destinatarios:
    return Destinatarios(_focais(implantacoes, hoje), _gerentes(implantacoes), _coordenacao())


def _focais(implantacoes: QuerySet[Implantacao], hoje: date) -> dict[str, list[Pessoa]]:
    entes = implantacoes.values("ente")
    confirmados = PontoFocal.objects.confirmados().no_periodo(hoje).filter(ente__in=entes)
    pessoas: dict[str, list[Pessoa]] = defaultdict(list)
    for pk, ente_id, nome, email in confirmados.filter(
        ente__in=implantacoes.values("ente")
    ).values_list("pk", "ente", "nome", "email"):
        pessoas[ente_id].append((f"ponto_focal-{pk}", nome, email))
    return dict(pessoas)


def _gerentes(implantacoes: QuerySet[Implantacao]) -> dict[str, list[Pessoa]]:
    entes = implantacoes.values("ente")
    abertas = Gerencia.objects.filter(fim__isnull=True, usuario__in=_com_email(), ente__in=entes)
    pessoas: dict[str, list[Pessoa]] = defaultdict(list)
    for ente_id, pk, nome, email in abertas.filter(
        ente__in=implantacoes.values("ente")
    ).values_list("ente", "usuario", "usuario__nome", "usuario__email"):
        pessoas[ente_id].append((f"usuario-{pk}", nome, email))
    return dict(pessoas)


def _coordenacao() -> list[Pessoa]:
    pessoas = _com_email().filter(groups__name=Grupo.COORDENACAO).values_list("pk", "nome", "email")
    return [(f"usuario-{pk}", nome, email) for pk, nome, email in pessoas]


def _com_email() -> QuerySet[Usuario]:
    equipe: QuerySet[Usuario] = Usuario.objects.filter(is_staff=True, is_active=True)
    return equipe.exclude(email="")
