"""Acompanhamento de um ente: quem cuida, quando volta a falar, e o fim."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from identidade.choices.interesse import SituacaoAcompanhamento
from identidade.domain.implantacao import recusar_texto_com_segredo
from identidade.models import Acompanhamento
from municipios.domain.transicoes import Transicao, TransicaoInvalida, criar, executar
from municipios.models import Ente, Usuario
from municipios.permissions import equipe_age_pelo_ente

ABERTO, ENCERRADO = SituacaoAcompanhamento.ABERTO, SituacaoAcompanhamento.ENCERRADO
ABRIR = Transicao("abrir", "Começou a acompanhar o ente", (), ABERTO, equipe_age_pelo_ente)
REMARCAR = Transicao(
    "remarcar", "Remarcar o próximo contato", (ABERTO,), ABERTO, equipe_age_pelo_ente
)
ENCERRAR = Transicao(
    "encerrar",
    "Encerrar o acompanhamento",
    (ABERTO,),
    ENCERRADO,
    equipe_age_pelo_ente,
    exige_motivo=True,
)
TRANSICOES = (ABRIR, REMARCAR, ENCERRAR)


@transaction.atomic
def acompanhar(
    ente: Ente,
    *,
    por: Usuario,
    responsavel: Usuario,
    proximo_contato: date,
    nota: str = "",
    hoje: date | None = None,
) -> Acompanhamento:
    """Dá o ente a uma pessoa da SGD; se já há acompanhamento aberto, muda-o.

    Raises:
        SemPermissao: quem age não é da equipe que age pelo ente.
        TransicaoInvalida: data passada, responsável fora da equipe, ou texto com segredo.
    """
    aberto = Acompanhamento.objects.abertos().filter(ente=ente).first()
    if aberto:
        return remarcar(
            aberto,
            por=por,
            responsavel=responsavel,
            proximo_contato=proximo_contato,
            nota=nota,
            hoje=hoje,
        )
    _conferir(responsavel, proximo_contato, nota, hoje)
    novo = Acompanhamento(
        ente=ente,
        responsavel=responsavel,
        proximo_contato=proximo_contato,
        nota=nota.strip(),
        aberto_por=por,
    )
    return criar(novo, ABRIR, por=por, motivo=nota.strip())


def remarcar(
    acompanhamento: Acompanhamento,
    *,
    por: Usuario,
    responsavel: Usuario | None = None,
    proximo_contato: date | None = None,
    nota: str | None = None,
    hoje: date | None = None,
) -> Acompanhamento:
    """Muda quem cuida, quando volta a falar e a nota; o que não se diz fica como está."""
    responsavel = responsavel or acompanhamento.responsavel
    proximo_contato = proximo_contato or acompanhamento.proximo_contato
    nota = acompanhamento.nota if nota is None else nota.strip()
    _conferir(responsavel, proximo_contato, nota, hoje)
    return executar(
        acompanhamento,
        REMARCAR,
        por=por,
        motivo=nota,
        responsavel=responsavel,
        proximo_contato=proximo_contato,
        nota=nota,
    )


def encerrar(acompanhamento: Acompanhamento, *, por: Usuario, motivo: str) -> Acompanhamento:
    recusar_texto_com_segredo(motivo)
    return executar(acompanhamento, ENCERRAR, por=por, motivo=motivo)


def _conferir(responsavel: Usuario, proximo_contato: date, nota: str, hoje: date | None) -> None:
    recusar_texto_com_segredo(nota)
    if proximo_contato < (hoje or timezone.localdate()):
        raise TransicaoInvalida("O próximo contato é de hoje em diante.", codigo="data")
    if not (responsavel.eh_da_equipe and responsavel.is_active):
        raise TransicaoInvalida("Quem acompanha um ente é da equipe da SGD.", codigo="responsavel")
