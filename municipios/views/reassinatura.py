"""O texto do termo mudou: o ente vê o pedido e prepara o termo novo num clique."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from municipios.choices import SituacaoAdesao
from municipios.domain import reassinatura as dominio
from municipios.domain.preparo import CAMPOS
from municipios.domain.transicoes import TransicaoInvalida
from municipios.forms.campo import MotivoForm
from municipios.forms.tentar import tentar
from municipios.http.ente import ente_visivel
from municipios.http.pessoa import pessoa
from municipios.models import Reassinatura
from municipios.permissions import age_pelo_ente, equipe_age_pelo_ente
from municipios.tasks import gerar_termos


def reassinatura_ver(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    ente, usuario = ente_visivel(request, codigo_ibge), pessoa(request)
    pedidos = Reassinatura.objects.visiveis_para(usuario).filter(ente=ente)
    vigente = ente.adesoes.em_vigor().first()
    contexto = {
        "ente": ente,
        "pedidos": pedidos.select_related("renovacao__modelo").order_by("-pk"),
        "vigente": vigente,
        "preparada": ente.adesoes.em_preparacao().first(),
        "dados": [(r, vigente.dados.get(c, "")) for c, r in CAMPOS.items()] if vigente else [],
        "autoridade": ente.autoridades.no_cargo_em().first(),
        "pode_preparar": age_pelo_ente(usuario, ente),
        "pode_dispensar": equipe_age_pelo_ente(usuario, ente),
    }
    return render(request, "municipios/reassinatura_ver.html", contexto)


@require_POST
def reassinatura_preparar(request: HttpRequest, pk: int) -> HttpResponse:
    """Com tudo escrito, o documento já sai; senão, vai ao rascunho para o que falta."""
    pedido = _achar(request, pk)
    try:
        with transaction.atomic():
            adesao = dominio.preparar(pedido, por=pessoa(request))
            transaction.on_commit(gerar_termos.delay)
    except TransicaoInvalida as recusa:
        messages.error(request, str(recusa))
        return redirect("reassinatura_ver", pedido.ente_id)
    if adesao.situacao == SituacaoAdesao.RASCUNHO and not adesao.termos.a_gerar().exists():
        messages.success(request, "O termo novo está em rascunho. Complete o que falta.")
        return redirect("adesao_rascunho", adesao.pk)
    return redirect("adesao_ver", pedido.ente_id)


def reassinatura_dispensar(request: HttpRequest, pk: int) -> HttpResponse:
    pedido = _achar(request, pk)
    if not equipe_age_pelo_ente(pessoa(request), pedido):
        raise PermissionDenied("Quem dispensa a nova assinatura é a SGD.")
    form = MotivoForm(request.POST or None)
    if tentar(form, lambda: dominio.dispensar(pedido, por=pessoa(request), **form.cleaned_data)):
        messages.success(request, "A nova assinatura foi dispensada.")
        return redirect("reassinatura_ver", pedido.ente_id)
    contexto = {"ente": pedido.ente, "form": form}
    return render(request, "municipios/reassinatura_dispensar.html", contexto)


def _achar(request: HttpRequest, pk: int) -> Reassinatura:
    visiveis = Reassinatura.objects.visiveis_para(request.user)
    return get_object_or_404(visiveis.select_related("ente", "renovacao__modelo"), pk=pk)
