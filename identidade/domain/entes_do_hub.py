"""Os entes que um hub vê hoje, com a situação de cada produto em cada um."""

from collections.abc import Iterable, Iterator

from django.db.models import OuterRef, QuerySet, Subquery

from identidade.choices import SituacaoImplantacao
from identidade.models import ConsolidadoProduto, Produto
from municipios.models import Delegacao, Ente, Hub
from municipios.models.ente import EnteQuerySet

SEM_NADA = SituacaoImplantacao.NAO_INICIADA.label


def entes_do_hub(hub: Hub) -> EnteQuerySet:
    delegados = Delegacao.objects.em_vigor().filter(hub=hub).order_by()
    entes: EnteQuerySet = Ente.objects.ativos().filter(pk__in=delegados.values("ente"))
    return entes


def situacoes(entes: Iterable[Ente]) -> dict[str, dict[str, str]]:
    """Por ente e produto, a situação mais avançada, como se lê; o que não começou não está."""
    consolidados = ConsolidadoProduto.objects.filter(ente__in=[ente.pk for ente in entes])
    achadas: dict[str, dict[str, str]] = {}
    for ente, produto, situacao in consolidados.values_list("ente", "produto", "situacao"):
        achadas.setdefault(ente, {})[produto] = SituacaoImplantacao(situacao).label
    return achadas


def linhas_do_csv(entes: QuerySet[Ente], produtos: list[Produto]) -> Iterator[list[str]]:
    por_produto = {
        f"situacao_{ordem}": Subquery(
            ConsolidadoProduto.objects.filter(ente=OuterRef("pk"), produto=produto.pk).values(
                "situacao"
            )[:1]
        )
        for ordem, produto in enumerate(produtos)
    }
    colunas = ("codigo_ibge", "nome", "uf", *por_produto)
    linhas = entes.annotate(**por_produto).values_list(*colunas)
    for codigo, nome, uf, *achadas in linhas.iterator(chunk_size=2000):
        rotulos = [SituacaoImplantacao(s).label if s else SEM_NADA for s in achadas]
        yield [codigo, nome, uf, *rotulos]
