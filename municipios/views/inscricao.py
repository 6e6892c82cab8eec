"""O convite a um evento: a equipe manda; quem recebe responde, sem conta, pelo endereço dele."""

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache

from municipios.choices.evento import SituacaoInscricao
from municipios.domain import inscricao as dominio
from municipios.domain.certificado import segredo as segredo_do_certificado
from municipios.domain.credencial import qr_da_credencial
from municipios.forms.inscricao import ConvidarForm, RespostaForm
from municipios.forms.tentar import tentar
from municipios.http.pessoa import pessoa
from municipios.http.planilha import resposta_csv
from municipios.http.segundo_fator import somente_equipe
from municipios.models import Certificado, Evento, Inscricao, Material
from municipios.permissions import conduz_evento

COLUNAS = (
    "codigo_ibge",
    "ente",
    "resposta",
    "pessoas",
    "nomes",
    "presente",
    "pessoas_presentes",
    "nomes_presentes",
)


@never_cache
@somente_equipe
def inscricao_convidar(request: HttpRequest, pk: int) -> HttpResponse:
    if not conduz_evento(pessoa(request)):
        raise PermissionDenied("Quem convida são os analistas e a coordenação.")
    evento = get_object_or_404(Evento.objects.visiveis_para(request.user), pk=pk)
    form = ConvidarForm(request.POST or None)
    feito = tentar(form, lambda: dominio.convidar(evento, por=pessoa(request), **form.cleaned_data))
    if feito:
        messages.success(request, _o_que_houve(feito))
        return redirect("evento_ver", pk)
    return render(request, "municipios/inscricao_convidar.html", {"evento": evento, "form": form})


@never_cache
@somente_equipe
def inscricao_exportar(request: HttpRequest, pk: int) -> HttpResponseBase:
    """Todos os convidados, com a resposta e a presença, em CSV."""
    evento = get_object_or_404(Evento.objects.visiveis_para(request.user), pk=pk)
    inscricoes = evento.inscricoes.select_related("ente", "presenca").order_by("ente__busca", "pk")
    return resposta_csv(f"convidados-{pk}", COLUNAS, map(_linha, inscricoes))


def _linha(inscricao: Inscricao) -> list[object]:
    presenca = getattr(inscricao, "presenca", None)
    vale = bool(presenca and presenca.vale)
    return [
        inscricao.ente_id,
        str(inscricao.ente),
        "Veio sem convite" if inscricao.na_porta else inscricao.get_situacao_display(),
        inscricao.pessoas if inscricao.vem else 0,
        inscricao.nomes,
        "sim" if vale else "não",
        presenca.pessoas if presenca and vale else 0,
        presenca.nomes if presenca and vale else "",
    ]


@never_cache
@login_not_required
def inscricao_responder(request: HttpRequest, segredo: str) -> HttpResponse:
    """Mostra o evento, o ente e a resposta; nomes escritos antes não voltam à tela."""
    try:
        inscricao = dominio.achar(segredo)
    except dominio.ConviteDesconhecido:
        return render(request, "municipios/inscricao_desconhecida.html", status=404)
    recusou = inscricao.situacao == SituacaoInscricao.RECUSADA
    inicial = {"vem": "nao" if recusou else "sim", "pessoas": inscricao.pessoas}
    form = RespostaForm(request.POST or None, initial=inicial)
    if feita := tentar(form, lambda: dominio.responder(segredo, **form.cleaned_data)):
        messages.success(request, f"Resposta gravada: {feita.get_situacao_display().lower()}.")
        return redirect("inscricao_responder", segredo)
    contexto = {
        "inscricao": inscricao,
        "evento": inscricao.evento,
        "form": form,
        "segredo": segredo,
        "lugar_na_espera": dominio.lugar_na_espera(inscricao),
        "nomes_gravados": len(inscricao.nomes.split("\n")) if inscricao.nomes else 0,
        "materiais": Material.objects.para_convidados(inscricao.evento),
        "certificado": _certificado(inscricao),
        "qr": qr_da_credencial(inscricao) if inscricao.evento.anunciado else "",
    }
    return render(request, "municipios/inscricao_responder.html", contexto)


def _certificado(inscricao: Inscricao) -> str:
    """O fim do endereço do certificado; vazio se não há."""
    achado = Certificado.objects.filter(presenca__inscricao=inscricao).first()
    return segredo_do_certificado(achado) if achado and achado.presenca.vale else ""


def _o_que_houve(feito: dominio.Convidados) -> str:
    texto = f"Entes convidados agora: {feito.novos}. Convites a caminho: {feito.enviados}."
    if feito.repetidos:
        texto += f" Já estavam convidados: {feito.repetidos}."
    if feito.sem_contato:
        texto += f" Sem contato nenhum: {len(feito.sem_contato)} ({', '.join(feito.sem_contato)})."
    return texto
