"""Percorre uma tabela de transições: toda situação, toda transição, toda pessoa."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from municipios.domain.transicoes import Transicao, TransicaoInvalida, executar
from municipios.models import Historico, Usuario

# Quem pode agir pela SGD em Viçosa: lia só lê.
EQUIPE = frozenset({"gil", "carla", "rosa"})
PESSOAS = ("ana", "bruno", "pedro", "davi", "lia", "gil", "carla", "rosa")


@dataclass(frozen=True)
class Linha:
    """O que a norma diz de uma transição, escrito sem olhar a tabela do domínio."""

    de: tuple[str, ...]
    para: str
    quem: Iterable[str]
    motivo: bool = False


@dataclass
class Percurso:
    objeto: Any
    situacoes: Iterable[str]
    pessoas: Mapping[str, Usuario]

    def __post_init__(self) -> None:
        self.ja_havia = list(Historico.objects.de(self.objeto).values_list("pk", flat=True))

    def enganos(self, transicao: Transicao, linha: Linha, **campos: Any) -> list[str]:
        """Cada casa em que o motor não fez o que a linha diz; vazio quando tudo confere."""
        achados = []
        for situacao in self.situacoes:
            for nome, pessoa in self.pessoas.items():
                esperado = _esperado(linha, situacao, nome)
                with transaction.atomic():
                    veio = self._tentar(transicao, situacao, pessoa, campos)
                    transaction.set_rollback(True)
                if veio != esperado:
                    achados.append(f"{nome}, de {situacao}: veio {veio}, cabia {esperado}")
        return achados

    def _tentar(
        self, transicao: Transicao, de: str, por: Usuario, campos: dict[str, Any]
    ) -> tuple[str, ...]:
        """O que aconteceu: o código da recusa, ou a situação nova e a linha do histórico."""
        manager = type(self.objeto)._default_manager
        manager.filter(pk=self.objeto.pk).update(situacao=de)
        self.objeto.refresh_from_db()
        motivo = "Pedido do ente." if transicao.exige_motivo else ""
        sem_motivo = ""
        try:
            if transicao.exige_motivo:
                sem_motivo = self._sem_motivo(transicao, por, campos)
            feito = executar(self.objeto, transicao, por=por, motivo=motivo, **campos)
        except TransicaoInvalida as recusa:
            return (recusa.codigo, *self._rastros(de))
        linhas = self._historico().values_list("transicao", "de", "para", "por")
        registrado = list(linhas) == [(transicao.nome, de, feito.situacao, por.pk)]
        return ("feito", feito.situacao, "registrado" if registrado else "histórico", sem_motivo)

    def _sem_motivo(self, transicao: Transicao, por: Usuario, campos: dict[str, Any]) -> str:
        try:
            with transaction.atomic():
                executar(self.objeto, transicao, por=por, motivo="  ", **campos)
        except TransicaoInvalida as recusa:
            return recusa.codigo
        return "aceitou"

    def _historico(self) -> QuerySet[Historico]:
        return Historico.objects.de(self.objeto).exclude(pk__in=self.ja_havia)

    def _rastros(self, de: str) -> list[str]:
        """Vazio quando a recusa não mudou nada."""
        self.objeto.refresh_from_db()
        rastros = ["deixou histórico"] if self._historico().exists() else []
        return rastros if self.objeto.situacao == de else [*rastros, "mudou a situação"]


def _esperado(linha: Linha, situacao: str, nome: str) -> tuple[str, ...]:
    if nome not in linha.quem:
        return ("sem_permissao",)
    if situacao not in linha.de:
        return ("situacao",)
    return ("feito", linha.para, "registrado", "motivo" if linha.motivo else "")
