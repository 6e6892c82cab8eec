"""Avisos do plano: proposta e aditivo a quem falta concordar, acordo, volta, espera e atraso.

Cada um sai uma vez por pessoa: a chave leva a versão, ou o prazo da ação.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils import timezone

from identidade.domain.versao_plano import diferenca
from identidade.models import Acao, PlanoAcao, VersaoPlano
from municipios.choices import Grupo, SituacaoEnte
from municipios.choices.mensagem import Lado
from municipios.domain.lembrete import limite, regra_ativa, vencimento
from municipios.domain.notificacao import Aviso, notificar_todos
from municipios.models import Ente, Usuario

PROPOSTO, ADITIVO, ACORDADO = "plano_proposto", "plano_aditivo", "plano_acordado"
ESPERA, ATRASADA, VOLTOU = "plano_espera", "acao_atrasada", "plano_voltou"
Pessoa = tuple[str, str, str]  # identificação na chave, nome, e-mail


def avisar_da_proposta(versao: VersaoPlano, por: Usuario) -> int:
    """A quem falta concordar; do aditivo, com o que muda."""
    plano = versao.plano
    lado = _o_outro(por)
    contexto = _da_versao(versao) | {"autor": por.nome_de_tratamento, "motivo": versao.motivo}
    if plano.vigente:
        mudancas = diferenca(plano.vigente.conteudo, versao.conteudo)
        contexto["mudancas"] = [f"{m.tipo}: {m.numero}. {m.titulo}" for m in mudancas]
    motivo = ADITIVO if plano.vigente else PROPOSTO
    return notificar_todos(_avisos(motivo, plano, lado, contexto, vez=str(versao.numero)))


def avisar_do_acordo(versao: VersaoPlano) -> int:
    """Aos dois lados: a versão passou a valer."""
    return notificar_todos(
        aviso
        for lado in Lado
        for aviso in _avisos(
            ACORDADO, versao.plano, lado, _da_versao(versao), vez=str(versao.numero)
        )
    )


def avisar_da_volta(plano: PlanoAcao, por: Usuario, *, fato: str, motivo: str) -> int:
    """Ao outro lado: a proposta voltou ao rascunho, o aditivo foi deixado ou o plano acabou."""
    contexto = {"plano": plano.pk, "autor": por.nome_de_tratamento, "fato": fato, "motivo": motivo}
    vez = f"{timezone.now():%Y%m%d%H%M%S%f}"
    return notificar_todos(_avisos(VOLTOU, plano, _o_outro(por), contexto, vez=vez))


def avisar_dos_planos(*, hoje: date | None = None) -> int:
    """A varredura: quem espera acordo há dias e as ações que passaram do prazo."""
    hoje = hoje or timezone.localdate()
    return notificar_todos([*_esperas(hoje), *_atrasadas(hoje)])


def do_lado(ente: Ente, lado: str) -> list[Pessoa]:
    """Do ente, os pontos focais e a chefia no cargo; da SGD, o gerente ou a coordenação."""
    if lado == Lado.SGD:
        equipe = Usuario.objects.da_equipe().exclude(email="")
        gerentes = equipe.filter(gerencias__ente=ente, gerencias__fim__isnull=True)
        pessoas = gerentes or equipe.no_grupo(Grupo.COORDENACAO)
        return [(f"usuario-{u.pk}", u.nome_de_tratamento, u.email) for u in pessoas]
    focais = ente.pontos_focais.confirmados().no_periodo().exclude(email="")
    chefia = ente.autoridades.no_cargo_em().exclude(email="")
    pessoas_do_ente = [(f"ponto_focal-{p.pk}", p.nome, p.email) for p in focais]
    pessoas_do_ente += [(f"autoridade-{a.pk}", a.nome, a.email) for a in chefia]
    return list({email.lower(): p for p in reversed(pessoas_do_ente) for email in [p[2]]}.values())


def _o_outro(por: Usuario) -> str:
    return Lado.ENTE if por.lado_na_conversa == Lado.SGD else Lado.SGD


def _da_versao(versao: VersaoPlano) -> dict[str, Any]:
    return {
        "plano": versao.plano_id,
        "versao": versao.numero,
        "acoes": len(versao.conteudo),
        "proposta_em": f"{timezone.localtime(versao.proposta_em):%d/%m/%Y}",
    }


def _avisos(
    motivo: str, plano: PlanoAcao, lado: str, contexto: dict[str, Any], *, vez: str
) -> Iterator[Aviso]:
    for quem, nome, email in do_lado(plano.ente, lado):
        chave = f"{motivo}:{plano.pk}:{quem}:{vez}"
        yield Aviso(chave, motivo, email, nome, plano.ente_id, contexto)


def _esperas(hoje: date) -> Iterator[Aviso]:
    """A quem não concordou, uma vez por versão e período, como a regra `plano_espera` diz."""
    regra = regra_ativa(ESPERA)
    if regra is None:
        return
    parados = PlanoAcao.objects.a_espera_de_acordo().filter(ente__situacao=SituacaoEnte.ATIVO)
    for plano in parados.select_related("ente"):
        versao = plano.versoes.prefetch_related("acordos").order_by("-numero")[0]
        if versao.proposta_em >= limite(regra, hoje):
            continue
        dia = vencimento(regra, versao.proposta_em, hoje)
        vez = f"{versao.numero}:{dia}" if regra.repete_a_cada else str(versao.numero)
        concordaram = {acordo.lado for acordo in versao.acordos.all()}
        for lado in set(Lado.values) - concordaram:
            yield from _avisos(ESPERA, plano, lado, _da_versao(versao), vez=vez)


def _atrasadas(hoje: date) -> Iterator[Aviso]:
    """Uma vez por prazo, a quem é do lado que faz; a bloqueada também atrasa."""
    atrasadas = Acao.objects.atrasadas(hoje).filter(plano__ente__situacao=SituacaoEnte.ATIVO)
    for acao in atrasadas.com_tudo():
        contexto = {
            "acao": acao.pk,
            "titulo": str(acao),
            "prazo": f"{acao.prazo:%d/%m/%Y}",
            "situacao": acao.get_situacao_display(),
        }
        for quem, nome, email in do_lado(acao.plano.ente, acao.lado):
            chave = f"{ATRASADA}:{acao.pk}:{quem}:{acao.prazo}"
            yield Aviso(chave, ATRASADA, email, nome, acao.ente_id, contexto)
