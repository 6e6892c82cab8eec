"""O fim de um mandato e o que vem com ele; a adesão liga o ente, e segue em vigor.

Fim na data, posse geral, morte, renúncia ou cassação passam todos por aqui, uma vez cada: a marca
`fim_tratado_em` diz o que já se tratou.
"""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from municipios.choices import CondicaoAutoridade, Esfera, SituacaoEnte
from municipios.choices.campanha import (
    PUBLICO_DA_ESFERA,
    MotivoCampanha,
    PedidoCampanha,
    PublicoCampanha,
)
from municipios.domain.aviso_reconfirmacao import prazo_da_rotina
from municipios.domain.campanha import Pedido
from municipios.domain.campanha_automatica import perguntar_no_mes
from municipios.domain.ente_pendente import marcar_pendentes
from municipios.domain.mudanca_de_pessoas import Mudanca, avisar_mudancas
from municipios.domain.ponto_focal import terminar_com_o_mandato
from municipios.domain.transicoes import registrar_varios
from municipios.models import Adesao, Autoridade, Ente, PontoFocal, Usuario

# O mandato sem data de fim acaba na véspera da primeira posse geral depois do começo dele.
FECHAR_NA_POSSE = """
UPDATE municipios_autoridade AS a SET fim = p.data - 1
  FROM (SELECT a.id, min(p.data) AS data
          FROM municipios_autoridade a
          JOIN municipios_ente e ON e.codigo_ibge = a.ente_id
          JOIN municipios_posse p ON p.esfera = e.esfera AND p.data > a.inicio
         WHERE a.fim IS NULL GROUP BY a.id) AS p
 WHERE p.id = a.id AND a.fim IS NULL AND p.data <= %s"""


def tratar_fins(hoje: date | None = None) -> int:
    """A varredura da noite: fecha pelas posses e trata todo fim ainda não tratado."""
    dia = hoje or timezone.localdate()
    with transaction.atomic():
        with connection.cursor() as cursor:
            cursor.execute(FECHAR_NA_POSSE, [dia])
        acabados = Autoridade.objects.filter(fim__lt=dia, fim_tratado_em__isnull=True)
        return tratar_fim(acabados.values_list("pk", flat=True), hoje=dia)


@transaction.atomic
def tratar_fim(chaves: Iterable[int], *, hoje: date) -> int:
    """Tira as consequências do fim destes mandatos; quem outra varredura já pegou fica de fora."""
    acabados = Autoridade.objects.filter(
        pk__in=chaves, fim__lt=hoje, fim_tratado_em__isnull=True, ente__situacao=SituacaoEnte.ATIVO
    )
    autoridades = list(
        acabados.order_by("pk").select_related("ente").select_for_update(of=("self",))
    )
    tratados = [autoridade.pk for autoridade in autoridades]
    if not tratados:
        return 0
    Autoridade.objects.filter(pk__in=tratados).update(fim_tratado_em=timezone.now())
    sistema = Usuario.objects.sistema()
    registrar_varios(autoridades, "fim_de_mandato", "Fim do mandato", por=sistema)
    avisar_mudancas(_mudanca(autoridade) for autoridade in autoridades)
    sairam = terminar_com_o_mandato(_marcados(tratados), hoje=hoje)
    marcar_pendentes(sorted({a.ente_id for a in autoridades} | sairam), "autoridade")
    _perguntar(autoridades, hoje)
    return len(tratados)


def _mudanca(autoridade: Autoridade) -> Mudanca:
    fato = f"O mandato de {autoridade} terminou em {autoridade.fim:%d/%m/%Y}."
    return Mudanca(autoridade, "fim_de_mandato", fato)


def _marcados(tratados: list[int]) -> QuerySet[PontoFocal]:
    """Os que saem com o mandato e já estavam nele; quem a gestão nova indicou fica."""
    do_mandato = Autoridade.objects.filter(
        pk__in=tratados,
        condicao=CondicaoAutoridade.TITULAR,
        ente=OuterRef("ente"),
        fim__gte=OuterRef("inicio"),
    )
    return PontoFocal.objects.em_curso().filter(Exists(do_mandato), sai_com_o_mandato=True)


def _perguntar(autoridades: list[Autoridade], dia: date) -> None:
    """Pergunta de quem chefia, onde não há ninguém, e de cada ponto focal que ficou."""
    acabou = {a.ente_id for a in autoridades if a.condicao == CondicaoAutoridade.TITULAR}
    no_cargo = Autoridade.objects.no_cargo_em(dia).order_by().values("ente")
    vagos = Ente.objects.filter(pk__in={a.ente_id for a in autoridades}).exclude(pk__in=no_cargo)
    afetados = Ente.objects.filter(Q(pk__in=acabou) | Q(pk__in=vagos.values("pk")))
    com_quem = afetados.filter(
        Q(pk__in=Adesao.objects.em_vigor().values("ente"))
        | Q(pk__in=PontoFocal.objects.em_aberto().values("ente"))
    )
    por_publico: dict[PublicoCampanha, list[str]] = defaultdict(list)
    for ente, esfera in com_quem.order_by("pk").values_list("pk", "esfera"):
        por_publico[PUBLICO_DA_ESFERA[Esfera(esfera)]].append(ente)
    pedido = Pedido(PedidoCampanha.TUDO, prazo_da_rotina(dia), so_vagas=True)
    for publico, entes in por_publico.items():
        perguntar_no_mes(MotivoCampanha.FIM_DE_MANDATO, publico, entes, pedido, dia)
