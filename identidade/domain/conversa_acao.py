"""A conversa sobre uma ação: mensagens da conversa do ente com a SGD, ligadas a ela.

Assim o aviso, a leitura, os anexos e a recusa de segredo são os da conversa, e nada fica de fora
de quem acompanha o ente por lá.
"""

import uuid
from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import QuerySet

from identidade.domain.engajamento import marcar_reacao
from identidade.models import Acao, MensagemAcao
from municipios.domain.documento import Arquivo
from municipios.domain.mensagem import enviar
from municipios.models import Mensagem, Usuario

MAIOR_MENSAGEM = 5000


@transaction.atomic
def falar(
    acao: Acao,
    *,
    por: Usuario,
    texto: str,
    anexos: Sequence[Arquivo] = (),
    chave: uuid.UUID | None = None,
    vista: int | None = None,
) -> Mensagem:
    """Escreve na conversa do ente, dizendo de que ação se fala (veja `mensagem.enviar`)."""
    assunto = f"Sobre a ação {acao} do plano:\n\n{texto}" if texto.strip() else texto
    if (sobra := len(assunto) - MAIOR_MENSAGEM) > 0:
        recusa = f"Com o título da ação, a mensagem fica longa demais. Tire {sobra} letras."
        raise ValidationError({"texto": recusa}, code="longa")
    nova = enviar(acao.plano.ente, por=por, texto=assunto, anexos=anexos, chave=chave, vista=vista)
    MensagemAcao.objects.get_or_create(mensagem=nova, defaults={"acao": acao})
    marcar_reacao(acao.plano, por)
    return nova


def conversa(acao: Acao) -> QuerySet[Mensagem]:
    """Da mais nova à mais antiga."""
    da_acao = Mensagem.objects.filter(pk__in=acao.falas.values("mensagem"))
    return da_acao.select_related("autor").com_anexos().order_by("-pk")
