"""O cache e as travas, no Valkey: fora do ar, não prendem a página."""

from redis.backoff import NoBackoff
from redis.retry import Retry


def configuracao(endereco: str) -> dict[str, dict[str, object]]:
    """Uma só nova tentativa, e sem espera."""
    return {
        "default": {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": endereco,
            "KEY_PREFIX": "redegov",
            "OPTIONS": {"socket_timeout": 2, "retry": Retry(NoBackoff(), 1)},
        }
    }
