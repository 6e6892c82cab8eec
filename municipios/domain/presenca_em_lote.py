"""Marcar de uma vez a presença de quem assinou a lista, por planilha.

Repetir a planilha não muda nada: os nomes se somam aos que já constam. Quem não foi convidado
entra como quem chegou sem convite.
"""

from dataclasses import dataclass, field
from pathlib import Path

from django.db import transaction

from municipios.choices import TipoImportacao
from municipios.choices.evento import OrigemPresenca
from municipios.domain.carga import Progresso
from municipios.domain.fila_importacao import Conferencia
from municipios.domain.importador import Importador
from municipios.domain.presenca import QuemVeio, chegar, corrigir, porque_fechada
from municipios.domain.recusa import ImportacaoRecusada
from municipios.domain.resultado_do_lote import ResultadoDoLote
from municipios.models import Ente, Evento, Importacao, Presenca, Usuario
from municipios.models.inscricao import MAXIMO_DE_PESSOAS
from municipios.planilhas.presencas import EXEMPLO, FORMATO
from municipios.planilhas.tabela import Tabela, ler_tabela


@dataclass
class _DoEnte:
    """O que a planilha diz de um ente: a primeira linha dele e os nomes, sem repetir."""

    linha: int
    nomes: list[str] = field(default_factory=list)

    def juntar(self, nome: str) -> None:
        if nome and nome.casefold() not in {n.casefold() for n in self.nomes}:
            self.nomes.append(nome)


def importar_presencas(importacao: Importacao, ensaio: bool, progresso: Progresso) -> Conferencia:
    """O que a fila chama: confere (`ensaio`) ou grava, na transação de quem chama.

    Raises:
        ArquivoRecusado: o arquivo não se lê.
        ImportacaoRecusada: o evento não recebe presença, ou nenhuma linha serve.
    """
    evento = Evento.objects.filter(pk=importacao.opcoes.get("evento")).first()
    motivo = porque_fechada(evento) if evento else "A lista não diz de que evento é."
    if evento is None or motivo:
        raise ImportacaoRecusada([motivo])
    lida = ler_tabela(Path(importacao.arquivo.path), FORMATO)
    por = importacao.confirmada_por or importacao.pedida_por
    with transaction.atomic():
        achado = _marcar_todos(evento, lida, por, progresso)
        if ensaio:
            transaction.set_rollback(True)
    return achado.conferencia(TipoImportacao.PRESENCAS, lida)


def _marcar_todos(
    evento: Evento, lida: Tabela, por: Usuario, progresso: Progresso
) -> ResultadoDoLote:
    achado, grupos = ResultadoDoLote(), _por_ente(lida)
    entes = Ente.objects.ativos().in_bulk(list(grupos))
    presencas = {
        p.inscricao.ente_id: p
        for p in Presenca.objects.valendo().do_evento(evento.pk).select_related("inscricao")
    }
    for feitos, (codigo, grupo) in enumerate(grupos.items(), start=1):
        ente, antes = entes.get(codigo), presencas.get(codigo)
        for nome in antes.nomes.splitlines() if antes else []:
            grupo.juntar(nome.strip())
        if ente is None:
            lida.falhou(grupo.linha, "codigo_ibge", f"não há ente com o código {codigo}")
        elif len(grupo.nomes) > MAXIMO_DE_PESSOAS:
            muitos = f"{ente} teria {len(grupo.nomes)} nomes; cabem {MAXIMO_DE_PESSOAS}"
            lida.falhou(grupo.linha, "nome", muitos)
        else:
            _marcar(evento, ente, antes, grupo, por, achado)
        progresso(feitos, len(grupos))
    return achado


def _marcar(
    evento: Evento,
    ente: Ente,
    antes: Presenca | None,
    grupo: _DoEnte,
    por: Usuario,
    achado: ResultadoDoLote,
) -> None:
    nomes, n = "\n".join(grupo.nomes), len(grupo.nomes)
    if antes:
        pessoas = max(antes.pessoas, n)
        depois = corrigir(antes, por=por, pessoas=pessoas, nomes=nomes or antes.nomes)
        if (depois.pessoas, depois.nomes) == (antes.pessoas, antes.nomes):
            achado.iguais += 1
            return
    else:
        quem_veio = QuemVeio(origem=OrigemPresenca.PLANILHA)
        if n:
            quem_veio |= {"pessoas": n, "nomes": nomes}
        depois = chegar(evento, ente, por=por, **quem_veio)
    exemplo = f"{ente}: {depois.pessoas} pessoa{'s' if depois.pessoas > 1 else ''}"
    achado.anotar(nova=antes is None, exemplo=exemplo, valores=[ente.pk, depois.nomes])


def _por_ente(lida: Tabela) -> dict[str, _DoEnte]:
    grupos: dict[str, _DoEnte] = {}
    for linha in lida.linhas:
        grupo = grupos.setdefault(linha.campos["codigo_ibge"], _DoEnte(linha.numero))
        grupo.juntar(linha.campos.get("nome", ""))
    return grupos


IMPORTADOR = Importador(importar_presencas, FORMATO, EXEMPLO)
