"""Lembretes de `identidade`: implantação sem movimento (as regras, em `municipios.lembrete`)."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone

from identidade.choices import SituacaoImplantacao
from identidade.models import Implantacao
from municipios.choices import Grupo, SituacaoEnte
from municipios.domain.lembrete import limite, regra_ativa, vencimento
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import Gerencia, PontoFocal, RegraLembrete, Usuario

IMPLANTACAO_PARADA = "implantacao_parada"
A_EQUIPE = "implantacao_parada_equipe"
Pessoa = tuple[str, str, str]  # identificação na chave, nome, e-mail


def lembrar_implantacoes_paradas(*, agora: datetime | None = None) -> int:
    """Avisa os pontos focais confirmados do ente; sem nenhum, o gerente dele; sem gerente, a
    coordenação. Diz quantos avisos novos."""
    hoje = timezone.localdate(agora)
    regra = regra_ativa(IMPLANTACAO_PARADA)
    return notificar_todos(_avisos(regra, hoje)) if regra else 0


def _avisos(regra: RegraLembrete, hoje: date) -> Iterator[Aviso]:
    paradas = Implantacao.objects.paradas_desde(limite(regra, hoje)).filter(
        ente__situacao=SituacaoEnte.ATIVO
    )
    focais, gerentes, coordenacao = _focais(paradas, hoje), _gerentes(paradas), _coordenacao()
    campos = ("pk", "ente", "nome", "produto__nome", "situacao", "movimentada_em")
    for pk, ente_id, nome, produto, situacao, parada_em in paradas.order_by().values_list(*campos):
        contexto = {
            "implantacao": pk,
            "sistema": nome,
            "produto": produto,
            "situacao": SituacaoImplantacao(situacao).label,
            "movimentada_em": f"{timezone.localdate(parada_em):%d/%m/%Y}",
        }
        dia = vencimento(regra, parada_em, hoje)
        motivo = IMPLANTACAO_PARADA if ente_id in focais else A_EQUIPE
        for quem, para, email in focais.get(ente_id) or gerentes.get(ente_id) or coordenacao:
            chave = f"{regra.codigo}:{pk}:{quem}:{dia}"
            yield Aviso(chave, motivo, email, para, ente_id, contexto)


def _focais(paradas: QuerySet[Implantacao], hoje: date) -> dict[str, list[Pessoa]]:
    confirmados = PontoFocal.objects.confirmados().no_periodo(hoje)
    pessoas: dict[str, list[Pessoa]] = defaultdict(list)
    for pk, ente_id, nome, email in confirmados.filter(ente__in=paradas.values("ente")).values_list(
        "pk", "ente", "nome", "email"
    ):
        pessoas[ente_id].append((f"ponto_focal-{pk}", nome, email))
    return dict(pessoas)


def _gerentes(paradas: QuerySet[Implantacao]) -> dict[str, list[Pessoa]]:
    abertas = Gerencia.objects.filter(fim__isnull=True, usuario__in=_com_email())
    pessoas: dict[str, list[Pessoa]] = defaultdict(list)
    for ente_id, pk, nome, email in abertas.filter(ente__in=paradas.values("ente")).values_list(
        "ente", "usuario", "usuario__nome", "usuario__email"
    ):
        pessoas[ente_id].append((f"usuario-{pk}", nome, email))
    return dict(pessoas)


def _coordenacao() -> list[Pessoa]:
    pessoas = _com_email().filter(groups__name=Grupo.COORDENACAO).values_list("pk", "nome", "email")
    return [(f"usuario-{pk}", nome, email) for pk, nome, email in pessoas]


def _com_email() -> QuerySet[Usuario]:
    equipe: QuerySet[Usuario] = Usuario.objects.filter(is_staff=True, is_active=True)
    return equipe.exclude(email="")
