"""Prova: o que se junta a um passo, antes de virar evidência, e o que ainda falta. Sem banco."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from identidade.choices import SituacaoEvidencia, TipoEvidencia
from identidade.models import Etapa, Evidencia
from municipios.domain.documento import Arquivo


@dataclass(frozen=True)
class Prova:
    """`texto` é a descrição, o número, ou a chave pública em ASCII; `itens`, os conferidos."""

    tipo: str
    texto: str = ""
    data: date | None = None
    url: str = ""
    arquivo: Arquivo | None = None
    itens: Sequence[str] = ()
    sem_rosto: bool = False


def vale(etapa: Etapa, evidencia: Evidencia) -> bool:
    """Etapa que a SGD confere só conta a prova aceita."""
    if etapa.revisa_sgd:
        return evidencia.situacao == SituacaoEvidencia.ACEITA
    return evidencia.situacao in {SituacaoEvidencia.REGISTRADA, SituacaoEvidencia.ACEITA}


def provas_que_faltam(etapa: Etapa, evidencias: Iterable[Evidencia]) -> list[TipoEvidencia]:
    """Os tipos por juntar; vazio: está provado. Basta um, a não ser que a etapa exija todos."""
    tem = {evidencia.tipo for evidencia in evidencias if vale(etapa, evidencia)}
    faltam = [TipoEvidencia(tipo) for tipo in etapa.provas if tipo not in tem]
    if not etapa.exige_todas and len(faltam) < len(etapa.provas):
        return []
    return faltam


def por_extenso(etapa: Etapa, tipos: Iterable[TipoEvidencia]) -> str:
    """“Data ou Endereço na internet”, como a página o diz."""
    rotulos = [tipo.label[0].lower() + tipo.label[1:] for tipo in tipos]
    rotulos = [rotulo.replace("pDF", "PDF") for rotulo in rotulos]
    elo = " e " if etapa.exige_todas else " ou "
    return elo.join([", ".join(rotulos[:-1]), rotulos[-1]]) if len(rotulos) > 1 else rotulos[0]
