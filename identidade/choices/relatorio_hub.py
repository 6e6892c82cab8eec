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
    """Os três Poderes, e os órgãos autônomos que têm domínio oficial próprio."""

    EXECUTIVO = "executivo", "Executivo"
    LEGISLATIVO = "legislativo", "Legislativo"
    JUDICIARIO = "judiciario", "Judiciário"
    MINISTERIO_PUBLICO = "ministerio_publico", "Ministério Público"
    DEFENSORIA_PUBLICA = "defensoria_publica", "Defensoria Pública"
    TRIBUNAL_DE_CONTAS = "tribunal_de_contas", "Tribunal de Contas"


# Como também se escreve cada um.
APELIDOS_DE_PODER = {
    "Poder Executivo": Poder.EXECUTIVO,
    "Poder Legislativo": Poder.LEGISLATIVO,
    "Poder Judiciário": Poder.JUDICIARIO,
    "MP": Poder.MINISTERIO_PUBLICO,
    "Defensoria": Poder.DEFENSORIA_PUBLICA,
    "TC": Poder.TRIBUNAL_DE_CONTAS,
}

# Como o leiaute chama cada produto que se integra.
SERVICOS = {
    CodigoProduto.AUTENTICACAO: "Login",
    CodigoProduto.ASSINATURA: "Assinatura",
    CodigoProduto.PROVA_DE_VIDA: "Prova de Vida",
}
