"""Varreduras de `municipios`: cada tarefa é uma chamada ao domínio. Quando rodam: `celery.py`."""

from celery import shared_task
from django.core.management import call_command

from municipios.domain import (
    abertura_renovacao,
    ancora,
    aviso_contra_assinatura,
    aviso_delegacao,
    aviso_evento,
    campanha,
    campanha_automatica,
    cobranca_reassinatura,
    cobranca_reconfirmacao,
    comparacao,
    conferencia,
    contra_assinatura,
    delegacao,
    denuncia,
    documento,
    encerramento_campanha,
    entrega,
    fim_de_mandato,
    importacao,
    importador,
    lembrete,
    termo,
)


@shared_task(ignore_result=True)
def entregar() -> None:
    """Esvazia a caixa de saída. Quem tem pressa: `transaction.on_commit(entregar.delay)`."""
    entrega.entregar_tudo()


@shared_task(ignore_result=True)
def encerrar_adesoes_denunciadas() -> None:
    denuncia.encerrar_denunciadas()


@shared_task(ignore_result=True)
def gerar_termos() -> None:
    """Compõe os termos pedidos. Quem tem pressa: `transaction.on_commit(gerar_termos.delay)`."""
    termo.gerar_pendentes()


@shared_task(ignore_result=True)
def conferir_assinaturas() -> None:
    """Confere as recebidas; quem tem pressa: `on_commit(conferir_assinaturas.delay)`."""
    conferencia.conferir_pendentes()


@shared_task(ignore_result=True)
def preparar_contra_assinaturas() -> None:
    """Reserva, no arquivo que a autoridade assinou, o lugar da assinatura da SGD."""
    contra_assinatura.preparar_pendentes()


@shared_task(ignore_result=True)
def lembrar_contra_assinaturas() -> None:
    aviso_contra_assinatura.lembrar()


@shared_task(ignore_result=True)
def desenhar_comparacoes() -> None:
    """Desenha as páginas do termo cujos bytes são outros, para a SGD comparar."""
    comparacao.desenhar_pendentes()


@shared_task(ignore_result=True)
def terminar_entregas_de_arquivos() -> None:
    documento.terminar_entregas()


@shared_task(ignore_result=True)
def importar() -> None:
    """Confere e aplica importações. Quem tem pressa: `transaction.on_commit(importar.delay)`."""
    importador.processar_importacoes()


@shared_task(ignore_result=True)
def descartar_importacoes_esquecidas() -> None:
    importacao.descartar_esquecidas()


@shared_task(ignore_result=True)
def limpar_sessoes() -> None:
    """Apaga as sessões vencidas, que ninguém mais pode usar."""
    call_command("clearsessions")


@shared_task(ignore_result=True)
def lembrar_pontos_focais() -> None:
    lembrete.lembrar_pontos_focais()


@shared_task(ignore_result=True)
def ancorar_historico() -> None:
    ancora.ancorar()


@shared_task(ignore_result=True)
def abrir_campanhas() -> None:
    """Pergunta pelas programadas. Quem tem pressa: `on_commit(abrir_campanhas.delay)`."""
    campanha.abrir_programadas()


@shared_task(ignore_result=True)
def tratar_fins_de_mandato() -> None:
    fim_de_mandato.tratar_fins()


@shared_task(ignore_result=True)
def perguntar_de_tempos_em_tempos() -> None:
    campanha_automatica.perguntar_de_tempos_em_tempos()


@shared_task(ignore_result=True)
def encerrar_campanhas_respondidas() -> None:
    campanha.encerrar_respondidas()


@shared_task(ignore_result=True)
def terminar_campanhas() -> None:
    """Dispensa em lotes. Quem tem pressa: `on_commit(terminar_campanhas.delay)`."""
    encerramento_campanha.terminar_encerramentos()


@shared_task(ignore_result=True)
def cobrar_reconfirmacoes() -> None:
    cobranca_reconfirmacao.cobrar()


@shared_task(ignore_result=True)
def varrer_renovacoes() -> None:
    """Abre e cancela pedidos em lotes. Quem tem pressa: `on_commit(varrer_renovacoes.delay)`."""
    abertura_renovacao.varrer()


@shared_task(ignore_result=True)
def cobrar_reassinaturas() -> None:
    cobranca_reassinatura.cobrar()


@shared_task(ignore_result=True)
def lembrar_eventos() -> None:
    aviso_evento.lembrar_confirmados()


@shared_task(ignore_result=True)
def terminar_delegacoes() -> None:
    delegacao.terminar_vencidas()


@shared_task(ignore_result=True)
def lembrar_delegacoes() -> None:
    aviso_delegacao.lembrar_vencimentos()
