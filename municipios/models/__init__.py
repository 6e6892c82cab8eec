"""Os substantivos de `municipios`: quem são os entes e as pessoas."""

from municipios.models.adesao import Adesao
from municipios.models.ancora import Ancora
from municipios.models.anotacao import Anotacao
from municipios.models.assinatura import Assinatura
from municipios.models.autoridade import Autoridade
from municipios.models.campanha import Campanha
from municipios.models.comparacao import Comparacao
from municipios.models.contra_assinatura import ContraAssinatura
from municipios.models.convite_assinatura import ConviteAssinatura
from municipios.models.coorte import Coorte, Membro
from municipios.models.decisao import Decisao
from municipios.models.delegacao import Delegacao
from municipios.models.diligencia import Diligencia, MotivoDiligencia
from municipios.models.documento import Documento
from municipios.models.endereco_agenda import EnderecoAgenda
from municipios.models.ente import Ente
from municipios.models.ente_pendente import EntePendente
from municipios.models.evento import Evento
from municipios.models.feriado import Feriado
from municipios.models.gerencia import Gerencia
from municipios.models.historico import Historico
from municipios.models.hub import Hub
from municipios.models.importacao import Importacao
from municipios.models.inscricao import ConviteEvento, Inscricao
from municipios.models.lista_revogados import ListaRevogados
from municipios.models.material import Material
from municipios.models.mensagem import Anexo, Leitura, Mensagem
from municipios.models.modelo_termo import ModeloTermo
from municipios.models.notificacao import Notificacao
from municipios.models.operador import Operador
from municipios.models.pedido_autoridade import PedidoAutoridade
from municipios.models.ponto_focal import PontoFocal
from municipios.models.populacao import Populacao
from municipios.models.posse import Posse
from municipios.models.presenca import Certificado, Presenca
from municipios.models.raiz_confiavel import RaizConfiavel
from municipios.models.reassinatura import Reassinatura
from municipios.models.reconfirmacao import Reconfirmacao
from municipios.models.regra_lembrete import RegraLembrete
from municipios.models.renovacao import Renovacao
from municipios.models.termo import Termo
from municipios.models.token_acesso import TokenAcesso
from municipios.models.usuario import Usuario
from municipios.models.validacao import Validacao

__all__ = [
    "Adesao",
    "Ancora",
    "Anexo",
    "Anotacao",
    "Assinatura",
    "Autoridade",
    "Campanha",
    "Certificado",
    "Comparacao",
    "ContraAssinatura",
    "ConviteAssinatura",
    "ConviteEvento",
    "Coorte",
    "Decisao",
    "Delegacao",
    "Diligencia",
    "Documento",
    "EnderecoAgenda",
    "Ente",
    "EntePendente",
    "Evento",
    "Feriado",
    "Gerencia",
    "Historico",
    "Hub",
    "Importacao",
    "Inscricao",
    "Leitura",
    "ListaRevogados",
    "Material",
    "Membro",
    "Mensagem",
    "ModeloTermo",
    "MotivoDiligencia",
    "Notificacao",
    "Operador",
    "PedidoAutoridade",
    "PontoFocal",
    "Populacao",
    "Posse",
    "Presenca",
    "RaizConfiavel",
    "Reassinatura",
    "Reconfirmacao",
    "RegraLembrete",
    "Renovacao",
    "Termo",
    "TokenAcesso",
    "Usuario",
    "Validacao",
]
