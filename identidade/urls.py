from django.urls import URLPattern, URLResolver, path

from identidade.views import (
    bloqueio,
    diagnostico,
    ente,
    evidencia,
    implantacao,
    inicio,
    meu_municipio,
    painel,
    painel_csv,
    passo,
    produto,
    protocolo,
    uso,
    verificacao,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", inicio.inicio, name="inicio"),
    path("meu-municipio/", meu_municipio.meu_municipio, name="meu_municipio"),
    # Estados e municípios.
    path("entes/", ente.ente_listar, name="ente_listar"),
    path("entes/entes.csv", ente.ente_csv, name="ente_csv"),
    path("entes/<str:codigo_ibge>/", ente.ente_ver, name="ente_ver"),
    # Produtos.
    path("produtos/", produto.produto_listar, name="produto_listar"),
    path("produtos/<slug:codigo>/", produto.produto_ver, name="produto_ver"),
    # Painel.
    path("painel/", painel.painel, name="painel"),
    path("painel/uf/<str:sigla>/", painel.painel_uf, name="painel_uf"),
    path("painel/grupo/<slug:codigo>/", painel.painel_coorte, name="painel_coorte"),
    path("painel/<slug:tabela>.csv", painel_csv.painel_csv, name="painel_csv"),
    # Implantações.
    path(
        "entes/<str:codigo_ibge>/implantacoes/",
        implantacao.implantacao_listar,
        name="implantacao_listar",
    ),
    path(
        "entes/<str:codigo_ibge>/implantacoes/nova/",
        implantacao.implantacao_nova,
        name="implantacao_nova",
    ),
    path("implantacoes/<int:pk>/", implantacao.implantacao_ver, name="implantacao_ver"),
    path(
        "implantacoes/<int:pk>/suspender/",
        implantacao.implantacao_suspender,
        name="implantacao_suspender",
    ),
    path(
        "implantacoes/<int:pk>/retomar/",
        implantacao.implantacao_retomar,
        name="implantacao_retomar",
    ),
    path("implantacoes/<int:pk>/bloquear/", bloqueio.bloqueio_novo, name="bloqueio_novo"),
    path("implantacoes/<int:pk>/protocolos/novo/", protocolo.protocolo_novo, name="protocolo_novo"),
    path("implantacoes/<int:pk>/uso/", uso.uso_ver, name="uso_ver"),
    path("implantacoes/<int:pk>/uso/uso.csv", uso.uso_csv, name="uso_csv"),
    path("protocolos/<int:pk>/", protocolo.protocolo_ver, name="protocolo_ver"),
    path("protocolos/<int:pk>/<str:verbo>/", protocolo.protocolo_agir, name="protocolo_agir"),
    path("bloqueios/<int:pk>/encerrar/", bloqueio.bloqueio_encerrar, name="bloqueio_encerrar"),
    # Verificação automática.
    path(
        "implantacoes/<int:pk>/verificar/",
        verificacao.verificacao_pedir,
        name="verificacao_pedir",
    ),
    path(
        "implantacoes/<int:pk>/verificacoes/",
        verificacao.verificacao_listar,
        name="verificacao_listar",
    ),
    path("implantacoes/<int:pk>/enderecos/", verificacao.endereco_mudar, name="endereco_mudar"),
    path("verificacoes/<int:pk>/", verificacao.verificacao_ver, name="verificacao_ver"),
    # Diagnóstico.
    path(
        "entes/<str:codigo_ibge>/diagnosticos/",
        diagnostico.diagnostico_listar,
        name="diagnostico_listar",
    ),
    path(
        "entes/<str:codigo_ibge>/diagnosticos/novo/",
        diagnostico.diagnostico_novo,
        name="diagnostico_novo",
    ),
    path("diagnosticos/<int:pk>/", diagnostico.diagnostico_ver, name="diagnostico_ver"),
    path(
        "diagnosticos/<int:pk>/secoes/<int:ordem>/",
        diagnostico.diagnostico_secao,
        name="diagnostico_secao",
    ),
    path(
        "diagnosticos/<int:pk>/enviar/",
        diagnostico.diagnostico_enviar,
        name="diagnostico_enviar",
    ),
    path("evidencias/<int:pk>/", evidencia.evidencia_ver, name="evidencia_ver"),
    path("evidencias/<int:pk>/<str:verbo>/", evidencia.evidencia_agir, name="evidencia_agir"),
    path("implantacoes/<int:pk>/passos/<int:ordem>/", passo.passo_ver, name="passo_ver"),
    path(
        "implantacoes/<int:pk>/passos/<int:ordem>/<str:verbo>/",
        passo.passo_agir,
        name="passo_agir",
    ),
]
