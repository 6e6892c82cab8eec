"""Corte: as contagens de um recorte (país, região, UF, faixa, coorte) viram quadros do painel."""

from collections.abc import Iterable, Mapping

from django.db.models import Q

from identidade.choices import Dimensao, SituacaoImplantacao
from identidade.domain.indicador import (
    DEFINICAO_DA_POPULACAO,
    DEFINICOES,
    DEFINICOES_DO_PRODUTO,
    NOMES,
    NOMES_DAS_CIDADES,
    NOMES_DAS_ESFERAS,
    Indicador,
    Linha,
    Quadro,
    QuadroProduto,
    ReferenciaPopulacao,
)
from identidade.models import Contagem, Produto
from municipios.choices import Esfera, FontePopulacao

REFERENCIA = "populacao:"
Numeros = dict[str, tuple[int, int]]  # indicador: (entes, população)
Corte = dict[str, Numeros]  # esfera: números
Cortes = dict[tuple[str, str], Corte]  # (dimensão, chave): corte


def ler_cortes(corte: Q, linhas: Iterable[Dimensao] = ()) -> Cortes:
    """Uma consulta: o corte inteiro e, das dimensões de `linhas`, só os indicadores básicos."""
    basicos = Q(dimensao__in=list(linhas), indicador__in=("entes", *DEFINICOES))
    contagens = Contagem.objects.filter(corte | basicos).exclude(entes=0).order_by()
    campos = ("dimensao", "chave", "esfera", "indicador", "entes", "populacao")
    lidos: Cortes = {}
    for dimensao, chave, esfera, indicador, entes, populacao in contagens.values_list(*campos):
        numeros = lidos.setdefault((dimensao, chave), {}).setdefault(esfera, {})
        numeros[indicador] = (entes, populacao)
    return lidos


def linhas(cortes: Cortes, dimensao: Dimensao, nomes: dict[str, str]) -> tuple[Linha, ...]:
    """As partes presentes de uma dimensão, na ordem de `nomes`."""
    presentes = [(chave, nome) for chave, nome in nomes.items() if (dimensao, chave) in cortes]
    if dimensao == Dimensao.COORTE:
        cidades = {chave: reunir_cidades(cortes[dimensao, chave]) for chave, _ in presentes}
        return tuple(
            Linha(chave, nome, quadros(cidades[chave], [], NOMES_DAS_CIDADES))
            for chave, nome in presentes
        )
    return tuple(
        Linha(chave, nome, quadros(cortes[dimensao, chave], [])) for chave, nome in presentes
    )


def reunir_cidades(corte: Corte) -> Corte:
    """Municípios e o DF num só total: numa coorte de cidades, Brasília é uma delas."""
    reunidas: Numeros = {}
    for numeros in corte.values():
        for codigo, (entes, populacao) in numeros.items():
            antes = reunidas.get(codigo, (0, 0))
            reunidas[codigo] = (antes[0] + entes, antes[1] + populacao)
    return {Esfera.MUNICIPAL: reunidas} if reunidas else {}


def quadros(
    corte: Corte, produtos: Iterable[Produto], nomes: Mapping[Esfera, str] = NOMES_DAS_ESFERAS
) -> tuple[Quadro, ...]:
    """Um quadro por esfera presente no corte."""
    return tuple(
        _quadro(esfera, nomes[esfera], corte[esfera], produtos)
        for esfera in Esfera
        if "entes" in corte.get(esfera, {})
    )


def _quadro(esfera: Esfera, nome: str, numeros: Numeros, produtos: Iterable[Produto]) -> Quadro:
    total, populacao = numeros["entes"]
    return Quadro(
        esfera=esfera,
        nome=nome,
        total=total,
        populacao_total=populacao,
        indicadores=tuple(
            indicador(codigo, definicao, [numeros]) for codigo, definicao in DEFINICOES.items()
        ),
        produtos=tuple(_produto(produto, numeros) for produto in produtos),
    )


def _produto(produto: Produto, numeros: Numeros) -> QuadroProduto:
    contados = {s: numeros.get(f"{produto.pk}:{s}", (0, 0))[0] for s in SituacaoImplantacao}
    sem_implantacao = numeros["entes"][0] - sum(contados.values())
    contados[SituacaoImplantacao.NAO_INICIADA] += sem_implantacao
    integrou, utiliza = (
        indicador(codigo, definicao, [numeros], prefixo=f"{produto.pk}:")
        for codigo, definicao in DEFINICOES_DO_PRODUTO.items()
    )
    return QuadroProduto(produto.pk, produto.nome, integrou, utiliza, tuple(contados.items()))


def indicador(
    codigo: str, definicao: str, parcelas: Iterable[Numeros], *, nome: str = "", prefixo: str = ""
) -> Indicador:
    """Soma as parcelas (uma esfera ou mais) num número com o seu denominador."""
    pares = [(n.get(prefixo + codigo, (0, 0)), n.get("entes", (0, 0))) for n in parcelas]
    return Indicador(
        codigo=prefixo + codigo,
        nome=nome or NOMES[codigo],
        definicao=definicao,
        entes=sum(contado[0] for contado, _ in pares),
        total=sum(total[0] for _, total in pares),
        populacao=sum(contado[1] for contado, _ in pares),
        populacao_total=sum(total[1] for _, total in pares),
    )


def populacao_alcancada(corte: Corte) -> Indicador:
    """Municípios e DF somados: a população dos estados é a mesma gente."""
    parcelas = [corte.get(esfera, {}) for esfera in (Esfera.MUNICIPAL, Esfera.DISTRITAL)]
    return indicador("aderiu", DEFINICAO_DA_POPULACAO, parcelas, nome="População alcançada")


def referencias(corte: Corte) -> tuple[ReferenciaPopulacao, ...]:
    """De que ano e fonte vem a população de municípios e DF, da mais usada à menos."""
    somas: dict[str, int] = {}
    for esfera in (Esfera.MUNICIPAL, Esfera.DISTRITAL):
        for codigo, (entes, _) in corte.get(esfera, {}).items():
            if codigo.startswith(REFERENCIA):
                somas[codigo] = somas.get(codigo, 0) + entes
    achadas = []
    for codigo, entes in somas.items():
        ano, fonte = codigo.removeprefix(REFERENCIA).split(":")
        achadas.append(ReferenciaPopulacao(int(ano), FontePopulacao(fonte), entes))
    return tuple(sorted(achadas, key=lambda r: (-r.entes, -r.ano)))
