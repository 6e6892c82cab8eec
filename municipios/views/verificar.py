"""A prova para qualquer pessoa: o código do termo, e um arquivo comparado com o registrado."""

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from municipios.domain.autenticidade import autenticidade
from municipios.domain.certificado import certificado_do_codigo
from municipios.forms.verificar import CodigoForm, ComparacaoForm


@login_not_required
def verificar(request: HttpRequest) -> HttpResponse:
    form = CodigoForm(request.GET or None)
    if request.GET and form.is_valid():
        achado = autenticidade(form.cleaned_data["codigo"])
        if achado:
            return redirect("verificar_termo", achado.termo.codigo)
        if certificado := certificado_do_codigo(form.cleaned_data["codigo"]):
            return redirect("certificado_verificar", certificado.codigo)
        form.add_error(
            "codigo", "Não há termo nem certificado com este código. Confira letra por letra."
        )
    return render(request, "municipios/verificar.html", {"form": form})


@login_not_required
def verificar_termo(request: HttpRequest, codigo: str) -> HttpResponse:
    """O arquivo enviado é comparado na memória, e não se guarda."""
    achado = autenticidade(codigo)
    if achado is None:
        raise Http404("Não há termo com este código.")
    if request.GET.get("formato") == "json":
        return JsonResponse(achado.em_json())
    form, resultado = ComparacaoForm(request.POST or None, request.FILES or None), ""
    if request.method == "POST" and form.is_valid():
        resultado = achado.confere(form.cleaned_data["arquivo"].read())
    contexto = {"achado": achado, "form": form, "resultado": resultado}
    return render(request, "municipios/verificar_termo.html", contexto)
