"""Na demonstração, um plano de ação que a SGD propôs e o ente ainda não leu."""

from identidade.domain.acao import Conteudo, acrescentar
from identidade.domain.plano import iniciar, propor
from identidade.models import PlanoAcao, Produto
from municipios.choices.mensagem import Lado
from municipios.models import Ente, Usuario


def propor_plano(ente: Ente, por: Usuario) -> None:
    """Três ações, a segunda depois da primeira. Repetir não muda nada."""
    if PlanoAcao.objects.filter(ente=ente).exists():
        return
    login = Produto.objects.get(pk="autenticacao")
    plano = iniciar(ente, por=por)
    primeira = acrescentar(
        plano, Conteudo("Escolher o sistema que vai usar o login", produto=login), por=por
    )
    acrescentar(
        plano,
        Conteudo("Fazer o pedido de integração", produto=login, depende_de=primeira),
        por=por,
    )
    acrescentar(plano, Conteudo("Tirar as dúvidas da equipe técnica", lado=Lado.SGD), por=por)
    propor(plano, por=por)
