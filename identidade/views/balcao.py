"""As unidades do Balcão GOV.BR: a lista e a página de cada uma, para todos, e a ficha."""

from typing import Any

import orjson
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from identidade.choices import CodigoProduto
from identidade.domain.agenda_balcao import horario_em_ics
from identidade.domain.balcao import FichaMudou, mudar_ficha, o_que_falta, registrar_ficha
from identidade.domain.comparacao_ficha import diferencas
from identidade.domain.dados_balcao import COLUNAS, linhas_do_csv, linhas_do_json
from identidade.domain.horario_balcao import semana
from identidade.forms.balcao import BalcaoFiltroForm, BalcaoForm
from identidade.models import Balcao, Implantacao
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.tentar import tentar
from municipios.http.paginacao import paginar
from municipios.http.pessoa import pessoa
from municipios.http.planilha import resposta_csv
from municipios.permissions import age_pelo_ente
from municipios.views.agenda import arquivo_de_agenda


@login_not_required
def balcao_listar(request: HttpRequest) -> HttpResponse:
    """Só as abertas ao público, por cidade."""
    filtro = BalcaoFiltroForm(request.GET)
    abertos = filtro.filtrar(Balcao.objects.abertos().select_related("implantacao__ente"))
    contexto = {
        "form": filtro,
        "pagina": paginar(request, abertos, campo="implantacao__ente__busca"),
    }
    return render(request, "identidade/balcao_listar.html", contexto)


@login_not_required
def balcao_csv(request: HttpRequest) -> HttpResponseBase:
    abertos = BalcaoFiltroForm(request.GET).filtrar(Balcao.objects.abertos())
    return resposta_csv("balcoes", COLUNAS, linhas_do_csv(abertos))


@login_not_required
def balcao_json(request: HttpRequest) -> HttpResponse:
    abertos = BalcaoFiltroForm(request.GET).filtrar(Balcao.objects.abertos())
    corpo = orjson.dumps({"balcoes": list(linhas_do_json(abertos))}, default=float)
    return HttpResponse(corpo, content_type="application/json")


@login_not_required
def balcao_ver(request: HttpRequest, pk: int) -> HttpResponse:
    """Ainda fechada, só quem age pelo ente e a SGD a veem, com o que falta."""
    balcao = _visivel(request, pk)
    dentro = Implantacao.objects.de_quem_responde(request.user).filter(pk=balcao.implantacao_id)
    ve_por_dentro = dentro.exists()
    contexto = {
        "balcao": balcao,
        "semana": semana(balcao.horarios.all()),
        "ve_por_dentro": ve_por_dentro,
        "pode_mudar": ve_por_dentro and age_pelo_ente(pessoa(request), balcao),
        "falta": o_que_falta(balcao) if ve_por_dentro else [],
    }
    return render(request, "identidade/balcao_ver.html", contexto)


@login_not_required
def balcao_ics(request: HttpRequest, pk: int) -> HttpResponse:
    balcao = get_object_or_404(Balcao.objects.abertos().completos(), pk=pk)
    return arquivo_de_agenda(horario_em_ics(balcao), pk, de_que="balcao")


def balcao_novo(request: HttpRequest, pk: int) -> HttpResponse:
    """A ficha da unidade; se já há uma, é ela que se muda."""
    visiveis = Implantacao.objects.visiveis_para(request.user)
    com_ficha = visiveis.select_related("ente", "produto", "balcao")
    implantacao = get_object_or_404(com_ficha, pk=pk, produto=CodigoProduto.BALCAO)
    _exigir(request, implantacao)
    if request.method != "POST" and hasattr(implantacao, "balcao"):
        return redirect("balcao_mudar", implantacao.balcao.pk)
    form = BalcaoForm(request.POST or None, implantacao=implantacao)
    por = pessoa(request)
    novo = tentar(form, lambda: registrar_ficha(implantacao, form.ficha, por=por))
    if novo:
        messages.success(request, "Ficha da unidade gravada.")
        return redirect("balcao_ver", novo.pk)
    contexto = {"implantacao": implantacao, "form": form}
    return render(request, "identidade/balcao_mudar.html", contexto)


def balcao_mudar(request: HttpRequest, pk: int) -> HttpResponse:
    balcao = balcao_por_dentro(request, pk)
    implantacao = balcao.implantacao
    _exigir(request, implantacao)
    form = BalcaoForm(request.POST or None, instance=_visivel(request, pk), implantacao=implantacao)
    contexto: dict[str, Any] = {"implantacao": implantacao, "balcao": balcao, "form": form}
    if form.is_valid():
        versao = form.cleaned_data["versao"] or 0
        try:
            mudar_ficha(balcao, form.ficha, por=pessoa(request), versao=versao)
        except FichaMudou as recusa:
            form.passar_a(recusa.versao)
            form.add_error(None, str(recusa))
            contexto["diferencas"] = diferencas(recusa.gravada, recusa.sua)
        except TransicaoInvalida as recusa:
            form.add_error(None, str(recusa))
        else:
            messages.success(request, "Ficha da unidade gravada.")
            return redirect("balcao_ver", pk)
    return render(request, "identidade/balcao_mudar.html", contexto)


def balcao_por_dentro(request: HttpRequest, pk: int) -> Balcao:
    """Só para quem responde pelo ente: nem a página pública nem a delegação bastam."""
    dentro = Implantacao.objects.de_quem_responde(request.user)
    fichas = Balcao.objects.filter(implantacao__in=dentro).completos()
    return get_object_or_404(fichas, pk=pk)


def _visivel(request: HttpRequest, pk: int) -> Balcao:
    return get_object_or_404(Balcao.objects.visiveis_para(request.user).completos(), pk=pk)


def _exigir(request: HttpRequest, implantacao: Implantacao) -> None:
    if not age_pelo_ente(pessoa(request), implantacao):
        raise PermissionDenied("Quem escreve a ficha da unidade é o ente ou a SGD.")
