"""Questionário: abrir uma versão nova como cópia da publicada, editar e publicar."""

from django.db import transaction
from django.utils import timezone

from identidade.choices import SituacaoQuestionario
from identidade.models import Pergunta, Questionario, Secao
from municipios.domain.transicoes import Transicao, TransicaoInvalida, criar, executar
from municipios.models import Usuario
from municipios.permissions import coordena

ABRIR = Transicao(
    nome="abrir_versao",
    rotulo="Abrir uma versão nova",
    de=(),
    para=SituacaoQuestionario.RASCUNHO,
    quem=coordena,
)
PUBLICAR = Transicao(
    nome="publicar",
    rotulo="Publicar o questionário",
    de=(SituacaoQuestionario.RASCUNHO,),
    para=SituacaoQuestionario.PUBLICADO,
    quem=coordena,
    exige_motivo=True,
)
TRANSICOES = (ABRIR, PUBLICAR)


@transaction.atomic
def abrir_versao(*, por: Usuario) -> Questionario:
    """Uma versão em rascunho, com as seções e perguntas da publicada; só uma por vez."""
    atual = Questionario.objects.publicados().first()
    nova = Questionario(versao=atual.versao + 1 if atual else 1)
    criar(nova, ABRIR, por=por)
    for secao in Secao.objects.filter(questionario=atual).prefetch_related("perguntas"):
        perguntas = list(secao.perguntas.all())
        secao.pk, secao._state.adding, secao.questionario = None, True, nova
        secao.save(force_insert=True)
        for pergunta in perguntas:
            pergunta.pk, pergunta.secao = None, secao
        Pergunta.objects.bulk_create(perguntas)
    return nova


@transaction.atomic
def publicar(questionario: Questionario, *, por: Usuario, motivo: str) -> Questionario:
    """A partir daqui os diagnósticos novos usam esta versão; os começados ficam na sua.

    Raises:
        TransicaoInvalida: há código repetido entre as seções, ou não há pergunta nenhuma.
    """
    codigos = list(
        Pergunta.objects.filter(secao__questionario=questionario).values_list("codigo", flat=True)
    )
    if not codigos:
        raise TransicaoInvalida("O questionário não tem perguntas. Acrescente e publique.")
    repetidos = sorted({codigo for codigo in codigos if codigos.count(codigo) > 1})
    if repetidos:
        raise TransicaoInvalida(
            f"Estes códigos estão em mais de uma seção: {', '.join(repetidos)}. Mude um deles."
        )
    return executar(questionario, PUBLICAR, por=por, motivo=motivo, publicado_em=timezone.now())
