"""Campanhas de reconfirmação: por que se pergunta, a quem, sobre o quê e em que pé está."""

from django.db.models import TextChoices

from municipios.choices import Esfera


class MotivoCampanha(TextChoices):
    FIM_DE_MANDATO = "fim_de_mandato", "Fim de mandato"
    PERIODICA = "periodica", "Reconfirmação periódica"
    OUTRO = "outro", "Outro motivo"


class PublicoCampanha(TextChoices):
    MUNICIPIOS = "municipios", "Municípios"
    GOVERNOS = "governos", "Estados e Distrito Federal"
    TODOS = "todos", "Municípios, estados e Distrito Federal"


class PedidoCampanha(TextChoices):
    TUDO = "tudo", "A chefia do Executivo e os pontos focais"
    AUTORIDADE = "autoridade", "Só a chefia do Executivo"
    PONTOS_FOCAIS = "pontos_focais", "Só os pontos focais"


class SituacaoCampanha(TextChoices):
    PROGRAMADA = "programada", "Programada"
    ABERTA = "aberta", "Aberta"
    ENCERRANDO = "encerrando", "Encerrando"
    ENCERRADA = "encerrada", "Encerrada"


class AssuntoReconfirmacao(TextChoices):
    AUTORIDADE = "autoridade", "Chefia do Executivo"
    PONTO_FOCAL = "ponto_focal", "Ponto focal"


class SituacaoReconfirmacao(TextChoices):
    PENDENTE = "pendente", "Pendente"
    VENCIDA = "vencida", "Vencida"
    CONFIRMADA = "confirmada", "Confirmada"
    SUBSTITUIDA = "substituida", "Pessoa trocada ou retirada"
    DISPENSADA = "dispensada", "Dispensada"


ESFERAS_DO_PUBLICO = {
    PublicoCampanha.MUNICIPIOS: (Esfera.MUNICIPAL,),
    PublicoCampanha.GOVERNOS: (Esfera.ESTADUAL, Esfera.DISTRITAL),
    PublicoCampanha.TODOS: tuple(Esfera),
}
PUBLICO_DA_ESFERA = {
    Esfera.MUNICIPAL: PublicoCampanha.MUNICIPIOS,
    Esfera.ESTADUAL: PublicoCampanha.GOVERNOS,
    Esfera.DISTRITAL: PublicoCampanha.GOVERNOS,
}
CAMPANHA_EM_ANDAMENTO = (SituacaoCampanha.PROGRAMADA, SituacaoCampanha.ABERTA)
# A vencida ainda espera resposta: passou do prazo, não da hora.
RECONFIRMACAO_EM_ABERTO = (SituacaoReconfirmacao.PENDENTE, SituacaoReconfirmacao.VENCIDA)
TOM_DA_CAMPANHA = {
    SituacaoCampanha.ABERTA: "andamento",
    SituacaoCampanha.ENCERRANDO: "andamento",
    SituacaoCampanha.ENCERRADA: "concluida",
}
TOM_DA_RECONFIRMACAO = {
    SituacaoReconfirmacao.PENDENTE: "atencao",
    SituacaoReconfirmacao.VENCIDA: "problema",
    SituacaoReconfirmacao.CONFIRMADA: "concluida",
    SituacaoReconfirmacao.SUBSTITUIDA: "concluida",
}
