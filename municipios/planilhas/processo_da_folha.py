"""O processo filho que abre a planilha: corre sozinho, com memória, tempo e saída contados.

Uma planilha de 1 KB pode pedir 400 GB (uma célula no último canto) ou parar o processo que a lê.
Aqui só este morre. Não importa nada do portal; escreve as abas em JSON na saída.

Uso: python -I processo_da_folha.py ARQUIVO MEMÓRIA SEGUNDOS SAÍDA
"""

import json
import resource
import sys
import zipfile
from datetime import date

MAXIMO_DESCOMPACTADO = 100 * 1024 * 1024
MAXIMO_DE_ABAS = 50


def _texto(valor: object) -> str:
    """O dia, da célula que é data (com hora ou sem); o resto, como se escreve."""
    return str(valor)[:10] if isinstance(valor, date) else str(valor)


def main(caminho: str, memoria: int, segundos: int, saida: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (memoria, memoria))
    resource.setrlimit(resource.RLIMIT_CPU, (segundos, segundos))
    resource.setrlimit(resource.RLIMIT_FSIZE, (saida, saida))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if zipfile.is_zipfile(caminho):
        with zipfile.ZipFile(caminho) as pacote:
            if sum(item.file_size for item in pacote.infolist()) > MAXIMO_DESCOMPACTADO:
                sys.exit("grande")
    # Depois dos limites: nem carregar a biblioteca escapa deles.
    from python_calamine import CalamineWorkbook  # noqa: PLC0415

    livro = CalamineWorkbook.from_path(caminho)
    nomes = livro.sheet_names[:MAXIMO_DE_ABAS]
    abas = {n: livro.get_sheet_by_name(n).to_python(skip_empty_area=False) for n in nomes}
    json.dump(abas, sys.stdout, ensure_ascii=True, default=_texto)


if __name__ == "__main__":
    main(sys.argv[1], *(int(numero) for numero in sys.argv[2:5]))
