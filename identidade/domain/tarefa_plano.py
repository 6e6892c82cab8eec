"""O que o plano de ação de um ente espera, e de quem, em duas consultas."""

from django.db.models import Count, Q
from django.utils import timezone

from identidade.choices.plano import PLANO_PROPOSTO, SituacaoPlano
from identidade.domain.quadro_plano import de_quem_e_a_vez, ultima_proposta
from identidade.models import Acao, PlanoAcao
from municipios.choices.mensagem import Lado

Espera = tuple[str, str, str, int]  # título, explicação, a vez (como em `tarefa.Vez`), plano
ENTE, OUTRO, NINGUEM = "ente", "outro", "ninguem"


def espera_do_plano(ente_id: str) -> list[Espera]:
    """Vazia quando não há plano aberto."""
    plano = PlanoAcao.objects.abertos().filter(ente=ente_id).first()
    if plano is None:
        return []
    if plano.situacao in PLANO_PROPOSTO:
        vez = de_quem_e_a_vez(ultima_proposta(plano))
        titulo = "Concordar com o plano de ação" if vez == Lado.ENTE else "Plano de ação"
        explicacao = f"{plano.get_situacao_display()}. Falta o acordo: {Lado(vez).label}."
        return [(titulo, explicacao, ENTE if vez == Lado.ENTE else OUTRO, plano.pk)]
    if plano.situacao == SituacaoPlano.RASCUNHO:
        explicacao = "Em rascunho: escolham as ações e proponham um ao outro."
        return [("Montar o plano de ação", explicacao, ENTE, plano.pk)]
    return [_do_acordado(plano)]


def _do_acordado(plano: PlanoAcao) -> Espera:
    abertas = Acao.objects.filter(plano=plano, prazo__isnull=False).abertas()
    do_ente, hoje = Q(lado=Lado.ENTE), timezone.localdate()
    n = abertas.aggregate(
        ente=Count("pk", filter=do_ente),
        sgd=Count("pk", filter=~do_ente),
        atrasadas=Count("pk", filter=do_ente & Q(prazo__lt=hoje)),
    )
    if n["ente"]:
        atraso = f", {n['atrasadas']} com o prazo vencido" if n["atrasadas"] else ""
        explicacao = f"Ações do ente por fazer: {n['ente']}{atraso}."
        return "Fazer as ações do plano", explicacao, ENTE, plano.pk
    if n["sgd"]:
        return "Plano de ação", f"Ações da SGD por fazer: {n['sgd']}.", OUTRO, plano.pk
    return "Plano de ação", "Todas as ações acordadas estão resolvidas.", NINGUEM, plano.pk
