"""O acervo de arquivos assinados: os bons entram, os ruins não, cada um pelo seu motivo.

Confere-se no próprio processo, que é mais rápido; o que derruba quem lê vai pelo processo à parte.
"""

import base64
from datetime import UTC, datetime
from typing import Any

import pytest

from municipios.documentos.conferencia import conferir
from municipios.documentos.laudo import Laudo
from redegov.simulador import adulterados as ruim
from redegov.simulador.arquivos_ruins import ARQUIVOS
from redegov.simulador.cadeia import GOVBR, ICP_BRASIL
from tests.municipios.documentos.material import CPF, NOME, Material, fora_do_laco, termo

MUDOU, COBRE = {"conteudo_mudado"}, {"cobertura"}
PAROU = {"parou_memoria", "parou_tempo", "parou_queda"}
LEITURA = {"pdf_ilegivel", "assinatura_ilegivel", "sem_assinatura", "conteudo_mudado", "cobertura"}
# Nome → por que se recusa. Como se faz cada um, diz o acervo do simulador.
RUINS: dict[str, set[str]] = {
    "carimbo de protocolo": MUDOU,
    "nota depois": MUDOU,
    "página a mais": MUDOU,
    "página trocada": MUDOU,
    "catálogo trocado": {"pdf_ilegivel", *MUDOU},
    "preferências mudadas": MUDOU,
    "javascript depois": MUDOU,
    "ação de abrir programa": MUDOU,
    "anexo depois": MUDOU,
    "campo depois": MUDOU,
    "carimbo malvado depois": MUDOU,
    "segunda gravação": MUDOU | COBRE,
    "nome de um megabyte": MUDOU,
    "sombra que esconde": MUDOU,
    "sombra que troca": MUDOU,
    "sombra que esconde e troca": MUDOU,
    "campo escondido antes": MUDOU,
    "javascript antes": MUDOU,
    "anexo antes": MUDOU,
    "página a mais antes": MUDOU,
    "carimbo antes": MUDOU,
    "byterange vazio": LEITURA,
    "byterange nulo": LEITURA,
    "byterange negativo": LEITURA,
    "byterange do começo": LEITURA,
    "byterange imenso": LEITURA,
    "sem contents": LEITURA,
    "embrulhada": LEITURA | {"adulterado"},
    "recheio no lugar": {"recheio"},
    "dois índices": {"pdf_suspeito", *LEITURA},
    "bytes depois": COBRE,
    "poliglota na frente": {"nao_e_pdf"},
    "zip no fim": LEITURA,
    "cortado": LEITURA,
    "só o começo": {"pdf_ilegivel"},
    "sem assinatura": {"sem_assinatura"},
    "assinatura tirada": {"sem_assinatura"},
    "sha-1": {"algoritmo_fraco"},
    "bomba de descompressão": PAROU | LEITURA,
    "aninhado sem fim": PAROU | LEITURA,
}
BOMBAS = ("bomba de descompressão", "aninhado sem fim")


@pytest.fixture(scope="session")
def material() -> Material:
    return Material.fazer()


def _conferir(material: Material, pdf: bytes) -> Laudo:
    raizes = [{"pem": c.raiz.pem, "tipo": tipo} for tipo, c in material.cadeias.items()]
    horas, b64 = {"agora": datetime.now(UTC).isoformat(), "emitido": ""}, base64.b64encode
    termo = {"pdf": b64(material.pdf).decode(), "segue": ""}
    pedido: tuple[Any, ...] = (b64(pdf).decode(), termo, CPF, raizes, horas, [])
    return Laudo.de_json(fora_do_laco(conferir, *pedido))


@pytest.mark.parametrize("tipo", [GOVBR, ICP_BRASIL])
@pytest.mark.parametrize("campo", ["Assinatura1", "Signature1", "Prefeito"])
def test_aceita_o_bom(material: Material, tipo: str, campo: str) -> None:
    quem = material.cadeias[tipo].emitir(NOME, CPF)
    laudo = _conferir(material, ruim.assinar(material.pdf, quem, campo=campo))
    assert (laudo.recusa, laudo.tipo) == ("", tipo)


def test_aceita_duas_assinaturas_da_mesma_pessoa(material: Material) -> None:
    uma = ruim.assinar(material.pdf, material.pessoa)
    assert _conferir(material, ruim.aprovar(uma, material.pessoa)).recusa == ""


def test_todo_arquivo_do_acervo_tem_motivo() -> None:
    assert set(RUINS) == set(ARQUIVOS)


@pytest.mark.parametrize("nome", sorted(set(RUINS) - set(BOMBAS)))
@pytest.mark.matriz("D1", "D2", "D3", "D4", "D5", "D6", "D7")
def test_recusa_o_ruim_pelo_motivo_certo(material: Material, nome: str) -> None:
    feito = ARQUIVOS[nome](material.pdf, material.pessoa)
    assert _conferir(material, feito).recusa in RUINS[nome]


@pytest.mark.matriz("D8")
def test_recusa_o_termo_de_outro_ente(material: Material) -> None:
    outro = ruim.assinar(termo("Ubatuba (SP)"), material.pessoa)
    assert _conferir(material, outro).recusa == "outro_documento"


def test_duas_assinaturas_uma_de_outra_pessoa_nao_passa(material: Material) -> None:
    outra = material.cadeias[GOVBR].emitir("Outra", "99984531279")
    dois = ruim.aprovar(ruim.assinar(material.pdf, material.pessoa), outra)
    assert _conferir(material, dois).recusa == "outra_pessoa"


@pytest.mark.parametrize("nome", BOMBAS)
@pytest.mark.matriz("D10")
def test_bomba_so_derruba_o_processo_dela(material: Material, nome: str) -> None:
    laudo = material.verificar(ARQUIVOS[nome](material.pdf, material.pessoa))
    assert laudo.recusa in RUINS[nome]


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
