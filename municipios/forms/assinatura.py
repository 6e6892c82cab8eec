"""O que se envia ao assinar fora do portal."""

from django import forms

from municipios.forms.campo import CampoArquivo

GRANDE = "O arquivo passa de 10 MB. Assine o termo baixado daqui."


class EnvioDeAssinaturaForm(forms.Form):
    """O formulário só olha o tamanho: o que o arquivo é, quem diz é o verificador."""

    pdf = CampoArquivo(
        label="Termo assinado (PDF)",
        grande=GRANDE,
        help_text="O arquivo baixado do portal, com a assinatura. Até 10 MB.",
    )
    p7s = CampoArquivo(
        label="Assinatura à parte (.p7s)",
        grande=GRANDE,
        required=False,
        help_text="Só se o seu assinador gera um segundo arquivo.",
    )


class EnvioDaSgdForm(forms.Form):
    pdf = CampoArquivo(
        label="Termo com a sua assinatura (PDF)",
        grande=GRANDE,
        help_text="O arquivo que a autoridade assinou, com a sua assinatura por cima. Até 10 MB.",
    )
