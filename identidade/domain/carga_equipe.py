"""A carga de cada pessoa da equipe: o que é dela, e o que é dos entes da carteira dela.

Tem dono certo: a análise, a contradição, o acompanhamento e a ação com analista. O resto (a
conversa, o plano e a implantação que esperam pela SGD, a prova por conferir, o bloqueio com ela e a
ação sem analista) é de quem gerencia o ente.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils import timezone

from identidade.choices import Responsavel
from identidade.models import (
    Acao,
    Acompanhamento,
    Bloqueio,
    Contradicao,
    Evidencia,
    Implantacao,
    PlanoAcao,
)
from municipios.choices.mensagem import Lado
from municipios.models import Adesao, Gerencia, Mensagem, Usuario

COLUNAS = {
    "entes": "Entes",
    "analises": "Análises",
    "conversas": "Conversas",
    "planos": "Planos",
    "passos": "Implantações",
    "provas": "Provas",
    "bloqueios": "Bloqueios",
    "acoes": "Ações",
    "contradicoes": "Contradições",
    "contatos": "Contatos",
}


@dataclass(frozen=True)
class Carga:
    """`pessoa` vazia: o que não é de ninguém. Cada número traz o código da coluna."""

    pessoa: Usuario | None
    numeros: tuple[tuple[str, int], ...]

    @property
    def total(self) -> int:
        """O trabalho, sem contar os entes."""
        return sum(numero for coluna, numero in self.numeros if coluna != "entes")


def carga_da_equipe(quem: Usuario, *, hoje: date | None = None) -> list[Carga]:
    """A de quem olha, depois as outras, da maior à menor; por fim, o que não é de ninguém."""
    hoje = hoje or timezone.localdate()
    contas = {nome: _conta(consulta) for nome, consulta in _de_cada_um(hoje).items()}
    pessoas = Usuario.objects.da_equipe().annotate(**contas).order_by("nome", "pk")
    cargas = [_carga(pessoa, pessoa) for pessoa in pessoas]
    ordenadas = sorted(cargas, key=lambda c: (c.pessoa != quem, -c.total))
    return [*ordenadas, _de_ninguem(hoje)]


def linhas_do_csv(cargas: Iterable[Carga]) -> Iterator[list[Any]]:
    for carga in cargas:
        yield [str(carga.pessoa or "Sem responsável"), *(numero for _, numero in carga.numeros)]


def a_cargo_de(pessoa: int) -> Q:
    """As ações que ela faz e, sem analista, as dos entes da carteira dela."""
    carteira = Gerencia.objects.filter(usuario=pessoa, fim__isnull=True)
    return Q(analista=pessoa) | Q(
        analista__isnull=True, plano__ente__in=carteira.order_by().values("ente")
    )


def _trabalho(hoje: date) -> dict[str, tuple[QuerySet[Any], str, str]]:
    """Coluna → o que se conta, a quem pertence (vazio: à carteira) e o caminho até o ente."""
    da_sgd = Acao.objects.atrasadas(hoje).filter(lado=Lado.SGD)
    a_fazer = Acompanhamento.objects.abertos().filter(proximo_contato__lte=hoje)
    com_a_sgd = Bloqueio.objects.abertos().filter(lado=Responsavel.SGD)
    return {
        "analises": (Adesao.objects.na_analise(), "responsavel", "ente"),
        "conversas": (Mensagem.objects.esperando_a_sgd(), "", "ente"),
        "planos": (PlanoAcao.objects.a_espera_do_lado(Lado.SGD), "", "ente"),
        "passos": (Implantacao.objects.na_vez_de(Responsavel.SGD), "", "ente"),
        "provas": (Evidencia.objects.em_conferencia(), "", "passo__implantacao__ente"),
        "bloqueios": (com_a_sgd, "", "implantacao__ente"),
        "acoes": (da_sgd, "analista", "plano__ente"),
        "contradicoes": (Contradicao.objects.abertas(), "responsavel", "ente"),
        "contatos": (a_fazer, "responsavel", "ente"),
    }


def _de_cada_um(hoje: date) -> dict[str, QuerySet[Any]]:
    fora = OuterRef("pk")
    carteira = Gerencia.objects.filter(usuario=OuterRef(fora), fim__isnull=True).values("ente")
    achadas: dict[str, QuerySet[Any]] = {
        "entes": Gerencia.objects.filter(usuario=fora, fim__isnull=True)
    }
    for coluna, (consulta, dono, caminho) in _trabalho(hoje).items():
        da_carteira = Q(**{f"{caminho}__in": carteira.order_by()})
        if coluna == "acoes":
            dela = Q(analista=fora) | Q(da_carteira, analista__isnull=True)
        else:
            dela = Q(**{dono: fora}) if dono else da_carteira
        achadas[coluna] = consulta.filter(dela)
    return achadas


def _conta(consulta: QuerySet[Any]) -> Coalesce:
    uma = consulta.order_by().annotate(_um=F("pk") * 0).values("_um")
    return Coalesce(Subquery(uma.annotate(n=Count("pk")).values("n")), 0)


def _carga(pessoa: Usuario | None, fonte: Any) -> Carga:
    return Carga(pessoa, tuple((coluna, getattr(fonte, coluna)) for coluna in COLUNAS))


def _de_ninguem(hoje: date) -> Carga:
    """Sem dono e, o que é da carteira, de ente que ninguém gerencia."""
    contas = {coluna: _conta(_sem_dono(coluna, hoje)) for coluna in _trabalho(hoje)}
    qualquer = Usuario.objects.order_by("pk").annotate(**contas).values(*contas)[:1]
    numeros = {"entes": 0} | dict(*qualquer)
    return Carga(None, tuple((coluna, numeros[coluna]) for coluna in COLUNAS))


def sem_ninguem(hoje: date) -> QuerySet[Any]:
    """As ações atrasadas da SGD sem analista, em ente sem gerente."""
    return _sem_dono("acoes", hoje)


def _sem_dono(coluna: str, hoje: date) -> QuerySet[Any]:
    consulta, dono, caminho = _trabalho(hoje)[coluna]
    gerencias = Gerencia.objects.filter(fim__isnull=True)
    sem_gerente = ~Exists(gerencias.filter(ente=OuterRef(caminho)))
    sem_dono = Q(**{f"{dono}__isnull": True}) if dono else Q()
    if not dono or coluna == "acoes":
        sem_dono &= Q(sem_gerente)
    return consulta.filter(sem_dono)
