"""`/api/v1/`: os endereços dos substantivos de `identidade`."""

from django.contrib.auth.decorators import login_not_required
from django.urls import URLPattern, URLResolver, path, re_path
from drf_spectacular.views import SpectacularAPIView

from identidade.api import (
    acao,
    acompanhamento,
    atendente,
    balcao,
    bloqueio,
    carga_equipe,
    cesta,
    comparacao_diagnostico,
    consolidado,
    contradicao,
    conversa_acao,
    desfecho,
    diagnostico,
    documentacao,
    endereco,
    ente,
    evidencia,
    funil,
    implantacao,
    indicador_publicado,
    interesse,
    ligacao_acao,
    linha_relatorio,
    passo,
    plano,
    produto,
    protocolo,
    questionario,
    recomendacao,
    regra_acao,
    relatorio_hub,
    servico_balcao,
    tarefa,
    uso,
    verificacao,
    versao_plano,
)
from identidade.domain.evidencia import TRANSICOES as DA_EVIDENCIA
from identidade.domain.implantacao import TRANSICOES as DA_IMPLANTACAO
from identidade.domain.passo import TRANSICOES as DO_PASSO

urlpatterns: list[URLPattern | URLResolver] = [
    path("esquema/", login_not_required(SpectacularAPIView.as_view()), name="api_esquema"),
    path("documentacao/", documentacao.api_documentacao, name="api_documentacao"),
    path("carga-da-equipe/", carga_equipe.CargaDaEquipe.as_view(), name="api_carga_da_equipe"),
    path("consolidados/", consolidado.ConsolidadoLista.as_view(), name="api_consolidados"),
    path("entes/", ente.EnteLista.as_view(), name="api_entes"),
    re_path(
        r"^entes/(?P<codigo_ibge>[0-9]{2}|[0-9]{7})/$", ente.EnteDetalhe.as_view(), name="api_ente"
    ),
    re_path(
        r"^entes/(?P<codigo_ibge>[0-9]{2}|[0-9]{7})/tarefas/$",
        tarefa.EnteTarefas.as_view(),
        name="api_ente_tarefas",
    ),
    path("balcoes/", balcao.BalcaoLista.as_view(), name="api_balcoes"),
    path("balcoes/<int:pk>/", balcao.BalcaoDetalhe.as_view(), name="api_balcao"),
    *balcao.ENDERECOS,
    path("atendentes/", atendente.AtendenteLista.as_view(), name="api_atendentes"),
    path("atendentes/<int:pk>/", atendente.AtendenteDetalhe.as_view(), name="api_atendente"),
    *atendente.ENDERECOS,
    path(
        "servicos-do-balcao/",
        servico_balcao.ServicoBalcaoLista.as_view(),
        name="api_servicos_do_balcao",
    ),
    path("bloqueios/", bloqueio.BloqueioLista.as_view(), name="api_bloqueios"),
    path("bloqueios/<int:pk>/", bloqueio.BloqueioDetalhe.as_view(), name="api_bloqueio"),
    path(
        "bloqueios/<int:pk>/encerrar/",
        bloqueio.BloqueioEncerrar.as_view(),
        name="api_bloqueio_encerrar",
    ),
    path(
        "motivos-de-bloqueio/",
        bloqueio.MotivoBloqueioLista.as_view(),
        name="api_motivos_de_bloqueio",
    ),
    path("planos/", plano.PlanoLista.as_view(), name="api_planos"),
    path("planos/<int:pk>/", plano.PlanoDetalhe.as_view(), name="api_plano"),
    path("planos/<int:pk>/cesta/", cesta.PlanoCesta.as_view(), name="api_plano_cesta"),
    path(
        "planos/<int:pk>/versoes/<int:numero>/",
        versao_plano.PlanoVersao.as_view(),
        name="api_plano_versao",
    ),
    *plano.ENDERECOS,
    *cesta.ENDERECOS,
    path("acoes/", acao.AcaoLista.as_view(), name="api_acoes"),
    path("acoes/<int:pk>/", acao.AcaoDetalhe.as_view(), name="api_acao"),
    path(
        "acoes/<int:pk>/conversa/",
        conversa_acao.AcaoConversa.as_view(),
        name="api_acao_conversa",
    ),
    *acao.ENDERECOS,
    *ligacao_acao.ENDERECOS,
    path("evidencias/", evidencia.EvidenciaLista.as_view(), name="api_evidencias"),
    path(
        "evidencias/enviar/",
        evidencia.EvidenciaEnvio.as_view(),
        name="api_evidencia_enviar_arquivo",
    ),
    path("evidencias/<int:pk>/", evidencia.EvidenciaDetalhe.as_view(), name="api_evidencia"),
    *(
        path(
            f"evidencias/<int:pk>/{transicao.nome}/",
            evidencia.EvidenciaAcao.as_view(transicao=transicao),
            name=f"api_evidencia_{transicao.nome}",
        )
        for transicao in DA_EVIDENCIA
        if transicao.de
    ),
    path("implantacoes/", implantacao.ImplantacaoLista.as_view(), name="api_implantacoes"),
    path(
        "implantacoes/<int:pk>/", implantacao.ImplantacaoDetalhe.as_view(), name="api_implantacao"
    ),
    path(
        "implantacoes/<int:pk>/enderecos/",
        endereco.ImplantacaoEnderecos.as_view(),
        name="api_implantacao_enderecos",
    ),
    path("protocolos/", protocolo.ProtocoloLista.as_view(), name="api_protocolos"),
    *protocolo.ENDERECOS,
    path("verificacoes/", verificacao.VerificacaoLista.as_view(), name="api_verificacoes"),
    path(
        "verificacoes/<int:pk>/",
        verificacao.VerificacaoDetalhe.as_view(),
        name="api_verificacao",
    ),
    path("produtos/", produto.ProdutoLista.as_view(), name="api_produtos"),
    path("produtos/<slug:codigo>/", produto.ProdutoDetalhe.as_view(), name="api_produto"),
    path("contradicoes/", contradicao.ContradicaoLista.as_view(), name="api_contradicoes"),
    path(
        "contradicoes/<int:pk>/", contradicao.ContradicaoDetalhe.as_view(), name="api_contradicao"
    ),
    *contradicao.ENDERECOS,
    path("interesses/", interesse.InteresseLista.as_view(), name="api_interesses"),
    path("interesses/<int:pk>/", interesse.InteresseDetalhe.as_view(), name="api_interesse"),
    *interesse.ENDERECOS,
    path("desfechos/", desfecho.DesfechoLista.as_view(), name="api_desfechos"),
    path("desfechos/<int:pk>/", desfecho.DesfechoDetalhe.as_view(), name="api_desfecho"),
    *desfecho.ENDERECOS,
    path(
        "acompanhamentos/",
        acompanhamento.AcompanhamentoLista.as_view(),
        name="api_acompanhamentos",
    ),
    path(
        "acompanhamentos/<int:pk>/",
        acompanhamento.AcompanhamentoDetalhe.as_view(),
        name="api_acompanhamento",
    ),
    *acompanhamento.ENDERECOS,
    path("diagnosticos/", diagnostico.DiagnosticoLista.as_view(), name="api_diagnosticos"),
    path(
        "diagnosticos/<int:pk>/", diagnostico.DiagnosticoDetalhe.as_view(), name="api_diagnostico"
    ),
    path(
        "diagnosticos/<int:pk>/recomendacoes/",
        recomendacao.DiagnosticoRecomendacoes.as_view(),
        name="api_diagnostico_recomendacoes",
    ),
    path(
        "diagnosticos/<int:pk>/comparacao/",
        comparacao_diagnostico.DiagnosticoComparacao.as_view(),
        name="api_diagnostico_comparacao",
    ),
    *diagnostico.ENDERECOS,
    path("questionarios/", questionario.QuestionarioLista.as_view(), name="api_questionarios"),
    path(
        "questionarios/<int:versao>/",
        questionario.QuestionarioDetalhe.as_view(),
        name="api_questionario",
    ),
    path("regras-de-acao/", regra_acao.RegraAcaoLista.as_view(), name="api_regras_de_acao"),
    *funil.ENDERECOS,
    path(
        "indicadores-publicados/",
        indicador_publicado.IndicadorPublicadoLista.as_view(),
        name="api_indicadores_publicados",
    ),
    *relatorio_hub.ENDERECOS,
    *linha_relatorio.ENDERECOS,
    path("usos/", uso.UsoLista.as_view(), name="api_usos"),
    # Um endereço por transição, das mesmas tabelas que guardam o domínio.
    *(
        path(
            f"implantacoes/<int:pk>/{transicao.nome}/",
            implantacao.ImplantacaoAcao.as_view(transicao=transicao),
            name=f"api_implantacao_{transicao.nome}",
        )
        for transicao in DA_IMPLANTACAO
    ),
    *(
        path(
            f"passos/<int:pk>/{transicao.nome}/",
            passo.PassoAcao.as_view(transicao=transicao),
            name=f"api_passo_{transicao.nome}",
        )
        for transicao in DO_PASSO
    ),
]
