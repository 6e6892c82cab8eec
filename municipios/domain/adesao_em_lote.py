"""Registrar de uma vez as adesões assinadas antes de o portal existir.

A planilha só acrescenta: ente que já está na Rede fica como está, e a mesma planilha duas vezes não
muda nada. Linha ruim fica de fora e no relatório; as boas valem depois de confirmadas.
"""

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import connection, transaction

from municipios.choices import TipoImportacao
from municipios.domain.adesao_anterior import registrar_anterior
from municipios.domain.carga import Progresso, esperar_a_vez
from municipios.domain.ente import ente_que_adere
from municipios.domain.fila_importacao import Conferencia
from municipios.domain.importador import Importador
from municipios.domain.recusa import ImportacaoRecusada
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Adesao, Ente, Importacao
from municipios.planilhas.adesoes import EXEMPLO, FORMATO, LinhaDeAdesao, ler_adesoes
from municipios.planilhas.tabela import Tabela

EXEMPLOS = 50
PASSO_DO_PROGRESSO = 50


@dataclass
class _Resultado:
    novas: int = 0
    ja_na_rede: int = 0
    repetidas: list[str] = field(default_factory=list)
    exemplos: list[str] = field(default_factory=list)
    resumo: list[Any] = field(default_factory=list)


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
    if not achado.novas and not achado.ja_na_rede:
        falhas = [str(falha) for falha in lida.falhas]
        raise ImportacaoRecusada(
            falhas or ["A planilha não traz nenhuma linha abaixo do cabeçalho."],
            lida.total_de_falhas,
        )
    diferenca = {
        "novas": achado.novas,
        "ja_na_rede": achado.ja_na_rede,
        "repetidas": achado.repetidas,
        "exemplos": achado.exemplos,
        "falhas": [asdict(falha) for falha in lida.falhas],
        "total_de_falhas": lida.total_de_falhas,
    }
    texto = json.dumps(achado.resumo, ensure_ascii=True, default=str)
    return Conferencia(TipoImportacao.ADESOES, diferenca, sha256(texto.encode()).hexdigest())


def _registrar(
    lida: Tabela, linhas: list[LinhaDeAdesao], importacao: Importacao, progresso: Progresso
) -> _Resultado:
    achado, total = _Resultado(), len(linhas)
    na_rede = set(Adesao.objects.em_vigor().values_list("ente", flat=True))
    for feitas, linha in enumerate(linhas, start=1):
        try:
            ente = ente_que_adere(linha.codigo_ibge)
            if ente.pk in na_rede:
                achado.ja_na_rede += 1
                _exemplificar(achado.repetidas, f"{ente} (linha {linha.numero})")
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


def _anotar(achado: _Resultado, ente: Ente, linha: LinhaDeAdesao) -> None:
    achado.novas += 1
    achado.resumo.append([ente.pk, sorted(linha.campos.items())])
    _exemplificar(achado.exemplos, f"{ente}, assinada em {linha.campos['assinada_em']:%d/%m/%Y}")


def _exemplificar(lista: list[str], texto: str) -> None:
    if len(lista) < EXEMPLOS:
        lista.append(texto)


IMPORTADOR = Importador(importar_adesoes, FORMATO, EXEMPLO)
