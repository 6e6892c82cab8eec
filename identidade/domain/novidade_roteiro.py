"""O que o portal aprendeu a conferir depois que um roteiro foi publicado vira rascunho a publicar.

O roteiro publicado não muda. Quando a referência que acompanha o portal aceita, numa etapa, prova
que a versão em vigor não aceita, nasce o rascunho da seguinte: a em vigor, com o que a equipe já
mudou, e mais essas provas. A coordenação o edita, publica (e diz o que fazer das em andamento) ou
o deixa de lado. O mesmo não se oferece duas vezes.
"""

from collections.abc import Iterable
from typing import Any

from django.db import transaction

from identidade.choices import TipoEvidencia
from identidade.domain.versao_roteiro import copiar
from identidade.models import Roteiro
from municipios.domain.transicoes import registrar
from municipios.models import Historico, Usuario

OFERECER = "oferecer"
Provas = dict[str, list[str]]


@transaction.atomic
def oferecer_novidades(referencias: Iterable[dict[str, Any]]) -> int:
    """Quantos rascunhos novos há; repetir não cria outro."""
    return sum(_oferecer(linha) for linha in referencias)


def _oferecer(linha: dict[str, Any]) -> bool:
    irmaos = Roteiro.objects.filter(produto=linha["produto"], via=linha["via"])
    em_vigor = irmaos.vigentes().first()
    novas = _provas_novas(em_vigor, linha) if em_vigor else {}
    if em_vigor is None or not novas:
        return False
    # Travados: dois processos que sobem juntos não preparam dois rascunhos.
    travados = list(irmaos.select_for_update())
    if any(irmao.publicado_em is None for irmao in travados):
        return False
    if _ja_oferecidas([irmao.pk for irmao in travados], novas):
        return False
    rascunho = copiar(em_vigor)
    for etapa in rascunho.etapas.filter(codigo__in=novas):
        etapa.provas = [*etapa.provas, *novas[etapa.codigo]]
        etapa.save(update_fields=["provas"])
    registrar(
        rascunho,
        OFERECER,
        "Versão nova para publicar",
        por=Usuario.objects.sistema(),
        motivo=_por_extenso(novas),
        dados={"provas": novas},
    )
    return True


def _provas_novas(em_vigor: Roteiro, linha: dict[str, Any]) -> Provas:
    """A lista de conferência fica de fora: os itens dela são da equipe."""
    aceitas = dict(em_vigor.etapas.values_list("codigo", "provas"))
    faltam = {
        etapa["codigo"]: [
            tipo
            for tipo in etapa["provas"]
            if tipo != TipoEvidencia.LISTA and tipo not in aceitas.get(etapa["codigo"], [tipo])
        ]
        for etapa in linha["etapas"]
    }
    return {codigo: tipos for codigo, tipos in faltam.items() if tipos}


def _ja_oferecidas(roteiros: Iterable[int], novas: Provas) -> bool:
    """Nenhuma destas é novidade: a equipe já viu todas num rascunho, e decidiu."""
    ofertas = Historico.objects.filter(
        alvo_tipo=Roteiro._meta.label_lower,
        alvo_id__in=[str(pk) for pk in roteiros],
        transicao=OFERECER,
    )
    vistas = {
        (codigo, tipo)
        for dados in ofertas.values_list("dados", flat=True)
        for codigo, tipos in dados["provas"].items()
        for tipo in tipos
    }
    return {(codigo, tipo) for codigo, tipos in novas.items() for tipo in tipos} <= vistas


def _por_extenso(novas: Provas) -> str:
    partes = (
        f"{codigo}: {', '.join(TipoEvidencia(tipo).label.lower() for tipo in tipos)}"
        for codigo, tipos in novas.items()
    )
    return f"O portal passou a aceitar como prova, por etapa: {'; '.join(partes)}."
