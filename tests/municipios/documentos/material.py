"""O que se precisa para assinar nos testes: um termo, as cadeias, e quem assina."""

from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from municipios.documentos.laudo import Laudo
from municipios.documentos.selo import Preparado, embutir, preparar
from municipios.documentos.termo import Folha, compor
from municipios.documentos.verificador import Oferecido, Raiz, verificar
from redegov.simulador.cadeia import GOVBR, ICP_BRASIL, Cadeia, Emitido, fabricar, pkcs7

CPF, NOME = "99915738447", "Pedro Antunes Salgado"


def folha(ente: str = "Viçosa (MG)") -> Folha:
    return Folha(
        titulo="Termo de adesão",
        numero="2026/000001",
        versao=1,
        ente=ente,
        base_legal="Portaria",
        provisorio=True,
        blocos=[{"tipo": "paragrafo", "texto": f"{ente} adere."}],
        signatario=NOME,
        cargo="Prefeito",
        codigo="AAAA-BBBB-CCCC",
        url="https://exemplo.invalid/verificar/AAAA-BBBB-CCCC/",
        sha256_texto="0" * 64,
        dia=date(2026, 11, 1),
    )


def termo(ente: str = "Viçosa (MG)") -> bytes:
    (pdf,) = compor([folha(ente)])
    assert isinstance(pdf, bytes)
    return pdf


@dataclass(frozen=True)
class Material:
    pdf: bytes
    preparado: Preparado
    cadeias: dict[str, Cadeia]
    pessoa: Emitido

    @classmethod
    def fazer(cls) -> "Material":
        pdf = termo()
        (preparado,) = preparar([pdf])
        cadeias = {tipo: fabricar(tipo) for tipo in (GOVBR, ICP_BRASIL)}
        return cls(pdf, preparado, cadeias, cadeias[GOVBR].emitir(NOME, CPF))

    def assinar(self, quem: Emitido | None = None) -> bytes:
        return embutir(self.preparado.pdf, pkcs7(self.preparado.hash, quem or self.pessoa))

    def verificar(
        self,
        pdf: bytes,
        *,
        cpf: str = CPF,
        p7s: bytes = b"",
        listas: Sequence[bytes] = (),
        desde: datetime | None = None,
    ) -> Laudo:
        raizes = [Raiz(cadeia.raiz.pem, tipo) for tipo, cadeia in self.cadeias.items()]
        return verificar(
            pdf,
            original=Oferecido(self.pdf, desde),
            cpf=cpf,
            raizes=raizes,
            em=datetime.now(UTC),
            p7s=p7s,
            listas=listas,
        )


def fora_do_laco(funcao: Callable[..., Any], *pedido: Any) -> Any:
    """Noutra linha de execução: a do teste pode ter o laço do navegador."""
    with ThreadPoolExecutor(1) as linha:
        return linha.submit(funcao, *pedido).result()
