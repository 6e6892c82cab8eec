"""P14: conferir um termo no processo à parte, contra um processo que só chama o pyHanko."""

import subprocess
import sys
import tempfile
from functools import partial
from pathlib import Path

from municipios.documentos.termo import compor
from redegov.simulador.adulterados_em_bytes import aninhado, bomba
from tests.bancada.medida import Resultado, avisar, com_teto, comparar, intercalar
from tests.municipios.documentos.material import Material, folha

TERMOS, TERMOS_POR_SEGUNDO, SEGUNDOS_DO_HOSTIL = 40, 20, 5
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
    return [conferida, _compor(), *_hostis(material)]


def _compor() -> Resultado:
    avisar("P14 termos por segundo…")
    folhas = [folha()] * TERMOS
    (tempo, *_) = sorted(intercalar({"nossa": lambda: list(compor(folhas))}, 5)["nossa"])
    meta = f"≥ {TERMOS_POR_SEGUNDO}/s"
    return com_teto("P14", "ms por termo composto", tempo / TERMOS, 1000 / TERMOS_POR_SEGUNDO, meta)


def _hostis(material: Material) -> list[Resultado]:
    """O arquivo que derruba quem o lê para no teto, e é recusado."""
    resultados = []
    for fabricar in (bomba, aninhado):
        hostil = fabricar(material.pdf, material.pessoa)
        avisar(f"P14 {fabricar.__name__}…")
        (tempo, *_) = intercalar({"nossa": partial(material.verificar, hostil)}, 1)["nossa"]
        nome, teto = f"arquivo hostil: {fabricar.__name__}", SEGUNDOS_DO_HOSTIL * 1000
        resultados.append(com_teto("P14", nome, tempo, teto, f"≤ {SEGUNDOS_DO_HOSTIL} s"))
    return resultados
