"""As tabelas do painel em CSV, com as mesmas linhas que a página mostra."""

from collections.abc import Iterator

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from identidade.domain import painel as dados
from identidade.domain.indicador import Linha, Painel, Quadro
from municipios.http.planilha import resposta_csv

INDICADORES = ["entes", "aderiram", "integraram", "utilizam", "populacao", "populacao_alcancada"]
CABECALHOS = {
    "esferas": ["esfera", *INDICADORES],
    "produtos": ["produto", "esfera", "situacao", "entes"],
    **{t: ["chave", "nome", "esfera", *INDICADORES] for t in ("ufs", "regioes", "faixas")},
    "coortes": ["chave", "nome", "esfera", *INDICADORES],
}


@login_not_required
def painel_csv(request: HttpRequest, tabela: str) -> HttpResponseBase:
    """`?uf=` ou `?coorte=` recorta as tabelas de esferas e de produtos."""
    if tabela not in CABECALHOS:
        raise Http404
    painel = _painel(request.GET.get("uf", ""), request.GET.get("coorte", ""))
    return resposta_csv(f"painel-{tabela}", CABECALHOS[tabela], _fileiras(painel, tabela))


def _painel(uf: str, coorte: str) -> Painel:
    try:
        if uf:
            return dados.painel_da_uf(uf.upper())
        return dados.painel_da_coorte(coorte) if coorte else dados.painel_nacional()
    except dados.CorteDesconhecido as erro:
        raise Http404 from erro


def _fileiras(painel: Painel, tabela: str) -> Iterator[list[object]]:
    if tabela == "esferas":
        return ([quadro.esfera, *_numeros(quadro)] for quadro in painel.quadros)
    if tabela == "produtos":
        return (
            [produto.codigo, quadro.esfera, situacao, entes]
            for quadro in painel.quadros
            for produto in quadro.produtos
            for situacao, entes in produto.situacoes
        )
    linhas: tuple[Linha, ...] = getattr(painel, tabela)
    return (
        [linha.chave, linha.nome, quadro.esfera, *_numeros(quadro)]
        for linha in linhas
        for quadro in linha.quadros
    )


def _numeros(quadro: Quadro) -> list[object]:
    aderiu, integrou, utiliza = quadro.indicadores
    return [
        quadro.total,
        aderiu.entes,
        integrou.entes,
        utiliza.entes,
        quadro.populacao_total,
        aderiu.populacao,
    ]
