"""Evidências: o passo que pede prova não anda sem ela; a SGD confere; nada proibido entra."""

import struct
from datetime import date, timedelta
from typing import Any

import pgtrigger
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from identidade.choices import SituacaoEvidencia, SituacaoPasso, TipoEvidencia
from identidade.choices.tarefa import Assunto
from identidade.domain.andamento import andamento
from identidade.domain.evidencia import TRANSICOES, aceitar, devolver, juntar, retirar
from identidade.domain.passo import concluir, reabrir
from identidade.domain.prova import Prova
from identidade.domain.tarefas_do_ente import tarefas
from identidade.models import Etapa, Evidencia, Implantacao, Passo
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Ente, Historico, Notificacao, RaizConfiavel, Usuario
from redegov.demonstracao.prova import CHAVE
from tests.builders import pdf
from tests.identidade.andamento import comecar, passo_de
from tests.municipios.documentos.material import CPF, NOME, Material

DIAGNOSTICO, PEDIDO, DADOS, VIDEO = 2, 3, 4, 8
T = TipoEvidencia
PROTOCOLO = Prova(T.PROTOCOLO, texto="INT-2026-0001")
DO_VIDEO = Prova(T.VIDEO, url="https://exemplo.gov.br/video")
PNG = b"\x89PNG\r\n\x1a\n" + b"\0" * 16 + b"IEND\xaeB`\x82"


@pytest.fixture
def implantacao(vicosa: Ente, ana: Usuario) -> Implantacao:
    return comecar(vicosa, ana)


def recusa_de(passo: Passo, prova: Prova, por: Usuario) -> TransicaoInvalida:
    with pytest.raises(TransicaoInvalida) as recusa:
        juntar(passo, prova, por=por)
    assert not passo.evidencias.exists()
    return recusa.value


def pedir(passo: Passo, *provas: str, **campos: Any) -> Passo:
    """O passo, com a etapa pedindo outras provas."""
    with pgtrigger.ignore("identidade.Etapa:publicada_nao_muda"):
        Etapa.objects.filter(pk=passo.etapa_id).update(provas=list(provas), **campos)
    return Passo.objects.select_related("etapa").get(pk=passo.pk)


def test_passo_que_pede_prova_nao_se_conclui_sem_ela(
    implantacao: Implantacao, ana: Usuario
) -> None:
    passo = passo_de(implantacao, PEDIDO)
    with pytest.raises(TransicaoInvalida) as recusa:
        concluir(passo, por=ana)
    assert recusa.value.codigo == "falta_prova"
    assert "número do protocolo" in str(recusa.value)
    juntar(passo, PROTOCOLO, por=ana)
    assert concluir(passo, por=ana).situacao == SituacaoPasso.CONCLUIDO


def test_exige_todas_quando_a_etapa_diz(implantacao: Implantacao, ana: Usuario) -> None:
    passo = pedir(passo_de(implantacao, DIAGNOSTICO), "nota", "data", exige_todas=True)
    nota, dia = Prova(T.NOTA, texto="Portal"), Prova(T.DATA, data=date(2026, 11, 3))
    with pytest.raises(TransicaoInvalida) as recusa:
        concluir(passo, por=ana, provas=[nota])
    assert str(recusa.value).endswith("Junte: data.")
    assert not passo.evidencias.exists()
    assert concluir(passo, por=ana, provas=[nota, dia]).feito_em


def test_so_entra_o_tipo_que_a_etapa_aceita(implantacao: Implantacao, ana: Usuario) -> None:
    recusa = recusa_de(passo_de(implantacao, PEDIDO), Prova(T.NOTA, texto="Pedi"), ana)
    assert recusa.codigo == "tipo_da_prova"
    assert "número do protocolo" in str(recusa)


def test_prova_vazia_e_recusada_pelo_banco(implantacao: Implantacao, ana: Usuario) -> None:
    assert recusa_de(passo_de(implantacao, PEDIDO), Prova(T.PROTOCOLO), ana).codigo == "conflito"


def test_sgd_devolve_com_varias_razoes_e_depois_aceita(
    implantacao: Implantacao, ana: Usuario, carla: Usuario
) -> None:
    passo = passo_de(implantacao, VIDEO)
    enviada = juntar(passo, DO_VIDEO, por=ana)
    assert enviada.situacao == SituacaoEvidencia.EM_CONFERENCIA
    with pytest.raises(TransicaoInvalida) as cedo:
        concluir(passo, por=ana)
    assert cedo.value.codigo == "em_conferencia"
    with pytest.raises(SemPermissao):
        aceitar(enviada, por=ana)
    devolvida = devolver(
        enviada, por=carla, motivos=["Sem a barra de endereço", " ", "Sem a saída"]
    )
    assert [m.texto for m in devolvida.motivos.all()] == ["Sem a barra de endereço", "Sem a saída"]
    with pytest.raises(TransicaoInvalida) as ainda:
        concluir(passo, por=ana)
    assert ainda.value.codigo == "falta_prova"
    aceitar(juntar(passo, DO_VIDEO, por=ana), por=carla)
    assert concluir(passo, por=ana).feito_em
    assert Historico.objects.de(enviada).count() == 2


def test_devolver_pede_motivo_e_so_uma_conferencia_vale(
    implantacao: Implantacao, ana: Usuario, carla: Usuario
) -> None:
    enviada = juntar(passo_de(implantacao, VIDEO), DO_VIDEO, por=ana)
    with pytest.raises(TransicaoInvalida) as sem_motivo:
        devolver(enviada, por=carla, motivos=[" "])
    assert sem_motivo.value.codigo == "motivo"
    aceitar(enviada, por=carla)
    with pytest.raises(TransicaoInvalida) as segunda:
        devolver(enviada, por=carla, motivos=["Não vi"])
    assert segunda.value.codigo == "situacao"


def test_a_da_sgd_ja_entra_aceita(implantacao: Implantacao, carla: Usuario) -> None:
    aceita = juntar(passo_de(implantacao, VIDEO), DO_VIDEO, por=carla)
    assert (aceita.situacao, aceita.conferida_por) == (SituacaoEvidencia.ACEITA, carla)


def test_retirar_de_passo_feito_pede_reabrir(implantacao: Implantacao, ana: Usuario) -> None:
    passo = concluir(passo_de(implantacao, PEDIDO), por=ana, provas=[PROTOCOLO])
    (prova,) = Evidencia.objects.all()
    with pytest.raises(TransicaoInvalida) as recusa:
        retirar(prova, por=ana, motivo="Número errado")
    assert recusa.value.codigo == "passo_concluido"
    reabrir(passo, por=ana, motivo="Número errado")
    retirar(prova, por=ana, motivo="Número errado")
    with pytest.raises(TransicaoInvalida):
        concluir(passo, por=ana)


@pytest.mark.parametrize(
    ("texto", "codigo"),
    [
        (CHAVE.replace("PUBLIC", "PRIVATE"), "chave_pgp"),
        (CHAVE[:400], "chave_pgp"),
    ],
    ids=["privada", "cortada"],
)
def test_chave_pgp_que_nao_serve(
    implantacao: Implantacao, ana: Usuario, texto: str, codigo: str
) -> None:
    recusa = recusa_de(passo_de(implantacao, DADOS), Prova(T.CHAVE_PGP, texto=texto), ana)
    assert recusa.codigo == codigo


def test_chave_pgp_da_impressao_e_validade(implantacao: Implantacao, ana: Usuario) -> None:
    lida = juntar(passo_de(implantacao, DADOS), Prova(T.CHAVE_PGP, texto=CHAVE), por=ana)
    assert lida.impressao == "2968706BA6CE7D918BDF8C9AB76B5AF762040F2D"
    assert (lida.vence_em, lida.texto) == (date(2099, 12, 30), "")


@pytest.mark.parametrize(
    ("miolo", "codigo"),
    [
        (b"-----BEGIN RSA PRIVATE KEY-----", "segredo"),
        (b'"client_secret": "AbCd1234efgh"', "segredo"),
    ],
    ids=["chave-privada", "credencial"],
)
def test_arquivo_com_segredo_nao_entra(
    implantacao: Implantacao, ana: Usuario, miolo: bytes, codigo: str
) -> None:
    passo = passo_de(implantacao, DIAGNOSTICO)
    recusa = recusa_de(passo, Prova(T.PDF, arquivo=pdf(miolo=miolo)), ana)
    assert recusa.codigo == codigo


def test_pdf_com_lista_de_cpfs_nao_entra(implantacao: Implantacao, ana: Usuario) -> None:
    cpfs = ("999.157.384-47", "999.314.721-46", "999.845.312-79")
    texto = " ".join(cpfs).encode()
    pagina = (
        b"1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>"
        b"endobj 3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources"
        b"<</Font<</F 5 0 R>>>>>>endobj 5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
        b"endobj 4 0 obj<</Length %d>>stream\nBT /F 12 Tf 50 700 Td (%s) Tj ET\nendstream endobj\n"
    ) % (len(texto) + 32, texto)
    arquivo = SimpleUploadedFile(
        "lista.pdf", b"%PDF-1.4\n" + pagina + b"trailer<</Root 1 0 R>>\n%%EOF"
    )
    recusa = recusa_de(passo_de(implantacao, DIAGNOSTICO), Prova(T.PDF, arquivo=arquivo), ana)
    assert recusa.codigo == "cpf"


def test_imagem_so_onde_o_passo_pede_e_sem_rosto(implantacao: Implantacao, ana: Usuario) -> None:
    imagem = SimpleUploadedFile("tela.png", PNG)
    diagnostico = passo_de(implantacao, DIAGNOSTICO)
    recusa = recusa_de(diagnostico, Prova(T.PDF, arquivo=imagem), ana)
    assert recusa.codigo == "tipo_do_arquivo"
    pede = pedir(diagnostico, "imagem")
    assert recusa_de(pede, Prova(T.IMAGEM, arquivo=imagem), ana).codigo == "rosto"
    junta = juntar(pede, Prova(T.IMAGEM, arquivo=imagem, sem_rosto=True), por=ana)
    assert junta.documento
    assert junta.sem_rosto


def foto(largura: int, altura: int) -> bytes:
    quadro = b"IHDR" + struct.pack(">II", largura, altura)
    return PNG[:8] + b"\0" * 4 + quadro + PNG[8:]


@pytest.mark.parametrize(
    ("nome", "conteudo"),
    [
        ("eu.png", foto(480, 640)),
        ("99931472146.png", foto(1280, 720)),
        ("eu.jpg", b"\xff\xd8\xff\xe0\0\4ab\xff\xc0\0\x11\x08\x03\xe8\x02\xee\3\xff\xd9"),
    ],
    ids=["3x4", "cpf-no-nome", "jpeg-750x1000"],
)
def test_foto_de_pessoa_nao_entra_mesmo_com_a_declaracao(
    implantacao: Implantacao, ana: Usuario, nome: str, conteudo: bytes
) -> None:
    passo = pedir(passo_de(implantacao, DIAGNOSTICO), "imagem")
    prova = Prova(T.IMAGEM, arquivo=SimpleUploadedFile(nome, conteudo), sem_rosto=True)
    recusa = recusa_de(passo, prova, ana)
    assert (recusa.codigo, "3×4" in str(recusa)) == ("rosto", True)


def test_decreto_diz_o_que_falta_dele(implantacao: Implantacao, ana: Usuario) -> None:
    passo = pedir(passo_de(implantacao, DIAGNOSTICO), "decreto")
    recusa = recusa_de(passo, Prova(T.DECRETO, texto="Decreto 1/2026"), ana)
    assert "o número e a data" in str(recusa)


def test_prova_e_do_que_ja_aconteceu(implantacao: Implantacao, ana: Usuario) -> None:
    amanha = timezone.localdate() + timedelta(days=1)
    passo = pedir(passo_de(implantacao, DIAGNOSTICO), "data")
    assert recusa_de(passo, Prova(T.DATA, data=amanha), ana).codigo == "data"


def test_devolvida_avisa_o_ente_e_enquanto_se_confere_a_vez_e_da_sgd(
    implantacao: Implantacao, vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    ha_dez_dias = timezone.now() - timedelta(days=10)
    Implantacao.objects.update(criada_em=ha_dez_dias)
    passo = pedir(implantacao.passos.em_ordem()[0], "video", revisa_sgd=True)
    enviada = juntar(passo, DO_VIDEO, por=ana, agora=ha_dez_dias)
    com_feriados = Implantacao.objects.get(pk=implantacao.pk)
    assert andamento(com_feriados, ana).dias_na_vez == 0
    da_implantacao = [t for t in tarefas(vicosa) if t.assunto == Assunto.IMPLANTACAO]
    assert (da_implantacao[0].vez, "conferindo" in da_implantacao[0].explicacao) == ("outro", True)
    devolver(enviada, por=carla, motivos=["Sem a saída"])
    da_implantacao = [t for t in tarefas(vicosa) if t.assunto == Assunto.IMPLANTACAO]
    assert (da_implantacao[0].vez, "devolveu" in da_implantacao[0].explicacao) == ("ente", True)
    aviso = Notificacao.objects.get(motivo="prova_devolvida")
    assert (aviso.destinatario, aviso.contexto["razoes"]) == (ana.email, ["Sem a saída"])


def test_lista_pede_todos_os_itens(implantacao: Implantacao, ana: Usuario) -> None:
    passo = pedir(passo_de(implantacao, DIAGNOSTICO), "lista", itens=["um", "dois"])
    recusa = recusa_de(passo, Prova(T.LISTA, itens=["um"]), ana)
    assert str(recusa) == "Falta conferir: dois."
    assert juntar(passo, Prova(T.LISTA, itens=["dois", "um"]), por=ana).itens == ["um", "dois"]


def test_tabela_tem_uma_linha_por_situacao() -> None:
    assert {t.para for t in TRANSICOES} == set(SituacaoEvidencia.values)


def test_pdf_assinado_so_se_a_assinatura_e_do_govbr(implantacao: Implantacao, ana: Usuario) -> None:
    material = Material.fazer()
    for tipo, cadeia in material.cadeias.items():
        RaizConfiavel.objects.create(
            nome=tipo, tipo=tipo, pem=cadeia.raiz.pem, impressao=tipo, desde=date(2020, 1, 1)
        )
    passo = pedir(passo_de(implantacao, DIAGNOSTICO), "pdf_assinado")
    de_fora = material.assinar(material.cadeias["icp_brasil"].emitir(NOME, CPF))
    for conteudo, porque in ((material.pdf, "não traz assinatura"), (de_fora, "ICP-Brasil")):
        arquivo = SimpleUploadedFile("a.pdf", conteudo)
        recusa = recusa_de(passo, Prova(T.PDF_ASSINADO, arquivo=arquivo), ana)
        assert porque in str(recusa)
    assinado = SimpleUploadedFile("a.pdf", material.assinar())
    juntada = juntar(passo, Prova(T.PDF_ASSINADO, arquivo=assinado), por=ana)
    assert {item["codigo"] for item in juntada.itens} >= {"integridade", "cadeia"}
