from datetime import date
from typing import Any

import pytest
from django.utils import timezone

from municipios.choices.campanha import (
    MotivoCampanha,
    PedidoCampanha,
    PublicoCampanha,
    SituacaoCampanha,
)
from municipios.choices.campanha import SituacaoReconfirmacao as R
from municipios.domain import reconfirmacao as dominio
from municipios.domain.autoridade import registrar_mandato
from municipios.domain.campanha import Pedido, perguntar
from municipios.domain.ponto_focal import encerrar
from municipios.domain.reconfirmacao import confirmar
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Autoridade, Campanha, Ente, Historico, Reconfirmacao, Usuario
from tests.tabela import EQUIPE, PESSOAS, Linha, Percurso

ABERTO = (R.PENDENTE, R.VENCIDA)
ESPERADA = {
    "confirmar": Linha(ABERTO, R.CONFIRMADA, EQUIPE | {"ana", "pedro"}),
    "substituir": Linha(ABERTO, R.SUBSTITUIDA, EQUIPE | {"pedro", "sistema"}),
    "dispensar": Linha(ABERTO, R.DISPENSADA, EQUIPE, motivo=True),
    "dispensar_todas": Linha(ABERTO, R.DISPENSADA, {"carla", "rosa", "sistema"}, motivo=True),
    "vencer": Linha((R.PENDENTE,), R.VENCIDA, {"sistema"}),
}


@pytest.fixture
def campanha(ana: Usuario, pedro: Usuario, carla: Usuario, vicosa: Ente) -> Campanha:
    """Perguntou-se de ana e de pedro."""
    aberta = Campanha.objects.create(
        nome="Teste", motivo=MotivoCampanha.OUTRO, publico=PublicoCampanha.TODOS,
        inicio=date(2026, 6, 1), prazo=date(2026, 7, 1), situacao=SituacaoCampanha.ABERTA,
        criada_por=carla,
    )  # fmt: skip
    perguntar(aberta, [vicosa.pk], Pedido(PedidoCampanha.TUDO, aberta.prazo), hoje=aberta.inicio)
    return aberta


def _de_ana(campanha: Campanha) -> Reconfirmacao:
    return campanha.reconfirmacoes.get(ponto_focal__isnull=False)


def test_muda_so_como_a_tabela_diz(campanha: Campanha, request: pytest.FixtureRequest) -> None:
    pessoas = {nome: request.getfixturevalue(nome) for nome in PESSOAS}
    pessoas["sistema"] = Usuario.objects.sistema()
    assert {t.nome for t in dominio.TRANSICOES} == set(ESPERADA)
    alvo = _de_ana(campanha)
    Reconfirmacao.objects.filter(pk=alvo.pk).update(
        resolvida_em=timezone.now(), resolvida_por=pessoas["carla"], justificativa="x"
    )
    percurso = Percurso(alvo, R.values, pessoas)
    enganos = {t.nome: percurso.enganos(t, ESPERADA[t.nome]) for t in dominio.TRANSICOES}
    assert enganos == {nome: [] for nome in ESPERADA}


def test_de_dois_que_confirmam_um_vence(campanha: Campanha, ana: Usuario, pedro: Usuario) -> None:
    pergunta, a_mesma = _de_ana(campanha), _de_ana(campanha)
    confirmar(pergunta, por=ana)
    with pytest.raises(TransicaoInvalida, match="situação agora é"):
        confirmar(a_mesma, por=pedro)
    assert Historico.objects.de(pergunta).get().por == ana
    a_mesma.refresh_from_db()
    assert (a_mesma.situacao, a_mesma.resolvida_por) == (R.CONFIRMADA, ana)


def test_quem_e_de_fora_nao_confirma(campanha: Campanha, bruno: Usuario) -> None:
    with pytest.raises(SemPermissao):
        confirmar(_de_ana(campanha), por=bruno)


def test_saida_da_pessoa_responde(campanha: Campanha, pedro: Usuario, vicosa: Ente) -> None:
    encerrar(vicosa.pontos_focais.get(), por=pedro, motivo="Saiu")
    assert _de_ana(campanha).situacao == R.SUBSTITUIDA


MANDATO: dict[str, Any] = {"cargo": "Prefeito", "inicio": date(2029, 1, 1)}


@pytest.mark.parametrize(
    ("cpf", "resposta"), [("99915738447", R.CONFIRMADA), ("99927184557", R.SUBSTITUIDA)]
)
def test_registro_do_mandato_responde(
    campanha: Campanha, carla: Usuario, vicosa: Ente, cpf: str, resposta: R
) -> None:
    registrar_mandato(vicosa, por=carla, nome="Quem assumiu", cpf=cpf, **MANDATO)
    assert Reconfirmacao.objects.da_autoridade().get().situacao == resposta


def test_mandato_acabado_nao_se_confirma(campanha: Campanha, ana: Usuario) -> None:
    Autoridade.objects.update(fim=date(2026, 1, 1))
    with pytest.raises(TransicaoInvalida, match="terminou"):
        confirmar(Reconfirmacao.objects.da_autoridade().get(), por=ana)
