"""Campanha: a quem alcança, programar, abrir e mandar encerrar. A adesão de ninguém muda."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import QuerySet
from django.utils import timezone

from municipios.choices import PONTO_FOCAL_EM_ABERTO
from municipios.choices.campanha import (
    CAMPANHA_EM_ANDAMENTO,
    ESFERAS_DO_PUBLICO,
    PedidoCampanha,
    PublicoCampanha,
    SituacaoCampanha,
    SituacaoReconfirmacao,
)
from municipios.domain.aviso_reconfirmacao import avisar_do_pedido
from municipios.domain.transicoes import Transicao, TransicaoInvalida, criar, executar
from municipios.models import Adesao, Campanha, Ente, Membro, Reconfirmacao, Usuario
from municipios.permissions import conduz_campanha, eh_o_sistema

PROGRAMAR = Transicao(
    "programar", "Programar a campanha", (), SituacaoCampanha.PROGRAMADA, conduz_campanha
)
ABRIR = Transicao(
    "abrir",
    "Abrir a campanha",
    (SituacaoCampanha.PROGRAMADA,),
    SituacaoCampanha.ABERTA,
    conduz_campanha,
)
ENCERRAR = Transicao(
    "encerrar",
    "Encerrar a campanha",
    CAMPANHA_EM_ANDAMENTO,
    SituacaoCampanha.ENCERRANDO,
    conduz_campanha,
    exige_motivo=True,
)
TERMINAR = Transicao(
    "terminar",
    "Terminar o encerramento",
    (SituacaoCampanha.ENCERRANDO,),
    SituacaoCampanha.ENCERRADA,
    eh_o_sistema,
)
TRANSICOES = (PROGRAMAR, ABRIR, ENCERRAR, TERMINAR)

# Um comando só, para um ente ou para o país; quem já tem pergunta em aberto não ganha outra. Em
# ordem: duas aberturas simultâneas fazem fila em vez de se travarem.
PERGUNTAR = """
INSERT INTO municipios_reconfirmacao
       (campanha_id, ente_id, assunto, autoridade_id, ponto_focal_id, situacao, prazo, aberta_em,
        justificativa)
SELECT %(campanha)s, p.*, %(pendente)s, %(prazo)s, %(agora)s, ''
  FROM (
    SELECT e.codigo_ibge, 'autoridade', a.id, NULL::bigint
      FROM unnest(%(entes)s::text[]) AS e (codigo_ibge)
      LEFT JOIN LATERAL (
           SELECT id, fim IS NULL OR fim >= %(dia)s AS no_cargo FROM municipios_autoridade
            WHERE ente_id = e.codigo_ibge AND inicio <= %(dia)s
            ORDER BY no_cargo DESC, condicao, inicio DESC LIMIT 1) AS a ON true
     WHERE %(da_autoridade)s AND NOT (%(so_vagas)s AND coalesce(a.no_cargo, false))
     UNION ALL
    SELECT ente_id, 'ponto_focal', NULL, id FROM municipios_pontofocal
     WHERE %(dos_pontos_focais)s AND ente_id = ANY(%(entes)s) AND situacao = ANY(%(em_aberto)s)
       AND inicio < %(ate)s AND (%(focais)s::bigint[] IS NULL OR id = ANY(%(focais)s::bigint[]))
  ) AS p (ente, assunto, autoridade, ponto_focal)
 ORDER BY p.ente, p.ponto_focal NULLS FIRST
ON CONFLICT DO NOTHING
RETURNING ente_id"""


@dataclass(frozen=True)
class Pedido:
    """O que se pergunta de cada ente. `so_vagas`: da chefia, só onde não há ninguém no cargo.

    `focais` restringe a alguns pontos focais; os que começam no dia ou depois não entram quando
    `so_vagas`, porque foram indicados já pela gestão nova.
    """

    pede: PedidoCampanha
    prazo: date
    so_vagas: bool = False
    focais: list[int] | None = None


def alcance(campanha: Campanha) -> QuerySet[Ente]:
    """Os entes do recorte; serve também à campanha ainda não gravada."""
    esferas = ESFERAS_DO_PUBLICO[PublicoCampanha(campanha.publico)]
    entes: QuerySet[Ente] = Ente.objects.ativos().filter(esfera__in=esferas)
    if campanha.uf:
        entes = entes.filter(uf=campanha.uf)
    if campanha.coorte_id:
        membros = Membro.objects.atuais().filter(coorte=campanha.coorte_id)
        entes = entes.filter(pk__in=membros.values("ente"))
    if campanha.so_na_rede:
        entes = entes.filter(pk__in=Adesao.objects.em_vigor().values("ente"))
    return entes


def programar(campanha: Campanha, *, por: Usuario, hoje: date | None = None) -> Campanha:
    """Grava a campanha; quem pergunta, no dia, é a varredura. Outra igual em andamento se recusa.

    Quem tem pressa acorda a varredura: perguntar ao país inteiro leva segundos, e não cabe num
    pedido.
    """
    if campanha.inicio < (hoje or timezone.localdate()):
        raise TransicaoInvalida("A campanha não pode abrir em dia que já passou.", codigo="data")
    campanha.criada_por = por
    return criar(campanha, PROGRAMAR, por=por)


@transaction.atomic
def abrir(campanha: Campanha, *, por: Usuario, hoje: date | None = None) -> Campanha:
    """Pergunta a todos os entes do recorte de uma vez; de dois que abrem, um só abre."""
    aberta = executar(campanha, ABRIR, por=por)
    entes = list(alcance(aberta).order_by("pk").values_list("pk", flat=True))
    pedido = Pedido(PedidoCampanha(aberta.pede), aberta.prazo)
    perguntar(aberta, entes, pedido, hoje=hoje)
    return aberta


def abrir_programadas(hoje: date | None = None) -> int:
    """A varredura: abre toda campanha cujo dia chegou, mesmo a de dias perdidos.

    Enquanto outra se encerra, espera: a pergunta ainda em aberto impediria a nova.
    """
    dia, sistema, abertas = hoje or timezone.localdate(), Usuario.objects.sistema(), 0
    if Campanha.objects.a_terminar().exists():
        return 0
    for campanha in Campanha.objects.a_abrir_em(dia):
        try:
            abrir(campanha, por=sistema, hoje=dia)
        except TransicaoInvalida:
            continue  # Outra varredura, ou a equipe, chegou antes.
        abertas += 1
    return abertas


def encerrar(campanha: Campanha, *, por: Usuario, motivo: str) -> Campanha:
    """Para de esperar: o que ficou sem resposta se dispensa com o mesmo motivo.

    Quem dispensa é a varredura (`encerramento_campanha`): o país inteiro não cabe num pedido.
    """
    return executar(
        campanha,
        ENCERRAR,
        por=por,
        motivo=motivo,
        encerrada_por=por,
        motivo_do_encerramento=motivo.strip(),
    )


def encerrar_respondidas(hoje: date | None = None) -> int:
    """Manda encerrar as que passaram do prazo sem nada em aberto."""
    vencidas = Campanha.objects.abertas().filter(prazo__lt=hoje or timezone.localdate())
    em_aberto = Reconfirmacao.objects.em_aberto().values("campanha")
    feitas = 0
    for campanha in vencidas.exclude(pk__in=em_aberto):
        try:
            encerrar(campanha, por=Usuario.objects.sistema(), motivo="Não falta resposta nenhuma.")
        except TransicaoInvalida:
            continue  # A equipe encerrou antes.
        feitas += 1
    return feitas


def perguntar(
    campanha: Campanha, entes: list[str], pedido: Pedido, *, hoje: date | None = None
) -> int:
    """Escreve as perguntas que faltam e os avisos, na transação de quem chama; diz quantas."""
    dia = hoje or timezone.localdate()
    valores: dict[str, Any] = {
        "campanha": campanha.pk,
        "entes": entes,
        "pendente": str(SituacaoReconfirmacao.PENDENTE),
        "prazo": pedido.prazo,
        "agora": timezone.now(),
        "dia": dia,
        "ate": dia if pedido.so_vagas else date.max,
        "so_vagas": pedido.so_vagas,
        "da_autoridade": pedido.pede != PedidoCampanha.PONTOS_FOCAIS,
        "dos_pontos_focais": pedido.pede != PedidoCampanha.AUTORIDADE,
        "em_aberto": [str(situacao) for situacao in PONTO_FOCAL_EM_ABERTO],
        "focais": pedido.focais,
    }
    with connection.cursor() as cursor:
        cursor.execute(PERGUNTAR, valores)
        perguntados = [ente for (ente,) in cursor.fetchall()]
    avisar_do_pedido(campanha, perguntados, pedido.prazo, dia)
    return len(perguntados)
