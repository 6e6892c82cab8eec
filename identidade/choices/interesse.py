"""Interesse, desfecho de evento, acompanhamento e números publicados antes do portal."""

from django.db.models import TextChoices


class SituacaoInteresse(TextChoices):
    ABERTO = "aberto", "Tem interesse"
    RETIRADO = "retirado", "Retirado"


class OrigemInteresse(TextChoices):
    EVENTO = "evento", "Evento"
    DIAGNOSTICO = "diagnostico", "Diagnóstico"
    DITO = "dito", "Dito no portal"


class ResultadoEvento(TextChoices):
    """O que ficou do encontro com um ente; o rótulo é o que a equipe lê."""

    INFORMADO = "informado", "Foi informado"
    INTERESSADO = "interessado", "Tem interesse"
    RECUSOU = "recusou", "Recusou"
    SEM_RESPOSTA = "sem_resposta", "Não respondeu"


class SituacaoAcompanhamento(TextChoices):
    ABERTO = "aberto", "Em acompanhamento"
    ENCERRADO = "encerrado", "Encerrado"


class NumeroDoPortal(TextChoices):
    """Com que número do painel o publicado se parece."""

    ADERIU = "aderiu", "Aderiram à Rede"
    INTEGROU = "integrou", "Têm produto integrado"
    UTILIZA = "utiliza", "Têm produto em uso"


class EtapaFunil(TextChoices):
    """Da primeira à última; cada uma é um conjunto de entes."""

    CONVIDADOS = "convidados", "Convidados"
    CONFIRMADOS = "confirmados", "Confirmaram"
    PRESENTES = "presentes", "Compareceram"
    INTERESSADOS = "interessados", "Interessados"
    COM_PLANO = "com_plano", "Com plano de ação"
    EM_PRODUCAO = "em_producao", "Em produção"


TOM_DO_DESFECHO = {
    ResultadoEvento.INFORMADO: "andamento",
    ResultadoEvento.INTERESSADO: "concluida",
    ResultadoEvento.RECUSOU: "problema",
}
