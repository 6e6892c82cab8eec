"""Plano de ação de um ente: montar da cesta, propor, concordar, mudar por aditivo, encerrar."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from identidade.choices.plano import PLANO_EDITAVEL, SituacaoPlano
from identidade.domain import plano as dominio
from identidade.domain.cesta import cesta, escolher
from identidade.domain.engajamento import marcar_visita
from identidade.domain.quadro_plano import (
    colunas,
    de_quem_e_a_vez,
    devolucao,
    historico,
    itens,
    linha_do_tempo,
    o_que_muda,
    proxima_acao,
    ultima_proposta,
)
from identidade.domain.versao_plano import diferenca
from identidade.forms.plano import CestaForm, ConcordarForm
from identidade.models import PlanoAcao
from municipios.choices.mensagem import Lado
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, permitidas
from municipios.forms.campo import MotivoForm
from municipios.forms.tentar import tentar
from municipios.http.ente import ente_administrado, ente_visivel
from municipios.http.pessoa import pessoa
from municipios.permissions import age_pelo_ente

IMEDIATOS = ("propor", "concordar", "visto")
VISTAS = {"lista": "Lista", "quadro": "Quadro", "linha": "Linha do tempo"}
COM_MOTIVO: dict[str, tuple[Callable[..., PlanoAcao], str]] = {
    "devolver": (dominio.devolver, "A proposta volta a ser rascunho, e os dois lados a mudam."),
    "abrir-aditivo": (dominio.abrir_aditivo, "O acordado vale até haver novo acordo."),
    "desistir": (dominio.desistir, "O plano volta a ser só o que já estava acordado."),
    "encerrar": (dominio.encerrar, "Encerrado, o plano não muda mais; o ente pode começar outro."),
}
TITULOS = {
    "devolver": "Devolver para mudar",
    "abrir-aditivo": "Abrir um aditivo",
    "desistir": "Desistir do aditivo",
    "encerrar": "Encerrar o plano",
}


def plano_listar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_visivel(request, codigo_ibge)
    planos = PlanoAcao.objects.filter(ente=ente).select_related("vigente")[:50]
    aberto = any(plano.encerrado_em is None for plano in planos)
    pode = not aberto and age_pelo_ente(pessoa(request), ente)
    contexto = {"ente": ente, "planos": planos, "pode_comecar": pode}
    return render(request, "identidade/plano_listar.html", contexto)


@require_POST
def plano_novo(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_administrado(request, codigo_ibge)
    try:
        novo = dominio.iniciar(ente, por=pessoa(request))
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
        return redirect("plano_listar", ente.pk)
    return redirect("plano_cesta", novo.pk)


def plano_ver(request: HttpRequest, pk: int) -> HttpResponse:
    plano = plano_visivel(request, pk)
    usuario = pessoa(request)
    do_plano = itens(plano, usuario)
    vista = request.GET.get("vista", "lista")
    contexto = {
        "plano": plano,
        "itens": do_plano,
        "vista": vista if vista in VISTAS else "lista",
        "vistas": VISTAS,
        "colunas": colunas(do_plano),
        "meses": linha_do_tempo(do_plano),
        "proxima": proxima_acao(do_plano, usuario.lado_na_conversa),
        "historico": historico(plano),
        "por_ver": usuario.lado_na_conversa == Lado.ENTE and any(i.nao_vista for i in do_plano),
        **_o_que_cabe(plano, request),
    }
    return render(request, "identidade/plano_ver.html", contexto)


def plano_cesta(request: HttpRequest, pk: int) -> HttpResponse:
    plano = plano_visivel(request, pk)
    if not age_pelo_ente(pessoa(request), plano):
        raise PermissionDenied("Quem monta o plano é o ente ou a SGD.")
    ofertas = cesta(plano)
    form = CestaForm(request.POST if request.method == "POST" else None, ofertas=ofertas)
    por = pessoa(request)
    postas = tentar(form, lambda: escolher(plano, form.cleaned_data["escolhidas"], por=por))
    if postas is not None:
        messages.success(request, f"Ações postas no plano: {len(postas)}. Ajuste prazo e pessoa.")
        return redirect("plano_ver", pk)
    marcadas = request.POST.getlist("escolhidas")
    contexto = {"plano": plano, "ofertas": ofertas, "form": form, "marcadas": marcadas}
    return render(request, "identidade/plano_cesta.html", contexto)


def plano_versao(request: HttpRequest, pk: int, numero: int) -> HttpResponse:
    """Uma versão como foi proposta, e o que mudou desde a anterior."""
    plano = plano_visivel(request, pk)
    versoes = plano.versoes.prefetch_related("acordos__por").select_related("proposta_por")
    versao = get_object_or_404(versoes, numero=numero)
    anterior = plano.versoes.filter(numero__lt=numero).order_by("-numero").first()
    mudancas = diferenca(anterior.conteudo, versao.conteudo) if anterior else []
    contexto = {"plano": plano, "versao": versao, "anterior": anterior, "mudancas": mudancas}
    return render(request, "identidade/plano_versao.html", contexto)


def plano_agir(request: HttpRequest, pk: int, verbo: str) -> HttpResponse:
    plano = plano_visivel(request, pk)
    if verbo in COM_MOTIVO:
        return _com_motivo(request, plano, verbo)
    if verbo not in IMEDIATOS or request.method != "POST":
        raise Http404
    try:
        texto = _agir_ja(request, plano, verbo)
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
    else:
        if texto:
            messages.success(request, texto)
    return redirect("plano_ver", pk)


def plano_visivel(request: HttpRequest, pk: int) -> PlanoAcao:
    visiveis = PlanoAcao.objects.visiveis_para(request.user).select_related("ente", "vigente")
    return get_object_or_404(visiveis, pk=pk)


def _agir_ja(request: HttpRequest, plano: PlanoAcao, verbo: str) -> str:
    if verbo == "visto":
        marcar_visita(plano, por=pessoa(request))
        return ""
    if verbo == "propor":
        versao = dominio.propor(plano, por=pessoa(request))
        return f"Versão {versao.numero} proposta. O outro lado recebe um aviso por e-mail."
    form = ConcordarForm(request.POST)
    if not form.is_valid():
        raise TransicaoInvalida("Não deu para saber que versão você leu. Leia o plano de novo.")
    dominio.concordar(plano, por=pessoa(request), **form.cleaned_data)
    return "Plano acordado pelos dois lados. Os prazos já correm."


def _com_motivo(request: HttpRequest, plano: PlanoAcao, verbo: str) -> HttpResponse:
    agir, explicacao = COM_MOTIVO[verbo]
    form = MotivoForm(request.POST or None)
    try:
        feito = tentar(form, lambda: agir(plano, por=pessoa(request), **form.cleaned_data))
    except SemPermissao as recusa:
        raise PermissionDenied(str(recusa)) from recusa
    if feito:
        messages.success(request, f"{plano}: {feito.get_situacao_display().lower()}.")
        return redirect("plano_ver", plano.pk)
    contexto = {
        "plano": plano, "form": form, "titulo": TITULOS[verbo], "explicacao": explicacao,
    }  # fmt: skip
    return render(request, "identidade/plano_mudar.html", contexto)


def _o_que_cabe(plano: PlanoAcao, request: HttpRequest) -> dict[str, Any]:
    usuario = pessoa(request)
    permitem = permitidas(plano, dominio.TRANSICOES, usuario)
    cabem = {transicao.nome.partition("_aditivo")[0] for transicao in permitem}
    proposta = ultima_proposta(plano)
    vez = de_quem_e_a_vez(proposta)
    editavel = plano.situacao in PLANO_EDITAVEL
    titulo, mudancas = o_que_muda(plano, proposta)
    return {
        "cabem": cabem,
        "pode_editar": editavel and age_pelo_ente(usuario, plano),
        "pode_concordar": "concordar" in cabem and vez == usuario.lado_na_conversa,
        "vez": Lado(vez).label if vez else "",
        "e_a_minha_vez": vez == usuario.lado_na_conversa,
        "proposta": proposta,
        "devolvido": devolucao(plano),
        "em_curso": plano.vigente and plano.situacao != SituacaoPlano.ENCERRADO,
        "titulo_das_mudancas": titulo,
        "mudancas": mudancas,
    }
