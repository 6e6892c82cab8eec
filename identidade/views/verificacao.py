"""Verificação automática de um sistema: pedir, acompanhar, ver as de antes, e os endereços dela."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from identidade.choices import SituacaoVerificacao
from identidade.domain.endereco import CAMPOS
from identidade.domain.verificacao import pedir
from identidade.forms.endereco import EnderecoForm
from identidade.models import Evidencia, Implantacao, Verificacao
from identidade.tasks import verificar_sistemas
from municipios.domain.transicoes import TransicaoInvalida
from municipios.http.paginacao import paginar
from municipios.http.pessoa import pessoa
from municipios.permissions import age_pelo_ente


@require_POST
def verificacao_pedir(request: HttpRequest, pk: int) -> HttpResponse:
    implantacao = _implantacao(request, pk)
    try:
        nova = pedir(implantacao, por=pessoa(request))
    except TransicaoInvalida as recusa:
        messages.warning(request, str(recusa))
        return redirect("implantacao_ver", pk)
    transaction.on_commit(verificar_sistemas.delay, robust=True)
    return redirect("verificacao_ver", nova.pk)


@require_safe
def verificacao_ver(request: HttpRequest, pk: int) -> HttpResponse:
    visiveis = Verificacao.objects.visiveis_para(request.user)
    de_quem = visiveis.select_related("implantacao__ente", "implantacao__produto", "pedida_por")
    provas = Evidencia.objects.visiveis_para(request.user).select_related("passo__etapa")
    com_provas = de_quem.prefetch_related(Prefetch("evidencias", provas))
    verificacao = get_object_or_404(com_provas, pk=pk)
    pode_pedir = age_pelo_ente(pessoa(request), verificacao)
    contexto = {
        "verificacao": verificacao,
        "implantacao": verificacao.implantacao,
        "andando": verificacao.situacao == SituacaoVerificacao.PEDIDA,
        "pode_pedir": pode_pedir,
        "por_dentro": pode_pedir or pessoa(request).eh_da_equipe,
    }
    return render(request, "identidade/verificacao_ver.html", contexto)


@require_safe
def verificacao_listar(request: HttpRequest, pk: int) -> HttpResponse:
    implantacao = _implantacao(request, pk)
    todas = Verificacao.objects.filter(implantacao=implantacao)
    pagina = paginar(request, todas, campo="pedida_em", decrescente=True)
    contexto = {"implantacao": implantacao, "pagina": pagina}
    return render(request, "identidade/verificacao_listar.html", contexto)


def endereco_mudar(request: HttpRequest, pk: int) -> HttpResponse:
    implantacao = _implantacao(request, pk)
    if not age_pelo_ente(pessoa(request), implantacao):
        raise PermissionDenied("Quem muda os endereços é o ente, ou a SGD em nome dele.")
    inicial = {campo: getattr(implantacao, campo) for campo in CAMPOS}
    form = EnderecoForm(request.POST or None, initial=inicial)
    if (
        request.method == "POST"
        and form.is_valid()
        and form.mudar(implantacao, por=pessoa(request))
    ):
        messages.success(request, "Endereços guardados. Já dá para verificar o sistema.")
        return redirect("implantacao_ver", pk)
    contexto = {"implantacao": implantacao, "form": form}
    return render(request, "identidade/endereco_mudar.html", contexto)


def _implantacao(request: HttpRequest, pk: int) -> Implantacao:
    visiveis = Implantacao.objects.visiveis_para(request.user).select_related("ente", "produto")
    return get_object_or_404(visiveis, pk=pk)
