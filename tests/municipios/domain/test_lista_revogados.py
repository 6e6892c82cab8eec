"""Listas de revogados: só entra a de autoridade em que confiamos, e só enquanto vale."""

import base64
from datetime import date, timedelta
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone

from municipios.documentos.lista_revogados import ler
from municipios.domain.lista_revogados import carregar, listas_vigentes
from municipios.domain.raiz_confiavel import ler_raiz
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import ListaRevogados, RaizConfiavel, Usuario
from redegov.simulador.cadeia import GOVBR, Cadeia, fabricar

pytestmark = [pytest.mark.django_db, pytest.mark.matriz("D9")]


@pytest.fixture(scope="module")
def cadeia() -> Cadeia:
    return fabricar(GOVBR)


@pytest.fixture
def confiada(cadeia: Cadeia, db: None) -> Cadeia:
    nome, impressao = ler_raiz(cadeia.raiz.pem)
    RaizConfiavel.objects.create(
        nome=nome, tipo=GOVBR, pem=cadeia.raiz.pem, impressao=impressao, desde=date(2020, 1, 1)
    )
    return cadeia


def _intermediarios(cadeia: Cadeia) -> str:
    return "".join(par.pem for par in cadeia.autoridades[1:])


def test_carrega_e_o_verificador_recebe_so_a_mais_nova(confiada: Cadeia, rosa: Usuario) -> None:
    velha, nova = confiada.revogar(), confiada.revogar(confiada.emitir("Pedro", "99915738447"))
    carregar(velha, _intermediarios(confiada), por=rosa)
    assert carregar(nova, _intermediarios(confiada), por=rosa).quantos == 1
    assert listas_vigentes() == [nova]
    assert listas_vigentes(timezone.now() + timedelta(days=30)) == []


def test_so_a_coordenacao_carrega(confiada: Cadeia, carla: Usuario) -> None:
    with pytest.raises(SemPermissao):
        carregar(confiada.revogar(), _intermediarios(confiada), por=carla)


def test_arquivo_que_derruba_o_leitor_eh_so_recusado(confiada: Cadeia, rosa: Usuario) -> None:
    with pytest.raises(TransicaoInvalida) as recusa:
        carregar(b"\x30\x84\xff\xff\xff\xff" * 1000, por=rosa)
    assert recusa.value.codigo == "ilegivel"
    assert not ListaRevogados.objects.exists()


def test_le_recusa_cada_lista_pelo_seu_motivo(cadeia: Cadeia) -> None:
    outra, agora = fabricar(GOVBR), timezone.now()
    lista, acima = cadeia.revogar(), _intermediarios(cadeia)

    def motivo(conteudo: bytes, pem: str, raizes: list[str], dias: int = 0) -> str | None:
        em = (agora + timedelta(days=dias)).isoformat()
        lida = ler(base64.b64encode(conteudo).decode(), pem, raizes, em)
        return lida.get("erro")

    raiz = [cadeia.raiz.pem]
    assert motivo(lista, acima, raiz) is None
    assert motivo(lista, acima, raiz, dias=8) == "vencida"
    assert motivo(lista, "", raiz) == "emissor"
    assert motivo(lista, _intermediarios(outra), raiz) == "emissor"
    assert motivo(lista, acima, [outra.raiz.pem]) == "cadeia"
    assert motivo(lista, cadeia.autoridades[-1].pem, raiz) == "cadeia"
    assert motivo(lista[:-40], acima, raiz) == "ilegivel"


def test_comando_carrega_e_repetir_nao_eh_erro(confiada: Cadeia, tmp_path: Path) -> None:
    lista, pem = tmp_path / "ac.crl", tmp_path / "cadeia.pem"
    lista.write_bytes(confiada.revogar())
    pem.write_text(_intermediarios(confiada))
    for dito in ("Lista de", "já foi carregada"):
        saida = StringIO()
        call_command("carregar_lista_revogados", lista, cadeia=pem, stdout=saida)
        assert dito in saida.getvalue()
    with pytest.raises(CommandError, match="Não pude ler"):
        call_command("carregar_lista_revogados", tmp_path / "nada.crl")
