"""Quem recebe o aviso de uma mensagem nova: um por conversa, pessoa e rajada."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db.models import Max, Min
from django.utils import timezone

from municipios.choices import Grupo
from municipios.choices.mensagem import Lado
from municipios.domain.notificacao import Aviso
from municipios.models import Ente, Leitura, Mensagem, Usuario

MENSAGEM_NOVA = "mensagem_nova"


@dataclass(frozen=True)
class _Pessoa:
    chave: str
    nome: str
    email: str


def avisos(nova: Mensagem) -> Iterator[Aviso]:
    """Um por conversa, pessoa e rajada; a rajada vai da primeira não lida até o fim do dia."""
    primeira = _primeira_da_rajada(nova)
    pessoas = _do_ente(nova.ente) if nova.lado == Lado.SGD else _da_sgd(nova.ente)
    for pessoa in pessoas:
        yield Aviso(
            f"{MENSAGEM_NOVA}:{nova.ente_id}-{nova.lado}-{primeira}:{pessoa.chave}"
            f":{timezone.localdate(nova.criada_em)}",
            MENSAGEM_NOVA,
            pessoa.email,
            pessoa.nome,
            nova.ente_id,
            {"autor": nova.autor.nome_de_tratamento, "pela_sgd": nova.lado == Lado.SGD},
        )


def _primeira_da_rajada(nova: Mensagem) -> int:
    """A primeira deste lado que ninguém do outro leu nem respondeu."""
    conversa = Mensagem.objects.filter(ente_id=nova.ente_id)
    do_outro_lado = conversa.exclude(lado=nova.lado).aggregate(ate=Max("pk"))["ate"] or 0
    leituras = Leitura.objects.filter(ente_id=nova.ente_id).exclude(lado=nova.lado)
    lida = leituras.aggregate(ate=Max("ate"))["ate"] or 0
    seguintes = conversa.filter(lado=nova.lado, pk__gt=max(do_outro_lado, lida))
    primeira: int = seguintes.aggregate(pk=Min("pk"))["pk"]
    return primeira


def _do_ente(ente: Ente) -> list[_Pessoa]:
    """Pontos focais confirmados e a chefia no cargo; a mesma caixa só uma vez."""
    focais = ente.pontos_focais.confirmados().no_periodo().exclude(email="")
    chefia = ente.autoridades.no_cargo_em().exclude(email="")
    pessoas = [_Pessoa(f"ponto_focal-{p.pk}", p.nome, p.email) for p in focais]
    pessoas += [_Pessoa(f"autoridade-{a.pk}", a.nome, a.email) for a in chefia]
    return list({pessoa.email.lower(): pessoa for pessoa in reversed(pessoas)}.values())


def _da_sgd(ente: Ente) -> list[_Pessoa]:
    """Quem gerencia o ente; sem ninguém, a coordenação."""
    com_email = Usuario.objects.da_equipe().exclude(email="")
    gerentes = com_email.filter(gerencias__ente=ente, gerencias__fim__isnull=True)
    pessoas = gerentes or com_email.no_grupo(Grupo.COORDENACAO)
    return [_Pessoa(f"usuario-{u.pk}", u.nome_de_tratamento, u.email) for u in pessoas]
