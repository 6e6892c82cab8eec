from django.urls import URLPattern, URLResolver, path

from identidade.views import (
    acao,
    acompanhamento,
    bloqueio,
    contradicao,
    desfecho,
    diagnostico,
    ente,
    evidencia,
    funil,
    implantacao,
    inicio,
    interesse,
    ligacao_acao,
    meu_municipio,
    painel,
    painel_csv,
    passo,
    plano,
    plano_arquivo,
    plano_equipe,
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
    path("equipe/entes/<str:codigo_ibge>/", ente.ente_por_dentro, name="ente_por_dentro"),
    # Contradições: a fila da equipe.
    path("equipe/contradicoes/", contradicao.contradicao_listar, name="contradicao_listar"),
    path("equipe/contradicoes/<int:pk>/", contradicao.contradicao_ver, name="contradicao_ver"),
    path(
        "equipe/contradicoes/<int:pk>/<str:verbo>/",
        contradicao.contradicao_agir,
        name="contradicao_agir",
    ),
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
    # Plano de ação.
    path("entes/<str:codigo_ibge>/planos/", plano.plano_listar, name="plano_listar"),
    path("entes/<str:codigo_ibge>/planos/novo/", plano.plano_novo, name="plano_novo"),
    path("planos/<int:pk>/", plano.plano_ver, name="plano_ver"),
    path("planos/<int:pk>/plano.pdf", plano_arquivo.plano_pdf, name="plano_pdf"),
    path("planos/<int:pk>/plano.csv", plano_arquivo.plano_csv, name="plano_csv"),
    path("planos/<int:pk>/cesta/", plano.plano_cesta, name="plano_cesta"),
    path("planos/<int:pk>/acoes/nova/", acao.acao_nova, name="acao_nova"),
    path("planos/<int:pk>/versoes/<int:numero>/", plano.plano_versao, name="plano_versao"),
    path("planos/<int:pk>/<str:verbo>/", plano.plano_agir, name="plano_agir"),
    path("acoes/<int:pk>/", acao.acao_ver, name="acao_ver"),
    path("acoes/<int:pk>/mudar/", acao.acao_mudar, name="acao_mudar"),
    path("acoes/<int:pk>/retirar/", acao.acao_retirar, name="acao_retirar"),
    path("acoes/<int:pk>/ligar/", ligacao_acao.acao_ligar, name="acao_ligar"),
    path("acoes/<int:pk>/desligar/", ligacao_acao.acao_desligar, name="acao_desligar"),
    path("acoes/<int:pk>/<str:verbo>/", acao.acao_agir, name="acao_agir"),
    path("equipe/planos/", plano_equipe.plano_equipe, name="plano_equipe"),
    path("equipe/planos/planos.csv", plano_equipe.plano_equipe_csv, name="plano_equipe_csv"),
    # Interesse, desfecho de evento, acompanhamento e funil.
    path(
        "entes/<str:codigo_ibge>/interesses/", interesse.interesse_listar, name="interesse_listar"
    ),
    path("interesses/<int:pk>/retirar/", interesse.interesse_retirar, name="interesse_retirar"),
    path("equipe/eventos/<int:pk>/desfechos/", desfecho.desfecho_listar, name="desfecho_listar"),
    path(
        "equipe/inscricoes/<int:pk>/desfecho/",
        desfecho.desfecho_registrar,
        name="desfecho_registrar",
    ),
    path(
        "equipe/acompanhamentos/",
        acompanhamento.acompanhamento_listar,
        name="acompanhamento_listar",
    ),
    path(
        "equipe/entes/<str:codigo_ibge>/acompanhamento/",
        acompanhamento.acompanhamento_mudar,
        name="acompanhamento_mudar",
    ),
    path(
        "equipe/acompanhamentos/<int:pk>/encerrar/",
        acompanhamento.acompanhamento_encerrar,
        name="acompanhamento_encerrar",
    ),
    path("equipe/funil/", funil.funil_listar, name="funil_listar"),
    path("equipe/funil/<str:tipo>/<slug:chave>/", funil.funil_ver, name="funil_ver"),
    path("equipe/funil/<str:tipo>/<slug:chave>/funil.csv", funil.funil_csv, name="funil_csv"),
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
        "diagnosticos/<int:pk>/diagnostico.csv",
        diagnostico.diagnostico_csv,
        name="diagnostico_csv",
    ),
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
