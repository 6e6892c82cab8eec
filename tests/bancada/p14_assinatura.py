"""P14: conferir um termo no processo à parte, contra um processo que só chama o pyHanko.

E quantos PDFs por segundo um núcleo faz, pelo tempo de processador dos filhos, que o resto da
máquina não altera; e quanta memória o leitor chega a ter com cada arquivo hostil.
"""

import base64
import json
import resource
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from municipios.documentos.termo import compor
from redegov.simulador.adulterados_em_bytes import aninhado, bomba
from tests.bancada.medida import Resultado, avisar, com_teto, comparar, intercalar
from tests.municipios.documentos.material import Material, folha

TERMOS, TERMOS_POR_SEGUNDO, SEGUNDOS_DO_HOSTIL, MB_DO_HOSTIL = 40, 20, 5, 256
CONFERIDOS, CONFERIDOS_POR_SEGUNDO = 5, 1
# Num processo pequeno: o pico que o sistema conta para o filho começa no tamanho de quem o criou.
SO_A_MEMORIA = """
import base64, json, resource, sys
from datetime import UTC, datetime
from municipios.documentos.verificador import Oferecido, Raiz, verificar
pdf, original, pem = json.load(sys.stdin)
verificar(base64.b64decode(pdf), original=Oferecido(base64.b64decode(original)),
          cpf="99915738447", raizes=[Raiz(pem, "govbr")], em=datetime.now(UTC))
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)
"""
SO_O_PYHANKO = """
import asyncio, sys
from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko_certvalidator import ValidationContext
raiz = x509.Certificate.load(pem.unarmor(open(sys.argv[2], "rb").read())[2])
leitor = PdfFileReader(open(sys.argv[1], "rb"))
contexto = ValidationContext(trust_roots=[raiz], allow_fetching=False)
for assinatura in leitor.embedded_regular_signatures:
    asyncio.run(async_validate_pdf_signature(assinatura, contexto))
"""


def medir() -> list[Resultado]:
    material = Material.fazer()
    assinado = material.assinar()
    with tempfile.TemporaryDirectory() as pasta:
        arquivo, raiz = Path(pasta, "assinado.pdf"), Path(pasta, "raiz.pem")
        arquivo.write_bytes(assinado)
        raiz.write_text(material.pessoa.raiz.pem)
        comando = [sys.executable, "-c", SO_O_PYHANKO, str(arquivo), str(raiz)]
        conferida = comparar(
            "P14",
            "conferir um termo assinado",
            nossa=lambda: material.verificar(assinado),
            piso=lambda: subprocess.run(comando, check=True, capture_output=True),
            teto=1.3,
        )
    return [conferida, *_por_nucleo(material, assinado), *_hostis(material)]


def _por_nucleo(material: Material, assinado: bytes) -> list[Resultado]:
    avisar("P14 PDFs por segundo num núcleo…")
    # Um de cada cidade: o compositor guarda o que já fez, e o mesmo termo sairia quase de graça.
    folhas = [
        replace(folha(f"Cidade {n} (MG)"), numero=f"2026/{n:06d}", sha256_texto=f"{n:064d}")
        for n in range(TERMOS)
    ]
    composto = _processador(lambda: list(compor(folhas))) / TERMOS
    conferidos = [_processador(lambda: material.verificar(assinado)) for _ in range(CONFERIDOS)]
    return [
        _ritmo("termo composto", composto, TERMOS_POR_SEGUNDO),
        _ritmo("termo conferido", statistics.median(conferidos), CONFERIDOS_POR_SEGUNDO),
    ]


def _ritmo(qual: str, medido: float, por_segundo: int) -> Resultado:
    avisar(f"P14 {qual}: {1000 / medido:.1f} por segundo num núcleo")
    meta = f"≥ {por_segundo}/s num núcleo"
    return com_teto("P14", f"ms de CPU por {qual}", medido, 1000 / por_segundo, meta)


def _processador(variante: Callable[[], object]) -> float:
    """Os ms de processador que os processos filhos gastaram."""
    antes = resource.getrusage(resource.RUSAGE_CHILDREN)
    variante()
    depois = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (depois.ru_utime - antes.ru_utime + depois.ru_stime - antes.ru_stime) * 1000


def _hostis(material: Material) -> list[Resultado]:
    """O arquivo que derruba quem o lê para no teto, e é recusado."""
    resultados = []
    for fabricar in (bomba, aninhado):
        hostil = fabricar(material.pdf, material.pessoa)
        avisar(f"P14 {fabricar.__name__}…")
        (tempo, *_) = intercalar({"nossa": partial(material.verificar, hostil)}, 1)["nossa"]
        nome, teto = f"arquivo hostil: {fabricar.__name__}", SEGUNDOS_DO_HOSTIL * 1000
        resultados.append(com_teto("P14", nome, tempo, teto, f"≤ {SEGUNDOS_DO_HOSTIL} s"))
        nome, meta = f"memória, em MB: {fabricar.__name__}", f"≤ {MB_DO_HOSTIL} MB"
        resultados.append(com_teto("P14", nome, _memoria(material, hostil), MB_DO_HOSTIL, meta))
    return resultados


def _memoria(material: Material, pdf: bytes) -> float:
    """O pico de memória residente, em MB, do processo que leu o arquivo."""
    arquivos = [base64.b64encode(conteudo).decode() for conteudo in (pdf, material.pdf)]
    pedido = json.dumps([*arquivos, material.pessoa.raiz.pem])
    comando = [sys.executable, "-c", SO_A_MEMORIA]
    feito = subprocess.run(comando, input=pedido, capture_output=True, text=True, check=True)
    return float(feito.stdout)
