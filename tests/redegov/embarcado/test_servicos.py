import pytest
from django.core.cache import cache
from django.db import connection


@pytest.mark.django_db
def test_testes_usam_postgresql_novo_com_locale_embutido() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT lower('É'), current_setting('server_version_num')::int")
        linha = cursor.fetchone()
    assert linha is not None
    assert linha[0] == "é"
    assert linha[1] >= 180000


@pytest.mark.usefixtures("cache_limpo")
def test_cache_dos_testes_eh_o_valkey() -> None:
    cache.set("chave", "valor")
    assert cache.get("chave") == "valor"
