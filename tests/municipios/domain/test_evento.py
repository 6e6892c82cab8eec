from datetime import timedelta

import pytest

from municipios.choices.evento import SituacaoEvento as S
from municipios.domain import evento as dominio
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Ente, Evento, Historico, Inscricao, Usuario
from tests.builders import criar_evento


def test_vai_do_rascunho_ao_realizado_e_o_historico_conta(carla: Usuario) -> None:
    evento = criar_evento(por=carla, situacao=S.RASCUNHO)
    evento = dominio.mudar(evento, por=carla, vagas=17)
    evento = dominio.publicar(evento, por=carla)
    with pytest.raises(TransicaoInvalida, match="ainda não começou"):
        dominio.realizar(evento, por=carla)
    evento = dominio.realizar(evento, por=carla, agora=evento.inicio)
    assert (evento.situacao, evento.vagas, evento.revisao) == (S.REALIZADO, 17, 1)
    assert Historico.objects.de(evento).count() == 3
    with pytest.raises(TransicaoInvalida, match="a situação agora é “Realizado”"):
        dominio.mudar(evento, por=carla, vagas=1)


def test_publicar_sem_lugar_ou_depois_da_hora_se_recusa(carla: Usuario) -> None:
    sem_lugar = criar_evento(por=carla, situacao=S.RASCUNHO, local="")
    with pytest.raises(TransicaoInvalida, match="Antes de publicar, escreva o local"):
        dominio.publicar(sem_lugar, por=carla)
    with pytest.raises(TransicaoInvalida, match="já passou"):
        dominio.publicar(sem_lugar, por=carla, agora=sem_lugar.fim + timedelta(seconds=1))


def test_cancelar_pede_motivo_e_quem_so_le_nao_cancela(carla: Usuario, lia: Usuario) -> None:
    evento = criar_evento(por=carla)
    with pytest.raises(SemPermissao):
        dominio.cancelar(evento, por=lia, motivo="x")
    with pytest.raises(TransicaoInvalida, match="escreva o motivo"):
        dominio.cancelar(evento, por=carla, motivo=" ")
    assert dominio.cancelar(evento, por=carla, motivo="Chuva.").revisao == 1
    assert Evento.objects.get().situacao == S.CANCELADO


def test_situacao_e_transicao_so_as_da_tabela(carla: Usuario) -> None:
    possiveis = {(t.nome, str(de)) for t in dominio.TRANSICOES for de in t.de}
    assert possiveis == {
        ("mudar", "rascunho"),
        ("mudar_publicado", "publicado"),
        ("publicar", "rascunho"),
        ("realizar", "publicado"),
        ("cancelar", "rascunho"),
        ("cancelar", "publicado"),
    }


def test_quem_nao_conduz_nao_descobre_pelas_vagas_quantos_vem(
    carla: Usuario, lia: Usuario, vicosa: Ente
) -> None:
    evento = criar_evento(por=carla)
    Inscricao.objects.create(
        evento=evento, ente=vicosa, convidada_por=carla, situacao="confirmada", pessoas=3
    )
    with pytest.raises(TransicaoInvalida, match="Já há 3 pessoas"):
        dominio.mudar(evento, por=carla, vagas=1)
    with pytest.raises(SemPermissao):
        dominio.mudar(evento, por=lia, vagas=1)
