"""Segundo fator da equipe: quando a pessoa perde o aparelho, a coordenação o desfaz."""

from allauth.mfa.models import Authenticator
from django.db import transaction

from municipios.domain.notificacao import notificar
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, registrar
from municipios.models import Usuario
from municipios.permissions import coordena


@transaction.atomic
def desfazer_segundo_fator(usuario: Usuario, *, por: Usuario, motivo: str) -> Usuario:
    """Apaga o aparelho e os códigos de recuperação; no próximo acesso a pessoa configura outro.

    Quem perdeu o aparelho nunca é quem o desfaz: são duas pessoas. O dono da conta é avisado por
    e-mail. Levanta `TransicaoInvalida` sem motivo ou sem o que desfazer.
    """
    if not coordena(por):
        raise SemPermissao("Desfazer o segundo fator")
    if por.pk == usuario.pk:
        raise TransicaoInvalida(
            "Ninguém desfaz o próprio segundo fator: peça a outra pessoa da coordenação.",
            codigo="mesma_pessoa",
        )
    if not motivo.strip():
        raise TransicaoInvalida(
            "Escreva o motivo e como você conferiu quem pediu.", codigo="motivo"
        )
    achados = Authenticator.objects.select_for_update().filter(user=usuario)
    ultimo = max((fator.pk for fator in achados), default=0)
    if not ultimo:
        raise TransicaoInvalida(f"{usuario} não tem segundo fator: nada há a desfazer.")
    achados.delete()
    registrar(usuario, "desfazer_segundo_fator", "Desfazer segundo fator", por=por, motivo=motivo)
    if usuario.email:
        notificar(
            f"segundo_fator_desfeito:{usuario.pk}:{ultimo}",
            motivo="segundo_fator_desfeito",
            destinatario=usuario.email,
            nome=usuario.nome_de_tratamento,
            contexto={"por": por.nome_de_tratamento},
        )
    return usuario
