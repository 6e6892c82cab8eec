"""Novas assinaturas pedidas por um texto novo, para a equipe: quais há, quem falta, cancelar."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from municipios.choices import Uf
from municipios.domain import progresso_renovacao as progresso
from municipios.domain import renovacao as dominio
from municipios.domain.progresso_campanha import no_todo
from municipios.domain.transicoes import permitidas
from municipios.forms.campo import MotivoForm
from municipios.forms.tentar import tentar
from municipios.http.paginacao import paginar
from municipios.http.pessoa import pessoa
from municipios.http.planilha import resposta_csv
from municipios.http.segundo_fator import somente_equipe
from municipios.models import Renovacao
from municipios.permissions import coordena
from municipios.tasks import varrer_renovacoes

CABECALHO = ("codigo_ibge", "ente", "uf", "esfera", "situacao", "prazo", "termo_novo", "contatos")


@never_cache
@somente_equipe
def renovacao_listar(request: HttpRequest) -> HttpResponse:
    renovacoes = progresso.com_progresso(Renovacao.objects.visiveis_para(request.user))
    contexto = {"pagina": paginar(request, renovacoes, campo="pk", decrescente=True)}
    return render(request, "municipios/renovacao_listar.html", contexto)


@never_cache
@somente_equipe
def renovacao_ver(request: HttpRequest, pk: int) -> HttpResponse:
    renovacao, uf = _achar(request, pk), _uf(request)
    parcelas = progresso.por_uf(renovacao)
    programada = renovacao.esta_programada
    pagina = paginar(request, progresso.que_faltam(renovacao, uf), campo="ente_id")
    contexto = {
        "renovacao": renovacao,
        "uf": uf,
        "ufs": parcelas,
        "total": no_todo(parcelas),
        "situacoes": progresso.por_situacao(renovacao),
        "pagina": pagina,
        "faltam": progresso.com_preparo(pagina.linhas),
        "previa": progresso.previa(renovacao.modelo, renovacao.coorte) if programada else None,
        "pode_cancelar": permitidas(renovacao, (dominio.CANCELAR,), pessoa(request)),
    }
    return render(request, "municipios/renovacao_ver.html", contexto)


@never_cache
@somente_equipe
def renovacao_csv(request: HttpRequest, pk: int) -> HttpResponseBase:
    renovacao, uf = _achar(request, pk), _uf(request)
    nome = f"nova-assinatura-{renovacao.pk}-faltam{'-' if uf else ''}{uf}"
    return resposta_csv(nome, CABECALHO, progresso.linhas_do_csv(renovacao, uf))


@never_cache
@somente_equipe
def renovacao_cancelar(request: HttpRequest, pk: int) -> HttpResponse:
    renovacao = _achar(request, pk)
    if not coordena(pessoa(request)):
        raise PermissionDenied("Quem cancela o pedido de nova assinatura é a coordenação.")
    form = MotivoForm(request.POST or None)
    if tentar(form, lambda: dominio.cancelar(renovacao, por=pessoa(request), **form.cleaned_data)):
        transaction.on_commit(varrer_renovacoes.delay)
        messages.success(request, "O cancelamento começou. Acompanhe nesta página.")
        return redirect("renovacao_ver", renovacao.pk)
    contexto = {"renovacao": renovacao, "form": form}
    return render(request, "municipios/renovacao_cancelar.html", contexto)


def _achar(request: HttpRequest, pk: int) -> Renovacao:
    visiveis = Renovacao.objects.visiveis_para(request.user)
    ligados = visiveis.select_related("modelo", "coorte", "criada_por", "cancelada_por")
    return get_object_or_404(ligados, pk=pk)


def _uf(request: HttpRequest) -> str:
    uf = request.GET.get("uf", "")
    return uf if uf in Uf else ""
