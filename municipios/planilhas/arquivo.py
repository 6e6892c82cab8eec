"""Que arquivo é este? Reconhece a família pelo conteúdo e chama o leitor dela."""

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from municipios.choices import FontePopulacao, TipoImportacao
from municipios.planilhas.csv_proprio import ler_csv
from municipios.planilhas.json_aberto import abrir_json, ler_localidades, ler_siconfi, ler_sidra
from municipios.planilhas.lote import ArquivoRecusado, Lote, LotePopulacao
from municipios.planilhas.planilha import ler_planilha

MAXIMO_DE_LOTES = 100
MAXIMO_DO_ARQUIVO = 64 * 1024 * 1024
_ASSINATURAS_DE_PLANILHA = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")
_LEITORES_DE_JSON: dict[TipoImportacao, Callable[[Any], Iterable[Lote]]] = {
    TipoImportacao.LOCALIDADES: lambda dado: [ler_localidades(dado)],
    TipoImportacao.SICONFI: lambda dado: [ler_siconfi(dado)],
    TipoImportacao.SIDRA: ler_sidra,
}


def ler_arquivo(
    caminho: Path, *, ano: int | None = None, nome: str = ""
) -> tuple[TipoImportacao, list[Lote]]:
    """A família do arquivo e os lotes que ele traz; `nome` é o que a fonte lhe deu.

    Raises:
        ArquivoRecusado: vazio, grande demais, de outra família, cortado.
    """
    tipo, lotes = _ler(caminho, ano, nome)
    if len(lotes) > MAXIMO_DE_LOTES:
        raise ArquivoRecusado(
            f"O arquivo traz {len(lotes)} anos de população: importe até {MAXIMO_DE_LOTES} por vez."
        )
    return tipo, lotes


def _ler(caminho: Path, ano: int | None, nome: str) -> tuple[TipoImportacao, list[Lote]]:
    try:
        tamanho = caminho.stat().st_size
        with caminho.open("rb") as arquivo:
            inicio = arquivo.read(4096)
    except OSError as erro:
        raise ArquivoRecusado(f"Não consegui abrir {caminho.name}: {erro.strerror}.") from erro
    if not inicio.strip():
        raise ArquivoRecusado("O arquivo está vazio.")
    if tamanho > MAXIMO_DO_ARQUIVO:
        raise ArquivoRecusado("O arquivo passa de 64 MB, e o maior destas famílias tem 3 MB.")
    if inicio.startswith(_ASSINATURAS_DE_PLANILHA):
        lote = ler_planilha(caminho, ano, nome or caminho.name)
        censo = lote.fonte == FontePopulacao.CENSO
        return (TipoImportacao.CENSO if censo else TipoImportacao.ESTIMATIVA), [lote]
    if inicio.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"["):
        return _ler_json(caminho)
    return TipoImportacao.CSV, [*ler_csv(caminho)]


def _ler_json(caminho: Path) -> tuple[TipoImportacao, list[Lote]]:
    dado = abrir_json(caminho)
    primeiro = dado[0] if isinstance(dado, list) and dado else {}
    if isinstance(dado, dict):
        tipo = TipoImportacao.SICONFI
    elif isinstance(primeiro, dict) and "Valor" in primeiro.values():
        tipo = TipoImportacao.SIDRA
    else:
        tipo = TipoImportacao.LOCALIDADES
    return tipo, [*_LEITORES_DE_JSON[tipo](dado)]


def eh_de_populacao(lotes: list[Lote]) -> bool:
    return all(isinstance(lote, LotePopulacao) for lote in lotes)
