"""`/api/v1/acoes/<id>/ligar/` e `/desligar/`: a implantação que cumpre a ação."""

from typing import Any

from rest_framework import serializers

from identidade.api.acao import AcaoAto
from identidade.choices.plano import METAS
from identidade.domain.ligacao_acao import PADRAO, desligar, ligar
from identidade.models import Acao, Implantacao
from municipios.api.ato import enderecos
from municipios.api.entrada_json import EntradaJson
from municipios.api.escolha import Escolha
from municipios.api.filtro import MAIOR_ID
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Usuario


class Ligacao(EntradaJson):
    implantacao = serializers.IntegerField(min_value=1, max_value=MAIOR_ID)
    meta = Escolha(
        choices=[(meta.value, meta.label) for meta in METAS],
        required=False,
        help_text=f"Até onde ela deve chegar; sem ela, {PADRAO.value}.",
    )


def ligar_a(acao: Acao, *, por: Usuario, implantacao: int, **meta: Any) -> Acao:
    """A implantação que a pessoa não vê é como se não existisse."""
    achada = Implantacao.objects.visiveis_para(por).filter(pk=implantacao).first()
    if achada is None:
        raise TransicaoInvalida(
            "Não há implantação com este número entre as que você vê. Procure-a em "
            "/api/v1/implantacoes/.",
            codigo="implantacao",
        )
    return ligar(acao, achada, por=por, **meta)


ENDERECOS = enderecos(
    AcaoAto,
    "acoes",
    {"ligar": {"fazer": ligar_a, "entrada_class": Ligacao}, "desligar": {"fazer": desligar}},
)
