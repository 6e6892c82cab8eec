"""Plano de ação: rascunho, proposta, acordo dos dois lados, aditivo e encerramento.

Propor é concordar pelo próprio lado; o outro concorda com a versão que leu, ou a devolve. O que se
propôs fica congelado em `VersaoPlano`: devolvido e mudado, é outra versão.
"""

from collections.abc import Callable
from datetime import datetime

from django.db import transaction
from django.utils import timezone

from identidade.choices.plano import PLANO_PROPOSTO, SituacaoPlano
from identidade.domain.aviso_plano import avisar_da_proposta, avisar_da_volta, avisar_do_acordo
from identidade.domain.conteudo_acao import aplicar_mudancas, desfazer_mudancas
from identidade.domain.engajamento import marcar_reacao
from identidade.domain.implantacao import recusar_texto_com_segredo
from identidade.domain.versao_plano import retrato
from identidade.models import Acordo, BloqueioAcao, PlanoAcao, VersaoPlano
from identidade.permissions import encerra_o_plano
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

S = SituacaoPlano


def _linha(
    nome: str,
    rotulo: str,
    de: tuple[str, ...],
    para: str,
    *,
    motivo: bool = False,
    quem: Callable[..., bool] = age_pelo_ente,
) -> Transicao:
    return Transicao(nome, rotulo, de, para, quem, motivo)


INICIAR = _linha("iniciar", "Começou o plano de ação", (), S.RASCUNHO)
PROPOR = _linha("propor", "Propor o plano", (S.RASCUNHO,), S.PROPOSTO)
PROPOR_ADITIVO = _linha("propor_aditivo", "Propor o aditivo", (S.ADITIVO,), S.ADITIVO_PROPOSTO)
CONCORDAR = _linha("concordar", "Concordar", PLANO_PROPOSTO, S.ACORDADO)
DEVOLVER = _linha("devolver", "Devolver para mudar", (S.PROPOSTO,), S.RASCUNHO, motivo=True)
DEVOLVER_ADITIVO = _linha(
    "devolver_aditivo", "Devolver o aditivo para mudar", (S.ADITIVO_PROPOSTO,), S.ADITIVO,
    motivo=True,
)  # fmt: skip
ABRIR_ADITIVO = _linha("abrir_aditivo", "Abrir um aditivo", (S.ACORDADO,), S.ADITIVO, motivo=True)
DESISTIR = _linha(
    "desistir", "Desistir do aditivo", (S.ADITIVO, S.ADITIVO_PROPOSTO), S.ACORDADO, motivo=True
)
ENCERRAR = _linha(
    "encerrar", "Encerrar o plano", (S.RASCUNHO, S.PROPOSTO, S.ACORDADO), S.ENCERRADO,
    motivo=True, quem=encerra_o_plano,
)  # fmt: skip
TRANSICOES = (
    INICIAR, PROPOR, PROPOR_ADITIVO, CONCORDAR, DEVOLVER, DEVOLVER_ADITIVO, ABRIR_ADITIVO, DESISTIR,
    ENCERRAR,
)  # fmt: skip


def iniciar(ente: Ente, *, por: Usuario, agora: datetime | None = None) -> PlanoAcao:
    """Um rascunho vazio; um plano aberto por ente."""
    comeco = agora or timezone.now()
    novo = criar(PlanoAcao(ente=ente, iniciado_por=por, iniciado_em=comeco), INICIAR, por=por)
    marcar_reacao(novo, por)
    return novo


@transaction.atomic
def propor(plano: PlanoAcao, *, por: Usuario, agora: datetime | None = None) -> VersaoPlano:
    """Congela as ações numa versão, com o acordo de quem propõe, e avisa o outro lado.

    Raises:
        TransicaoInvalida: plano sem ação nenhuma, ou que não está em rascunho.
    """
    agora = agora or timezone.now()
    fresco = travar(plano.pk)
    transicao = PROPOR_ADITIVO if fresco.vigente_id else PROPOR
    conteudo = retrato(fresco)
    if not conteudo:
        raise TransicaoInvalida("O plano não tem nenhuma ação. Acrescente uma antes de propor.")
    if fresco.vigente and conteudo == fresco.vigente.conteudo:
        raise TransicaoInvalida(
            "O aditivo não muda nada no plano. Mude alguma ação, ou desista do aditivo.",
            codigo="sem_mudanca",
        )
    ultima = fresco.versoes.order_by("-numero").first()
    versao = VersaoPlano(
        plano=fresco,
        numero=ultima.numero + 1 if ultima else 1,
        conteudo=conteudo,
        motivo=fresco.motivo_aditivo,
        proposta_por=por,
        proposta_em=agora,
    )
    executar(fresco, transicao, por=por, motivo=f"Versão {versao.numero}.")
    salvar(versao)
    Acordo.objects.create(versao=versao, lado=por.lado_na_conversa, por=por, em=agora)
    marcar_reacao(fresco, por)
    avisar_da_proposta(versao, por)
    return versao


@transaction.atomic
def concordar(
    plano: PlanoAcao, *, por: Usuario, versao: int, agora: datetime | None = None
) -> PlanoAcao:
    """O outro lado concorda com a versão que leu: ela passa a valer, e os prazos a correr.

    Raises:
        SemPermissao: a pessoa não age pelo ente, ou o lado dela já concordou.
        TransicaoInvalida: o plano mudou depois do que a pessoa leu (`codigo` “versao”).
    """
    agora = agora or timezone.now()
    fresco = travar(plano.pk)
    if not age_pelo_ente(por, fresco):
        raise SemPermissao(CONCORDAR.rotulo)
    proposta = fresco.versoes.order_by("-numero").first()
    if proposta is None or proposta.numero != versao:
        raise TransicaoInvalida(
            "O plano mudou depois da versão que você leu. Leia a de agora e decida de novo.",
            codigo="versao",
        )
    if fresco.situacao in PLANO_PROPOSTO:
        salvar(Acordo(versao=proposta, lado=por.lado_na_conversa, por=por, em=agora))
    acordado = executar(
        fresco, CONCORDAR, por=por, motivo=f"Versão {versao}.", vigente=proposta,
        acordado_em=agora, motivo_aditivo="",
    )  # fmt: skip
    aplicar_mudancas(acordado, por=por, hoje=timezone.localdate(agora))
    marcar_reacao(acordado, por)
    avisar_do_acordo(proposta)
    return acordado


@transaction.atomic
def devolver(plano: PlanoAcao, *, por: Usuario, motivo: str) -> PlanoAcao:
    """Volta ao rascunho para os dois mudarem; a versão devolvida fica guardada."""
    recusar_texto_com_segredo(motivo)
    fresco = travar(plano.pk)
    transicao = DEVOLVER_ADITIVO if fresco.vigente_id else DEVOLVER
    voltou = _agir(fresco, transicao, por=por, motivo=motivo)
    avisar_da_volta(voltou, por, fato="devolveu a proposta ao rascunho", motivo=motivo)
    return voltou


@transaction.atomic
def abrir_aditivo(plano: PlanoAcao, *, por: Usuario, motivo: str) -> PlanoAcao:
    """O acordado continua a valer enquanto se prepara a versão seguinte."""
    recusar_texto_com_segredo(motivo)
    return _agir(plano, ABRIR_ADITIVO, por=por, motivo=motivo, motivo_aditivo=motivo.strip())


@transaction.atomic
def desistir(plano: PlanoAcao, *, por: Usuario, motivo: str) -> PlanoAcao:
    """O plano volta a ser só o acordado: o que o aditivo mudava se desfaz."""
    recusar_texto_com_segredo(motivo)
    travar(plano.pk)
    voltou = _agir(plano, DESISTIR, por=por, motivo=motivo, motivo_aditivo="")
    desfazer_mudancas(voltou, por=por)
    avisar_da_volta(voltou, por, fato="desistiu do aditivo", motivo=motivo)
    return voltou


@transaction.atomic
def encerrar(plano: PlanoAcao, *, por: Usuario, motivo: str) -> PlanoAcao:
    """As ações ficam como estavam, e o que as parava deixa de contar."""
    recusar_texto_com_segredo(motivo)
    fim = _agir(plano, ENCERRAR, por=por, motivo=motivo, encerrado_em=timezone.now())
    BloqueioAcao.objects.filter(acao__plano=fim).acabar()
    avisar_da_volta(fim, por, fato="encerrou o plano", motivo=motivo)
    return fim


def travar(pk: int) -> PlanoAcao:
    """Quem edita, propõe e concorda faz fila aqui."""
    return PlanoAcao.objects.select_for_update(of=("self",)).get(pk=pk)


def nao_se_edita(plano: PlanoAcao) -> str:
    """Por que o plano não se edita agora, e o que fazer."""
    saidas = {
        S.ENCERRADO: "Comece outro plano",
        S.ACORDADO: "Abra um aditivo",
        S.ADITIVO_PROPOSTO: "Devolva o aditivo ao rascunho",
    }
    saida = saidas.get(S(plano.situacao), "Devolva o plano ao rascunho")
    return f"O plano não se edita agora: está “{plano.get_situacao_display()}”. {saida} para mudar."


def _agir(
    plano: PlanoAcao, transicao: Transicao, *, por: Usuario, motivo: str, **campos: object
) -> PlanoAcao:
    mudado = executar(plano, transicao, por=por, motivo=motivo, **campos)
    marcar_reacao(mudado, por)
    return mudado
