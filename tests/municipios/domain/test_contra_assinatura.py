"""Duas assinaturas no mesmo termo: a da autoridade e, por cima, a da SGD."""

import shutil
import subprocess
import zipfile
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from municipios.choices import NivelConta, SituacaoAdesao
from municipios.choices.assinatura import AssuntoDecisao, ValorDecisao
from municipios.domain.assinatura import ir_assinar, receber_arquivo, voltar_do_govbr
from municipios.domain.autenticidade import Autenticidade, autenticidade
from municipios.domain.aviso_contra_assinatura import lembrar
from municipios.domain.conferencia import conferir_pendentes
from municipios.domain.contra_assinatura import (
    ir_contra_assinar,
    preparar_pendentes,
    receber_contra_assinada,
)
from municipios.domain.deposito import retirar
from municipios.domain.dossie import montar_dossie
from municipios.domain.preparo import reabrir
from municipios.domain.termo import gerar_pendentes, pedir_termo
from municipios.domain.transicoes import TransicaoInvalida
from municipios.domain.vigencia import contra_assinar
from municipios.govbr.recusa_da_assinatura import RecusaDaAssinatura
from municipios.models import (
    Adesao,
    Assinatura,
    ContraAssinatura,
    Decisao,
    Ente,
    Notificacao,
    RegraLembrete,
    Usuario,
)
from redegov.simulador import adulterados as ruim
from redegov.simulador.certificados import Certificados
from redegov.simulador.personas import PERSONAS
from tests.builders import criar_a_espera_da_sgd, criar_rascunho
from tests.municipios.views.test_adesao import entrar
from tests.simulador import RETORNO_DA_ASSINATURA as RETORNO
from tests.simulador import SimuladorDeTeste

pytestmark = pytest.mark.django_db


@pytest.fixture
def sgd(rosa: Usuario) -> Usuario:
    """rosa, que coordena, com a conta GOV.BR que o simulador conhece."""
    rosa.cpf, rosa.nivel_conta = PERSONAS["rosa"].cpf, NivelConta.OURO
    rosa.save()
    return rosa


@pytest.fixture
def adesao(
    vicosa: Ente, ana: Usuario, pedro: Usuario, sgd: Usuario, modelos: None, raizes: None
) -> Adesao:
    """À espera de pedro; depois dele, a SGD também assina."""
    _decidir(sgd, AssuntoDecisao.CONTRA_ASSINATURA, ValorDecisao.COM_CONTRA)
    nova = criar_rascunho(vicosa, por=ana)
    pedir_termo(nova, por=ana)
    assert gerar_pendentes() == 1
    return nova


@pytest.fixture
def a_espera(vicosa: Ente, ana: Usuario, pedro: Usuario, sgd: Usuario) -> Adesao:
    """À espera da SGD, só em linhas: para o que não abre arquivo."""
    return criar_a_espera_da_sgd(vicosa, por=pedro)


def _decidir(por: Usuario, assunto: str, valor: str, inicio: date | None = None) -> None:
    Decisao.objects.create(
        assunto=assunto,
        valor=valor,
        inicio=inicio or date(2026, 1, 1),
        referencia="Despacho 1",
        registrada_por=por,
    )


def _volta(simulador: SimuladorDeTeste, endereco: str, persona: str) -> dict[str, str]:
    consulta = simulador.consentir(endereco, persona).partition("?")[2]
    return dict(parte.split("=", 1) for parte in consulta.split("&"))


def _assinar_pela_sgd(adesao: Adesao, por: Usuario, simulador: SimuladorDeTeste) -> Assinatura:
    endereco = ir_contra_assinar(adesao, por=por, retorno=RETORNO)
    return voltar_do_govbr(_volta(simulador, endereco, "rosa"), por=por, retorno=RETORNO)


def _prova(adesao: Adesao) -> Autenticidade:
    achado = autenticidade(adesao.termos.all()[0].codigo)
    assert achado is not None
    return achado


@pytest.mark.matriz("C2")
def test_da_autoridade_a_sgd_e_so_entao_em_vigor(
    adesao: Adesao, ana: Usuario, pedro: Usuario, sgd: Usuario, assinatura: SimuladorDeTeste,
    tmp_path: Path,
) -> None:  # fmt: skip
    _recusa_na_primeira_etapa_o_fora_de_ordem(adesao, ana, assinatura)
    endereco = ir_assinar(adesao, por=pedro, retorno=RETORNO)
    voltar_do_govbr(_volta(assinatura, endereco, "pedro"), por=pedro, retorno=RETORNO)
    assert conferir_pendentes() == 1
    _espera_a_sgd(adesao)
    assert preparar_pendentes() == 1
    assert preparar_pendentes() == 0
    _recusa_o_que_nao_serve(adesao, sgd, assinatura)
    _decidir(sgd, AssuntoDecisao.CONTRA_ASSINATURA, ValorDecisao.SEM_CONTRA, timezone.localdate())
    for _ in range(2):
        _assinar_pela_sgd(adesao, sgd, assinatura)
    assert conferir_pendentes() == 1, "de duas ao mesmo tempo, uma vale"
    recusas = adesao.assinaturas.da_sgd().order_by("-pk").values_list("recusa", flat=True)
    assert sorted(recusas[:2]) == ["", "termo_retirado"]
    adesao.refresh_from_db()
    assert adesao.situacao == SituacaoAdesao.VIGENTE
    da_autoridade, da_sgd = adesao.assinaturas.aceitas().order_by("ordem")
    final = retirar(da_sgd.arquivo)
    assert final.startswith(retirar(da_autoridade.arquivo))
    _conferir_com_outro_programa(final, tmp_path)
    _conferir_a_prova(adesao, final, retirar(da_autoridade.arquivo))


def _recusa_na_primeira_etapa_o_fora_de_ordem(
    adesao: Adesao, ana: Usuario, simulador: SimuladorDeTeste
) -> None:
    certificados = Certificados(simulador.pasta)
    pedro, rosa = (certificados.de(PERSONAS[nome], "govbr") for nome in ("pedro", "rosa"))
    trocada = ruim.aprovar(ruim.assinar(retirar(adesao.termos.get().arquivo), rosa), pedro)
    recebida = receber_arquivo(adesao, por=ana, pdf=ContentFile(trocada, "termo.pdf"))
    assert conferir_pendentes() == 0
    recebida.refresh_from_db()
    assert recebida.recusa == "ordem_trocada"


def _espera_a_sgd(adesao: Adesao) -> None:
    adesao.refresh_from_db()
    assert adesao.situacao == SituacaoAdesao.AGUARDANDO_SGD
    assert not _prova(adesao).em_vigor
    assert _prova(adesao).em_json()["situacao"] == "sem_assinatura_da_sgd"
    avisos = Notificacao.objects.exclude(motivo="assinatura_recusada").order_by("motivo")
    assert [aviso.motivo for aviso in avisos] == ["contra_assinatura_pedida", "termo_aguarda_sgd"]


def _recusa_o_que_nao_serve(adesao: Adesao, sgd: Usuario, simulador: SimuladorDeTeste) -> None:
    """O arquivo ainda sem a segunda, e a assinatura de quem deixou a coordenação no meio."""
    base = retirar(adesao.assinaturas.aceitas().get().arquivo)
    receber_contra_assinada(adesao, por=sgd, pdf=ContentFile(base, "termo.pdf"))
    _assinar_pela_sgd(adesao, sgd, simulador)
    grupo = sgd.groups.get()
    sgd.groups.clear()
    assert conferir_pendentes() == 0
    sgd.groups.add(grupo)
    recusas = adesao.assinaturas.da_sgd().order_by("pk").values_list("recusa", flat=True)
    assert list(recusas) == ["falta_a_segunda", "sem_direito"]
    adesao.refresh_from_db()
    assert adesao.situacao == SituacaoAdesao.AGUARDANDO_SGD


def _conferir_com_outro_programa(final: bytes, pasta: Path) -> None:
    if shutil.which("pdfsig") is None:
        return
    arquivo = pasta / "termo.pdf"
    arquivo.write_bytes(final)
    dito = subprocess.run(["pdfsig", str(arquivo)], capture_output=True, text=True, check=False)
    assert dito.stdout.count("Signature is Valid.") == 2


def _conferir_a_prova(adesao: Adesao, final: bytes, so_a_autoridade: bytes) -> None:
    prova = _prova(adesao)
    assert prova.em_vigor
    assert prova.confere(final) == "assinado"
    assert prova.confere(so_a_autoridade) == "so_a_autoridade"
    assert "***.175.264-**" in str(prova.em_json()["assinatura_da_sgd"])
    with zipfile.ZipFile(BytesIO(montar_dossie(adesao)[1])) as pacote:
        assert pacote.read("termo-assinado.pdf") == final
        assert pacote.read("termo-assinado-so-pela-autoridade.pdf") == so_a_autoridade
        assert "nesta ordem" in pacote.read("laudo-sgd.json").decode()
        assert "laudo-sgd.json" in pacote.read("LEIA-ME.txt").decode()


def test_antes_da_data_da_decisao_so_a_autoridade_assina(
    vicosa: Ente, ana: Usuario, pedro: Usuario, sgd: Usuario, modelos: None
) -> None:
    amanha = timezone.localdate() + timedelta(days=1)
    _decidir(sgd, AssuntoDecisao.CONTRA_ASSINATURA, ValorDecisao.COM_CONTRA, amanha)
    adesao = criar_rascunho(vicosa, por=ana)
    assert pedir_termo(adesao, por=ana).exige_contra_assinatura is False
    with pytest.raises(TransicaoInvalida, match="não espera a assinatura da SGD"):
        ir_contra_assinar(adesao, por=sgd, retorno=RETORNO)


def test_com_analise_segue_para_ela_depois_da_sgd(a_espera: Adesao, sgd: Usuario) -> None:
    _decidir(sgd, AssuntoDecisao.ANALISE, ValorDecisao.COM_ANALISE)
    primeira = a_espera.assinaturas.get()
    assert contra_assinar(a_espera, primeira).situacao == SituacaoAdesao.ASSINADA


def test_so_a_coordenacao_com_cpf_e_conta_que_assina(
    a_espera: Adesao, sgd: Usuario, carla: Usuario, pedro: Usuario
) -> None:
    def recusa(por: Usuario) -> str:
        with pytest.raises((TransicaoInvalida, RecusaDaAssinatura)) as levantada:
            ir_contra_assinar(a_espera, por=por, retorno=RETORNO)
        return str(levantada.value)

    assert "é a coordenação" in recusa(carla)
    assert "é a coordenação" in recusa(pedro)
    sgd.nivel_conta = NivelConta.BRONZE
    assert "bronze" in recusa(sgd)
    sgd.nivel_conta = ""
    assert "não sabe o nível" in recusa(sgd)
    sgd.cpf = a_espera.signatario_cpf
    assert "pelo ente" in recusa(sgd)
    sgd.cpf = None
    assert "não tem CPF" in recusa(sgd)


def test_voltou_ao_rascunho_a_sgd_ja_nao_assina(
    a_espera: Adesao, sgd: Usuario, ana: Usuario
) -> None:
    reabrir(a_espera, por=ana, motivo="Cargo errado")
    with pytest.raises(TransicaoInvalida, match="não espera a assinatura da SGD"):
        receber_contra_assinada(a_espera, por=sgd, pdf=ContentFile(b"", "a.pdf"))
    assert not ContraAssinatura.objects.em_espera().exists()


def test_lembra_a_coordenacao_do_termo_parado(a_espera: Adesao, sgd: Usuario) -> None:
    assert lembrar() == 0
    depois = timezone.now() + timedelta(days=6)
    assert lembrar(agora=depois) == 1
    assert lembrar(agora=depois) == 0
    RegraLembrete.objects.filter(codigo="contra_assinatura_pedida").update(ativa=False)
    assert lembrar(agora=depois + timedelta(days=30)) == 0


def test_paginas_dizem_a_espera_e_dao_o_botao_a_quem_assina(
    a_espera: Adesao, ana: Usuario, sgd: Usuario, carla: Usuario, assinatura: SimuladorDeTeste
) -> None:
    pagina = f"/entes/{a_espera.ente_id}/adesao/"
    do_ente = entrar(ana).get(pagina).text
    assert "Aguardando a assinatura da SGD" in do_ente
    assert "/sgd/assinar/" not in do_ente
    assert "Quem assina pela SGD é a coordenação." in entrar(carla).get(pagina).text
    cliente = entrar(sgd)
    fila = cliente.get("/equipe/contra-assinaturas/").text
    assert pagina in fila
    assert "Ninguém da coordenação tem CPF" not in fila
    assert "Assinar pela SGD com o GOV.BR" in cliente.get(pagina).text
    ida = cliente.post(f"/adesoes/{a_espera.pk}/sgd/assinar/")
    assert ida["Location"].startswith(assinatura.emissor)
    verificar = entrar(ana).get(f"/verificar/{a_espera.termos.get().codigo}/")
    assert "Falta a assinatura da SGD" in verificar.text
