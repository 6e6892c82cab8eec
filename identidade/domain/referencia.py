"""Os dados de que o portal precisa para existir: grupos, produtos, roteiros e regras de lembrete.

Carregar de novo só acrescenta o que falta: o que a equipe mudou (um prazo, um pré-requisito, o
texto de um produto) continua como ela deixou.
"""

import json
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth.models import Group
from django.db import transaction
from django.utils import timezone

from identidade.choices import SituacaoQuestionario
from identidade.domain.novidade_roteiro import oferecer_novidades
from identidade.models import (
    Etapa,
    IndicadorPublicado,
    MotivoBloqueio,
    Pergunta,
    PreRequisito,
    Produto,
    Questionario,
    RegraAcao,
    Roteiro,
    Secao,
    ServicoBalcao,
)
from municipios.choices import Grupo
from municipios.domain.feriado import carregar_feriados
from municipios.domain.modelo_termo import carregar_provisorios
from municipios.domain.motivo_diligencia import carregar_motivos
from municipios.domain.posse import carregar_posses
from municipios.models import RegraLembrete, Usuario

DADOS = Path(__file__).resolve().parent.parent / "dados"


@transaction.atomic
def carregar_referencias() -> dict[str, int]:
    """Acrescenta o que falta e devolve quantas linhas novas há de cada tipo."""
    Usuario.objects.sistema()
    return {
        "grupos": _carregar_grupos(),
        "produtos": _carregar_produtos(),
        "roteiros": _carregar_roteiros(),
        "versões de roteiro para publicar": oferecer_novidades(_ler("roteiros.json")),
        "regras de lembrete": _carregar_regras(),
        "motivos de bloqueio": _carregar_motivos_de_bloqueio(),
        "questionários": _carregar_questionario(),
        "regras de recomendação": _carregar_regras_de_acao(),
        "serviços do balcão": _carregar_servicos_do_balcao(),
        "indicadores publicados": _carregar_publicados(),
        "textos do termo": carregar_provisorios(),
        "posses": carregar_posses(),
        "feriados": carregar_feriados(),
        "motivos de diligência": carregar_motivos(),
    }


def _ler(nome: str) -> list[dict[str, Any]]:
    linhas: list[dict[str, Any]] = json.loads((DADOS / nome).read_text(encoding="utf-8"))
    return linhas


def _carregar_grupos() -> int:
    return sum(Group.objects.get_or_create(name=grupo)[1] for grupo in Grupo)


def _carregar_produtos() -> int:
    return sum(
        Produto.objects.get_or_create(codigo=linha["codigo"], defaults=linha)[1]
        for linha in _ler("produtos.json")
    )


def _carregar_regras() -> int:
    return sum(
        RegraLembrete.objects.get_or_create(codigo=linha["codigo"], defaults=linha)[1]
        for linha in _ler("regras_lembrete.json")
    )


def _carregar_motivos_de_bloqueio() -> int:
    return sum(
        MotivoBloqueio.objects.get_or_create(
            codigo=linha["codigo"], defaults=linha | {"ordem": ordem}
        )[1]
        for ordem, linha in enumerate(_ler("motivos_bloqueio.json"), start=1)
    )


def _carregar_servicos_do_balcao() -> int:
    return sum(
        ServicoBalcao.objects.get_or_create(
            codigo=linha["codigo"], defaults=linha | {"ordem": ordem}
        )[1]
        for ordem, linha in enumerate(_ler("servicos_balcao.json"), start=1)
    )


def _carregar_regras_de_acao() -> int:
    return sum(
        RegraAcao.objects.get_or_create(codigo=linha["codigo"], defaults=linha | {"ordem": ordem})[
            1
        ]
        for ordem, linha in enumerate(_ler("regras_acao.json"), start=1)
    )


def _carregar_publicados() -> int:
    return sum(
        IndicadorPublicado.objects.get_or_create(codigo=linha["codigo"], defaults=linha)[1]
        for linha in _ler("indicadores_publicados.json")
    )


def _carregar_questionario() -> int:
    """A primeira versão, já publicada; as seguintes são da equipe."""
    if Questionario.objects.exists():
        return 0
    primeiro = Questionario.objects.create(versao=1)
    for ordem, linha in enumerate(_ler("questionario.json"), start=1):
        perguntas = linha.pop("perguntas")
        produto = linha.pop("produto", None)
        secao = Secao.objects.create(
            questionario=primeiro, ordem=ordem, produto_id=produto, **linha
        )
        Pergunta.objects.bulk_create(
            Pergunta(secao=secao, ordem=numero, **pergunta)
            for numero, pergunta in enumerate(perguntas, start=1)
        )
    primeiro.situacao = SituacaoQuestionario.PUBLICADO
    primeiro.publicado_em = timezone.now()
    primeiro.save(update_fields=["situacao", "publicado_em"])
    return 1


def _carregar_roteiros() -> int:
    """Etapas e pré-requisitos só entram com a versão nova: uma versão já carregada não muda."""
    existentes = set(Roteiro.objects.values_list("produto_id", "via", "versao"))
    novos = [
        linha
        for linha in _ler("roteiros.json")
        if (linha["produto"], linha["via"], linha["versao"]) not in existentes
    ]
    for linha in novos:
        _criar_roteiro(linha)
    return len(novos)


def _criar_roteiro(linha: dict[str, Any]) -> None:
    inicio = date.fromisoformat(linha["inicio"])
    roteiro = Roteiro.objects.create(
        produto_id=linha["produto"],
        via=linha["via"],
        versao=linha["versao"],
        sugestao=linha["sugestao"],
        fonte=linha["fonte"],
        inicio=inicio,
        publicado_em=None,
    )
    Etapa.objects.bulk_create(
        Etapa(roteiro=roteiro, ordem=ordem, **etapa)
        for ordem, etapa in enumerate(linha["etapas"], start=1)
    )
    PreRequisito.objects.bulk_create(
        PreRequisito(
            roteiro=roteiro,
            tipo=exigencia["tipo"],
            produto_id=exigencia.get("produto"),
            fundamento=exigencia["fundamento"],
            inicio=inicio,
        )
        for exigencia in linha["pre_requisitos"]
    )
    # Publicado, o banco já não o deixa mudar.
    roteiro.publicado_em = timezone.now()
    roteiro.save(update_fields=["publicado_em"])
