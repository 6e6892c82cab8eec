"""Plano de ação: situações do plano e das ações, origem e prioridade."""

from django.db.models import IntegerChoices, TextChoices

from identidade.choices import SituacaoImplantacao


class SituacaoPlano(TextChoices):
    RASCUNHO = "rascunho", "Em rascunho"
    PROPOSTO = "proposto", "À espera de acordo"
    ACORDADO = "acordado", "Acordado"
    ADITIVO = "aditivo", "Acordado, com aditivo em rascunho"
    ADITIVO_PROPOSTO = "aditivo_proposto", "Acordado, com aditivo à espera de acordo"
    ENCERRADO = "encerrado", "Encerrado"


class SituacaoAcao(TextChoices):
    PROPOSTA = "proposta", "Proposta"
    EM_ANDAMENTO = "em_andamento", "Em andamento"
    BLOQUEADA = "bloqueada", "Bloqueada"
    CONCLUIDA = "concluida", "Concluída"
    JA_FEITA = "ja_feita", "Já feita"
    NAO_SE_APLICA = "nao_se_aplica", "Não se aplica"
    RETIRADA = "retirada", "Retirada do plano"


class OrigemAcao(TextChoices):
    RECOMENDACAO = "recomendacao", "Recomendada pelo diagnóstico"
    ROTEIRO = "roteiro", "Roteiro do produto"
    MANUAL = "manual", "Escrita à mão"


class Prioridade(IntegerChoices):
    ALTA = 1, "Alta"
    MEDIA = 2, "Média"
    BAIXA = 3, "Baixa"


# Plano de ação: o que se edita, o que já foi acordado, e as ações que ainda pedem trabalho.
PLANO_EDITAVEL = (SituacaoPlano.RASCUNHO, SituacaoPlano.ADITIVO)
PLANO_PROPOSTO = (SituacaoPlano.PROPOSTO, SituacaoPlano.ADITIVO_PROPOSTO)
PLANO_ACORDADO = (SituacaoPlano.ACORDADO, SituacaoPlano.ADITIVO, SituacaoPlano.ADITIVO_PROPOSTO)
ACAO_ABERTA = (SituacaoAcao.PROPOSTA, SituacaoAcao.EM_ANDAMENTO, SituacaoAcao.BLOQUEADA)
# Até onde uma ação pode pedir que a implantação dela chegue.
METAS = (
    SituacaoImplantacao.SOLICITADA,
    SituacaoImplantacao.HOMOLOGADA,
    SituacaoImplantacao.EM_PRODUCAO,
    SituacaoImplantacao.EM_USO,
)
ACAO_FEITA = (SituacaoAcao.CONCLUIDA, SituacaoAcao.JA_FEITA)

# Tom da etiqueta de cada situação; ausência é “neutra”.
TOM_DO_PLANO = {
    SituacaoPlano.RASCUNHO: "andamento",
    SituacaoPlano.PROPOSTO: "atencao",
    SituacaoPlano.ACORDADO: "concluida",
    SituacaoPlano.ADITIVO: "andamento",
    SituacaoPlano.ADITIVO_PROPOSTO: "atencao",
}
TOM_DA_ACAO = {
    SituacaoAcao.EM_ANDAMENTO: "andamento",
    SituacaoAcao.BLOQUEADA: "problema",
    SituacaoAcao.CONCLUIDA: "concluida",
    SituacaoAcao.JA_FEITA: "concluida",
}
