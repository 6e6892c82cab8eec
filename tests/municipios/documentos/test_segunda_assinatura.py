"""A assinatura da SGD por cima da assinatura da autoridade: a ordem, as pessoas e os bytes."""

import base64
import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

import pytest

from municipios.documentos.campo_de_assinatura import reservar
from municipios.documentos.conferencia import conferir
from municipios.documentos.conferencia_da_segunda import conferir_segunda
from municipios.documentos.laudo import FALHA, Item, Laudo
from municipios.documentos.selo import coberto, embutir
from redegov.simulador import adulterados as ruim
from redegov.simulador.cadeia import GOVBR, ICP_BRASIL, Emitido, pkcs7
from tests.municipios.documentos.material import CPF, NOME, Material, fora_do_laco, termo

CPF_DA_SGD, CPF_DE_OUTRA = "99960325741", "99984531279"


@dataclass(frozen=True)
class Caso:
    """`base`: o que a autoridade assinou e o portal aceitou; `rosa` assina pela SGD."""

    material: Material
    base: bytes
    rosa: Emitido

    def assinar(self, quem: Emitido, sobre: bytes = b"") -> bytes:
        base = sobre or self.base
        preparado, resumo = reservar(base, f"Campo{len(base)}", certifica=False)
        return embutir(preparado, pkcs7(resumo, quem))

    def recusa(self, pdf: bytes) -> Item:
        return next(item for item in self.laudo(pdf).itens if item.resultado == FALHA)

    def laudo(self, pdf: bytes, *, papel: str = "", base: bytes = b"", p7s: bytes = b"") -> Laudo:
        """Sem processo filho: o que se prova é a política, e não o isolamento."""
        primeira = {"pdf": _base64(base or self.base), "p7s": _base64(p7s), "papel": papel}
        cpfs = {"autoridade": CPF, "sgd": CPF_DA_SGD}
        conferido = fora_do_laco(
            conferir_segunda, _base64(pdf), primeira, cpfs, self._raizes, self._horas, []
        )
        return Laudo.de_json(conferido)

    def recusa_da_primeira(self, pdf: bytes) -> str:
        termo = {"pdf": _base64(self.material.pdf), "segue": "sim"}
        laudo = fora_do_laco(conferir, _base64(pdf), termo, CPF, self._raizes, self._horas, [])
        return Laudo.de_json(laudo).recusa

    @property
    def _horas(self) -> dict[str, str]:
        return {"agora": datetime.now(UTC).isoformat(), "emitido": ""}

    @property
    def _raizes(self) -> list[dict[str, str]]:
        return [{"pem": c.raiz.pem, "tipo": tipo} for tipo, c in self.material.cadeias.items()]

    @property
    def outra(self) -> Emitido:
        return self.material.cadeias[GOVBR].emitir("Iara Campos Duarte", CPF_DE_OUTRA)

    @property
    def de_novo(self) -> Emitido:
        """A autoridade, com outro certificado: assinou duas vezes, e só uma foi aceita."""
        return self.material.cadeias[GOVBR].emitir(NOME, CPF)


@pytest.fixture(scope="module")
def caso() -> Caso:
    material = Material.fazer()
    rosa = material.cadeias[ICP_BRASIL].emitir("Rosa Pires Andrade", CPF_DA_SGD)
    return Caso(material, material.assinar(), rosa)


def test_aceita_as_duas_na_ordem_e_diz_quem_sao(caso: Caso) -> None:
    assinado = caso.assinar(caso.rosa)
    assert assinado.startswith(caso.base)
    laudo = caso.laudo(assinado)
    assert laudo.recusa == ""
    assert (laudo.cpf, laudo.nome, laudo.tipo) == (CPF_DA_SGD, "Rosa Pires Andrade", ICP_BRASIL)
    (quem,) = [item.porque for item in laudo.itens if item.codigo == "signatarios"]
    assert "Pedro Antunes Salgado (***.157.384-**)" in quem
    assert "Rosa Pires Andrade (***.603.257-**)" in quem
    for codigo in ("integridade", "cadeia", "algoritmo", "hora"):
        ditas = [item.porque for item in laudo.itens if item.codigo == codigo]
        assert [dita.split(":")[0] for dita in ditas] == ["Autoridade", "SGD"]


def test_aceita_por_cima_da_assinatura_a_parte(caso: Caso) -> None:
    base = caso.material.pdf
    assinado = caso.assinar(caso.rosa, base)
    p7s = pkcs7(_sha256(base), caso.material.pessoa)
    assert caso.laudo(assinado, base=base, p7s=p7s).recusa == ""
    de_outra = pkcs7(_sha256(base), caso.outra)
    recusado = caso.laudo(assinado, base=base, p7s=de_outra)
    assert recusado.recusa == "outra_pessoa"
    assert any("volte o termo ao rascunho" in item.o_que_fazer for item in recusado.itens)


def test_aceita_por_cima_do_papel_digitalizado_e_do_que_a_sgd_comparou(caso: Caso) -> None:
    """O papel não traz assinatura; o comparado traz a da autoridade sobre outros bytes."""
    papel = termo("Papel digitalizado")
    laudo = caso.laudo(caso.assinar(caso.rosa, papel), papel="sim", base=papel)
    assert laudo.recusa == ""
    assert any(item.codigo == "papel" for item in laudo.itens)
    outro = ruim.assinar(papel, caso.material.pessoa)
    assert caso.laudo(caso.assinar(caso.rosa, outro), base=outro).recusa == ""
    assert caso.laudo(caso.assinar(caso.rosa), papel="sim", base=papel).recusa == "outra_primeira"
    assert caso.laudo(caso.assinar(caso.rosa, papel), base=papel).recusa == "falta_a_primeira"


def _base64(conteudo: bytes) -> str:
    return base64.b64encode(conteudo).decode()


def _sha256(conteudo: bytes) -> bytes:
    return hashlib.sha256(conteudo).digest()


RECUSAS: dict[str, Callable[[Caso], bytes]] = {
    "falta_a_segunda": lambda c: c.base,
    "falta_a_primeira": lambda c: c.assinar(c.rosa, c.material.pdf),
    "ordem_trocada": lambda c: c.assinar(c.material.pessoa, c.assinar(c.rosa, c.material.pdf)),
    "outra_primeira": lambda c: c.assinar(c.rosa, c.material.assinar(c.de_novo)),
    "mesma_pessoa": lambda c: c.assinar(c.material.pessoa),
    "outra_pessoa": lambda c: c.assinar(c.outra),
    "assinaturas_a_mais": lambda c: c.assinar(c.outra, c.assinar(c.rosa)),
    "conteudo_mudado": lambda c: c.assinar(c.rosa, ruim.revisar(c.base, ruim.nota)),
    "cobertura": lambda c: c.assinar(c.rosa) + b"\n%mais",
    "nao_e_pdf": lambda c: b"oi",
}


@pytest.mark.parametrize("recusa", RECUSAS)
@pytest.mark.matriz("D8", "D9")
def test_recusa_cada_desvio_pelo_motivo_certo(caso: Caso, recusa: str) -> None:
    falha = caso.recusa(RECUSAS[recusa](caso))
    assert falha.codigo == recusa
    assert falha.porque.endswith(".")
    assert falha.o_que_fazer.endswith(".")


def test_a_autoridade_so_envia_o_que_admite_a_segunda(caso: Caso) -> None:
    """Na primeira etapa: fora de ordem, já com a segunda, ou com o documento travado."""
    assert caso.recusa_da_primeira(caso.base) == ""
    ja_com_duas = caso.assinar(caso.rosa)
    assert caso.recusa_da_primeira(ja_com_duas) == "segunda_antes_da_hora"
    trocada = caso.assinar(caso.material.pessoa, caso.assinar(caso.rosa, caso.material.pdf))
    assert caso.recusa_da_primeira(trocada) == "ordem_trocada"
    inicio = len(caso.material.pdf)
    lugar = caso.material.preparado.pdf[inicio:].replace(b"/P 2", b"/P 1")
    preparado = caso.material.pdf + lugar
    travado = embutir(preparado, pkcs7(_sha256(coberto(preparado)), caso.material.pessoa))
    assert caso.recusa_da_primeira(travado) == "nao_admite_a_segunda"
