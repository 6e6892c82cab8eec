"""Linha C1: vidas quaisquer de uma implantação, com as suas provas e os seus bloqueios.

A situação se refaz aqui à mão, do histórico dos passos, e nenhuma porta pula o que vem antes.
"""

from datetime import date
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, initialize, invariant, multiple, rule

from identidade.choices import CodigoProduto, Via
from identidade.domain import bloqueio, evidencia, implantacao, passo
from identidade.models import Bloqueio, Evidencia, Implantacao, MotivoBloqueio, Passo, Produto
from municipios.models import Historico
from redegov.demonstracao.prova import provas_de
from tests.builders import criar_adesao, criar_ponto_focal
from tests.matriz.vida import EQUIPE, Vida, viver

DIA = date(2026, 6, 1)
CAMINHO = {
    "solicitacao": "solicitada",
    "credencial_homologacao": "em_homologacao",
    "homologacao": "homologada",
    "producao": "em_producao",
    "uso": "em_uso",
}
SEM_DISPENSA = {"homologacao", "producao", "uso"}
nomes = st.sampled_from(["carla", "carla", "gil", "ana", "pedro", "lia"])
ordens = st.integers(1, 13)


class VidaDaImplantacao(Vida):
    modelo = Implantacao
    outros = (Evidencia, Bloqueio)
    implantacoes = Bundle("implantacoes")

    def __init__(self) -> None:
        super().__init__()
        criar_adesao(self.ente)
        criar_ponto_focal(self.ente)

    @initialize(target=implantacoes, ate=ordens)
    def comecar_adiantada(self, ate: int) -> Any:
        nova = self.comecar("carla", CodigoProduto.AUTENTICACAO)
        self.avancar(nova, "carla", ate)
        return nova

    @rule(
        target=implantacoes,
        por=nomes,
        produto=st.sampled_from([CodigoProduto.AUTENTICACAO, CodigoProduto.ASSINATURA]),
    )
    def comecar(self, por: str, produto: str) -> Any:
        dados = {"produto": Produto.objects.get(pk=produto), "via": Via.API, "nome": "Portal"}
        veio = self.tentar(implantacao.criar_implantacao, self.ente, por=por, **dados)
        assert por != "lia" or veio == "sem_permissao"
        return multiple() if isinstance(veio, str) else veio

    @rule(alvo=implantacoes, por=nomes, ate=ordens)
    def avancar(self, alvo: Implantacao, por: str, ate: int) -> None:
        """Prova e conclui em ordem, até onde a pessoa pode."""
        for um in alvo.passos.em_ordem().filter(etapa__ordem__lte=ate, situacao="pendente"):
            for prova in provas_de(um.etapa, dia=DIA):
                self.tentar(evidencia.juntar, um, prova, por=por)
            self.tentar(passo.concluir, um, por=por)

    @rule(alvo=implantacoes, por=nomes, ordem=ordens, porta=st.sampled_from(["api", "pagina"]))
    def pular(self, alvo: Implantacao, por: str, ordem: int, porta: str) -> None:
        """Concluir um passo qualquer por outra porta: só passa o que já podia."""
        for um in alvo.passos.em_ordem().filter(etapa__ordem=ordem, situacao="pendente"):
            pode = self._anteriores_resolvidos(um) and self._provado(um)
            da_pagina = f"implantacoes/{alvo.pk}/passos/{ordem}/concluir/"
            rota = f"passos/{um.pk}/concluir/" if porta == "api" else da_pagina
            self.pedir(porta, rota, {}, por=por)
            um.refresh_from_db()
            assert pode or um.situacao == "pendente"

    @rule(alvo=implantacoes, por=nomes, ordem=ordens, ato=st.sampled_from(["dispensar", "reabrir"]))
    def desviar(self, alvo: Implantacao, por: str, ordem: int, ato: str) -> None:
        for um in alvo.passos.em_ordem().filter(etapa__ordem=ordem):
            self.tentar(passo.VERBOS[ato], um, por=por, motivo="x")

    @rule(alvo=implantacoes, por=nomes, ordem=ordens)
    def responder_a_prova(self, alvo: Implantacao, por: str, ordem: int) -> None:
        """Tenta devolver e retirar toda prova do passo: a do passo feito fica."""
        for uma in Evidencia.objects.filter(passo__implantacao=alvo, passo__etapa__ordem=ordem):
            devolvida = self.tentar(evidencia.devolver, uma, por=por, motivos=["x"])
            assert isinstance(devolvida, str) or por in EQUIPE
            self.tentar(evidencia.retirar, uma, por=por, motivo="x")

    @rule(alvo=implantacoes, por=nomes, abrir=st.booleans())
    def bloquear(self, alvo: Implantacao, por: str, abrir: bool) -> None:
        aberto = alvo.bloqueios.filter(situacao="aberto").first()
        if abrir:
            motivo = MotivoBloqueio.objects.get(pk="espera_sgd")
            veio = self.tentar(bloqueio.bloquear, alvo, por=por, motivo=motivo)
            assert isinstance(veio, str) == (por == "lia" or aberto is not None)
        elif aberto:
            encerrado = self.tentar(bloqueio.encerrar, aberto, por=por, motivo="x")
            assert isinstance(encerrado, str) == (por == "lia")

    @rule(alvo=implantacoes, por=nomes, ato=st.sampled_from(["suspender", "retomar"]))
    def parar(self, alvo: Implantacao, por: str, ato: str) -> None:
        suspensa = Implantacao.objects.get(pk=alvo.pk).suspensa_em is not None
        verbo = implantacao.suspender if ato == "suspender" else implantacao.retomar
        veio = self.tentar(verbo, alvo, por=por, motivo="x")
        cabe = por in EQUIPE and suspensa == (ato == "retomar")
        assert isinstance(veio, str) != cabe

    @invariant()
    def a_situacao_eh_a_que_o_historico_dos_passos_da(self) -> None:
        atos = Historico.objects.sobre(Passo).order_by("pk").values_list("alvo_id", "para")
        ultimas = {int(alvo): para for alvo, para in atos}
        de_pe = Evidencia.objects.filter(situacao__in=["registrada", "aceita"])
        provados = set(de_pe.values_list("passo", flat=True))
        for uma in Implantacao.objects.all():
            passos = list(uma.passos.em_ordem().select_related("feito_por"))
            assert uma.situacao == ("suspensa" if uma.suspensa_em else _de_mao(passos))
            for p in passos:
                assert p.situacao == ultimas.get(p.pk, "pendente")
                assert (p.feito_em is None) == (p.situacao == "pendente")
                assert p.situacao != "dispensado" or p.etapa.marco not in SEM_DISPENSA
                assert p.situacao != "concluido" or not p.etapa.provas or p.pk in provados
                concedido = p.feito_por and p.etapa.marco in ("homologacao", "producao")
                assert not concedido or p.feito_por.is_staff  # type: ignore[union-attr]

    def _provado(self, um: Passo) -> bool:
        de_pe = um.evidencias.filter(situacao__in=["registrada", "aceita"])
        return not um.etapa.provas or de_pe.exists()

    def _anteriores_resolvidos(self, um: Passo) -> bool:
        marcos = list(CAMINHO)
        if um.etapa.marco not in marcos:
            return True
        antes = marcos[: marcos.index(um.etapa.marco)]
        passos = um.implantacao.passos.em_ordem()
        return all(_resolvido(p) for p in passos if p.etapa.marco in antes)


def _resolvido(um: Passo) -> bool:
    """Concessão e uso só valem concluídos."""
    dispensado = um.situacao == "dispensado" and um.etapa.marco not in SEM_DISPENSA
    return um.situacao == "concluido" or dispensado


def _de_mao(passos: list[Passo]) -> str:
    situacao = "nao_iniciada"
    if any(um.situacao != "pendente" for um in passos):
        situacao = "em_diagnostico"
    for marco, nome in CAMINHO.items():
        do_marco = [um for um in passos if um.etapa.marco == marco]
        if not all(_resolvido(um) for um in do_marco):
            break
        situacao = nome if do_marco else situacao
    return situacao


@pytest.mark.matriz("C1")
@pytest.mark.django_db
def test_vida_qualquer_da_implantacao_respeita_as_regras() -> None:
    viver(VidaDaImplantacao, vidas=4)
