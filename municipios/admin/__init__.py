"""O admin dos substantivos de `municipios`, um arquivo por substantivo."""

from municipios.admin.adesao import AdesaoAdmin
from municipios.admin.ancora import AncoraAdmin
from municipios.admin.anotacao import AnotacaoAdmin
from municipios.admin.assinatura import (
    AssinaturaAdmin,
    ComparacaoAdmin,
    ContraAssinaturaAdmin,
    DiligenciaAdmin,
    MotivoDiligenciaAdmin,
    TermoAdmin,
    ValidacaoAdmin,
)
from municipios.admin.autoridade import AutoridadeAdmin
from municipios.admin.campanha import CampanhaAdmin, PosseAdmin, ReconfirmacaoAdmin
from municipios.admin.coorte import CoorteAdmin, MembroAdmin
from municipios.admin.decisao import DecisaoAdmin
from municipios.admin.evento import (
    CertificadoAdmin,
    EnderecoAgendaAdmin,
    EventoAdmin,
    InscricaoAdmin,
    MaterialAdmin,
    PresencaAdmin,
)
from municipios.admin.feriado import FeriadoAdmin
from municipios.admin.gerencia import GerenciaAdmin
from municipios.admin.historico import HistoricoAdmin
from municipios.admin.hub import DelegacaoAdmin, HubAdmin, OperadorAdmin
from municipios.admin.importacao import ImportacaoAdmin
from municipios.admin.lista_revogados import ListaRevogadosAdmin
from municipios.admin.mensagem import MensagemAdmin
from municipios.admin.modelo_termo import ModeloTermoAdmin
from municipios.admin.notificacao import NotificacaoAdmin, RegraLembreteAdmin
from municipios.admin.pedido_autoridade import PedidoAutoridadeAdmin
from municipios.admin.ponto_focal import PontoFocalAdmin
from municipios.admin.populacao import PopulacaoAdmin
from municipios.admin.raiz_confiavel import RaizConfiavelAdmin
from municipios.admin.renovacao import ReassinaturaAdmin, RenovacaoAdmin
from municipios.admin.usuario import UsuarioAdmin

__all__ = [
    "AdesaoAdmin",
    "AncoraAdmin",
    "AnotacaoAdmin",
    "AssinaturaAdmin",
    "AutoridadeAdmin",
    "CampanhaAdmin",
    "CertificadoAdmin",
    "ComparacaoAdmin",
    "ContraAssinaturaAdmin",
    "CoorteAdmin",
    "DecisaoAdmin",
    "DelegacaoAdmin",
    "DiligenciaAdmin",
    "EnderecoAgendaAdmin",
    "EventoAdmin",
    "FeriadoAdmin",
    "GerenciaAdmin",
    "HistoricoAdmin",
    "HubAdmin",
    "ImportacaoAdmin",
    "InscricaoAdmin",
    "ListaRevogadosAdmin",
    "MaterialAdmin",
    "MembroAdmin",
    "MensagemAdmin",
    "ModeloTermoAdmin",
    "MotivoDiligenciaAdmin",
    "NotificacaoAdmin",
    "OperadorAdmin",
    "PedidoAutoridadeAdmin",
    "PontoFocalAdmin",
    "PopulacaoAdmin",
    "PosseAdmin",
    "PresencaAdmin",
    "RaizConfiavelAdmin",
    "ReassinaturaAdmin",
    "ReconfirmacaoAdmin",
    "RegraLembreteAdmin",
    "RenovacaoAdmin",
    "TermoAdmin",
    "UsuarioAdmin",
    "ValidacaoAdmin",
]
