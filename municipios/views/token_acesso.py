"""Os tokens da API de cada pessoa."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from municipios.domain.token_acesso import TokenRecusado, emitir_token, revogar_token
from municipios.forms.token_acesso import TokenAcessoForm
from municipios.http.pessoa import pessoa


@never_cache
@require_GET
def token_acesso_listar(request: HttpRequest) -> HttpResponse:
    return _lista(request, TokenAcessoForm())


@never_cache
@require_POST
def token_acesso_emitir(request: HttpRequest) -> HttpResponse:
    """Mostra o token uma vez, na própria resposta: ele não passa por sessão nem por endereço."""
    form = TokenAcessoForm(request.POST)
    if form.is_valid():
        try:
            token, texto = emitir_token(pessoa(request), **form.cleaned_data)
        except TokenRecusado as recusa:
            form.add_error(None, str(recusa))
        else:
            contexto = {"token": token, "texto": texto}
            return render(request, "municipios/token_acesso_emitir.html", contexto)
    return _lista(request, form)


@require_POST
def token_acesso_revogar(request: HttpRequest, pk: int) -> HttpResponse:
    token = get_object_or_404(pessoa(request).tokens, pk=pk)
    revogar_token(token)
    messages.success(request, f"O token “{token.nome}” não vale mais.")
    return redirect("token_acesso_listar")


def _lista(request: HttpRequest, form: TokenAcessoForm) -> HttpResponse:
    validos = pessoa(request).tokens.validos()
    return render(request, "municipios/token_acesso_listar.html", {"form": form, "tokens": validos})
