"""Da linha da caixa de saída à mensagem, e da pasta de e-mails da demonstração à tela."""

import hashlib
from dataclasses import dataclass
from email import policy
from email.parser import BytesParser
from email.utils import formataddr
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template import Context
from django.template.loader import get_template

from municipios.models import Notificacao


def montar(aviso: Notificacao, conexao: BaseEmailBackend | None = None) -> EmailMultiAlternatives:
    """A mensagem de um aviso, com o Message-ID dele. Levanta erro de template ou de endereço."""
    contexto = {
        **aviso.contexto,
        "nome": aviso.nome_destinatario,
        "ente": aviso.ente,
        "url": settings.URL_PUBLICA,
    }
    mensagem = EmailMultiAlternatives(
        subject=_em_uma_linha(_renderizar(f"{aviso.motivo}_assunto.txt", contexto)),
        body=_renderizar(f"{aviso.motivo}_corpo.txt", contexto).strip() + "\n",
        to=[_endereco(aviso)],
        headers={"Message-ID": aviso.message_id, "Auto-Submitted": "auto-generated"},
        connection=conexao,
    )
    mensagem.attach_alternative(
        get_template(f"emails/{aviso.motivo}_corpo.html").render(contexto), "text/html"
    )
    if agenda := aviso.contexto.get("ics"):
        mensagem.attach("evento.ics", agenda, "text/calendar")
    return mensagem


def _renderizar(nome: str, contexto: dict[str, Any]) -> str:
    """Texto puro não leva escape de HTML: “D'Ávila” chega como é."""
    texto: str = get_template(f"emails/{nome}").template.render(  # type: ignore[attr-defined]
        Context(contexto, autoescape=False)
    )
    return texto


def _em_uma_linha(texto: str) -> str:
    """Quebra de linha em cabeçalho viraria outro cabeçalho."""
    return " ".join(texto.split())


def _endereco(aviso: Notificacao) -> str:
    return formataddr((_em_uma_linha(aviso.nome_destinatario), aviso.destinatario))


def arquivo_da_mensagem(message_id: str) -> Path:
    """Onde a demonstração guarda a mensagem. O nome é um resumo: nada de fora vira caminho."""
    resumo = hashlib.sha256(message_id.encode()).hexdigest()[:32]
    return Path(settings.EMAIL_PASTA) / f"{resumo}.eml"


@dataclass(frozen=True)
class MensagemLida:
    assunto: str
    remetente: str
    destinatario: str
    texto: str
    arquivo: str


def ler_da_pasta(aviso: Notificacao) -> MensagemLida | None:
    """A mensagem que a demonstração gravou; nenhuma, se foi por SMTP ou ainda não saiu."""
    caminho = arquivo_da_mensagem(aviso.message_id)
    try:
        with caminho.open("rb") as arquivo:
            mensagem = BytesParser(policy=policy.default).parse(arquivo)
    except FileNotFoundError:
        return None
    corpo = mensagem.get_body(("plain",))
    return MensagemLida(
        assunto=str(mensagem["Subject"]).strip(),
        remetente=str(mensagem["From"]),
        destinatario=str(mensagem["To"]),
        texto=corpo.get_content() if corpo else "",
        arquivo=caminho.name,
    )
