"""O endereço secreto da agenda: criar, revogar, e o que ele mostra. Nada nele é dado pessoal."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from municipios.choices.evento import SituacaoEvento
from municipios.domain.transicoes import SemPermissao, registrar, salvar
from municipios.models import Coorte, EnderecoAgenda, Ente, Evento, Usuario
from municipios.models.endereco_agenda import EnderecoAgendaQuerySet
from municipios.models.evento import EventoQuerySet
from municipios.permissions import age_pelo_ente, conduz_evento

# O evento cancelado ou recente ainda tem de chegar a quem assina a agenda.
PASSADO = timedelta(days=90)


@transaction.atomic
def criar_endereco(dono: Ente | Coorte, *, por: Usuario) -> tuple[EnderecoAgenda, str]:
    """Devolve o endereço e o segredo, que não se recupera; o que valia antes é revogado."""
    _exigir(dono, por)
    type(dono)._default_manager.select_for_update(of=("self",)).get(pk=dono.pk)
    _do(dono).valendo().update(revogado_em=timezone.now())
    segredo = secrets.token_urlsafe(24)
    novo = EnderecoAgenda(hash=_hash(segredo), criado_por=por, **_de_quem(dono))
    salvar(novo)
    registrar(dono, "criar_endereco_agenda", "Criar o endereço da agenda", por=por)
    return novo, segredo


@transaction.atomic
def revogar_endereco(dono: Ente | Coorte, *, por: Usuario) -> bool:
    """Deixa de valer no pedido seguinte; diz se havia algum."""
    _exigir(dono, por)
    revogados = _do(dono).valendo().update(revogado_em=timezone.now())
    if revogados:
        registrar(dono, "revogar_endereco_agenda", "Revogar o endereço da agenda", por=por)
    return bool(revogados)


def endereco_valendo(dono: Ente | Coorte) -> EnderecoAgenda | None:
    return _do(dono).valendo().select_related("criado_por").first()


def eventos_do_segredo(segredo: str, agora: datetime | None = None) -> EventoQuerySet | None:
    """Os eventos a que o ente foi convidado, ou os da coorte; nulo se o endereço não vale."""
    endereco = EnderecoAgenda.objects.valendo().filter(hash=_hash(segredo)).first()
    if endereco is None:
        return None
    desde = (agora or timezone.now()) - PASSADO
    anunciados = Evento.objects.exclude(situacao=SituacaoEvento.RASCUNHO).por_vir(desde)
    if endereco.ente_id:
        return anunciados.filter(inscricoes__ente=endereco.ente_id)
    return anunciados.filter(coorte=endereco.coorte_id)


def _de_quem(dono: Ente | Coorte) -> dict[str, Ente | Coorte]:
    return {"ente" if isinstance(dono, Ente) else "coorte": dono}


def _do(dono: Ente | Coorte) -> EnderecoAgendaQuerySet:
    return EnderecoAgenda.objects.filter(**_de_quem(dono))


def _exigir(dono: Ente | Coorte, por: Usuario) -> None:
    pode = age_pelo_ente(por, dono) if isinstance(dono, Ente) else conduz_evento(por)
    if not pode:
        raise SemPermissao("Dar ou revogar o endereço da agenda")


def _hash(segredo: str) -> str:
    return hashlib.sha256(segredo.encode()).hexdigest()
