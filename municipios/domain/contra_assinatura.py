"""A SGD assina por cima da assinatura da autoridade, no portal ou enviando o arquivo.

Assina qualquer pessoa da coordenação, com o próprio CPF: é o grupo que já registra as decisões da
SGD, e nomear uma só pararia os termos nas férias dela. Quem assinou fica no laudo e no histórico.
"""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from municipios.choices import Grupo, SituacaoAdesao
from municipios.choices.assinatura import OrdemAssinatura
from municipios.documentos.processo import ProcessoCaiu
from municipios.documentos.selo import preparar_segunda
from municipios.domain.assinatura import abrir_no_govbr, guardar_envio
from municipios.domain.deposito import depositar, retirar
from municipios.domain.documento import Arquivo
from municipios.domain.reserva import reservar
from municipios.domain.transicoes import TransicaoInvalida, registrar, salvar
from municipios.models import Adesao, Assinatura, ContraAssinatura, Usuario
from municipios.permissions import contra_assina, coordena

RESERVA = timedelta(minutes=3)


def impedimento(adesao: Adesao, por: Usuario) -> str:
    """Por que esta pessoa não pode assinar pela SGD, e o que fazer; vazio quando pode."""
    if contra_assina(por, adesao):
        return ""
    if not coordena(por):
        return "Quem assina pela SGD é a coordenação."
    if not por.cpf:
        return (
            "A sua conta da equipe não tem CPF, e é por ele que a assinatura se confere. Entre no "
            "portal com o GOV.BR; se abrir outra conta, peça à coordenação que a ponha no grupo."
        )
    return "Você assinou este termo pelo ente: pela SGD, quem assina é outra pessoa."


def ha_quem_assine() -> bool:
    """Alguém da coordenação tem CPF no portal; sem ninguém, os termos param à espera da SGD."""
    coordenacao = Usuario.objects.da_equipe().no_grupo(Grupo.COORDENACAO)
    return bool(coordenacao.exclude(cpf=None).exists())


@transaction.atomic
def ir_contra_assinar(adesao: Adesao, *, por: Usuario, retorno: str) -> str:
    """Abre a tentativa da SGD e diz o endereço do GOV.BR em que a pessoa autoriza.

    Levanta `TransicaoInvalida`, ou `RecusaDaAssinatura` se a conta é bronze ou o portal não assina.
    """
    fresca, contra = _que_espera(adesao, por)
    if not contra.preparado:
        raise TransicaoInvalida(
            "O lugar da assinatura ainda não está pronto. Recarregue a página em alguns segundos; "
            "se continuar assim, assine o arquivo fora do portal e envie."
        )
    if not por.nivel_conta:
        raise TransicaoInvalida(
            "O portal não sabe o nível da sua conta GOV.BR. Saia, entre de novo pelo botão do "
            "GOV.BR e volte a esta página."
        )
    quem = OrdemAssinatura.SGD
    return abrir_no_govbr(fresca, contra.termo, por=por, retorno=retorno, ordem=quem)


@transaction.atomic
def receber_contra_assinada(adesao: Adesao, *, por: Usuario, pdf: Arquivo) -> Assinatura:
    """Guarda o arquivo que a pessoa assinou fora. Quem envia é quem assinou: o CPF é o dela."""
    fresca, contra = _que_espera(adesao, por)
    nova = guardar_envio(fresca, contra.termo, por=por, pdf=pdf, ordem=OrdemAssinatura.SGD)
    if nova.pk:
        return nova
    salvar(nova)
    registrar(fresca, "enviar_da_sgd", "Enviar o termo assinado pela SGD", por=por)
    return nova


def _que_espera(adesao: Adesao, por: Usuario) -> tuple[Adesao, ContraAssinatura]:
    """Trava a adesão. Levanta `TransicaoInvalida` se ela não espera a SGD, ou não esta pessoa."""
    fresca = Adesao.objects.select_for_update(of=("self",)).get(pk=adesao.pk)
    if recusa := impedimento(fresca, por):
        raise TransicaoInvalida(recusa, codigo="sem_permissao")
    esperam = ContraAssinatura.objects.em_espera().select_related("termo")
    contra = esperam.filter(termo__adesao=fresca).first()
    if fresca.situacao != SituacaoAdesao.AGUARDANDO_SGD or contra is None:
        raise TransicaoInvalida(
            f"Este termo não espera a assinatura da SGD: a adesão está em "
            f"“{fresca.get_situacao_display()}”. Recarregue a página para ver o que mudou."
        )
    return fresca, contra


def preparar_pendentes() -> int:
    """A varredura: reserva, no arquivo da autoridade, o lugar da SGD; diz quantos ficaram prontos.

    O arquivo pode ter vindo de fora: quem o abre é o processo filho, com limites.
    """
    prontas = 0
    while contra := _reservar():
        prontas += _preparar(contra)
    return prontas


def _reservar() -> ContraAssinatura | None:
    agora = timezone.now()
    livres = ContraAssinatura.objects.a_preparar(agora).select_related("primeira").order_by("pk")
    return reservar(livres, agora=agora, tempo=RESERVA)


def _preparar(contra: ContraAssinatura) -> bool:
    try:
        preparado = preparar_segunda(retirar(contra.primeira.arquivo))
    except ProcessoCaiu:
        return False
    contra.preparado, _ = depositar(preparado.pdf, "pdf")
    contra.hash_a_assinar, contra.reservada_ate = preparado.hash.hex(), None
    contra.save(update_fields=["preparado", "hash_a_assinar", "reservada_ate"])
    return True
