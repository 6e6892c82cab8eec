"""Verificação automática: pedir, e usar a última como prova. Quem visita é o verificador."""

from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from identidade.choices import OrigemVerificacao, ResultadoVerificacao, SituacaoVerificacao
from identidade.domain.implantacao import travar
from identidade.models import Implantacao, Verificacao
from municipios.domain.transicoes import Transicao, TransicaoInvalida, criar
from municipios.models import Ente, Historico, Usuario
from municipios.permissions import age_pelo_ente, eh_o_sistema

# Verificar é ir à internet por conta de alguém: um ente não pede sem parar.
MAIS_POR_HORA = 6
PROVA_VALE = timedelta(days=7)
MUDAR_ENDERECOS = "mudar_enderecos"


def pede_verificacao(usuario: Usuario, verificacao: Verificacao) -> bool:
    """Quem age pelo ente, dos dois lados; ou a rotina da semana."""
    return eh_o_sistema(usuario) or age_pelo_ente(usuario, verificacao)


PEDIR = Transicao(
    nome="pedir",
    rotulo="Pediu a verificação automática",
    de=(),
    para=SituacaoVerificacao.PEDIDA,
    quem=pede_verificacao,
)
CONCLUIR = Transicao(
    nome="concluir",
    rotulo="Verificação automática feita",
    de=(SituacaoVerificacao.PEDIDA,),
    para=SituacaoVerificacao.FEITA,
    quem=eh_o_sistema,
)
TRANSICOES = (PEDIR, CONCLUIR)


@transaction.atomic
def pedir(implantacao: Implantacao, *, por: Usuario, agora: datetime | None = None) -> Verificacao:
    """Põe o sistema na fila da verificação; quem visita é a varredura.

    Raises:
        SemPermissao: a pessoa não age pelo ente.
        TransicaoInvalida: sem endereço, com outra em andamento, ou pedidos demais na última hora.
    """
    agora = agora or timezone.now()
    da_rotina = por.eh_o_sistema
    # Trava o ente: dois pedidos ao mesmo tempo não passam juntos pelo limite.
    Ente.objects.select_for_update(no_key=True).get(pk=implantacao.ente_id)
    travada = travar(implantacao.pk)
    if not travada.url:
        raise TransicaoInvalida(
            "Este sistema não tem endereço registrado. Escreva-o em “Endereços do sistema” e peça "
            "a verificação de novo.",
            codigo="sem_endereco",
        )
    if not da_rotina and _pedidas_na_hora(travada.ente_id, agora) >= MAIS_POR_HORA:
        raise TransicaoInvalida(
            f"Já foram {MAIS_POR_HORA} verificações pedidas para este ente na última hora. Espere "
            "um pouco e peça de novo.",
            codigo="limite",
        )
    nova = Verificacao(
        implantacao=travada,
        origem=OrigemVerificacao.ROTINA if da_rotina else OrigemVerificacao.PEDIDO,
        pedida_por=por,
        pedida_em=agora,
    )
    return criar(nova, PEDIR, por=por)


def _pedidas_na_hora(ente_id: str, agora: datetime) -> int:
    return Verificacao.objects.filter(
        implantacao__ente=ente_id,
        origem=OrigemVerificacao.PEDIDO,
        pedida_em__gt=agora - timedelta(hours=1),
    ).count()


def que_serve_de_prova(implantacao: Implantacao, agora: datetime) -> Verificacao:
    """A última que viu o sistema de agora, se é recente e não achou problema.

    A que o portal não conseguiu terminar não viu nada; a de antes de mudar o endereço viu outro.

    Raises:
        TransicaoInvalida: não há, é velha, ou achou problema.
    """
    ultima = Verificacao.objects.que_viram().filter(implantacao=implantacao).first()
    mudou = Historico.objects.de(implantacao).filter(transicao=MUDAR_ENDERECOS)
    if (
        ultima is None
        or agora - ultima.pedida_em > PROVA_VALE
        or mudou.filter(em__gt=ultima.pedida_em).exists()
    ):
        raise TransicaoInvalida(
            f"Não há verificação automática dos endereços de agora nos últimos {PROVA_VALE.days} "
            "dias. Peça uma na página da implantação e junte a prova quando ela terminar.",
            codigo="sem_verificacao",
        )
    if ultima.resultado == ResultadoVerificacao.FALHA:
        raise TransicaoInvalida(
            f"A última verificação achou problema: {ultima.resumo} Conserte, peça outra na página "
            "da implantação e então junte a prova.",
            codigo="verificacao_falhou",
        )
    return ultima
