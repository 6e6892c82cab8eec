"""Tarefas de um ente: o que espera por ele, o que espera por outros e o que já está feito."""

from dataclasses import dataclass

from django.db.models import Count, Min
from django.db.models.enums import TextChoices
from django.utils import timezone

from identidade.domain.tarefa_balcao import espera_da_unidade
from identidade.domain.tarefa_implantacao import (
    Espera,
    espera_da_implantacao,
    espera_da_verificacao,
    implantacoes_do_ente,
)
from identidade.domain.tarefa_plano import espera_do_plano
from identidade.models import Diagnostico, Implantacao, Interesse
from municipios.choices import ADESAO_NA_VEZ_DA_SGD, PONTO_FOCAL_EM_CURSO
from municipios.choices.mensagem import Lado
from municipios.domain.recomendacao_ponto_focal import MINIMO_DE_PONTOS_FOCAIS
from municipios.models import Adesao, Ente, Mensagem, PontoFocal, Reassinatura, Reconfirmacao


class Vez(TextChoices):
    ENTE = "ente", "Sua vez"
    OUTRO = "outro", "Aguardando"
    NINGUEM = "ninguem", "Em dia"


class Assunto(TextChoices):
    ADESAO = "adesao", "Adesão"
    PONTOS_FOCAIS = "pontos_focais", "Pontos focais"
    COMECAR = "comecar", "Produtos"
    RECONFIRMACAO = "reconfirmacao", "Reconfirmação"
    REASSINATURA = "reassinatura", "Nova assinatura"
    CONVERSA = "conversa", "Conversa com a SGD"
    DIAGNOSTICO = "diagnostico", "Diagnóstico"
    INTERESSE = "interesse", "Interesse em produtos"
    IMPLANTACAO = "implantacao", "Implantação"
    PLANO = "plano", "Plano de ação"
    BALCAO = "balcao", "Unidade do Balcão"
    EQUIPE_BALCAO = "equipe_balcao", "Equipe da unidade"


@dataclass(frozen=True)
class Tarefa:
    """`objeto` é a chave do que a tarefa abre, quando não é o próprio ente."""

    assunto: Assunto
    titulo: str
    explicacao: str
    vez: Vez
    objeto: int | None = None

    @property
    def tom(self) -> str:
        return {Vez.ENTE: "atencao", Vez.OUTRO: "andamento"}.get(self.vez, "concluida")


def tarefas(ente: Ente) -> list[Tarefa]:
    """Primeiro o que espera pelo ente, depois por outros; por fim, o que está em dia."""
    achadas = [_da_adesao(ente), *_da_reassinatura(ente), *_da_reconfirmacao(ente)]
    achadas += [_dos_pontos_focais(ente), *_da_conversa(ente), _do_diagnostico(ente)]
    achadas += [_dos_interesses(ente), *_do_plano(ente), *_das_implantacoes(ente)]
    return sorted(achadas, key=lambda tarefa: list(Vez).index(tarefa.vez))


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


def _dos_pontos_focais(ente: Ente) -> Tarefa:
    focais = PontoFocal.objects.filter(ente=ente).no_periodo().em_curso()
    situacoes = list(focais.order_by().values_list("situacao", flat=True))
    com_a_sgd, indicados, confirmados = (situacoes.count(uma) for uma in PONTO_FOCAL_EM_CURSO)
    if com_a_sgd and confirmados + indicados + com_a_sgd >= MINIMO_DE_PONTOS_FOCAIS:
        explicacao = f"Indicações que a SGD ainda confere: {com_a_sgd}."
        return Tarefa(Assunto.PONTOS_FOCAIS, "Pontos focais em conferência", explicacao, Vez.OUTRO)
    if confirmados + indicados < MINIMO_DE_PONTOS_FOCAIS:
        return Tarefa(
            Assunto.PONTOS_FOCAIS,
            "Indicar pontos focais",
            f"Há {confirmados + indicados} de {MINIMO_DE_PONTOS_FOCAIS}. Com dois, o trabalho "
            "não para quando uma pessoa sai.",
            Vez.ENTE,
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
    return [Tarefa(Assunto.RECONFIRMACAO, titulo, explicacao, Vez.ENTE)]


def _da_reassinatura(ente: Ente) -> list[Tarefa]:
    """O texto mudou: a adesão segue em vigor, e o que falta é assinar o termo novo."""
    abertas = Reassinatura.objects.filter(ente=ente).em_aberto()
    pedido = abertas.select_related("renovacao__modelo").first()
    if pedido is None:
        return []
    prazo = f"O prazo {'era' if pedido.esta_vencida else 'é'} {pedido.prazo:%d/%m/%Y}."
    explicacao = f"{pedido.renovacao.modelo}. {prazo} O termo atual continua em vigor."
    return [Tarefa(Assunto.REASSINATURA, "Assinar o texto novo do termo", explicacao, Vez.ENTE)]


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


def _do_diagnostico(ente: Ente) -> Tarefa:
    """O último diz tudo: em preenchimento, enviado, ou nenhum."""
    ultimo = Diagnostico.objects.filter(ente=ente).first()
    if ultimo is None:
        explicacao = "As respostas mostram por onde começar. Dá para responder aos poucos."
        return Tarefa(Assunto.DIAGNOSTICO, "Responder o diagnóstico", explicacao, Vez.ENTE)
    if ultimo.enviado_em:
        explicacao = f"Enviado em {timezone.localtime(ultimo.enviado_em):%d/%m/%Y}."
        return Tarefa(Assunto.DIAGNOSTICO, "Diagnóstico", explicacao, Vez.NINGUEM)
    explicacao = f"Começado em {timezone.localtime(ultimo.iniciado_em):%d/%m/%Y}. Falta enviar."
    return Tarefa(Assunto.DIAGNOSTICO, "Concluir o diagnóstico", explicacao, Vez.ENTE)


def _dos_interesses(ente: Ente) -> Tarefa:
    """Espera pelo ente enquanto ele não disse nada nem começou por conta própria."""
    abertos = Interesse.objects.abertos().filter(ente=ente).order_by("produto__ordem")
    nomes = ", ".join(abertos.values_list("produto__nome", flat=True))
    explicacao = f"Já disse: {nomes}." if nomes else "Diga à SGD que produtos o ente quer."
    calado = not nomes and not Implantacao.objects.filter(ente=ente).exists()
    vez = Vez.ENTE if calado else Vez.NINGUEM
    return Tarefa(Assunto.INTERESSE, "Interesse em produtos", explicacao, vez)


def _do_plano(ente: Ente) -> list[Tarefa]:
    return [
        Tarefa(Assunto.PLANO, titulo, explicacao, Vez(vez), plano)
        for titulo, explicacao, vez, plano in espera_do_plano(ente.pk)
    ]


def _das_implantacoes(ente: Ente) -> list[Tarefa]:
    achadas: list[Tarefa] = []
    for uma in implantacoes_do_ente(ente.pk):
        da_unidade = espera_da_unidade(uma)
        achadas += [_da_implantacao(espera) for espera in espera_da_verificacao(uma)]
        achadas += [Tarefa(Assunto(a), t, e, Vez.ENTE, objeto) for a, t, e, objeto in da_unidade]
        achadas.append(_da_implantacao(espera_da_implantacao(uma)))
    return achadas or [
        Tarefa(
            Assunto.COMECAR,
            "Começar por um produto",
            "Escolha o primeiro sistema ou unidade de atendimento e siga o roteiro do produto.",
            Vez.ENTE,
        )
    ]


def _da_implantacao(espera: Espera) -> Tarefa:
    titulo, explicacao, vez, implantacao = espera
    return Tarefa(Assunto.IMPLANTACAO, titulo, explicacao, Vez(vez), implantacao)
