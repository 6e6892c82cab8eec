"""O plano como a página o mostra: o que cada um pode fazer, o que o ente não viu, o quadro."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import Max, Prefetch
from django.utils import timezone

from identidade.choices.plano import PLANO_EDITAVEL, PLANO_PROPOSTO, SituacaoAcao
from identidade.domain.andamento import Ato
from identidade.domain.conteudo_acao import sai_com_o_aditivo
from identidade.domain.prazo_acao import prazos
from identidade.domain.situacao_acao import BLOQUEAR, COMECAR, TRANSICOES, impedimento
from identidade.domain.versao_plano import Mudanca, diferenca, retrato
from identidade.models import Acao, Acordo, PlanoAcao, VersaoPlano
from identidade.permissions import mexe_na_acao
from municipios.choices.mensagem import Lado
from municipios.domain.transicoes import Transicao
from municipios.models import Historico, Usuario

MAIS_RECENTES = 40
DE_IDA_E_VOLTA = ("propor", "propor_aditivo", "devolver", "devolver_aditivo")
COLUNAS = (
    ("A fazer", (SituacaoAcao.PROPOSTA,)),
    ("Em andamento", (SituacaoAcao.EM_ANDAMENTO,)),
    ("Bloqueadas", (SituacaoAcao.BLOQUEADA,)),
    ("Resolvidas", (SituacaoAcao.CONCLUIDA, SituacaoAcao.JA_FEITA, SituacaoAcao.NAO_SE_APLICA)),
)


@dataclass(frozen=True)
class ItemDoPlano:
    """`acao` é a acordada, não a que o aditivo propõe; `ate` é o prazo, ou o de um acordo hoje."""

    acao: Acao
    botoes: list[Transicao]
    nao_vista: bool
    ate: date
    no_aditivo: str

    @property
    def imediatos(self) -> list[Transicao]:
        """Os que se fazem num clique; os outros pedem motivo."""
        return [t for t in self.botoes if not t.exige_motivo and t is not BLOQUEAR]


def itens(plano: PlanoAcao, usuario: Usuario) -> list[ItemDoPlano]:
    """Em número fixo de consultas, quantas ações houver."""
    acoes = list(plano.acoes.no_plano().com_tudo().order_by("numero"))
    visto_em = plano.visitas.aggregate(em=Max("ultima_em"))["em"]
    por_lado = {a.lado: a for a in acoes}
    mexe = {lado: mexe_na_acao(usuario, acao) for lado, acao in por_lado.items()}
    novas = (acao.prazo_dias_uteis for acao in acoes if acao.prazo is None)
    datas = prazos(plano.ente, timezone.localdate(), novas)
    return [
        ItemDoPlano(
            acao,
            _botoes(acao) if mexe[acao.lado] else [],
            _nao_vista(acao, visto_em),
            acao.prazo or datas[acao.prazo_dias_uteis],
            _no_aditivo(plano, acao),
        )
        for acao in acoes
    ]


def colunas(do_plano: Iterable[ItemDoPlano]) -> list[tuple[str, list[ItemDoPlano]]]:
    """O quadro: uma coluna por grupo de situações, da mais urgente à menos em cada uma."""
    ordenados = sorted(do_plano, key=lambda item: (item.acao.prioridade, item.ate))
    return [
        (titulo, [item for item in ordenados if item.acao.situacao in situacoes])
        for titulo, situacoes in COLUNAS
    ]


def linha_do_tempo(do_plano: Iterable[ItemDoPlano]) -> list[tuple[date, list[ItemDoPlano]]]:
    """Por mês de prazo, do mais próximo ao mais distante."""
    ordenados = sorted(do_plano, key=lambda item: (item.ate, item.acao.numero))
    meses = groupby(ordenados, key=lambda item: item.ate.replace(day=1))
    return [(mes, list(grupo)) for mes, grupo in meses]


def proxima_acao(do_plano: Iterable[ItemDoPlano], lado: str) -> ItemDoPlano | None:
    """A que este lado faz agora: por fazer, sem bloqueio nem espera, a de prazo mais próximo."""
    livres = (
        item
        for item in do_plano
        if item.acao.lado == lado
        and item.acao.situacao in (SituacaoAcao.PROPOSTA, SituacaoAcao.EM_ANDAMENTO)
        and not impedimento(item.acao, COMECAR)
    )
    return min(livres, key=lambda i: (i.ate, i.acao.prioridade, i.acao.numero), default=None)


def devolucao(plano: PlanoAcao) -> Historico | None:
    """O ato que trouxe a última proposta de volta ao rascunho; nulo se não houve."""
    if plano.situacao not in PLANO_EDITAVEL:
        return None
    atos = Historico.objects.de(plano).filter(transicao__in=DE_IDA_E_VOLTA).select_related("por")
    ultimo = atos.order_by("-pk").first()
    return ultimo if ultimo and ultimo.transicao.startswith("devolver") else None


def o_que_muda(plano: PlanoAcao, proposta: VersaoPlano | None) -> tuple[str, list[Mudanca]]:
    """O título e as diferenças: do aditivo para o acordado; sem acordo, de uma proposta à outra."""
    editavel = plano.situacao in PLANO_EDITAVEL
    if plano.vigente:
        em_aditivo = editavel or plano.situacao in PLANO_PROPOSTO
        depois = retrato(plano) if em_aditivo else plano.vigente.conteudo
        return "O que o aditivo muda", diferenca(plano.vigente.conteudo, depois)
    if proposta is None or not (editavel or plano.situacao in PLANO_PROPOSTO):
        return "", []
    antes = proposta if editavel else plano.versoes.filter(numero__lt=proposta.numero).first()
    if antes is None:
        return "", []
    depois = retrato(plano) if editavel else proposta.conteudo
    return f"O que mudou desde a versão {antes.numero}", diferenca(antes.conteudo, depois)


def _botoes(acao: Acao) -> list[Transicao]:
    return [t for t in TRANSICOES if acao.situacao in t.de and not impedimento(acao, t)]


def _nao_vista(acao: Acao, visto_em: datetime | None) -> bool:
    return acao.mudada_pela_sgd and (visto_em is None or visto_em < acao.mudada_em)


def _no_aditivo(plano: PlanoAcao, acao: Acao) -> str:
    """O que o aditivo em preparo faz desta ação; vazio quando nada, ou quando não há aditivo."""
    if plano.vigente_id is None:
        return ""
    if sai_com_o_aditivo(acao):
        return "Sai com o aditivo"
    if acao.prazo is None:
        return "Entra com o aditivo"
    return "Muda com o aditivo" if acao.mudanca else ""


def historico(plano: PlanoAcao) -> list[Ato]:
    """Os últimos atos do plano e das ações dele, dizendo de qual se fala."""
    titulos = {str(acao.pk): str(acao) for acao in plano.acoes.all()}
    das_acoes = Historico.objects.sobre(Acao).filter(alvo_id__in=titulos)
    atos = (Historico.objects.de(plano) | das_acoes).select_related("por")[:MAIS_RECENTES]
    da_acao = Acao._meta.label_lower
    return [Ato(a, titulos[a.alvo_id] if a.alvo_tipo == da_acao else "") for a in atos]


def ultima_proposta(plano: PlanoAcao) -> VersaoPlano | None:
    """Com quem já concordou com ela."""
    acordos = Prefetch("acordos", Acordo.objects.select_related("por"))
    return plano.versoes.prefetch_related(acordos).order_by("-numero").first()


def de_quem_e_a_vez(proposta: VersaoPlano | None) -> str:
    """O lado que falta concordar com a proposta; vazio quando não há proposta."""
    if proposta is None:
        return ""
    concordaram = {acordo.lado for acordo in proposta.acordos.all()}
    return next((lado for lado in Lado.values if lado not in concordaram), "")
