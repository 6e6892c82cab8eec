"""A fila das importações: conferir, confirmar, aplicar uma vez só, retomar o que parou."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from threading import Barrier
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.utils import timezone

from municipios.choices import SituacaoImportacao, TipoImportacao
from municipios.domain.carga import Progresso
from municipios.domain.fila_importacao import (
    MAXIMO_DE_TENTATIVAS,
    Conferencia,
    Executor,
    processar_tudo,
)
from municipios.domain.importacao import (
    GUARDA,
    confirmar,
    descartar,
    descartar_esquecidas,
    receber,
    repetir,
)
from municipios.domain.recusa import ImportacaoRecusada
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Coorte, Historico, Importacao, Usuario

pytestmark = pytest.mark.django_db(transaction=True)
S = SituacaoImportacao


@pytest.fixture(autouse=True)
def pasta(settings: Any, tmp_path: Path) -> Path:
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


def enviar(por: Usuario, conteudo: bytes = b"codigo;estimativa_2024\n") -> Importacao:
    return receber(SimpleUploadedFile("../pop 2024.csv", conteudo), por=por)


class Escrivao:
    """Executor de verdade, pequeno: cria uma coorte com o nome que o arquivo traz."""

    def __init__(self, assinatura: str = "a") -> None:
        self.assinatura, self.vezes = assinatura, 0
        self.no_meio: Any = lambda: None

    def __call__(self, de: Importacao, ensaio: bool, progresso: Progresso) -> Conferencia:
        self.vezes += 1
        with de.arquivo.open("rb") as arquivo:
            nome = arquivo.read().decode().strip()
        if nome == "ruim":
            raise ImportacaoRecusada(["Linha 2, código: não existe", "cortado"], 2)
        if not ensaio:
            Coorte.objects.create(codigo=f"c{self.vezes}", nome=nome)
        progresso(1, 1)
        self.no_meio()
        return Conferencia(TipoImportacao.CSV, {"novos": 1}, self.assinatura)

    def de(self, tipo: str) -> Executor:
        return self


def situacao(importacao: Importacao) -> str:
    importacao.refresh_from_db()
    return importacao.situacao


def vencer_o_arrendamento() -> None:
    Importacao.objects.update(arrendada_ate=timezone.now() - timedelta(seconds=1))


def test_confere_sem_mudar_e_aplica_depois_de_confirmar(carla: Usuario, pasta: Path) -> None:
    escrivao, nova = Escrivao(), enviar(carla, b"nova")
    assert Path(nova.arquivo.path).stat().st_mode & 0o077 == 0
    processar_tudo(escrivao.de)
    assert situacao(nova) == S.CONFERIDA
    assert (nova.tipo, nova.feitas, nova.total) == (TipoImportacao.CSV, 1, 1)
    assert not Coorte.objects.filter(nome="nova").exists()
    confirmar(nova, por=carla)
    processar_tudo(escrivao.de)
    assert situacao(nova) == S.APLICADA
    assert Coorte.objects.filter(nome="nova").count() == 1
    assert (nova.arquivo.name, [p for p in pasta.rglob("*") if p.is_file()]) == ("", [])
    atos = Historico.objects.de(nova).order_by("pk").values_list("transicao", flat=True)
    assert [*atos] == ["receber", "comecar", "conferir", "confirmar", "aplicar"]


def test_recusa_diz_as_razoes_e_repete_com_motivo(carla: Usuario) -> None:
    nova = enviar(carla, b"ruim")
    processar_tudo(Escrivao().de)
    assert situacao(nova) == S.RECUSADA
    assert nova.erros == ["Linha 2, código: não existe", "cortado"]
    with pytest.raises(TransicaoInvalida, match="motivo"):
        repetir(nova, por=carla, motivo=" ", dispensas=["cobertura"])
    repetir(nova, por=carla, motivo="é assim mesmo", dispensas=["cobertura"])
    assert situacao(nova) == S.RECEBIDA
    assert nova.opcoes["dispensas"] == ["cobertura"]


def test_duas_confirmacoes_valem_uma(carla: Usuario, rosa: Usuario) -> None:
    nova = enviar(carla, b"nova")
    processar_tudo(Escrivao().de)
    confirmar(nova, por=carla)
    with pytest.raises(TransicaoInvalida, match="Aplicando"):
        confirmar(nova, por=rosa)
    escrivao = Escrivao()
    assert (processar_tudo(escrivao.de), processar_tudo(escrivao.de)) == (1, 0)
    assert Coorte.objects.filter(nome="nova").count() == 1


def test_diferenca_que_mudou_volta_para_conferir(carla: Usuario) -> None:
    nova = enviar(carla, b"nova")
    processar_tudo(Escrivao("a").de)
    confirmar(nova, por=carla)
    processar_tudo(Escrivao("b").de)
    assert situacao(nova) == S.CONFERIDA
    assert "O cadastro mudou" in nova.erros[0]
    assert not Coorte.objects.filter(nome="nova").exists()


def test_progresso_se_ve_de_fora_antes_do_fim(carla: Usuario) -> None:
    nova, escrivao, visto = enviar(carla, b"nova"), Escrivao(), list[Any]()

    def espiar() -> None:
        with closing(connection.copy()) as outra, outra.cursor() as cursor:
            cursor.execute("SELECT situacao, feitas, total FROM municipios_importacao")
            visto.extend(cursor.fetchone())

    escrivao.no_meio = espiar
    processar_tudo(escrivao.de)
    assert visto == [S.CONFERINDO, 1, 1]
    assert situacao(nova) == S.CONFERIDA


@pytest.mark.parametrize("confirmada", [False, True])
def test_retoma_o_que_um_morto_deixou_e_o_morto_nao_grava(carla: Usuario, confirmada: bool) -> None:
    """Outro retoma enquanto o primeiro, dado por morto, ainda trabalha: só um grava."""
    nova, vivo, lento = enviar(carla, b"nova"), Escrivao(), Escrivao()
    if confirmada:
        processar_tudo(vivo.de)
        confirmar(nova, por=carla)

    def retomar() -> None:
        with closing(connection.copy()) as outra, outra.cursor() as cursor:
            cursor.execute("UPDATE municipios_importacao SET arrendada_ate = now() + '1h'")

    lento.no_meio = retomar
    processar_tudo(lento.de)
    assert situacao(nova) == (S.APLICANDO if confirmada else S.CONFERINDO)
    assert not Coorte.objects.filter(nome="nova").exists()
    assert processar_tudo(vivo.de) == 0
    vencer_o_arrendamento()
    assert processar_tudo(vivo.de) == 1
    assert situacao(nova) == (S.APLICADA if confirmada else S.CONFERIDA)


def test_arquivo_que_derruba_o_trabalhador_e_recusado_e_os_outros_seguem(carla: Usuario) -> None:
    veneno, boa, fatal = enviar(carla, b"veneno"), enviar(carla, b"boa"), Escrivao()
    fatal.no_meio = lambda: (_ for _ in ()).throw(MemoryError)
    for _ in range(MAXIMO_DE_TENTATIVAS):
        with pytest.raises(MemoryError):
            processar_tudo(lambda _: fatal)
        Importacao.objects.filter(pk=veneno.pk).update(arrendada_ate=timezone.now())
    processar_tudo(Escrivao().de)
    assert (situacao(veneno), situacao(boa)) == (S.RECUSADA, S.CONFERIDA)
    assert "não chegou ao fim" in veneno.erros[0]


def test_descartar_apaga_o_arquivo_e_so_quem_pode(
    carla: Usuario, lia: Usuario, gil: Usuario, pasta: Path
) -> None:
    nova = enviar(carla)
    for sem_poder in (lia, gil):
        with pytest.raises(SemPermissao):
            descartar(nova, por=sem_poder)
        with pytest.raises(SemPermissao):
            enviar(sem_poder)
    descartar(nova, por=carla)
    assert situacao(nova) == S.DESCARTADA
    assert [p for p in pasta.rglob("*") if p.is_file()] == []
    assert processar_tudo(Escrivao().de) == 0


@pytest.mark.matriz("C2")
def test_confirmar_ao_mesmo_tempo_e_processar_ao_mesmo_tempo(carla: Usuario, rosa: Usuario) -> None:
    nova, escrivao = enviar(carla, b"nova"), Escrivao()
    processar_tudo(escrivao.de)
    partida = Barrier(2)

    def confirmar_e_processar(quem: Usuario) -> str:
        with closing(connection):
            partida.wait()
            try:
                confirmar(nova, por=quem)
            except TransicaoInvalida as recusa:
                return str(recusa)
            finally:
                processar_tudo(escrivao.de)
            return ""

    with ThreadPoolExecutor(2) as fios:
        ditos = [*fios.map(confirmar_e_processar, [carla, rosa])]
    processar_tudo(escrivao.de)
    assert sorted(bool(dito) for dito in ditos) == [False, True]
    assert situacao(nova) == S.APLICADA
    assert Coorte.objects.filter(nome="nova").count() == 1
    assert Historico.objects.de(nova).filter(transicao="aplicar").count() == 1


def test_ninguem_voltou_e_a_importacao_se_descarta(carla: Usuario, pasta: Path) -> None:
    nova = enviar(carla, b"nova")
    processar_tudo(Escrivao().de)
    assert descartar_esquecidas(timezone.now() + GUARDA - timedelta(hours=1)) == 0
    assert descartar_esquecidas(timezone.now() + GUARDA + timedelta(hours=1)) == 1
    assert situacao(nova) == S.DESCARTADA
    assert [p for p in pasta.rglob("*") if p.is_file()] == []
