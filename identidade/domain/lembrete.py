"""Lembretes de `identidade`: implantação sem movimento (as regras, em `municipios.lembrete`)."""

from collections.abc import Iterator
from datetime import date, datetime

from django.utils import timezone

from identidade.choices import SituacaoImplantacao
from identidade.domain.destinatario import destinatarios
from identidade.models import Implantacao
from municipios.choices import SituacaoEnte
from municipios.domain.lembrete import limite, regra_ativa, vencimento
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import RegraLembrete

IMPLANTACAO_PARADA = "implantacao_parada"
A_EQUIPE = "implantacao_parada_equipe"


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
    quem_avisar = destinatarios(paradas, hoje)
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
        motivo = IMPLANTACAO_PARADA if ente_id in quem_avisar.focais else A_EQUIPE
        for quem, para, email in quem_avisar.do_ente(ente_id):
            chave = f"{regra.codigo}:{pk}:{quem}:{dia}"
            yield Aviso(chave, motivo, email, para, ente_id, contexto)
