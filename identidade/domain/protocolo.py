"""Protocolo no serviço de integração: registrar, verificar e concluir."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from identidade.choices import SituacaoProtocolo
from identidade.domain.implantacao import recusar_texto_com_segredo, travar
from identidade.models import Implantacao, Protocolo
from municipios.domain.lembrete import regra_ativa
from municipios.domain.transicoes import Transicao, TransicaoInvalida, criar, executar
from municipios.models import Usuario
from municipios.permissions import age_pelo_ente

# A regra diz em quantos dias sem resposta o protocolo chega ao limite.
NO_LIMITE = "protocolo_no_limite"
DIAS_SEM_REGRA = 14
ABERTO, CONCLUIDO = SituacaoProtocolo.ABERTO, SituacaoProtocolo.CONCLUIDO
REGISTRAR = Transicao("registrar", "Registrou um protocolo", (), ABERTO, age_pelo_ente)
VERIFICAR = Transicao("verificar", "Verifiquei agora", (ABERTO,), ABERTO, age_pelo_ente)
CONCLUIR = Transicao(
    "concluir", "Concluir o protocolo", (ABERTO,), CONCLUIDO, age_pelo_ente, exige_motivo=True
)
TRANSICOES = (REGISTRAR, VERIFICAR, CONCLUIR)


@dataclass(frozen=True)
class Abertura:
    """O que se sabe do pedido feito lá; sem datas, vale hoje e o limite da regra."""

    numero: str
    aberto_por_nome: str
    aberto_por_contato: str
    aberto_em: date | None = None
    limite: date | None = None


@transaction.atomic
def registrar(
    implantacao: Implantacao, abertura: Abertura, *, por: Usuario, hoje: date | None = None
) -> Protocolo:
    """Guarda no ente o que só a conta de quem abriu mostra.

    Raises:
        SemPermissao: a pessoa não age pelo ente.
        TransicaoInvalida: número repetido, dado que falta, datas fora de ordem ou texto com CPF.
    """
    textos = (abertura.numero, abertura.aberto_por_nome, abertura.aberto_por_contato)
    recusar_texto_com_segredo(*textos)
    numero, nome, contato = (texto.strip() for texto in textos)
    hoje = hoje or timezone.localdate()
    if abertura.aberto_em and abertura.aberto_em > hoje:
        raise TransicaoInvalida("O protocolo não pode ter sido aberto no futuro.", codigo="data")
    novo = Protocolo(
        implantacao=travar(implantacao.pk),
        numero=numero,
        aberto_por_nome=nome,
        aberto_por_contato=contato,
        aberto_em=abertura.aberto_em or hoje,
        verificado_em=hoje,
        limite=abertura.limite or proximo_limite(hoje),
        registrado_por=por,
    )
    return criar(novo, REGISTRAR, por=por, dados={"numero": numero})


def verificar(
    protocolo: Protocolo, *, por: Usuario, limite: date | None = None, hoje: date | None = None
) -> Protocolo:
    """Alguém olhou lá e ainda não há resposta: o limite recomeça."""
    hoje = hoje or timezone.localdate()
    novo = limite or proximo_limite(hoje)
    return executar(protocolo, VERIFICAR, por=por, verificado_em=hoje, limite=novo)


def concluir(protocolo: Protocolo, *, por: Usuario, motivo: str) -> Protocolo:
    """A SGD respondeu; `motivo` diz o quê."""
    recusar_texto_com_segredo(motivo)
    return executar(protocolo, CONCLUIR, por=por, motivo=motivo)


def proximo_limite(hoje: date) -> date:
    regra = regra_ativa(NO_LIMITE)
    return hoje + timedelta(days=regra.dias if regra else DIAS_SEM_REGRA)
