"""A quem se escreve num ente: as pessoas que podem agir por ele, e a caixa oficial."""

from collections import defaultdict
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from municipios.choices import Grupo
from municipios.models import Adesao, Autoridade, Ente, Gerencia, PontoFocal, Usuario


@dataclass(frozen=True)
class Contato:
    """`quem` identifica a pessoa na chave do aviso."""

    quem: str
    nome: str
    email: str


def pessoas_dos_entes(entes: Collection[str], hoje: date | None = None) -> dict[str, list[Contato]]:
    """Por ente, quem responde no cargo e os pontos focais confirmados que têm e-mail."""
    pessoas: dict[str, list[Contato]] = defaultdict(list)
    com_chefe = set()
    chefes = Autoridade.objects.no_cargo_em(hoje).exclude(email="").filter(ente__in=entes)
    for ente, pk, nome, email in chefes.values_list("ente", "pk", "nome", "email"):
        if ente not in com_chefe:
            com_chefe.add(ente)
            pessoas[ente].append(Contato(f"autoridade-{pk}", nome, email))
    focais = PontoFocal.objects.confirmados().no_periodo(hoje).filter(ente__in=entes)
    for ente, pk, nome, email in focais.order_by("pk").values_list("ente", "pk", "nome", "email"):
        if email:
            pessoas[ente].append(Contato(f"ponto_focal-{pk}", nome, email))
    return dict(pessoas)


def caixas_oficiais(entes: Collection[str]) -> dict[str, Contato]:
    """A do cadastro; sem ela, a que o termo traz, o em vigor antes do que se prepara."""
    adesoes = Adesao.objects.filter(ente__in=entes).exclude(dados__email__in=("", None))
    do_cadastro = Ente.objects.filter(pk__in=entes).exclude(email_oficial="")
    linhas = [
        *adesoes.em_preparacao().values_list("ente", "dados__email"),
        *adesoes.em_vigor().values_list("ente", "dados__email"),
        *do_cadastro.values_list("pk", "email_oficial"),
    ]
    return {ente: Contato("caixa", "", email) for ente, email in linhas if email}


def por_responsavel(entes: Collection[str], nomes: int) -> Iterator[tuple[Contato, int, list[str]]]:
    """Cada responsável na SGD, quantos destes entes são dele, e os `nomes` primeiros pelo nome."""
    dele: dict[Contato, list[str]] = defaultdict(list)
    for ente, responsaveis in responsaveis_na_sgd(entes).items():
        for contato in responsaveis:
            dele[contato].append(ente)
    escritos = {ente.pk: str(ente) for ente in Ente.objects.filter(pk__in=entes)}
    for contato, codigos in dele.items():
        yield contato, len(codigos), [escritos[codigo] for codigo in codigos[:nomes]]


def responsaveis_na_sgd(entes: Collection[str]) -> dict[str, list[Contato]]:
    """Por ente, os gerentes dele; sem gerente com e-mail, a coordenação."""
    equipe = Usuario.objects.da_equipe().exclude(email="")
    gerencias = Gerencia.objects.filter(fim__isnull=True, usuario__in=equipe, ente__in=entes)
    gerentes: dict[str, list[Contato]] = defaultdict(list)
    for ente, pk, nome, email in gerencias.values_list(
        "ente", "usuario", "usuario__nome", "usuario__email"
    ):
        gerentes[ente].append(Contato(f"usuario-{pk}", nome, email))
    coordenacao = [
        Contato(f"usuario-{pk}", nome, email)
        for pk, nome, email in equipe.no_grupo(Grupo.COORDENACAO).values_list("pk", "nome", "email")
    ]
    return {ente: gerentes.get(ente, coordenacao) for ente in entes}
