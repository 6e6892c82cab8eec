"""O que se digita numa mensagem da conversa com a SGD."""

import uuid

from django import forms

from municipios.domain.mensagem import ANEXOS_DEMAIS, MAXIMO_DE_ANEXOS
from municipios.forms.campo import CampoDocumentos
from municipios.validators import recusar_segredo


class MensagemForm(forms.Form):
    """`chave` nasce com o formulário: enviá-lo duas vezes cria uma mensagem só.

    `vista` é a última mensagem que estava na tela de quem escreveu.
    """

    chave = forms.UUIDField(widget=forms.HiddenInput, required=False, initial=uuid.uuid4)
    vista = forms.IntegerField(
        widget=forms.HiddenInput, required=False, min_value=0, max_value=2**63 - 1
    )
    texto = forms.CharField(
        label="Sua mensagem",
        widget=forms.Textarea(attrs={"rows": 5}),
        max_length=5000,
        validators=[recusar_segredo],
        help_text="Não escreva senhas, chaves nem CPFs. Depois de enviada, não dá para mudar.",
    )
    anexos = CampoDocumentos(
        label="Anexos",
        maximo=MAXIMO_DE_ANEXOS,
        recusa=ANEXOS_DEMAIS,
        help_text=(
            f"Até {MAXIMO_DE_ANEXOS} arquivos PDF, PNG ou JPEG, de até 10 MB cada um e 20 MB ao "
            "todo."
        ),
    )
