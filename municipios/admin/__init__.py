"""O admin dos substantivos de `municipios`, um arquivo por substantivo."""

from municipios.admin.adesao import AdesaoAdmin
from municipios.admin.autoridade import AutoridadeAdmin
from municipios.admin.coorte import CoorteAdmin, MembroAdmin
from municipios.admin.gerencia import GerenciaAdmin
from municipios.admin.historico import HistoricoAdmin
from municipios.admin.importacao import ImportacaoAdmin
from municipios.admin.notificacao import NotificacaoAdmin, RegraLembreteAdmin
from municipios.admin.ponto_focal import PontoFocalAdmin
from municipios.admin.populacao import PopulacaoAdmin
from municipios.admin.usuario import UsuarioAdmin

__all__ = [
    "AdesaoAdmin",
    "AutoridadeAdmin",
    "CoorteAdmin",
    "GerenciaAdmin",
    "HistoricoAdmin",
    "ImportacaoAdmin",
    "MembroAdmin",
    "NotificacaoAdmin",
    "PontoFocalAdmin",
    "PopulacaoAdmin",
    "RegraLembreteAdmin",
    "UsuarioAdmin",
]
