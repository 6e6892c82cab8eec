"""A situação sai dos passos: tabela de `calcular_situacao`."""

import pytest

from identidade.choices import Marco, SituacaoImplantacao, SituacaoPasso
from identidade.domain.situacao_implantacao import calcular_situacao
from identidade.models import Etapa, Passo

S = SituacaoImplantacao
ORDEM = [Marco.NENHUM, Marco.SOLICITACAO, Marco.CREDENCIAL_HOMOLOGACAO, Marco.NENHUM]
ORDEM += [Marco.HOMOLOGACAO, Marco.PRODUCAO, Marco.USO, Marco.NENHUM]
NO_CADPREV = [Marco.NENHUM, Marco.NENHUM, Marco.USO, Marco.NENHUM]


def _passos(marcos: list[Marco], letras: str) -> list[Passo]:
    """Uma letra por passo: `.` pendente, `x` concluído, `d` dispensado."""
    situacoes = {
        ".": SituacaoPasso.PENDENTE,
        "x": SituacaoPasso.CONCLUIDO,
        "d": SituacaoPasso.DISPENSADO,
    }
    return [
        Passo(situacao=situacoes[letra], etapa=Etapa(ordem=ordem, marco=marco))
        for ordem, (marco, letra) in enumerate(zip(marcos, letras, strict=True), start=1)
    ]


@pytest.mark.parametrize(
    ("letras", "esperada"),
    [
        ("........", S.NAO_INICIADA),
        ("x.......", S.EM_DIAGNOSTICO),
        ("d.......", S.EM_DIAGNOSTICO),
        (".......x", S.EM_DIAGNOSTICO),
        ("xx......", S.SOLICITADA),
        (".x......", S.SOLICITADA),
        (".d......", S.SOLICITADA),
        ("xxx.....", S.EM_HOMOLOGACAO),
        ("xxxx....", S.EM_HOMOLOGACAO),
        ("xxx.x...", S.HOMOLOGADA),
        ("xxxxxx..", S.EM_PRODUCAO),
        ("xxxxxxx.", S.EM_USO),
        ("xxxxxxxx", S.EM_USO),
        # Reabrir um marco recua, mesmo com os seguintes feitos.
        ("xxxx.xxx", S.EM_HOMOLOGACAO),
        ("x.xxxxxx", S.EM_DIAGNOSTICO),
        ("xxxxx.xx", S.HOMOLOGADA),
        # Concessão dispensada não é concessão.
        ("xxxxdxxx", S.EM_HOMOLOGACAO),
        ("xxxxxdxx", S.HOMOLOGADA),
    ],
)
def test_calcula_pelos_marcos_em_ordem(letras: str, esperada: S) -> None:
    assert calcular_situacao(_passos(ORDEM, letras), suspensa=False) == esperada
    assert calcular_situacao(_passos(ORDEM, letras), suspensa=True) == S.SUSPENSA


@pytest.mark.parametrize(
    ("letras", "esperada"),
    [("....", S.NAO_INICIADA), ("xx..", S.EM_DIAGNOSTICO), ("..x.", S.EM_USO)],
)
def test_roteiro_sem_concessao_pula_os_marcos_que_nao_tem(letras: str, esperada: S) -> None:
    assert calcular_situacao(_passos(NO_CADPREV, letras), suspensa=False) == esperada


def test_marco_em_dois_passos_pede_os_dois() -> None:
    marcos = [Marco.SOLICITACAO, Marco.SOLICITACAO]
    assert calcular_situacao(_passos(marcos, "x."), suspensa=False) == S.EM_DIAGNOSTICO
    assert calcular_situacao(_passos(marcos, "xx"), suspensa=False) == S.SOLICITADA
