"""Receber as linhas do relatório de um hub, por arquivo no leiaute oficial.

Linha ruim fica de fora e no relatório de erros. Repetir o arquivo não muda nada; a linha que o
arquivo não traz fica como está. Tudo por conjunto: o custo não depende de quantas já há.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from identidade.choices.relatorio_hub import SituacaoRelatorio
from identidade.domain.linha_relatorio import (
    Cadastro,
    Chave,
    LinhaRuim,
    chave_de,
    codigo_do_ente,
    descrever,
    montar,
)
from identidade.domain.relatorio_hub import RECEBER, exigir_aberto
from identidade.models import LinhaRelatorio, RelatorioHub
from identidade.models.linha_relatorio import CHAVE
from identidade.planilhas.relatorios import CAMPOS, EXEMPLO, FORMATO
from municipios.choices import TipoImportacao
from municipios.domain.carga import Progresso
from municipios.domain.fila_importacao import Conferencia
from municipios.domain.importador import Importador
from municipios.domain.recusa import ImportacaoRecusada
from municipios.domain.resultado_do_lote import ResultadoDoLote
from municipios.domain.transicoes import conferir, executar, registrar
from municipios.models import Delegacao, Ente, Importacao, Usuario
from municipios.permissions import trata_do_relatorio
from municipios.planilhas.tabela import Tabela, ler_registros, ler_tabela

MAXIMO_DE_FALHAS = 5_000
PASSO_DO_PROGRESSO = 500
LOTE = 1_000
MUDAM = [campo for campo in CAMPOS if campo not in CHAVE] + ["ente", "resumo", "alterada_em"]
EXEMPLOS_SEM_DELEGACAO = 10


@dataclass
class _Achado(ResultadoDoLote):
    """O que muda, e as linhas de entes que não deixam o hub ver: entram, e se avisa."""

    linhas_sem_delegacao: int = 0
    entes_sem_delegacao: dict[str, str] = field(default_factory=dict)

    def faltou_delegar(self, ente: Ente) -> None:
        self.linhas_sem_delegacao += 1
        self.entes_sem_delegacao.setdefault(ente.pk, str(ente))

    def conferencia(self, tipo: TipoImportacao, lida: Tabela) -> Conferencia:
        achada = super().conferencia(tipo, lida)
        nomes = list(self.entes_sem_delegacao.values())
        achada.diferenca["sem_delegacao"] = {
            "linhas": self.linhas_sem_delegacao,
            "entes": len(nomes),
            "exemplos": nomes[:EXEMPLOS_SEM_DELEGACAO],
        }
        return achada


def importar_relatorio(importacao: Importacao, ensaio: bool, progresso: Progresso) -> Conferencia:
    """O que a fila chama: confere (`ensaio`) ou grava, na transação de quem chama.

    Raises:
        ArquivoRecusado: o arquivo não se lê.
        ImportacaoRecusada: o relatório não recebe linhas, ou nenhuma serve.
    """
    lida = ler_tabela(Path(importacao.arquivo.path), FORMATO, maximo_de_falhas=MAXIMO_DE_FALHAS)
    por = importacao.confirmada_por or importacao.pedida_por
    with transaction.atomic():
        relatorio = _relatorio(importacao, por)
        achado = _receber(relatorio, lida, por, progresso, sha256=importacao.sha256)
        if ensaio:
            transaction.set_rollback(True)
    lida.falhas.sort(key=lambda falha: falha.linha)
    return achado.conferencia(TipoImportacao.RELATORIOS, lida)


@transaction.atomic
def receber_linhas(
    relatorio: RelatorioHub, registros: Iterable[Mapping[str, Any]], *, por: Usuario
) -> RelatorioHub:
    """Linhas sem arquivo, cada uma por coluna do leiaute: entram todas, ou nenhuma.

    Levanta `ImportacaoRecusada` com o que corrigir em cada linha, e `TransicaoInvalida` se o
    relatório não as recebe.
    """
    do_mes = RelatorioHub.objects.select_related("hub").select_for_update(of=("self",))
    travado = do_mes.get(pk=relatorio.pk)
    exigir_aberto(travado, "enviar linhas")
    conferir(travado, RECEBER, por, "")
    lida = ler_registros(registros, FORMATO)
    _receber(travado, lida, por, lambda _feitas, _total: None)
    if lida.falhas:
        raise ImportacaoRecusada([str(falha) for falha in lida.falhas], lida.total_de_falhas)
    return travado


def _relatorio(importacao: Importacao, por: Usuario) -> RelatorioHub:
    do_hub = RelatorioHub.objects.filter(hub=importacao.hub_id).select_related("hub")
    travado = do_hub.select_for_update(of=("self",))
    relatorio = travado.filter(pk=importacao.opcoes.get("relatorio")).first()
    if relatorio is None:
        raise ImportacaoRecusada(["O arquivo não diz de que relatório é. Envie-o de novo."])
    if not trata_do_relatorio(por, relatorio):
        raise ImportacaoRecusada([f"{por} já não opera pelo hub {relatorio.hub}."])
    if relatorio.situacao == SituacaoRelatorio.ENTREGUE:
        raise ImportacaoRecusada(
            ["O relatório deste mês já foi entregue. Reabra-o antes de enviar outro arquivo."]
        )
    return relatorio


def _receber(
    relatorio: RelatorioHub,
    lida: Tabela,
    por: Usuario,
    progresso: Progresso,
    *,
    sha256: str = "",
) -> _Achado:
    achado, cadastro = _Achado(), _cadastro(relatorio, lida)
    gravadas, vistas = _gravadas(relatorio), dict[Chave, int]()
    agora, mudaram = timezone.now(), list[LinhaRelatorio]()
    for feitas, linha in enumerate(lida.linhas, start=1):
        try:
            nova = montar(relatorio, linha, cadastro, vistas)
        except LinhaRuim as ruim:
            lida.falhou(linha.numero, ruim.coluna, str(ruim))
            continue
        if nova.ente_id not in cadastro.delegados:
            achado.faltou_delegar(nova.ente)
        antes = gravadas.get(chave_de(nova))
        if antes == nova.resumo:
            achado.iguais += 1
        else:
            nova.alterada_em = agora
            mudaram.append(nova)
            achado.anotar(nova=antes is None, exemplo=descrever(nova), valores=[nova.resumo])
        if feitas % PASSO_DO_PROGRESSO == 0 or feitas == len(lida.linhas):
            progresso(feitas, len(lida.linhas))
    _gravar(relatorio, mudaram, achado, por, sha256)
    return achado


def _gravar(
    relatorio: RelatorioHub,
    mudaram: list[LinhaRelatorio],
    achado: _Achado,
    por: Usuario,
    sha256: str,
) -> None:
    if not mudaram:
        return
    LinhaRelatorio.objects.bulk_create(
        mudaram,
        batch_size=LOTE,
        update_conflicts=True,
        unique_fields=["relatorio", *CHAVE],
        update_fields=MUDAM,
    )
    if relatorio.situacao == SituacaoRelatorio.CONFERIDO:
        executar(relatorio, RECEBER, por=por, motivo="Chegaram linhas depois da conferência.")
    dados = {
        "o_que": f"{achado.novas} novas e {achado.mudadas} mudadas",
        "novas": achado.novas,
        "mudadas": achado.mudadas,
        "sha256": sha256,
    }
    registrar(relatorio, RECEBER.nome, RECEBER.rotulo, por=por, dados=dados)


def _gravadas(relatorio: RelatorioHub) -> dict[Chave, str]:
    linhas = relatorio.linhas.values_list(*CHAVE, "resumo")
    return {tuple(chave): resumo for *chave, resumo in linhas.iterator(chunk_size=LOTE)}


def _cadastro(relatorio: RelatorioHub, lida: Tabela) -> Cadastro:
    codigos = {codigo_do_ente(linha.campos["Codigo_Municipio"]) for linha in lida.linhas}
    delegados = Delegacao.objects.em_vigor().filter(hub=relatorio.hub_id)
    return Cadastro(
        Ente.objects.ativos().in_bulk(list(codigos)),
        frozenset(delegados.values_list("ente", flat=True)),
    )


IMPORTADOR = Importador(importar_relatorio, FORMATO, EXEMPLO)
