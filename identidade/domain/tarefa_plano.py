"""O que o plano de ação de um ente espera, e de quem, em poucas consultas."""

from django.db.models import Count, Q
from django.utils import timezone

from identidade.choices.plano import PLANO_EDITAVEL, PLANO_PROPOSTO
from identidade.domain.quadro_plano import de_quem_e_a_vez, devolucao, ultima_proposta
from identidade.models import Acao, Diagnostico, PlanoAcao
from municipios.choices.mensagem import Lado

# Título, explicação, a vez (como em `tarefa.Vez`), o plano que se abre, e se o prazo venceu.
Espera = tuple[str, str, str, int | None, bool]
ENTE, OUTRO, DEPOIS, NINGUEM = "ente", "outro", "depois", "ninguem"


def espera_do_plano(ente_id: str) -> list[Espera]:
    """O acordo que falta e as ações em vigor, cada um na sua linha."""
    plano = PlanoAcao.objects.abertos().filter(ente=ente_id).select_related("iniciado_por").first()
    if plano is None:
        return [_sem_plano(ente_id)]
    em_vigor = [_do_acordado(plano)] if plano.vigente_id else []
    if plano.situacao in PLANO_PROPOSTO:
        return [_a_acordar(plano), *em_vigor]
    return [_em_rascunho(plano), *em_vigor] if plano.situacao in PLANO_EDITAVEL else em_vigor


def _sem_plano(ente_id: str) -> Espera:
    pronto = Diagnostico.objects.filter(ente=ente_id).enviados().exists()
    quando = "O diagnóstico já diz por onde começar." if pronto else "Depois do diagnóstico."
    explicacao = f"{quando} Vocês e a SGD combinam o que fazer, quem faz e até quando."
    return "Combinar o plano de ação", explicacao, ENTE if pronto else DEPOIS, None, False


def _a_acordar(plano: PlanoAcao) -> Espera:
    vez = de_quem_e_a_vez(ultima_proposta(plano))
    o_que = "aditivo" if plano.vigente_id else "plano de ação"
    if vez == Lado.ENTE:
        explicacao = "A SGD propôs e espera a resposta de vocês: concordar, ou devolver."
        return f"Concordar com o {o_que}", explicacao, ENTE, plano.pk, False
    explicacao = "Vocês propuseram. Falta a SGD concordar."
    return f"{o_que.capitalize()} à espera da SGD", explicacao, OUTRO, plano.pk, False


def _em_rascunho(plano: PlanoAcao) -> Espera:
    """Devolvido, é de quem propôs; no começo, de quem o começou. Os dois lados podem editar."""
    titulo = "Concluir o aditivo do plano" if plano.vigente_id else "Montar o plano de ação"
    volta = devolucao(plano)
    if volta:
        explicacao = f"{volta.por} devolveu a proposta: {volta.motivo}"
        vez = ENTE if volta.pela_sgd else OUTRO
        return titulo, explicacao, vez, plano.pk, False
    if plano.vigente_id is None and plano.iniciado_por.eh_da_equipe:
        explicacao = "A SGD prepara o rascunho. Vocês já podem ler e mudar."
        return titulo, explicacao, OUTRO, plano.pk, False
    explicacao = "Em rascunho: escolham as ações e proponham à SGD."
    return titulo, explicacao, ENTE, plano.pk, False


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
        return "Fazer as ações do plano", explicacao, ENTE, plano.pk, bool(n["atrasadas"])
    if n["sgd"]:
        return "Plano de ação", f"Ações da SGD por fazer: {n['sgd']}.", OUTRO, plano.pk, False
    return "Plano de ação", "Todas as ações acordadas estão resolvidas.", NINGUEM, plano.pk, False
