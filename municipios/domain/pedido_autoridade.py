"""Pedido de registro de autoridade: quem se diz chefe do Executivo, ou o ente, pede; a SGD confere.

O pedido não dá acesso a nada: quem o dá é a `Autoridade` que nasce do aceite, pelo CPF do GOV.BR.
"""

import base64
import uuid
from datetime import date, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from municipios.choices import CondicaoAutoridade, Esfera
from municipios.choices.pedido_autoridade import (
    CARGOS,
    PEDIDO_COM_QUEM_PEDIU,
    PEDIDO_EM_ABERTO,
    PEDIDO_NA_SGD,
    OrigemPedido,
    ProvaPedido,
    SituacaoPedido,
)
from municipios.documentos.processo import ProcessoCaiu, no_processo
from municipios.domain.assinatura import NIVEIS_QUE_ASSINAM
from municipios.domain.aviso_do_pedido import avisar_envio
from municipios.domain.documento import Arquivo, DocumentoRecusado, guardar
from municipios.domain.transicoes import (
    Transicao,
    TransicaoInvalida,
    conferir,
    criar,
    executar,
    registrar,
    salvar,
)
from municipios.models import Autoridade, Ente, PedidoAutoridade, Usuario
from municipios.permissions import confere_pedido, pede_registro

MAXIMO_EM_ABERTO = 3
# Do diploma, em dezembro, à posse, em janeiro; e nenhum mandato começou há mais de oito anos.
ADIANTE, ATRAS = timedelta(days=120), timedelta(days=8 * 366)
CONTA_BRONZE = (
    "A sua conta GOV.BR é de nível bronze, e para responder por um ente ela precisa ser prata ou "
    "ouro. Aumente o nível em confiabilidades.acesso.gov.br (pelo aplicativo gov.br, pelo banco "
    "ou com certificado digital), saia do portal e entre de novo."
)

COMECAR = Transicao(
    "comecar", "Começar o pedido de registro", (), SituacaoPedido.RASCUNHO, pede_registro
)
ENVIAR = Transicao(
    "enviar",
    "Enviar o pedido à SGD",
    PEDIDO_COM_QUEM_PEDIU,
    SituacaoPedido.EM_CONFERENCIA,
    pede_registro,
)
RETIRAR = Transicao(
    "retirar", "Retirar o pedido", PEDIDO_EM_ABERTO, SituacaoPedido.RETIRADO, pede_registro
)
DEVOLVER = Transicao(
    "devolver",
    "Pedir o que falta",
    (SituacaoPedido.EM_CONFERENCIA,),
    SituacaoPedido.DEVOLVIDO,
    confere_pedido,
    exige_motivo=True,
)
ACEITAR = Transicao(
    "aceitar",
    "Aceitar e registrar a autoridade",
    PEDIDO_NA_SGD,
    SituacaoPedido.ACEITO,
    confere_pedido,
)
RECUSAR = Transicao(
    "recusar",
    "Recusar o pedido",
    PEDIDO_NA_SGD,
    SituacaoPedido.RECUSADO,
    confere_pedido,
    exige_motivo=True,
)
TRANSICOES = (COMECAR, ENVIAR, RETIRAR, DEVOLVER, ACEITAR, RECUSAR)


@transaction.atomic
def pedir(
    ente: Ente,
    *,
    por: Usuario,
    origem: str,
    chave: uuid.UUID | None = None,
    documento: Arquivo | None = None,
    enviar_ja: bool = True,
    **dados: Any,
) -> PedidoAutoridade:
    """Começa um pedido e, com `enviar_ja`, o manda à SGD.

    `dados`: cargo, condicao, inicio, email, prova; e nome e cpf, quando é o ente que pede (da
    própria pessoa, são os do GOV.BR). `chave` é do envio: repeti-lo devolve o mesmo pedido.

    Raises:
        TransicaoInvalida: já há um em aberto, ou demais; conta bronze; falta algo para enviar.
    """
    Usuario.objects.select_for_update().get(pk=por.pk)
    chave = chave or uuid.uuid4()
    repetido = PedidoAutoridade.objects.filter(por=por, chave=chave).first()
    if repetido:
        return repetido
    if origem == OrigemPedido.PESSOA:
        dados |= {"nome": por.nome_de_tratamento, "cpf": por.cpf or ""}
    novo = PedidoAutoridade(ente=ente, origem=origem, por=por, chave=chave, **dados)
    criar(novo, COMECAR, por=por)
    _conferir_quem(novo, por)
    abertos = PedidoAutoridade.objects.em_aberto().filter(por=por, origem=OrigemPedido.PESSOA)
    if novo.eh_da_propria_pessoa and abertos.count() > MAXIMO_EM_ABERTO:
        raise TransicaoInvalida(
            f"Você já tem {MAXIMO_EM_ABERTO} pedidos em aberto. Espere a resposta da SGD ou retire "
            "um deles.",
            codigo="demais",
        )
    _conferir_cargo(novo)
    _juntar(novo, documento, por)
    return enviar(novo, por=por) if enviar_ja else novo


@transaction.atomic
def completar(
    pedido: PedidoAutoridade,
    *,
    por: Usuario,
    documento: Arquivo | None = None,
    enviar_ja: bool = True,
    observacao: str = "",
    **dados: Any,
) -> PedidoAutoridade:
    """Continua o rascunho, ou responde ao que a SGD pediu; o documento trocado fica guardado."""
    fresco = PedidoAutoridade.objects.select_for_update(of=("self",)).get(pk=pedido.pk)
    conferir(fresco, ENVIAR, por, "")
    if fresco.eh_da_propria_pessoa:
        dados = {nome: valor for nome, valor in dados.items() if nome not in ("nome", "cpf")}
    for campo, valor in dados.items():
        setattr(fresco, campo, valor)
    _conferir_cargo(fresco)
    salvar(fresco, list(dados))
    _juntar(fresco, documento, por)
    if enviar_ja:
        return enviar(fresco, por=por, observacao=observacao)
    if observacao:
        registrar(fresco, "anotar", "Guardar para continuar depois", por=por, motivo=observacao)
    return fresco


@transaction.atomic
def enviar(
    pedido: PedidoAutoridade, *, por: Usuario, observacao: str = "", hoje: date | None = None
) -> PedidoAutoridade:
    """Manda à SGD. Levanta `TransicaoInvalida` dizendo tudo o que falta."""
    _conferir_quem(pedido, por)
    _conferir_completo(pedido, hoje or timezone.localdate())
    de_novo = pedido.enviado_em is not None
    enviado = executar(pedido, ENVIAR, por=por, motivo=observacao, enviado_em=timezone.now())
    avisar_envio(enviado, de_novo=de_novo)
    return enviado


@transaction.atomic
def retirar(pedido: PedidoAutoridade, *, por: Usuario) -> PedidoAutoridade:
    return executar(pedido, RETIRAR, por=por)


def _conferir_quem(pedido: PedidoAutoridade, por: Usuario) -> None:
    if pedido.eh_da_propria_pessoa and por.nivel_conta not in NIVEIS_QUE_ASSINAM:
        raise TransicaoInvalida(CONTA_BRONZE, codigo="conta_bronze")
    no_cargo = Autoridade.objects.no_cargo_em().filter(ente=pedido.ente_id, cpf=pedido.cpf)
    if pedido.cpf and no_cargo.exists():
        quem = "Você já consta" if pedido.eh_da_propria_pessoa else "Esta pessoa já consta"
        raise TransicaoInvalida(
            f"{quem} na chefia do Executivo deste ente: não precisa pedir.", codigo="ja_consta"
        )


def _conferir_cargo(pedido: PedidoAutoridade) -> None:
    cargos = CARGOS[Esfera(pedido.ente.esfera)]
    if pedido.cargo not in cargos:
        raise TransicaoInvalida(
            f"O cargo de quem chefia este ente é {' ou '.join(cargos)}.", codigo="cargo"
        )


def _conferir_completo(pedido: PedidoAutoridade, hoje: date) -> None:
    faltas = {
        "o início do mandato": not pedido.inicio,
        "dizer que documento prova": not pedido.prova,
        "o documento": not pedido.documento_id,
    }
    if any(faltas.values()):
        faltam = ", ".join(nome for nome, falta in faltas.items() if falta)
        raise TransicaoInvalida(
            f"Para enviar, falta: {faltam}. O que já está escrito não se perde: dá para guardar e "
            "continuar depois.",
            codigo="incompleto",
        )
    if pedido.inicio and not hoje - ATRAS <= pedido.inicio <= hoje + ADIANTE:
        raise TransicaoInvalida(
            f"O início do mandato ({pedido.inicio:%d/%m/%Y}) está longe demais de hoje. Confira o "
            "ano.",
            codigo="data",
        )
    em_exercicio = pedido.condicao == CondicaoAutoridade.EM_EXERCICIO
    if em_exercicio and pedido.prova == ProvaPedido.DIPLOMA:
        raise TransicaoInvalida(
            "O diploma não prova o exercício no lugar do titular: envie o ato de transmissão.",
            codigo="prova",
        )


def _juntar(pedido: PedidoAutoridade, arquivo: Arquivo | None, por: Usuario) -> None:
    """Vem de quem ninguém conhece: além do de sempre, o PDF se abre num processo à parte."""
    if not arquivo:
        return
    try:
        pedido.documento = guardar(pedido.ente, arquivo, por=por)
    except DocumentoRecusado as recusa:
        raise TransicaoInvalida(str(recusa), codigo="documento") from recusa
    if pedido.documento.tipo_conteudo == "application/pdf":
        _abrir_no_processo(arquivo)
    salvar(pedido, ["documento"])
    pedido.documentos.add(pedido.documento)


def _abrir_no_processo(arquivo: Arquivo) -> None:
    arquivo.seek(0)
    pedido = {"pdf": base64.b64encode(arquivo.read()).decode()}
    try:
        no_processo("ler_texto", pedido, programa="processo_do_arquivo")
    except ProcessoCaiu as queda:
        raise TransicaoInvalida(
            "O PDF não pôde ser lido com segurança. Abra-o, use “imprimir em PDF” e envie o "
            "resultado.",
            codigo="documento",
        ) from queda
