"""Situações e tipos do termo de adesão e da assinatura dele."""

from django.db.models import IntegerChoices, TextChoices


class SituacaoTermo(TextChoices):
    PEDIDO = "pedido", "Sendo gerado"
    PRONTO = "pronto", "Pronto para assinar"
    FALHOU = "falhou", "Não pôde ser gerado"


class ViaAssinatura(TextChoices):
    PORTAL = "portal", "Assinada no portal, com o GOV.BR"
    ENVIO = "envio", "Assinada fora e enviada"
    PAPEL = "papel", "Em papel, atestada pela SGD"


class OrdemAssinatura(IntegerChoices):
    """Quem assina antes de quem; a da SGD só existe nos termos que a exigem."""

    AUTORIDADE = 1, "Autoridade do ente"
    SGD = 2, "SGD"


class SituacaoAssinatura(TextChoices):
    INICIADA = "iniciada", "Esperando o GOV.BR"
    RECEBIDA = "recebida", "Na fila da conferência"
    CONFERINDO = "conferindo", "Sendo conferida"
    ATESTADA = "atestada", "Atestada, à espera da segunda pessoa"
    ACEITA = "aceita", "Aceita"
    RECUSADA = "recusada", "Recusada"
    ABANDONADA = "abandonada", "Não concluída"


class TipoAssinatura(TextChoices):
    AVANCADA = "avancada", "Avançada (GOV.BR)"
    QUALIFICADA = "qualificada", "Qualificada (ICP-Brasil)"
    MANUSCRITA = "manuscrita", "Manuscrita, em papel"


class TipoRaiz(TextChoices):
    GOVBR = "govbr", "GOV.BR (assinatura avançada)"
    ICP_BRASIL = "icp_brasil", "ICP-Brasil (assinatura qualificada)"


class ResultadoValidacao(TextChoices):
    """O que a tela do VALIDAR, do ITI, respondeu a quem conferiu por lá."""

    APROVADA = "aprovada", "Aprovada: o VALIDAR reconheceu a assinatura"
    REPROVADA = "reprovada", "Reprovada: o VALIDAR apontou problema"
    INDETERMINADA = "indeterminada", "Indeterminada: o VALIDAR não concluiu"


class AssuntoDecisao(TextChoices):
    NIVEL_ASSINATURA = "nivel_assinatura", "Nível exigido na assinatura do termo"
    ANALISE = "analise", "Análise da SGD antes de entrar em vigor"
    CONTRA_ASSINATURA = "contra_assinatura", "Assinatura da SGD depois da do ente"
    PRAZO_DA_ANALISE = "prazo_da_analise", "Prazo da análise do termo, em dias úteis com a SGD"
    RECONFIRMACAO = "reconfirmacao", "Reconfirmação periódica dos pontos focais"
    INDICACAO = "indicacao", "Conferência da SGD na indicação de pontos focais"


class ValorDecisao(TextChoices):
    QUALQUER = "qualquer", "Avançada ou qualificada"
    QUALIFICADA = "qualificada", "Só qualificada (ICP-Brasil)"
    COM_ANALISE = "com_analise", "A SGD analisa cada termo"
    SEM_ANALISE = "sem_analise", "Entra em vigor assim que a assinatura é conferida"
    SEM_CONTRA = "sem_contra", "Só a autoridade do ente assina o termo"
    COM_CONTRA = "com_contra", "A SGD também assina, depois da autoridade"
    SEM_PRAZO = "sem_prazo", "Sem prazo"
    CINCO_DIAS = "5_dias", "5 dias úteis"
    DEZ_DIAS = "10_dias", "10 dias úteis"
    QUINZE_DIAS = "15_dias", "15 dias úteis"
    VINTE_DIAS = "20_dias", "20 dias úteis"
    TRINTA_DIAS = "30_dias", "30 dias úteis"
    SEM_PERIODO = "sem_periodo", "Não se pede de tempos em tempos"
    SEIS_MESES = "6_meses", "A cada 6 meses"
    DOZE_MESES = "12_meses", "A cada 12 meses"
    VINTE_E_QUATRO_MESES = "24_meses", "A cada 24 meses"
    SEM_CONFERENCIA = "sem_conferencia", "A indicação vale sem conferência da SGD"
    COM_CONFERENCIA = "com_conferencia", "A SGD confere o ofício de cada indicação"


# Assinatura que a varredura ainda vai conferir, ou que ficou no meio.
ASSINATURA_A_CONFERIR = (SituacaoAssinatura.RECEBIDA, SituacaoAssinatura.CONFERINDO)
# A ida ao GOV.BR que ainda pode voltar: a segunda, do clique duplo, não desfaz a primeira.
ASSINATURA_NO_GOVBR = (SituacaoAssinatura.INICIADA, SituacaoAssinatura.ABANDONADA)
ASSINATURA_QUE_NAO_SE_REPETE = (*ASSINATURA_A_CONFERIR, SituacaoAssinatura.ACEITA)
# O papel atestado que ainda vale: o mesmo papel, de novo, é o mesmo atesto.
PAPEL_QUE_NAO_SE_REPETE = (SituacaoAssinatura.ATESTADA, SituacaoAssinatura.ACEITA)
VALORES_DA_DECISAO = {
    AssuntoDecisao.NIVEL_ASSINATURA: (ValorDecisao.QUALQUER, ValorDecisao.QUALIFICADA),
    AssuntoDecisao.ANALISE: (ValorDecisao.SEM_ANALISE, ValorDecisao.COM_ANALISE),
    AssuntoDecisao.CONTRA_ASSINATURA: (ValorDecisao.SEM_CONTRA, ValorDecisao.COM_CONTRA),
    AssuntoDecisao.PRAZO_DA_ANALISE: (
        ValorDecisao.SEM_PRAZO,
        ValorDecisao.CINCO_DIAS,
        ValorDecisao.DEZ_DIAS,
        ValorDecisao.QUINZE_DIAS,
        ValorDecisao.VINTE_DIAS,
        ValorDecisao.TRINTA_DIAS,
    ),
    AssuntoDecisao.RECONFIRMACAO: (
        ValorDecisao.SEM_PERIODO,
        ValorDecisao.SEIS_MESES,
        ValorDecisao.DOZE_MESES,
        ValorDecisao.VINTE_E_QUATRO_MESES,
    ),
    AssuntoDecisao.INDICACAO: (ValorDecisao.SEM_CONFERENCIA, ValorDecisao.COM_CONFERENCIA),
}
DIAS_DA_ANALISE = {
    ValorDecisao.CINCO_DIAS: 5,
    ValorDecisao.DEZ_DIAS: 10,
    ValorDecisao.QUINZE_DIAS: 15,
    ValorDecisao.VINTE_DIAS: 20,
    ValorDecisao.TRINTA_DIAS: 30,
}
MESES_DA_RECONFIRMACAO = {
    ValorDecisao.SEIS_MESES: 6,
    ValorDecisao.DOZE_MESES: 12,
    ValorDecisao.VINTE_E_QUATRO_MESES: 24,
}
TOM_DA_ASSINATURA = {
    SituacaoAssinatura.INICIADA: "atencao",
    SituacaoAssinatura.RECEBIDA: "andamento",
    SituacaoAssinatura.CONFERINDO: "andamento",
    SituacaoAssinatura.ATESTADA: "atencao",
    SituacaoAssinatura.ACEITA: "concluida",
    SituacaoAssinatura.RECUSADA: "problema",
}
