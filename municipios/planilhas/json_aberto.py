"""Respostas JSON das APIs de dados abertos: localidades e SIDRA (IBGE), entes do SICONFI (STN)."""

import json
from pathlib import Path
from typing import Any

from municipios.choices import Esfera, FontePopulacao, Uf
from municipios.models.ente import APELIDOS_DE_CODIGO, Ente
from municipios.planilhas.acervo import REGIAO_DO_DIGITO, esfera_do_codigo
from municipios.planilhas.celula import SEM_VALOR, CelulaRuim, inteiro, texto, uf_do_codigo
from municipios.planilhas.lote import ArquivoRecusado, Lote, LotePopulacao, exigir_cabecalho

_COLUNAS_DO_ESTADO = ("codigo_ibge", "nome", "esfera", "uf", "regiao")
_COLUNAS_DO_MUNICIPIO = (
    *_COLUNAS_DO_ESTADO,
    "codigo_regiao_imediata",
    "regiao_imediata",
    "codigo_regiao_intermediaria",
    "regiao_intermediaria",
)


def abrir_json(caminho: Path) -> Any:
    """Raises: ArquivoRecusado, com a posição em que o arquivo deixa de fazer sentido."""
    try:
        return json.loads(caminho.read_bytes().decode("utf-8-sig"))
    except json.JSONDecodeError as erro:
        raise ArquivoRecusado(
            f"O JSON se interrompe na linha {erro.lineno}, coluna {erro.colno}: está cortado ou "
            "não é JSON. Baixe o arquivo de novo."
        ) from erro
    except (ValueError, RecursionError) as erro:  # bytes soltos, número sem fim, aninhado demais
        raise ArquivoRecusado("O arquivo não é um JSON em UTF-8. Baixe-o de novo.") from erro


def _objetos(dado: Any, que: str) -> list[dict[str, Any]]:
    if not isinstance(dado, list) or not all(isinstance(item, dict) for item in dado):
        raise ArquivoRecusado(f"Não parece {que}: deveria ser uma lista de objetos.")
    return dado


def ler_localidades(dado: Any) -> Lote:
    """A lista de municípios (que também diz quem deixou de existir) ou a de estados."""
    itens = _objetos(dado, "a resposta de localidades do IBGE")
    de_estados = bool(itens) and "sigla" in itens[0]
    if not de_estados:
        exigir_cabecalho(
            itens[0] if itens else (), ("id", "nome", "regiao-imediata"), "a lista de localidades"
        )
    colunas = _COLUNAS_DO_ESTADO if de_estados else _COLUNAS_DO_MUNICIPIO
    lote = Lote(colunas, lista_do_pais=not de_estados)
    for numero, item in enumerate(itens, start=1):
        codigo = texto(item.get("id"))
        try:
            valores = _estado(codigo, item) if de_estados else _municipio(codigo, item)
        except CelulaRuim as ruim:
            lote.falhou(numero, "código", str(ruim))
        except (KeyError, TypeError, AttributeError):
            lote.falhou(numero, "região", f"{codigo} está sem UF, região ou região imediata")
        else:
            _conferir_tamanhos(lote, numero, codigo, valores)
            lote.juntar(numero, codigo, *valores)
    return lote


def _conferir_tamanhos(lote: Lote, numero: int, codigo: str, valores: tuple[str, ...]) -> None:
    for coluna, valor in zip(lote.colunas[1:], valores, strict=True):
        maximo: int = getattr(Ente._meta.get_field(coluna), "max_length", 0)
        if not 0 < len(valor) <= maximo:
            lote.falhou(numero, coluna, f"{codigo} o traz vazio ou com mais de {maximo} letras")


def _uf(codigo: str, sigla: Any) -> str:
    uf = uf_do_codigo(codigo)
    if texto(sigla) != uf:
        raise CelulaRuim(f"a UF “{texto(sigla)[:40]}” não é a do código {codigo[:40]}")
    return uf


def _estado(codigo: str, item: dict[str, Any]) -> tuple[str, ...]:
    return (
        texto(item["nome"]),
        esfera_do_codigo(codigo),
        _uf(codigo, item["sigla"]),
        REGIAO_DO_DIGITO[codigo[0]],
    )


def _municipio(codigo: str, item: dict[str, Any]) -> tuple[str, ...]:
    """A UF vem da região imediata: `microrregiao` é nula nos municípios novos."""
    imediata = item["regiao-imediata"]
    intermediaria = imediata["regiao-intermediaria"]
    uf = _uf(codigo, intermediaria["UF"]["sigla"])
    do_df = codigo in APELIDOS_DE_CODIGO
    return (
        Uf.DF.label if do_df else texto(item["nome"]),
        Esfera.DISTRITAL if do_df else esfera_do_codigo(codigo),
        uf,
        REGIAO_DO_DIGITO[codigo[0]],
        texto(imediata["id"]),
        texto(imediata["nome"]),
        texto(intermediaria["id"]),
        texto(intermediaria["nome"]),
    )


def ler_siconfi(dado: Any) -> Lote:
    """Só o CNPJ: região, capital e população do SICONFI têm erros e o IBGE é a fonte deles.

    O DF vem duas vezes, com dois CNPJs: vale o do ente (53), e o de Brasília fica de fora.
    """
    itens = _objetos(dado.get("items") if isinstance(dado, dict) else None, "a lista do SICONFI")
    exigir_cabecalho(itens[0] if itens else (), ("cod_ibge", "cnpj", "esfera"), "a do SICONFI")
    if isinstance(dado, dict) and dado.get("hasMore"):
        raise ArquivoRecusado("A resposta do SICONFI veio em partes: peça com limit=6000.")
    anos = [item["exercicio"] for item in itens if isinstance(item.get("exercicio"), int)]
    lote = Lote(("codigo_ibge", "cnpj"), ano=max(anos, default=None))
    for numero, item in enumerate(itens, start=1):
        codigo, cnpj = texto(item.get("cod_ibge")), texto(item.get("cnpj"))
        if texto(item.get("esfera")) == "U":
            lote.fora.append(f"{codigo}: a União não adere")
            continue
        if cnpj and not (len(cnpj) == 14 and cnpj.isascii() and cnpj.isalnum()):
            lote.falhou(numero, "CNPJ", f"“{cnpj[:40]}” não tem as 14 posições")
        lote.juntar(numero, codigo, cnpj.upper() or None)
    return lote


def ler_sidra(dado: Any) -> list[LotePopulacao]:
    """Um lote por ano e fonte; o primeiro elemento diz o que é cada chave, em qualquer ordem."""
    itens = _objetos(dado, "a resposta do SIDRA")
    rotulos = {texto(rotulo): chave for chave, rotulo in (itens[0] if itens else {}).items()}
    local = next((r for r in rotulos if r.endswith("(Código)") and r.startswith(_NIVEIS)), "")
    exigir_cabecalho(rotulos, ("Valor", "Variável", "Ano"), "a resposta do SIDRA")
    if not local:
        raise ArquivoRecusado("A resposta do SIDRA não é por município nem por UF.")
    lotes: dict[tuple[str, str], LotePopulacao] = {}
    for numero, item in enumerate(itens[1:], start=2):
        dito = {rotulo: texto(item.get(chave)) for rotulo, chave in rotulos.items()}
        lote = _lote_do_sidra(lotes, dito["Ano"], dito["Variável"])
        if dito["Valor"] in SEM_VALOR:
            continue
        try:
            lote.juntar(numero, dito[local], inteiro(dito["Valor"]))
        except CelulaRuim as ruim:
            lote.falhou(numero, "valor", f"{dito[local][:40]}: {ruim}")
    return list(lotes.values())


_NIVEIS = ("Município", "Unidade da Federação")


def _lote_do_sidra(
    lotes: dict[tuple[str, str], LotePopulacao], ano: str, variavel: str
) -> LotePopulacao:
    if not (ano.isdecimal() and len(ano) == 4) or "opulação residente" not in variavel:
        raise ArquivoRecusado(
            f"O SIDRA trouxe “{variavel[:60]}” de “{ano[:10]}”, e não população residente por ano. "
            "Use a tabela 6579 (variável 9324)."
        )
    fonte = FontePopulacao.ESTIMATIVA if "estimada" in variavel else FontePopulacao.CENSO
    novo = LotePopulacao(("codigo_ibge", "valor"), ano=int(ano), fonte=fonte)
    return lotes.setdefault((ano, variavel), novo)
