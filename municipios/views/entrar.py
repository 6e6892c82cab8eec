"""As portas de entrada: GOV.BR para todos, senha para a equipe."""

from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render, resolve_url
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods

from municipios.entrada import equipe, govbr
from municipios.entrada.recusa import EXPLICACOES, registrar
from municipios.forms.entrar import EntrarEquipeForm
from municipios.govbr.recusa import EntradaRecusada
from municipios.http.destino import destino_seguro
from municipios.models import Usuario

_SENHA_RECUSADA = (
    "E-mail ou senha não conferem. Confira os dois e tente de novo; depois de dez erros a entrada "
    "fica bloqueada por 15 minutos."
)


@login_not_required
@never_cache
@require_GET
def entrar(request: HttpRequest) -> HttpResponse:
    destino = destino_seguro(request)
    if request.user.is_authenticated:
        return redirect(destino or _pagina_de(request.user))
    return render(request, "municipios/entrar.html", {"destino": destino})


@login_not_required
@never_cache
@require_http_methods(["GET", "POST"])
def entrar_govbr(request: HttpRequest) -> HttpResponse:
    """Só POST começa uma entrada: um elo de fora não põe ninguém na conta de outra pessoa."""
    destino = destino_seguro(request)
    endereco = urlsplit(settings.URL_PUBLICA)
    if request.method == "GET" or request.get_host() != endereco.netloc:
        # A volta do GOV.BR é para o endereço público: a sessão tem de nascer nele.
        consulta = f"?{urlencode({'next': destino})}" if destino else ""
        return redirect(f"{settings.URL_PUBLICA}{reverse('entrar')}{consulta}")
    try:
        return govbr.ir(request, destino=destino)
    except EntradaRecusada as recusa:
        return _recusar(request, recusa)


@login_not_required
@never_cache
@require_GET
def entrar_govbr_retorno(request: HttpRequest) -> HttpResponse:
    try:
        volta = govbr.voltar(request)
    except EntradaRecusada as recusa:
        return _recusar(request, recusa)
    return redirect(volta.destino or _pagina_de(volta.usuario))


@login_not_required
@never_cache
@sensitive_post_parameters("senha")
@require_http_methods(["GET", "POST"])
def entrar_equipe(request: HttpRequest) -> HttpResponse:
    destino = destino_seguro(request)
    form = EntrarEquipeForm(request.POST or None)
    if form.is_valid():
        usuario = equipe.autenticar(request, **form.cleaned_data)
        if usuario:
            return equipe.abrir_sessao(request, usuario, destino=destino)
        form.add_error(None, _SENHA_RECUSADA)
    contexto = {"form": form, "destino": destino}
    return render(request, "municipios/entrar_equipe.html", contexto)


def _recusar(request: HttpRequest, recusa: EntradaRecusada) -> HttpResponse:
    explicacao = EXPLICACOES[recusa.motivo]
    contexto = {"explicacao": explicacao, "incidente": registrar(recusa)}
    return render(request, "municipios/entrar_recusada.html", contexto, status=explicacao.situacao)


def _pagina_de(usuario: Usuario) -> str:
    return resolve_url("admin:index" if usuario.eh_da_equipe else settings.LOGIN_REDIRECT_URL)
