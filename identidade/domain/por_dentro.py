"""O ente por dentro: tudo o que a equipe precisa saber dele, em número fixo de consultas.

O que é pequeno e do ente vem como listas JSON na consulta dele, e volta a ser o objeto de sempre.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import FieldDoesNotExist
from django.db.models import F, Model, OuterRef, Prefetch, QuerySet, Subquery
from django.db.models.functions import JSONObject
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from identidade.choices import Responsavel
from identidade.domain.andamento import com_conferencias, dias_na_vez
from identidade.domain.fila_plano import com_numeros
from identidade.models import (
    Acao,
    Acompanhamento,
    Bloqueio,
    Contradicao,
    Desfecho,
    Implantacao,
    Interesse,
    LinhaRelatorio,
    Passo,
    PlanoAcao,
    Protocolo,
)
from municipios.choices import SituacaoAdesao
from municipios.models import (
    Adesao,
    Anotacao,
    Autoridade,
    Diligencia,
    Ente,
    Feriado,
    Gerencia,
    Mensagem,
    PontoFocal,
)
from municipios.models.ente import EnteQuerySet

MAXIMO, DIAS_DO_LIMITE = 5, 7
ACABADAS = (SituacaoAdesao.ENCERRADA, SituacaoAdesao.SUBSTITUIDA)
# Lista → o que ela traz, e que campos.
DE_CADA: dict[str, tuple[type[Model], tuple[str, ...]]] = {
    "as_autoridades": (Autoridade, ("pk", "nome", "cargo", "cpf", "condicao", "inicio", "fim")),
    "os_pontos_focais": (
        PontoFocal,
        ("pk", "nome", "cpf", "cargo", "email", "telefone", "papel", "tipo", "situacao"),
    ),
    "as_gerencias": (Gerencia, ("pk", "inicio", "usuario__nome")),
    "as_adesoes": (
        Adesao,
        (
            "pk", "situacao", "signatario_nome", "signatario_cpf", "signatario_cargo",
            "assinada_em", "vigente_desde", "denuncia_efeito_em", "responsavel__nome",
            "diligencia_em",
        ),
    ),
    "os_acompanhamentos": (
        Acompanhamento, ("pk", "situacao", "proximo_contato", "nota", "responsavel__nome")
    ),
    "os_interesses": (Interesse, ("pk", "produto__nome", "origem", "manifestado_em")),
    "os_desfechos": (
        Desfecho,
        ("pk", "resultado", "motivo", "produtos", "registrado_em", "inscricao__evento__nome"),
    ),
    "as_contradicoes": (Contradicao, ("pk", "tipo", "achada_em", "responsavel__nome")),
    "as_anotacoes": (
        Anotacao,
        (
            "pk", "tipo", "quando", "com_quem", "resumo", "registrada_em", "corrige_id", "autor",
            "corrigida",
        ),
    ),
    "as_mensagens": (Mensagem, ("pk", "lado", "texto", "criada_em", "autor__nome")),
}  # fmt: skip


@dataclass(frozen=True)
class NaImplantacao:
    implantacao: Implantacao
    proximo: Passo | None
    dias: int

    @property
    def vez(self) -> str:
        return Responsavel(self.proximo.etapa.responsavel).label if self.proximo else ""

    @property
    def bloqueios(self) -> list[Bloqueio]:
        return _objetos(Bloqueio, getattr(self.implantacao, "resumo_dos_bloqueios", []))

    @property
    def protocolos(self) -> list[Protocolo]:
        """Os que chegam ao limite nestes dias, ou já passaram dele."""
        ate = timezone.localdate() + timedelta(days=DIAS_DO_LIMITE)
        todos = _objetos(Protocolo, getattr(self.implantacao, "resumo_dos_protocolos", []))
        return [protocolo for protocolo in todos if protocolo.limite <= ate]


def por_dentro(entes: EnteQuerySet, hoje: date | None = None) -> EnteQuerySet:
    """Cada lista do ente, do mais urgente ou novo ao menos, com poucas linhas."""
    abertas = Diligencia.objects.filter(adesao=OuterRef("pk"), respondida_em__isnull=True)
    do_ente: dict[str, QuerySet[Any]] = {
        "as_autoridades": Autoridade.objects.por_terminar(hoje).order_by("inicio", "condicao"),
        "os_pontos_focais": PontoFocal.objects.em_aberto().no_periodo(hoje).order_by("-tipo", "pk"),
        "as_gerencias": Gerencia.objects.filter(fim__isnull=True).order_by("pk"),
        "as_adesoes": Adesao.objects.exclude(situacao__in=ACABADAS)
        .annotate(diligencia_em=Subquery(abertas.values("aberta_em")))
        .order_by("-pk"),
        "os_acompanhamentos": Acompanhamento.objects.abertos().order_by("pk"),
        "os_interesses": Interesse.objects.abertos().order_by("produto__ordem"),
        "os_desfechos": Desfecho.objects.order_by("-registrado_em"),
        "as_contradicoes": Contradicao.objects.abertas().order_by("achada_em"),
        "as_anotacoes": Anotacao.objects.com_correcao().order_by("-quando", "-pk"),
        "as_mensagens": Mensagem.objects.order_by("-pk"),
    }
    listas = {
        nome: _linhas(_do_ente(nome, consulta), DE_CADA[nome][1])
        for nome, consulta in do_ente.items()
    }
    return entes.select_related("consolidado").annotate(**listas)


def ler_listas(ente: Ente) -> dict[str, list[Any]]:
    """As listas que `por_dentro` trouxe, como objetos."""
    return {nome: _objetos(m, getattr(ente, nome)) for nome, (m, _) in DE_CADA.items()}


def plano_de(ente: Ente) -> tuple[PlanoAcao | None, list[Acao]]:
    """O plano aberto e, dele, as ações atrasadas ou bloqueadas."""
    campos = ("pk", "numero", "titulo", "lado", "situacao", "prazo", "motivo_bloqueio__nome")
    do_plano = Acao.objects.filter(plano=OuterRef("pk"))
    paradas = do_plano.atrasadas() | do_plano.bloqueadas()
    planos = com_numeros(PlanoAcao.objects.abertos().filter(ente=ente))
    plano = (
        planos.select_related("vigente")
        .annotate(acoes_paradas=_linhas(paradas.order_by("prazo", "numero"), campos))
        .first()
    )
    return plano, _objetos(Acao, getattr(plano, "acoes_paradas", []))


def implantacoes_de(ente: Ente) -> list[NaImplantacao]:
    """De quem é a vez em cada uma, há quantos dias, e o que a impede."""
    feriados = Feriado.objects.desde(OuterRef("criada_em"), OuterRef("ente__uf"))
    em_ordem = com_conferencias(Passo.objects.em_ordem())
    implantacoes = (
        Implantacao.objects.filter(ente=ente)
        .select_related("produto")
        .prefetch_related(Prefetch("passos", em_ordem, to_attr="passos_em_ordem"))
        .annotate(
            resumo_dos_bloqueios=Bloqueio.objects.abertos().resumidos(),
            resumo_dos_protocolos=Protocolo.objects.abertos().resumidos(),
            feriados=ArraySubquery(feriados),
        )
    )
    return [_na_implantacao(implantacao) for implantacao in implantacoes]


def informantes_sem_delegacao(ente: Ente) -> list[LinhaRelatorio]:
    """De cada hub que informa este ente sem que ele o deixe ver, uma linha do mês mais novo."""
    linhas = LinhaRelatorio.objects.filter(ente=ente).sem_delegacao().ultimas_por_hub()
    return list(linhas.select_related("relatorio__hub"))


def _na_implantacao(implantacao: Implantacao) -> NaImplantacao:
    passos: list[Passo] = getattr(implantacao, "passos_em_ordem", [])
    pendente = next((passo for passo in passos if passo.feito_em is None), None)
    proximo = None if implantacao.suspensa_em else pendente
    return NaImplantacao(implantacao, proximo, dias_na_vez(implantacao, passos, proximo))


def _do_ente(nome: str, consulta: QuerySet[Any]) -> QuerySet[Any]:
    caminho = "inscricao__ente" if nome == "os_desfechos" else "ente"
    return consulta.filter(**{caminho: OuterRef("pk")})[:MAXIMO]


def _linhas(consulta: QuerySet[Any], campos: Sequence[str]) -> ArraySubquery:
    return ArraySubquery(consulta.values(linha=JSONObject(**{nome: F(nome) for nome in campos})))


def _objetos(modelo: type[Model], linhas: Sequence[dict[str, Any]]) -> list[Any]:
    """A linha do JSON volta a ser o objeto; o que é de outra tabela fica como atributo."""
    return [_objeto(modelo, linha) for linha in linhas]


def _objeto(modelo: type[Model], linha: dict[str, Any]) -> Model:
    objeto = modelo()
    for nome, valor in linha.items():
        try:
            campo = modelo._meta.pk if nome == "pk" else modelo._meta.get_field(nome)
        except FieldDoesNotExist:
            setattr(objeto, nome.replace("__", "_"), _momento(valor))
            continue
        setattr(objeto, nome, campo.to_python(valor))  # type: ignore[union-attr]
    return objeto


def _momento(valor: Any) -> Any:
    return (parse_datetime(valor) if isinstance(valor, str) else None) or valor
