"""Os substantivos de `identidade`: o que os entes usam e em que pé está."""

from identidade.models.acao import Acao
from identidade.models.acompanhamento import Acompanhamento
from identidade.models.atendente import Atendente
from identidade.models.balcao import Balcao
from identidade.models.bloqueio import Bloqueio, MotivoBloqueio
from identidade.models.bloqueio_acao import BloqueioAcao
from identidade.models.consolidado import (
    ConsolidadoEnte,
    ConsolidadoProduto,
    Contagem,
    ContagemDiaria,
    Reconciliacao,
)
from identidade.models.contradicao import Contradicao
from identidade.models.desfecho import Desfecho
from identidade.models.diagnostico import Diagnostico, RespostaSecao
from identidade.models.evidencia import Evidencia, MotivoDevolucao
from identidade.models.horario_balcao import HorarioBalcao
from identidade.models.implantacao import Implantacao, Passo
from identidade.models.indicador_publicado import IndicadorPublicado
from identidade.models.interesse import Interesse
from identidade.models.linha_relatorio import LinhaRelatorio
from identidade.models.mensagem_acao import MensagemAcao
from identidade.models.migracao_roteiro import MigracaoRoteiro
from identidade.models.plano import Acordo, PlanoAcao, VersaoPlano, VisitaPlano
from identidade.models.produto import Produto
from identidade.models.protocolo import Protocolo
from identidade.models.questionario import Pergunta, Questionario, Secao
from identidade.models.regra_acao import RegraAcao
from identidade.models.relatorio_hub import RelatorioHub
from identidade.models.roteiro import Etapa, PreRequisito, Roteiro
from identidade.models.servico_balcao import ServicoBalcao
from identidade.models.servico_oferecido import ServicoOferecido
from identidade.models.tempo_parado import TempoParado
from identidade.models.uso import Uso
from identidade.models.verificacao import Verificacao

__all__ = [
    "Acao",
    "Acompanhamento",
    "Acordo",
    "Atendente",
    "Balcao",
    "Bloqueio",
    "BloqueioAcao",
    "ConsolidadoEnte",
    "ConsolidadoProduto",
    "Contagem",
    "ContagemDiaria",
    "Contradicao",
    "Desfecho",
    "Diagnostico",
    "Etapa",
    "Evidencia",
    "HorarioBalcao",
    "Implantacao",
    "IndicadorPublicado",
    "Interesse",
    "LinhaRelatorio",
    "MensagemAcao",
    "MigracaoRoteiro",
    "MotivoBloqueio",
    "MotivoDevolucao",
    "Passo",
    "Pergunta",
    "PlanoAcao",
    "PreRequisito",
    "Produto",
    "Protocolo",
    "Questionario",
    "Reconciliacao",
    "RegraAcao",
    "RelatorioHub",
    "RespostaSecao",
    "Roteiro",
    "Secao",
    "ServicoBalcao",
    "ServicoOferecido",
    "TempoParado",
    "Uso",
    "Verificacao",
    "VersaoPlano",
    "VisitaPlano",
]
