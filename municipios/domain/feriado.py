"""Feriados que acompanham o portal: os de data fixa e os que andam com a Páscoa."""

import json
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction

from municipios.domain.transicoes import SemPermissao, registrar, salvar
from municipios.models import Feriado, Usuario
from municipios.permissions import coordena

ROTULO = "Acrescentou um feriado"
DADOS = Path(__file__).parent.parent / "dados" / "feriados.json"


def pascoa(ano: int) -> date:
    """O domingo de Páscoa do calendário gregoriano: o seguinte à lua cheia eclesiástica."""
    aureo, seculo = ano % 19, ano // 100
    lua = (19 * aureo + seculo - seculo // 4 - (8 * seculo + 13) // 25 + 15) % 30
    # A lua cheia nunca passa de 18 de abril, nem cai duas vezes no mesmo dia do ciclo de 19 anos.
    if lua == 29 or (lua == 28 and aureo > 10):
        lua -= 1
    cheia = date(ano, 3, 21) + timedelta(days=lua)
    return cheia + timedelta(days=6 - cheia.weekday() or 7)


def de_lei() -> Iterator[Feriado]:
    """Os dos anos que acompanham o portal, sem gravar."""
    dados = json.loads(DADOS.read_text(encoding="utf-8"))
    for ano in dados["anos"]:
        for uf, dia, nome, fonte in dados["fixos"]:
            yield Feriado(uf=uf, data=date.fromisoformat(f"{ano}-{dia}"), nome=nome, fonte=fonte)
        for uf, dias, nome, fonte in dados["da_pascoa"]:
            data = pascoa(ano) + timedelta(days=dias)
            yield Feriado(uf=uf, data=data, nome=nome, fonte=fonte)


def carregar_feriados() -> int:
    """Acrescenta os que faltam; o que a coordenação mudou fica. Diz quantos faltavam."""
    antes = Feriado.objects.count()
    Feriado.objects.bulk_create(de_lei(), ignore_conflicts=True)
    return Feriado.objects.count() - antes


@transaction.atomic
def acrescentar(*, por: Usuario, data: date, nome: str, fonte: str, uf: str = "") -> Feriado:
    """Um dia que deixa de contar nos prazos, no país (sem `uf`) ou numa UF. Só a coordenação."""
    if not coordena(por):
        raise SemPermissao(ROTULO)
    novo = Feriado(data=data, nome=nome.strip(), uf=uf, fonte=fonte.strip())
    salvar(novo)
    registrar(novo, "acrescentar", ROTULO, por=por, motivo=str(novo))
    return novo
