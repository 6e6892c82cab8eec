"""`/api/v1/`: os endereços dos substantivos de `municipios`."""

from django.urls import URLPattern, URLResolver, path

from municipios.api import (
    adesao,
    analise,
    assinatura,
    autoridade,
    campanha,
    coorte,
    denuncia,
    mensagem,
    pedido_autoridade,
    ponto_focal,
    populacao,
    preparo,
    reassinatura,
    reconfirmacao,
    termo,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("adesoes/", adesao.AdesaoLista.as_view(), name="api_adesoes"),
    path("adesoes/<int:pk>/", adesao.AdesaoDetalhe.as_view(), name="api_adesao"),
    *preparo.ENDERECOS,
    *analise.ENDERECOS,
    *denuncia.ENDERECOS,
    path("termos/<int:pk>/arquivo/", termo.TermoArquivo.as_view(), name="api_termo_arquivo"),
    path("assinaturas/", assinatura.AssinaturaLista.as_view(), name="api_assinaturas"),
    path("assinaturas/<int:pk>/", assinatura.AssinaturaDetalhe.as_view(), name="api_assinatura"),
    path("autoridades/", autoridade.AutoridadeLista.as_view(), name="api_autoridades"),
    path("autoridades/<int:pk>/", autoridade.AutoridadeDetalhe.as_view(), name="api_autoridade"),
    *autoridade.ENDERECOS,
    path("campanhas/", campanha.CampanhaLista.as_view(), name="api_campanhas"),
    path("campanhas/<int:pk>/", campanha.CampanhaDetalhe.as_view(), name="api_campanha"),
    path("mensagens/", mensagem.MensagemLista.as_view(), name="api_mensagens"),
    path("mensagens/<int:pk>/lida/", mensagem.MensagemLida.as_view(), name="api_mensagem_lida"),
    path("pontos-focais/", ponto_focal.PontoFocalLista.as_view(), name="api_pontos_focais"),
    path(
        "pontos-focais/<int:pk>/", ponto_focal.PontoFocalDetalhe.as_view(), name="api_ponto_focal"
    ),
    *ponto_focal.ENDERECOS,
    *pedido_autoridade.ENDERECOS,
    path("populacoes/", populacao.PopulacaoLista.as_view(), name="api_populacoes"),
    path("reassinaturas/", reassinatura.ReassinaturaLista.as_view(), name="api_reassinaturas"),
    path(
        "reassinaturas/<int:pk>/",
        reassinatura.ReassinaturaDetalhe.as_view(),
        name="api_reassinatura",
    ),
    path("reconfirmacoes/", reconfirmacao.ReconfirmacaoLista.as_view(), name="api_reconfirmacoes"),
    path(
        "reconfirmacoes/<int:pk>/",
        reconfirmacao.ReconfirmacaoDetalhe.as_view(),
        name="api_reconfirmacao",
    ),
    *reconfirmacao.ENDERECOS,
    path("coortes/", coorte.CoorteLista.as_view(), name="api_coortes"),
    path("coortes/<slug:codigo>/", coorte.CoorteDetalhe.as_view(), name="api_coorte"),
    path("coortes/<slug:codigo>/membros/", coorte.MembroLista.as_view(), name="api_membros"),
]
