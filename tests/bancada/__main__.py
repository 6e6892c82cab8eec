"""`python -m tests.bancada`: roda a bancada e imprime a tabela (ou, com --json, só o JSON)."""

import argparse
import json
import os
import sys
from pathlib import Path

import django

# Com tantas vezes os entes só se medem as linhas que falam de crescimento: P2, P5, P7, P8 e P10.
SO_CRESCIMENTO = 100
LARGURA = 64
LINHAS = ("P1", "P2", "P3", "P4", "P5", "P7", "P8", "P10", "P11", "P14")
RAIZ = Path(__file__).resolve().parent.parent.parent
DADOS = RAIZ / "var" / "bancada"
os.environ["REDEGOV_DADOS"] = str(DADOS)
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "redegov.settings")
for _variavel in ("DATABASE_URL", "REDIS_URL", "REDEGOV_MODO"):
    os.environ.pop(_variavel, None)
django.setup()

# ruff: noqa: E402
from django.conf import settings

from redegov.embarcado import postgres, trava, valkey
from redegov.embarcado.supervisor import Supervisor
from tests.bancada import (
    dados,
    p1_lista,
    p2_paginas,
    p4_importacao,
    p5_consolidado,
    p5_passo,
    p7_consultas,
    p8_busca,
    p10_historico,
    p11_partida,
    p14_assinatura,
    pares,
)
from tests.bancada.medida import Resultado, avisar


def main() -> int:
    opcoes = _opcoes()
    # As páginas se medem sem empacotar as telas: `{% static %}` responde com o nome simples.
    settings.STORAGES["staticfiles"]["BACKEND"] = (
        "django.contrib.staticfiles.storage.StaticFilesStorage"
    )
    supervisor = Supervisor(avisar=avisar)
    with trava.segurar(DADOS):
        try:
            supervisor.iniciar(postgres.programa(DADOS))
            postgres.criar_banco(DADOS)
            supervisor.iniciar(valkey.programa(DADOS))
            resultados = _medir([1, 10, 100] if opcoes.cem else [1, 10], set(opcoes.linhas))
        finally:
            supervisor.parar()
    if opcoes.json:
        json.dump([r.para_json() for r in resultados], sys.stdout, ensure_ascii=False, indent=1)
    else:
        _tabela(resultados)
    return 0 if all(r.cumpre for r in resultados) else 1


def _opcoes() -> argparse.Namespace:
    leitor = argparse.ArgumentParser(prog="script/bench", description=__doc__)
    leitor.add_argument("linhas", nargs="*", help=f"só estas, de {', '.join(LINHAS)}")
    leitor.add_argument("--json", action="store_true", help="só JSON na saída padrão")
    leitor.add_argument("--cem", action="store_true", help="mede também com 100 vezes os entes")
    opcoes = leitor.parse_args()
    if estranhas := set(opcoes.linhas).difference(LINHAS):
        leitor.error(f"a bancada não tem: {', '.join(sorted(estranhas))}")
    return opcoes


def _medir(tamanhos: list[int], linhas: set[str]) -> list[Resultado]:
    def cabe(*ids: str) -> bool:
        return not linhas or not linhas.isdisjoint(ids)

    resultados = p11_partida.medir() if cabe("P11") else []
    pares.ligar()
    for vezes in tamanhos:
        dados.usar(vezes)
        if vezes == 1:
            resultados += p4_importacao.medir() if cabe("P4") else []
            resultados += p14_assinatura.medir() if cabe("P14") else []
        if vezes < SO_CRESCIMENTO:
            resultados += p1_lista.medir(vezes) if cabe("P1", "P3") else []
        resultados += p7_consultas.medir(vezes) if cabe("P7") else []
        resultados += p2_paginas.medir(vezes) if cabe("P2") else []
        resultados += p5_consolidado.medir(vezes) if cabe("P5") else []
        resultados += p5_passo.medir(vezes) if cabe("P5") else []
        resultados += p8_busca.medir(vezes) if cabe("P8") else []
        resultados += p10_historico.medir(vezes) if cabe("P10") else []
    return resultados


def _tabela(resultados: list[Resultado]) -> None:
    cabecalho = f"{'id':<5}{'variante':<{LARGURA}}{'nossa ms':>10}{'piso ms':>10}{'razão':>8}  meta"
    print(cabecalho, "-" * len(cabecalho), sep="\n")
    for r in resultados:
        meta = f"{r.meta} {'cumpre' if r.cumpre else 'NÃO CUMPRE'}" if r.meta else ""
        print(f"{r.id:<5}{r.variante:<{LARGURA}}{r.nossa:>10}{r.piso:>10}{r.razao:>8}  {meta}")
        for nome, tempo in r.pares.items():
            print(f"{'':<5}{'par: ' + nome:<{LARGURA}}{tempo:>10}")


if __name__ == "__main__":
    sys.exit(main())
