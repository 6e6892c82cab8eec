"""O desenho de formulário do portal: rótulo, ajuda e erro ligados ao campo; resumo no alto."""

import pytest
from django import forms
from django.template.loader import render_to_string


class CadastroForm(forms.Form):
    nome = forms.CharField(help_text="Como está no documento.")
    apelido = forms.CharField(required=False)
    aceito = forms.BooleanField(label="Li e entendi")
    papel = forms.ChoiceField(widget=forms.RadioSelect, choices=[("a", "A"), ("b", "B")])


@pytest.fixture
def formulario() -> CadastroForm:
    return CadastroForm(data={})


def test_campo_liga_ajuda_e_erro(formulario: CadastroForm) -> None:
    campo = str(formulario["nome"].as_field_group())
    assert 'aria-describedby="id_nome_helptext id_nome_error"' in campo
    assert 'aria-invalid="true"' in campo
    assert 'id="id_nome_error"' in campo


def test_campo_opcional_avisa_no_rotulo(formulario: CadastroForm) -> None:
    assert "(opcional)" in str(formulario["apelido"].as_field_group())
    assert "(opcional)" not in str(formulario["nome"].as_field_group())


def test_marcar_poe_o_rotulo_depois_da_caixa(formulario: CadastroForm) -> None:
    campo = str(formulario["aceito"].as_field_group())
    assert campo.index("<input") < campo.index("<label")


def test_resumo_leva_a_cada_campo(formulario: CadastroForm) -> None:
    resumo = render_to_string("_resumo_erros.html", {"form": formulario})
    assert 'href="#id_nome"' in resumo
    assert 'href="#id_papel_0"' in resumo
    assert "Confira estes pontos" in resumo


def test_resumo_some_sem_erros() -> None:
    assert render_to_string("_resumo_erros.html", {"form": CadastroForm()}).strip() == ""
