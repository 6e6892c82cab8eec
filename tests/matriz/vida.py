"""Base das máquinas de estado: um ente, as suas pessoas, e o que vale depois de cada ato."""

from collections.abc import Callable
from itertools import chain, pairwise
from typing import Any, TypeVar

from django.db import connection, models, transaction
from django.test import Client
from hypothesis import settings
from hypothesis.stateful import RuleBasedStateMachine, invariant, run_state_machine_as_test

from identidade.domain.consolidacao import (
    consolidar_todos_os_pendentes,
    contar_divergencias,
    reconstruir,
)
from municipios.choices import Grupo
from municipios.domain.ente_pendente import marcar_pendentes
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Gerencia, Historico
from tests.api import cliente_de
from tests.builders import criar_autoridade, criar_da_equipe, criar_ente, criar_usuario
from tests.identidade.domain import fatos
from tests.municipios.views.test_adesao import entrar

M = TypeVar("M", bound=models.Model)
CPF_ANA, CPF_IARA, CPF_PEDRO = "99931472146", "99984531279", "99915738447"
EQUIPE = frozenset({"carla", "gil"})


class Vida(RuleBasedStateMachine):
    """Cada exemplo vive numa transação que se desfaz no fim."""

    modelo: type[models.Model]
    # O que nasce dentro dele e também tem situação.
    outros: tuple[type[models.Model], ...] = ()
    # Atos que registram sem mudar a situação.
    SEM_PASSAGEM = frozenset({"corrigir"})

    def __init__(self) -> None:
        super().__init__()
        self._clientes: dict[tuple[str, bool], Client] = {}
        self._transacao = transaction.atomic()
        self._transacao.__enter__()
        self.ente = criar_ente()
        criar_autoridade(self.ente)
        self.pessoas = {
            "carla": criar_da_equipe("Carla Nogueira Prates", Grupo.ANALISTA),
            "gil": criar_da_equipe("Gil Farias Monteiro", Grupo.GERENTE),
            "lia": criar_da_equipe("Lia Bastos Queiroz", Grupo.LEITURA),
            "pedro": criar_usuario("Pedro Antunes Salgado", cpf=CPF_PEDRO),
            "ana": criar_usuario("Ana Ribeiro Fontes", cpf=CPF_ANA),
            "iara": criar_usuario("Iara Campos Duarte", cpf=CPF_IARA),
        }
        Gerencia.objects.create(usuario=self.pessoas["gil"], ente=self.ente)
        marcar_pendentes([self.ente.pk], "cadastro")

    def tentar(self, ato: Callable[..., M], *alvo: Any, por: str, **dados: Any) -> M | str:
        """O que o ato deu, ou o código da recusa, que não deixa linha nenhuma."""
        antes = self._linhas()
        try:
            return ato(*alvo, por=self.pessoas[por], **dados)
        except TransicaoInvalida as recusa:
            codigo = recusa.codigo
        assert self._linhas() == antes, f"a recusa {codigo} deixou rastro"
        return codigo

    def pedir(self, porta: str, rota: str, corpo: dict[str, Any], *, por: str) -> None:
        """O mesmo ato pela API ou pela página; o que deu se vê no banco."""
        da_api = porta == "api"
        if (por, da_api) not in self._clientes:
            pessoa = self.pessoas[por]
            self._clientes[por, da_api] = cliente_de(pessoa) if da_api else entrar(pessoa)
        cliente = self._clientes[por, da_api]
        if da_api:
            cliente.post(f"/api/v1/{rota}", corpo, content_type="application/json")
        else:
            cliente.post(f"/{rota}", corpo)

    def _linhas(self) -> tuple[int, ...]:
        modelos: tuple[type[models.Model], ...] = (Historico, self.modelo, *self.outros)
        return tuple(modelo._default_manager.count() for modelo in modelos)

    @invariant()
    def o_banco_esta_inteiro(self) -> None:
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            cursor.execute("SET CONSTRAINTS ALL DEFERRED")
        assert contar_divergencias() == 0

    @invariant()
    def o_historico_conta_a_vida_inteira(self) -> None:
        """Começa no nascimento, nenhum passo falta, e termina na situação de agora."""
        modelos = (self.modelo, *self.outros)
        for objeto in chain.from_iterable(m._default_manager.all() for m in modelos):
            atos = Historico.objects.de(objeto).exclude(transicao__in=self.SEM_PASSAGEM)
            passagens = list(atos.order_by("pk").values_list("de", "para"))
            assert passagens[0][0] == ""
            assert passagens[-1][1] == objeto.situacao  # type: ignore[attr-defined]
            assert all(antes[1] == depois[0] for antes, depois in pairwise(passagens))

    def teardown(self) -> None:
        """O consolidado mantido aos poucos é igual ao refeito do zero."""
        try:
            consolidar_todos_os_pendentes()
            antes = fatos.retrato()
            assert reconstruir().divergencias == 0
            assert fatos.retrato() == antes
        finally:
            transaction.set_rollback(True)
            self._transacao.__exit__(None, None, None)


def viver(maquina: type[Vida], *, vidas: int = 8) -> None:
    """Sempre as mesmas vidas: o que falha aqui falha de novo."""
    poucas = settings(
        max_examples=vidas, stateful_step_count=15, deadline=None, derandomize=True, database=None
    )
    run_state_machine_as_test(maquina, settings=poucas)
