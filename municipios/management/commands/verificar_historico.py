"""`manage.py verificar_historico`: refaz as cadeias e as âncoras e aponta a primeira quebra."""

import sys
from argparse import ArgumentParser
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone
from tqdm import tqdm

from municipios.domain.ancora_conferida import Escolha, QuebraDaAncora, conferir_ancoras
from municipios.domain.elo import Progresso, Quebra, conferir
from municipios.models import Ancora, Historico


class Command(BaseCommand):
    help = "Confere o histórico inteiro (ou de um ente, ou de um alvo); sai com 1 se algo quebra."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--ente", default="", help="só os atos deste ente (código IBGE)")
        parser.add_argument("--alvo", default="", help="só este alvo: municipios.adesao:123")

    def handle(self, *args: Any, **opcoes: Any) -> None:
        alvo = _alvo(opcoes["alvo"])
        with tqdm(desc="Atos", unit=" ato", file=sys.stderr, disable=None) as barra:
            achado = conferir(ente=opcoes["ente"], alvo=alvo, progresso=_na_barra(barra))
        with tqdm(desc="Âncoras", unit=" âncora", file=sys.stderr, disable=None) as barra:
            ancoras, quebradas = conferir_ancoras(
                escolha=_escolha(opcoes["ente"], alvo), progresso=_na_barra(barra)
            )
        if achado.primeira or quebradas:
            raise CommandError(_relato(achado.primeira, len(achado.quebras), quebradas))
        self.stdout.write(f"O histórico confere: {achado.atos} atos e {ancoras} âncoras.")
        self.stdout.write(_assinaturas())


def _assinaturas() -> str:
    """As de antes da primeira chave ninguém assinou: só os arquivos e as mensagens as sustentam."""
    publicas = settings.PROVAS_DA_ANCORA.publicas
    if not publicas:
        return "Sem assinatura conferida nas âncoras: falta REDEGOV_CHAVES_DA_ANCORA."
    desde = publicas[0][0]
    de_antes = Ancora.objects.filter(dia__lt=desde).count()
    return f"Assinatura conferida desde {desde:%d/%m/%Y}; âncoras de antes disso: {de_antes}."


def _alvo(texto: str) -> tuple[str, str] | None:
    if not texto:
        return None
    tipo, _, pk = texto.partition(":")
    if not pk:
        raise CommandError("Escreva o alvo como municipios.adesao:123.")
    return tipo.lower(), pk


def _escolha(ente: str, alvo: tuple[str, str] | None) -> Escolha | None:
    if not ente and not alvo:
        return None
    do_ente = Historico.objects.filter(ente=ente).order_by().values_list("alvo_tipo", "alvo_id")
    alvos = {alvo} if alvo else set(do_ente.distinct())
    return lambda tipo, pk: (tipo, pk) in alvos


def _na_barra(barra: Any) -> Progresso:
    def avancar(feitas: int, total: int) -> None:
        barra.total = total
        barra.update(feitas - barra.n)

    return avancar


def _relato(primeira: Quebra | None, total: int, ancoras: list[QuebraDaAncora]) -> str:
    partes = ["O histórico não confere."]
    if primeira:
        partes += ["Primeira quebra na cadeia:", *_do_ato(primeira)]
        partes.append(f"  atos que não conferem: {total}")
    if ancoras:
        partes.append(f"Primeira quebra nas âncoras, a de {ancoras[0].dia:%d/%m/%Y}:")
        partes.append(f"  problema: {ancoras[0].problema}")
        com_ato = next((q.quebra for q in ancoras if q.quebra), None)
        partes += _do_ato(com_ato) if com_ato else []
        partes.append(f"  divergências com as âncoras: {len(ancoras)}")
    return "\n".join(partes)


def _do_ato(quebra: Quebra) -> list[str]:
    quando = f"{timezone.localtime(quebra.em):%d/%m/%Y %H:%M:%S}" if quebra.em else "não se sabe"
    return [
        f"  alvo: {quebra.alvo_tipo}:{quebra.alvo_id}",
        f"  ato: {quebra.ordem}º da cadeia, “{quebra.rotulo or 'ausente'}”, em {quando}",
        f"  problema: {quebra.problema}",
        f"  elo esperado: {quebra.esperado or 'nenhum'}",
        f"  elo achado: {quebra.achado or 'nenhum'}",
    ]
