import re
from datetime import timedelta

import pytest
from django.utils import timezone

from municipios.choices.evento import SituacaoInscricao as S
from municipios.domain import evento, inscricao
from municipios.domain.aviso_evento import lembrar_confirmados
from municipios.domain.inscricao import convidar, responder
from municipios.domain.transicoes import TransicaoInvalida
from municipios.domain.vaga import ocupadas
from municipios.models import ConviteEvento, Evento, Historico, Inscricao, Notificacao, Usuario
from tests.builders import criar_ente, criar_evento, criar_ponto_focal

DEZESSETE = [f"35{numero:05d}" for numero in range(17)]


def segredos(alvo: Evento) -> dict[str, str]:
    """De cada ente, o segredo que foi no e-mail."""
    avisos = Notificacao.objects.filter(motivo="evento_convite")
    return {aviso.ente_id: aviso.contexto["segredo"] for aviso in avisos if aviso.ente_id}


@pytest.fixture
def junho(carla: Usuario) -> Evento:
    """Dezessete convidados, todos com ponto focal, e quatro vagas."""
    for codigo in DEZESSETE:
        criar_ponto_focal(criar_ente(codigo))
    return criar_evento(por=carla, vagas=4)


def test_convida_uma_vez_cada_um_e_diz_quem_nao_tem_contato(junho: Evento, carla: Usuario) -> None:
    feito = convidar(junho, [*DEZESSETE, criar_ente("3599999").pk], por=carla)
    assert (feito.novos, feito.repetidos, feito.enviados) == (18, 0, 17)
    assert feito.sem_contato == ["3599999"]
    criar_ponto_focal(criar_ente("3599999"))
    de_novo = convidar(junho, [*DEZESSETE, "3599999"], por=carla)
    assert (de_novo.novos, de_novo.repetidos, de_novo.enviados) == (0, 18, 1)
    assert Notificacao.objects.filter(motivo="evento_convite").count() == 18
    guardado = set(ConviteEvento.objects.values_list("hash", flat=True))
    assert all(re.fullmatch("[0-9a-f]{64}", h) for h in guardado)
    assert not guardado & set(segredos(junho).values())


def test_quem_desiste_da_lugar_ao_primeiro_que_cabe(junho: Evento, carla: Usuario) -> None:
    convidar(junho, DEZESSETE, por=carla)
    de = segredos(junho)
    a, b, c, d = (de[codigo] for codigo in DEZESSETE[:4])
    assert responder(a, vem=True, pessoas=3).situacao == S.CONFIRMADA
    assert responder(b, vem=True, pessoas=4).situacao == S.EM_ESPERA
    assert responder(c, vem=True, pessoas=2).situacao == S.EM_ESPERA
    assert responder(d, vem=True).situacao == S.CONFIRMADA
    responder(a, vem=False)
    situacoes = dict(
        Inscricao.objects.exclude(situacao=S.CONVIDADA).values_list("ente", "situacao")
    )
    assert list(situacoes.values()) == [S.RECUSADA, S.EM_ESPERA, S.CONFIRMADA, S.CONFIRMADA]
    assert ocupadas(junho) == 3
    aviso = Notificacao.objects.get(motivo="evento_promovido")
    assert aviso.ente_id == DEZESSETE[2]
    evento.mudar(junho, por=carla, vagas=7)
    assert ocupadas(junho) == 7, "mais vagas, menos espera"
    with pytest.raises(TransicaoInvalida, match="Já há 7 pessoas"):
        evento.mudar(junho, por=carla, vagas=6)


def test_clique_repetido_nao_muda_nada_e_grupo_que_nao_cabe_fica_como_estava(
    junho: Evento, carla: Usuario
) -> None:
    convidar(junho, DEZESSETE, por=carla)
    segredo = segredos(junho)[DEZESSETE[0]]
    for _ in range(2):
        feita = responder(segredo, vem=True, pessoas=2, nomes="Lia")
    assert Historico.objects.de(feita).count() == 2
    with pytest.raises(TransicaoInvalida, match="Não há lugar para 5"):
        responder(segredo, vem=True, pessoas=5)
    assert Inscricao.objects.confirmadas().get().pessoas == 2
    with pytest.raises(TransicaoInvalida, match="antes de começar"):
        responder(segredo, vem=False, agora=junho.inicio)
    evento.cancelar(junho, por=carla, motivo="Chuva.")
    assert Notificacao.objects.filter(motivo="evento_cancelado").count() == 17
    with pytest.raises(TransicaoInvalida, match="Cancelado"):
        responder(segredo, vem=False)


def test_convite_perdido_se_manda_de_novo_so_a_quem_nao_respondeu(
    junho: Evento, carla: Usuario
) -> None:
    dois = DEZESSETE[:2]
    convidar(junho, dois, por=carla)
    antes = segredos(junho)
    responder(antes[dois[0]], vem=True)
    depois = timezone.now() + timedelta(hours=1)
    vezes = [convidar(junho, dois, por=carla, de_novo=True, agora=depois) for _ in range(2)]
    assert [vez.enviados for vez in vezes] == [1, 0]
    with pytest.raises(inscricao.ConviteDesconhecido):
        inscricao.achar(antes[dois[1]])
    assert inscricao.achar(antes[dois[0]]).confirmada
    novo = Notificacao.objects.filter(ente=dois[1], motivo="evento_convite").latest("pk")
    assert inscricao.achar(novo.contexto["segredo"]).ente_id == dois[1]


def test_lembra_uma_vez_quem_confirmou(junho: Evento, carla: Usuario) -> None:
    convidar(junho, DEZESSETE, por=carla)
    responder(segredos(junho)[DEZESSETE[0]], vem=True)
    assert lembrar_confirmados() == 0
    vespera = junho.inicio - timedelta(days=1)
    assert [lembrar_confirmados(vespera), lembrar_confirmados(vespera)] == [1, 0]
    assert lembrar_confirmados(junho.inicio) == 0


@pytest.mark.django_db
def test_segredo_inventado_nao_abre_nada() -> None:
    with pytest.raises(inscricao.ConviteDesconhecido):
        responder("abc", vem=True)
