"""Cronometra variantes intercaladas e devolve razões por rodada, não razão de médias."""

import gc
import statistics
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field

Variante = Callable[[], object]
RODADAS = 15


@dataclass(frozen=True)
class Resultado:
    """Uma linha da tabela. Tempos em milissegundos (medianas); `razao` é nossa ÷ piso."""

    id: str
    variante: str
    nossa: float
    piso: float
    pares: dict[str, float] = field(default_factory=dict)
    razao: float = 0.0
    meta: str = ""
    cumpre: bool = False

    def para_json(self) -> dict[str, object]:
        return asdict(self)


def intercalar(variantes: dict[str, Variante], rodadas: int = RODADAS) -> dict[str, list[float]]:
    """Tempo de cada variante por rodada, em ms; cada rodada passa por todas, em rodízio."""
    nomes = list(variantes)
    tempos: dict[str, list[float]] = {nome: [] for nome in nomes}
    for variante in variantes.values():
        variante()
    for rodada in range(rodadas):
        giro = rodada % len(nomes)
        for nome in nomes[giro:] + nomes[:giro]:
            gc.collect()
            gc.disable()
            inicio = time.perf_counter()
            variantes[nome]()
            tempos[nome].append((time.perf_counter() - inicio) * 1000)
            gc.enable()
    return tempos


def razao(numerador: Sequence[float], denominador: Sequence[float]) -> float:
    """Mediana das razões rodada a rodada."""
    return statistics.median(n / d for n, d in zip(numerador, denominador, strict=True))


def comparar(
    linha: str,
    variante: str,
    *,
    nossa: Variante,
    piso: Variante,
    pares: Mapping[str, Variante] | None = None,
    teto: float | None = None,
    rodadas: int = RODADAS,
) -> Resultado:
    """Mede nossa ÷ piso; cumpre quando a razão não passa do teto, se há um."""
    avisar(f"{linha} {variante}…")
    tempos = intercalar({"nossa": nossa, "piso": piso, **(pares or {})}, rodadas)
    medida = razao(tempos["nossa"], tempos["piso"])
    return Resultado(
        id=linha,
        variante=variante,
        nossa=_mediana(tempos["nossa"]),
        piso=_mediana(tempos["piso"]),
        pares={nome: _mediana(tempos[nome]) for nome in pares or {}},
        razao=round(medida, 2),
        meta=f"≤ {teto:g}×".replace(".", ",") if teto else "",
        cumpre=teto is None or medida <= teto,
    )


def com_crescimento(resultado: Resultado, *, teto: float = 1.3) -> list[Resultado]:
    """A razão e, nos tamanhos seguintes, ela sobre a do primeiro: o que cresce com as linhas."""
    primeira = _PRIMEIRAS.setdefault(resultado.id, resultado)
    if primeira is resultado:
        return [resultado]
    medida = resultado.razao / primeira.razao
    return [
        resultado,
        Resultado(
            id=resultado.id,
            variante=f"{resultado.variante} ÷ a primeira",
            nossa=resultado.razao,
            piso=primeira.razao,
            razao=round(medida, 2),
            meta=f"≤ {teto:g}×".replace(".", ","),
            cumpre=medida <= teto,
        ),
    ]


_PRIMEIRAS: dict[str, Resultado] = {}


def nenhuma(linha: str, variante: str, medida: int) -> Resultado:
    """Uma contagem que tem de ser zero."""
    return Resultado(linha, variante, medida, 0, meta="nenhuma", cumpre=medida == 0)


def com_teto(linha: str, variante: str, medida: float, teto: float, meta: str) -> Resultado:
    """Uma meta absoluta: o piso da linha é o próprio teto."""
    return Resultado(
        id=linha,
        variante=variante,
        nossa=round(medida, 1),
        piso=teto,
        razao=round(medida / teto, 2),
        meta=meta,
        cumpre=medida <= teto,
    )


def _mediana(tempos: Sequence[float]) -> float:
    return round(statistics.median(tempos), 3)


def avisar(texto: str) -> None:
    """O andamento vai para a saída de erro: a saída padrão é só do resultado."""
    print(texto, file=sys.stderr, flush=True)
