"""A fila da análise: o que há, na ordem em que vence, e quanto cada pessoa tem na mão."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from statistics import median
from typing import Any

from django.utils import timezone

from municipios.choices import ADESAO_PASSAVEL
from municipios.choices.analise import RecorteAnalise
from municipios.domain.prazo_analise import Relogio, relogios
from municipios.models import Adesao, Ente, Usuario


@dataclass(frozen=True)
class NaFila:
    adesao: Adesao
    relogio: Relogio

    @property
    def pode_passar(self) -> bool:
        return self.adesao.situacao in ADESAO_PASSAVEL

    @property
    def ordem(self) -> tuple[bool, date, datetime, int]:
        """Primeiro o que está com a SGD, pelo que vence antes; depois, o mais antigo."""
        vence = self.relogio.vence_em or date.max
        return not self.relogio.com_a_sgd, vence, self.relogio.desde, self.adesao.pk


@dataclass(frozen=True)
class Carga:
    """O que uma pessoa (vazia: ninguém) tem em aberto; a mediana é de dias úteis com a SGD."""

    pessoa: Usuario | None
    abertas: int
    atrasadas: int
    mediana: float


def fila_da_analise(usuario: Usuario, *, agora: datetime | None = None) -> list[NaFila]:
    """O país, para a equipe; o gerente vê a sua carteira. As consultas não crescem com a fila."""
    adesoes = Adesao.objects.visiveis_para(usuario).na_analise()
    if usuario.administra_carteira and not usuario.administra_todos:
        adesoes = adesoes.filter(ente__in=Ente.objects.administrados_por(usuario))
    lista = list(adesoes.select_related("ente", "responsavel"))
    por_adesao = relogios(lista, agora=agora)
    return sorted((NaFila(a, por_adesao[a.pk]) for a in lista), key=lambda linha: linha.ordem)


def recortar(fila: Iterable[NaFila], recorte: str, usuario: Usuario) -> list[NaFila]:
    regras: dict[RecorteAnalise, Callable[[NaFila], bool]] = {
        RecorteAnalise.MINHAS: lambda linha: linha.adesao.responsavel_id == usuario.pk,
        RecorteAnalise.SEM_DONO: lambda linha: linha.adesao.responsavel_id is None,
        RecorteAnalise.ATRASADAS: lambda linha: linha.relogio.atrasada,
    }
    regra = regras.get(RecorteAnalise(recorte))
    return [linha for linha in fila if regra is None or regra(linha)]


def carga_por_pessoa(fila: Iterable[NaFila]) -> list[Carga]:
    """Quem tem mais atrasadas primeiro."""
    grupos: dict[Usuario | None, list[Relogio]] = defaultdict(list)
    for linha in fila:
        grupos[linha.adesao.responsavel].append(linha.relogio)
    cargas = [
        Carga(
            pessoa=pessoa,
            abertas=len(dela),
            atrasadas=sum(relogio.atrasada for relogio in dela),
            mediana=median(relogio.uteis for relogio in dela),
        )
        for pessoa, dela in grupos.items()
    ]
    return sorted(cargas, key=lambda c: (-c.atrasadas, -c.abertas, str(c.pessoa or "")))


def linhas_do_csv(fila: Iterable[NaFila]) -> Iterator[tuple[Any, ...]]:
    for linha in fila:
        adesao, relogio = linha.adesao, linha.relogio
        yield (
            adesao.ente_id,
            adesao.ente.nome,
            adesao.ente.uf,
            adesao.get_situacao_display(),
            str(adesao.responsavel or ""),
            f"{timezone.localtime(relogio.desde):%d/%m/%Y}",
            relogio.uteis,
            f"{relogio.vence_em:%d/%m/%Y}" if relogio.vence_em else "",
            "sim" if relogio.atrasada else "não",
        )
