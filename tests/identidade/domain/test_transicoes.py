"""As tabelas de `identidade`: implantação, e passo conforme o que a etapa prova.

O que se espera está escrito aqui à mão, linha por linha, sem olhar a tabela do domínio.
"""

import pytest

from identidade.choices import Marco
from identidade.choices import SituacaoImplantacao as S
from identidade.choices import SituacaoPasso as P
from identidade.domain import implantacao, passo
from identidade.models import Passo
from municipios.domain.transicoes import Transicao
from municipios.models import Ente, Usuario
from tests.identidade.andamento import comecar
from tests.tabela import EQUIPE, PESSOAS, Linha, Percurso

pytestmark = pytest.mark.django_db

DO_ENTE = EQUIPE | {"ana", "pedro"}
FEITOS = (P.CONCLUIDO, P.DISPENSADO)
ANDANDO = (
    S.NAO_INICIADA, S.EM_DIAGNOSTICO, S.SOLICITADA, S.EM_HOMOLOGACAO, S.HOMOLOGADA,
    S.EM_PRODUCAO, S.EM_USO,
)  # fmt: skip
IMPLANTACAO = {
    "suspender": Linha(ANDANDO, S.SUSPENSA, EQUIPE, motivo=True),
    "retomar": Linha((S.SUSPENSA,), S.NAO_INICIADA, EQUIPE, motivo=True),
}
# Por etapa do roteiro de autenticação: quem conclui e reabre, e quem dispensa.
ETAPAS = {
    1: (Marco.NENHUM, DO_ENTE, DO_ENTE),
    3: (Marco.SOLICITACAO, DO_ENTE, EQUIPE),
    5: (Marco.NENHUM, EQUIPE, EQUIPE),
    6: (Marco.CREDENCIAL_HOMOLOGACAO, DO_ENTE, EQUIPE),
    10: (Marco.HOMOLOGACAO, EQUIPE, ()),
    11: (Marco.PRODUCAO, EQUIPE, ()),
    12: (Marco.USO, DO_ENTE, ()),
}


@pytest.fixture
def pessoas(request: pytest.FixtureRequest) -> dict[str, Usuario]:
    elenco = {nome: request.getfixturevalue(nome) for nome in PESSOAS}
    return elenco | {"sistema": Usuario.objects.sistema()}


def _linhas(ordem: int) -> dict[str, Linha]:
    _, faz, dispensa = ETAPAS[ordem]
    return {
        "concluir": Linha((P.PENDENTE,), P.CONCLUIDO, faz),
        "dispensar": Linha((P.PENDENTE,), P.DISPENSADO, dispensa, motivo=True),
        "reabrir": Linha(FEITOS, P.PENDENTE, faz, motivo=True),
    }


def test_as_tabelas_tem_as_linhas_esperadas() -> None:
    tabelas = ((implantacao.TRANSICOES, IMPLANTACAO), (passo.TRANSICOES, _linhas(1)))
    for tabela, esperada in tabelas:
        escrita = {t.nome: (set(t.de), t.para, t.exige_motivo) for t in tabela}
        assert escrita == {n: (set(x.de), x.para, x.motivo) for n, x in esperada.items()}


@pytest.mark.parametrize("transicao", implantacao.TRANSICOES, ids=lambda t: t.nome)
def test_implantacao_muda_so_como_a_tabela_diz(
    transicao: Transicao, vicosa: Ente, pessoas: dict[str, Usuario]
) -> None:
    alvo = comecar(vicosa, pessoas["carla"])
    percurso = Percurso(alvo, S.values, pessoas)
    assert percurso.enganos(transicao, IMPLANTACAO[transicao.nome]) == []


@pytest.mark.parametrize("ordem", ETAPAS)
def test_passo_muda_so_como_a_tabela_e_a_etapa_dizem(
    ordem: int, vicosa: Ente, pessoas: dict[str, Usuario]
) -> None:
    alvo = comecar(vicosa, pessoas["carla"])
    Passo.objects.update(feito_em=alvo.criada_em, feito_por=pessoas["carla"])
    um = alvo.passos.em_ordem().get(etapa__ordem=ordem)
    assert um.etapa.marco == ETAPAS[ordem][0]
    percurso, linhas = Percurso(um, P.values, pessoas), _linhas(ordem)
    assert {t.nome: percurso.enganos(t, linhas[t.nome]) for t in passo.TRANSICOES} == {
        t.nome: [] for t in passo.TRANSICOES
    }
