"""Um envio: tentar mandar a mensagem e dizer como terminou, sem nunca derrubar os outros."""

from dataclasses import dataclass
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException, SMTPSenderRefused

from django.core.mail import BadHeaderError, EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from municipios.choices import SituacaoNotificacao
from municipios.domain.correio import montar
from municipios.models import Notificacao

SERVIDOR_FECHANDO = 421


@dataclass(frozen=True)
class Desfecho:
    """Como terminou um envio. `incerto`: o servidor pode ter aceito sem termos sabido."""

    situacao: SituacaoNotificacao
    erro: str = ""
    incerto: bool = False
    conexao_caiu: bool = False


ENVIADA = Desfecho(SituacaoNotificacao.ENVIADA)


def enviar(conexao: BaseEmailBackend, aviso: Notificacao) -> Desfecho:
    """Recusa definitiva é para sempre; todo o resto fica pendente, com o motivo."""
    try:
        mensagem = montar(aviso, conexao)
    except BadHeaderError as erro:
        return Desfecho(SituacaoNotificacao.RECUSADA, _descrever(erro, "cabeçalho inválido"))
    except Exception as erro:  # noqa: BLE001 -- um texto quebrado não pode parar os outros avisos
        return Desfecho(SituacaoNotificacao.PENDENTE, _descrever(erro, str(erro)))
    return _mandar(conexao, mensagem)


def _mandar(conexao: BaseEmailBackend, mensagem: EmailMessage) -> Desfecho:
    try:
        conexao.send_messages([mensagem])
    except SMTPRecipientsRefused as erro:
        codigo, resposta = next(iter(erro.recipients.values()))
        return _recusa(erro, codigo, resposta)
    except SMTPResponseException as erro:
        return _recusa(erro, erro.smtp_code, erro.smtp_error)
    except UnicodeError as erro:
        return Desfecho(SituacaoNotificacao.RECUSADA, _descrever(erro, "endereço inválido"))
    except (OSError, SMTPException) as erro:
        descricao = _descrever(erro, str(erro))
        return Desfecho(SituacaoNotificacao.PENDENTE, descricao, incerto=True, conexao_caiu=True)
    return ENVIADA


def _recusa(erro: SMTPException, codigo: int, resposta: bytes | str) -> Desfecho:
    """5xx do destinatário ou da mensagem é para sempre; do remetente, é nosso, e insiste."""
    texto = resposta.decode(errors="replace") if isinstance(resposta, bytes) else resposta
    definitiva = 500 <= codigo < 600 and not isinstance(erro, SMTPSenderRefused)
    return Desfecho(
        SituacaoNotificacao.RECUSADA if definitiva else SituacaoNotificacao.PENDENTE,
        _descrever(erro, f"{codigo} {texto}"),
        conexao_caiu=codigo == SERVIDOR_FECHANDO,
    )


def _descrever(erro: BaseException, detalhe: str) -> str:
    return f"{type(erro).__name__}: {' '.join(detalhe.split())}"[:500]
