"""Diagnóstico: várias pessoas sem perder nada, versão publicada imutável, porquê e comparação."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import DatabaseError, connection, transaction

from identidade.choices import Condicao, Faixa, SituacaoDiagnostico
from identidade.domain.comparacao import comparar
from identidade.domain.consolidacao import consolidar
from identidade.domain.diagnostico import SecaoMudou, enviar, iniciar, que_faltam, salvar_secao
from identidade.domain.questionario import abrir_versao, publicar
from identidade.domain.recomendacao import recomendacoes, vale
from identidade.models import (
    ConsolidadoEnte,
    Diagnostico,
    Pergunta,
    Questionario,
    RegraAcao,
    RespostaSecao,
    Secao,
)
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Ente, Usuario
from tests.builders import criar_ente

OBRIGATORIAS: dict[str, Any] = {
    "equipe-ti": 2, "ato-governo-digital": True, "dominio-oficial": "Alguns",
    "login-hoje": False, "decreto-assinatura": False, "rpps": True, "unidades-atendimento": 3,
}  # fmt: skip


@pytest.fixture
def diagnostico(vicosa: Ente, ana: Usuario) -> Diagnostico:
    return iniciar(vicosa, por=ana)


def secao_de(diagnostico: Diagnostico, ordem: int = 1) -> Secao:
    return diagnostico.questionario.secoes.get(ordem=ordem)


def responder(diagnostico: Diagnostico, por: Usuario) -> None:
    for secao in diagnostico.questionario.secoes.all():
        salvar_secao(diagnostico, secao, por=por, versao=0, dados=OBRIGATORIAS)


def test_quem_chega_tarde_sabe_e_nada_se_perde(
    diagnostico: Diagnostico, ana: Usuario, carla: Usuario, bruno: Usuario
) -> None:
    secao = secao_de(diagnostico)
    salvar_secao(diagnostico, secao, por=ana, versao=0, dados={"equipe-ti": 4})
    with pytest.raises(SecaoMudou) as recusa:
        salvar_secao(diagnostico, secao, por=carla, versao=0, dados={"equipe-ti": 9})
    assert (recusa.value.atuais, recusa.value.versao) == ({"equipe-ti": 4}, 1)
    salvar_secao(diagnostico, secao_de(diagnostico, 2), por=carla, versao=0, dados={})
    salva = salvar_secao(diagnostico, secao, por=carla, versao=1, dados={"equipe-ti": 9})
    assert (salva.dados, salva.versao) == ({"equipe-ti": 9}, 2)
    with pytest.raises(SemPermissao):
        salvar_secao(diagnostico, secao, por=bruno, versao=2, dados={})


@pytest.mark.django_db(transaction=True)
def test_duas_pessoas_na_mesma_secao_uma_so_vence(
    diagnostico: Diagnostico, ana: Usuario, carla: Usuario
) -> None:
    secao = secao_de(diagnostico)

    def tentar(quem: Usuario, numero: int) -> str:
        try:
            salvar_secao(diagnostico, secao, por=quem, versao=0, dados={"equipe-ti": numero})
        except SecaoMudou:
            return "mudou"
        finally:
            connection.close()
        return "salvou"

    with ThreadPoolExecutor(2) as dupla:
        assert sorted(dupla.map(tentar, [ana, carla], [1, 2])) == ["mudou", "salvou"]
    assert RespostaSecao.objects.get().versao == 1


@pytest.mark.parametrize(
    "dados",
    [
        {"equipe-ti": True}, {"equipe-ti": -1}, {"ato-governo-digital": "sim"},
        {"estrategia": "Outra"}, {"dificuldades": ["Outra"]},
    ],
)  # fmt: skip
def test_recusa_resposta_que_nao_eh_do_tipo(
    diagnostico: Diagnostico, ana: Usuario, dados: dict[str, Any]
) -> None:
    with pytest.raises(TransicaoInvalida) as recusa:
        salvar_secao(diagnostico, secao_de(diagnostico), por=ana, versao=0, dados=dados)
    assert recusa.value.codigo == "resposta"


def test_envia_quando_nada_obrigatorio_falta_e_depois_nao_muda(
    diagnostico: Diagnostico, ana: Usuario, vicosa: Ente
) -> None:
    with pytest.raises(TransicaoInvalida, match="Faltam respostas obrigatórias em: Equipe"):
        enviar(diagnostico, por=ana)
    responder(diagnostico, ana)
    assert not que_faltam(diagnostico)
    assert enviar(diagnostico, por=ana).situacao == SituacaoDiagnostico.ENVIADO
    with pytest.raises(TransicaoInvalida, match="já foi enviado"):
        salvar_secao(diagnostico, secao_de(diagnostico), por=ana, versao=1, dados={})
    segundo = iniciar(vicosa, por=ana)
    responder(segundo, ana)
    assert {c.antes == c.valor for c in comparar(segundo)} == {True}
    with pytest.raises(TransicaoInvalida, match="já tem um diagnóstico"):
        iniciar(vicosa, por=ana)


def test_recomendacao_diz_por_que(diagnostico: Diagnostico, ana: Usuario) -> None:
    responder(diagnostico, ana)
    achadas = {r.codigo: r for r in recomendacoes(diagnostico)}
    assert set(achadas) == {
        "publicar-decreto", "migrar-dominio", "integrar-login", "prova-por-cadprev", "pedir-apoio",
    }  # fmt: skip
    assert achadas["pedir-apoio"].porque.endswith("tecnologia da informação? 2.")
    assert "Lei 14.063/2020" in achadas["publicar-decreto"].razao


def test_regra_compara_so_o_que_eh_do_tipo() -> None:
    maior = RegraAcao(pergunta="a", condicao=Condicao.MAIOR, valor="0")
    assert not vale(maior, {"a": True})
    assert vale(maior, {"a": 1})
    inclui = RegraAcao(pergunta="a", condicao=Condicao.INCLUI, valor="X")
    assert vale(inclui, {"a": ["X", "Y"]})
    assert not vale(RegraAcao(pergunta="a", condicao=Condicao.DIFERENTE, valor="X"), {})


def test_mediana_so_com_entes_bastantes(
    diagnostico: Diagnostico, ana: Usuario, carla: Usuario
) -> None:
    responder(diagnostico, ana)
    outros = [criar_ente(f"41{numero:05d}") for numero in range(5)]
    consolidar([diagnostico.ente_id, *(ente.pk for ente in outros)])
    ConsolidadoEnte.objects.update(faixa=Faixa.DE_50_A_100)
    for numero, ente in enumerate(outros, start=1):
        assert {(c.mediana, c.iguais) for c in comparar(diagnostico)} == {(None, None)}
        outro = iniciar(ente, por=carla)
        responder(outro, carla)
        resposta = outro.secoes.get(secao__ordem=1)
        resposta.dados |= {"equipe-ti": numero * 10, "ato-governo-digital": numero > 1}
        resposta.save()
        enviar(outro, por=carla)
    comparadas = comparar(diagnostico)
    assert [c.mediana for c in comparadas if c.iguais is None] == [30.0, 3.0]
    assert {c.iguais for c in comparadas if c.mediana is None} == {100, 80}


def test_publicado_nao_muda_e_a_versao_nova_nasce_copia(
    diagnostico: Diagnostico, carla: Usuario, rosa: Usuario
) -> None:
    for alvo in (Pergunta.objects.all(), Secao.objects.all(), Questionario.objects.all()):
        recusa = pytest.raises(DatabaseError, match=r"publicado não muda|Cannot update")
        with recusa, transaction.atomic():
            alvo.update(**{alvo.model._meta.pk.name: 0})
    with pytest.raises(SemPermissao):
        abrir_versao(por=carla)
    nova = abrir_versao(por=rosa)
    perguntas = Pergunta.objects.filter(secao__questionario=nova)
    assert perguntas.count() * 2 == Pergunta.objects.count()
    perguntas.filter(codigo="rpps").update(texto="Há RPPS?")
    with pytest.raises(TransicaoInvalida, match="Já há uma versão em rascunho"):
        abrir_versao(por=rosa)
    publicar(nova, por=rosa, motivo="Texto mais claro")
    assert Questionario.objects.publicados().first() == nova
    assert diagnostico.questionario.versao == 1
