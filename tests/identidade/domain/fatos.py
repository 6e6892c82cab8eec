"""Fatos crus, sem passar pelo domínio: o consolidado é conferido contra as linhas de origem."""

from datetime import date
from typing import Any

from django.utils import timezone

from identidade.choices import CodigoProduto, SituacaoImplantacao, Via
from identidade.models import (
    ConsolidadoEnte,
    ConsolidadoProduto,
    Contagem,
    Implantacao,
    Produto,
    Roteiro,
)
from municipios.choices import Esfera, OrigemAdesao, OrigemMembro, RegraCoorte, SituacaoAdesao
from municipios.models import Adesao, Coorte, Ente, Membro, Populacao, Usuario

INICIO = date(2020, 1, 1)


def ente(codigo: str, uf: str = "MG", regiao: str = "SE", **campos: Any) -> Ente:
    esfera = campos.pop("esfera", Esfera.MUNICIPAL if len(codigo) == 7 else Esfera.ESTADUAL)
    padrao = {"nome": f"Ente {codigo}", "uf": uf, "regiao": regiao, "esfera": esfera}
    return Ente.objects.get_or_create(codigo_ibge=codigo, defaults=padrao | campos)[0]


def populacao(codigo: str, valor: int, ano: int = 2024, fonte: str = "estimativa") -> None:
    Populacao.objects.update_or_create(
        ente_id=codigo, ano=ano, fonte=fonte, defaults={"valor": valor}
    )


def aderir(codigo: str, desde: date = INICIO) -> Adesao:
    return Adesao.objects.create(
        ente_id=codigo,
        situacao=SituacaoAdesao.VIGENTE,
        origem=OrigemAdesao.ANTERIOR,
        assinada_em=desde,
        vigente_desde=desde,
        registrada_por=Usuario.objects.sistema(),
    )


def coorte(codigo: str = "prioritarios", **campos: Any) -> Coorte:
    padrao = {"nome": codigo, "regra": RegraCoorte.LISTA}
    return Coorte.objects.get_or_create(codigo=codigo, defaults=padrao | campos)[0]


def entrar(codigo: str, na_coorte: str = "prioritarios") -> None:
    Membro.objects.get_or_create(
        coorte=coorte(na_coorte),
        ente_id=codigo,
        saiu_em=None,
        defaults={"origem": OrigemMembro.REGRA, "entrou_em": INICIO},
    )


def sair(codigo: str, na_coorte: str = "prioritarios") -> None:
    abertos = Membro.objects.atuais().filter(ente_id=codigo, coorte__codigo=na_coorte)
    abertos.update(saiu_em=timezone.localdate())


def implantar(
    codigo: str,
    produto: str = CodigoProduto.AUTENTICACAO,
    situacao: str = SituacaoImplantacao.SOLICITADA,
    nome: str = "Portal",
) -> Implantacao:
    """Cria a implantação ou muda a situação da que já tem este nome."""
    Produto.objects.get_or_create(codigo=produto, defaults={"nome": produto})
    roteiro = Roteiro.objects.filter(produto_id=produto).first() or Roteiro.objects.create(
        produto_id=produto, via=Via.API, inicio=INICIO
    )
    return Implantacao.objects.update_or_create(
        ente_id=codigo,
        produto_id=produto,
        nome=nome,
        defaults={"situacao": situacao},
        create_defaults={
            "situacao": situacao,
            "roteiro": roteiro,
            "criada_por": Usuario.objects.sistema(),
        },
    )[0]


def retrato() -> tuple[set[Any], set[Any], set[Any]]:
    """Tudo o que está consolidado, sem as contagens zeradas (que valem como ausentes)."""
    entes = ConsolidadoEnte.objects.all()
    campos = [c.attname for c in ConsolidadoEnte._meta.fields if c.name != "calculado_em"]
    return (
        {
            tuple(tuple(v) if isinstance(v, list) else v for v in linha)
            for linha in entes.values_list(*campos)
        },
        set(
            ConsolidadoProduto.objects.values_list(
                "ente", "produto", "situacao", "implantacoes", "integrou", "utiliza"
            )
        ),
        set(
            Contagem.objects.exclude(entes=0, populacao=0).values_list(
                "dimensao", "chave", "esfera", "indicador", "entes", "populacao"
            )
        ),
    )
