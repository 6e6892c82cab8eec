"""Estados e municípios: a lista com busca e a página pública de cada um."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.vary import vary_on_headers

from identidade.domain.no_historico import no_historico
from identidade.domain.por_dentro import (
    implantacoes_de,
    informantes_sem_delegacao,
    ler_listas,
    plano_de,
    por_dentro,
)
from identidade.domain.situacao_ente import situacao_do_ente
from identidade.forms.ente import EnteFiltroForm
from identidade.models import Implantacao
from municipios.domain.mensagem import com_nao_lidas
from municipios.forms.anotacao import AnotacaoForm
from municipios.http.paginacao import Pagina, paginar
from municipios.http.pessoa import pessoa
from municipios.http.planilha import resposta_csv
from municipios.http.segundo_fator import somente_equipe
from municipios.models import Ente, Historico
from municipios.models.ente import APELIDOS_DE_CODIGO, EnteQuerySet
from municipios.permissions import age_pelo_ente, eh_da_equipe, equipe_age_pelo_ente

SUGESTOES = 8
ACHADOS = 50
COLUNAS_CSV = {
    "codigo_ibge": "codigo_ibge",
    "nome": "nome",
    "esfera": "esfera",
    "uf": "uf",
    "regiao": "regiao",
    "consolidado__populacao": "populacao",
    "consolidado__populacao_ano": "populacao_ano",
    "consolidado__populacao_fonte": "populacao_fonte",
    "consolidado__aderiu": "aderiu",
    "consolidado__aderiu_em": "aderiu_em",
    "consolidado__integrou": "integrou",
    "consolidado__utiliza": "utiliza",
}


@login_not_required
@vary_on_headers("HX-Request")
def ente_listar(request: HttpRequest) -> HttpResponse:
    filtro = EnteFiltroForm(request.GET)
    entes = filtro.filtrar(Ente.objects.ativos().select_related("consolidado"))
    if request.headers.get("HX-Request"):
        sugeridos = entes.buscar(filtro.texto)[:SUGESTOES] if filtro.texto else []
        sugestoes = {"entes": sugeridos, "texto": filtro.texto}
        return render(request, "identidade/_sugestoes.html", sugestoes)
    pagina = _pagina(request, entes, filtro.texto)
    return render(request, "identidade/ente_listar.html", {"form": filtro, "pagina": pagina})


@login_not_required
def ente_csv(request: HttpRequest) -> HttpResponseBase:
    """A lista inteira, com os mesmos filtros da página."""
    filtro = EnteFiltroForm(request.GET)
    entes = filtro.filtrar(Ente.objects.ativos())
    if filtro.texto:
        entes = entes.buscar(filtro.texto)
    linhas = entes.values_list(*COLUNAS_CSV).iterator(chunk_size=2000)
    return resposta_csv("entes", list(COLUNAS_CSV.values()), linhas)


@login_not_required
def ente_ver(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    if codigo_ibge in APELIDOS_DE_CODIGO:
        return redirect("ente_ver", APELIDOS_DE_CODIGO[codigo_ibge], permanent=True)
    ente = get_object_or_404(com_nao_lidas(Ente.objects.all(), request.user), pk=codigo_ibge)
    contexto = {
        "ente": ente,
        "situacao": situacao_do_ente(ente),
        "implantacoes": Implantacao.objects.filter(ente=ente).select_related("produto", "roteiro"),
        "ve_por_dentro": eh_da_equipe(request.user),
        "age_por_ele": request.user.is_authenticated and age_pelo_ente(request.user, ente),
        "ve_por_delegacao": Ente.objects.delegados_a(request.user).filter(pk=ente.pk).exists,
    }
    return render(request, "identidade/ente_ver.html", contexto)


@never_cache
@somente_equipe
def ente_por_dentro(request: HttpRequest, codigo_ibge: str) -> HttpResponse:
    """Tudo o que a equipe sabe do ente, numa página. O ente não a vê."""
    ente = get_object_or_404(por_dentro(Ente.objects.de_codigo(codigo_ibge)))
    plano, acoes_paradas = plano_de(ente)
    atos = Historico.objects.visiveis_para(request.user).filter(ente=ente).select_related("por")
    historico = paginar(request, atos, campo="em", tamanho=20, decrescente=True)
    contexto = ler_listas(ente) | {
        "ente": ente,
        "plano": plano,
        "acoes_paradas": acoes_paradas,
        "implantacoes": implantacoes_de(ente),
        "informantes": informantes_sem_delegacao(ente),
        "pagina": historico,
        "atos": no_historico(historico.linhas),
        "pode": equipe_age_pelo_ente(pessoa(request), ente),
        "form": AnotacaoForm(),
    }
    return render(request, "identidade/ente_por_dentro.html", contexto)


def _pagina(request: HttpRequest, entes: EnteQuerySet, texto: str) -> Pagina[Ente]:
    """Com texto, os mais parecidos de uma vez; sem texto, todos por nome, página a página."""
    if texto:
        return Pagina(list(entes.buscar(texto)[:ACHADOS]), "", "")
    return paginar(request, entes, campo="busca")
