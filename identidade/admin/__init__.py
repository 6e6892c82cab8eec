"""O admin dos substantivos de `identidade` (e o do ente, que mostra o consolidado)."""

from identidade.admin.acao import AcaoAdmin
from identidade.admin.acompanhamento import AcompanhamentoAdmin
from identidade.admin.balcao import AtendenteAdmin, BalcaoAdmin, ServicoBalcaoAdmin
from identidade.admin.bloqueio import BloqueioAcaoAdmin, BloqueioAdmin, MotivoBloqueioAdmin
from identidade.admin.consolidado import (
    ContagemAdmin,
    ContagemDiariaAdmin,
    ReconciliacaoAdmin,
)
from identidade.admin.contradicao import ContradicaoAdmin
from identidade.admin.desfecho import DesfechoAdmin
from identidade.admin.diagnostico import DiagnosticoAdmin
from identidade.admin.ente import EnteAdmin
from identidade.admin.evidencia import EvidenciaAdmin
from identidade.admin.implantacao import ImplantacaoAdmin, PassoAdmin
from identidade.admin.indicador_publicado import IndicadorPublicadoAdmin
from identidade.admin.interesse import InteresseAdmin
from identidade.admin.plano import PlanoAcaoAdmin, VersaoPlanoAdmin
from identidade.admin.produto import PreRequisitoAdmin, ProdutoAdmin, RoteiroAdmin
from identidade.admin.protocolo import ProtocoloAdmin
from identidade.admin.questionario import QuestionarioAdmin, SecaoAdmin
from identidade.admin.regra_acao import RegraAcaoAdmin
from identidade.admin.relatorio_hub import LinhaRelatorioAdmin, RelatorioHubAdmin
from identidade.admin.uso import UsoAdmin
from identidade.admin.verificacao import VerificacaoAdmin

__all__ = [
    "AcaoAdmin",
    "AcompanhamentoAdmin",
    "AtendenteAdmin",
    "BalcaoAdmin",
    "BloqueioAcaoAdmin",
    "BloqueioAdmin",
    "ContagemAdmin",
    "ContagemDiariaAdmin",
    "ContradicaoAdmin",
    "DesfechoAdmin",
    "DiagnosticoAdmin",
    "EnteAdmin",
    "EvidenciaAdmin",
    "ImplantacaoAdmin",
    "IndicadorPublicadoAdmin",
    "InteresseAdmin",
    "LinhaRelatorioAdmin",
    "MotivoBloqueioAdmin",
    "PassoAdmin",
    "PlanoAcaoAdmin",
    "PreRequisitoAdmin",
    "ProdutoAdmin",
    "ProtocoloAdmin",
    "QuestionarioAdmin",
    "ReconciliacaoAdmin",
    "RegraAcaoAdmin",
    "RelatorioHubAdmin",
    "RoteiroAdmin",
    "SecaoAdmin",
    "ServicoBalcaoAdmin",
    "UsoAdmin",
    "VerificacaoAdmin",
    "VersaoPlanoAdmin",
]
