"""O que vem depois das adesões: encontros, necessidades, planos e o dia a dia da equipe.

Cada parte entra inteira ou não entra, e só se ainda não está: interrompida, a carga recomeça pela
parte que falta.
"""

from collections.abc import Callable
from functools import partial

from django.db import transaction

from identidade.choices import Faixa
from identidade.domain.comparacao import MINIMO_DE_ENTES
from identidade.domain.consolidacao import consolidar_todos_os_pendentes
from identidade.models import ConsolidadoEnte, Contradicao
from municipios.choices import Esfera, Grupo
from municipios.models import Ente, Gerencia, Usuario
from redegov.demonstracao import historia
from redegov.demonstracao.analise import assinar_termos, pedir_registro
from redegov.demonstracao.andamento import contar_andamento
from redegov.demonstracao.balcao import abrir_balcoes
from redegov.demonstracao.campanha import programar_posse_dos_governos
from redegov.demonstracao.contradicao import procurar_contradicoes
from redegov.demonstracao.desfecho import registrar_desfechos
from redegov.demonstracao.diagnostico import responder_diagnosticos
from redegov.demonstracao.entrada import receber_titulares
from redegov.demonstracao.evento import contar_eventos
from redegov.demonstracao.hub import contar_hub
from redegov.demonstracao.plano import acordar_plano, concluir_plano, propor_plano

SAO_LUIS = "2111300"
CARTEIRA = [*historia.PERSONAGENS, SAO_LUIS]
DELEGAM = [historia.VICOSA, historia.UBATUBA, historia.ITAPECERICA]
# Quem experimenta o portal os faz entrar pela primeira vez.
ENTRAM_POR_SI = [historia.UBATUBA, historia.ITAPECERICA]
# Com menos que isto, não se compara um diagnóstico com os da mesma faixa.
DA_FAIXA = MINIMO_DE_ENTES


def ja_contado() -> bool:
    """A última parte já está."""
    return Contradicao.objects.exists()


def contar(equipe: dict[Grupo, Usuario]) -> None:
    por, gerente = equipe[Grupo.ANALISTA], equipe[Grupo.GERENTE]
    elenco = historia.elenco()
    municipios = [ente for ente in elenco if ente.esfera == Esfera.MUNICIPAL]
    entes = {ente.pk: ente for ente in elenco}
    partes: list[Callable[[], object]] = [
        partial(_dar_carteira, gerente),
        partial(programar_posse_dos_governos, por),
        partial(receber_titulares, elenco, menos=ENTRAM_POR_SI),
        partial(contar_eventos, municipios, por),
        partial(registrar_desfechos, por, gerente),
        consolidar_todos_os_pendentes,
        partial(_responder_diagnosticos, entes, por),
        partial(propor_plano, entes[historia.UBATUBA], por),
        partial(acordar_plano, entes[historia.JOINVILLE], por),
        partial(concluir_plano, entes[SAO_LUIS], por),
        partial(abrir_balcoes, por),
        partial(contar_andamento, por),
        partial(contar_hub, [entes[codigo] for codigo in DELEGAM], por),
        partial(assinar_termos, por, equipe[Grupo.COORDENACAO]),
        pedir_registro,
        partial(procurar_contradicoes, por),
    ]
    for parte in partes:
        with transaction.atomic():
            parte()


def _dar_carteira(gerente: Usuario) -> None:
    for ente in Ente.objects.filter(pk__in=CARTEIRA):
        Gerencia.objects.get_or_create(usuario=gerente, ente=ente, fim=None)


def _responder_diagnosticos(entes: dict[str, Ente], por: Usuario) -> None:
    """Viçosa já tinha respondido uma vez; Joinville, duas. As outras são das faixas das duas."""
    vicosa, joinville = entes[historia.VICOSA], entes[historia.JOINVILLE]
    outras = ConsolidadoEnte.objects.exclude(ente__in=historia.PERSONAGENS).order_by("ente")
    codigos = [
        codigo
        for faixa in (Faixa.DE_50_A_100, Faixa.ACIMA_DE_300)
        for codigo in outras.filter(faixa=faixa).values_list("ente", flat=True)[:DA_FAIXA]
    ]
    escolhidos = [joinville, *Ente.objects.filter(pk__in=codigos).order_by("pk")]
    responder_diagnosticos(escolhidos, por, ha_tempo=[vicosa, joinville])
