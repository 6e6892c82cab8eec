from allauth.account.views import reauthenticate
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as mfa_codigos
from allauth.mfa.totp import views as mfa_aplicativo
from django.urls import URLPattern, URLResolver, path

from municipios.http.segundo_fator import somente_equipe
from municipios.urls import autoridade, campanha, comparacao, evento, hub, ponto_focal, renovacao
from municipios.views import (
    adesao,
    analise,
    anotacao,
    assinatura,
    atesto,
    contra_assinatura,
    convite_assinatura,
    dado_pessoal,
    documento,
    entrar,
    institucional,
    mensagem,
    notificacao,
    preparo,
    reconfirmacao,
    sessao,
    termo,
    token_acesso,
    validacao,
    verificar,
)

urlpatterns: list[URLPattern | URLResolver] = [
    path("sobre/", institucional.sobre, name="sobre"),
    path("privacidade/", institucional.privacidade, name="privacidade"),
    path("cookies/", institucional.cookies, name="cookies"),
    path("acessibilidade/", institucional.acessibilidade, name="acessibilidade"),
    path("carta-de-servicos/aderir/", institucional.carta_aderir, name="carta_aderir"),
    # Contatos e notas da equipe sobre um ente.
    path(
        "equipe/entes/<str:codigo_ibge>/anotacoes/",
        anotacao.anotacao_listar,
        name="anotacao_listar",
    ),
    path(
        "equipe/anotacoes/<int:pk>/corrigir/", anotacao.anotacao_corrigir, name="anotacao_corrigir"
    ),
    # Adesão, pontos focais e documentos de um ente.
    path("entes/<str:codigo_ibge>/adesao/", adesao.adesao_ver, name="adesao_ver"),
    path(
        "entes/<str:codigo_ibge>/adesao/registrar/",
        adesao.adesao_registrar,
        name="adesao_registrar",
    ),
    path("entes/<str:codigo_ibge>/adesao/comecar/", preparo.adesao_iniciar, name="adesao_iniciar"),
    path("adesoes/<int:pk>/rascunho/", preparo.adesao_rascunho, name="adesao_rascunho"),
    path("adesoes/<int:pk>/gerar/", preparo.adesao_gerar, name="adesao_gerar"),
    path("adesoes/<int:pk>/reabrir/", preparo.adesao_reabrir, name="adesao_reabrir"),
    path("adesoes/<int:pk>/descartar/", preparo.adesao_descartar, name="adesao_descartar"),
    path("adesoes/<int:pk>/convidar/", convite_assinatura.convite_enviar, name="convite_enviar"),
    path(
        "adesoes/<int:pk>/cancelar-convite/",
        convite_assinatura.convite_cancelar,
        name="convite_cancelar",
    ),
    path("assinar/<str:segredo>/", convite_assinatura.convite_abrir, name="convite_abrir"),
    path("adesoes/<int:pk>/assinar/", assinatura.assinatura_iniciar, name="assinatura_iniciar"),
    path("adesoes/<int:pk>/enviar/", assinatura.assinatura_enviar, name="assinatura_enviar"),
    path("assinatura/retorno/", assinatura.assinatura_retorno, name="assinatura_retorno"),
    path("assinaturas/<int:pk>/", assinatura.assinatura_ver, name="assinatura_ver"),
    path("assinaturas/<int:pk>/baixar/", assinatura.assinatura_baixar, name="assinatura_baixar"),
    path("assinaturas/<int:pk>/validar/", validacao.validacao_anotar, name="validacao_anotar"),
    path("adesoes/<int:pk>/papel/", atesto.atesto_registrar, name="atesto_registrar"),
    path("assinaturas/<int:pk>/confirmar/", atesto.atesto_confirmar, name="atesto_confirmar"),
    path("assinaturas/<int:pk>/recusar/", atesto.atesto_recusar, name="atesto_recusar"),
    path("assinaturas/<int:pk>/retirar/", atesto.atesto_retirar, name="atesto_retirar"),
    path("adesoes/<int:pk>/assumir/", analise.adesao_assumir, name="adesao_assumir"),
    path("adesoes/<int:pk>/passar/", analise.adesao_passar, name="adesao_passar"),
    path("adesoes/<int:pk>/aprovar/", analise.adesao_aprovar, name="adesao_aprovar"),
    path("adesoes/<int:pk>/diligencia/", analise.adesao_diligencia, name="adesao_diligencia"),
    path("adesoes/<int:pk>/responder/", analise.adesao_responder, name="adesao_responder"),
    path("adesoes/<int:pk>/provas.zip", assinatura.adesao_dossie, name="adesao_dossie"),
    path("verificar/", verificar.verificar, name="verificar"),
    path("verificar/<str:codigo>/", verificar.verificar_termo, name="verificar_termo"),
    path("termos/<int:pk>/baixar/", termo.termo_baixar, name="termo_baixar"),
    path("adesoes/<int:pk>/substituir/", adesao.adesao_substituir, name="adesao_substituir"),
    path("adesoes/<int:pk>/denunciar/", adesao.adesao_denunciar, name="adesao_denunciar"),
    path(
        "adesoes/<int:pk>/retirar-denuncia/",
        adesao.adesao_retirar_denuncia,
        name="adesao_retirar_denuncia",
    ),
    path("adesoes/<int:pk>/encerrar/", adesao.adesao_encerrar, name="adesao_encerrar"),
    path("adesoes/<int:pk>/corrigir/", adesao.adesao_corrigir, name="adesao_corrigir"),
    path("adesoes/<int:pk>/revelar/", dado_pessoal.adesao_revelar, name="adesao_revelar"),
    *autoridade.urlpatterns,
    *ponto_focal.urlpatterns,
    path(
        "entes/<str:codigo_ibge>/reconfirmacao/",
        reconfirmacao.reconfirmacao_listar,
        name="reconfirmacao_listar",
    ),
    path(
        "reconfirmacoes/<int:pk>/confirmar/",
        reconfirmacao.reconfirmacao_confirmar,
        name="reconfirmacao_confirmar",
    ),
    path(
        "reconfirmacoes/<int:pk>/dispensar/",
        reconfirmacao.reconfirmacao_dispensar,
        name="reconfirmacao_dispensar",
    ),
    path("entes/<str:codigo_ibge>/conversa/", mensagem.mensagem_listar, name="mensagem_listar"),
    path("mensagens/<int:pk>/lida/", mensagem.mensagem_marcar_lida, name="mensagem_marcar_lida"),
    path("mensagens/<int:pk>/dispensar/", mensagem.mensagem_dispensar, name="mensagem_dispensar"),
    path("documentos/<int:pk>/", documento.documento_baixar, name="documento_baixar"),
    # Entrar e sair.
    path("entrar/", entrar.entrar, name="entrar"),
    path("entrar/govbr/", entrar.entrar_govbr, name="entrar_govbr"),
    path("entrar/govbr/retorno/", entrar.entrar_govbr_retorno, name="entrar_govbr_retorno"),
    path("equipe/entrar/", entrar.entrar_equipe, name="entrar_equipe"),
    path("sair/", sessao.sair, name="sair"),
    path("saiu/", sessao.saiu, name="saiu"),
    path("trocar-ente/", sessao.trocar_ente, name="trocar_ente"),
    # Segundo fator da equipe: estes nomes são os que o allauth procura.
    path("equipe/entrar/", entrar.entrar_equipe, name="account_login"),
    path("equipe/entrar/codigo/", mfa.authenticate, name="mfa_authenticate"),
    path("conta/seguranca/", somente_equipe(mfa.index), name="mfa_index"),
    path("conta/seguranca/senha/", somente_equipe(reauthenticate), name="account_reauthenticate"),
    path(
        "conta/seguranca/confirmar/", somente_equipe(mfa.reauthenticate), name="mfa_reauthenticate"
    ),
    path(
        "conta/seguranca/aplicativo/",
        somente_equipe(sessao.ativar_segundo_fator),
        name="mfa_activate_totp",
    ),
    path(
        "conta/seguranca/aplicativo/desativar/",
        somente_equipe(mfa_aplicativo.deactivate_totp),
        name="mfa_deactivate_totp",
    ),
    path(
        "conta/seguranca/codigos/",
        somente_equipe(mfa_codigos.view_recovery_codes),
        name="mfa_view_recovery_codes",
    ),
    path(
        "conta/seguranca/codigos/gerar/",
        somente_equipe(mfa_codigos.generate_recovery_codes),
        name="mfa_generate_recovery_codes",
    ),
    # Avisos por e-mail, para a equipe.
    path("equipe/notificacoes/", notificacao.notificacao_listar, name="notificacao_listar"),
    path("equipe/notificacoes/<int:pk>/", notificacao.notificacao_ver, name="notificacao_ver"),
    # A fila da análise dos termos.
    path("equipe/analises/", analise.analise_listar, name="analise_listar"),
    path("equipe/analises/analises.csv", analise.analise_csv, name="analise_csv"),
    path("equipe/contra-assinaturas/", contra_assinatura.contra_listar, name="contra_listar"),
    path("adesoes/<int:pk>/sgd/assinar/", contra_assinatura.contra_assinar, name="contra_assinar"),
    path("adesoes/<int:pk>/sgd/enviar/", contra_assinatura.contra_enviar, name="contra_enviar"),
    # Tokens da API.
    path("conta/tokens/", token_acesso.token_acesso_listar, name="token_acesso_listar"),
    path("conta/tokens/emitir/", token_acesso.token_acesso_emitir, name="token_acesso_emitir"),
    path(
        "conta/tokens/<int:pk>/revogar/",
        token_acesso.token_acesso_revogar,
        name="token_acesso_revogar",
    ),
    *comparacao.urlpatterns,
    *campanha.urlpatterns,
    *evento.urlpatterns,
    *hub.urlpatterns,
    *renovacao.urlpatterns,
]
