"""Hubs: de que tipo, quem opera por eles, e em que pé está cada delegação."""

from django.db.models import TextChoices


class TipoHub(TextChoices):
    EMPRESA = "empresa", "Empresa estadual de TI"
    CONSORCIO = "consorcio", "Consórcio"
    OUTRA = "outra", "Outra organização"


class SituacaoHub(TextChoices):
    ATIVO = "ativo", "Ativo"
    DESATIVADO = "desativado", "Desativado"


class PapelOperador(TextChoices):
    RESPONSAVEL = "responsavel", "Responsável"
    OPERADOR = "operador", "Operador"


class SituacaoOperador(TextChoices):
    INDICADO = "indicado", "Indicado, ainda não entrou"
    CONFIRMADO = "confirmado", "Confirmado"
    ENCERRADO = "encerrado", "Encerrado"


OPERADOR_EM_ABERTO = (SituacaoOperador.INDICADO, SituacaoOperador.CONFIRMADO)
TOM_DO_OPERADOR = {
    SituacaoOperador.INDICADO: "atencao",
    SituacaoOperador.CONFIRMADO: "concluida",
}


class SituacaoDelegacao(TextChoices):
    ABERTA = "aberta", "Em vigor"
    REVOGADA = "revogada", "Revogada"
    TERMINADA = "terminada", "Terminada no prazo"
