"""As tarefas de um ente: o que espera por ele, por outros, o que vem a seguir e o feito."""

from django.db.models import Count, Min
from django.utils import timezone

from identidade.choices.tarefa import Assunto, Vez
from identidade.domain.tarefa import Tarefa
from identidade.domain.tarefa_diagnostico import do_diagnostico
from identidade.domain.tarefa_evento import dos_convites
from identidade.domain.tarefa_implantacao import das_implantacoes
from identidade.domain.tarefa_plano import do_plano
from identidade.models import Implantacao, Interesse
from municipios.choices import ADESAO_NA_VEZ_DA_SGD, PONTO_FOCAL_EM_CURSO
from municipios.choices.mensagem import Lado
from municipios.domain.recomendacao_ponto_focal import MINIMO_DE_PONTOS_FOCAIS
from municipios.models import (
    Adesao,
    Ente,
    Mensagem,
    PontoFocal,
    Reassinatura,
    Reconfirmacao,
    Usuario,
)
from municipios.permissions import indica_ponto_focal


def tarefas(ente: Ente, *, por: Usuario | None = None) -> list[Tarefa]:
    """Por grupo (`Vez`), e em cada um o vencido primeiro; depois, o começo antes da continuação.

    Sem `por`, a vez é do ente inteiro; com ela, o que só a chefia faz espera por outros.
    """
    adesao = _da_adesao(ente)
    aderiu = adesao.vez == Vez.NINGUEM
    achadas = [adesao, *_da_reassinatura(ente), *_da_reconfirmacao(ente), *_da_conversa(ente)]
    achadas += [*dos_convites(ente), *do_plano(ente), _dos_pontos_focais(ente, por)]
    achadas += [do_diagnostico(ente), _dos_interesses(ente)]
    achadas += das_implantacoes(ente, aderiu=aderiu)
    return sorted(achadas, key=lambda t: (list(Vez).index(t.vez), not t.vencida))


def _da_adesao(ente: Ente) -> Tarefa:
    adesoes = Adesao.objects.filter(ente=ente)
    preparada = adesoes.em_preparacao().first()
    vigente = None if preparada else adesoes.em_vigor().first()
    if vigente:
        explicacao = f"Em vigor desde {vigente.vigente_desde:%d/%m/%Y}."
        if vigente.denuncia_efeito_em:
            explicacao += f" Denunciada: vale até {vigente.denuncia_efeito_em:%d/%m/%Y}."
        return Tarefa(Assunto.ADESAO, "Adesão à Rede GOV.BR", explicacao, Vez.NINGUEM)
    if preparada is None:
        return Tarefa(
            Assunto.ADESAO,
            "Aderir à Rede GOV.BR",
            "A chefia do Executivo assina o termo de adesão. É voluntário e não tem custo.",
            Vez.ENTE,
        )
    vez = Vez.OUTRO if preparada.situacao in ADESAO_NA_VEZ_DA_SGD else Vez.ENTE
    dita = preparada.get_situacao_display()
    explicacao = f"Situação do termo: {dita[:1].lower()}{dita[1:]}."
    titulo = "Concluir o termo novo" if preparada.substitui_id else "Concluir a adesão"
    return Tarefa(Assunto.ADESAO, titulo, explicacao, vez)


def _dos_pontos_focais(ente: Ente, por: Usuario | None) -> Tarefa:
    focais = PontoFocal.objects.filter(ente=ente).no_periodo().em_curso()
    situacoes = list(focais.order_by().values_list("situacao", flat=True))
    com_a_sgd, indicados, confirmados = (situacoes.count(uma) for uma in PONTO_FOCAL_EM_CURSO)
    if com_a_sgd and confirmados + indicados + com_a_sgd >= MINIMO_DE_PONTOS_FOCAIS:
        explicacao = f"Indicações que a SGD ainda confere: {com_a_sgd}."
        return Tarefa(Assunto.PONTOS_FOCAIS, "Pontos focais em conferência", explicacao, Vez.OUTRO)
    if confirmados + indicados < MINIMO_DE_PONTOS_FOCAIS:
        indica = por is None or indica_ponto_focal(por, ente)
        return Tarefa(
            Assunto.PONTOS_FOCAIS,
            "Indicar pontos focais",
            f"Há {confirmados + indicados} de {MINIMO_DE_PONTOS_FOCAIS}. Com dois, o trabalho "
            "não para quando uma pessoa sai."
            + ("" if indica else " Quem indica é a chefia do Executivo: lembre-a."),
            Vez.ENTE if indica else Vez.OUTRO,
        )
    if indicados:
        entrou = "entraram" if indicados > 1 else "entrou"
        explicacao = f"{indicados} ainda não {entrou} no portal com a conta GOV.BR."
        return Tarefa(Assunto.PONTOS_FOCAIS, "Confirmar pontos focais", explicacao, Vez.OUTRO)
    explicacao = f"{confirmados} pessoas confirmadas."
    return Tarefa(Assunto.PONTOS_FOCAIS, "Pontos focais", explicacao, Vez.NINGUEM)


def _da_reconfirmacao(ente: Ente) -> list[Tarefa]:
    """Uma linha só, com o prazo mais próximo; a vencida continua à espera."""
    abertas = Reconfirmacao.objects.filter(ente=ente).em_aberto()
    quantas = abertas.aggregate(total=Count("pk"), prazo=Min("prazo"))
    if not quantas["total"]:
        return []
    quem = "1 pessoa" if quantas["total"] == 1 else f"{quantas['total']} pessoas"
    explicacao = f"Falta a resposta sobre {quem}. Prazo: {quantas['prazo']:%d/%m/%Y}."
    titulo = "Confirmar quem responde pelo ente"
    vencida = quantas["prazo"] < timezone.localdate()
    return [Tarefa(Assunto.RECONFIRMACAO, titulo, explicacao, Vez.ENTE, vencida=vencida)]


def _da_reassinatura(ente: Ente) -> list[Tarefa]:
    """O texto mudou: a adesão segue em vigor, e o que falta é assinar o termo novo."""
    abertas = Reassinatura.objects.filter(ente=ente).em_aberto()
    pedido = abertas.select_related("renovacao__modelo").first()
    if pedido is None:
        return []
    prazo = f"O prazo {'era' if pedido.esta_vencida else 'é'} {pedido.prazo:%d/%m/%Y}."
    explicacao = f"{pedido.renovacao.modelo}. {prazo} O termo atual continua em vigor."
    titulo, vencida = "Assinar o texto novo do termo", pedido.esta_vencida
    return [Tarefa(Assunto.REASSINATURA, titulo, explicacao, Vez.ENTE, vencida=vencida)]


def _da_conversa(ente: Ente) -> list[Tarefa]:
    """Por ler, se ninguém do ente leu; sem mensagem nenhuma, não há o que fazer."""
    mensagens = Mensagem.objects.filter(ente=ente)
    titulo = "Conversa com a SGD"
    por_ler = mensagens.nao_lidas_pelo_lado(Lado.ENTE).count()
    if por_ler:
        quantas = "1 mensagem" if por_ler == 1 else f"{por_ler} mensagens"
        explicacao = f"{quantas} da SGD por ler."
        return [Tarefa(Assunto.CONVERSA, "Ler a conversa com a SGD", explicacao, Vez.ENTE)]
    if mensagens.esperando_a_sgd().exists():
        explicacao = "A SGD ainda não respondeu à última mensagem."
        return [Tarefa(Assunto.CONVERSA, titulo, explicacao, Vez.OUTRO)]
    em_dia = Tarefa(Assunto.CONVERSA, titulo, "Nenhuma mensagem por ler.", Vez.NINGUEM)
    return [em_dia] if mensagens.exists() else []


def _dos_interesses(ente: Ente) -> Tarefa:
    """Espera pelo ente enquanto ele não disse nada nem começou por conta própria."""
    abertos = Interesse.objects.abertos().filter(ente=ente).order_by("produto__ordem")
    nomes = ", ".join(abertos.values_list("produto__nome", flat=True))
    titulo = "Interesse em produtos"
    if nomes:
        return Tarefa(Assunto.INTERESSE, titulo, f"Já disse: {nomes}.", Vez.NINGUEM)
    if Implantacao.objects.filter(ente=ente).exists():
        explicacao = "O ente já começou por conta própria. Se quiser outro produto, diga à SGD."
        return Tarefa(Assunto.INTERESSE, titulo, explicacao, Vez.NINGUEM)
    titulo, explicacao = "Dizer que produtos interessam", "Diga à SGD que produtos o ente quer."
    return Tarefa(Assunto.INTERESSE, titulo, explicacao, Vez.ENTE)
