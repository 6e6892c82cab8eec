"""Na demonstração, quem já entrou: a primeira entrada pelo GOV.BR confirma o ponto focal."""

from collections.abc import Iterable

from municipios.choices import NivelConta, TipoPontoFocal
from municipios.domain.ponto_focal import confirmar_no_primeiro_acesso
from municipios.domain.usuario import receber_do_govbr
from municipios.govbr.identidade import Identidade
from municipios.models import Ente, PontoFocal, Usuario

# De cada tantos titulares, um ainda não entrou.
UM_EM = 6


def receber_titulares(entes: Iterable[Ente], *, menos: Iterable[str]) -> None:
    """As primeiras entradas. Quem está em `menos` fica para entrar por si. Repetir não faz nada."""
    titulares = PontoFocal.objects.aguardando_primeiro_acesso().filter(
        ente__in=entes, tipo=TipoPontoFocal.TITULAR
    )
    if PontoFocal.objects.confirmados().exists():
        return
    for ordem, titular in enumerate(titulares.exclude(ente__in=menos)):
        if ordem % UM_EM != UM_EM - 1:
            entrar(titular)


def entrar(ponto_focal: PontoFocal) -> Usuario:
    usuario = receber_do_govbr(
        Identidade(
            cpf=ponto_focal.cpf,
            nome=ponto_focal.nome,
            nome_social="",
            email=ponto_focal.email,
            nivel=NivelConta.PRATA,
        )
    )
    confirmar_no_primeiro_acesso(usuario)
    return usuario


def titular_de(ente: Ente) -> Usuario | None:
    """O titular, que entra agora se ainda não entrou."""
    titular = ente.pontos_focais.em_aberto().filter(tipo=TipoPontoFocal.TITULAR).first()
    return entrar(titular) if titular else None
