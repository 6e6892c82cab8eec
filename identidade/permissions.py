"""Quem pode nos passos de uma implantação: regras puras sobre a etapa, e o alcance da pessoa."""

from collections.abc import Callable
from dataclasses import dataclass

from identidade.choices import (
    MARCOS_CONCEDIDOS,
    MARCOS_INDISPENSAVEIS,
    Marco,
    Responsavel,
    TipoEvidencia,
)
from identidade.models import Acao, Etapa, Evidencia, Implantacao, Passo, PlanoAcao
from municipios.choices.mensagem import Lado
from municipios.models import Usuario
from municipios.permissions import age_pelo_ente, equipe_age_pelo_ente


@dataclass(frozen=True)
class Alcance:
    """O que a pessoa é neste ente; calculado uma vez, serve a todos os passos da página."""

    age: bool
    equipe: bool

    @property
    def age_como_equipe(self) -> bool:
        return self.age and self.equipe


Regra = Callable[[Alcance, Etapa], bool]


def alcance_de(usuario: Usuario, implantacao: Implantacao) -> Alcance:
    return Alcance(age_pelo_ente(usuario, implantacao), usuario.eh_da_equipe)


def pode_fazer(alcance: Alcance, etapa: Etapa) -> bool:
    """Passo da SGD e concessão são só da equipe; os outros, de quem age pelo ente."""
    if etapa.responsavel == Responsavel.SGD or etapa.marco in MARCOS_CONCEDIDOS:
        return alcance.age_como_equipe
    return alcance.age


def pode_dispensar(alcance: Alcance, etapa: Etapa) -> bool:
    """Concessão e uso nunca se dispensam; os outros marcos, só a equipe dispensa."""
    if etapa.marco in MARCOS_INDISPENSAVEIS:
        return False
    if etapa.marco != Marco.NENHUM:
        return alcance.age_como_equipe
    return pode_fazer(alcance, etapa)


def pode_conferir(alcance: Alcance, etapa: Etapa) -> bool:
    """Conferir a prova é da SGD, em qualquer passo."""
    return alcance.age_como_equipe


def no_passo(regra: Regra) -> Callable[[Usuario, Passo], bool]:
    """A regra como predicado de tabela de transições."""

    def predicado(usuario: Usuario, passo: Passo) -> bool:
        return regra(alcance_de(usuario, passo.implantacao), passo.etapa)

    return predicado


def na_evidencia(regra: Regra) -> Callable[[Usuario, Evidencia], bool]:
    """A regra do passo que a evidência prova."""
    do_passo = no_passo(regra)
    return lambda usuario, evidencia: do_passo(usuario, evidencia.passo)


def junta_prova(usuario: Usuario, evidencia: Evidencia) -> bool:
    """Quem faz o passo; e a rotina, que só junta o que ela mesma verificou."""
    if usuario.eh_o_sistema:
        return evidencia.tipo == TipoEvidencia.VERIFICACAO
    return na_evidencia(pode_fazer)(usuario, evidencia)


def encerra_o_plano(usuario: Usuario, plano: PlanoAcao) -> bool:
    """O que nunca foi acordado, quem age pelo ente; o acordado, só a equipe."""
    if plano.vigente_id is None:
        return age_pelo_ente(usuario, plano)
    return equipe_age_pelo_ente(usuario, plano)


def mexe_na_acao(usuario: Usuario, acao: Acao) -> bool:
    """Ação da SGD, só a equipe; a do ente, quem age por ele."""
    if acao.lado == Lado.SGD:
        return equipe_age_pelo_ente(usuario, acao)
    return age_pelo_ente(usuario, acao)
