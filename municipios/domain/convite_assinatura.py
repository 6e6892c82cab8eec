"""Convite para assinar: um endereço de uso único, que vence, se reenvia e se cancela."""

import hashlib
import secrets
import uuid
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from municipios.choices import SituacaoAdesao
from municipios.domain.notificacao import notificar
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, registrar, salvar
from municipios.models import Adesao, ConviteAssinatura, Usuario
from municipios.permissions import age_pelo_ente

VALE_POR = timedelta(days=15)


class ConviteInvalido(Exception):
    """O endereço não serve; a mensagem diz por que e o que fazer, sem revelar de quem é."""


@transaction.atomic
def convidar(
    adesao: Adesao,
    *,
    por: Usuario,
    email: str = "",
    chave: uuid.UUID | None = None,
    agora: datetime | None = None,
) -> ConviteAssinatura:
    """Manda o convite à autoridade do termo; o anterior, se havia, deixa de valer.

    `chave` é do envio: mandá-lo de novo (clique duplo, rede que caiu) devolve o mesmo convite.
    """
    fresca = Adesao.objects.select_for_update(of=("self",)).get(pk=adesao.pk)
    if not age_pelo_ente(por, fresca):
        raise SemPermissao("Convidar para assinar")
    chave = chave or uuid.uuid4()
    repetido = fresca.convites.filter(criado_por=por, chave=chave).first()
    if repetido:
        return repetido
    if fresca.situacao != SituacaoAdesao.AGUARDANDO_ASSINATURA:
        raise TransicaoInvalida("O convite só cabe quando o termo espera a assinatura.")
    autoridade = fresca.autoridade
    destino = email or (autoridade.email if autoridade else "")
    if not autoridade or not destino:
        raise TransicaoInvalida(
            "Falta o e-mail da autoridade que assina. Escreva-o no convite.", codigo="email"
        )
    cancelar_convites(fresca, agora=agora)
    agora = agora or timezone.now()
    convite = ConviteAssinatura(
        adesao=fresca,
        autoridade=autoridade,
        chave=chave,
        email=destino,
        criado_por=por,
        criado_em=agora,
        expira_em=agora + VALE_POR,
    )
    return _mandar(convite)


def _mandar(convite: ConviteAssinatura) -> ConviteAssinatura:
    segredo = secrets.token_urlsafe(24)
    convite.hash = _hash(segredo)
    salvar(convite)
    registrar(convite.adesao, "convidar", "Convidar para assinar", por=convite.criado_por)
    notificar(
        f"convite_assinatura:{convite.pk}",
        motivo="convite_assinatura",
        destinatario=convite.email,
        nome=convite.autoridade.nome,
        ente=convite.adesao.ente,
        contexto={"segredo": segredo, "ate": f"{timezone.localtime(convite.expira_em):%d/%m/%Y}"},
    )
    return convite


@transaction.atomic
def usar_convite(segredo: str, *, por: Usuario, agora: datetime | None = None) -> Adesao:
    """Gasta o convite e diz a que adesão ele leva. Levanta `ConviteInvalido`.

    O convite só abre para o CPF da autoridade: quem o recebe por engano não gasta nem vê nada.
    """
    agora = agora or timezone.now()
    achados = ConviteAssinatura.objects.select_for_update(of=("self",))
    convite = achados.select_related("autoridade", "adesao").filter(hash=_hash(segredo)).first()
    if not convite or not por.cpf or convite.autoridade.cpf != por.cpf:
        raise ConviteInvalido(
            "Este convite não existe ou é de outra pessoa. Entre com a conta GOV.BR de quem chefia "
            "o Executivo, ou peça outro convite ao ponto focal."
        )
    if convite.usado_em or convite.cancelado_em or convite.expira_em <= agora:
        raise ConviteInvalido(
            "Este convite já não vale: foi usado, venceu ou foi trocado por outro. Você chega ao "
            "termo por “Meu município”, com a mesma conta; ou peça outro convite ao ponto focal."
        )
    convite.usado_em = agora
    convite.save(update_fields=["usado_em"])
    return convite.adesao


@transaction.atomic
def cancelar(adesao: Adesao, *, por: Usuario) -> int:
    """Cancela o convite em aberto; diz quantos eram (nenhum, ou um)."""
    if not age_pelo_ente(por, adesao):
        raise SemPermissao("Cancelar o convite")
    quantos = cancelar_convites(adesao)
    if quantos:
        registrar(adesao, "cancelar_convite", "Cancelar o convite para assinar", por=por)
    return quantos


def cancelar_convites(adesao: Adesao, *, agora: datetime | None = None) -> int:
    abertos = adesao.convites.filter(usado_em__isnull=True, cancelado_em__isnull=True)
    return abertos.update(cancelado_em=agora or timezone.now())


def _hash(segredo: str) -> str:
    return hashlib.sha256(segredo.encode()).hexdigest()
