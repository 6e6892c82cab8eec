"""O quadro do dia da equipe: o que espera por alguém da SGD, em filas contadas agora."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Count, QuerySet, Value
from django.utils import timezone

from identidade.choices import Responsavel
from identidade.models import Contradicao, Evidencia, Implantacao, PlanoAcao, Roteiro
from municipios.choices import SituacaoAdesao, SituacaoNotificacao
from municipios.choices.mensagem import Lado
from municipios.domain.recomendacao_ponto_focal import entes_com_poucos_pontos_focais
from municipios.models import (
    Adesao,
    Ente,
    Importacao,
    Mensagem,
    Notificacao,
    PedidoAutoridade,
    PontoFocal,
    Usuario,
)

DIAS_SEM_CONFIRMAR = 7
DIAS_SEM_MOVIMENTO = 30


@dataclass(frozen=True)
class Fila:
    """Uma fila do quadro. `codigo` escolhe a lista que a abre."""

    codigo: str
    titulo: str
    explicacao: str
    total: int


def entes_ao_alcance(usuario: Usuario) -> QuerySet[Ente]:
    """Toda a equipe olha o país; o gerente olha a sua carteira."""
    if usuario.administra_carteira and not usuario.administra_todos:
        return Ente.objects.administrados_por(usuario)
    return Ente.objects.ativos()


def quadro_do_dia(usuario: Usuario) -> list[Fila]:
    """As filas, da mais urgente à menos; fila vazia também aparece, para se ver que está em dia."""
    agora = timezone.now()
    entes = entes_ao_alcance(usuario)
    implantacoes = Implantacao.objects.filter(ente__in=entes)
    sem_confirmar = PontoFocal.objects.aguardando_primeiro_acesso().filter(
        ente__in=entes,
        indicado_em__lt=agora - timedelta(days=DIAS_SEM_CONFIRMAR),
        inicio__lte=timezone.localdate() - timedelta(days=DIAS_SEM_CONFIRMAR),
    )
    denuncias = Adesao.objects.filter(
        ente__in=entes,
        situacao=SituacaoAdesao.DENUNCIADA,
        denuncia_efeito_em__lte=timezone.localdate(),
    )
    contas = _contas(usuario, entes)
    return [
        Fila(
            "vez_da_sgd",
            "Implantações na vez da SGD",
            "O próximo passo é nosso: analisar, homologar ou conceder produção.",
            implantacoes.na_vez_de(Responsavel.SGD).count(),
        ),
        Fila(
            "analises",
            "Termos por analisar",
            "A fila mostra o que vence antes e quem responde.",
            contas["analises"],
        ),
        Fila(
            "planos",
            "Planos à espera do acordo da SGD",
            "O ente propôs; falta ler e concordar, ou devolver dizendo o que mudar.",
            contas["planos"],
        ),
        Fila(
            "provas",
            "Provas por conferir",
            "O ente juntou a prova; falta aceitar, ou devolver com os motivos.",
            contas["provas"],
        ),
        Fila(
            "pedidos",
            "Pedidos de registro de autoridade",
            "Falta conferir a posse e responder.",
            contas["pedidos"],
        ),
        Fila(
            "conversas",
            "Conversas à espera da SGD",
            "O ente escreveu por último; falta responder ou dizer que não precisa.",
            Mensagem.objects.esperando_a_sgd().filter(ente__in=entes).count(),
        ),
        Fila(
            "paradas",
            f"Implantações sem movimento há {DIAS_SEM_MOVIMENTO} dias",
            "Ninguém concluiu passo algum; vale um contato.",
            implantacoes.paradas_desde(agora - timedelta(days=DIAS_SEM_MOVIMENTO)).count(),
        ),
        Fila(
            "sem_confirmar",
            f"Pontos focais sem o primeiro acesso há {DIAS_SEM_CONFIRMAR} dias",
            "Foram indicados e ainda não entraram com a conta GOV.BR.",
            sem_confirmar.count(),
        ),
        Fila(
            "indicacoes",
            "Indicações de ponto focal por conferir",
            "Falta ler o ofício e aprovar, ou recusar dizendo por quê.",
            contas["indicacoes"],
        ),
        Fila(
            "poucos_focais",
            "Entes na Rede com menos de dois pontos focais",
            "Com um só contato, o trabalho para quando a pessoa sai.",
            entes_com_poucos_pontos_focais(entes).count(),
        ),
        Fila(
            "denuncias",
            "Denúncias que já fizeram efeito",
            "Falta encerrar a adesão.",
            denuncias.count(),
        ),
        Fila(
            "contradicoes",
            "Contradições suas, ou sem responsável",
            "Dois registros não batem; falta alguém conferir e dizer o que é.",
            contas["contradicoes"],
        ),
        Fila(
            "roteiros",
            "Versões de roteiro por publicar",
            "A coordenação confere, publica e diz o que fazer das implantações em andamento.",
            contas["roteiros"],
        ),
        Fila(
            "importacoes",
            "Importações à espera de confirmação",
            "O arquivo foi conferido; falta alguém olhar a diferença e confirmar.",
            contas["importacoes"],
        ),
        Fila(
            "recusadas",
            "Avisos recusados pelo servidor de correio",
            "O endereço pode estar errado ou ter deixado de existir.",
            contas["recusadas"],
        ),
    ]


def _contas(usuario: Usuario, entes: QuerySet[Ente]) -> dict[str, int]:
    """As filas baratas, contadas numa consulta só."""
    filas: dict[str, QuerySet[Any]] = {
        "analises": Adesao.objects.na_analise().filter(ente__in=entes),
        "planos": PlanoAcao.objects.a_espera_do_lado(Lado.SGD).filter(ente__in=entes),
        "provas": Evidencia.objects.em_conferencia().filter(passo__implantacao__ente__in=entes),
        "pedidos": PedidoAutoridade.objects.a_conferir().filter(ente__in=entes),
        "contradicoes": Contradicao.objects.abertas().a_cargo_de(usuario, entes),
        "indicacoes": PontoFocal.objects.em_conferencia().filter(ente__in=entes),
        "roteiros": Roteiro.objects.filter(publicado_em__isnull=True),
        "importacoes": Importacao.objects.a_confirmar(),
        "recusadas": Notificacao.objects.filter(situacao=SituacaoNotificacao.RECUSADA),
    }
    primeira, *outras = (
        fila.order_by().annotate(fila=Value(nome)).values("fila").annotate(total=Count("pk"))
        for nome, fila in filas.items()
    )
    contadas = primeira.union(*outras, all=True)
    return dict.fromkeys(filas, 0) | {linha["fila"]: linha["total"] for linha in contadas}
