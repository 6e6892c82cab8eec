"""Coortes: quem pertence é calculado da regra, e o histórico de entradas e saídas fica.

Uma coorte é prioridade, nunca porta: nenhuma regra do portal pergunta se o ente está numa.
"""

from datetime import date
from typing import Any

from django.db import connection, transaction
from django.db.models import Count
from django.utils import timezone

from municipios.choices import Esfera, FontePopulacao, OrigemMembro, RegraCoorte
from municipios.domain.ente_pendente import marcar_pendentes
from municipios.models import Coorte, Ente, Membro, Populacao

ACIMA_DE_300_MIL = "acima-de-300-mil"
CAPITAIS = "capitais"
# O estado que contém a cidade não entra numa coorte de cidades; o DF, que é uma, entra.
ESFERAS_DE_CIDADE = (Esfera.MUNICIPAL, Esfera.DISTRITAL)
# Uma referência só vale para a regra quando cobre o país.
COBERTURA_MINIMA = 5_500

_PELA_REGRA = {
    RegraCoorte.POPULACAO: """
        SELECT e.codigo_ibge FROM municipios_ente e JOIN municipios_populacao p
            ON p.ente_id = e.codigo_ibge AND p.ano = %(ano)s AND p.fonte = %(fonte)s
         WHERE e.situacao = 'ativo' AND e.esfera = ANY(%(esferas)s) AND p.valor > %(corte)s
        """,
    RegraCoorte.CAPITAIS: """
        SELECT codigo_ibge FROM municipios_ente
         WHERE situacao = 'ativo' AND capital AND esfera = ANY(%(esferas)s)
        """,
    RegraCoorte.LISTA: "SELECT codigo_ibge FROM municipios_ente WHERE false",
}


def carregar_coortes() -> None:
    """As coortes que acompanham o portal; não desfaz o que a equipe mudou nelas."""
    Coorte.objects.get_or_create(
        codigo=ACIMA_DE_300_MIL,
        defaults={
            "nome": "Acima de 300 mil habitantes",
            "descricao": "Prioridade da SGD; qualquer ente pode participar de tudo.",
            "regra": RegraCoorte.POPULACAO,
            "corte": 300_000,
        },
    )
    Coorte.objects.get_or_create(
        codigo=CAPITAIS, defaults={"nome": "Capitais", "regra": RegraCoorte.CAPITAIS}
    )


def recalcular_todas(hoje: date | None = None) -> None:
    """O que se faz depois de o cadastro mudar por atacado."""
    with connection.cursor() as cursor:
        # Sem estatísticas novas, o plano das consultas seguintes é o do cadastro de antes: vazio.
        cursor.execute("ANALYZE municipios_ente, municipios_populacao, municipios_entependente")
    for coorte in Coorte.objects.order_by("pk"):
        recalcular(coorte, hoje=hoje)


@transaction.atomic
def recalcular(coorte: Coorte, *, hoje: date | None = None) -> Coorte:
    """Refaz quem pertence pela regra; quem foi escolhido com motivo fica.

    A referência usada (ano e fonte) fica gravada na coorte e em cada entrada.
    """
    dia = hoje or timezone.localdate()
    coorte = Coorte.objects.select_for_update().get(pk=coorte.pk)
    ano, fonte = referencia(coorte)
    parametros: dict[str, Any] = {
        "coorte": coorte.pk,
        "ano": ano,
        "fonte": fonte,
        "corte": coorte.corte,
        "esferas": [str(esfera) for esfera in ESFERAS_DE_CIDADE],
        "dia": dia,
        "referencia": f"{FontePopulacao(fonte).label}, {ano}" if ano and fonte else "",
    }
    marcar_pendentes(_trocar_membros(RegraCoorte(coorte.regra), parametros), "coorte")
    coorte.ano_usado, coorte.fonte_usada = ano, fonte
    coorte.recalculada_em = timezone.now()
    coorte.save(update_fields=["ano_usado", "fonte_usada", "recalculada_em"])
    return coorte


def _trocar_membros(regra: RegraCoorte, parametros: dict[str, Any]) -> list[str]:
    pela_regra = _PELA_REGRA[regra]
    with connection.cursor() as cursor:
        cursor.execute(
            f"""
            UPDATE municipios_membro SET saiu_em = %(dia)s
             WHERE coorte_id = %(coorte)s AND saiu_em IS NULL AND origem = 'regra'
               AND ente_id NOT IN ({pela_regra})
            RETURNING ente_id
            """,  # noqa: S608
            parametros,
        )
        mudaram = [linha[0] for linha in cursor.fetchall()]
        cursor.execute(
            f"""
            INSERT INTO municipios_membro
                   (coorte_id, ente_id, origem, motivo, referencia, entrou_em)
            SELECT %(coorte)s, codigo_ibge, 'regra', '', %(referencia)s, %(dia)s
              FROM ({pela_regra}) AS r
                ON CONFLICT (coorte_id, ente_id) WHERE saiu_em IS NULL DO NOTHING
            RETURNING ente_id
            """,  # noqa: S608
            parametros,
        )
        return mudaram + [linha[0] for linha in cursor.fetchall()]


def referencia(coorte: Coorte) -> tuple[int | None, str]:
    """Ano e fonte que a regra usa: os fixados, ou os mais recentes que cobrem o país.

    No mesmo ano, o censo vem antes da estimativa.
    """
    if coorte.regra != RegraCoorte.POPULACAO:
        return None, ""
    populacoes = Populacao.objects.all()
    if coorte.ano:
        populacoes = populacoes.filter(ano=coorte.ano)
    if coorte.fonte:
        populacoes = populacoes.filter(fonte=coorte.fonte)
    cobertura = 1 if coorte.ano else COBERTURA_MINIMA
    completas = (
        populacoes.values("ano", "fonte")
        .annotate(entes=Count("pk"))
        .filter(entes__gte=cobertura)
        .order_by("-ano", "fonte")
    )
    usada = completas.first()
    return (usada["ano"], usada["fonte"]) if usada else (None, "")


@transaction.atomic
def incluir(coorte: Coorte, ente: Ente, *, motivo: str) -> Membro:
    """Inclui um ente escolhido, com motivo; a regra não o tira."""
    membro = Membro.objects.create(
        coorte=coorte, ente=ente, origem=OrigemMembro.ESCOLHA, motivo=motivo.strip()
    )
    marcar_pendentes([ente.pk], "coorte")
    return membro


@transaction.atomic
def retirar(membro: Membro, *, hoje: date | None = None) -> None:
    """Encerra a passagem de um ente escolhido; a história fica."""
    fim = hoje or timezone.localdate()
    if Membro.objects.atuais().filter(pk=membro.pk).update(saiu_em=fim):
        marcar_pendentes([membro.ente_id], "coorte")
