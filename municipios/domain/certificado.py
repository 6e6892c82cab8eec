"""Encerrar a presença emite os certificados e os manda uma vez; o código se confere depois."""

from datetime import datetime

from django.conf import settings
from django.core.signing import BadSignature, Signer
from django.db import transaction
from django.urls import reverse
from django.utils import timezone

from municipios.choices.evento import SituacaoEvento
from municipios.documentos.certificado import MODELO, FolhaDoCertificado
from municipios.documentos.termo import FalhaAoCompor, compor_com
from municipios.domain.aviso_evento import avisar_do_certificado
from municipios.domain.codigo import codigo_escrito, sortear_codigo
from municipios.domain.transicoes import Transicao, TransicaoInvalida, executar
from municipios.models import Certificado, Evento, Presenca, Usuario
from municipios.permissions import conduz_evento

_SAL = "municipios.certificado"
_REALIZADO = SituacaoEvento.REALIZADO
ENCERRAR = Transicao(
    "encerrar_presenca",
    "Encerrar a presença e mandar os certificados",
    (_REALIZADO,),
    _REALIZADO,
    conduz_evento,
)
REABRIR = Transicao(
    "reabrir_presenca", "Reabrir a presença", (_REALIZADO,), _REALIZADO, conduz_evento
)
TRANSICOES = (ENCERRAR, REABRIR)


@transaction.atomic
def encerrar_presenca(evento: Evento, *, por: Usuario, agora: datetime | None = None) -> Evento:
    """Ninguém mais se marca; cada ente presente recebe o certificado, por e-mail, uma vez só."""
    agora = agora or timezone.now()
    travado = Evento.objects.select_for_update(of=("self",)).get(pk=evento.pk)
    if travado.presenca_encerrada_em:
        raise TransicaoInvalida("A presença deste evento já foi encerrada.", codigo="encerrada")
    feito = executar(travado, ENCERRAR, por=por, presenca_encerrada_em=agora)
    presencas = Presenca.objects.valendo().do_evento(feito.pk)
    certificados = [
        _emitir(presenca, por, agora)
        for presenca in presencas.select_related("inscricao__ente", "inscricao__evento")
    ]
    avisar_do_certificado(feito, [(c.presenca.inscricao, segredo(c)) for c in certificados])
    return feito


@transaction.atomic
def reabrir_presenca(evento: Evento, *, por: Usuario) -> Evento:
    """Para corrigir a lista: o certificado de quem sai perde o efeito; o de quem fica, não."""
    travado = Evento.objects.select_for_update(of=("self",)).get(pk=evento.pk)
    if not travado.presenca_encerrada_em:
        raise TransicaoInvalida("A presença deste evento não foi encerrada.", codigo="encerrada")
    return executar(travado, REABRIR, por=por, presenca_encerrada_em=None)


def certificado_do_codigo(codigo: str) -> Certificado | None:
    certificados = Certificado.objects.select_related("presenca__inscricao__ente")
    return certificados.filter(codigo=codigo_escrito(codigo)).first()


def segredo(certificado: Certificado) -> str:
    """O fim do endereço de baixar: assinado com a chave do portal; não se adivinha."""
    return Signer(salt=_SAL).sign(str(certificado.pk))


def certificado_do_segredo(texto: str) -> Certificado | None:
    """Nulo se o endereço foi mexido, ou se a presença foi desfeita."""
    try:
        pk = Signer(salt=_SAL).unsign(texto)
    except BadSignature:
        return None
    return Certificado.objects.filter(pk=pk, presenca__in=Presenca.objects.valendo()).first()


def em_pdf(certificado: Certificado) -> bytes:
    """Levanta `FalhaAoCompor`."""
    caminho = reverse("certificado_verificar", args=[certificado.codigo])
    folha = FolhaDoCertificado(
        **certificado.dados,
        codigo=certificado.codigo,
        url=f"{settings.URL_PUBLICA}{caminho}",
        dia=timezone.localdate(certificado.emitido_em),
    )
    (pdf,) = compor_com(MODELO, [folha.em_json()])
    if isinstance(pdf, FalhaAoCompor):
        raise pdf
    return pdf


def _emitir(presenca: Presenca, por: Usuario, agora: datetime) -> Certificado:
    """O já emitido guarda o código e a data, e ganha o retrato de agora."""
    dados = _retrato(presenca)
    novo = {"codigo": sortear_codigo(), "emitido_em": agora, "emitido_por": por, "dados": dados}
    certificado, _ = Certificado.objects.update_or_create(
        presenca=presenca, defaults={"dados": dados}, create_defaults=novo
    )
    return certificado


def _retrato(presenca: Presenca) -> dict[str, object]:
    evento = presenca.inscricao.evento
    return {
        "evento": evento.nome,
        "tipo": evento.get_tipo_display(),
        "quando": evento.quando,
        "onde": evento.local or evento.get_modalidade_display().lower(),
        "organizador": evento.organizador,
        "ente": str(presenca.inscricao.ente),
        "pessoas": presenca.pessoas,
        "nomes": [nome.strip() for nome in presenca.nomes.splitlines() if nome.strip()],
    }
