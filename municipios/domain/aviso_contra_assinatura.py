"""Dizer à coordenação que um termo espera a assinatura da SGD; e lembrar, se ele fica parado."""

from collections.abc import Iterable, Iterator
from datetime import datetime

from django.utils import timezone

from municipios.choices import Grupo
from municipios.domain.lembrete import limite, regra_ativa, vencimento
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import ContraAssinatura, Usuario

PEDIDA = "contra_assinatura_pedida"


def avisos_a_coordenacao(esperam: Iterable[ContraAssinatura], vez: str) -> Iterator[Aviso]:
    """Um aviso por termo e pessoa da coordenação com e-mail; `vez` distingue um período do outro.

    Vai também a quem não tem CPF no portal: é quem cobra de quem assina.
    """
    pessoas = list(Usuario.objects.da_equipe().no_grupo(Grupo.COORDENACAO).exclude(email=""))
    for contra in esperam:
        adesao = contra.termo.adesao
        contexto = {
            "signatario": adesao.signatario_nome,
            "desde": f"{timezone.localtime(contra.pedida_em):%d/%m/%Y}",
        }
        for pessoa in pessoas:
            chave, nome = f"{PEDIDA}:{contra.pk}:{pessoa.pk}:{vez}", pessoa.nome_de_tratamento
            yield Aviso(chave, PEDIDA, pessoa.email, nome, adesao.ente_id, contexto)


def lembrar(*, agora: datetime | None = None) -> int:
    """A varredura do dia: lembra os parados há mais tempo que a regra; diz quantos avisos."""
    hoje = timezone.localdate(agora)
    regra = regra_ativa(PEDIDA)
    if regra is None:
        return 0
    parados = ContraAssinatura.objects.em_espera().filter(pedida_em__lt=limite(regra, hoje))
    return notificar_todos(
        aviso
        for contra in parados.select_related("termo__adesao")
        for aviso in avisos_a_coordenacao([contra], f"{vencimento(regra, contra.pedida_em, hoje)}")
    )
