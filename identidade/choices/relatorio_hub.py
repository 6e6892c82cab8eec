"""O relatório mensal de um hub (Portaria SGD/MGI 7.076/2024, art. 13): situações e vocabulário."""

from django.db.models import TextChoices

from identidade.choices import CodigoProduto


class SituacaoRelatorio(TextChoices):
    RECEBIDO = "recebido", "Recebido"
    CONFERIDO = "conferido", "Conferido"
    ENTREGUE = "entregue", "Entregue"


TOM_DO_RELATORIO = {
    SituacaoRelatorio.RECEBIDO: "andamento",
    SituacaoRelatorio.CONFERIDO: "atencao",
    SituacaoRelatorio.ENTREGUE: "concluida",
}


class Poder(TextChoices):
    EXECUTIVO = "executivo", "Executivo"
    LEGISLATIVO = "legislativo", "Legislativo"
    JUDICIARIO = "judiciario", "Judiciário"


# Como o leiaute chama cada produto que se integra.
SERVICOS = {
    CodigoProduto.AUTENTICACAO: "Login",
    CodigoProduto.ASSINATURA: "Assinatura",
    CodigoProduto.PROVA_DE_VIDA: "Prova de Vida",
}
