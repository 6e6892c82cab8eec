"""Ação do plano: acrescentar, mudar e retirar. No rascunho, vale logo; no aditivo, com o acordo."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max
from django.utils import timezone

from identidade.choices.plano import PLANO_EDITAVEL, OrigemAcao, Prioridade, SituacaoAcao
from identidade.domain.conteudo_acao import (
    CAMPOS,
    RETIRAR,
    RETIRAR_DO_PLANO,
    com_a_mudanca,
    que_ficam,
)
from identidade.domain.engajamento import marcar_reacao
from identidade.domain.implantacao import recusar_texto_com_segredo
from identidade.domain.plano import nao_se_edita, travar
from identidade.models import Acao, PlanoAcao, Produto, RegraAcao, Roteiro
from municipios.choices.mensagem import Lado
from municipios.domain.transicoes import (
    SemPermissao,
    Transicao,
    TransicaoInvalida,
    criar,
    executar,
    registrar,
    salvar,
)
from municipios.models import PontoFocal, Usuario
from municipios.permissions import age_pelo_ente

MAIOR_PLANO = 200
ACRESCENTAR = Transicao(
    "acrescentar", "Acrescentou ao plano", (), SituacaoAcao.PROPOSTA, age_pelo_ente
)
MUDAR = "mudar", "Mudou a ação"


@dataclass(frozen=True)
class Conteudo:
    """O que se escreve de uma ação."""

    titulo: str
    lado: str = Lado.ENTE
    descricao: str = ""
    produto: Produto | None = None
    ponto_focal: PontoFocal | None = None
    analista: Usuario | None = None
    prazo_dias_uteis: int = 20
    prioridade: int = Prioridade.MEDIA
    depende_de: Acao | None = None

    def campos(self) -> dict[str, Any]:
        """Os valores como a tabela os guarda."""
        relacoes = ("produto", "ponto_focal", "analista", "depende_de")
        chaves = {f"{r}_id": getattr(getattr(self, r), "pk", None) for r in relacoes}
        simples = ("titulo", "lado", "descricao", "prazo_dias_uteis", "prioridade")
        return {nome: getattr(self, nome) for nome in simples} | chaves


@dataclass(frozen=True)
class Origem:
    """De onde a ação veio, e por que está no plano."""

    tipo: str = OrigemAcao.MANUAL
    razao: str = ""
    regra: RegraAcao | None = None
    roteiro: Roteiro | None = None


class AcaoMudou(TransicaoInvalida):
    """Outra pessoa salvou a ação enquanto esta escrevia; `atual` é como ficou."""

    def __init__(self, atual: Acao) -> None:
        super().__init__(
            "Outra pessoa salvou esta ação enquanto você escrevia. O que você mudou está aqui, e o "
            "resto já é o que ela gravou. Confira e salve de novo.",
            codigo="versao",
        )
        self.atual = atual


@transaction.atomic
def acrescentar(
    plano: PlanoAcao, conteudo: Conteudo, *, por: Usuario, origem: Origem | None = None
) -> Acao:
    """Põe a ação no fim do plano. Levanta `TransicaoInvalida` se ele não se edita agora."""
    origem = origem or Origem()
    fresco = _editavel(plano.pk, por)
    ultimo = fresco.acoes.aggregate(n=Max("numero"))["n"] or 0
    if ultimo >= MAIOR_PLANO:
        raise TransicaoInvalida(f"Um plano vai até {MAIOR_PLANO} ações. Encerre e comece outro.")
    nova = Acao(
        plano=fresco,
        numero=ultimo + 1,
        origem=origem.tipo,
        razao=origem.razao,
        regra=origem.regra,
        roteiro=origem.roteiro,
        mudada_pela_sgd=por.eh_da_equipe,
        **_conferidos(fresco, conteudo, None),
    )
    criar(nova, ACRESCENTAR, por=por)
    marcar_reacao(fresco, por)
    return nova


@transaction.atomic
def mudar(acao: Acao, conteudo: Conteudo, *, por: Usuario, versao: int) -> Acao:
    """Grava, se ninguém salvou a ação depois de `versao`; na já acordada, fica para o aditivo.

    Raises:
        AcaoMudou: outra pessoa salvou antes; traz a ação como ficou.
        TransicaoInvalida: o plano não se edita agora, ciclo, pessoa de outro ente ou segredo.
    """
    fresco = _editavel(acao.plano_id, por)
    atual = fresco.acoes.no_plano().get(pk=acao.pk)
    if versao != atual.versao:
        return _repetida(atual, conteudo)
    novos = _conferidos(fresco, conteudo, atual)
    if atual.implantacao_id and novos["produto_id"] != atual.produto_id:
        raise TransicaoInvalida(
            "A ação está ligada a uma implantação do produto de antes. Desligue-a na página da "
            "ação e então mude o produto.",
            codigo="produto",
        )
    if atual.em_vigor:
        diferentes = {c: novos[c] for c in CAMPOS if novos[c] != getattr(atual, c)}
        _gravar(atual, por, mudanca=diferentes or None)
    else:
        _gravar(atual, por, **novos)
    registrar(atual, *MUDAR, por=por, de=atual.situacao)
    marcar_reacao(fresco, por)
    return atual


@transaction.atomic
def retirar(acao: Acao, *, por: Usuario, versao: int) -> Acao:
    """Tira do rascunho; a já acordada sai quando o aditivo for acordado."""
    fresco = _editavel(acao.plano_id, por)
    atual = fresco.acoes.no_plano().get(pk=acao.pk)
    if versao != atual.versao:
        raise AcaoMudou(com_a_mudanca(atual))
    vistas = [com_a_mudanca(outra) for outra in que_ficam(fresco)]
    depois = next((outra for outra in vistas if outra.depende_de_id == atual.pk), None)
    if depois:
        raise TransicaoInvalida(
            f"A ação {depois.numero} vem depois desta. Mude-a primeiro, e retire esta em seguida.",
            codigo="dependencia",
        )
    if atual.em_vigor:
        _gravar(atual, por, mudanca={RETIRAR_DO_PLANO: True})
        registrar(atual, "retirar", "Pôs no aditivo: sai do plano", por=por, de=atual.situacao)
    else:
        atual = executar(atual, RETIRAR, por=por, versao=atual.versao + 1, depende_de=None)
    marcar_reacao(fresco, por)
    return atual


def _editavel(pk: int, por: Usuario) -> PlanoAcao:
    plano = travar(pk)
    if not age_pelo_ente(por, plano):
        raise SemPermissao("Mudar o plano")
    if plano.situacao not in PLANO_EDITAVEL:
        raise TransicaoInvalida(nao_se_edita(plano))
    return plano


def _repetida(atual: Acao, conteudo: Conteudo) -> Acao:
    """A mesma edição enviada duas vezes não é conflito."""
    vista = com_a_mudanca(atual)
    if all(getattr(vista, campo) == valor for campo, valor in conteudo.campos().items()):
        return atual
    raise AcaoMudou(vista)


def _conferidos(plano: PlanoAcao, conteudo: Conteudo, acao: Acao | None) -> dict[str, Any]:
    recusar_texto_com_segredo(conteudo.titulo, conteudo.descricao)
    if conteudo.ponto_focal and conteudo.ponto_focal.ente_id != plano.ente_id:
        raise TransicaoInvalida("Esta pessoa não é ponto focal do ente.", codigo="pessoa")
    if conteudo.analista and not conteudo.analista.eh_da_equipe:
        raise TransicaoInvalida("Esta pessoa não é da equipe da SGD.", codigo="pessoa")
    if conteudo.depende_de:
        _sem_ciclo(plano, conteudo.depende_de, acao)
    return conteudo.campos()


def _sem_ciclo(plano: PlanoAcao, depois_de: Acao, acao: Acao | None) -> None:
    """Sobre as ações como ficam com o aditivo; o banco confere outra vez as que valem."""
    antes = {vista.pk: vista.depende_de_id for vista in map(com_a_mudanca, que_ficam(plano))}
    if depois_de.pk not in antes:
        raise TransicaoInvalida("A ação anterior não está neste plano.", codigo="dependencia")
    visto: int | None = depois_de.pk
    while visto is not None and acao is not None:
        if visto == acao.pk:
            raise TransicaoInvalida(
                f"A ação {acao.numero} não pode esperar por uma que espera por ela. Escolha outra.",
                codigo="ciclo",
            )
        visto = antes.get(visto)


def _gravar(acao: Acao, por: Usuario, **campos: Any) -> None:
    fixos = {
        "versao": acao.versao + 1,
        "mudada_em": timezone.now(),
        "mudada_pela_sgd": por.eh_da_equipe,
    }
    for campo, valor in (campos | fixos).items():
        setattr(acao, campo, valor)
    salvar(acao, [campo.removesuffix("_id") for campo in (*campos, *fixos)])
