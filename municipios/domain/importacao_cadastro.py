"""Importar entes e populações de um arquivo recebido: o que a fila chama."""

from dataclasses import asdict
from hashlib import sha256
from pathlib import Path

from django.db import transaction

from municipios.choices import TipoImportacao
from municipios.domain import carga
from municipios.domain.carga import Diferenca, Progresso
from municipios.domain.coorte import recalcular_todas
from municipios.domain.ente import importar_entes
from municipios.domain.fila_importacao import Conferencia
from municipios.domain.populacao import importar_populacao
from municipios.domain.recusa import ImportacaoRecusada, Motivos
from municipios.models import Importacao
from municipios.planilhas.arquivo import ler_arquivo
from municipios.planilhas.lote import MAXIMO_DE_FALHAS, Lote, LotePopulacao


def importar_cadastro(importacao: Importacao, ensaio: bool, progresso: Progresso) -> Conferencia:
    """Todos os lotes do arquivo, ou nenhum; as coortes são recalculadas uma vez, no fim.

    O ensaio aplica e desfaz: o que o banco recusaria, recusa-se já na conferência.

    Raises:
        ArquivoRecusado: o arquivo não se lê.
        ImportacaoRecusada: com as razões de todos os lotes.
    """
    tipo, lotes = ler_arquivo(
        Path(importacao.arquivo.path),
        ano=importacao.opcoes.get("ano"),
        nome=importacao.nome_original,
    )
    with transaction.atomic():
        achado = _importar_tudo(tipo, lotes, importacao, progresso)
        if ensaio:
            transaction.set_rollback(True)
        elif achado.diferenca["muda"]:
            recalcular_todas()
    return achado


def _importar_tudo(
    tipo: TipoImportacao, lotes: list[Lote], importacao: Importacao, progresso: Progresso
) -> Conferencia:
    andamento = _Andamento(progresso, sum(len(lote.linhas) for lote in lotes))
    motivos, partes, resumo, muda = Motivos(), [], sha256(), False
    for lote in lotes:
        try:
            diferenca = _importar(lote, importacao, andamento)
        except ImportacaoRecusada as recusa:
            motivos.juntar_recusa(recusa)
            continue
        andamento.passou(len(lote.linhas))
        muda = muda or diferenca.muda_algo
        total_fora, diferenca.fora = len(lote.fora), lote.fora[:MAXIMO_DE_FALHAS]
        partes.append({"titulo": _titulo(lote), "total_fora": total_fora, **asdict(diferenca)})
        resumo.update(carga.assinar_mudancas().encode())
    motivos.recusar_se_houver()
    return Conferencia(tipo, {"partes": partes, "muda": muda}, resumo.hexdigest())


def _importar(lote: Lote, importacao: Importacao, progresso: Progresso) -> Diferenca:
    dispensas = frozenset(importacao.opcoes.get("dispensas", ()))
    if isinstance(lote, LotePopulacao):
        return importar_populacao(
            lote,
            dispensas=dispensas,
            importacao=importacao,
            coortes=False,
            progresso=progresso,
        )
    return importar_entes(lote, dispensas=dispensas, progresso=progresso)


def _titulo(lote: Lote) -> str:
    if isinstance(lote, LotePopulacao):
        return f"População de {lote.ano} ({lote.fonte})"
    return "Entes"


class _Andamento:
    """O progresso de um lote dentro do arquivo inteiro."""

    def __init__(self, progresso: Progresso, total: int) -> None:
        self.progresso, self.total, self.antes = progresso, total, 0

    def __call__(self, feitas: int, _do_lote: int) -> None:
        # Brasília entra na conta só quando o lote fecha: pode passar do total em uma linha.
        self.progresso(min(self.antes + feitas, self.total), self.total)

    def passou(self, linhas: int) -> None:
        self.antes += linhas
