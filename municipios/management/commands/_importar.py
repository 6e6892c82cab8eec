"""O que os dois comandos de importação têm em comum: ler, conferir, mostrar, aplicar."""

import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from tqdm import tqdm

from municipios.domain.carga import Diferenca, Progresso
from municipios.domain.cobertura import COBERTURA, MUDANCAS, UFS
from municipios.domain.recusa import ImportacaoRecusada
from municipios.planilhas.arquivo import ler_arquivo
from municipios.planilhas.lote import MAXIMO_DE_FALHAS, ArquivoRecusado, Lote
from municipios.planilhas.remoto import baixar, eh_endereco, nome_no_endereco


class ImportarCommand(BaseCommand):
    """`--conferir` mostra a diferença e não muda nada."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "arquivo", help="o arquivo, ou o endereço https:// dele, como a fonte o publica"
        )
        parser.add_argument("--conferir", action="store_true", help="só mostra o que mudaria")
        parser.add_argument("--ano", type=int, help="ano da população, se o arquivo não o diz")
        parser.add_argument(
            "--dispensar",
            action="append",
            default=[],
            choices=[COBERTURA, UFS, MUDANCAS],
            help="aceita o arquivo mesmo que falhe nesta conferência",
        )

    def handle(self, *args: Any, **opcoes: Any) -> None:
        try:
            lotes = _ler(opcoes["arquivo"], opcoes["ano"])
            self.recusar_familia(lotes)
            for lote in lotes:
                self._importar(lote, opcoes)
        except (ArquivoRecusado, ImportacaoRecusada) as recusa:
            raise CommandError(f"O arquivo foi recusado e nada mudou.\n{recusa}") from recusa

    def recusar_familia(self, lotes: list[Lote]) -> None:
        """Levanta `ArquivoRecusado` se o arquivo é da outra família de importação."""
        raise NotImplementedError

    def importar(self, lote: Any, **opcoes: Any) -> Diferenca:
        raise NotImplementedError

    def _importar(self, lote: Lote, opcoes: dict[str, Any]) -> None:
        with _barra("Linhas", " linha") as barra:
            diferenca = self.importar(
                lote,
                ensaio=opcoes["conferir"],
                dispensas=frozenset(opcoes["dispensar"]),
                progresso=_na_barra(barra),
            )
        self._relatar(diferenca, conferir=opcoes["conferir"])

    def _relatar(self, diferenca: Diferenca, *, conferir: bool) -> None:
        verbo = "mudaria" if conferir else "mudou"
        self.stdout.write(
            f"{diferenca.linhas} linhas. O que {verbo}: {diferenca.novos} novas, "
            f"{diferenca.mudados} mudadas, {diferenca.extintos} extintas; "
            f"{diferenca.iguais} iguais."
        )
        for exemplo in diferenca.exemplos:
            campos = "; ".join(
                f"{campo}: {antes} → {depois}"
                for campo, (antes, depois) in exemplo["campos"].items()
            )
            self.stdout.write(
                f"  {exemplo['codigo']} {exemplo['nome']}, {exemplo['tipo']}: {campos}"
            )
        for fora in diferenca.fora[:MAXIMO_DE_FALHAS]:
            self.stdout.write(f"  De fora: {fora}.")


def _ler(arquivo: str, ano: int | None) -> list[Lote]:
    """Lê do disco ou, se é um endereço, baixa antes para uma pasta passageira."""
    if not eh_endereco(arquivo):
        return ler_arquivo(Path(arquivo), ano=ano)[1]
    with tempfile.NamedTemporaryFile(prefix="redegov-") as baixado:
        with _barra("Baixando", "B", unit_scale=True) as barra:
            baixar(arquivo, baixado, _na_barra(barra))
        return ler_arquivo(Path(baixado.name), ano=ano, nome=nome_no_endereco(arquivo))[1]


def _barra(titulo: str, unidade: str, **opcoes: Any) -> Any:
    return tqdm(desc=titulo, unit=unidade, file=sys.stderr, disable=None, **opcoes)


def _na_barra(barra: Any) -> Progresso:
    def avancar(feitas: int, total: int) -> None:
        barra.total = total or None
        barra.update(feitas - barra.n)

    return avancar
