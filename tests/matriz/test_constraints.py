"""Toda constraint do banco recusa o que diz recusar. Uma constraint nova sem caso aqui falha.

A lista vem do banco, não dos models: o que importa é o que o PostgreSQL de fato cobra. De fora
ficam as chaves estrangeiras, as tabelas de ligação e as de eventos, que o framework escreve.
"""

import uuid
from collections.abc import Callable
from datetime import date, timedelta
from functools import partial
from typing import Any

import pgtrigger
import pytest
from django.apps import apps as django_apps
from django.db import IntegrityError, connection, models, transaction
from django.utils import timezone

from identidade.choices import TipoEvidencia
from identidade.domain.atendente import Funcao, indicar
from identidade.domain.bloqueio import bloquear
from identidade.domain.diagnostico import iniciar, salvar_secao
from identidade.domain.evidencia import juntar
from identidade.domain.interesse import manifestar
from identidade.domain.protocolo import Abertura, registrar
from identidade.domain.prova import Prova
from identidade.models import (
    Acao,
    Acompanhamento,
    Acordo,
    Atendente,
    Balcao,
    Bloqueio,
    BloqueioAcao,
    ConsolidadoProduto,
    Contagem,
    ContagemDiaria,
    Contradicao,
    Desfecho,
    Diagnostico,
    Etapa,
    Evidencia,
    HorarioBalcao,
    Implantacao,
    IndicadorPublicado,
    Interesse,
    LinhaRelatorio,
    MensagemAcao,
    MotivoBloqueio,
    MotivoDevolucao,
    Passo,
    Pergunta,
    PlanoAcao,
    PreRequisito,
    Produto,
    Protocolo,
    Questionario,
    RegraAcao,
    RelatorioHub,
    RespostaSecao,
    Roteiro,
    Secao,
    TempoParado,
    Uso,
    Verificacao,
    VersaoPlano,
    VisitaPlano,
)
from municipios.domain import hub as dominio_do_hub
from municipios.domain.mensagem import enviar, marcar_lida
from municipios.domain.modelo_termo import carregar_provisorios
from municipios.domain.token_acesso import emitir_token
from municipios.models import (
    Adesao,
    Ancora,
    Anexo,
    Anotacao,
    Assinatura,
    Autoridade,
    Campanha,
    Certificado,
    Comparacao,
    ContraAssinatura,
    ConviteAssinatura,
    ConviteEvento,
    Coorte,
    Decisao,
    Delegacao,
    Diligencia,
    EnderecoAgenda,
    Ente,
    Evento,
    Feriado,
    Gerencia,
    Historico,
    Hub,
    Importacao,
    Inscricao,
    Leitura,
    ListaRevogados,
    Material,
    Membro,
    Mensagem,
    ModeloTermo,
    Notificacao,
    Operador,
    PedidoAutoridade,
    PontoFocal,
    Populacao,
    Posse,
    Presenca,
    RaizConfiavel,
    Reassinatura,
    Reconfirmacao,
    RegraLembrete,
    Renovacao,
    Termo,
    TokenAcesso,
    Usuario,
)
from tests.builders import criar_evento, criar_pedido, criar_ponto_focal, criar_populacao, pdf
from tests.desfeito import desfeito
from tests.hub import MES, abrir_relatorio, arquivo, criar_delegacao, criar_hub, importar
from tests.identidade.andamento import (
    comecar,
    criar_balcao,
    criar_contradicao,
    criar_uso,
    criar_verificacao,
    passo_de,
)
from tests.renovacao import criar_reassinatura

pytestmark = pytest.mark.django_db

AGORA = timezone.now()
ANTES, AMANHA = date(1999, 1, 1), timedelta(days=1, seconds=1)
CORTE: dict[str, Any] = {"dimensao": "uf", "chave": "MG", "esfera": "municipal"}

RESPONDIDA: dict[str, Any] = {
    "situacao": "confirmada", "resolvida_em": AGORA, "resolvida_por_id": 1,
}  # fmt: skip

RESOLVIDO: dict[str, Any] = {"resolvida_em": AGORA, "resolvida_por_id": 1}

# Constraint → model e o que, mudado na linha boa, ela recusa.
MUDANCAS: dict[str, tuple[type[models.Model], dict[str, Any]]] = {
    "acao_bloqueada_tem_motivo": (Acao, {"motivo_bloqueio": "espera_sgd"}),
    "acao_em_curso_foi_acordada": (Acao, {"situacao": "concluida", "prazo": None}),
    "acao_ligada_tem_produto_e_meta": (Acao, {"meta": "em_uso"}),
    "acao_origem_completa": (Acao, {"origem": "roteiro"}),
    "acao_pessoa_do_lado": (Acao, {"analista_id": 1, "ponto_focal": None}),
    "acao_prazo_tem_limite": (Acao, {"prazo_dias_uteis": 0}),
    "acordo_lado_conhecido": (Acordo, {"lado": "x"}),
    "adesao_denunciada_tem_efeito": (Adesao, {"situacao": "denunciada"}),
    "adesao_vigente_tem_datas": (Adesao, {"vigente_desde": None}),
    "assinatura_aceita_tem_arquivo_e_tipo": (Assinatura, {"tipo": ""}),
    "atendente_curso_tem_dia": (Atendente, {"curso": "A"}),
    "atendente_datas_em_ordem": (Atendente, {"fim": ANTES}),
    "atendente_nivel_conferido": (Atendente, {"nivel": "prata"}),
    "balcao_cep_compacto": (Balcao, {"cep": "36570-00"}),
    "balcao_coordenadas_no_brasil": (Balcao, {"latitude": models.F("longitude")}),
    "horario_balcao_dia_da_semana": (HorarioBalcao, {"dia": 8}),
    "horario_balcao_em_ordem": (HorarioBalcao, {"fecha": models.F("abre")}),
    "autoridade_cpf_compacto": (Autoridade, {"cpf": "999.157.384"}),
    "autoridade_datas_em_ordem": (Autoridade, {"fim": ANTES}),
    "autoridade_em_exercicio_tem_ato": (Autoridade, {"condicao": "em_exercicio"}),
    "campanha_datas_em_ordem": (Campanha, {"prazo": ANTES}),
    "campanha_encerrando_tem_quem": (Campanha, {"situacao": "encerrando"}),
    "bloqueio_acao_datas_em_ordem": (BloqueioAcao, {"fim": ANTES}),
    "bloqueio_datas_em_ordem": (Bloqueio, {"situacao": "encerrado", "fim": ANTES}),
    "bloqueio_encerrado_tem_fim": (Bloqueio, {"situacao": "encerrado"}),
    "coorte_meta_percentual": (Coorte, {"meta_percentual": 101}),
    "coorte_populacao_tem_corte": (Coorte, {"regra": "populacao"}),
    "delegacao_datas_em_ordem": (Delegacao, {"fim": ANTES}),
    "delegacao_revogada_tem_data": (Delegacao, {"situacao": "revogada"}),
    "desfecho_so_o_interessado_tem_produto": (Desfecho, {"produtos": ["balcao"]}),
    "desfecho_recusa_tem_motivo": (Desfecho, {"resultado": "recusou"}),
    "diagnostico_enviado_tem_data": (Diagnostico, {"situacao": "enviado"}),
    "ente_cnpj_compacto": (Ente, {"cnpj": "12.345"}),
    "ente_codigo_da_esfera": (Ente, {"esfera": "estadual"}),
    "etapa_lista_tem_itens": (Etapa, {"provas": ["lista"]}),
    "evidencia_completa_pelo_tipo": (Evidencia, {"texto": ""}),
    "evidencia_conferida_tem_autor_e_data": (Evidencia, {"situacao": "aceita"}),
    "evento_anunciado_tem_lugar": (Evento, {"local": ""}),
    "evento_datas_em_ordem": (Evento, {"fim": models.F("inicio")}),
    "evento_tem_vaga": (Evento, {"vagas": 0}),
    "inscricao_espera_tem_hora": (Inscricao, {"situacao": "em_espera"}),
    "inscricao_numero_de_pessoas": (Inscricao, {"pessoas": 21}),
    "hub_cnpj_compacto": (Hub, {"cnpj": "12.345"}),
    "linha_relatorio_cnpj_compacto": (LinhaRelatorio, {"cnpj": "12.345"}),
    "linha_relatorio_datas_em_ordem": (LinhaRelatorio, {"fim": ANTES}),
    "linha_relatorio_volumetria": (LinhaRelatorio, {"volumetria": -1}),
    "operador_confirmado_tem_data": (Operador, {"situacao": "confirmado"}),
    "operador_cpf_compacto": (Operador, {"cpf": "999.157.384"}),
    "operador_datas_em_ordem": (Operador, {"fim": ANTES}),
    "relatorio_hub_entregue_tem_data": (RelatorioHub, {"situacao": "entregue"}),
    "relatorio_hub_mes_comeca_no_dia_1": (RelatorioHub, {"mes": MES.replace(day=2)}),
    "indicador_publicado_tem_definicao": (IndicadorPublicado, {"definicao": ""}),
    "interesse_diz_de_onde_veio": (Interesse, {"origem": "evento"}),
    "interesse_retirado_tem_motivo": (Interesse, {"situacao": "retirado", "retirado_em": AGORA}),
    "material_arquivo_ou_link": (Material, {"link": ""}),
    "presenca_numero_de_pessoas": (Presenca, {"pessoas": 21}),
    "endereco_agenda_de_um_so": (EnderecoAgenda, {"ente": None}),
    "importacao_progresso_coerente": (Importacao, {"feitas": 2, "total": 1}),
    "leitura_lado_conhecido": (Leitura, {"lado": "x"}),
    "leitura_so_a_sgd_dispensa": (Leitura, {"lado": "ente", "dispensada": models.F("ate")}),
    "membro_datas_em_ordem": (Membro, {"saiu_em": ANTES}),
    "membro_escolhido_tem_motivo": (Membro, {"origem": "escolha"}),
    "anotacao_contato_diz_com_quem": (Anotacao, {"com_quem": " "}),
    "anotacao_tem_resumo": (Anotacao, {"resumo": " \n "}),
    "mensagem_lado_conhecido": (Mensagem, {"lado": "x"}),
    "mensagem_tem_texto": (Mensagem, {"texto": " \n "}),
    "motivo_devolucao_tem_texto": (MotivoDevolucao, {"texto": " "}),
    "notificacao_enviada_tem_data": (Notificacao, {"situacao": "enviada"}),
    "passo_feito_tem_autor_e_data": (Passo, {"situacao": "concluido"}),
    "pedido_autoridade_aceito_tem_autoridade": (
        PedidoAutoridade, {"situacao": "aceito", "respondido_em": AGORA, "respondido_por_id": 1}
    ),
    "pedido_autoridade_cpf_compacto": (PedidoAutoridade, {"cpf": "999.314.721"}),
    "pedido_autoridade_duas_pessoas": (
        PedidoAutoridade,
        {"situacao": "recusado", "respondido_em": AGORA, "respondido_por": models.F("por")},
    ),
    "pedido_autoridade_enviado_completo": (PedidoAutoridade, {"inicio": None}),
    "ponto_focal_confirmado_tem_data": (PontoFocal, {"confirmado_em": None}),
    "ponto_focal_cpf_compacto": (PontoFocal, {"cpf": "999.314.721"}),
    "ponto_focal_datas_em_ordem": (PontoFocal, {"fim": ANTES}),
    "ponto_focal_uma_troca_em_conferencia": (
        PontoFocal,
        {"situacao": "conferencia", "confirmado_em": None, "substitui": models.F("pk")},
    ),
    "pergunta_opcoes_do_tipo": (Pergunta, {"tipo": "escolha", "opcoes": []}),
    "plano_acordado_tem_versao": (PlanoAcao, {"vigente": None}),
    "plano_encerrado_tem_data": (PlanoAcao, {"encerrado_em": AGORA}),
    "visita_plano_em_ordem": (VisitaPlano, {"ultima_em": AGORA - 999 * AMANHA}),
    "populacao_ano_plausivel": (Populacao, {"ano": 1871}),
    "pre_requisito_produto_coerente": (
        PreRequisito, {"tipo": "produto_homologado", "produto": None}
    ),
    "protocolo_completo": (Protocolo, {"aberto_por_nome": ""}),
    "protocolo_datas_em_ordem": (Protocolo, {"limite": ANTES}),
    "comparacao_duas_pessoas": (Comparacao, {"respondida_por": models.F("proposta_por")}),
    "lista_revogados_datas_em_ordem": (ListaRevogados, {"ate": AGORA - 9 * AMANHA}),
    "questionario_publicado_tem_data": (Questionario, {"publicado_em": None}),
    "raiz_confiavel_datas_em_ordem": (RaizConfiavel, {"ate": ANTES}),
    "reassinatura_assinada_tem_adesao": (Reassinatura, RESOLVIDO | {"situacao": "assinada"}),
    "reassinatura_dispensada_tem_justificativa": (
        Reassinatura,
        RESOLVIDO | {"situacao": "dispensada"},
    ),
    "reassinatura_resolvida_tem_quem": (Reassinatura, {"situacao": "superada"}),
    "renovacao_cancelada_tem_motivo": (Renovacao, {"situacao": "cancelando"}),
    "reconfirmacao_dispensada_tem_justificativa": (
        Reconfirmacao,
        {"situacao": "dispensada", "resolvida_em": AGORA, "resolvida_por_id": 1},
    ),
    "reconfirmacao_pessoa_do_assunto": (Reconfirmacao, {"assunto": "ponto_focal"}),
    "reconfirmacao_respondida_tem_quem": (Reconfirmacao, {"situacao": "confirmada"}),
    "regra_acao_compara_com_numero": (RegraAcao, {"condicao": "maior", "valor": "sim"}),
    "regra_lembrete_repeticao": (RegraLembrete, {"repete_a_cada": 0}),
    "termo_pronto_tem_arquivo": (Termo, {"situacao": "pronto"}),
    "token_acesso_dura_um_dia": (TokenAcesso, {"expira_em": timezone.now() + 2 * AMANHA}),
    "contradicao_resolvida_tem_data": (Contradicao, {"situacao": "dispensada"}),
    "uso_mes_comeca_no_dia_1": (Uso, {"mes": ANTES.replace(day=2)}),
    "usuario_cpf_compacto": (Usuario, {"cpf": "999.314.721"}),
    "verificacao_feita_tem_resultado": (Verificacao, {"situacao": "feita"}),
}  # fmt: skip

# Constraint → model e o que muda numa segunda linha, de resto igual, que ela recusa.
REPETICOES: dict[str, tuple[type[models.Model], dict[str, Any]]] = {
    "acao_numero_unico": (Acao, {}),
    "acao_recomendacao_uma_vez": (Acao, {"numero": 99}),
    "acordo_um_por_lado": (Acordo, {}),
    "acompanhamento_um_aberto_por_ente": (Acompanhamento, {}),
    "delegacao_unica_em_aberto": (Delegacao, {}),
    "hub_cnpj_unico": (Hub, {"sigla": "OUTRA"}),
    "hub_sigla_unica": (Hub, {"sigla": "cig", "cnpj": "99888777000100"}),
    "linha_relatorio_unica": (LinhaRelatorio, {}),
    "operador_unico_em_aberto": (Operador, {}),
    "relatorio_hub_um_por_mes": (RelatorioHub, {}),
    "adesao_uma_em_preparacao_por_ente": (Adesao, {"situacao": "rascunho"}),
    "adesao_uma_em_vigor_por_ente": (Adesao, {}),
    "assinatura_estado_de_uma_so": (Assinatura, {"situacao": "recusada"}),
    "assinatura_um_atesto_por_papel": (
        Assinatura,
        {"via": "papel", "situacao": "atestada", "estado_hash": ""},
    ),
    "assinatura_uma_aceita_por_ordem": (Assinatura, {"estado_hash": "outro"}),
    "atendente_um_por_nome": (Atendente, {}),
    "horario_balcao_sem_cruzamento": (HorarioBalcao, {}),
    "identidade_balcao_implantacao_id_key": (Balcao, {}),
    "autoridade_uma_por_vez": (Autoridade, {}),
    "campanha_unica_em_andamento": (Campanha, {}),
    "bloqueio_acao_um_aberto": (BloqueioAcao, {}),
    "bloqueio_um_aberto_por_motivo": (Bloqueio, {}),
    "consolidado_produto_unico_no_ente": (ConsolidadoProduto, {}),
    "contagem_diaria_unica": (ContagemDiaria, {}),
    "contagem_unica": (Contagem, {}),
    "tempo_parado_unico_no_motivo": (TempoParado, {}),
    "convite_assinatura_um_em_aberto": (
        ConviteAssinatura,
        {"hash": "outro", "chave": uuid.UUID(int=2)},
    ),
    "convite_assinatura_um_por_envio": (ConviteAssinatura, {"hash": "outro", "usado_em": AGORA}),
    "decisao_valor_do_assunto": (Decisao, {"valor": "sem_analise"}),
    "convite_evento_um_por_contato": (ConviteEvento, {"hash": "outro"}),
    "inscricao_unica_no_evento": (Inscricao, {}),
    "endereco_agenda_um_valendo": (EnderecoAgenda, {"hash": "outro"}),
    "municipios_enderecoagenda_hash_key": (EnderecoAgenda, {"revogado_em": AGORA}),
    "municipios_certificado_codigo_key": (Certificado, {"presenca_id": 0}),
    "municipios_certificado_presenca_id_key": (Certificado, {"codigo": "outro"}),
    "municipios_presenca_inscricao_id_key": (Presenca, {}),
    "municipios_conviteevento_hash_key": (ConviteEvento, {"quem": "outro"}),
    "identidade_desfecho_inscricao_id_key": (Desfecho, {}),
    "interesse_um_aberto_por_produto": (Interesse, {}),
    "diagnostico_um_aberto_por_ente": (Diagnostico, {}),
    "diligencia_uma_em_aberto": (Diligencia, {}),
    "etapa_codigo_unico": (Etapa, {"ordem": 99}),
    "etapa_ordem_unica": (Etapa, {"codigo": "outro"}),
    "feriado_unico_no_dia": (Feriado, {}),
    "gerencia_unica_em_aberto": (Gerencia, {}),
    "historico_ordem_unica_por_alvo": (Historico, {}),
    "implantacao_nome_unico": (Implantacao, {}),
    "leitura_unica_da_pessoa": (Leitura, {}),
    "membro_unico_em_aberto": (Membro, {}),
    "anotacao_corrigida_uma_vez": (Anotacao, {"chave": uuid.uuid4()}),
    "anotacao_enviada_uma_vez": (Anotacao, {"corrige_id": None}),
    "mensagem_enviada_uma_vez": (Mensagem, {}),
    "municipios_anexo_documento_id_key": (Anexo, {}),
    "municipios_ancora_dia_key": (Ancora, {"elo": "1" * 64}),
    "municipios_ancora_elo_key": (Ancora, {"dia": ANTES}),
    "modelo_termo_versao": (ModeloTermo, {}),
    "municipios_conviteassinatura_hash_key": (ConviteAssinatura, {"cancelado_em": AGORA}),
    "municipios_coorte_codigo_key": (Coorte, {}),
    "municipios_notificacao_chave_key": (Notificacao, {"message_id": "<outro@portal>"}),
    "municipios_notificacao_message_id_key": (Notificacao, {"chave": "outra"}),
    "municipios_comparacao_assinatura_id_key": (Comparacao, {}),
    "municipios_contraassinatura_primeira_id_key": (ContraAssinatura, {"termo_id": 0}),
    "municipios_contraassinatura_termo_id_key": (ContraAssinatura, {"primeira_id": 0}),
    "municipios_listarevogados_sha256_key": (ListaRevogados, {}),
    "municipios_raizconfiavel_impressao_key": (RaizConfiavel, {}),
    "municipios_termo_codigo_key": (Termo, {"situacao": "falhou"}),
    "municipios_tokenacesso_hash_key": (TokenAcesso, {}),
    "municipios_usuario_cpf_key": (Usuario, {"identificador": "outro"}),
    "municipios_usuario_identificador_key": (Usuario, {"cpf": None}),
    "passo_unico_por_etapa": (Passo, {}),
    "pergunta_codigo_unico": (Pergunta, {}),
    "pedido_autoridade_enviado_uma_vez": (PedidoAutoridade, {"situacao": "retirado"}),
    "pedido_autoridade_um_em_aberto": (PedidoAutoridade, {"chave": uuid.UUID(int=0)}),
    "ponto_focal_unico_em_aberto": (PontoFocal, {}),
    "plano_um_aberto_por_ente": (PlanoAcao, {}),
    "versao_plano_numero_unico": (VersaoPlano, {}),
    "visita_plano_uma_por_pessoa": (VisitaPlano, {}),
    "identidade_mensagemacao_mensagem_id_key": (MensagemAcao, {}),
    "populacao_unica_na_referencia": (Populacao, {}),
    "posse_unica_no_dia": (Posse, {}),
    "questionario_versao_unica": (Questionario, {}),
    "questionario_um_rascunho": (Questionario, {"situacao": "rascunho", "versao": 99}),
    "reassinatura_unica_em_aberto": (Reassinatura, {"renovacao_id": 0}),
    "reassinatura_unica_na_renovacao": (Reassinatura, RESOLVIDO | {"situacao": "superada"}),
    "renovacao_unica_em_andamento": (Renovacao, {}),
    "reconfirmacao_unica_em_aberto": (Reconfirmacao, {"campanha_id": 0}),
    "reconfirmacao_unica_na_campanha": (Reconfirmacao, RESPONDIDA),
    "protocolo_unico_na_implantacao": (Protocolo, {}),
    "verificacao_uma_por_vez": (Verificacao, {}),
    "resposta_secao_unica": (RespostaSecao, {}),
    "roteiro_um_por_dia": (Roteiro, {"versao": 99}),
    "roteiro_versao_unica": (Roteiro, {"inicio": ANTES, "fim": ANTES}),
    "secao_ordem_unica": (Secao, {}),
    "termo_um_pedido_por_adesao": (Termo, {"codigo": "B"}),
    "contradicao_uma_de_pe": (Contradicao, {}),
    "uso_um_por_mes": (Uso, {}),
    "usuario_identificador_unico": (Usuario, {"identificador": "GOVBR-ANA", "cpf": None}),
}

PROTECOES = (
    "identidade.Etapa:publicada_nao_muda",
    "identidade.Acordo:acordo_so_acrescimo",
    "identidade.Pergunta:publicada_nao_muda",
    "identidade.PreRequisito:publicada_nao_muda",
    "identidade.Questionario:publicado_nao_muda",
    "identidade.Roteiro:publicado_nao_muda",
    "identidade.Secao:publicada_nao_muda",
    "municipios.Anotacao:anotacao_so_acrescimo",
    "municipios.ListaRevogados:so_acrescimo",
    "municipios.Mensagem:mensagem_so_acrescimo",
)

DO_BANCO = """
    SELECT c.conname, pg_get_constraintdef(c.oid) FROM pg_constraint c
     WHERE c.contype IN ('c', 'u', 'x') AND c.conrelid::regclass::text = ANY(%(tabelas)s)
    UNION ALL
    SELECT i.indexrelid::regclass::text, '' FROM pg_index i
     WHERE i.indisunique AND i.indrelid::regclass::text = ANY(%(tabelas)s)
       AND NOT EXISTS (SELECT FROM pg_constraint c WHERE c.conindid = i.indexrelid)
"""


@pytest.fixture
def linhas(ana: Usuario, pedro: Usuario, carla: Usuario, gil: Usuario, vicosa: Ente) -> None:
    """Uma linha boa, ao menos, de cada model com constraint."""
    evidencia = juntar(
        passo_de(comecar(vicosa, carla), 3), Prova(TipoEvidencia.PROTOCOLO, texto="1"), por=carla
    )
    espera = MotivoBloqueio.objects.get(pk="espera_sgd")
    bloquear(evidencia.passo.implantacao, por=carla, motivo=espera)
    registrar(evidencia.passo.implantacao, Abertura("1", "Ana", "a@b.invalid"), por=carla)
    criar_contradicao(vicosa)
    criar_uso(evidencia.passo.implantacao, por=carla)
    por_fazer = {"situacao": "pedida", "resultado": "", "feita_em": None}
    criar_verificacao(evidencia.passo.implantacao, carla, **por_fazer)
    MotivoDevolucao.objects.create(evidencia=evidencia, texto="a")
    marcar_lida(enviar(vicosa, por=carla, texto="Segue", anexos=[pdf()]), por=carla)
    criar_populacao(vicosa, 79_388)
    coorte = Coorte.objects.create(codigo="grupo", nome="Grupo", regra="lista")
    Membro.objects.create(coorte=coorte, ente=vicosa, origem="regra")
    Notificacao.objects.create(chave="a", message_id="<a@portal>", destinatario="a@b.invalid")
    Importacao.objects.create(nome_original="a.csv", sha256="0" * 64, pedida_por=carla)
    emitir_token(ana, nome="teste", horas=1)
    RegraLembrete.objects.get_or_create(codigo="a", defaults={"descricao": "A", "dias": 7})
    Contagem.objects.get_or_create(indicador="teste", **CORTE)
    Ancora.objects.create(dia=ANTES + AMANHA, atos=1, ate=1, elo="0" * 64)
    Feriado.objects.get_or_create(data=ANTES, uf="", nome="A", fonte="a")
    indicar(criar_balcao(vicosa, carla), Funcao("gestor"), por=carla, nome="Adélia Abreu")
    _do_diagnostico(vicosa, carla)
    _do_plano(vicosa, carla)
    _do_termo(vicosa, carla)
    criar_pedido(vicosa, por=ana, origem="ente")
    criar_ponto_focal(
        vicosa, cpf="11144477735", situacao="conferencia", confirmado_em=None,
        substitui=PontoFocal.objects.get(cpf=ana.cpf),
    )  # fmt: skip
    _da_campanha(vicosa, carla)
    _do_hub(vicosa, carla)
    criar_reassinatura(vicosa, por=carla)
    inscricao = Inscricao.objects.create(
        evento=criar_evento(por=carla), ente=vicosa, convidada_por=carla
    )
    presenca = Presenca.objects.create(inscricao=inscricao, origem="porta", marcada_por=carla)
    Certificado.objects.create(presenca=presenca, codigo="A", dados={}, emitido_por=carla)
    link = "https://a.invalid/"
    Material.objects.create(evento=inscricao.evento, nome="A", link=link, criado_por=carla)
    EnderecoAgenda.objects.create(hash="um", ente=vicosa, criado_por=carla)
    ConviteEvento.objects.create(inscricao=inscricao, hash="um", quem="caixa", email="a@b.invalid")
    Desfecho.objects.create(inscricao=inscricao, resultado="informado", registrado_por=carla)
    manifestar(vicosa, Produto.objects.get(pk="balcao"), por=carla)
    Acompanhamento.objects.create(
        ente=vicosa, responsavel=carla, situacao="aberto", proximo_contato=ANTES, aberto_por=carla
    )
    Anotacao.objects.create(
        pk=999, corrige_id=999, ente=vicosa, tipo="visita", quando=ANTES, com_quem="A", resumo="A",
        por=carla, chave=uuid.uuid4(),
    )  # fmt: skip
    ContagemDiaria.objects.create(dia=ANTES, indicador="teste", entes=1, populacao=1, **CORTE)


def _do_diagnostico(ente: Ente, por: Usuario) -> None:
    diagnostico = iniciar(ente, por=por)
    secao = diagnostico.questionario.secoes.earliest("ordem")
    salvar_secao(diagnostico, secao, por=por, versao=0, dados={"equipe-ti": 1})
    Questionario.objects.create(versao=2)


def _do_plano(ente: Ente, por: Usuario) -> None:
    plano = PlanoAcao.objects.create(ente=ente, situacao="rascunho", iniciado_por=por)
    versao = VersaoPlano.objects.create(plano=plano, numero=1, conteudo=[], proposta_por=por)
    PlanoAcao.objects.filter(pk=plano.pk).update(situacao="acordado", vigente=versao)
    Acordo.objects.create(versao=versao, lado="sgd", por=por)
    VisitaPlano.objects.create(plano=plano, usuario=por)
    acao = Acao.objects.create(
        plano=plano, numero=1, titulo="A", origem="recomendacao", razao="a", situacao="proposta",
        regra=RegraAcao.objects.earliest("pk"), lado="ente", prazo_dias_uteis=1,
    )  # fmt: skip
    espera = MotivoBloqueio.objects.get(pk="espera_sgd")
    BloqueioAcao.objects.create(acao=acao, motivo=espera, inicio=AGORA)
    MensagemAcao.objects.create(acao=acao, mensagem=ente.mensagens.get())


def _do_termo(ente: Ente, por: Usuario) -> None:
    carregar_provisorios()
    adesao, modelo = ente.adesoes.get(), ModeloTermo.objects.get(esfera="municipal")
    termo = Termo.objects.create(
        adesao=adesao, modelo=modelo, codigo="A", dados={}, sha256_texto="0" * 64, pedido_por=por
    )
    aceita = Assinatura.objects.create(
        adesao=adesao, termo=termo, via="envio", situacao="aceita", tipo="avancada", arquivo="a",
        por=por, estado_hash="um",
    )  # fmt: skip
    Comparacao.objects.create(assinatura=aceita, proposta_por=por)
    ContraAssinatura.objects.create(termo=termo, primeira=aceita)
    ConviteAssinatura.objects.create(
        adesao=adesao, autoridade=ente.autoridades.get(), hash="um", email="a@b.invalid",
        chave=uuid.UUID(int=1), criado_por=por, expira_em=AGORA,
    )  # fmt: skip
    Diligencia.objects.create(adesao=adesao, pontos=[], aberta_por=por)
    RaizConfiavel.objects.create(
        nome="A", tipo="govbr", pem="a", impressao="um", desde=ANTES + AMANHA
    )
    ListaRevogados.objects.create(
        emissor="A", desde=AGORA, ate=AGORA + AMANHA, quantos=0, arquivo="a", sha256="um",
        carregada_por=por,
    )  # fmt: skip
    Decisao.objects.create(
        assunto="nivel_assinatura", valor="qualquer", inicio=ANTES, referencia="a",
        registrada_por=por,
    )  # fmt: skip


def _da_campanha(ente: Ente, por: Usuario) -> None:
    Posse.objects.create(esfera="municipal", data=ANTES, referencia="a")
    campanha = Campanha.objects.create(
        nome="A", motivo="outro", publico="todos", inicio=ANTES + AMANHA, prazo=ANTES + AMANHA,
        criada_por=por,
    )  # fmt: skip
    Reconfirmacao.objects.create(
        campanha=campanha, ente=ente, assunto="autoridade", prazo=campanha.prazo
    )


def _do_hub(ente: Ente, por: Usuario) -> None:
    hub = criar_hub(por)
    dominio_do_hub.indicar(
        hub, por=por, nome="A", cpf="99953847010", email="a@b.invalid", papel="operador"
    )
    criar_delegacao(ente, hub, por=por)
    importar(abrir_relatorio(hub, por=por), arquivo([{}]), por=por)


def _boa(modelo: type[models.Model]) -> Any:
    """A de ana quando há várias pessoas; senão, a primeira."""
    todas = modelo._default_manager.order_by("pk")
    return todas.get(identificador="govbr-ana") if modelo is Usuario else todas.first()


def _no_banco() -> dict[str, str]:
    todos = (m for app in ("municipios", "identidade") for m in _models_de(app))
    nossos = [m for m in todos if not m._meta.proxy]
    tabelas = [m._meta.db_table for m in nossos if not hasattr(m, "pgh_tracked_model")]
    with connection.cursor() as cursor:
        cursor.execute(DO_BANCO, {"tabelas": tabelas})
        return dict(cursor.fetchall())


def _models_de(app: str) -> list[type[models.Model]]:
    return [*django_apps.get_app_config(app).get_models()]


def test_toda_constraint_do_banco_tem_caso() -> None:
    """Das automáticas (`>= 0`), basta a definição: o nome é o do PostgreSQL, não nosso."""
    do_banco = _no_banco()
    nomeadas = {n for n, definicao in do_banco.items() if not definicao.endswith(" >= 0))")}
    casos = {*MUDANCAS, *REPETICOES}
    assert nomeadas - casos == set(), "acrescente a MUDANCAS ou REPETICOES"
    assert casos - nomeadas == set(), "já não existem no banco"


@pytest.mark.usefixtures("linhas")
def test_recusa_a_linha_que_a_constraint_proibe() -> None:
    enganos = {}
    for nome, (modelo, mudanca) in MUDANCAS.items():
        boa = modelo._default_manager.filter(pk=_boa(modelo).pk)
        enganos[nome] = _recusa(partial(boa.update, **mudanca))
    assert {nome: recusa for nome, recusa in enganos.items() if nome not in recusa} == {}


@pytest.mark.usefixtures("linhas")
def test_recusa_a_segunda_linha_igual() -> None:
    enganos = {}
    for nome, (modelo, diferenca) in REPETICOES.items():
        enganos[nome] = _recusa(partial(_repetir, modelo, diferenca, nome))
    assert {nome: recusa for nome, recusa in enganos.items() if nome not in recusa} == {}


def _recusa(gravar: Callable[[], object]) -> str:
    """O que o banco disse ao recusar; nada, se aceitou. De um jeito ou de outro, nada fica.

    Os gatilhos que proíbem mudar a linha recusariam antes da constraint.
    """
    with pgtrigger.ignore("municipios.Historico:encadear", *PROTECOES), desfeito():
        try:
            with transaction.atomic():
                gravar()
        except IntegrityError as recusa:
            return str(recusa)
    return ""


def _repetir(modelo: type[models.Model], diferenca: dict[str, Any], nome: str) -> None:
    boa = _boa(modelo)
    if nome in ("adesao_uma_em_preparacao_por_ente", "assinatura_um_atesto_por_papel"):
        modelo._default_manager.filter(pk=boa.pk).update(**diferenca)
    boa.pk, boa._state.adding = None, True
    for campo, valor in diferenca.items():
        setattr(boa, campo, valor)
    boa.save(force_insert=True)


def test_numero_negativo_eh_recusado(vicosa: Ente) -> None:
    linha = criar_populacao(vicosa, 1)
    with pytest.raises(IntegrityError, match="valor_check"), transaction.atomic():
        Populacao.objects.filter(pk=linha.pk).update(valor=-1)
