"""Lê o ambiente e falha alto: um valor inválido para o início com uma frase que diz o conserto."""

import os
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

OBRIGATORIAS_EM_PRODUCAO = (
    "REDEGOV_CHAVE_SECRETA",
    "REDEGOV_HOSTS",
    "REDEGOV_URL",
    "DATABASE_URL",
    "REDIS_URL",
    "EMAIL_URL",
    "REDEGOV_EMAIL_REMETENTE",
    "GOVBR_EMISSOR",
    "GOVBR_CLIENT_ID",
    "GOVBR_CLIENT_SECRET",
)
# Uma letra trocada num nome de cinco; acima disso quem decide é `Ente.objects.buscar`.
LIMIAR_DA_BUSCA = "-c pg_trgm.strict_word_similarity_threshold=0.33"
_VERDADEIROS = {"1", "sim", "true", "s"}
_FALSOS = {"0", "nao", "não", "false", "n", ""}


def texto(nome: str, padrao: str = "") -> str:
    return os.environ.get(nome, padrao).strip()


def inteiro(nome: str, padrao: int) -> int:
    valor = texto(nome, str(padrao))
    try:
        return int(valor)
    except ValueError:
        raise ImproperlyConfigured(f"{nome} deve ser um número inteiro; veio “{valor}”.") from None


def booleano(nome: str, *, padrao: bool) -> bool:
    valor = texto(nome, "sim" if padrao else "nao").lower()
    if valor in _VERDADEIROS:
        return True
    if valor in _FALSOS:
        return False
    raise ImproperlyConfigured(f"{nome} deve ser “sim” ou “nao”; veio “{valor}”.")


def lista(nome: str, padrao: str = "") -> list[str]:
    """Lista separada por vírgulas, sem itens vazios."""
    return [item.strip() for item in texto(nome, padrao).split(",") if item.strip()]


def escolha(nome: str, padrao: str, opcoes: set[str]) -> str:
    valor = texto(nome, padrao)
    if valor not in opcoes:
        aceitas = ", ".join(sorted(opcoes))
        raise ImproperlyConfigured(f"{nome} aceita {aceitas}; veio “{valor}”.")
    return valor


def pasta(nome: str, padrao: Path) -> Path:
    return Path(texto(nome, str(padrao))).expanduser().absolute()


def exigir(*nomes: str) -> None:
    """Para o início com a lista exata do que falta, de uma vez só."""
    faltam = [nome for nome in nomes if not texto(nome)]
    if faltam:
        raise ImproperlyConfigured(
            "Faltam variáveis de ambiente para o modo produção: "
            + ", ".join(faltam)
            + ". Veja .env.example, que explica cada uma."
        )


def banco(url: str, *, conexoes: int = 0) -> dict[str, object]:
    """Traduz `postgresql://usuario:senha@host:porta/banco?host=/pasta/do/socket` para o Django.

    `conexoes` é o tamanho do pool nativo; com ele, CONN_MAX_AGE tem de ser 0. A conferência de
    saúde faz o pool trocar a conexão que morreu antes de entregá-la.
    """
    partes = urlsplit(url)
    if partes.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL deve começar por postgresql:// (só PostgreSQL).")
    consulta = parse_qs(partes.query)
    pool = {"min_size": 1, "max_size": conexoes, "timeout": 5, "reconnect_timeout": 5}
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(partes.path.lstrip("/")) or "redegov",
        "USER": unquote(partes.username or ""),
        "PASSWORD": unquote(partes.password or ""),
        "HOST": unquote(consulta.get("host", [partes.hostname or ""])[0]),
        "PORT": str(partes.port or consulta.get("port", [""])[0]),
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"options": LIMIAR_DA_BUSCA, **({"pool": pool} if conexoes else {})},
    }


def correio(url: str) -> dict[str, object]:
    """Traduz `smtp+tls://usuario:senha@host:porta` (ou `smtps://`, `smtp://`) para o Django."""
    partes = urlsplit(url)
    if partes.scheme not in {"smtp", "smtp+tls", "smtps"} or not partes.hostname:
        raise ImproperlyConfigured("EMAIL_URL deve ser smtp://, smtp+tls:// ou smtps:// com host.")
    return {
        "EMAIL_BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "EMAIL_HOST": partes.hostname,
        "EMAIL_PORT": partes.port or {"smtp": 25, "smtp+tls": 587, "smtps": 465}[partes.scheme],
        "EMAIL_HOST_USER": unquote(partes.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(partes.password or ""),
        "EMAIL_USE_TLS": partes.scheme == "smtp+tls",
        "EMAIL_USE_SSL": partes.scheme == "smtps",
        "EMAIL_TIMEOUT": 20,
    }
