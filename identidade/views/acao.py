"""Uma ação do plano: ver, escrever, mudar, retirar, mudar de situação e conversar sobre ela."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render, resolve_url
from django.views.decorators.http import require_POST

from identidade.choices.plano import PLANO_EDITAVEL
from identidade.domain.acao import AcaoMudou, acrescentar, mudar, retirar
from identidade.domain.andamento import Ato
from identidade.domain.conversa_acao import conversa, falar
from identidade.domain.ligacao_acao import pode_ligar
from identidade.domain.plano import nao_se_edita
from identidade.domain.quadro_plano import itens
from identidade.domain.situacao_acao import TRANSICOES, agir
from identidade.forms.acao import AcaoForm, SituacaoForm
from identidade.models import Acao
from identidade.views.plano import VISTAS, plano_visivel
from municipios.domain.mensagem import marcas_de_leitura
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.forms.mensagem import MensagemForm
from municipios.forms.tentar import tentar
from municipios.http.pessoa import pessoa
from municipios.models import Historico
from municipios.permissions import age_pelo_ente

POR_NOME = {transicao.nome: transicao for transicao in TRANSICOES}


def acao_nova(request: HttpRequest, pk: int) -> HttpResponse:
    plano = plano_visivel(request, pk)
    _exigir(request, plano)
    if request.method == "GET" and plano.situacao not in PLANO_EDITAVEL:
        messages.warning(request, nao_se_edita(plano))
        return redirect("plano_ver", pk)
    form = AcaoForm(request.POST or None, plano=plano, por=pessoa(request))
    if tentar(form, lambda: acrescentar(plano, form.conteudo, por=pessoa(request))):
        messages.success(request, "Ação acrescentada ao plano.")
        return redirect("plano_ver", pk)
    contexto = {"plano": plano, "form": form, "titulo": "Escrever uma ação"}
    return render(request, "identidade/acao_mudar.html", contexto)


def acao_ver(request: HttpRequest, pk: int) -> HttpResponse:
    acao = acao_visivel(request, pk)
    usuario = pessoa(request)
    pode_escrever = age_pelo_ente(usuario, acao)
    form = MensagemForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and not pode_escrever:
        raise PermissionDenied("Você vê esta ação, mas não escreve nela.")
    if request.method == "POST" and form.is_valid() and _falou(request, form, acao):
        messages.success(request, "Mensagem enviada. O outro lado recebe um aviso por e-mail.")
        return redirect("acao_ver", pk)
    item = next((i for i in itens(acao.plano, usuario) if i.acao.pk == pk), None)
    contexto = {
        "acao": acao,
        "plano": acao.plano,
        "item": item,
        "pode_ligar": pode_ligar(acao, usuario),
        "pode_editar": item and pode_escrever and acao.plano.situacao in PLANO_EDITAVEL,
        "form": form,
        "pode_escrever": pode_escrever,
        "mensagens": conversa(acao)[:100],
        "marcas": marcas_de_leitura(acao.plano.ente, usuario),
        "meu_lado": usuario.lado_na_conversa,
        "historico": [Ato(a, "") for a in Historico.objects.de(acao).select_related("por")[:50]],
    }
    return render(request, "identidade/acao_ver.html", contexto)


def acao_mudar(request: HttpRequest, pk: int) -> HttpResponse:
    acao = acao_visivel(request, pk)
    _exigir(request, acao)
    if request.method == "GET" and acao.plano.situacao not in PLANO_EDITAVEL:
        messages.warning(request, nao_se_edita(acao.plano))
        return redirect("plano_ver", acao.plano_id)
    form = AcaoForm(request.POST or None, plano=acao.plano, acao=acao, por=pessoa(request))
    diferencas: list[tuple[str, str, str]] = []
    if form.is_valid():
        versao = form.cleaned_data["versao"] or 0
        try:
            mudar(acao, form.conteudo, por=pessoa(request), versao=versao)
        except AcaoMudou as recusa:
            form.add_error(None, str(recusa))
            diferencas = form.juntar(recusa.atual)
        except TransicaoInvalida as recusa:
            form.add_error(None, str(recusa))
        else:
            messages.success(request, "Ação salva.")
            return redirect("plano_ver", acao.plano_id)
    contexto = {
        "plano": acao.plano, "acao": acao, "form": form, "titulo": f"Mudar a ação {acao.numero}",
        "diferencas": diferencas, "pode_editar": True,
    }  # fmt: skip
    return render(request, "identidade/acao_mudar.html", contexto)


@require_POST
def acao_retirar(request: HttpRequest, pk: int) -> HttpResponse:
    acao = acao_visivel(request, pk)
    versao = request.POST.get("versao", "")
    try:
        retirar(acao, por=pessoa(request), versao=int(versao) if versao.isdecimal() else -1)
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
    else:
        depois = (
            "sai do plano quando os dois lados acordarem o aditivo"
            if acao.em_vigor
            else "saiu do plano"
        )
        messages.success(request, f"A ação {acao.numero} {depois}.")
    return redirect("plano_ver", acao.plano_id)


def acao_agir(request: HttpRequest, pk: int, verbo: str) -> HttpResponse:
    acao = acao_visivel(request, pk)
    transicao = POR_NOME.get(verbo.replace("-", "_"))
    if transicao is None:
        raise Http404
    form = SituacaoForm(request.POST if request.method == "POST" else None, transicao=transicao)
    por = pessoa(request)
    try:
        feita = tentar(form, lambda: agir(acao, transicao, por=por, **form.cleaned_data))
    except SemPermissao as recusa:
        raise PermissionDenied(str(recusa)) from recusa
    if feita:
        messages.success(request, f"{feita}: {feita.situacao_dita.lower()}.")
        return redirect(_de_onde_veio(request, acao))
    contexto = {
        "plano": acao.plano, "acao": acao, "form": form, "titulo": f"{transicao.rotulo}: {acao}",
        "voltar": _de_onde_veio(request, acao),
    }  # fmt: skip
    return render(request, "identidade/acao_mudar.html", contexto)


def _de_onde_veio(request: HttpRequest, acao: Acao) -> str:
    """A vista do plano, com a ação à mão de quem usa o teclado; ou a página da própria ação."""
    de = request.GET.get("de", "")
    if de == "acao":
        return resolve_url("acao_ver", acao.pk)
    plano = resolve_url("plano_ver", acao.plano_id)
    return f"{plano}?vista={de}#acao-{acao.pk}" if de in VISTAS else plano


def acao_visivel(request: HttpRequest, pk: int) -> Acao:
    visiveis = Acao.objects.visiveis_para(request.user).com_tudo()
    return get_object_or_404(visiveis.select_related("plano__vigente", "roteiro"), pk=pk)


def _exigir(request: HttpRequest, objeto: Any) -> None:
    if not age_pelo_ente(pessoa(request), objeto):
        raise PermissionDenied("Quem muda o plano é o ente ou a SGD.")


def _falou(request: HttpRequest, form: MensagemForm, acao: Acao) -> bool:
    try:
        falar(acao, por=pessoa(request), **form.cleaned_data)
    except ValidationError as recusa:
        form.add_error(None, recusa)
        return False
    return True
