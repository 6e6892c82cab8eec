"""Diagnóstico: começar, responder seção por seção com outros sem perder nada, e enviar."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from identidade.choices import SituacaoDiagnostico, TipoPergunta
from identidade.domain.aviso_diagnostico import avisar_do_envio
from identidade.domain.implantacao import recusar_texto_com_segredo
from identidade.models import Diagnostico, Pergunta, Questionario, RespostaSecao, Secao
from municipios.domain.transicoes import (
    SemPermissao,
    Transicao,
    TransicaoInvalida,
    criar,
    executar,
    salvar,
)
from municipios.models import Ente, Usuario
from municipios.permissions import age_pelo_ente

INICIAR = Transicao(
    nome="iniciar",
    rotulo="Começou o diagnóstico",
    de=(),
    para=SituacaoDiagnostico.ABERTO,
    quem=age_pelo_ente,
)
ENVIAR = Transicao(
    nome="enviar",
    rotulo="Enviar o diagnóstico",
    de=(SituacaoDiagnostico.ABERTO,),
    para=SituacaoDiagnostico.ENVIADO,
    quem=age_pelo_ente,
)
TRANSICOES = (INICIAR, ENVIAR)
MAIOR_NUMERO, MAIOR_TEXTO = 10**12, 1000


class SecaoMudou(TransicaoInvalida):
    """Outra pessoa salvou a seção enquanto esta escrevia; `atuais` é o que ficou gravado."""

    def __init__(self, atuais: dict[str, Any], versao: int) -> None:
        super().__init__(
            "Outra pessoa salvou esta seção enquanto você respondia. O que você respondeu está "
            "aqui; confira as diferenças e salve de novo para valer o seu.",
            codigo="versao",
        )
        self.atuais, self.versao = atuais, versao


@transaction.atomic
def iniciar(ente: Ente, *, por: Usuario, agora: datetime | None = None) -> Diagnostico:
    """Começa com a última versão publicada; um em preenchimento por ente."""
    questionario = Questionario.objects.publicados().first()
    if questionario is None:
        raise TransicaoInvalida("Ainda não há questionário publicado. Fale com a SGD.")
    novo = Diagnostico(
        ente=ente,
        questionario=questionario,
        iniciado_por=por,
        iniciado_em=agora or timezone.now(),
    )
    return criar(novo, INICIAR, por=por)


@transaction.atomic
def salvar_secao(
    diagnostico: Diagnostico,
    secao: Secao,
    *,
    por: Usuario,
    versao: int,
    dados: Mapping[str, Any],
) -> RespostaSecao:
    """Grava as respostas de uma seção, se ninguém a salvou depois de `versao`.

    Raises:
        SecaoMudou: outra pessoa salvou antes; traz o que ficou gravado.
        TransicaoInvalida: já enviado, seção de outra versão, resposta que não é do tipo da
            pergunta, ou texto com segredo.
    """
    fresco = Diagnostico.objects.select_for_update().get(pk=diagnostico.pk)
    if not age_pelo_ente(por, fresco):
        raise SemPermissao("Responder o diagnóstico")
    if fresco.situacao != SituacaoDiagnostico.ABERTO:
        raise TransicaoInvalida(
            "Este diagnóstico já foi enviado e não muda. Para atualizar, comece outro."
        )
    if secao.questionario_id != fresco.questionario_id:
        raise TransicaoInvalida("Esta seção é de outra versão do questionário.", codigo="secao")
    novos = _conferidas(secao, dados)
    atual = RespostaSecao.objects.filter(diagnostico=fresco, secao=secao).first()
    atual = atual or RespostaSecao(diagnostico=fresco, secao=secao)
    if atual.pk and novos == atual.dados:
        return atual
    if versao != atual.versao:
        raise SecaoMudou(atual.dados, atual.versao)
    atual.dados, atual.versao = novos, atual.versao + 1
    atual.salva_por, atual.salva_em = por, timezone.now()
    salvar(atual)
    return atual


@transaction.atomic
def enviar(diagnostico: Diagnostico, *, por: Usuario, agora: datetime | None = None) -> Diagnostico:
    """Fecha as respostas e avisa a SGD. Recusa dizendo em que seções falta resposta."""
    fresco = Diagnostico.objects.select_for_update().get(pk=diagnostico.pk)
    faltam = dict.fromkeys(p.secao.titulo for p in que_faltam(fresco))
    if faltam and fresco.situacao == SituacaoDiagnostico.ABERTO:
        raise TransicaoInvalida(
            f"Faltam respostas obrigatórias em: {', '.join(faltam)}. Responda e envie de novo.",
            codigo="faltam_respostas",
        )
    enviado = executar(fresco, ENVIAR, por=por, enviado_em=agora or timezone.now())
    avisar_do_envio(enviado)
    return enviado


def que_faltam(diagnostico: Diagnostico) -> list[Pergunta]:
    """As obrigatórias sem resposta, na ordem do questionário."""
    dadas = diagnostico.respostas
    obrigatorias = Pergunta.objects.filter(
        secao__questionario=diagnostico.questionario_id, obrigatoria=True
    )
    em_ordem = obrigatorias.select_related("secao").order_by("secao__ordem", "ordem")
    return [p for p in em_ordem if p.codigo not in dadas]


def _conferidas(secao: Secao, dados: Mapping[str, Any]) -> dict[str, Any]:
    conferidas = {}
    for pergunta in secao.perguntas.all():
        valor = dados.get(pergunta.codigo)
        if valor is None or valor in ("", []):
            continue
        if not _cabe(pergunta, valor):
            raise TransicaoInvalida(
                f"A resposta a “{pergunta}” não serve: espera-se "
                f"{pergunta.get_tipo_display().lower()}.",
                codigo="resposta",
            )
        conferidas[pergunta.codigo] = valor
    recusar_texto_com_segredo(*(valor for valor in conferidas.values() if isinstance(valor, str)))
    return conferidas


def _cabe(pergunta: Pergunta, valor: Any) -> bool:
    match pergunta.tipo:
        case TipoPergunta.SIM_NAO:
            return isinstance(valor, bool)
        case TipoPergunta.NUMERO:
            return type(valor) is int and 0 <= valor <= MAIOR_NUMERO
        case TipoPergunta.ESCOLHA:
            return valor in pergunta.opcoes
        case TipoPergunta.VARIAS:
            return isinstance(valor, list) and all(opcao in pergunta.opcoes for opcao in valor)
        case TipoPergunta.DATA:
            return isinstance(valor, str) and _eh_data(valor)
        case _:
            return isinstance(valor, str) and len(valor) <= MAIOR_TEXTO


def _eh_data(valor: str) -> bool:
    try:
        return date.fromisoformat(valor).isoformat() == valor
    except ValueError:
        return False
