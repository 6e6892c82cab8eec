"""`/api/v1/`: os endereços dos substantivos de `municipios`."""

from django.urls import URLPattern, URLResolver, path

from municipios.api import adesao, assinatura, autoridade, coorte, mensagem, ponto_focal, populacao

urlpatterns: list[URLPattern | URLResolver] = [
    path("adesoes/", adesao.AdesaoLista.as_view(), name="api_adesoes"),
    path("adesoes/<int:pk>/", adesao.AdesaoDetalhe.as_view(), name="api_adesao"),
    path("assinaturas/", assinatura.AssinaturaLista.as_view(), name="api_assinaturas"),
    path("assinaturas/<int:pk>/", assinatura.AssinaturaDetalhe.as_view(), name="api_assinatura"),
    path("autoridades/", autoridade.AutoridadeLista.as_view(), name="api_autoridades"),
    path("autoridades/<int:pk>/", autoridade.AutoridadeDetalhe.as_view(), name="api_autoridade"),
    path("mensagens/", mensagem.MensagemLista.as_view(), name="api_mensagens"),
    path("mensagens/<int:pk>/lida/", mensagem.MensagemLida.as_view(), name="api_mensagem_lida"),
    path("pontos-focais/", ponto_focal.PontoFocalLista.as_view(), name="api_pontos_focais"),
    path(
        "pontos-focais/<int:pk>/", ponto_focal.PontoFocalDetalhe.as_view(), name="api_ponto_focal"
    ),
    path("populacoes/", populacao.PopulacaoLista.as_view(), name="api_populacoes"),
    path("coortes/", coorte.CoorteLista.as_view(), name="api_coortes"),
    path("coortes/<slug:codigo>/", coorte.CoorteDetalhe.as_view(), name="api_coorte"),
    path("coortes/<slug:codigo>/membros/", coorte.MembroLista.as_view(), name="api_membros"),
]
