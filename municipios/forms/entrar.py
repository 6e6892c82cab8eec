from django import forms


class EntrarEquipeForm(forms.Form):
    identificador = forms.EmailField(
        label="E-mail institucional",
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "username"}),
    )
    senha = forms.CharField(
        label="Senha",
        max_length=256,
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
