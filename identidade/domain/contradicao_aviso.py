"""Quem fica sabendo de uma contradição: quem cuida do ente, das novas; quem a recebe, da passada.

Das novas sai um e-mail por pessoa e rotina, com todas as dela, na transação que as acha. A chave
leva a última achada: nunca se repete, e a rotina que achar outras no mesmo dia avisa de novo.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence

from identidade.models import Contradicao
from municipios.domain.contato import Contato, responsaveis_na_sgd
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import Ente, Gerencia, Historico, Usuario

NOVAS, PASSADA = "contradicoes_novas", "contradicao_passada"
NO_AVISO = 20


def gerentes_unicos(entes: Collection[str]) -> dict[str, int]:
    """O gerente de cada ente que tem um só: a contradição já nasce com ele."""
    achados: dict[str, set[int]] = defaultdict(set)
    equipe = Usuario.objects.da_equipe()
    abertas = Gerencia.objects.filter(fim__isnull=True, ente__in=entes, usuario__in=equipe)
    for ente_id, usuario in abertas.values_list("ente", "usuario"):
        achados[ente_id].add(usuario)
    return {ente_id: quem.pop() for ente_id, quem in achados.items() if len(quem) == 1}


def avisar_das_novas(novas: Sequence[Contradicao]) -> int:
    """Ao gerente de cada ente; sem gerente, à coordenação. Um e-mail por pessoa."""
    dela: dict[Contato, list[Contradicao]] = defaultdict(list)
    responsaveis = responsaveis_na_sgd({nova.ente_id for nova in novas})
    for nova in novas:
        for contato in responsaveis[nova.ente_id]:
            dela[contato].append(nova)
    return notificar_todos(_avisos(dela))


def _avisos(dela: dict[Contato, list[Contradicao]]) -> Iterator[Aviso]:
    mostradas = {nova.ente_id for suas in dela.values() for nova in suas[:NO_AVISO]}
    entes = {ente.pk: str(ente) for ente in Ente.objects.filter(pk__in=mostradas)}
    for contato, suas in dela.items():
        linhas = [
            {"pk": nova.pk, "tipo": nova.get_tipo_display(), "ente": entes[nova.ente_id]}
            for nova in suas[:NO_AVISO]
        ]
        contexto = {"quantas": len(suas), "linhas": linhas, "outras": len(suas) - len(linhas)}
        chave = f"{NOVAS}:{max(nova.pk for nova in suas)}:{contato.quem}"
        yield Aviso(chave, NOVAS, contato.email, contato.nome, None, contexto)


def avisar_da_passagem(passada: Contradicao, *, por: Usuario, motivo: str) -> int:
    """A quem passou a responder; a chave leva o ato, que é um por passagem."""
    quem = passada.responsavel
    if quem is None or not quem.email:
        return 0
    ato = Historico.objects.de(passada).latest("pk")
    contexto = {
        "contradicao": passada.pk,
        "tipo": passada.get_tipo_display(),
        "por": str(por),
        "porque": motivo,
    }
    chave = f"{PASSADA}:{passada.pk}:usuario-{quem.pk}:{ato.pk}"
    nome = quem.nome_de_tratamento
    return notificar_todos([Aviso(chave, PASSADA, quem.email, nome, passada.ente_id, contexto)])
