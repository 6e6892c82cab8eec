"""Por que um termo deixou de esperar assinatura: o que se diz a quem chegou depois."""

from django.utils import timezone

from municipios.choices import SituacaoAdesao
from municipios.choices.assinatura import OrdemAssinatura
from municipios.documentos.laudo import FALHA, Item
from municipios.models import Adesao, Termo

TERMO_RETIRADO = "termo_retirado"


def por_que_saiu_da_espera(
    adesao: Adesao, termo: Termo, ordem: int = OrdemAssinatura.AUTORIDADE
) -> Item:
    """O ponto do laudo, com o que houve e o que fazer.

    Quem chama já viu que o termo não espera mais, com a adesão travada.
    """
    ultimo = adesao.termos.prontos().first()
    if ultimo and ultimo.pk != termo.pk:
        return _item(
            "O termo foi refeito: há um documento mais novo no lugar deste.",
            "Baixe o documento novo na página da adesão e assine-o.",
        )
    if adesao.situacao == SituacaoAdesao.RASCUNHO:
        return _item(
            "O termo voltou ao rascunho antes de esta assinatura ser conferida.",
            "Espere o documento novo, na página da adesão, e assine-o.",
        )
    aceita = termo.assinaturas.aceitas().filter(ordem=ordem).first()
    if aceita and aceita.conferida_em:
        quando = f"{timezone.localtime(aceita.conferida_em):%d/%m/%Y às %H:%M}"
        return _item(
            f"O termo já estava assinado: outra tentativa foi aceita em {quando}.",
            "Não é preciso assinar de novo. Abra a página da adesão para ver o termo assinado.",
        )
    return _item(
        "O termo não espera assinatura: a adesão está em "
        f"“{SituacaoAdesao(adesao.situacao).label}”.",
        "Abra a página da adesão para ver o que vale agora.",
    )


def _item(porque: str, o_que_fazer: str) -> Item:
    guardada = f"{porque} Esta tentativa ficou guardada."
    return Item(TERMO_RETIRADO, FALHA, guardada, o_que_fazer)
