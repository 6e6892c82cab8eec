"""Quem confere e aplica as importações: um trabalhador por vez em cada uma, e nunca duas vezes.

O trabalhador arrenda a linha e renova o arrendamento a cada progresso, por uma conexão à parte,
para que a página o veja. Morto, o arrendamento vence e outro retoma. Aplicar e marcar como
aplicada é uma transação só: quem perdeu a linha no meio desfaz tudo.
"""

import logging
import time
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.db import connection, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.utils import timezone

from municipios.choices import SituacaoImportacao, TipoImportacao
from municipios.domain import importacao as vida
from municipios.domain.carga import Progresso
from municipios.domain.recusa import ImportacaoRecusada
from municipios.domain.transicoes import Transicao, executar
from municipios.models import Importacao, Usuario
from municipios.planilhas.lote import ArquivoRecusado

logger = logging.getLogger(__name__)

ARRENDAMENTO = timedelta(minutes=3)
MAXIMO_DE_TENTATIVAS = 3
SEGUNDOS_ENTRE_AVISOS = 0.5
_MUDOU = (
    "O cadastro mudou depois da conferência, e nada foi aplicado. A diferença abaixo é a de agora: "
    "confira e confirme de novo."
)
_MORREU = (
    f"Tentamos {MAXIMO_DE_TENTATIVAS} vezes e a leitura não chegou ao fim. Nada mudou. Confira se "
    "o arquivo abre no programa de origem; se abrir, fale com quem opera o portal."
)


@dataclass(frozen=True)
class Conferencia:
    """O que o arquivo muda: `diferenca` vai para a página; `assinatura` a resume.

    Quem confirma vê uma diferença; só se aplica a que tem a mesma assinatura.
    """

    tipo: TipoImportacao
    diferenca: dict[str, Any]
    assinatura: str


# Lê o arquivo e, salvo `ensaio`, aplica, na transação de quem chama. Levanta `ArquivoRecusado` ou
# `ImportacaoRecusada`. Não toca na linha da importação: a situação e o progresso são daqui.
Executor = Callable[[Importacao, bool, Progresso], Conferencia]


class ArrendamentoPerdido(Exception):
    """Outro trabalhador retomou a importação: este para e desfaz o que fez."""


def _outra_conexao() -> BaseDatabaseWrapper:
    """Fora da transação de quem trabalha: o que grava se vê logo."""
    return connection.copy()


@dataclass
class Arrendamento:
    """A posse da linha até `ate`; chamado com (feitas, total), mostra o progresso e a renova."""

    importacao: Importacao
    conexao: BaseDatabaseWrapper = field(default_factory=_outra_conexao)
    _avisou: float = 0.0

    def close(self) -> None:
        self.conexao.close()

    def __call__(self, feitas: int, total: int) -> None:
        agora = time.monotonic()
        if feitas < total and agora - self._avisou < SEGUNDOS_ENTRE_AVISOS:
            return
        self._avisou, ate = agora, timezone.now() + ARRENDAMENTO
        with self.conexao.cursor() as cursor:
            cursor.execute(
                "UPDATE municipios_importacao SET feitas = %s, total = %s, arrendada_ate = %s"
                " WHERE id = %s AND arrendada_ate = %s",
                [feitas, total, ate, self.importacao.pk, self.importacao.arrendada_ate],
            )
            if cursor.rowcount != 1:
                raise ArrendamentoPerdido
        self.importacao.arrendada_ate = ate

    def travar(self) -> None:
        """Na transação que vai gravar: a linha ainda é nossa, e fica travada até o fim dela."""
        nossa = Importacao.objects.filter(
            pk=self.importacao.pk, arrendada_ate=self.importacao.arrendada_ate
        )
        if not nossa.select_for_update(of=("self",)).exists():
            raise ArrendamentoPerdido


def processar_tudo(executor_de: Callable[[str], Executor]) -> int:
    """Uma importação depois da outra, até não haver nenhuma livre; devolve quantas."""
    feitas = 0
    while (importacao := _arrendar()) is not None:
        feitas += 1
        with closing(Arrendamento(importacao)) as arrendamento:
            try:
                _processar(arrendamento, executor_de(importacao.tipo))
            except ArrendamentoPerdido:
                logger.warning("Importação %d retomada por outro trabalhador.", importacao.pk)
    vida.apagar_arquivos_que_sobraram()
    return feitas


@transaction.atomic
def _arrendar() -> Importacao | None:
    """A mais antiga das livres. A que já matou trabalhadores demais é recusada no lugar."""
    agora, sistema = timezone.now(), Usuario.objects.sistema()
    livres = Importacao.objects.para_processar(agora).order_by("pk")
    for importacao in livres.select_for_update(skip_locked=True, of=("self",)):
        posse: dict[str, Any] = {
            "arrendada_ate": agora + ARRENDAMENTO,
            "tentativas": importacao.tentativas + 1,
        }
        if importacao.situacao == SituacaoImportacao.RECEBIDA:
            return executar(importacao, vida.COMECAR, por=sistema, **posse)
        if importacao.tentativas >= MAXIMO_DE_TENTATIVAS:
            _encerrar(importacao, vida.RECUSAR, erros=[_MORREU])
            continue
        Importacao.objects.filter(pk=importacao.pk).update(**posse)
        importacao.refresh_from_db()
        return importacao
    return None


def _processar(arrendamento: Arrendamento, executor: Executor) -> None:
    aplicar = arrendamento.importacao.situacao == SituacaoImportacao.APLICANDO
    try:
        (_aplicar if aplicar else _conferir)(arrendamento, executor)
    except (ArquivoRecusado, ImportacaoRecusada) as recusa:
        regras = sorted(getattr(recusa, "regras", ()))
        with transaction.atomic():
            arrendamento.travar()
            importacao = arrendamento.importacao
            opcoes = importacao.opcoes | {"dispensaveis": regras}
            _encerrar(importacao, vida.RECUSAR, erros=str(recusa).splitlines(), opcoes=opcoes)


def _conferir(arrendamento: Arrendamento, executor: Executor, *avisos: str) -> None:
    with transaction.atomic():
        achado = executor(arrendamento.importacao, True, arrendamento)
        arrendamento.travar()
        _encerrar(
            arrendamento.importacao,
            vida.CONFERIR,
            tipo=achado.tipo,
            diferenca=achado.diferenca | {"assinatura": achado.assinatura},
            erros=list(avisos),
        )


class _DiferencaMudou(Exception):
    pass


def _aplicar(arrendamento: Arrendamento, executor: Executor) -> None:
    importacao = arrendamento.importacao
    try:
        with transaction.atomic():
            achado = executor(importacao, False, arrendamento)
            if achado.assinatura != importacao.diferenca.get("assinatura"):
                raise _DiferencaMudou
            arrendamento.travar()
            _encerrar(importacao, vida.APLICAR, terminada_em=timezone.now(), erros=[])
    except _DiferencaMudou:
        _conferir(arrendamento, executor, _MUDOU)


def _encerrar(importacao: Importacao, transicao: Transicao, **campos: Any) -> None:
    """Passa a vez: a linha deixa de ser do trabalhador."""
    executar(
        importacao,
        transicao,
        por=Usuario.objects.sistema(),
        arrendada_ate=None,
        tentativas=0,
        **campos,
    )
