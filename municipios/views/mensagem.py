"""A conversa de um ente com a SGD: ler, escrever, marcar como lida, dispensar de resposta."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from municipios.choices.mensagem import Lado
from municipios.domain import mensagem as dominio
from municipios.domain.transicoes import SemPermissao
from municipios.forms.mensagem import MensagemForm
from municipios.http.ente import ente_visivel
from municipios.http.paginacao import paginar
from municipios.http.pessoa import pessoa
from municipios.models import Ente, Mensagem
from municipios.permissions import age_pelo_ente

POR_PAGINA = 20


def mensagem_listar(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente = ente_visivel(request, codigo_ibge)
    pode_escrever = age_pelo_ente(pessoa(request), ente)
    form = MensagemForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and not pode_escrever:
        raise PermissionDenied("Você vê esta conversa, mas não escreve nela.")
    if request.method == "POST" and form.is_valid() and _enviou(request, form, ente):
        messages.success(request, "Mensagem enviada. O outro lado recebe um aviso por e-mail.")
        return redirect("mensagem_listar", ente.pk)
    conversa = _conversa(request, ente)
    form.initial["vista"] = conversa["ultima"] and conversa["ultima"].pk
    contexto = {"ente": ente, "form": form, "pode_escrever": pode_escrever, **conversa}
    return render(request, "municipios/mensagem_listar.html", contexto)


@require_POST
def mensagem_marcar_lida(request: HttpRequest, pk: int) -> HttpResponse:
    mensagem = _visivel(request, pk)
    try:
        dominio.marcar_lida(mensagem, por=pessoa(request))
    except SemPermissao as recusa:
        raise PermissionDenied(str(recusa)) from recusa
    messages.success(request, "Conversa marcada como lida.")
    return redirect("mensagem_listar", mensagem.ente_id)


@require_POST
def mensagem_dispensar(request: HttpRequest, pk: int) -> HttpResponse:
    mensagem = _visivel(request, pk)
    try:
        dominio.dispensar(mensagem, por=pessoa(request))
    except SemPermissao as recusa:
        raise PermissionDenied(str(recusa)) from recusa
    messages.success(request, "A conversa saiu da fila até o ente escrever de novo.")
    return redirect("mensagem_listar", mensagem.ente_id)


def _visivel(request: HttpRequest, pk: int) -> Mensagem:
    return get_object_or_404(Mensagem.objects.visiveis_para(request.user), pk=pk)


def _conversa(request: HttpRequest, ente: Ente) -> dict[str, Any]:
    """Da mais nova à mais antiga; os botões valem para a mais nova de todas, na primeira página."""
    visiveis = Mensagem.objects.visiveis_para(request.user).filter(ente=ente)
    mensagens = visiveis.select_related("autor").com_anexos()
    pagina = paginar(request, mensagens, campo="pk", tamanho=POR_PAGINA, decrescente=True)
    lado = pessoa(request).lado_na_conversa
    marcas = dominio.marcas_de_leitura(ente, pessoa(request))
    ultima = pagina.linhas[0] if pagina.linhas and not pagina.url_anterior else None
    espera = ultima is not None and ultima.lado == Lado.ENTE and ultima.pk > marcas.dispensada
    return {
        "pagina": pagina,
        "meu_lado": lado,
        "marcas": marcas,
        "ultima": ultima,
        "ha_nao_lidas": any(m.lado != lado and m.pk > marcas.minha for m in pagina.linhas),
        "espera_a_sgd": espera,
        "pode_dispensar": espera and lado == Lado.SGD,
    }


def _enviou(request: HttpRequest, form: MensagemForm, ente: Ente) -> bool:
    """A recusa do domínio vira erro do campo: o que se digitou continua na tela."""
    try:
        dominio.enviar(ente, por=pessoa(request), **form.cleaned_data)
    except ValidationError as recusa:
        form.add_error(None, recusa)
        return False
    return True
