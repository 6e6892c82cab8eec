"""Implantações de um ente: lista, começo, andamento, suspensão e retomada."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from identidade.domain.andamento import andamento
from identidade.domain.implantacao import RETOMAR, SUSPENDER, TRANSICOES, retomar, suspender
from identidade.domain.ligacao_acao import acoes_ligadas
from identidade.domain.pre_requisito import opcoes
from identidade.forms.implantacao import ImplantacaoForm, MotivoForm
from identidade.models import Acao, Bloqueio, Implantacao, Protocolo, Verificacao
from municipios.domain.transicoes import Transicao, TransicaoInvalida, permitidas
from municipios.http.ente import ente_administrado, ente_visto
from municipios.http.paginacao import paginar
from municipios.http.pessoa import pessoa
from municipios.models import Feriado
from municipios.permissions import age_pelo_ente


def implantacao_listar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_visto(request, codigo_ibge)
    pode_comecar, da_equipe = age_pelo_ente(pessoa(request), ente), pessoa(request).eh_da_equipe
    lista = Implantacao.objects.filter(ente=ente).select_related("produto", "roteiro")
    contexto = {
        "ente": ente,
        "pagina": paginar(request, lista, campo="nome"),
        "pode_comecar": pode_comecar,
        "informados": ente.linhas_de_hub.por_hub_e_produto() if da_equipe else [],
        "por_dentro": pode_comecar or da_equipe,
    }
    return render(request, "identidade/implantacao_listar.html", contexto)


def implantacao_nova(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_administrado(request, codigo_ibge)
    caminhos = opcoes(ente)
    form = ImplantacaoForm(request.POST or None, opcoes=caminhos)
    if request.method == "POST" and form.is_valid():
        nova = form.criar(ente, por=pessoa(request))
        if nova:
            messages.success(request, "Implantação começada. Estes são os passos.")
            return redirect("implantacao_ver", nova.pk)
    contexto = {"ente": ente, "opcoes": caminhos, "form": form}
    return render(request, "identidade/implantacao_nova.html", contexto)


def implantacao_ver(request: HttpRequest, pk: int) -> HttpResponse:
    implantacao = _visivel(request, pk)
    contexto = {
        "implantacao": implantacao,
        "andamento": andamento(implantacao, pessoa(request)),
        "acoes_do_plano": acoes_ligadas(_do_plano(implantacao)),
        "acoes": permitidas(implantacao, TRANSICOES, pessoa(request)),
    }
    return render(request, "identidade/implantacao_ver.html", contexto)


def _do_plano(implantacao: Any) -> list[Any]:
    """O plano é de quem responde pelo ente: quem vê por delegação não o lê."""
    return list(implantacao.resumo_das_acoes) if implantacao.por_dentro else []


def implantacao_suspender(request: HttpRequest, pk: int) -> HttpResponse:
    return _mudar(request, pk, SUSPENDER, suspender)


def implantacao_retomar(request: HttpRequest, pk: int) -> HttpResponse:
    return _mudar(request, pk, RETOMAR, retomar)


def _visivel(request: HttpRequest, pk: int) -> Implantacao:
    visiveis = Implantacao.objects.visiveis_para(request.user).com_alcance(request.user)
    com_resumos = visiveis.annotate(
        resumo_das_acoes=Acao.objects.resumidas(),
        resumo_dos_bloqueios=Bloqueio.objects.resumidos(),
        resumo_dos_protocolos=Protocolo.objects.resumidos(),
        resumo_das_verificacoes=Verificacao.objects.resumidas(),
        feriados=ArraySubquery(Feriado.objects.desde(OuterRef("criada_em"), OuterRef("ente__uf"))),
    )
    com_tudo = com_resumos.select_related("ente", "produto", "roteiro", "balcao")
    return get_object_or_404(com_tudo, pk=pk)


def _mudar(
    request: HttpRequest, pk: int, transicao: Transicao, verbo: Callable[..., Implantacao]
) -> HttpResponse:
    implantacao = _visivel(request, pk)
    if not transicao.quem(pessoa(request), implantacao):
        raise PermissionDenied
    form = MotivoForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            verbo(implantacao, por=pessoa(request), motivo=form.cleaned_data["motivo"])
        except TransicaoInvalida as recusa:
            messages.warning(request, str(recusa))
        else:
            messages.success(request, f"Feito: {transicao.rotulo.lower()} a implantação.")
        return redirect("implantacao_ver", pk)
    contexto = {"implantacao": implantacao, "transicao": transicao, "form": form}
    return render(request, "identidade/implantacao_mudar.html", contexto)
