from datetime import timedelta

import pytest

from municipios.domain.credencial import credencial, inscricao_da_credencial
from municipios.domain.presenca import chegar, corrigir, desfazer, marcar
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Ente, Evento, Historico, Inscricao, Presenca, Usuario
from tests.builders import criar_ente, criar_evento


@pytest.fixture
def evento(carla: Usuario) -> Evento:
    return criar_evento(por=carla)


@pytest.fixture
def inscricao(evento: Evento, vicosa: Ente, carla: Usuario) -> Inscricao:
    return Inscricao.objects.create(
        evento=evento, ente=vicosa, convidada_por=carla, pessoas=2, nomes="Lia Prado"
    )


def test_marca_desfaz_e_marca_de_novo_com_rasto(inscricao: Inscricao, carla: Usuario) -> None:
    agora = inscricao.evento.inicio
    primeira = marcar(inscricao, por=carla, agora=agora)
    assert (primeira.pessoas, primeira.nomes) == (2, "Lia Prado")
    repetida = marcar(inscricao, por=carla, pessoas=9, agora=agora)
    assert (repetida.pk, repetida.pessoas) == (primeira.pk, 2), "quem chega depois não muda nada"
    assert not desfazer(primeira, por=carla).vale
    assert not Inscricao.objects.presentes().exists()
    assert marcar(inscricao, por=carla, agora=agora).vale
    assert corrigir(primeira, por=carla, pessoas=3, nomes="").pessoas == 3
    atos = Historico.objects.filter(alvo_tipo="municipios.presenca").order_by("pk")
    assert list(atos.values_list("transicao", flat=True)) == [
        "marcar_presenca",
        "desfazer_presenca",
        "remarcar_presenca",
        "corrigir_presenca",
    ]


def test_porta_so_abre_na_hora_e_so_a_quem_conduz(
    inscricao: Inscricao, carla: Usuario, ana: Usuario
) -> None:
    inicio = inscricao.evento.inicio
    with pytest.raises(TransicaoInvalida, match="12 horas"):
        marcar(inscricao, por=carla, agora=inicio - timedelta(hours=13))
    with pytest.raises(SemPermissao):
        marcar(inscricao, por=ana, agora=inicio)
    Evento.objects.update(presenca_encerrada_em=inicio)
    with pytest.raises(TransicaoInvalida, match="encerrada"):
        marcar(inscricao, por=carla, agora=inicio)
    assert not Presenca.objects.exists()


def test_quem_vem_sem_convite_entra_uma_vez(evento: Evento, carla: Usuario) -> None:
    ente = criar_ente("3599999")
    primeira = chegar(evento, ente, por=carla, agora=evento.inicio)
    assert chegar(evento, ente, por=carla, agora=evento.inicio).pk == primeira.pk
    assert evento.inscricoes.get().na_porta
    assert not evento.inscricoes.convidadas().exists()


def test_credencial_forjada_nao_abre_nada(inscricao: Inscricao) -> None:
    boa = credencial(inscricao)
    assert inscricao_da_credencial(boa) == inscricao
    outra = f"{inscricao.pk + 1}:{boa.partition(':')[2]}"
    for forjada in (outra, boa[:-1], str(inscricao.pk), ""):
        assert inscricao_da_credencial(forjada) is None
