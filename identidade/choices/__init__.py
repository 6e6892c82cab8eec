"""Vocabulário fechado de `identidade`: produtos, passos e situações."""

from django.db.models import TextChoices


class CodigoProduto(TextChoices):
    AUTENTICACAO = "autenticacao", "Plataforma de autenticação (Login Único)"
    ASSINATURA = "assinatura", "Assinatura eletrônica GOV.BR"
    PROVA_DE_VIDA = "prova-de-vida", "Prova de vida"
    BALCAO = "balcao", "Balcão GOV.BR"


class Via(TextChoices):
    API = "api", "Integração por API"
    CADPREV = "cadprev", "CADPREV (regime próprio de previdência)"
    UNIDADE = "unidade", "Unidade de atendimento"


class Responsavel(TextChoices):
    """De quem é a vez num passo."""

    ENTE = "ente", "Ente"
    FORNECEDOR = "fornecedor", "Equipe técnica ou fornecedor"
    SGD = "sgd", "SGD"


class Marco(TextChoices):
    """O que a conclusão da etapa prova; a situação da implantação sai daqui."""

    NENHUM = "nenhum", "Sem marco"
    SOLICITACAO = "solicitacao", "Pedido feito"
    CREDENCIAL_HOMOLOGACAO = "credencial_homologacao", "Acesso à homologação"
    HOMOLOGACAO = "homologacao", "Homologação concedida"
    PRODUCAO = "producao", "Produção concedida"
    USO = "uso", "Em uso pela população"


class SituacaoPasso(TextChoices):
    PENDENTE = "pendente", "Pendente"
    CONCLUIDO = "concluido", "Concluído"
    DISPENSADO = "dispensado", "Não se aplica"


class TipoEvidencia(TextChoices):
    """O que pode provar um passo; a etapa diz quais aceita."""

    NOTA = "nota", "Descrição"
    PROTOCOLO = "protocolo", "Número do protocolo"
    DATA = "data", "Data"
    ENDERECO = "endereco", "Endereço na internet"
    VIDEO = "video", "Endereço do vídeo"
    IMAGEM = "imagem", "Imagem"
    PDF = "pdf", "PDF"
    DECRETO = "decreto", "Decreto ou outro ato"
    CHAVE_PGP = "chave_pgp", "Chave PGP pública"
    PDF_ASSINADO = "pdf_assinado", "PDF assinado pelo GOV.BR"
    LISTA = "lista", "Lista de conferência"
    VERIFICACAO = "verificacao", "Verificação automática sem problema"


class SituacaoEvidencia(TextChoices):
    REGISTRADA = "registrada", "Registrada"
    EM_CONFERENCIA = "em_conferencia", "Em conferência pela SGD"
    ACEITA = "aceita", "Aceita"
    DEVOLVIDA = "devolvida", "Devolvida"
    RETIRADA = "retirada", "Retirada"


class SituacaoBloqueio(TextChoices):
    ABERTO = "aberto", "Aberto"
    ENCERRADO = "encerrado", "Encerrado"


class SituacaoProtocolo(TextChoices):
    ABERTO = "aberto", "Aberto"
    CONCLUIDO = "concluido", "Concluído"


class SituacaoVerificacao(TextChoices):
    PEDIDA = "pedida", "Em andamento"
    FEITA = "feita", "Feita"


class OrigemVerificacao(TextChoices):
    PEDIDO = "pedido", "A pedido"
    ROTINA = "rotina", "Rotina semanal"


class ResultadoVerificacao(TextChoices):
    """O pior dos itens; o vazio é o da que ainda não acabou."""

    CERTA = "certa", "Tudo certo"
    ATENCAO = "atencao", "Pede atenção"
    FALHA = "falha", "Tem problema"


class TipoPergunta(TextChoices):
    SIM_NAO = "sim_nao", "Sim ou não"
    ESCOLHA = "escolha", "Uma escolha"
    VARIAS = "varias", "Várias escolhas"
    NUMERO = "numero", "Número"
    TEXTO = "texto", "Texto"
    DATA = "data", "Data"


class SituacaoQuestionario(TextChoices):
    RASCUNHO = "rascunho", "Rascunho"
    PUBLICADO = "publicado", "Publicado"


class SituacaoDiagnostico(TextChoices):
    ABERTO = "aberto", "Em preenchimento"
    ENVIADO = "enviado", "Enviado"


class Condicao(TextChoices):
    """Como uma regra compara a resposta; o rótulo entra na frase que a equipe lê."""

    IGUAL = "igual", "é"
    DIFERENTE = "diferente", "não é"
    INCLUI = "inclui", "inclui"
    NAO_INCLUI = "nao_inclui", "não inclui"
    MAIOR = "maior", "é maior que"
    MENOR = "menor", "é menor que"


class SituacaoImplantacao(TextChoices):
    """Da menos à mais avançada; a ordem é a da declaração."""

    NAO_INICIADA = "nao_iniciada", "Não iniciada"
    EM_DIAGNOSTICO = "em_diagnostico", "Em diagnóstico"
    SOLICITADA = "solicitada", "Solicitada"
    EM_HOMOLOGACAO = "em_homologacao", "Em homologação"
    HOMOLOGADA = "homologada", "Homologada"
    EM_PRODUCAO = "em_producao", "Em produção"
    EM_USO = "em_uso", "Em uso"
    SUSPENSA = "suspensa", "Suspensa"


class TipoPreRequisito(TextChoices):
    ADESAO_VIGENTE = "adesao_vigente", "Adesão à Rede em vigor"
    PRODUTO_HOMOLOGADO = "produto_homologado", "Outro produto homologado no ente"
    PRODUTO_EM_PRODUCAO = "produto_em_producao", "Outro produto em produção no ente"


class Dimensao(TextChoices):
    """Os cortes em que o painel conta."""

    PAIS = "pais", "Brasil"
    REGIAO = "regiao", "Região"
    UF = "uf", "UF"
    FAIXA = "faixa", "Faixa de população"
    COORTE = "coorte", "Coorte"


class Faixa(TextChoices):
    """Faixas de população em habitantes (as do IBGE para municípios, com o corte de 300 mil)."""

    ATE_20 = "ate_20", "Até 20 mil"
    DE_20_A_50 = "de_20_a_50", "De 20 mil a 50 mil"
    DE_50_A_100 = "de_50_a_100", "De 50 mil a 100 mil"
    DE_100_A_300 = "de_100_a_300", "De 100 mil a 300 mil"
    ACIMA_DE_300 = "acima_de_300", "Acima de 300 mil"
    SEM_DADO = "sem_dado", "Sem população registrada"


TIPOS_COM_OPCOES = (TipoPergunta.ESCOLHA, TipoPergunta.VARIAS)

# As duas concessões: só a SGD as dá, e nenhuma se dispensa.
MARCOS_CONCEDIDOS = (Marco.HOMOLOGACAO, Marco.PRODUCAO)
MARCOS_INDISPENSAVEIS = (*MARCOS_CONCEDIDOS, Marco.USO)
SITUACOES_INTEGRADAS = (SituacaoImplantacao.EM_PRODUCAO, SituacaoImplantacao.EM_USO)
SITUACOES_HOMOLOGADAS = (SituacaoImplantacao.HOMOLOGADA, *SITUACOES_INTEGRADAS)

# O que a etapa aceita quando não diz o que a prova: aí a prova é facultativa.
PROVAS_FACULTATIVAS = (TipoEvidencia.NOTA, TipoEvidencia.PDF)
PROVAS_COM_ARQUIVO = (TipoEvidencia.IMAGEM, TipoEvidencia.PDF, TipoEvidencia.PDF_ASSINADO)

# Tom da etiqueta de cada situação; ausência é "neutra". O texto e o ícone dizem o mesmo.
TOM_DA_IMPLANTACAO = {
    SituacaoImplantacao.EM_DIAGNOSTICO: "andamento",
    SituacaoImplantacao.SOLICITADA: "andamento",
    SituacaoImplantacao.EM_HOMOLOGACAO: "andamento",
    SituacaoImplantacao.HOMOLOGADA: "andamento",
    SituacaoImplantacao.EM_PRODUCAO: "concluida",
    SituacaoImplantacao.EM_USO: "concluida",
    SituacaoImplantacao.SUSPENSA: "problema",
}
TOM_DA_EVIDENCIA = {
    SituacaoEvidencia.REGISTRADA: "concluida",
    SituacaoEvidencia.EM_CONFERENCIA: "andamento",
    SituacaoEvidencia.ACEITA: "concluida",
    SituacaoEvidencia.DEVOLVIDA: "problema",
}


class FonteUso(TextChoices):
    """Por onde o volume chegou."""

    PAGINA = "pagina", "Página do portal"
    API = "api", "API"
    PLANILHA = "planilha", "Planilha"


# O que se conta em cada produto, por mês.
UNIDADE_DO_USO = {
    CodigoProduto.AUTENTICACAO: "entradas com a conta GOV.BR",
    CodigoProduto.ASSINATURA: "documentos assinados",
    CodigoProduto.PROVA_DE_VIDA: "provas de vida",
    CodigoProduto.BALCAO: "atendimentos",
}
TOM_DA_VERIFICACAO: dict[str, str] = {
    ResultadoVerificacao.CERTA: "concluida",
    ResultadoVerificacao.ATENCAO: "atencao",
    ResultadoVerificacao.FALHA: "problema",
}
