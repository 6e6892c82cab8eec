"""O acervo de arquivos assinados: os bons entram, os ruins não, cada um pelo seu motivo.

Confere-se no próprio processo, que é mais rápido; o que derruba quem lê vai pelo processo à parte.
"""

import base64
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from typing import Any

import pytest

from municipios.documentos.conferencia import conferir
from municipios.documentos.laudo import Laudo
from redegov.simulador import adulterados as ruim
from redegov.simulador import adulterados_em_bytes as bruto
from redegov.simulador.cadeia import GOVBR, ICP_BRASIL
from tests.municipios.documentos.material import CPF, NOME, Material, termo

MUDOU, COBRE = {"conteudo_mudado"}, {"cobertura"}
LEITURA = {"pdf_ilegivel", "assinatura_ilegivel", "sem_assinatura", "conteudo_mudado", "cobertura"}
# Nome → como se faz, e por que se recusa.
RUINS: dict[str, tuple[ruim.Fabrica, set[str]]] = {
    "carimbo de protocolo": (ruim.depois(ruim.carimbo), MUDOU),
    "nota depois": (ruim.depois(ruim.nota), MUDOU),
    "página a mais": (ruim.depois(ruim.pagina_a_mais), MUDOU),
    "página trocada": (ruim.depois(ruim.pagina_trocada), MUDOU),
    "catálogo trocado": (ruim.depois(ruim.catalogo_trocado), {"pdf_ilegivel", *MUDOU}),
    "preferências mudadas": (ruim.depois(ruim.metadados), MUDOU),
    "javascript depois": (ruim.depois(ruim.javascript), MUDOU),
    "ação de abrir programa": (ruim.depois(ruim.lancar), MUDOU),
    "anexo depois": (ruim.depois(ruim.anexo), MUDOU),
    "campo depois": (ruim.depois(ruim.campo_de_texto), MUDOU),
    "carimbo malvado depois": (ruim.depois(ruim.carimbo_malvado), MUDOU),
    "segunda gravação": (ruim.depois(ruim.tocar), MUDOU | COBRE),
    "nome de um megabyte": (ruim.depois(ruim.nome_enorme), MUDOU),
    "sombra que esconde": (ruim.antes(ruim.carimbo_malvado), MUDOU),
    "sombra que troca": (ruim.antes(ruim.pagina_trocada), MUDOU),
    "sombra que esconde e troca": (ruim.antes(ruim.nota, ruim.pagina_trocada), MUDOU),
    "campo escondido antes": (ruim.antes(ruim.campo_de_texto), MUDOU),
    "javascript antes": (ruim.antes(ruim.javascript), MUDOU),
    "anexo antes": (ruim.antes(ruim.anexo), MUDOU),
    "página a mais antes": (ruim.antes(ruim.pagina_a_mais), MUDOU),
    "carimbo antes": (ruim.antes(ruim.carimbo), MUDOU),
    "byterange vazio": (bruto.byterange(b"[]"), LEITURA),
    "byterange nulo": (bruto.byterange(b"null"), LEITURA),
    "byterange negativo": (bruto.byterange(b"[0 -1 0 -1]"), LEITURA),
    "byterange do começo": (bruto.byterange(b"[0 10 20 30]"), LEITURA),
    "byterange imenso": (bruto.byterange(b"[0 9999999 99999999 99]"), LEITURA),
    "sem contents": (bruto.sem_contents, LEITURA),
    "embrulhada": (bruto.embrulhada, LEITURA | {"adulterado"}),
    "recheio no lugar": (bruto.recheio_no_lugar, {"recheio"}),
    "dois índices": (bruto.hibrido, {"pdf_suspeito", *LEITURA}),
    "bytes depois": (lambda p, q: ruim.assinar(p, q) + b"%x\n", COBRE),
    "poliglota na frente": (lambda p, q: b"<html>" + ruim.assinar(p, q), {"nao_e_pdf"}),
    "zip no fim": (lambda p, q: ruim.assinar(p, q) + b"PK\x05\x06" + b"\0" * 18, LEITURA),
    "cortado": (lambda p, q: ruim.assinar(p, q)[:-200], LEITURA),
    "só o começo": (lambda p, q: p[:2000], {"pdf_ilegivel"}),
    "sem assinatura": (lambda p, q: p, {"sem_assinatura"}),
    "assinatura tirada": (lambda p, q: ruim.revisar(p, ruim.tocar), {"sem_assinatura"}),
    "outro ente": (lambda p, q: ruim.assinar(termo("Ubatuba (SP)"), q), {"outro_documento"}),
    "sha-1": (ruim.fraca, {"algoritmo_fraco"}),
}


@pytest.fixture(scope="session")
def material() -> Material:
    return Material.fazer()


def _conferir(material: Material, pdf: bytes) -> Laudo:
    raizes = [{"pem": c.raiz.pem, "tipo": tipo} for tipo, c in material.cadeias.items()]
    em, b64 = datetime.now(UTC).isoformat(), base64.b64encode
    pedido: tuple[Any, ...] = (b64(pdf).decode(), b64(material.pdf).decode(), CPF, raizes, em, [])
    # Noutra linha de execução: a do teste pode ter o laço do navegador.
    with ThreadPoolExecutor(1) as linha:
        return Laudo.de_json(linha.submit(conferir, *pedido).result())


@pytest.mark.parametrize("tipo", [GOVBR, ICP_BRASIL])
@pytest.mark.parametrize("campo", ["Assinatura1", "Signature1", "Prefeito"])
def test_aceita_o_bom(material: Material, tipo: str, campo: str) -> None:
    quem = material.cadeias[tipo].emitir(NOME, CPF)
    laudo = _conferir(material, ruim.assinar(material.pdf, quem, campo=campo))
    assert (laudo.recusa, laudo.tipo) == ("", tipo)


def test_aceita_duas_assinaturas_da_mesma_pessoa(material: Material) -> None:
    uma = ruim.assinar(material.pdf, material.pessoa)
    assert _conferir(material, ruim.aprovar(uma, material.pessoa)).recusa == ""


@pytest.mark.parametrize("nome", RUINS)
@pytest.mark.matriz("D1", "D2", "D3", "D4", "D5", "D6", "D7")
def test_recusa_o_ruim_pelo_motivo_certo(material: Material, nome: str) -> None:
    fabricar, motivos = RUINS[nome]
    assert _conferir(material, fabricar(material.pdf, material.pessoa)).recusa in motivos


def test_duas_assinaturas_uma_de_outra_pessoa_nao_passa(material: Material) -> None:
    outra = material.cadeias[GOVBR].emitir("Outra", "99984531279")
    dois = ruim.aprovar(ruim.assinar(material.pdf, material.pessoa), outra)
    assert _conferir(material, dois).recusa == "outra_pessoa"


@pytest.mark.parametrize("fabricar", [bruto.bomba, bruto.aninhado])
@pytest.mark.matriz("D10")
def test_bomba_so_derruba_o_processo_dela(material: Material, fabricar: ruim.Fabrica) -> None:
    laudo = material.verificar(fabricar(material.pdf, material.pessoa))
    assert laudo.recusa in {"parou_memoria", "parou_tempo", "parou_queda", *LEITURA}


@pytest.mark.matriz("D12")
def test_nenhum_byte_trocado_passa(material: Material) -> None:
    """Um byte a cada tantos, do arquivo inteiro.

    Só passa o que está dentro do pacote da assinatura e não faz parte dela: a cópia da raiz, que o
    portal não usa, porque confia na sua.
    """
    assinado = ruim.assinar(material.pdf, material.pessoa)
    inicio = len(material.pdf)
    onde = [*range(0, inicio, inicio // 15), *range(inicio, len(assinado), 331)]
    aceitos = [
        byte
        for byte in onde
        if _conferir(
            material, assinado[:byte] + bytes([assinado[byte] ^ 1]) + assinado[byte + 1 :]
        ).aceito
    ]
    lugar = range(assinado.rindex(b"/Contents <"), assinado.rindex(b"/ByteRange"))
    assert [byte for byte in aceitos if byte not in lugar] == []
    assert len(aceitos) < 10
