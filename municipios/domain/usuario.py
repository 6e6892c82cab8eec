"""Pessoas que chegam pelo GOV.BR."""

from uuid import uuid4

from django.contrib.auth.hashers import make_password
from django.db import transaction

from municipios.govbr.identidade import Identidade
from municipios.models import Usuario


@transaction.atomic
def receber_do_govbr(identidade: Identidade) -> Usuario:
    """Acha a pessoa pelo CPF, nunca pelo e-mail, ou a cria; refresca o que o GOV.BR diz dela.

    O e-mail da equipe é o institucional e não muda por aqui; o dos demais só muda quando o GOV.BR
    manda um verificado.
    """
    usuario: Usuario = Usuario.objects.select_for_update().get_or_create(
        cpf=identidade.cpf,
        defaults={
            "identificador": f"govbr-{uuid4().hex}",
            "nome": identidade.nome,
            "password": make_password(None),
        },
    )[0]
    usuario.nome = identidade.nome
    usuario.nome_social = identidade.nome_social
    usuario.nivel_conta = identidade.nivel
    if identidade.email and not usuario.is_staff:
        usuario.email = identidade.email
    usuario.save(update_fields=["nome", "nome_social", "nivel_conta", "email"])
    return usuario
