"""O verificador aceita o que se assinou direito e recusa o resto, cada coisa pelo seu motivo."""

import hashlib
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from municipios.documentos.laudo import FALHA, OK
from municipios.documentos.selo import SeloRecusado, embutir
from redegov.simulador.cadeia import GOVBR, ICP_BRASIL, Emitido, fabricar, pkcs7
from tests.municipios.documentos.material import CPF, NOME, Material, termo

AGORA = datetime.now(UTC)


@pytest.fixture(scope="session")
def material() -> Material:
    return Material.fazer()


def _outro_byte(pdf: bytes, onde: int) -> bytes:
    return pdf[:onde] + bytes([pdf[onde] ^ 1]) + pdf[onde + 1 :]


def _p7s(conteudo: bytes, quem: Emitido) -> bytes:
    return pkcs7(hashlib.sha256(conteudo).digest(), quem)


@pytest.mark.parametrize("onde", ["outro_nome", "cn", "numero_de_serie"])
def test_aceita_a_assinatura_certa_ache_se_o_cpf_onde_for(material: Material, onde: str) -> None:
    quem = material.cadeias[GOVBR].emitir(NOME, CPF, onde=[onde])
    laudo = material.verificar(material.assinar(quem))
    assert laudo.recusa == ""
    assert (laudo.cpf, laudo.nome, laudo.tipo) == (CPF, NOME, GOVBR)
    assert len(laudo.certificados) == 4


def test_diz_que_e_qualificada_pela_raiz(material: Material) -> None:
    quem = material.cadeias[ICP_BRASIL].emitir(NOME, CPF)
    assert material.verificar(material.assinar(quem)).tipo == ICP_BRASIL


def test_aceita_assinatura_destacada_sobre_o_termo(material: Material) -> None:
    laudo = material.verificar(material.pdf, p7s=_p7s(material.pdf, material.pessoa))
    assert laudo.recusa == ""
    assert {item.resultado for item in laudo.itens} <= {OK, "nao_conferido"}


@pytest.mark.parametrize(
    ("estragar", "recusa"),
    [
        (lambda m: b"oi", "nao_e_pdf"),
        (lambda m: m.assinar()[:-9], "pdf_ilegivel"),
        (lambda m: m.pdf, "sem_assinatura"),
        (lambda m: m.assinar() + b"\n%mais", "cobertura"),
        (lambda m: _outro_byte(m.assinar(), 20_000), "outro_documento"),
        (lambda m: termo("Ubatuba (SP)"), "outro_documento"),
        (lambda m: _outro_byte(m.assinar(), len(m.pdf) + 60), "conteudo_mudado"),
        (lambda m: b"%PDF-1.7\n" + b"A" * (10 * 1024 * 1024), "grande"),
        (lambda m: m.assinar(fabricar(GOVBR).emitir(NOME, CPF)), "raiz_desconhecida"),
        (lambda m: m.assinar(m.cadeias[GOVBR].emitir(NOME, "99984531279")), "outra_pessoa"),
        (lambda m: m.assinar(m.cadeias[GOVBR].emitir(NOME, CPF, onde=[])), "sem_cpf"),
        (lambda m: m.assinar(_vencido(m)), "fora_da_validade"),
        (lambda m: m.assinar(_do_futuro(m)), "fora_da_validade"),
    ],
)
@pytest.mark.matriz("D8", "D9")
def test_recusa_pelo_motivo_certo(
    material: Material, estragar: Callable[[Material], bytes], recusa: str
) -> None:
    laudo = material.verificar(estragar(material))
    assert laudo.recusa == recusa
    (falha,) = [item for item in laudo.itens if item.codigo == recusa]
    assert falha.porque.endswith(".")
    assert falha.o_que_fazer.endswith(".")


def _vencido(material: Material) -> Emitido:
    de, ate = AGORA - timedelta(days=9), AGORA - timedelta(days=2)
    return material.cadeias[GOVBR].emitir(NOME, CPF, valido_de=de, valido_ate=ate)


def _do_futuro(material: Material) -> Emitido:
    de, ate = AGORA + timedelta(days=2), AGORA + timedelta(days=9)
    return material.cadeias[GOVBR].emitir(NOME, CPF, valido_de=de, valido_ate=ate)


@pytest.mark.matriz("D9")
def test_recusa_certificado_revogado_e_diz_quando_nao_conferiu(material: Material) -> None:
    assinado, lista = material.assinar(), material.cadeias[GOVBR].revogar(material.pessoa)
    assert material.verificar(assinado, listas=[lista]).recusa == "revogado"
    limpa = material.cadeias[GOVBR].revogar()
    assert material.verificar(assinado, listas=[limpa]).recusa == ""
    sem_lista = {i.codigo: i.resultado for i in material.verificar(assinado).itens}
    assert sem_lista["revogacao"] == "nao_conferido"


def test_destacada_sobre_outros_bytes_so_se_compara_se_nada_mais_falta(material: Material) -> None:
    """Recusada, mas conferida: a SGD pode comparar as páginas do que de fato se assinou."""
    outro = termo("Ubatuba (SP)")
    falhas = [
        [item.codigo for item in laudo.itens if item.resultado == FALHA]
        for laudo in (
            material.verificar(outro, p7s=_p7s(outro, material.pessoa)),
            material.verificar(outro, p7s=_p7s(material.pdf, material.pessoa)),
            material.verificar(material.assinar(), p7s=_p7s(material.assinar(), material.pessoa)),
        )
    ]
    assert falhas[0] == ["outro_documento"]
    assert falhas[1][:2] == ["outro_documento", "adulterado"]
    assert falhas[2] == ["outro_documento", "conteudo_ativo"]


@pytest.mark.parametrize(
    ("p7s", "recusa"),
    [
        (lambda m: b"lixo", "assinatura_ilegivel"),
        (lambda m: _p7s(b"outro documento", m.pessoa), "adulterado"),
        (lambda m: _p7s(m.pdf, m.cadeias[GOVBR].emitir("X", "99984531279")), "outra_pessoa"),
    ],
)
def test_destacada_recusa_pelo_motivo_certo(
    material: Material, p7s: Callable[[Material], bytes], recusa: str
) -> None:
    assert material.verificar(material.pdf, p7s=p7s(material)).recusa == recusa


def test_so_embute_a_assinatura_deste_documento(material: Material) -> None:
    with pytest.raises(SeloRecusado, match="outro documento"):
        embutir(material.preparado.pdf, pkcs7(b"\0" * 32, material.pessoa))
    with pytest.raises(SeloRecusado, match="não é uma assinatura"):
        embutir(material.preparado.pdf, b"lixo")
    with pytest.raises(SeloRecusado, match="não cabe"):
        embutir(material.assinar(), pkcs7(material.preparado.hash, material.pessoa))


def test_preparar_nao_toca_no_termo_e_segue_o_manual(material: Material) -> None:
    assert material.preparado.pdf.startswith(material.pdf)
    acrescimo = material.preparado.pdf[len(material.pdf) :]
    assert b"/Perms" not in acrescimo
    assert b"/M (" not in acrescimo
    assert b"/adbe.pkcs7.detached" in acrescimo
    assert b"/DocMDP" in acrescimo


@pytest.mark.parametrize(
    ("horas", "recusa"), [(1, "hora_futura"), (-1, "hora_anterior"), (0, "")], ids=str
)
def test_hora_declarada_impossivel_eh_recusada(material: Material, horas: int, recusa: str) -> None:
    """O termo ficou pronto há dez minutos; quem assina diz que foi agora, antes ou depois."""
    agora = datetime.now(UTC).replace(microsecond=0)
    preparado = material.preparado
    pacote = pkcs7(preparado.hash, material.pessoa, em=agora + timedelta(hours=horas))
    laudo = material.verificar(embutir(preparado.pdf, pacote), desde=agora - timedelta(minutes=10))
    assert laudo.recusa == recusa
