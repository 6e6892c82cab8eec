"""Linha C1: vidas quaisquer de adesão e ponto focal, contra um modelo de mão.

Cada máquina tenta o que quiser, com objetos velhos e pessoas erradas; o modelo diz o que tinha de
acontecer, e as invariantes de `Vida` se conferem depois de cada ato.
"""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, initialize, invariant, multiple, rule

from municipios.choices import SituacaoAdesao as A
from municipios.choices import SituacaoPontoFocal as P
from municipios.domain import adesao_anterior, denuncia, ponto_focal
from municipios.models import Adesao, Ente, PontoFocal
from tests.builders import dados_de_indicacao
from tests.matriz.vida import CPF_ANA, CPF_IARA, EQUIPE, Vida, viver

DIA = date(2024, 6, 1)
NO_CARGO = EQUIPE | {"pedro"}
nomes = st.sampled_from(["carla", "carla", "pedro", "gil", "lia", "ana"])
# Poucos dias e a equipe repetida: a busca chega logo ao que é raro.
dias = st.sampled_from([DIA + timedelta(days=n) for n in (20, 10, 0)])


class VidaDaAdesao(Vida):
    modelo = Adesao
    adesoes = Bundle("adesoes")

    def __init__(self) -> None:
        super().__init__()
        self.situacoes: dict[int, str] = {}
        self.efeitos: dict[int, date] = {}

    def _cabe(self, por: str, alvo: Adesao, de: A) -> str:
        """O código da recusa que se espera; vazio quando o ato cabe."""
        if por not in EQUIPE:
            return "sem_permissao"
        return "" if self.situacoes[alvo.pk] == de else "situacao"

    def _conferir(self, veio: Any, esperado: str) -> bool:
        assert (veio if isinstance(veio, str) else "") == esperado
        return not esperado

    @initialize(target=adesoes, efeito=dias)
    def comecar_denunciada(self, efeito: date) -> Any:
        """Do meio da vida: a busca sozinha quase nunca chegaria à denúncia."""
        nova = self.registrar("carla")
        self.denunciar(nova, "carla", efeito)
        return nova

    @rule(target=adesoes, por=nomes)
    def registrar(self, por: str) -> Any:
        em_vigor = {A.VIGENTE, A.DENUNCIADA} & set(self.situacoes.values())
        esperado = "" if por in EQUIPE else "sem_permissao"
        veio = self.tentar(adesao_anterior.registrar_anterior, self.ente, por=por, assinada_em=DIA)
        if not self._conferir(veio, esperado or ("conflito" if em_vigor else "")):
            return multiple()
        self.situacoes[veio.pk] = A.VIGENTE  # type: ignore[union-attr]
        return veio

    @rule(target=adesoes, alvo=adesoes, por=nomes)
    def substituir(self, alvo: Adesao, por: str) -> Any:
        esperado = self._cabe(por, alvo, A.VIGENTE)
        veio = self.tentar(adesao_anterior.substituir, alvo, por=por, motivo="x", assinada_em=DIA)
        if not self._conferir(veio, esperado):
            return multiple()
        self.situacoes |= {alvo.pk: A.SUBSTITUIDA, veio.pk: A.VIGENTE}  # type: ignore[union-attr]
        return veio

    @rule(alvo=adesoes, por=nomes, efeito=dias)
    def denunciar(self, alvo: Adesao, por: str, efeito: date) -> None:
        esperado = self._cabe(por, alvo, A.VIGENTE)
        datas = {"denunciada_em": DIA, "efeito_em": efeito}
        if self._conferir(
            self.tentar(denuncia.denunciar, alvo, por=por, motivo="x", **datas), esperado
        ):
            self.situacoes[alvo.pk], self.efeitos[alvo.pk] = A.DENUNCIADA, efeito

    @rule(alvo=adesoes, por=nomes)
    def retirar_denuncia(self, alvo: Adesao, por: str) -> None:
        esperado = self._cabe(por, alvo, A.DENUNCIADA)
        if self._conferir(
            self.tentar(denuncia.retirar_denuncia, alvo, por=por, motivo="x"), esperado
        ):
            self.situacoes[alvo.pk] = A.VIGENTE
            del self.efeitos[alvo.pk]

    @rule(alvo=adesoes, por=nomes, hoje=dias)
    def encerrar(self, alvo: Adesao, por: str, hoje: date) -> None:
        cedo = self.efeitos.get(alvo.pk, hoje) > hoje
        esperado = "data" if cedo else self._cabe(por, alvo, A.DENUNCIADA)
        if self._conferir(self.tentar(denuncia.encerrar, alvo, por=por, hoje=hoje), esperado):
            self.situacoes[alvo.pk] = A.ENCERRADA

    @rule(hoje=dias)
    def varrer(self, hoje: date) -> None:
        vencidas = [
            pk
            for pk, efeito in self.efeitos.items()
            if self.situacoes[pk] == A.DENUNCIADA and efeito <= hoje
        ]
        assert denuncia.encerrar_denunciadas(hoje) == len(vencidas)
        self.situacoes |= dict.fromkeys(vencidas, A.ENCERRADA)

    @invariant()
    def as_situacoes_sao_as_do_modelo(self) -> None:
        assert dict(Adesao.objects.values_list("pk", "situacao")) == self.situacoes
        assert Adesao.objects.em_vigor().count() <= 1


class VidaDoPontoFocal(Vida):
    modelo = PontoFocal
    focais = Bundle("focais")
    cpfs = st.sampled_from([CPF_ANA, CPF_IARA])

    def __init__(self) -> None:
        super().__init__()
        self.situacoes: dict[int, str] = {}
        self.cpf_de: dict[int, str] = {}

    def _abertos(self) -> dict[str, int]:
        abertas = {P.INDICADO, P.CONFIRMADO}
        return {self.cpf_de[pk]: pk for pk, s in self.situacoes.items() if s in abertas}

    def _nasceu(self, veio: PontoFocal) -> PontoFocal:
        self.situacoes[veio.pk], self.cpf_de[veio.pk] = P.INDICADO, veio.cpf
        return veio

    @rule(target=focais, cpf=cpfs, por=nomes)
    def indicar(self, cpf: str, por: str) -> Any:
        esperado = "conflito" if cpf in self._abertos() else ""
        dados = dados_de_indicacao(cpf=cpf)
        veio = self.tentar(ponto_focal.indicar, self.ente, por=por, **dados)
        if isinstance(veio, str):
            assert veio == (esperado if por in NO_CARGO else "sem_permissao")
            return multiple()
        assert por in NO_CARGO
        assert not esperado
        return self._nasceu(veio)

    @rule(nome=st.sampled_from(["ana", "iara", "carla"]))
    def entrar(self, nome: str) -> None:
        pessoa = self.pessoas[nome]
        meu = self._abertos().get(pessoa.cpf or "")
        esperados = [meu] if meu and self.situacoes[meu] == P.INDICADO else []
        feitos = ponto_focal.confirmar_no_primeiro_acesso(pessoa)
        assert [feito.pk for feito in feitos] == esperados
        self.situacoes |= dict.fromkeys(esperados, P.CONFIRMADO)

    @rule(alvo=focais, por=nomes)
    def encerrar(self, alvo: PontoFocal, por: str) -> None:
        aberto = alvo.pk in self._abertos().values()
        veio = self.tentar(ponto_focal.encerrar, alvo, por=por, motivo="x")
        assert isinstance(veio, str) != (por in NO_CARGO and aberto)
        if not isinstance(veio, str):
            self.situacoes[alvo.pk] = P.ENCERRADO

    @rule(target=focais, alvo=focais, cpf=cpfs, por=nomes)
    def substituir(self, alvo: PontoFocal, cpf: str, por: str) -> Any:
        abertos = self._abertos()
        cabe = alvo.pk in abertos.values() and cpf != alvo.cpf and cpf not in abertos
        dados = dados_de_indicacao(cpf=cpf)
        veio = self.tentar(ponto_focal.substituir, alvo, por=por, motivo="x", **dados)
        # A equipe só troca com o ofício, que aqui não vai.
        assert isinstance(veio, str) != (cabe and por == "pedro")
        if isinstance(veio, str):
            return multiple()
        self.situacoes[alvo.pk] = P.SUBSTITUIDO
        return self._nasceu(veio)

    @invariant()
    def so_o_confirmado_age_pelo_ente(self) -> None:
        assert dict(PontoFocal.objects.values_list("pk", "situacao")) == self.situacoes
        abertos = self._abertos()
        for nome in ("ana", "iara"):
            pessoa = self.pessoas[nome]
            confirmado = self.situacoes.get(abertos.get(str(pessoa.cpf), 0)) == P.CONFIRMADO
            assert Ente.objects.administrados_por(pessoa).exists() == confirmado


@pytest.mark.matriz("C1")
@pytest.mark.django_db
@pytest.mark.parametrize("maquina", [VidaDaAdesao, VidaDoPontoFocal])
def test_vida_qualquer_respeita_as_regras(maquina: type[Vida]) -> None:
    viver(maquina)
