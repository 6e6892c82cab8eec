"""Do rascunho ao termo em vigor, com o simulador do GOV.BR e o verificador de verdade."""

import hashlib
import io
import json
import zipfile
from datetime import date, timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from municipios.choices import SituacaoAdesao
from municipios.choices.assinatura import ResultadoValidacao, SituacaoAssinatura, TipoAssinatura
from municipios.documentos.laudo import Laudo
from municipios.domain import conferencia
from municipios.domain.analise import aprovar, assumir, pedir_diligencia, responder
from municipios.domain.assinatura import ir_assinar, receber_arquivo, voltar_do_govbr
from municipios.domain.autenticidade import autenticidade
from municipios.domain.conferencia import conferir_pendentes
from municipios.domain.deposito import retirar
from municipios.domain.dossie import montar_dossie
from municipios.domain.preparo import reabrir
from municipios.domain.termo import gerar_pendentes, pedir_termo
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.domain.validacao import anotar_validacao
from municipios.govbr.recusa_da_assinatura import RecusaDaAssinatura
from municipios.models import Adesao, Assinatura, Decisao, Ente, Notificacao, Usuario
from tests.builders import criar_adesao, criar_rascunho
from tests.municipios.views.test_adesao import entrar
from tests.simulador import RETORNO_DA_ASSINATURA as RETORNO
from tests.simulador import SimuladorDeTeste

VALIDAR: dict[str, Any] = {
    "resultado": ResultadoValidacao.REPROVADA,
    "feita_em": date(2026, 11, 1),
}
pytestmark = pytest.mark.django_db


@pytest.fixture
def adesao(adesao_a_assinar: Adesao) -> Adesao:
    return adesao_a_assinar


def _assinar(adesao: Adesao, por: Usuario, simulador: SimuladorDeTeste) -> Assinatura:
    endereco = ir_assinar(adesao, por=por, retorno=RETORNO)
    volta = _consultas(simulador.consentir(endereco, "pedro"))
    return voltar_do_govbr(volta, por=por, retorno=RETORNO)


def _consultas(endereco: str) -> dict[str, str]:
    return dict(parte.split("=", 1) for parte in endereco.partition("?")[2].split("&"))


def test_assina_no_portal_e_entra_em_vigor(
    adesao: Adesao, pedro: Usuario, assinatura: SimuladorDeTeste
) -> None:
    _assinar(adesao, pedro, assinatura)
    assert conferir_pendentes() == 1
    assert conferir_pendentes() == 0
    adesao.refresh_from_db()
    assert adesao.situacao == SituacaoAdesao.VIGENTE
    assert adesao.tipo_assinatura == TipoAssinatura.AVANCADA
    assert adesao.vigente_desde == timezone.localdate()
    aceita = Assinatura.objects.get()
    assert aceita.signatario_nome == "Pedro Antunes Salgado"
    assert retirar(aceita.arquivo).startswith(retirar(aceita.termo.arquivo))
    recibos = Notificacao.objects.filter(motivo="termo_em_vigor")
    assert recibos.count() == 1
    assert recibos.get().contexto["assinatura"] == aceita.pk


def test_qualquer_pessoa_prova_o_termo_pelo_codigo(
    adesao: Adesao, pedro: Usuario, assinatura: SimuladorDeTeste
) -> None:
    _assinar(adesao, pedro, assinatura)
    conferir_pendentes()
    feita = Assinatura.objects.select_related("termo").get()
    achado = autenticidade(feita.termo.codigo.lower().replace("-", " "))
    assert achado
    assert achado.em_vigor
    assert achado.confere(retirar(feita.arquivo)) == "assinado"
    assert achado.confere(retirar(feita.termo.arquivo)) == "oferecido"
    assert achado.confere(retirar(feita.arquivo) + b"\n") == "outro"
    assert autenticidade("ZZZZ-ZZZZ-ZZZZ") is None


def test_so_a_autoridade_com_conta_prata_ou_ouro_assina(
    adesao: Adesao, ana: Usuario, pedro: Usuario, assinatura: SimuladorDeTeste
) -> None:
    with pytest.raises(TransicaoInvalida, match="Quem assina este termo é Pedro"):
        ir_assinar(adesao, por=ana, retorno=RETORNO)
    pedro.nivel_conta = "bronze"
    pedro.save()
    with pytest.raises(RecusaDaAssinatura, match="bronze"):
        ir_assinar(adesao, por=pedro, retorno=RETORNO)


def test_a_volta_vale_uma_vez_e_so_para_quem_foi(
    adesao: Adesao, ana: Usuario, pedro: Usuario, assinatura: SimuladorDeTeste
) -> None:
    endereco = ir_assinar(adesao, por=pedro, retorno=RETORNO)
    volta = _consultas(assinatura.consentir(endereco, "pedro"))
    with pytest.raises(RecusaDaAssinatura, match="pedido-desconhecido"):
        voltar_do_govbr(volta, por=ana, retorno=RETORNO)
    voltar_do_govbr(volta, por=pedro, retorno=RETORNO)
    with pytest.raises(RecusaDaAssinatura, match="pedido-desconhecido"):
        voltar_do_govbr(volta, por=pedro, retorno=RETORNO)
    assert conferir_pendentes() == 1


def test_recusada_pela_pessoa_nada_se_perde_e_se_tenta_de_novo(
    adesao: Adesao, pedro: Usuario, assinatura: SimuladorDeTeste
) -> None:
    endereco = ir_assinar(adesao, por=pedro, retorno=RETORNO)
    volta = _consultas(assinatura.consentir(endereco, "pedro", decisao="recusar"))
    with pytest.raises(RecusaDaAssinatura, match="recusada-pela-pessoa"):
        voltar_do_govbr(volta, por=pedro, retorno=RETORNO)
    recusada = Assinatura.objects.get()
    assert (recusada.situacao, recusada.recusa) == ("recusada", "recusada-pela-pessoa")
    _assinar(adesao, pedro, assinatura)
    assert conferir_pendentes() == 1


def test_arquivo_que_nao_serve_diz_por_que_e_o_bom_entra(
    adesao: Adesao, ana: Usuario, pedro: Usuario, assinatura: SimuladorDeTeste
) -> None:
    termo = adesao.termos.get()
    receber_arquivo(adesao, por=ana, pdf=ContentFile(retirar(termo.arquivo), "termo.pdf"))
    assert conferir_pendentes() == 0
    recusada = Assinatura.objects.get()
    assert recusada.recusa == "sem_assinatura"
    assert Notificacao.objects.filter(motivo="assinatura_recusada").count() == 1
    _assinar(adesao, pedro, assinatura)
    conferir_pendentes()
    adesao.refresh_from_db()
    assert adesao.situacao == SituacaoAdesao.VIGENTE


@pytest.mark.matriz("C2")
def test_assinar_enquanto_o_termo_volta_ao_rascunho_tem_um_so_desfecho(
    adesao: Adesao, ana: Usuario, pedro: Usuario, assinatura: SimuladorDeTeste
) -> None:
    _assinar(adesao, pedro, assinatura)
    reabrir(adesao, por=ana, motivo="Cargo errado")
    assert conferir_pendentes() == 0
    assert Assinatura.objects.get().recusa == "termo_retirado"
    adesao.refresh_from_db()
    assert adesao.situacao == SituacaoAdesao.RASCUNHO


@pytest.mark.parametrize(("dia", "recusa"), [(30, ""), (31, "fora_do_cargo")])
def test_quem_assina_esta_no_cargo_no_dia_em_que_assina(
    vicosa: Ente, pedro: Usuario, dia: int, recusa: str
) -> None:
    autoridade = vicosa.autoridades.get()
    autoridade.fim = date(2026, 10, 30)
    laudo = Laudo(assinada_em=f"2026-10-{dia}T12:00:00-03:00")
    conferencia._exigir_cargo(laudo, criar_adesao(vicosa, autoridade=autoridade))
    assert laudo.recusa == recusa


def test_conferencia_morta_no_meio_outro_termina(
    adesao: Adesao, pedro: Usuario, assinatura: SimuladorDeTeste
) -> None:
    feita = _assinar(adesao, pedro, assinatura)
    Assinatura.objects.filter(pk=feita.pk).update(
        situacao=SituacaoAssinatura.CONFERINDO, reservada_ate=timezone.now() + timedelta(minutes=1)
    )
    assert conferir_pendentes() == 0, "a reserva de quem está vivo vale"
    Assinatura.objects.update(reservada_ate=timezone.now() - timedelta(seconds=1))
    assert conferir_pendentes() == 1


def _decidir(assunto: str, valor: str, por: Usuario) -> None:
    Decisao.objects.create(
        assunto=assunto,
        valor=valor,
        inicio=date(2026, 1, 1),
        referencia="Despacho 1",
        registrada_por=por,
    )


def test_nivel_exigido_pela_sgd_vale(
    adesao: Adesao, pedro: Usuario, rosa: Usuario, assinatura: SimuladorDeTeste
) -> None:
    _decidir("nivel_assinatura", "qualificada", rosa)
    _assinar(adesao, pedro, assinatura)
    assert conferir_pendentes() == 0
    assert Assinatura.objects.get().recusa == "nivel"


def test_sem_decisao_sobre_o_nivel_so_a_equipe_ve_a_ressalva(
    adesao: Adesao, ana: Usuario, pedro: Usuario, rosa: Usuario, assinatura: SimuladorDeTeste
) -> None:
    _assinar(adesao, pedro, assinatura)
    conferir_pendentes()
    rota = f"/assinaturas/{Assinatura.objects.get().pk}/"
    assert "a SGD ainda não registrou o que decidiu" in entrar(rosa).get(rota).text
    assert "Ressalva" not in entrar(ana).get(rota).text
    _decidir("nivel_assinatura", "qualquer", rosa)
    assert "Ressalva" not in entrar(rosa).get(rota).text


def test_com_analise_a_sgd_pede_tudo_de_uma_vez_e_poe_em_vigor(
    adesao: Adesao, ana: Usuario, pedro: Usuario, carla: Usuario, assinatura: SimuladorDeTeste
) -> None:
    _decidir("analise", "com_analise", carla)
    _assinar(adesao, pedro, assinatura)
    conferir_pendentes()
    adesao.refresh_from_db()
    assert adesao.situacao == SituacaoAdesao.ASSINADA
    assumir(adesao, por=carla)
    pontos = [{"campo": "orgao", "texto": "Que órgão?"}, {"campo": "", "texto": " "}]
    assert len(pedir_diligencia(adesao, por=carla, pontos=pontos).pontos) == 1
    responder(adesao, por=ana, resposta="A Secretaria de Administração.")
    pagina = entrar(carla).get(f"/entes/{adesao.ente_id}/adesao/").text
    assert "A Secretaria de Administração." in pagina
    assert Notificacao.objects.filter(motivo="diligencia_respondida").count() == 1
    assert aprovar(adesao, por=carla).situacao == SituacaoAdesao.VIGENTE


def test_diligencia_respondida_com_termo_novo_nao_impede_a_seguinte(
    adesao: Adesao, ana: Usuario, pedro: Usuario, carla: Usuario, assinatura: SimuladorDeTeste
) -> None:
    _decidir("analise", "com_analise", carla)
    for vez in ("primeira", "segunda"):
        _assinar(adesao, pedro, assinatura)
        assert conferir_pendentes() == 1
        assumir(adesao, por=carla)
        pedir_diligencia(adesao, por=carla, pontos=[{"campo": "", "texto": vez}])
        reabrir(adesao, por=ana, motivo=f"Corrigi na {vez}")
        pedir_termo(adesao, por=ana)
        assert gerar_pendentes() == 1
    respostas = adesao.diligencias.order_by("pk").values_list("resposta", flat=True)
    assert list(respostas) == ["Corrigi na primeira", "Corrigi na segunda"]


def test_termo_novo_substitui_o_em_vigor_no_mesmo_instante(
    vicosa: Ente, ana: Usuario, pedro: Usuario, modelos: None, raizes: None,
    assinatura: SimuladorDeTeste,
) -> None:  # fmt: skip
    antiga = criar_adesao(vicosa)
    nova = criar_rascunho(vicosa, por=ana, motivo="Texto novo")
    pedir_termo(nova, por=ana)
    gerar_pendentes()
    _assinar(nova, pedro, assinatura)
    assert conferir_pendentes() == 1
    antiga.refresh_from_db()
    nova.refresh_from_db()
    assert (antiga.situacao, nova.situacao) == (SituacaoAdesao.SUBSTITUIDA, SituacaoAdesao.VIGENTE)


def test_o_pacote_de_provas_se_confere_sem_o_portal(
    adesao: Adesao, pedro: Usuario, assinatura: SimuladorDeTeste
) -> None:
    with pytest.raises(TransicaoInvalida, match="não tem assinatura aceita"):
        montar_dossie(adesao)
    _assinar(adesao, pedro, assinatura)
    conferir_pendentes()
    nome, pacote = montar_dossie(Adesao.objects.get(pk=adesao.pk))
    assert nome.endswith(".zip")
    with zipfile.ZipFile(io.BytesIO(pacote)) as aberto:
        arquivos = {info.filename: aberto.read(info) for info in aberto.infolist()}
    somas = json.loads(arquivos.pop("manifesto.json"))["sha256"]
    assert somas == {n: hashlib.sha256(dados).hexdigest() for n, dados in arquivos.items()}
    assert arquivos["termo-assinado.pdf"].startswith(arquivos["termo-oferecido.pdf"])
    assert b"BEGIN CERTIFICATE" in arquivos["certificados.pem"]
    historico = arquivos["historico.txt"].decode()
    assert historico.startswith("Cadeia íntegra")
    _conferir_elos(historico)
    assert montar_dossie(Adesao.objects.get(pk=adesao.pk))[1] == pacote


def test_conferencia_no_validar_fica_anotada_e_vai_no_pacote(
    adesao: Adesao, pedro: Usuario, carla: Usuario, assinatura: SimuladorDeTeste
) -> None:
    tentativa = _assinar(adesao, pedro, assinatura)
    conferir_pendentes()
    with pytest.raises(SemPermissao):
        anotar_validacao(tentativa, por=pedro, **VALIDAR)
    with pytest.raises(TransicaoInvalida, match="futuro"):
        anotar_validacao(tentativa, por=carla, **VALIDAR | {"feita_em": date(2099, 1, 1)})
    anotar_validacao(tentativa, por=carla, **VALIDAR)
    tentativa.refresh_from_db()
    assert tentativa.foi_aceita  # O veredito é do portal: a anotação não o muda.
    _, pacote = montar_dossie(adesao)
    with zipfile.ZipFile(io.BytesIO(pacote)) as aberto:
        (anotada,) = json.loads(aberto.read("validar.json"))
    assert anotada["resultado"] == "reprovada"
    pagina = entrar(carla).get(f"/assinaturas/{tentativa.pk}/").content.decode()
    assert "o VALIDAR apontou problema" in pagina


def _conferir_elos(historico: str) -> None:
    """Como o LEIA-ME manda: o elo é o SHA-256 do anterior seguido da forma."""
    campos = [linha.partition(" ")[::2] for linha in historico.splitlines()]
    valores = {
        chave: [v for c, v in campos if c == chave] for chave in ("anterior", "forma", "elo")
    }
    assert valores["elo"]
    for anterior, forma, elo in zip(*valores.values(), strict=True):
        assert hashlib.sha256((anterior + forma).encode()).hexdigest() == elo
