"""Receber as linhas do relatório de um hub, por arquivo no leiaute oficial.

Linha ruim fica de fora e no relatório de erros. Repetir o arquivo não muda nada; a linha que o
arquivo não traz fica como está. Tudo por conjunto: o custo não depende de quantas já há.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from django.db import transaction
from django.utils import timezone

from identidade.choices import CodigoProduto
from identidade.choices.relatorio_hub import SERVICOS, SituacaoRelatorio
from identidade.domain.relatorio_hub import RECEBER
from identidade.models import LinhaRelatorio, RelatorioHub
from identidade.models.relatorio_hub import CHAVE
from identidade.planilhas.relatorios import CAMPOS, EXEMPLO, FORMATO, LEIAUTE, celulas
from municipios.choices import TipoImportacao
from municipios.domain.carga import Progresso
from municipios.domain.fila_importacao import Conferencia
from municipios.domain.importador import Importador
from municipios.domain.recusa import ImportacaoRecusada
from municipios.domain.resultado_do_lote import ResultadoDoLote
from municipios.domain.transicoes import executar, registrar
from municipios.models import Delegacao, Ente, Importacao, Usuario
from municipios.models.ente import APELIDOS_DE_CODIGO, FORA_DO_CADASTRO, normalizar
from municipios.permissions import trata_do_relatorio
from municipios.planilhas.tabela import LinhaDaTabela, Tabela, ler_tabela

MAXIMO_DE_FALHAS = 5_000
PASSO_DO_PROGRESSO = 500
LOTE = 1_000
MUDAM = [campo for campo in CAMPOS if campo not in CHAVE] + ["ente", "resumo", "alterada_em"]
Chave = tuple[str, ...]


class _LinhaRuim(Exception):
    def __init__(self, coluna: str, porque: str) -> None:
        super().__init__(porque)
        self.coluna = coluna


@dataclass(frozen=True)
class _Cadastro:
    """O que se precisa saber dos entes do arquivo, lido de uma vez."""

    entes: dict[str, Ente]
    delegados: frozenset[str]
    hub: str


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
        achado = _receber(relatorio, lida, importacao, por, progresso)
        if ensaio:
            transaction.set_rollback(True)
    lida.falhas.sort(key=lambda falha: falha.linha)
    return achado.conferencia(TipoImportacao.RELATORIOS, lida)


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
    importacao: Importacao,
    por: Usuario,
    progresso: Progresso,
) -> ResultadoDoLote:
    achado, cadastro = ResultadoDoLote(), _cadastro(relatorio, lida)
    gravadas, vistas = _gravadas(relatorio), dict[Chave, int]()
    agora, mudaram = timezone.now(), list[LinhaRelatorio]()
    for feitas, linha in enumerate(lida.linhas, start=1):
        try:
            nova = _montar(relatorio, linha, cadastro, vistas)
        except _LinhaRuim as ruim:
            lida.falhou(linha.numero, ruim.coluna, str(ruim))
            continue
        antes = gravadas.get(_chave(nova))
        if antes == nova.resumo:
            achado.iguais += 1
        else:
            nova.alterada_em = agora
            mudaram.append(nova)
            produto = SERVICOS[CodigoProduto(nova.produto_id)]
            exemplo = f"{nova.ente}: {produto}, {nova.orgao}, {nova.objetivo}"
            achado.anotar(nova=antes is None, exemplo=exemplo, valores=[nova.resumo])
        if feitas % PASSO_DO_PROGRESSO == 0 or feitas == len(lida.linhas):
            progresso(feitas, len(lida.linhas))
    _gravar(relatorio, mudaram, achado, importacao, por)
    return achado


def _gravar(
    relatorio: RelatorioHub,
    mudaram: list[LinhaRelatorio],
    achado: ResultadoDoLote,
    importacao: Importacao,
    por: Usuario,
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
    dados = {"novas": achado.novas, "mudadas": achado.mudadas, "sha256": importacao.sha256}
    registrar(relatorio, RECEBER.nome, RECEBER.rotulo, por=por, dados=dados)


def _gravadas(relatorio: RelatorioHub) -> dict[Chave, str]:
    linhas = relatorio.linhas.values_list(*CHAVE, "resumo")
    return {tuple(chave): resumo for *chave, resumo in linhas.iterator(chunk_size=LOTE)}


def _cadastro(relatorio: RelatorioHub, lida: Tabela) -> _Cadastro:
    codigos = {_codigo_do_ente(linha.campos["Codigo_Municipio"]) for linha in lida.linhas}
    delegados = Delegacao.objects.em_vigor().filter(hub=relatorio.hub_id)
    return _Cadastro(
        Ente.objects.ativos().in_bulk(list(codigos)),
        frozenset(delegados.values_list("ente", flat=True)),
        relatorio.hub.nome,
    )


def _codigo_do_ente(codigo: str) -> str:
    return APELIDOS_DE_CODIGO.get(codigo, codigo)


def _montar(
    relatorio: RelatorioHub, linha: LinhaDaTabela, cadastro: _Cadastro, vistas: dict[Chave, int]
) -> LinhaRelatorio:
    campos = {campo: linha.campos[coluna] for coluna, (campo, _) in LEIAUTE.items()}
    ente = _ente(campos, cadastro)
    if campos["fim"] and campos["fim"] < campos["inicio"]:
        raise _LinhaRuim("Data_de_Finalizar_Entrega", "é antes do início do projeto: confira")
    chave = tuple(campos[campo] for campo in CHAVE)
    outra = vistas.setdefault(chave, linha.numero)
    if outra != linha.numero:
        raise _LinhaRuim(
            "Orgao",
            f"repete a linha {outra} (mesmo CNPJ, município, órgão, produto e objetivo): deixe uma",
        )
    campos["produto_id"] = campos.pop("produto")
    resumo = _resumir(campos)
    return LinhaRelatorio(relatorio=relatorio, ente=ente, resumo=resumo, **campos)


def _ente(campos: dict[str, Any], cadastro: _Cadastro) -> Ente:
    codigo = campos["codigo_municipio"]
    ente = cadastro.entes.get(_codigo_do_ente(codigo))
    if ente is None:
        porque = FORA_DO_CADASTRO.get(codigo, "procure o município em “Estados e municípios”")
        raise _LinhaRuim("Codigo_Municipio", f"não há ente com o código {codigo}: {porque}")
    if ente.pk not in cadastro.delegados:
        raise _LinhaRuim(
            "Codigo_Municipio",
            f"{ente} não delegou a {cadastro.hub}: peça ao ente que o faça no portal, em “Quem vê "
            "por delegação”",
        )
    if campos["estado"] != ente.uf:
        raise _LinhaRuim("Estado", f"{ente} fica em {ente.uf}, e a linha diz {campos['estado']}")
    if campos["esfera"] != ente.esfera:
        certa = ente.get_esfera_display()
        raise _LinhaRuim("Esfera", f"{ente} é da esfera {certa.lower()}: escreva {certa}")
    apelido = codigo != ente.pk
    if not apelido and normalizar(campos["nome_do_municipio"]) != normalizar(ente.nome):
        raise _LinhaRuim(
            "Nome_do_Municipio", f"o código {codigo} é de {ente}: confira o nome ou o código"
        )
    return ente


def _chave(linha: LinhaRelatorio) -> Chave:
    return tuple(str(getattr(linha, "produto_id" if c == "produto" else c)) for c in CHAVE)


def _resumir(campos: dict[str, Any]) -> str:
    valores: Iterable[Any] = (campos["produto_id" if c == "produto" else c] for c in CAMPOS)
    return sha256("\x1f".join(celulas(valores)).encode()).hexdigest()


IMPORTADOR = Importador(importar_relatorio, FORMATO, EXEMPLO)
