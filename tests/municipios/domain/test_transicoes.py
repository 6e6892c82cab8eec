"""As tabelas de `municipios`: o que cada situação permite, a quem; o resto se recusa sem rastro.

O que se espera está escrito aqui à mão, linha por linha: mudar a tabela do domínio sem mudar esta
é um teste que falha.
"""

from collections.abc import Sequence
from datetime import date
from typing import Any

import pytest

from municipios.choices import SituacaoAdesao as A
from municipios.choices import SituacaoImportacao as I
from municipios.choices import SituacaoPontoFocal as P
from municipios.domain import adesao, importacao, ponto_focal
from municipios.domain.transicoes import (
    SemPermissao,
    Transicao,
    TransicaoInvalida,
    criar,
    executar,
    permitidas,
)
from municipios.models import Adesao, Ente, Historico, Importacao, PontoFocal, Usuario
from tests.builders import criar_adesao, dados_de_indicacao
from tests.tabela import EQUIPE, PESSOAS, Linha, Percurso

pytestmark = pytest.mark.django_db

PAIS, SISTEMA = {"carla", "rosa"}, {"sistema"}
ENTE = EQUIPE | {"ana", "pedro"}
ADESAO = {
    "iniciar": Linha((), A.RASCUNHO, ENTE),
    "oferecer": Linha((A.RASCUNHO,), A.AGUARDANDO_ASSINATURA, SISTEMA),
    "reabrir": Linha(
        (A.AGUARDANDO_ASSINATURA, A.AGUARDANDO_SGD, A.EM_DILIGENCIA), A.RASCUNHO, ENTE, motivo=True
    ),
    "descartar": Linha((A.RASCUNHO,), A.ENCERRADA, ENTE, motivo=True),
    "assinar": Linha((A.AGUARDANDO_ASSINATURA,), A.ASSINADA, SISTEMA),
    "esperar_sgd": Linha((A.AGUARDANDO_ASSINATURA,), A.AGUARDANDO_SGD, SISTEMA),
    "contra_assinar": Linha((A.AGUARDANDO_SGD,), A.ASSINADA, SISTEMA),
    "analisar": Linha((A.ASSINADA,), A.EM_ANALISE, EQUIPE),
    "diligenciar": Linha((A.EM_ANALISE,), A.EM_DILIGENCIA, EQUIPE),
    "responder": Linha((A.EM_DILIGENCIA,), A.EM_ANALISE, ENTE),
    "vigorar": Linha((A.ASSINADA, A.EM_ANALISE), A.VIGENTE, EQUIPE | SISTEMA),
    "registrar": Linha((), A.VIGENTE, EQUIPE),
    "substituir": Linha((A.VIGENTE,), A.SUBSTITUIDA, EQUIPE | SISTEMA, motivo=True),
    "denunciar": Linha((A.VIGENTE,), A.DENUNCIADA, EQUIPE, motivo=True),
    "retirar_denuncia": Linha((A.DENUNCIADA,), A.VIGENTE, EQUIPE, motivo=True),
    "encerrar": Linha((A.DENUNCIADA,), A.ENCERRADA, EQUIPE | SISTEMA),
}
EM_CURSO = (P.EM_CONFERENCIA, P.INDICADO, P.CONFIRMADO)
PONTO_FOCAL = {
    "indicar": Linha((), P.INDICADO, EQUIPE | {"pedro"}),
    "submeter": Linha((), P.EM_CONFERENCIA, EQUIPE | {"pedro"}),
    "aprovar": Linha((P.EM_CONFERENCIA,), P.INDICADO, EQUIPE),
    "recusar": Linha((P.EM_CONFERENCIA,), P.RECUSADO, EQUIPE, motivo=True),
    "confirmar": Linha((P.INDICADO,), P.CONFIRMADO, {"ana"}),
    "substituir": Linha((P.INDICADO, P.CONFIRMADO), P.SUBSTITUIDO, EQUIPE | {"pedro"}, motivo=True),
    "encerrar": Linha(EM_CURSO, P.ENCERRADO, EQUIPE | {"pedro"}, motivo=True),
    "terminar": Linha(EM_CURSO, P.ENCERRADO, SISTEMA),
}
IMPORTACAO = {
    "receber": Linha((), I.RECEBIDA, PAIS),
    "comecar": Linha((I.RECEBIDA,), I.CONFERINDO, SISTEMA),
    "conferir": Linha((I.CONFERINDO, I.APLICANDO), I.CONFERIDA, SISTEMA),
    "confirmar": Linha((I.CONFERIDA,), I.APLICANDO, PAIS),
    "aplicar": Linha((I.APLICANDO,), I.APLICADA, SISTEMA),
    "recusar": Linha((I.CONFERINDO, I.APLICANDO), I.RECUSADA, SISTEMA),
    "repetir": Linha((I.RECUSADA,), I.RECEBIDA, PAIS, motivo=True),
    "descartar": Linha((I.RECEBIDA, I.CONFERIDA, I.RECUSADA), I.DESCARTADA, PAIS | SISTEMA),
}


@pytest.fixture
def pessoas(request: pytest.FixtureRequest) -> dict[str, Usuario]:
    elenco = {nome: request.getfixturevalue(nome) for nome in PESSOAS}
    return elenco | {"sistema": Usuario.objects.sistema()}


def _importacao(por: Usuario, **campos: Any) -> Importacao:
    return Importacao(nome_original="a.csv", sha256="0" * 64, pedida_por=por, **campos)


@pytest.mark.parametrize(
    ("tabela", "esperada"),
    [
        (adesao.TRANSICOES, ADESAO),
        (ponto_focal.TRANSICOES, PONTO_FOCAL),
        (importacao.TRANSICOES, IMPORTACAO),
    ],
)
def test_a_tabela_tem_as_linhas_esperadas(
    tabela: Sequence[Transicao], esperada: dict[str, Linha]
) -> None:
    escrita = {t.nome: (set(t.de), t.para, t.exige_motivo) for t in tabela}
    assert escrita == {n: (set(x.de), x.para, x.motivo) for n, x in esperada.items()}
    assert len(tabela) == len(escrita), "nome repetido"


@pytest.mark.parametrize("transicao", adesao.TRANSICOES, ids=lambda t: t.nome)
def test_adesao_muda_so_como_a_tabela_diz(
    transicao: Transicao, vicosa: Ente, pessoas: dict[str, Usuario]
) -> None:
    alvo = criar_adesao(vicosa, denuncia_efeito_em=date(2024, 6, 1))
    percurso = Percurso(alvo, A.values, pessoas)
    assert percurso.enganos(transicao, ADESAO[transicao.nome]) == []


@pytest.mark.parametrize("transicao", ponto_focal.TRANSICOES, ids=lambda t: t.nome)
def test_ponto_focal_muda_so_como_a_tabela_diz(
    transicao: Transicao, vicosa: Ente, pessoas: dict[str, Usuario]
) -> None:
    percurso = Percurso(PontoFocal.objects.get(ente=vicosa), P.values, pessoas)
    assert percurso.enganos(transicao, PONTO_FOCAL[transicao.nome]) == []


@pytest.mark.parametrize("transicao", importacao.TRANSICOES, ids=lambda t: t.nome)
def test_importacao_muda_so_como_a_tabela_diz(
    transicao: Transicao, pessoas: dict[str, Usuario]
) -> None:
    alvo = _importacao(pessoas["carla"])
    alvo.save()
    percurso = Percurso(alvo, I.values, pessoas)
    assert percurso.enganos(transicao, IMPORTACAO[transicao.nome]) == []


@pytest.mark.parametrize("nome", [*PESSOAS, "sistema"])
def test_so_nasce_pela_mao_de_quem_a_tabela_diz(
    nome: str, vicosa: Ente, pessoas: dict[str, Usuario]
) -> None:
    por = pessoas[nome]
    novos = (
        (Adesao(ente=vicosa, assinada_em=date(2024, 3, 1), vigente_desde=date(2024, 3, 1),
                registrada_por=por), adesao.REGISTRAR, ADESAO["registrar"]),
        (PontoFocal(ente=vicosa, indicado_por=por, **dados_de_indicacao()), ponto_focal.INDICAR,
         PONTO_FOCAL["indicar"]),
        (_importacao(por), importacao.RECEBER, IMPORTACAO["receber"]),
    )  # fmt: skip
    for novo, transicao, linha in novos:
        if nome in linha.quem:
            assert criar(novo, transicao, por=por).situacao == linha.para
            assert Historico.objects.de(novo).get().transicao == transicao.nome
        else:
            with pytest.raises(SemPermissao):
                criar(novo, transicao, por=por)
            assert novo.pk is None
    assert Historico.objects.count() == sum(nome in linha.quem for _, _, linha in novos)


def test_motor_recusa_nascer_por_transicao_de_vida(vicosa: Ente, carla: Usuario) -> None:
    with pytest.raises(ValueError, match="não é nascimento"):
        criar(Adesao(ente=vicosa, registrada_por=carla), adesao.ENCERRAR, por=carla)


def test_botoes_sao_os_que_o_motor_aceita(vicosa: Ente, pessoas: dict[str, Usuario]) -> None:
    vigente = criar_adesao(vicosa)
    for nome, pessoa in pessoas.items():
        botoes = {t.nome for t in permitidas(vigente, adesao.TRANSICOES, pessoa)}
        assert botoes == {n for n, x in ADESAO.items() if A.VIGENTE in x.de and nome in x.quem}


def test_motor_decide_pelo_banco_e_nao_pela_pagina_velha(vicosa: Ente, carla: Usuario) -> None:
    velha = criar_adesao(vicosa)
    Adesao.objects.filter(pk=velha.pk).update(situacao=A.SUBSTITUIDA)
    with pytest.raises(TransicaoInvalida, match="Substituída") as recusa:
        executar(velha, adesao.SUBSTITUIR, por=carla, motivo="x")
    assert recusa.value.codigo == "situacao"
    assert not Historico.objects.exists()
