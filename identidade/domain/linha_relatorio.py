"""Uma linha do relatório de um hub: montar a que o arquivo traz, e retirar a que está errada."""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.db import transaction
from django.utils import timezone

from identidade.choices import CodigoProduto
from identidade.choices.relatorio_hub import SERVICOS, SituacaoRelatorio
from identidade.domain.relatorio_hub import RECEBER, RETIRAR, exigir_aberto
from identidade.models import LinhaRelatorio, RelatorioHub
from identidade.models.linha_relatorio import CHAVE
from identidade.planilhas.relatorios import CAMPOS, COLUNAS, LEIAUTE, celulas
from municipios.domain.transicoes import TransicaoInvalida, conferir, executar, registrar
from municipios.models import Ente, Historico, Usuario
from municipios.models.ente import APELIDOS_DE_CODIGO, FORA_DO_CADASTRO, normalizar
from municipios.models.historico import HistoricoQuerySet
from municipios.planilhas.tabela import LinhaDaTabela

Chave = tuple[str, ...]


class LinhaRuim(Exception):
    """A linha não entra: em que coluna está o erro, e o que corrigir."""

    def __init__(self, coluna: str, porque: str) -> None:
        super().__init__(porque)
        self.coluna = coluna


@dataclass(frozen=True)
class Cadastro:
    """O que se precisa saber dos entes do arquivo, lido de uma vez."""

    entes: dict[str, Ente]
    delegados: frozenset[str]


def codigo_do_ente(codigo: str) -> str:
    return APELIDOS_DE_CODIGO.get(codigo, codigo)


def chave_de(linha: LinhaRelatorio) -> Chave:
    return tuple(str(getattr(linha, "produto_id" if c == "produto" else c)) for c in CHAVE)


def descrever(linha: LinhaRelatorio) -> str:
    produto = SERVICOS[CodigoProduto(linha.produto_id)]
    return f"{linha.ente}: {produto}, {linha.orgao}, {linha.objetivo}"


def montar(
    relatorio: RelatorioHub, linha: LinhaDaTabela, cadastro: Cadastro, vistas: dict[Chave, int]
) -> LinhaRelatorio:
    """A linha do arquivo, ainda por gravar. Levanta `LinhaRuim` se ela se contradiz ou repete."""
    campos = {campo: linha.campos[coluna] for coluna, (campo, _) in LEIAUTE.items()}
    ente = _ente(campos, cadastro)
    if campos["fim"] and campos["fim"] < campos["inicio"]:
        raise LinhaRuim("Data_de_Finalizar_Entrega", "é antes do início do projeto: confira")
    chave = tuple(campos[campo] for campo in CHAVE)
    outra = vistas.setdefault(chave, linha.numero)
    if outra != linha.numero:
        raise LinhaRuim(
            "Orgao",
            f"repete a linha {outra} (mesmo CNPJ, município, órgão, produto e objetivo): deixe uma",
        )
    campos["produto_id"] = campos.pop("produto")
    resumo = _resumir(campos)
    return LinhaRelatorio(relatorio=relatorio, ente=ente, resumo=resumo, **campos)


def _ente(campos: dict[str, Any], cadastro: Cadastro) -> Ente:
    """O ente do código. Não precisa ter delegado: a portaria manda informar todas as adesões."""
    codigo = campos["codigo_municipio"]
    ente = cadastro.entes.get(codigo_do_ente(codigo))
    if ente is None:
        porque = FORA_DO_CADASTRO.get(codigo, "procure o município em “Estados e municípios”")
        raise LinhaRuim("Codigo_Municipio", f"não há ente com o código {codigo}: {porque}")
    if campos["estado"] != ente.uf:
        raise LinhaRuim("Estado", f"{ente} fica em {ente.uf}, e a linha diz {campos['estado']}")
    if campos["esfera"] != ente.esfera:
        certa = ente.get_esfera_display()
        raise LinhaRuim("Esfera", f"{ente} é da esfera {certa.lower()}: escreva {certa}")
    apelido = codigo != ente.pk
    if not apelido and normalizar(campos["nome_do_municipio"]) != normalizar(ente.nome):
        raise LinhaRuim(
            "Nome_do_Municipio", f"o código {codigo} é de {ente}: confira o nome ou o código"
        )
    return ente


def _resumir(campos: dict[str, Any]) -> str:
    valores: Iterable[Any] = (campos["produto_id" if c == "produto" else c] for c in CAMPOS)
    return sha256("\x1f".join(celulas(valores)).encode()).hexdigest()


@transaction.atomic
def retirar(linha: LinhaRelatorio, *, por: Usuario, motivo: str) -> RelatorioHub:
    """Apaga a linha do relatório que ainda não se entregou; o que ela dizia fica no histórico.

    Os meses já entregues que a trazem não mudam. O relatório conferido volta a esperar conferência.
    Levanta `TransicaoInvalida` se o mês já foi entregue, ou se outra pessoa a retirou antes.
    """
    do_mes = RelatorioHub.objects.select_related("hub").select_for_update(of=("self",))
    relatorio = do_mes.get(pk=linha.relatorio_id)
    exigir_aberto(relatorio, "retirar uma linha")
    conferir(relatorio, RETIRAR, por, motivo)
    linha = exigir_linha(relatorio, linha.pk)
    if relatorio.situacao == SituacaoRelatorio.CONFERIDO:
        relatorio = executar(relatorio, RECEBER, por=por, motivo="Saiu uma linha conferida.")
    valores = [getattr(linha, "produto_id" if campo == "produto" else campo) for campo in CAMPOS]
    registrar(
        relatorio,
        RETIRAR.nome,
        RETIRAR.rotulo,
        por=por,
        motivo=motivo,
        dados={
            "linha": linha.pk,
            "ente": linha.ente_id,
            "o_que": descrever(linha),
            "valores": dict(zip(COLUNAS, celulas(valores), strict=True)),
        },
    )
    LinhaRelatorio.objects.filter(pk=linha.pk).delete()
    return relatorio


def exigir_linha(relatorio: RelatorioHub, pk: int) -> LinhaRelatorio:
    """A linha deste relatório.

    Levanta `TransicaoInvalida` se já a retiraram, e `LinhaRelatorio.DoesNotExist` se nunca houve.
    """
    try:
        return relatorio.linhas.select_related("ente", "produto").get(pk=pk)
    except LinhaRelatorio.DoesNotExist:
        retirada = retiradas(relatorio).filter(dados__linha=pk).first()
        if retirada is None:
            raise
        raise TransicaoInvalida(
            f"Esta linha já saiu do relatório: {retirada.por} a retirou em "
            f"{timezone.localdate(retirada.em):%d/%m/%Y}. Não é preciso fazer mais nada.",
            codigo="retirada",
        ) from None


def retiradas(relatorio: RelatorioHub) -> HistoricoQuerySet:
    """Os atos que retiraram linhas, do mais novo ao mais antigo, com o que cada uma dizia."""
    atos = Historico.objects.de(relatorio).filter(transicao=RETIRAR.nome)
    return atos.select_related("por")
