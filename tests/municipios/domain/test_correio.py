"""Todo e-mail leva à página exata do que pede, e a página existe."""

import re
from typing import Any

import pytest
from django.conf import settings
from django.urls import resolve

from municipios.domain.correio import montar
from municipios.models import Ente, Notificacao

PARADA = {"implantacao": 7, "sistema": "Portal", "produto": "Login Único", "situacao": "Em teste"}
FOCAIS = "/entes/3171303/pontos-focais/"
RECONFIRMACAO = "/entes/3171303/reconfirmacao/"
PEDIDO = {"campanha": "Posse de 2029", "prazo": "01/02/2029"}
REASSINATURA = "/entes/3171303/nova-assinatura/"
NOVO = {"texto": "Termo municipal, versão 2", "prazo": "31/03/2027"}
DO_PEDIDO = {"pedido": 7, "quem": "Prefeita Rita Souto", "resposta": "Falta o diploma."}
EVENTO = {"evento": "Encontro", "quando": "18/06/2099, 14:00 a 17:00", "local": "Bloco K"}
PLANO = {"plano": 7, "versao": 1, "acoes": 2, "proposta_em": "01/06/2026", "autor": "Carla"}
# Por motivo: o que o template recebe, e os endereços a que leva.
MOTIVOS: dict[str, tuple[dict[str, Any], set[str]]] = {
    "ancora_do_dia": (
        {"dia": "1", "atos": 2, "elo": "ab", "anterior": "", "assinatura": ""},
        set(),
    ),
    "analise_recebida": ({"por": "Rosa", "porque": "Férias."}, {"/entes/3171303/adesao/"}),
    "acao_atrasada": (
        {"acao": 7, "titulo": "1. Decreto", "prazo": "01/06/2026", "situacao": "Bloqueada"},
        {"/acoes/7/"},
    ),
    "assinatura_recusada": (
        {"porque": "Não é PDF.", "o_que_fazer": "Assine.", "assinatura": 7},
        {"/assinaturas/7/"},
    ),
    "delegacao_mudou": (
        {"fato": "O consórcio passou a ver as implantações de Viçosa (MG), por Ana."},
        {"/entes/3171303/delegacoes/"},
    ),
    "delegacao_do_hub_mudou": (
        {"hub": 7, "fato": "O CIG já não vê:", "entes": ["Viçosa (MG)"], "outros": 3},
        {"/hubs/7/"},
    ),
    "delegacao_vence": (
        {"delegacao": 7, "hub": "Consórcio", "fim": "31/12/2026"},
        {"/delegacoes/7/prorrogar/", "/entes/3171303/delegacoes/"},
    ),
    "operador_indicado": ({"hub": "Consórcio", "papel": "operador"}, {"/hubs/"}),
    "relatorio_pendente": (
        {"hub": 7, "do_hub": "CIG", "mes": "10/2026", "vence": "05/11/2026", "venceu": True},
        {"/hubs/7/relatorios/"},
    ),
    "diligencia": ({}, {"/entes/3171303/adesao/"}),
    "diligencia_respondida": ({}, {"/entes/3171303/adesao/"}),
    "termo_em_analise": ({}, {"/entes/3171303/adesao/"}),
    "termo_aguarda_sgd": ({}, {"/entes/3171303/adesao/"}),
    "termo_em_vigor": (
        {"codigo": "AAAA-BBBB-CCCC", "assinatura": 7},
        {"/verificar/AAAA-BBBB-CCCC/", "/assinaturas/7/baixar/", "/entes/3171303/adesao/"},
    ),
    "chave_pgp_vence": (
        {"sistema": "Portal", "final": "AB12", "vence_em": "1", "implantacao": 7, "ordem": 4},
        {"/implantacoes/7/passos/4/"},
    ),
    "contra_assinatura_pedida": (
        {"signatario": "Pedro", "desde": "01/06/2026"},
        {"/entes/3171303/adesao/", "/equipe/contra-assinaturas/"},
    ),
    "contradicao_passada": (
        {"contradicao": 7, "tipo": "Sem adesão", "por": "Carla", "porque": "Férias."},
        {"/equipe/contradicoes/7/"},
    ),
    "contradicoes_novas": (
        {"quantas": 2, "outras": 1, "linhas": [{"pk": 7, "tipo": "Sem adesão", "ente": "A"}]},
        {"/equipe/contradicoes/7/", "/equipe/contradicoes/"},
    ),
    "convite_assinatura": ({"segredo": "abc", "ate": "01/06/2026"}, {"/assinar/abc/"}),
    "diagnostico_enviado": ({"diagnostico": 7}, {"/diagnosticos/7/"}),
    "evento_cancelado": (EVENTO | {"motivo": "Chuva."}, set()),
    "evento_convite": (
        EVENTO | {"segredo": "abc"},
        {"/eventos/convite/abc/", "/eventos/convite/abc/agenda.ics"},
    ),
    "evento_certificado": (EVENTO | {"segredo": "1:a"}, {"/eventos/certificado/1:a/"}),
    "evento_lembrete": (EVENTO, set()),
    "evento_mudou": (EVENTO, set()),
    "evento_promovido": (EVENTO, set()),
    "implantacao_parada": (PARADA, {"/implantacoes/7/"}),
    "implantacao_parada_equipe": (PARADA, {"/implantacoes/7/", f"{FOCAIS}indicar/"}),
    "indicacao_ponto_focal": ({"papel": "negocial", "tipo": "titular"}, {"/meu-municipio/"}),
    "mensagem_nova": (
        {"autor": "Carla", "pela_sgd": True},
        {"/entes/3171303/conversa/"},
    ),
    "mudanca_de_pessoas": ({"fato": "Ana saiu."}, {FOCAIS, "/entes/3171303/autoridades/"}),
    "mudanca_ponto_focal": ({"fato": "Ana saiu."}, {FOCAIS}),
    "pedido_autoridade_equipe": (DO_PEDIDO, {"/pedidos-autoridade/7/"}),
    "pedido_autoridade_recebido": (DO_PEDIDO, {"/pedidos-autoridade/7/"}),
    "pedido_autoridade_respondido": (DO_PEDIDO, {"/pedidos-autoridade/7/"}),
    "plano_acordado": (PLANO, {"/planos/7/"}),
    "plano_aditivo": (PLANO | {"motivo": "Prazo.", "mudancas": ["Sai: 1"]}, {"/planos/7/"}),
    "plano_espera": (PLANO, {"/planos/7/"}),
    "plano_proposto": (PLANO, {"/planos/7/"}),
    "plano_voltou": (PLANO | {"fato": "encerrou o plano", "motivo": "Fim."}, {"/planos/7/"}),
    "ponto_focal_nao_confirmado": ({"indicado_em": "01/06/2026"}, {"/meu-municipio/"}),
    "ponto_focal_nao_confirmado_autoridade": (
        {"ponto_focal": "Ana", "indicado_em": "01/06/2026"},
        {FOCAIS},
    ),
    "protocolo_no_limite": (
        {
            "numero": "1",
            "sistema": "Portal",
            "verificado_em": "1",
            "limite": "1",
            "aberto_por": "Ana",
            "contato": "a",
            "implantacao": 7,
        },
        {"/implantacoes/7/"},
    ),
    "reassinatura_cancelada": (NOVO | {"motivo": "Texto errado."}, {"/entes/3171303/adesao/"}),
    "prova_devolvida": (
        {"sistema": "Portal", "passo": "Gravar", "razoes": ["a"], "implantacao": 7, "ordem": 8},
        {"/implantacoes/7/passos/8/"},
    ),
    "reassinatura_pedida": (NOVO, {REASSINATURA}),
    "reassinatura_pendente": (NOVO, {REASSINATURA}),
    "reassinatura_vencida": (NOVO, {REASSINATURA}),
    "reassinatura_vencida_equipe": (
        NOVO | {"numero": 7, "quantos": 1, "entes": ["Viçosa (MG)"]},
        {"/equipe/renovacoes/7/"},
    ),
    "reconfirmacao_pedida": (PEDIDO, {RECONFIRMACAO}),
    "reconfirmacao_pendente": (PEDIDO, {RECONFIRMACAO}),
    "reconfirmacao_vencida": (PEDIDO, {RECONFIRMACAO}),
    "reconfirmacao_vencida_equipe": (
        PEDIDO | {"numero": 7, "quantos": 1, "entes": ["Viçosa (MG)"]},
        {"/equipe/campanhas/7/"},
    ),
    "segundo_fator_desfeito": ({"por": "Rosa"}, {"/equipe/entrar/"}),
    "verificacao_falhou": (
        {"sistema": "Portal", "resumo": "O certificado venceu.", "verificacao": 7},
        {"/verificacoes/7/"},
    ),
}

# Falam da conta da pessoa, ou do portal, e não de um ente.
DA_CONTA = {
    "ancora_do_dia",
    "contradicoes_novas",
    "operador_indicado",
    "relatorio_pendente",
    "segundo_fator_desfeito",
}


def test_todo_texto_de_email_esta_aqui() -> None:
    pasta = settings.BASE_DIR / "templates" / "emails"
    assert {a.name.removesuffix("_assunto.txt") for a in pasta.glob("*_assunto.txt")} == set(
        MOTIVOS
    )


@pytest.mark.parametrize("motivo", MOTIVOS)
def test_email_leva_a_pagina_exata(vicosa: Ente, motivo: str) -> None:
    contexto, caminhos = MOTIVOS[motivo]
    aviso = Notificacao(
        motivo=motivo, destinatario="ana@vicosa.invalid", ente=vicosa, contexto=contexto
    )
    mensagem = montar(aviso)
    ((html, _),) = mensagem.alternatives
    assert mensagem.subject
    assert motivo in DA_CONTA or "Viçosa" in mensagem.body
    endereco = re.compile(re.escape(settings.URL_PUBLICA) + r"(/[^\s\"<]+)")
    for corpo in (str(mensagem.body), str(html)):
        achados = set(endereco.findall(corpo))
        assert caminhos <= achados
        assert achados - caminhos <= {"/meu-municipio/"}
        assert all(resolve(caminho) for caminho in achados)
