"""Planos de ação prontos, para os testes."""

from typing import Any

from identidade.domain.acao import Conteudo, acrescentar
from identidade.domain.plano import concordar, iniciar, propor
from identidade.models import Acao, PlanoAcao
from municipios.models import Ente, Usuario


def rascunho(ente: Ente, *, por: Usuario) -> tuple[PlanoAcao, list[Acao]]:
    """Três ações: a segunda vem depois da primeira; a terceira é da SGD."""
    plano = iniciar(ente, por=por)
    primeira = acrescentar(plano, Conteudo("Publicar o decreto", prazo_dias_uteis=10), por=por)
    segunda = acrescentar(plano, Conteudo("Integrar o login", depende_de=primeira), por=por)
    terceira = acrescentar(plano, Conteudo("Liberar o acesso", lado="sgd"), por=por)
    return plano, [primeira, segunda, terceira]


def acordado(ente: Ente, *, ana: Usuario, carla: Usuario) -> tuple[PlanoAcao, list[Acao]]:
    plano, _ = rascunho(ente, por=carla)
    versao = propor(plano, por=carla)
    plano = concordar(plano, por=ana, versao=versao.numero)
    return plano, list(plano.acoes.com_tudo().order_by("numero"))


def conteudo_de(acao: Acao, **campos: Any) -> Conteudo:
    atuais: dict[str, Any] = {
        "titulo": acao.titulo, "lado": acao.lado, "prazo_dias_uteis": acao.prazo_dias_uteis,
        "depende_de": acao.depende_de,
    }  # fmt: skip
    return Conteudo(**(atuais | campos))
