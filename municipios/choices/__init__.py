"""Vocabulário fechado de `municipios`: cada conjunto uma vez só, com o rótulo oficial."""

from django.db.models import TextChoices


class Esfera(TextChoices):
    MUNICIPAL = "municipal", "Municipal"
    ESTADUAL = "estadual", "Estadual"
    DISTRITAL = "distrital", "Distrital"


class Regiao(TextChoices):
    NORTE = "N", "Norte"
    NORDESTE = "NE", "Nordeste"
    SUDESTE = "SE", "Sudeste"
    SUL = "S", "Sul"
    CENTRO_OESTE = "CO", "Centro-Oeste"


class Uf(TextChoices):
    AC = "AC", "Acre"
    AL = "AL", "Alagoas"
    AM = "AM", "Amazonas"
    AP = "AP", "Amapá"
    BA = "BA", "Bahia"
    CE = "CE", "Ceará"
    DF = "DF", "Distrito Federal"
    ES = "ES", "Espírito Santo"
    GO = "GO", "Goiás"
    MA = "MA", "Maranhão"
    MG = "MG", "Minas Gerais"
    MS = "MS", "Mato Grosso do Sul"
    MT = "MT", "Mato Grosso"
    PA = "PA", "Pará"
    PB = "PB", "Paraíba"
    PE = "PE", "Pernambuco"
    PI = "PI", "Piauí"
    PR = "PR", "Paraná"
    RJ = "RJ", "Rio de Janeiro"
    RN = "RN", "Rio Grande do Norte"
    RO = "RO", "Rondônia"
    RR = "RR", "Roraima"
    RS = "RS", "Rio Grande do Sul"
    SC = "SC", "Santa Catarina"
    SE = "SE", "Sergipe"
    SP = "SP", "São Paulo"
    TO = "TO", "Tocantins"


class SituacaoEnte(TextChoices):
    ATIVO = "ativo", "Ativo"
    EXTINTO = "extinto", "Extinto"


class FontePopulacao(TextChoices):
    ESTIMATIVA = "estimativa", "IBGE, estimativa da população"
    CENSO = "censo", "IBGE, Censo Demográfico"


class NivelConta(TextChoices):
    """Nível de confiabilidade da conta GOV.BR (Portaria SGD/MGI 11.230/2025)."""

    BRONZE = "bronze", "Bronze"
    PRATA = "prata", "Prata"
    OURO = "ouro", "Ouro"


class Grupo(TextChoices):
    """Grupos da equipe da SGD; o valor é o nome do grupo do Django."""

    LEITURA = "leitura", "Leitura"
    ANALISTA = "analista", "Analista"
    GERENTE = "gerente", "Gerente de relacionamento"
    COORDENACAO = "coordenacao", "Coordenação"


class CondicaoAutoridade(TextChoices):
    TITULAR = "titular", "Titular"
    EM_EXERCICIO = "em_exercicio", "Em exercício"


class SituacaoAdesao(TextChoices):
    RASCUNHO = "rascunho", "Rascunho"
    AGUARDANDO_ASSINATURA = "aguardando_assinatura", "Aguardando assinatura"
    AGUARDANDO_SGD = "aguardando_sgd", "Aguardando a assinatura da SGD"
    ASSINADA = "assinada", "Assinada"
    EM_ANALISE = "em_analise", "Em análise"
    EM_DILIGENCIA = "em_diligencia", "Em diligência"
    VIGENTE = "vigente", "Vigente"
    DENUNCIADA = "denunciada", "Denunciada"
    ENCERRADA = "encerrada", "Encerrada"
    SUBSTITUIDA = "substituida", "Substituída"


class OrigemAdesao(TextChoices):
    PORTAL = "portal", "Assinada no portal"
    ANTERIOR = "anterior", "Assinada fora do portal e registrada pela SGD"


class Vinculo(TextChoices):
    EFETIVO = "efetivo", "Servidor efetivo"
    COMISSIONADO = "comissionado", "Cargo em comissão"
    EMPREGADO = "empregado", "Empregado público"
    TEMPORARIO = "temporario", "Contrato temporário"


class PapelPontoFocal(TextChoices):
    NEGOCIAL = "negocial", "Negocial"
    TECNICO = "tecnico", "Técnico"


class TipoPontoFocal(TextChoices):
    TITULAR = "titular", "Titular"
    SUPLENTE = "suplente", "Suplente"


class SituacaoPontoFocal(TextChoices):
    EM_CONFERENCIA = "conferencia", "Em conferência pela SGD"
    RECUSADO = "recusado", "Recusado pela SGD"
    INDICADO = "indicado", "Indicado, aguardando o primeiro acesso"
    CONFIRMADO = "confirmado", "Confirmado"
    SUBSTITUIDO = "substituido", "Substituído"
    ENCERRADO = "encerrado", "Encerrado"


class RegraCoorte(TextChoices):
    POPULACAO = "populacao", "População acima de um corte"
    CAPITAIS = "capitais", "Capitais"
    LISTA = "lista", "Lista escolhida"


class OrigemMembro(TextChoices):
    REGRA = "regra", "Pela regra"
    ESCOLHA = "escolha", "Escolhido, com motivo"


class MetaCoorte(TextChoices):
    ADERIU = "aderiu", "Aderiu à Rede"
    INTEGROU = "integrou", "Tem produto em produção"
    UTILIZA = "utiliza", "Tem produto em uso"


class TipoImportacao(TextChoices):
    LOCALIDADES = "localidades", "IBGE, localidades (JSON)"
    SIDRA = "sidra", "IBGE, SIDRA 6579 (JSON)"
    ESTIMATIVA = "estimativa", "IBGE, estimativa da população (planilha)"
    CENSO = "censo", "IBGE, Censo 2022 (planilha)"
    SICONFI = "siconfi", "Tesouro Nacional, SICONFI entes (JSON)"
    CSV = "csv", "População por código (CSV)"
    ADESOES = "adesoes", "Adesões anteriores ao portal (planilha)"
    USOS = "usos", "Uso mensal dos produtos (planilha)"
    PRESENCAS = "presencas", "Lista de presença de um evento (planilha)"
    RELATORIOS = "relatorios", "Relatório mensal de um hub (planilha)"


class SituacaoImportacao(TextChoices):
    RECEBIDA = "recebida", "Recebida, na fila"
    CONFERINDO = "conferindo", "Conferindo"
    CONFERIDA = "conferida", "Conferida, aguardando confirmação"
    APLICANDO = "aplicando", "Aplicando"
    APLICADA = "aplicada", "Aplicada"
    RECUSADA = "recusada", "Recusada"
    DESCARTADA = "descartada", "Descartada"


class SituacaoNotificacao(TextChoices):
    PENDENTE = "pendente", "Pendente"
    ENVIADA = "enviada", "Enviada"
    RECUSADA = "recusada", "Recusada pelo servidor de correio"


# Recorte único do que está "em preparação": usado na constraint e no QuerySet de Adesao.
ADESAO_EM_PREPARACAO = (
    SituacaoAdesao.RASCUNHO,
    SituacaoAdesao.AGUARDANDO_ASSINATURA,
    SituacaoAdesao.AGUARDANDO_SGD,
    SituacaoAdesao.ASSINADA,
    SituacaoAdesao.EM_ANALISE,
    SituacaoAdesao.EM_DILIGENCIA,
)
# Assinada, é a SGD quem anda; em diligência, a vez volta ao ente.
ADESAO_COM_A_SGD = (SituacaoAdesao.ASSINADA, SituacaoAdesao.EM_ANALISE)
# O ente já fez a sua parte: falta a assinatura, ou a análise, da SGD.
ADESAO_NA_VEZ_DA_SGD = (SituacaoAdesao.AGUARDANDO_SGD, *ADESAO_COM_A_SGD)
# A fila de quem analisa: com a SGD, ou à espera do que ela pediu ao ente.
ADESAO_NA_ANALISE = (*ADESAO_COM_A_SGD, SituacaoAdesao.EM_DILIGENCIA)
# A que já foi assumida pode mudar de mãos.
ADESAO_PASSAVEL = (SituacaoAdesao.EM_ANALISE, SituacaoAdesao.EM_DILIGENCIA)
# A denúncia só tira o ente da Rede no dia do efeito, quando a adesão se encerra.
ADESAO_EM_VIGOR = (SituacaoAdesao.VIGENTE, SituacaoAdesao.DENUNCIADA)
PONTO_FOCAL_EM_ABERTO = (SituacaoPontoFocal.INDICADO, SituacaoPontoFocal.CONFIRMADO)
# A indicação que a SGD ainda confere não age por ninguém, mas a mesma pessoa não se indica de novo.
PONTO_FOCAL_EM_CURSO = (SituacaoPontoFocal.EM_CONFERENCIA, *PONTO_FOCAL_EM_ABERTO)

IMPORTACAO_A_PROCESSAR = (
    SituacaoImportacao.RECEBIDA,
    SituacaoImportacao.CONFERINDO,
    SituacaoImportacao.APLICANDO,
)
IMPORTACAO_COM_A_PESSOA = (SituacaoImportacao.CONFERIDA, SituacaoImportacao.RECUSADA)
IMPORTACAO_ENCERRADA = (SituacaoImportacao.APLICADA, SituacaoImportacao.DESCARTADA)

# Tom da etiqueta de cada situação; ausência é "neutra". O texto e o ícone dizem o mesmo.
TOM_DA_ADESAO = {
    SituacaoAdesao.AGUARDANDO_ASSINATURA: "atencao",
    SituacaoAdesao.AGUARDANDO_SGD: "andamento",
    SituacaoAdesao.ASSINADA: "andamento",
    SituacaoAdesao.EM_ANALISE: "andamento",
    SituacaoAdesao.EM_DILIGENCIA: "atencao",
    SituacaoAdesao.VIGENTE: "concluida",
    SituacaoAdesao.DENUNCIADA: "problema",
}
TOM_DO_PONTO_FOCAL = {
    SituacaoPontoFocal.EM_CONFERENCIA: "andamento",
    SituacaoPontoFocal.INDICADO: "atencao",
    SituacaoPontoFocal.CONFIRMADO: "concluida",
}
