"""`/api/v1/entes/`: quem são, quantos habitantes têm e em que pé estão na Rede. Público."""

from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet, Subquery
from django.http import HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.urls import reverse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.api.ficha_do_ente import (
    CAMPOS,
    COLUNAS,
    VERSAO,
    EnteSerializer,
    campos_no_ano,
    colunas_no_ano,
    populacao_de,
)
from municipios.api.detalhe import Detalhe
from municipios.api.escolha import Escolha, SimOuNao
from municipios.api.expressoes import Campo, Campos, versoes
from municipios.api.filtro import INTEIRO_MAXIMO, FiltroDeLista, campo_ano, campo_uf
from municipios.api.lista import Lista
from municipios.api.pagina import Pagina, por_posicao
from municipios.choices import Esfera, Regiao
from municipios.models import Coorte, Ente, Membro
from municipios.models.ente import APELIDOS_DE_CODIGO

REDIRECIONA_SEM_MUDAR_O_METODO = 308


class FiltroEntes(FiltroDeLista):
    uf = campo_uf()
    regiao = Escolha(choices=Regiao.choices, required=False, help_text="Região do país.")
    esfera = Escolha(choices=Esfera.choices, required=False)
    coorte = serializers.SlugField(
        max_length=60, required=False, help_text="Código de uma coorte: só os membros de hoje."
    )
    populacao_min = serializers.IntegerField(
        min_value=0,
        max_value=INTEIRO_MAXIMO,
        required=False,
        help_text="A partir de quantos habitantes, na referência mostrada em cada linha.",
    )
    populacao_ano = campo_ano()
    busca = serializers.CharField(
        max_length=120,
        required=False,
        help_text="Nome, UF, código ou CNPJ; perdoa acento e erro. Ordena pela semelhança.",
    )
    aderiu = SimOuNao(required=False, help_text="Tem adesão em vigor?")

    def validate_coorte(self, codigo: str) -> str:
        if not Coorte.objects.filter(codigo=codigo).exists():
            raise serializers.ValidationError(
                "Não há coorte com este código. Veja as que há em /api/v1/coortes/."
            )
        return codigo


def _filtrar(entes: QuerySet[Ente], dados: dict[str, Any]) -> QuerySet[Ente]:
    entes = entes.filter(**{c: dados[c] for c in ("uf", "regiao", "esfera") if c in dados})
    if "coorte" in dados:
        membros = Membro.objects.atuais().filter(coorte__codigo=dados["coorte"])
        entes = entes.filter(pk__in=membros.values("ente"))
    if "aderiu" in dados:
        na_rede = Q(consolidado__aderiu=True)
        entes = entes.filter(na_rede if dados["aderiu"] else ~na_rede)
    if "populacao_min" not in dados:
        return entes
    if "populacao_ano" not in dados:
        return entes.filter(consolidado__populacao__gte=dados["populacao_min"])
    do_ano = Subquery(populacao_de(dados["populacao_ano"]).values("valor")[:1])
    return entes.alias(do_ano=do_ano).filter(do_ano__gte=dados["populacao_min"])


class EnteLista(Lista):
    """Entes ativos, por código IBGE; com `busca`, por semelhança."""

    publico = True
    grupo = "Entes"
    nome = "entes"
    ordem = ("codigo_ibge",)
    serializer_class = EnteSerializer
    filtro_class = FiltroEntes

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Ente]:
        return _filtrar(Ente.objects.ativos(), dados)

    def campos(self, dados: dict[str, Any]) -> Campos:
        ano = dados.get("populacao_ano")
        return campos_no_ano(ano) if ano else CAMPOS

    def colunas_do_csv(self, dados: dict[str, Any]) -> Campos:
        ano = dados.get("populacao_ano")
        return colunas_no_ano(ano) if ano else COLUNAS

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        ano = dados.get("populacao_ano")
        return (*VERSAO, versoes(populacao_de(ano))) if ano else VERSAO

    def pagina(
        self, consulta: QuerySet[Any], dados: dict[str, Any], colunas: list[Campo]
    ) -> Pagina:
        if "busca" not in dados:
            return super().pagina(consulta, dados, colunas)
        achados = por_posicao(
            Ente.objects.filter(pk__in=consulta.values("pk")).buscar(dados["busca"]),
            ["pk"],
            self.cursor(dados, 1),
            dados["limite"],
        )
        codigos = [codigo for (codigo,) in achados.linhas]
        linhas = Ente.objects.filter(pk__in=codigos).values_list("pk", *colunas)
        por_codigo = {linha[0]: linha[1:] for linha in linhas}
        return replace(achados, linhas=[por_codigo[c] for c in codigos if c in por_codigo])

    def nome_do_cursor(self, dados: dict[str, Any]) -> str:
        return "entes:busca" if "busca" in dados else self.nome


class EnteDetalhe(Detalhe):
    """Um ente, por código IBGE. O de Brasília (5300108) leva ao do Distrito Federal (53)."""

    publico = True
    grupo = "Entes"
    nome = "ente"
    chave = "codigo_ibge"
    serializer_class = EnteSerializer
    outras_respostas = {REDIRECIONA_SEM_MUDAR_O_METODO: "O código é apelido de outro: siga-o."}

    def get(self, request: Request, *args: Any, **kwargs: Any) -> HttpResponseBase:
        apelido = APELIDOS_DE_CODIGO.get(kwargs["codigo_ibge"])
        if apelido:
            destino = HttpResponseRedirect(reverse("api_ente", args=[apelido]))
            destino.status_code = REDIRECIONA_SEM_MUDAR_O_METODO
            return destino
        return super().get(request, *args, **kwargs)

    def consulta(self) -> QuerySet[Ente]:
        return Ente.objects.all()

    def campos(self) -> Campos:
        return CAMPOS

    def versao(self) -> tuple[Campo, ...]:
        return VERSAO
