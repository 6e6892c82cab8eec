"""Linha C1: vidas quaisquer do plano de ação e das ações dele, por todas as portas."""

from collections import Counter
from typing import Any

import pytest
from django.db.models import QuerySet
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, initialize, invariant, multiple, rule

from identidade.domain import acao, plano
from identidade.domain.acao import Conteudo
from identidade.domain.situacao_acao import TRANSICOES, agir
from identidade.models import Acao, MotivoBloqueio, PlanoAcao
from municipios.models import Historico
from tests.matriz.vida import EQUIPE, Vida, viver

NO_CARGO = EQUIPE | {"pedro"}
ABERTA = {"proposta", "em_andamento", "bloqueada"}
# Verbo do plano → de que situações sai.
VERBOS = {
    "propor": {"rascunho", "aditivo"},
    "concordar": {"proposto", "aditivo_proposto"},
    "devolver": {"proposto", "aditivo_proposto"},
    "abrir_aditivo": {"acordado"},
    "desistir": {"aditivo", "aditivo_proposto"},
    "encerrar": {"rascunho", "proposto", "acordado"},
}
nomes = st.sampled_from(["carla", "pedro", "carla", "pedro", "gil", "lia", "ana"])


class VidaDoPlano(Vida):
    modelo = PlanoAcao
    outros = (Acao,)
    planos = Bundle("planos")
    acoes = Bundle("acoes")

    def __init__(self) -> None:
        super().__init__()
        self.do_plano: Counter[int] = Counter()
        self.da_acao: Counter[int] = Counter()

    @initialize(target=planos, acordar=st.booleans())
    def comecar(self, acordar: bool) -> Any:
        novo = self.iniciar("carla")
        self.acrescentar(novo, "carla", "ente", True)
        if acordar:
            self.conduzir(novo, "carla", "propor")
            self.conduzir(novo, "pedro", "concordar")
        return novo

    @rule(target=planos, por=nomes)
    def iniciar(self, por: str) -> Any:
        aberto = PlanoAcao.objects.exclude(situacao="encerrado").exists()
        veio = self.tentar(plano.iniciar, self.ente, por=por)
        assert isinstance(veio, str) != (por in NO_CARGO and not aberto)
        if isinstance(veio, str):
            return multiple()
        self.do_plano[veio.pk] += 1
        return veio

    @rule(
        target=acoes,
        alvo=planos,
        por=nomes,
        lado=st.sampled_from(["ente", "sgd"]),
        em_fila=st.booleans(),
    )
    def acrescentar(self, alvo: PlanoAcao, por: str, lado: str, em_fila: bool) -> Any:
        """`em_fila`: depois da última ação do plano."""
        ultima = alvo.acoes.no_plano().order_by("numero").last() if em_fila else None
        situacao = PlanoAcao.objects.get(pk=alvo.pk).situacao
        nova = Conteudo("Publicar o decreto", lado=lado, depende_de=ultima)
        veio = self.tentar(acao.acrescentar, alvo, nova, por=por)
        cabe = por in NO_CARGO and situacao in ("rascunho", "aditivo")
        if isinstance(veio, str):
            assert not cabe or veio == "dependencia"
            return multiple()
        assert cabe
        return veio

    @rule(alvo=planos, por=nomes, verbo=st.sampled_from([*VERBOS, "propor", "concordar"]))
    def conduzir(self, alvo: PlanoAcao, por: str, verbo: str) -> None:
        antes = PlanoAcao.objects.get(pk=alvo.pk)
        ultima = alvo.versoes.order_by("-numero").first()
        dados: dict[str, Any] = {"motivo": "x"}
        if verbo == "concordar":
            dados = {"versao": ultima.numero if ultima else 1}
        veio = self.tentar(
            getattr(plano, verbo), alvo, por=por, **({} if verbo == "propor" else dados)
        )
        cabe = por in NO_CARGO and antes.situacao in VERBOS[verbo]
        if verbo == "encerrar" and antes.vigente_id:
            cabe = cabe and por in EQUIPE
        assert isinstance(veio, str) or cabe
        assert not isinstance(veio, str) or not cabe or verbo in ("propor", "concordar")
        self.do_plano[alvo.pk] += not isinstance(veio, str)

    @rule(
        alvo=acoes,
        por=nomes,
        transicao=st.sampled_from([*TRANSICOES, *TRANSICOES[:2]]),
        porta=st.sampled_from(["dominio", "api", "pagina"]),
    )
    def trabalhar(self, alvo: Acao, por: str, transicao: Any, porta: str) -> None:
        """Por qualquer porta, o mesmo sim e o mesmo não; e nenhuma pula a ação anterior."""
        antes = Acao.objects.select_related("plano", "depende_de").get(pk=alvo.pk)
        cabe = _cabe(antes, transicao, por)
        motivo = (
            MotivoBloqueio.objects.get(pk="espera_sgd") if transicao.nome == "bloquear" else None
        )
        if porta == "dominio":
            self.tentar(agir, alvo, transicao, por=por, motivo="x", motivo_bloqueio=motivo)
        else:
            corpo = {"motivo": "x"} | ({"motivo_bloqueio": motivo.pk} if motivo else {})
            rota = f"acoes/{alvo.pk}/{transicao.nome.replace('_', '-')}/"
            self.pedir(porta, rota, corpo, por=por)
        alvo.refresh_from_db()
        assert alvo.situacao == (transicao.para if cabe else antes.situacao), (
            porta,
            por,
            transicao,
        )
        self.da_acao[alvo.pk] += cabe

    @invariant()
    def cada_passagem_tem_uma_linha_e_so_uma(self) -> None:
        atos = [transicao.nome for transicao in TRANSICOES]
        dos_planos = Historico.objects.sobre(PlanoAcao)
        das_acoes = Historico.objects.sobre(Acao).filter(transicao__in=atos)
        assert _contar(dos_planos) == +self.do_plano
        assert _contar(das_acoes) == +self.da_acao

    @invariant()
    def o_acordado_tem_os_dois_lados_e_o_trabalho_so_comeca_nele(self) -> None:
        for um in PlanoAcao.objects.exclude(vigente=None):
            lados = set(um.vigente.acordos.values_list("lado", flat=True))  # type: ignore[union-attr]
            assert lados == {"ente", "sgd"}
        trabalhadas = Acao.objects.filter(situacao__in=["em_andamento", "bloqueada", "concluida"])
        assert not trabalhadas.filter(prazo=None).exists()


def _contar(atos: QuerySet[Historico]) -> Counter[int]:
    return Counter(int(alvo) for alvo in atos.values_list("alvo_id", flat=True))


def _cabe(uma: Acao, transicao: Any, por: str) -> bool:
    if por not in (EQUIPE if uma.lado == "sgd" else NO_CARGO) or uma.situacao not in transicao.de:
        return False
    acordada = uma.prazo is not None
    sem_acordo = transicao.nome in ("ja_feita", "nao_se_aplica", "reabrir")
    espera = uma.depende_de is not None and uma.depende_de.situacao in ABERTA
    na_vez = not espera or transicao.nome not in ("comecar", "concluir")
    return uma.plano.situacao != "encerrado" and (acordada or sem_acordo) and na_vez


@pytest.mark.matriz("C1")
@pytest.mark.django_db
def test_vida_qualquer_do_plano_respeita_as_regras() -> None:
    viver(VidaDoPlano, vidas=5)
