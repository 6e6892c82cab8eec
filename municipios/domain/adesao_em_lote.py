"""Registrar de uma vez as adesões assinadas antes de o portal existir.

A planilha só acrescenta: ente que já está na Rede fica como está, e a mesma planilha duas vezes não
muda nada. Linha ruim fica de fora e no relatório; as boas valem depois de confirmadas.
"""

from dataclasses import dataclass, field, replace
from pathlib import Path

from django.db import connection, transaction

from municipios.choices import TipoImportacao
from municipios.domain.adesao_anterior import registrar_anterior
from municipios.domain.carga import Progresso, esperar_a_vez
from municipios.domain.ente import ente_que_adere
from municipios.domain.fila_importacao import Conferencia
from municipios.domain.importador import Importador
from municipios.domain.resultado_do_lote import EXEMPLOS, ResultadoDoLote
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Adesao, Ente, Importacao
from municipios.planilhas.adesoes import EXEMPLO, FORMATO, LinhaDeAdesao, ler_adesoes
from municipios.planilhas.tabela import Tabela

PASSO_DO_PROGRESSO = 50


@dataclass
class _AdesoesDoLote(ResultadoDoLote):
    """As iguais são as de entes que já estão na Rede; as primeiras se mostram."""

    repetidas: list[str] = field(default_factory=list)


def importar_adesoes(importacao: Importacao, ensaio: bool, progresso: Progresso) -> Conferencia:
    """O que a fila chama: confere (`ensaio`) ou registra, na transação de quem chama.

    O ensaio registra e desfaz: diz exatamente o que o domínio aceitaria. Quem registrar por fora
    entre a conferência e a confirmação muda a assinatura, e a pessoa confere de novo.

    Raises:
        ArquivoRecusado: o arquivo não se lê.
        ImportacaoRecusada: nenhuma linha serve.
    """
    lida, linhas = ler_adesoes(Path(importacao.arquivo.path))
    with transaction.atomic(), connection.cursor() as cursor:
        esperar_a_vez(cursor)
        achado = _registrar(lida, linhas, importacao, progresso)
        if ensaio:
            transaction.set_rollback(True)
    conferida = achado.conferencia(TipoImportacao.ADESOES, lida)
    na_rede = {"ja_na_rede": achado.iguais, "repetidas": achado.repetidas}
    return replace(conferida, diferenca=conferida.diferenca | na_rede)


def _registrar(
    lida: Tabela, linhas: list[LinhaDeAdesao], importacao: Importacao, progresso: Progresso
) -> _AdesoesDoLote:
    achado, total = _AdesoesDoLote(), len(linhas)
    na_rede = set(Adesao.objects.em_vigor().values_list("ente", flat=True))
    for feitas, linha in enumerate(linhas, start=1):
        try:
            ente = ente_que_adere(linha.codigo_ibge)
            if ente.pk in na_rede:
                _repetir(achado, f"{ente} (linha {linha.numero})")
            else:
                _registrar_uma(ente, linha, importacao)
                _anotar(achado, ente, linha)
                na_rede.add(ente.pk)
        except TransicaoInvalida as recusa:
            lida.falhou(linha.numero, "adesão", str(recusa))
        if feitas % PASSO_DO_PROGRESSO == 0 or feitas == total:
            progresso(feitas, total)
    return achado


def _registrar_uma(ente: Ente, linha: LinhaDeAdesao, importacao: Importacao) -> None:
    registrar_anterior(
        ente,
        por=importacao.confirmada_por or importacao.pedida_por,
        motivo=f"Planilha “{importacao.nome_original}”, linha {linha.numero}.",
        **linha.campos,
    )


def _anotar(achado: ResultadoDoLote, ente: Ente, linha: LinhaDeAdesao) -> None:
    exemplo = f"{ente}, assinada em {linha.campos['assinada_em']:%d/%m/%Y}"
    achado.anotar(nova=True, exemplo=exemplo, valores=sorted(linha.campos.items()))


def _repetir(achado: _AdesoesDoLote, qual: str) -> None:
    achado.iguais += 1
    if len(achado.repetidas) < EXEMPLOS:
        achado.repetidas.append(qual)


IMPORTADOR = Importador(importar_adesoes, FORMATO, EXEMPLO)
