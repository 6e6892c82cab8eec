"""De quem é a vez numa tarefa de um ente, e de que ela trata."""

from django.db.models import TextChoices


class Vez(TextChoices):
    ENTE = "ente", "Sua vez"
    OUTRO = "outro", "Aguardando"
    DEPOIS = "depois", "A seguir"
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
    CONVITE = "convite", "Convite para evento"
