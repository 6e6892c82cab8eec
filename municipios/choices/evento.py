"""Encontros da Rede: de que tipo, onde, em que pé estão, e o que cada convidado respondeu."""

from django.db.models import TextChoices


class TipoEvento(TextChoices):
    REUNIAO = "reuniao", "Reunião"
    CAPACITACAO = "capacitacao", "Capacitação"
    OFICINA = "oficina", "Oficina"
    CARAVANA = "caravana", "Caravana"


class ModalidadeEvento(TextChoices):
    PRESENCIAL = "presencial", "Presencial"
    A_DISTANCIA = "a_distancia", "A distância"
    HIBRIDA = "hibrida", "Presencial e a distância"


class Fuso(TextChoices):
    NORONHA = "America/Noronha", "Fernando de Noronha"
    BRASILIA = "America/Sao_Paulo", "Brasília"
    AMAZONIA = "America/Manaus", "Amazônia (Manaus)"
    ACRE = "America/Rio_Branco", "Acre (Rio Branco)"


class SituacaoEvento(TextChoices):
    RASCUNHO = "rascunho", "Rascunho"
    PUBLICADO = "publicado", "Publicado"
    REALIZADO = "realizado", "Realizado"
    CANCELADO = "cancelado", "Cancelado"


EVENTO_EM_PREPARO = (SituacaoEvento.RASCUNHO, SituacaoEvento.PUBLICADO)
TOM_DO_EVENTO = {
    SituacaoEvento.PUBLICADO: "andamento",
    SituacaoEvento.REALIZADO: "concluida",
    SituacaoEvento.CANCELADO: "problema",
}


class SituacaoInscricao(TextChoices):
    CONVIDADA = "convidada", "Sem resposta"
    CONFIRMADA = "confirmada", "Confirmada"
    EM_ESPERA = "em_espera", "Na lista de espera"
    RECUSADA = "recusada", "Não vai"


TOM_DA_INSCRICAO = {
    SituacaoInscricao.CONFIRMADA: "concluida",
    SituacaoInscricao.EM_ESPERA: "atencao",
}


class SituacaoPresenca(TextChoices):
    PRESENTE = "presente", "Presente"
    DESFEITA = "desfeita", "Desfeita"


class OrigemPresenca(TextChoices):
    PORTA = "porta", "Na porta"
    QR = "qr", "QR code do convite"
    PLANILHA = "planilha", "Planilha"
    API = "api", "API"


class SituacaoMaterial(TextChoices):
    DISPONIVEL = "disponivel", "Disponível"
    RETIRADO = "retirado", "Retirado"


class QuandoMaterial(TextChoices):
    ANTES = "antes", "Desde já"
    DEPOIS = "depois", "Só depois do evento"
