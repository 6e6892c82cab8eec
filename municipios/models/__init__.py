"""Os substantivos de `municipios`: quem são os entes e as pessoas."""

from municipios.models.adesao import Adesao
from municipios.models.ancora import Ancora
from municipios.models.autoridade import Autoridade
from municipios.models.coorte import Coorte, Membro
from municipios.models.documento import Documento
from municipios.models.ente import Ente
from municipios.models.ente_pendente import EntePendente
from municipios.models.gerencia import Gerencia
from municipios.models.historico import Historico
from municipios.models.importacao import Importacao
from municipios.models.notificacao import Notificacao
from municipios.models.ponto_focal import PontoFocal
from municipios.models.populacao import Populacao
from municipios.models.regra_lembrete import RegraLembrete
from municipios.models.token_acesso import TokenAcesso
from municipios.models.usuario import Usuario

__all__ = [
    "Adesao",
    "Ancora",
    "Autoridade",
    "Coorte",
    "Documento",
    "Ente",
    "EntePendente",
    "Gerencia",
    "Historico",
    "Importacao",
    "Membro",
    "Notificacao",
    "PontoFocal",
    "Populacao",
    "RegraLembrete",
    "TokenAcesso",
    "Usuario",
]
