"""O que a equipe faz com uma adesão na página dela, e quem não pode."""

from datetime import date

import pytest
from django.test import Client

from municipios.choices import SituacaoAdesao
from municipios.models import Adesao, Ente, Historico, Usuario
from tests.builders import VICOSA, criar_adesao, criar_autoridade
from tests.municipios.views.test_adesao import entrar

VER = f"/entes/{VICOSA}/adesao/"
DENUNCIA = {"denunciada_em": "10/01/2026", "efeito_em": "10/04/2999", "motivo": "Lei local"}
ATOS = ("substituir", "denunciar", "retirar-denuncia", "encerrar", "corrigir", "revelar")
pytestmark = pytest.mark.django_db


def _rota(adesao: Adesao, ato: str) -> str:
    return f"/adesoes/{adesao.pk}/{ato}/"


def test_registro_com_autoridade_traz_quem_assinou(carla: Usuario, vicosa: Ente) -> None:
    autoridade = criar_autoridade(vicosa)
    dados = {
        "assinada_em": "01/03/2025",
        "vigente_desde": "05/03/2025",
        "autoridade": str(autoridade.pk),
    }
    assert entrar(carla).post(f"{VER}registrar/", dados).status_code == 302
    adesao = Adesao.objects.get()
    assert adesao.signatario_nome == autoridade.nome
    assert (adesao.autoridade, adesao.vigente_desde) == (autoridade, date(2025, 3, 5))


def test_autoridade_de_outro_ente_eh_recusada(carla: Usuario, vicosa: Ente, ubatuba: Ente) -> None:
    de_fora = criar_autoridade(ubatuba, cpf="")
    dados = {"assinada_em": "01/03/2025", "autoridade": str(de_fora.pk)}
    assert entrar(carla).post(f"{VER}registrar/", dados).status_code == 200
    assert not Adesao.objects.exists()


def test_denuncia_desistencia_e_nova_denuncia_pela_pagina(carla: Usuario, vicosa: Ente) -> None:
    adesao, cliente = criar_adesao(vicosa), entrar(carla)
    assert cliente.post(_rota(adesao, "denunciar"), DENUNCIA).status_code == 302
    pagina = cliente.get(VER).text
    assert "o ente sai da Rede em 10/04/2999" in pagina
    assert _rota(adesao, "retirar-denuncia") in pagina
    assert _rota(adesao, "denunciar") not in pagina
    cedo = cliente.post(_rota(adesao, "encerrar"), {"motivo": "Pressa"})
    assert "10/04/2999" in cedo.text
    desistencia = {"motivo": "Voltou atrás"}
    assert cliente.post(_rota(adesao, "retirar-denuncia"), desistencia).status_code == 302
    adesao.refresh_from_db()
    assert adesao.situacao == SituacaoAdesao.VIGENTE


def test_clique_duplo_na_denuncia_nao_repete_o_ato(carla: Usuario, vicosa: Ente) -> None:
    adesao, cliente = criar_adesao(vicosa), entrar(carla)
    cliente.post(_rota(adesao, "denunciar"), DENUNCIA)
    repetida = cliente.post(_rota(adesao, "denunciar"), DENUNCIA)
    assert "a situação agora é “Denunciada”" in repetida.text
    assert "Lei local" in repetida.text
    assert Historico.objects.de(adesao).filter(transicao="denunciar").count() == 1


def test_substituicao_guarda_o_termo_antigo(carla: Usuario, vicosa: Ente) -> None:
    antiga = criar_adesao(vicosa)
    dados = {"assinada_em": "02/05/2025", "motivo": "Termo retificado"}
    assert entrar(carla).post(_rota(antiga, "substituir"), dados).status_code == 302
    antiga.refresh_from_db()
    assert antiga.situacao == SituacaoAdesao.SUBSTITUIDA
    assert Adesao.objects.em_vigor().get().substitui == antiga


def test_correcao_em_branco_nao_apaga_o_cpf(carla: Usuario, vicosa: Ente) -> None:
    adesao, cliente = criar_adesao(vicosa), entrar(carla)
    assert adesao.signatario_cpf not in cliente.get(_rota(adesao, "corrigir")).text
    dados = {
        "signatario_nome": "Pedro A. Salgado",
        "signatario_cargo": "Prefeito",
        "numero_sei": "00000.000001/2024-00",
        "motivo": "Achado",
    }
    assert cliente.post(_rota(adesao, "corrigir"), dados).status_code == 302
    corrigida = Adesao.objects.get()
    assert corrigida.signatario_cpf == adesao.signatario_cpf
    assert corrigida.numero_sei == "00000.000001/2024-00"


@pytest.mark.matriz("B1")
@pytest.mark.parametrize("ato", ATOS)
@pytest.mark.parametrize(
    ("quem", "situacao"),
    [("ana", 403), ("pedro", 403), ("lia", 403), ("bruno", 404), ("davi", 404)],
)
def test_so_a_equipe_que_age_pelo_ente_muda(
    vicosa: Ente, ato: str, quem: str, situacao: int, request: pytest.FixtureRequest
) -> None:
    adesao = criar_adesao(vicosa)
    cliente = entrar(request.getfixturevalue(quem))
    assert cliente.post(_rota(adesao, ato), DENUNCIA).status_code == situacao
    assert not Historico.objects.de(adesao).exists()
    assert Client().post(_rota(adesao, ato)).status_code == 302
