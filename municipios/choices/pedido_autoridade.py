"""Pedido de registro de autoridade: de quem vem, com que prova, em que pé está, o que lhe falta."""

from django.db.models import TextChoices

from municipios.choices import Esfera


class OrigemPedido(TextChoices):
    PESSOA = "pessoa", "A própria pessoa"
    ENTE = "ente", "O ente, por quem o representa"


class ProvaPedido(TextChoices):
    DIPLOMA = "diploma", "Diploma da Justiça Eleitoral"
    POSSE = "posse", "Termo ou ata de posse"
    TRANSMISSAO = "transmissao", "Ato de transmissão do cargo"
    OFICIO = "oficio", "Ofício do ente"


class SituacaoPedido(TextChoices):
    RASCUNHO = "rascunho", "Rascunho, ainda não enviado"
    EM_CONFERENCIA = "em_conferencia", "Em conferência pela SGD"
    DEVOLVIDO = "devolvido", "Falta completar"
    ACEITO = "aceito", "Aceito"
    RECUSADO = "recusado", "Recusado"
    RETIRADO = "retirado", "Retirado por quem pediu"


class FaltaPedido(TextChoices):
    """O que a SGD pode pedir de novo, com o texto que quem pediu lê."""

    ILEGIVEL = "ilegivel", "O documento não se lê: envie outra cópia, inteira e nítida."
    NAO_PROVA = "nao_prova", "O documento não prova a posse: envie o diploma ou o termo de posse."
    NOME = "nome", "O nome do documento não é o do pedido."
    CARGO = "cargo", "O cargo do documento não é o do pedido."
    INICIO = "inicio", "O início do mandato não confere com o documento."
    TRANSMISSAO = "transmissao", "Falta o ato que pôs a pessoa no lugar do titular."
    ENTE = "ente", "O documento é de outro estado ou município."


PEDIDO_EM_ABERTO = (
    SituacaoPedido.RASCUNHO,
    SituacaoPedido.EM_CONFERENCIA,
    SituacaoPedido.DEVOLVIDO,
)
# A vez é de quem pediu: escrever, completar, enviar.
PEDIDO_COM_QUEM_PEDIU = (SituacaoPedido.RASCUNHO, SituacaoPedido.DEVOLVIDO)
PEDIDO_NA_SGD = (SituacaoPedido.EM_CONFERENCIA, SituacaoPedido.DEVOLVIDO)
TOM_DO_PEDIDO = {
    SituacaoPedido.RASCUNHO: "atencao",
    SituacaoPedido.EM_CONFERENCIA: "andamento",
    SituacaoPedido.DEVOLVIDO: "atencao",
    SituacaoPedido.ACEITO: "concluida",
    SituacaoPedido.RECUSADO: "problema",
}
CARGOS = {
    Esfera.MUNICIPAL: ("Prefeita", "Prefeito"),
    Esfera.ESTADUAL: ("Governadora", "Governador"),
    Esfera.DISTRITAL: ("Governadora", "Governador"),
}
