"""Leitura do painel: cada corte sai das contagens prontas, em poucas consultas.

- `painel_nacional()`: Brasil, com as linhas por região, UF, faixa de população e coorte;
- `painel_da_regiao(codigo)`, `painel_da_uf(sigla)`: uma região (com as suas UFs) e uma UF;
- `painel_da_coorte(codigo)`: uma coorte, com a meta;
- `entes_do_corte(dimensao, chave)`: as fichas dos entes do corte, para paginar;
- `situacao_do_ente(ente)`: a situação de um ente e o próximo passo (de `situacao_ente.py`).

Todas devolvem as fichas de `indicador.py`. Corte que não existe levanta `CorteDesconhecido`.
"""

from collections.abc import Mapping
from datetime import datetime

from django.db.models import Min, Q
from django.utils import timezone

from identidade.choices import Dimensao, Faixa
from identidade.domain import corte as cortes
from identidade.domain.corte import Corte
from identidade.domain.indicador import (
    DEFINICOES,
    NOMES_DAS_CIDADES,
    NOMES_DAS_ESFERAS,
    Linha,
    Meta,
    Painel,
)
from identidade.domain.situacao_ente import situacao_do_ente
from identidade.models import ConsolidadoEnte, Produto
from identidade.models.consolidado import ConsolidadoEnteQuerySet
from municipios.choices import Esfera, FontePopulacao, Regiao, Uf
from municipios.models import Coorte, EntePendente

__all__ = [
    "CorteDesconhecido",
    "entes_do_corte",
    "painel_da_coorte",
    "painel_da_regiao",
    "painel_da_uf",
    "painel_nacional",
    "situacao_do_ente",
]

PAIS = "BR"


class CorteDesconhecido(Exception):
    """Não há UF, região ou coorte com este código."""


def painel_nacional() -> Painel:
    partes = (Dimensao.REGIAO, Dimensao.UF, Dimensao.FAIXA, Dimensao.COORTE)
    lidos = cortes.ler_cortes(Q(dimensao=Dimensao.PAIS), partes)
    coortes = dict(Coorte.objects.values_list("codigo", "nome"))
    nomes: list[dict[str, str]] = [
        {str(r): str(r.label) for r in Regiao},
        {str(u): str(u.label) for u in Uf},
        {str(f): str(f.label) for f in Faixa},
        coortes,
    ]
    linhas = [cortes.linhas(lidos, parte, n) for parte, n in zip(partes, nomes, strict=True)]
    return _painel("Brasil", lidos.get((Dimensao.PAIS, PAIS), {}), *linhas)


def painel_da_uf(sigla: str) -> Painel:
    if sigla not in Uf.values:
        raise CorteDesconhecido(sigla)
    return _painel(str(Uf(sigla).label), _um_corte(Dimensao.UF, sigla))


def painel_da_regiao(codigo: str) -> Painel:
    """Quais UFs são da região, dizem as fichas dos estados e do DF."""
    if codigo not in Regiao.values:
        raise CorteDesconhecido(codigo)
    lidos = cortes.ler_cortes(Q(dimensao=Dimensao.REGIAO, chave=codigo), [Dimensao.UF])
    fichas = ConsolidadoEnte.objects.exclude(esfera=Esfera.MUNICIPAL).filter(regiao=codigo)
    siglas = sorted(fichas.values_list("uf", flat=True))
    ufs = cortes.linhas(lidos, Dimensao.UF, {sigla: str(Uf(sigla).label) for sigla in siglas})
    return _painel(str(Regiao(codigo).label), lidos.get((Dimensao.REGIAO, codigo), {}), (), ufs)


def painel_da_coorte(codigo: str) -> Painel:
    coorte = Coorte.objects.filter(codigo=codigo).first()
    if coorte is None:
        raise CorteDesconhecido(codigo)
    corte = cortes.reunir_cidades(_um_corte(Dimensao.COORTE, codigo))
    notas = [coorte.descricao] if coorte.descricao else []
    if coorte.ano_usado:
        fonte = FontePopulacao(coorte.fonte_usada).label
        notas.append(f"Membros conforme {fonte}, {coorte.ano_usado}.")
    return _painel(
        coorte.nome,
        corte,
        meta=_meta(coorte, corte),
        observacoes=tuple(notas),
        nomes=NOMES_DAS_CIDADES,
    )


def entes_do_corte(dimensao: Dimensao, chave: str = PAIS) -> ConsolidadoEnteQuerySet:
    """Fichas dos entes do corte, com o ente à mão, na ordem do nome."""
    fichas = ConsolidadoEnte.objects.select_related("ente").order_by("ente__busca", "ente")
    if dimensao == Dimensao.PAIS:
        return fichas
    if dimensao == Dimensao.COORTE:
        return fichas.filter(coortes__contains=[chave])
    return fichas.filter(**{str(dimensao): chave})


def completo_ate() -> datetime:
    """O instante do fato mais antigo ainda não consolidado; sem nenhum, agora."""
    mais_antigo: datetime | None = EntePendente.objects.aggregate(em=Min("criado_em"))["em"]
    return mais_antigo or timezone.now()


def _um_corte(dimensao: Dimensao, chave: str) -> Corte:
    return cortes.ler_cortes(Q(dimensao=dimensao, chave=chave)).get((dimensao, chave), {})


def _painel(  # noqa: PLR0913 -- as quatro dimensões são as do painel
    titulo: str,
    corte: Corte,
    regioes: tuple[Linha, ...] = (),
    ufs: tuple[Linha, ...] = (),
    faixas: tuple[Linha, ...] = (),
    coortes: tuple[Linha, ...] = (),
    *,
    meta: Meta | None = None,
    observacoes: tuple[str, ...] = (),
    nomes: Mapping[Esfera, str] = NOMES_DAS_ESFERAS,
) -> Painel:
    return Painel(
        titulo=titulo,
        calculado_em=completo_ate(),
        quadros=cortes.quadros(corte, list(Produto.objects.all()), nomes),
        populacao_alcancada=cortes.populacao_alcancada(corte),
        referencias=cortes.referencias(corte),
        regioes=regioes,
        ufs=ufs,
        faixas=faixas,
        coortes=coortes,
        meta=meta,
        observacoes=observacoes,
    )


def _meta(coorte: Coorte, corte: Corte) -> Meta | None:
    if not coorte.meta or coorte.meta_percentual is None:
        return None
    indicador = cortes.indicador(coorte.meta, DEFINICOES[coorte.meta], corte.values())
    return Meta(indicador, coorte.meta_percentual, coorte.meta_ate)
