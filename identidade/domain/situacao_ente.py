"""A situação de um ente, em números públicos, e qual é o próximo passo dele."""

from dataclasses import dataclass
from datetime import datetime

from identidade.choices import TOM_DA_IMPLANTACAO, CodigoProduto, SituacaoImplantacao
from identidade.models import ConsolidadoEnte, ConsolidadoProduto, Produto
from municipios.domain.recomendacao_ponto_focal import MINIMO_DE_PONTOS_FOCAIS
from municipios.models import Adesao, Ente


@dataclass(frozen=True)
class SituacaoProduto:
    produto: Produto
    situacao: SituacaoImplantacao
    implantacoes: int
    integrou: bool
    utiliza: bool

    @property
    def tom(self) -> str:
        return TOM_DA_IMPLANTACAO.get(self.situacao, "neutra")


@dataclass(frozen=True)
class ProximoPasso:
    """`codigo` é para a página escolher o endereço; `produto`, quando o passo é de um produto."""

    codigo: str
    titulo: str
    explicacao: str
    produto: Produto | None = None


@dataclass(frozen=True)
class SituacaoEnte:
    """Sem `ficha`, o ente ainda não foi consolidado (ou está extinto)."""

    ente: Ente
    ficha: ConsolidadoEnte | None
    adesao_em_preparacao: bool
    produtos: tuple[SituacaoProduto, ...]
    proximo_passo: ProximoPasso

    @property
    def calculado_em(self) -> datetime | None:
        return self.ficha.calculado_em if self.ficha else None

    @property
    def poucos_pontos_focais(self) -> bool:
        """Ente na Rede com menos de dois: o trabalho para quando a única pessoa sai."""
        if self.ficha is None or not self.ficha.aderiu:
            return False
        return self.ficha.pontos_focais < MINIMO_DE_PONTOS_FOCAIS


def situacao_do_ente(ente: Ente) -> SituacaoEnte:
    """O que a página pública do ente mostra; nada pessoal."""
    ficha = ConsolidadoEnte.objects.filter(pk=ente.pk).first()
    consolidados = {c.produto_id: c for c in ConsolidadoProduto.objects.filter(ente=ente)}
    produtos = tuple(_produto(p, consolidados.get(p.pk)) for p in Produto.objects.all())
    aderiu = ficha is not None and ficha.aderiu
    em_preparacao = not aderiu and Adesao.objects.em_preparacao().filter(ente=ente).exists()
    return SituacaoEnte(
        ente=ente,
        ficha=ficha,
        adesao_em_preparacao=em_preparacao,
        produtos=produtos,
        proximo_passo=_proximo_passo(ficha, em_preparacao, produtos),
    )


def _produto(produto: Produto, consolidado: ConsolidadoProduto | None) -> SituacaoProduto:
    if consolidado is None:
        return SituacaoProduto(produto, SituacaoImplantacao.NAO_INICIADA, 0, False, False)
    return SituacaoProduto(
        produto,
        SituacaoImplantacao(consolidado.situacao),
        consolidado.implantacoes,
        consolidado.integrou,
        consolidado.utiliza,
    )


def _proximo_passo(
    ficha: ConsolidadoEnte | None, em_preparacao: bool, produtos: tuple[SituacaoProduto, ...]
) -> ProximoPasso:
    if ficha is None or not ficha.aderiu:
        return _passo_da_adesao(em_preparacao)
    if ficha.pontos_focais == 0:
        return ProximoPasso(
            "ponto_focal",
            "Indicar os pontos focais",
            "A autoridade do ente indica quem fará a ligação com a Rede: de preferência duas "
            "pessoas, para que o trabalho não pare quando uma sair.",
        )
    return _passo_dos_produtos(produtos)


def _passo_da_adesao(em_preparacao: bool) -> ProximoPasso:
    if em_preparacao:
        return ProximoPasso(
            "adesao",
            "Concluir a adesão à Rede GOV.BR",
            "A adesão já começou. Falta completar os dados e assinar o termo.",
        )
    return ProximoPasso(
        "adesao",
        "Aderir à Rede GOV.BR",
        "A chefia do Executivo assina o termo de adesão. É voluntário e não tem custo.",
    )


def _passo_dos_produtos(produtos: tuple[SituacaoProduto, ...]) -> ProximoPasso:
    """Primeiro o que está mais perto do fim; sem nada andando, começar pela autenticação."""
    ordem = list(SituacaoImplantacao)
    andando = [p for p in produtos if p.implantacoes and not p.utiliza and not _suspenso(p)]
    if andando:
        produto = max(andando, key=lambda p: ordem.index(p.situacao))
        return _continuar(produto)
    novos = [p for p in produtos if not p.implantacoes]
    if not novos:
        return ProximoPasso(
            "acompanhar",
            "Ampliar o uso",
            "Os produtos já começados estão em uso ou suspensos: leve-os a outros sistemas e "
            "unidades, e acompanhe o uso.",
        )
    primeiro = next(
        (p for p in novos if p.produto.pk == CodigoProduto.AUTENTICACAO),
        novos[0],
    )
    return ProximoPasso(
        "comecar",
        f"Começar: {primeiro.produto.nome}",
        "Escolha o primeiro sistema ou unidade e siga o roteiro do produto.",
        primeiro.produto,
    )


def _suspenso(produto: SituacaoProduto) -> bool:
    return produto.situacao == SituacaoImplantacao.SUSPENSA


def _continuar(produto: SituacaoProduto) -> ProximoPasso:
    if produto.integrou:
        return ProximoPasso(
            "usar",
            f"Pôr em uso: {produto.produto.nome}",
            "O produto está em produção. Falta a população usar: divulgue e registre o começo.",
            produto.produto,
        )
    return ProximoPasso(
        "continuar",
        f"Continuar: {produto.produto.nome}",
        f"A implantação está “{produto.situacao.label.lower()}”. O roteiro diz de quem é a vez.",
        produto.produto,
    )
