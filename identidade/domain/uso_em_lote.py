"""Informar o uso de muitas implantações de uma vez, por planilha.

Repetir a planilha não muda nada; mês já informado se corrige. Linha ruim fica de fora e no
relatório.
"""

from datetime import date
from pathlib import Path

from django.db import transaction

from identidade.choices import FonteUso
from identidade.domain.uso import conferir_mes, informar
from identidade.models import Implantacao, Uso
from identidade.planilhas.usos import EXEMPLO, FORMATO
from municipios.choices import TipoImportacao
from municipios.domain.carga import Progresso
from municipios.domain.fila_importacao import Conferencia
from municipios.domain.importador import Importador
from municipios.domain.resultado_do_lote import ResultadoDoLote
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Importacao
from municipios.planilhas.tabela import LinhaDaTabela, Tabela, ler_tabela

PASSO_DO_PROGRESSO = 50
# As implantações da planilha, e os volumes que cada uma já tem.
Indice = dict[tuple[str, str, str], Implantacao]
Gravados = dict[tuple[int, date], int]


def importar_usos(importacao: Importacao, ensaio: bool, progresso: Progresso) -> Conferencia:
    """O que a fila chama: confere (`ensaio`) ou grava, na transação de quem chama.

    Raises:
        ArquivoRecusado: o arquivo não se lê.
        ImportacaoRecusada: nenhuma linha serve.
    """
    lida = ler_tabela(Path(importacao.arquivo.path), FORMATO)
    with transaction.atomic():
        achado = _informar_tudo(lida, importacao, progresso)
        if ensaio:
            transaction.set_rollback(True)
    return achado.conferencia(TipoImportacao.USOS, lida)


def _informar_tudo(lida: Tabela, importacao: Importacao, progresso: Progresso) -> ResultadoDoLote:
    achado, por = ResultadoDoLote(), importacao.confirmada_por or importacao.pedida_por
    por_implantacao = _agrupar(lida, achado)
    for feitas, (implantacao, volumes) in enumerate(por_implantacao, start=1):
        informar(implantacao, volumes, por=por, fonte=FonteUso.PLANILHA)
        if feitas % PASSO_DO_PROGRESSO == 0 or feitas == len(por_implantacao):
            progresso(feitas, len(por_implantacao))
    return achado


def _agrupar(lida: Tabela, achado: ResultadoDoLote) -> list[tuple[Implantacao, dict[date, int]]]:
    indice, grupos = _indice(lida), dict[int, tuple[Implantacao, dict[date, int]]]()
    gravados = _gravados(indice)
    for linha in lida.linhas:
        try:
            implantacao = _implantacao(linha, indice)
            mes, volume = linha.campos["mes"], linha.campos["volume"]
            conferir_mes(implantacao, mes, volume)
            volumes = grupos.setdefault(implantacao.pk, (implantacao, {}))[1]
            if mes in volumes:
                raise TransicaoInvalida("este mês desta implantação já está em outra linha")
        except TransicaoInvalida as recusa:
            lida.falhou(linha.numero, "uso", str(recusa))
            continue
        volumes[mes] = volume
        _anotar(achado, implantacao, mes, volume, gravados.get((implantacao.pk, mes)))
    return sorted(grupos.values(), key=lambda grupo: grupo[0].pk)


def _anotar(
    achado: ResultadoDoLote, implantacao: Implantacao, mes: date, volume: int, antes: int | None
) -> None:
    if antes == volume:
        achado.iguais += 1
        return
    era = "" if antes is None else f" (era {antes})"
    exemplo = f"{implantacao.nome}, {implantacao.ente}, {mes:%m/%Y}: {volume}{era}"
    achado.anotar(nova=antes is None, exemplo=exemplo, valores=[implantacao.pk, antes])


def _chave(linha: LinhaDaTabela) -> tuple[str, str, str]:
    campos = linha.campos
    return campos["codigo_ibge"], campos["produto"], campos["implantacao"]


def _indice(lida: Tabela) -> Indice:
    entes = {linha.campos["codigo_ibge"] for linha in lida.linhas}
    achadas = Implantacao.objects.filter(ente__in=entes).select_related("ente")
    return {(i.ente_id, i.produto_id, i.nome): i for i in achadas}


def _gravados(indice: Indice) -> Gravados:
    usos = Uso.objects.filter(implantacao__in=indice.values())
    return {(pk, mes): v for pk, mes, v in usos.values_list("implantacao", "mes", "volume")}


def _implantacao(linha: LinhaDaTabela, indice: Indice) -> Implantacao:
    achada = indice.get(_chave(linha))
    if achada is None:
        codigo, produto, nome = _chave(linha)
        raise TransicaoInvalida(
            f"o ente {codigo} não tem implantação de {produto} chamada “{nome}”: copie o nome da "
            "página de implantações dele"
        )
    return achada


IMPORTADOR = Importador(importar_usos, FORMATO, EXEMPLO)
