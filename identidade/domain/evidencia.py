"""Evidência: juntar, aceitar, devolver e retirar. A etapa diz o que prova e se a SGD confere."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils import timezone

from identidade.choices import SituacaoEvidencia, SituacaoPasso, TipoEvidencia
from identidade.domain.aviso_evidencia import avisar_da_devolucao
from identidade.domain.conteudo import examinar
from identidade.domain.implantacao import exigir_andamento, recusar_texto_com_segredo, travar
from identidade.domain.prova import Prova, por_extenso
from identidade.domain.verificacao import que_serve_de_prova
from identidade.models import Etapa, Evidencia, Implantacao, MotivoDevolucao, Passo
from identidade.permissions import Regra, junta_prova, na_evidencia, pode_conferir, pode_fazer
from municipios.domain import documento
from municipios.domain.transicoes import Transicao, TransicaoInvalida, conferir, criar, executar
from municipios.models import Usuario

REGISTRAR = Transicao(
    nome="registrar",
    rotulo="Juntou prova",
    de=(),
    para=SituacaoEvidencia.REGISTRADA,
    quem=junta_prova,
)
ENVIAR = Transicao(
    nome="enviar",
    rotulo="Enviou prova para conferência",
    de=(),
    para=SituacaoEvidencia.EM_CONFERENCIA,
    quem=junta_prova,
)
ACEITAR = Transicao(
    nome="aceitar",
    rotulo="Aceitar a prova",
    de=(SituacaoEvidencia.EM_CONFERENCIA,),
    para=SituacaoEvidencia.ACEITA,
    quem=na_evidencia(pode_conferir),
)
DEVOLVER = Transicao(
    nome="devolver",
    rotulo="Devolver a prova",
    de=(SituacaoEvidencia.EM_CONFERENCIA,),
    para=SituacaoEvidencia.DEVOLVIDA,
    quem=na_evidencia(pode_conferir),
    exige_motivo=True,
)
RETIRAR = Transicao(
    nome="retirar",
    rotulo="Retirar a prova",
    de=(SituacaoEvidencia.REGISTRADA, SituacaoEvidencia.EM_CONFERENCIA, SituacaoEvidencia.ACEITA),
    para=SituacaoEvidencia.RETIRADA,
    quem=na_evidencia(pode_fazer),
    exige_motivo=True,
)
TRANSICOES = (REGISTRAR, ENVIAR, ACEITAR, DEVOLVER, RETIRAR)
REGRAS: dict[str, Regra] = {
    ACEITAR.nome: pode_conferir,
    DEVOLVER.nome: pode_conferir,
    RETIRAR.nome: pode_fazer,
}
MAIS_MOTIVOS, MAIOR_MOTIVO = 10, 500


def juntar(passo: Passo, prova: Prova, *, por: Usuario, agora: datetime | None = None) -> Evidencia:
    """Junta uma prova ao passo. Se a SGD confere a etapa, a prova espera por ela.

    O que se lê do conteúdo (tipo do arquivo, chave, assinatura) se lê antes de travar qualquer
    linha. A prova que a própria SGD junta já entra aceita.

    Raises:
        SemPermissao: o passo não cabe a esta pessoa.
        TransicaoInvalida: tipo que a etapa não aceita, prova incompleta, segredo, CPF, arquivo ou
            chave que não servem, verificação que falta ou falhou, passo dispensado ou implantação
            suspensa.
    """
    agora = agora or timezone.now()
    etapa = passo.etapa
    conferir_prova(etapa, prova)
    lidos = examinar(prova)
    with transaction.atomic():
        implantacao = travar(passo.implantacao_id)
        exigir_andamento(implantacao)
        atual = Passo.objects.select_related("etapa").get(pk=passo.pk)
        atual.implantacao = implantacao
        if atual.situacao == SituacaoPasso.DISPENSADO or atual.fora_em:
            raise TransicaoInvalida(
                "Este passo foi dispensado ou saiu do roteiro: nele não se junta prova.",
                codigo="situacao",
            )
        nova = _montar(atual, prova, lidos, por, agora)
        criar(nova, ENVIAR if etapa.revisa_sgd else REGISTRAR, por=por)
        if etapa.revisa_sgd and por.eh_da_equipe:
            nova = aceitar(nova, por=por, agora=agora)
        _movimentar(implantacao, agora)
    return nova


def conferir_prova(etapa: Etapa, prova: Prova) -> None:
    """A etapa aceita este tipo, o dia já chegou, e nada do que se escreveu traz segredo ou CPF."""
    if prova.tipo not in etapa.provas_aceitas:
        raise TransicaoInvalida(
            f"Este passo não se prova com “{TipoEvidencia(prova.tipo).label}”. Ele aceita: "
            f"{por_extenso(etapa, etapa.provas_aceitas)}.",
            codigo="tipo_da_prova",
        )
    if prova.data and prova.data > timezone.localdate():
        raise TransicaoInvalida(
            f"A data {prova.data:%d/%m/%Y} ainda não chegou, e prova é do que já aconteceu. "
            "Confira o dia e o ano.",
            codigo="data",
        )
    if prova.tipo == TipoEvidencia.DECRETO and not (prova.texto.strip() and prova.data):
        raise TransicaoInvalida(
            "Do decreto ou ato, escreva o número e a data; o endereço, se ele está na internet.",
            codigo="incompleta",
        )
    textos = [prova.url, *prova.itens]
    if prova.tipo != TipoEvidencia.CHAVE_PGP:
        textos.append(prova.texto)
    recusar_texto_com_segredo(*textos)
    sobram = set(etapa.itens) - set(prova.itens)
    if prova.tipo == TipoEvidencia.LISTA and sobram:
        raise TransicaoInvalida(
            "Falta conferir: " + "; ".join(i for i in etapa.itens if i in sobram) + ".",
            codigo="lista_incompleta",
        )


def _montar(
    passo: Passo, prova: Prova, lidos: dict[str, Any], por: Usuario, agora: datetime
) -> Evidencia:
    guardado = None
    if prova.arquivo is not None:
        guardado = documento.guardar(passo.implantacao.ente, prova.arquivo, por=por)
    itens = [item for item in passo.etapa.itens if item in prova.itens]
    if prova.tipo == TipoEvidencia.VERIFICACAO:
        lidos = {"verificacao": que_serve_de_prova(passo.implantacao, agora)}
    eh_chave = prova.tipo == TipoEvidencia.CHAVE_PGP
    campos = {
        "texto": "" if eh_chave else prova.texto.strip(),
        "itens": itens if prova.tipo == TipoEvidencia.LISTA else [],
    }
    return Evidencia(
        passo=passo,
        tipo=prova.tipo,
        data=prova.data,
        url=prova.url,
        documento=guardado,
        sem_rosto=prova.sem_rosto and prova.tipo == TipoEvidencia.IMAGEM,
        enviada_por=por,
        enviada_em=agora,
        **(campos | lidos),
    )


def aceitar(evidencia: Evidencia, *, por: Usuario, agora: datetime | None = None) -> Evidencia:
    """A SGD conferiu e serve."""
    return _agir(evidencia, ACEITAR, por=por, agora=agora, conferindo=True)


@transaction.atomic
def devolver(
    evidencia: Evidencia, *, por: Usuario, motivos: Iterable[str], agora: datetime | None = None
) -> Evidencia:
    """A SGD conferiu e não serve: diz tudo o que falta, de uma vez, uma razão por linha."""
    razoes = [motivo.strip() for motivo in motivos if motivo.strip()]
    if len(razoes) > MAIS_MOTIVOS or any(len(razao) > MAIOR_MOTIVO for razao in razoes):
        raise TransicaoInvalida(
            f"Escreva até {MAIS_MOTIVOS} motivos, cada um com até {MAIOR_MOTIVO} letras.",
            codigo="motivo",
        )
    texto = "; ".join(razoes)
    devolvida = _agir(evidencia, DEVOLVER, por=por, agora=agora, motivo=texto, conferindo=True)
    MotivoDevolucao.objects.bulk_create(
        MotivoDevolucao(evidencia=devolvida, texto=razao) for razao in razoes
    )
    avisar_da_devolucao(devolvida, razoes)
    return devolvida


def retirar(
    evidencia: Evidencia, *, por: Usuario, motivo: str, agora: datetime | None = None
) -> Evidencia:
    """Tira a prova do passo. A linha e o arquivo ficam guardados; o passo feito precisa reabrir."""
    return _agir(evidencia, RETIRAR, por=por, agora=agora, motivo=motivo)


def acoes(evidencia: Evidencia, usuario: Usuario) -> list[Transicao]:
    """O que a pessoa pode fazer com esta prova agora."""
    if evidencia.passo.implantacao.suspensa_em is not None:
        return []
    concluido = evidencia.passo.situacao == SituacaoPasso.CONCLUIDO
    return [
        t
        for t in TRANSICOES
        if evidencia.situacao in t.de
        and t.quem(usuario, evidencia)
        and not (t is RETIRAR and concluido)
    ]


@transaction.atomic
def _agir(
    evidencia: Evidencia,
    transicao: Transicao,
    *,
    por: Usuario,
    agora: datetime | None,
    motivo: str = "",
    conferindo: bool = False,
) -> Evidencia:
    """Trava a implantação antes: dois analistas na mesma prova viram um depois do outro."""
    agora = agora or timezone.now()
    implantacao = travar(evidencia.passo.implantacao_id)
    fresca = Evidencia.objects.select_related("passo__etapa", "passo__implantacao").get(
        pk=evidencia.pk
    )
    conferir(fresca, transicao, por, motivo)
    exigir_andamento(implantacao)
    recusar_texto_com_segredo(motivo)
    if transicao is RETIRAR and fresca.passo.situacao == SituacaoPasso.CONCLUIDO:
        raise TransicaoInvalida(
            "O passo já foi concluído com esta prova. Reabra o passo, dizendo o motivo, e depois "
            "retire a prova.",
            codigo="passo_concluido",
        )
    campos = {"conferida_por": por, "conferida_em": agora} if conferindo else {}
    mudada = executar(fresca, transicao, por=por, motivo=motivo, **campos)
    _movimentar(implantacao, agora)
    return mudada


def _movimentar(implantacao: Implantacao, agora: datetime) -> None:
    Implantacao.objects.filter(pk=implantacao.pk).update(movimentada_em=agora)
