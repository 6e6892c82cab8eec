"""O que o plano de ação de um ente espera, e de quem, em poucas consultas."""

from django.db.models import Count, Q
from django.utils import timezone

from identidade.choices.plano import PLANO_EDITAVEL, PLANO_PROPOSTO
from identidade.choices.tarefa import Assunto, Vez
from identidade.domain.quadro_plano import de_quem_e_a_vez, devolucao, ultima_proposta
from identidade.domain.tarefa import Tarefa
from identidade.models import Acao, Diagnostico, PlanoAcao
from municipios.choices.mensagem import Lado
from municipios.models import Ente


def do_plano(ente: Ente) -> list[Tarefa]:
    """O acordo que falta e as ações em vigor, cada um na sua linha."""
    plano = PlanoAcao.objects.abertos().filter(ente=ente).select_related("iniciado_por").first()
    if plano is None:
        return [_sem_plano(ente)]
    em_vigor = [_do_acordado(plano)] if plano.vigente_id else []
    if plano.situacao in PLANO_PROPOSTO:
        return [_a_acordar(plano), *em_vigor]
    return [_em_rascunho(plano), *em_vigor] if plano.situacao in PLANO_EDITAVEL else em_vigor


def _sem_plano(ente: Ente) -> Tarefa:
    pronto = Diagnostico.objects.filter(ente=ente).enviados().exists()
    quando = "O diagnóstico já diz por onde começar." if pronto else "Depois do diagnóstico."
    explicacao = f"{quando} Vocês e a SGD combinam o que fazer, quem faz e até quando."
    vez = Vez.ENTE if pronto else Vez.DEPOIS
    return Tarefa(Assunto.PLANO, "Combinar o plano de ação", explicacao, vez)


def _a_acordar(plano: PlanoAcao) -> Tarefa:
    vez = de_quem_e_a_vez(ultima_proposta(plano))
    o_que = "aditivo" if plano.vigente_id else "plano de ação"
    if vez == Lado.ENTE:
        explicacao = "A SGD propôs e espera a resposta de vocês: concordar, ou devolver."
        return _tarefa(plano, f"Concordar com o {o_que}", explicacao, Vez.ENTE)
    explicacao = "Vocês propuseram. Falta a SGD concordar."
    return _tarefa(plano, f"{o_que.capitalize()} à espera da SGD", explicacao, Vez.OUTRO)


def _em_rascunho(plano: PlanoAcao) -> Tarefa:
    """Devolvido, é de quem propôs; no começo, de quem o começou. Os dois lados podem editar."""
    titulo = "Concluir o aditivo do plano" if plano.vigente_id else "Montar o plano de ação"
    volta = devolucao(plano)
    if volta:
        explicacao = f"{volta.por} devolveu a proposta: {volta.motivo}"
        return _tarefa(plano, titulo, explicacao, Vez.ENTE if volta.pela_sgd else Vez.OUTRO)
    if plano.vigente_id is None and plano.iniciado_por.eh_da_equipe:
        explicacao = "A SGD prepara o rascunho. Vocês já podem ler e mudar."
        return _tarefa(plano, titulo, explicacao, Vez.OUTRO)
    explicacao = "Em rascunho: escolham as ações e proponham à SGD."
    return _tarefa(plano, titulo, explicacao, Vez.ENTE)


def _do_acordado(plano: PlanoAcao) -> Tarefa:
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
        vencida = bool(n["atrasadas"])
        return _tarefa(plano, "Fazer as ações do plano", explicacao, Vez.ENTE, vencida=vencida)
    if n["sgd"]:
        explicacao = f"Ações da SGD por fazer: {n['sgd']}."
        return _tarefa(plano, "Plano de ação", explicacao, Vez.OUTRO)
    explicacao = "Todas as ações acordadas estão resolvidas."
    return _tarefa(plano, "Plano de ação", explicacao, Vez.NINGUEM)


def _tarefa(
    plano: PlanoAcao, titulo: str, explicacao: str, vez: Vez, *, vencida: bool = False
) -> Tarefa:
    return Tarefa(Assunto.PLANO, titulo, explicacao, vez, plano.pk, vencida)
