"""Uma implantação em andamento, pelos verbos do domínio."""

from identidade.choices import CodigoProduto, Via
from identidade.domain.implantacao import criar_implantacao
from identidade.domain.passo import concluir
from identidade.models import Implantacao, Passo, Produto
from municipios.models import Adesao, Ente, Usuario
from tests.builders import criar_adesao


def comecar(
    ente: Ente,
    por: Usuario,
    *,
    produto: str = CodigoProduto.AUTENTICACAO,
    via: str = Via.API,
    nome: str = "Portal do cidadão",
) -> Implantacao:
    """Começa num ente que aderiu (adere, se preciso)."""
    if not Adesao.objects.em_vigor().filter(ente=ente).exists():
        criar_adesao(ente)
    return criar_implantacao(
        ente, produto=Produto.objects.get(pk=produto), via=via, nome=nome, por=por
    )


def passo_de(implantacao: Implantacao, ordem: int) -> Passo:
    return implantacao.passos.em_ordem().get(etapa__ordem=ordem)


def fazer_ate(implantacao: Implantacao, ordem: int, por: Usuario) -> Implantacao:
    """Conclui os passos do primeiro ao de número `ordem`, em nome da equipe."""
    for passo in implantacao.passos.em_ordem().filter(etapa__ordem__lte=ordem):
        concluir(passo, por=por)
    implantacao.refresh_from_db()
    return implantacao
