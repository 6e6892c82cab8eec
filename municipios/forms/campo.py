"""Campos que se repetem nos formulários: CPF, CNPJ, documento e motivo."""

from typing import Any

from django import forms

from municipios.domain import documento
from municipios.validators import TAMANHO_MAXIMO_DO_ARQUIVO, compactar, validar_cnpj, validar_cpf


class CampoCPF(forms.CharField):
    """Aceita com ou sem pontos; entrega os 11 números, ou vazio."""

    def __init__(self, **opcoes: Any) -> None:
        padrao: dict[str, Any] = {
            "label": "CPF",
            "max_length": 14,
            "help_text": "Só os números, ou com pontos.",
        }
        super().__init__(**(padrao | opcoes))

    def clean(self, value: Any) -> str:
        cpf = compactar(super().clean(value))
        if cpf:
            validar_cpf(cpf)
        return cpf


class CampoCNPJ(forms.CharField):
    """Aceita com ou sem pontos, e com letras; entrega as 14 posições."""

    def __init__(self, **opcoes: Any) -> None:
        padrao: dict[str, Any] = {
            "label": "CNPJ",
            "max_length": 18,
            "help_text": "Só as 14 posições, ou com pontos. Pode ter letras.",
        }
        super().__init__(**(padrao | opcoes))

    def clean(self, value: Any) -> str:
        cnpj = compactar(super().clean(value))
        if cnpj:
            validar_cnpj(cnpj)
        return cnpj


class CampoArquivo(forms.FileField):
    """Um arquivo de que só se olha o tamanho: quem o confere vem depois. `grande` é a recusa."""

    def __init__(self, *, grande: str, **opcoes: Any) -> None:
        self.grande = grande
        super().__init__(**opcoes)

    def clean(self, data: Any, initial: Any = None) -> Any:
        arquivo = super().clean(data, initial)
        if arquivo and arquivo.size > TAMANHO_MAXIMO_DO_ARQUIVO:
            raise forms.ValidationError(self.grande)
        return arquivo


class CampoDocumento(forms.FileField):
    """Um arquivo que o portal guarda: o conteúdo é conferido já no formulário (matriz D11)."""

    def __init__(self, **opcoes: Any) -> None:
        padrao: dict[str, Any] = {"required": False, "help_text": "PDF, PNG ou JPEG de até 10 MB."}
        super().__init__(**(padrao | opcoes))

    def clean(self, data: Any, initial: Any = None) -> Any:
        arquivo = super().clean(data, initial)
        if arquivo:
            try:
                documento.conferir(arquivo)
            except documento.DocumentoRecusado as recusa:
                raise forms.ValidationError(str(recusa)) from recusa
        return arquivo


class EntradaDeArquivos(forms.FileInput):
    allow_multiple_selected = True


class CampoDocumentos(CampoDocumento):
    """Vários arquivos de uma vez; entrega a lista deles."""

    widget = EntradaDeArquivos

    def __init__(self, *, maximo: int, recusa: str, **opcoes: Any) -> None:
        self.maximo, self.recusa = maximo, recusa
        super().__init__(**opcoes)

    def clean(self, data: Any, initial: Any = None) -> list[Any]:
        arquivos = data or []
        if len(arquivos) > self.maximo:
            raise forms.ValidationError(self.recusa, code="anexos")
        return [super(CampoDocumentos, self).clean(arquivo, initial) for arquivo in arquivos]


def campo_motivo(rotulo: str = "Motivo") -> forms.CharField:
    return forms.CharField(
        label=rotulo,
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=1000,
        help_text="Fica no histórico. Não escreva senhas nem CPFs.",
    )


class MotivoForm(forms.Form):
    motivo = campo_motivo()
