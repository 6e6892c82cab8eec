"""Uma prova inventada para cada etapa: a primeira que ela aceita e que não é arquivo, ou todas."""

from datetime import date
from pathlib import Path

from identidade.choices import PROVAS_COM_ARQUIVO, TipoEvidencia
from identidade.domain.prova import Prova
from identidade.models import Etapa

# Chave feita para a demonstração; a privada dela não existe mais.
CHAVE = (Path(__file__).parent / "chave_publica.asc").read_text(encoding="ascii")
T = TipoEvidencia


def provas_de(etapa: Etapa, *, dia: date) -> list[Prova]:
    if not etapa.provas:
        return []
    sem_arquivo = [tipo for tipo in etapa.provas_aceitas if tipo not in PROVAS_COM_ARQUIVO]
    tipos = sem_arquivo if etapa.exige_todas else sem_arquivo[:1]
    endereco = "https://exemplo.gov.br/prova"
    campos: dict[TipoEvidencia, Prova] = {
        T.NOTA: Prova(T.NOTA, texto="Feito e conferido com a equipe técnica"),
        T.PROTOCOLO: Prova(T.PROTOCOLO, texto=f"INT-{dia:%Y}-{etapa.ordem:04}"),
        T.DATA: Prova(T.DATA, data=dia),
        T.ENDERECO: Prova(T.ENDERECO, url=endereco),
        T.VIDEO: Prova(T.VIDEO, url=f"{endereco}/video"),
        T.DECRETO: Prova(T.DECRETO, texto="Decreto 123/2026", data=dia, url=endereco),
        T.CHAVE_PGP: Prova(T.CHAVE_PGP, texto=CHAVE),
        T.LISTA: Prova(T.LISTA, itens=etapa.itens),
    }
    return [campos[tipo] for tipo in tipos]
