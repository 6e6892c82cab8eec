"""Assinar o termo: no portal, com o GOV.BR, ou fora dele, enviando o arquivo. Tudo se confere."""

import hashlib
import secrets
from collections.abc import Mapping
from dataclasses import asdict

from django.db import transaction
from django.utils import timezone

from municipios.choices import NivelConta, SituacaoAdesao
from municipios.choices.assinatura import (
    ASSINATURA_NO_GOVBR,
    ASSINATURA_QUE_NAO_SE_REPETE,
    OrdemAssinatura,
    SituacaoAssinatura,
    ViaAssinatura,
)
from municipios.documentos.laudo import FALHA, Item
from municipios.domain.deposito import depositar
from municipios.domain.documento import Arquivo
from municipios.domain.retirada import por_que_saiu_da_espera
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, registrar, salvar
from municipios.govbr import assinatura as govbr
from municipios.govbr.recusa_da_assinatura import CodigoDaRecusa, RecusaDaAssinatura
from municipios.models import Adesao, Assinatura, Termo, Usuario
from municipios.permissions import age_pelo_ente, assina_o_termo

NIVEIS_QUE_ASSINAM = (NivelConta.PRATA, NivelConta.OURO)


@transaction.atomic
def ir_assinar(adesao: Adesao, *, por: Usuario, retorno: str) -> str:
    """Abre a tentativa e diz o endereço do GOV.BR em que a pessoa autoriza.

    Só a autoridade do termo, com conta prata ou ouro (Portaria SGD/MGI 11.230/2025). Levanta
    `TransicaoInvalida`, ou `RecusaDaAssinatura` se o portal não está ligado à assinatura.
    """
    fresca, termo = termo_que_espera(adesao)
    if not assina_o_termo(por, fresca):
        raise TransicaoInvalida(
            f"Quem assina este termo é {fresca.signatario_nome}, com a própria conta GOV.BR.",
            codigo="outra_pessoa",
        )
    return abrir_no_govbr(fresca, termo, por=por, retorno=retorno)


def abrir_no_govbr(
    adesao: Adesao,
    termo: Termo,
    *,
    por: Usuario,
    retorno: str,
    ordem: OrdemAssinatura = OrdemAssinatura.AUTORIDADE,
) -> str:
    """Guarda a tentativa de quem já se sabe que pode; a anterior da mesma pessoa fica abandonada.

    Levanta `RecusaDaAssinatura`.
    """
    if por.nivel_conta not in NIVEIS_QUE_ASSINAM:
        raise RecusaDaAssinatura(CodigoDaRecusa.CONTA_BRONZE)
    estado = secrets.token_urlsafe(32)
    endereco = govbr.endereco_de_autorizacao(estado, retorno)
    abertas = termo.assinaturas.filter(por=por, situacao=SituacaoAssinatura.INICIADA)
    abertas.update(situacao=SituacaoAssinatura.ABANDONADA)
    nova = Assinatura(
        adesao=adesao,
        termo=termo,
        ordem=ordem,
        via=ViaAssinatura.PORTAL,
        situacao=SituacaoAssinatura.INICIADA,
        por=por,
        estado_hash=_hash(estado),
    )
    salvar(nova)
    return endereco


def voltar_do_govbr(volta: Mapping[str, str], *, por: Usuario, retorno: str) -> Assinatura:
    """Troca a autorização pela assinatura e a põe na fila da conferência.

    A volta vale uma vez: a segunda, do clique repetido, é de pedido desconhecido. Levanta
    `RecusaDaAssinatura`; a tentativa fica guardada com o motivo, e nada se perde.
    """
    estado = volta.get("state", "")
    tentativa = _gastar_o_estado(estado, por)
    try:
        codigo = govbr.codigo_da_volta(volta, estado)
        token = govbr.trocar_codigo(codigo, retorno)
        pkcs7 = govbr.assinar(token, bytes.fromhex(_hash_a_assinar(tentativa)))
    except RecusaDaAssinatura as recusa:
        _anotar_recusa(tentativa, recusa)
        raise
    tentativa.pkcs7, tentativa.situacao = pkcs7, SituacaoAssinatura.RECEBIDA
    tentativa.save(update_fields=["pkcs7", "situacao"])
    return tentativa


def _hash_a_assinar(tentativa: Assinatura) -> str:
    if tentativa.eh_da_sgd:
        return tentativa.termo.contra_assinatura.hash_a_assinar
    return tentativa.termo.hash_a_assinar


@transaction.atomic
def _gastar_o_estado(estado: str, por: Usuario) -> Assinatura:
    achadas = Assinatura.objects.select_for_update(of=("self",)).select_related("termo", "adesao")
    # No clique duplo, a ida que o portal deu por abandonada pode ser a que a pessoa concluiu.
    tentativa = achadas.filter(
        estado_hash=_hash(estado), por=por, situacao__in=ASSINATURA_NO_GOVBR
    ).first()
    if not estado or tentativa is None:
        raise RecusaDaAssinatura(CodigoDaRecusa.PEDIDO_DESCONHECIDO, "estado desconhecido")
    tentativa.estado_hash = ""
    tentativa.save(update_fields=["estado_hash"])
    return tentativa


def _anotar_recusa(tentativa: Assinatura, recusa: RecusaDaAssinatura) -> None:
    tentativa.situacao, tentativa.recusa = SituacaoAssinatura.RECUSADA, str(recusa.codigo)[:40]
    item = Item(str(recusa.codigo), FALHA, recusa.mensagem, recusa.o_que_fazer)
    tentativa.laudo = [asdict(item)]
    tentativa.save(update_fields=["situacao", "recusa", "laudo"])


@transaction.atomic
def receber_arquivo(
    adesao: Adesao, *, por: Usuario, pdf: Arquivo, p7s: Arquivo | None = None
) -> Assinatura:
    """Guarda o arquivo assinado fora e o põe na fila; quem diz se serve é o verificador.

    O mesmo arquivo, do clique duplo, é a mesma tentativa. Se o termo saiu da espera enquanto o
    arquivo subia, a tentativa fica guardada, já recusada, com o motivo.
    """
    fresca, termo = _termo_oferecido(adesao)
    if not age_pelo_ente(por, fresca):
        raise SemPermissao("Enviar o termo assinado")
    nova = guardar_envio(fresca, termo, por=por, pdf=pdf, p7s=p7s)
    if nova.pk:
        return nova
    if fresca.situacao != SituacaoAdesao.AGUARDANDO_ASSINATURA:
        retirada = por_que_saiu_da_espera(fresca, termo)
        nova.situacao, nova.recusa = SituacaoAssinatura.RECUSADA, retirada.codigo
        nova.laudo, nova.conferida_em = [asdict(retirada)], timezone.now()
    salvar(nova)
    registrar(fresca, "enviar_assinado", "Enviar o termo assinado", por=por)
    return nova


def guardar_envio(
    adesao: Adesao,
    termo: Termo,
    *,
    por: Usuario,
    pdf: Arquivo,
    p7s: Arquivo | None = None,
    ordem: OrdemAssinatura = OrdemAssinatura.AUTORIDADE,
) -> Assinatura:
    """Deposita o que chegou: a tentativa nova, por gravar, ou a já gravada do mesmo arquivo."""
    arquivo, sha256 = depositar(pdf.read(), "pdf")
    arquivo_p7s = depositar(p7s.read(), "p7s")[0] if p7s else ""
    iguais = termo.assinaturas.filter(ordem=ordem, sha256=sha256, arquivo_p7s=arquivo_p7s)
    repetida = iguais.filter(situacao__in=ASSINATURA_QUE_NAO_SE_REPETE).first()
    return repetida or Assinatura(
        adesao=adesao,
        termo=termo,
        ordem=ordem,
        via=ViaAssinatura.ENVIO,
        situacao=SituacaoAssinatura.RECEBIDA,
        por=por,
        nome_original=(pdf.name or "")[:255],
        arquivo=arquivo,
        sha256=sha256,
        arquivo_p7s=arquivo_p7s,
    )


def _termo_oferecido(adesao: Adesao) -> tuple[Adesao, Termo]:
    """Trava a adesão e diz o último termo dela; levanta se nunca houve um para assinar."""
    fresca = Adesao.objects.select_for_update(of=("self",)).get(pk=adesao.pk)
    termo = fresca.termos.prontos().first()
    return (fresca, termo) if termo else termo_que_espera(fresca)


def termo_que_espera(adesao: Adesao) -> tuple[Adesao, Termo]:
    """Trava a adesão; levanta `TransicaoInvalida` se ela não espera assinatura agora."""
    fresca = Adesao.objects.select_for_update(of=("self",)).get(pk=adesao.pk)
    termo = fresca.termos.prontos().first()
    if fresca.situacao != SituacaoAdesao.AGUARDANDO_ASSINATURA or termo is None:
        raise TransicaoInvalida(
            f"Este termo não espera assinatura: a adesão está em "
            f"“{fresca.get_situacao_display()}”. Recarregue a página para ver o que mudou."
        )
    return fresca, termo


def _hash(estado: str) -> str:
    return hashlib.sha256(estado.encode()).hexdigest()
