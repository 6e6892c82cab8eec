from datetime import timedelta

import pytest
from django.db import IntegrityError
from django.utils import timezone

from municipios.domain.token_acesso import (
    MAXIMO_VALIDOS,
    TokenRecusado,
    dono_do_token,
    emitir_token,
    revogar_token,
)
from municipios.models import TokenAcesso, Usuario


def test_emite_e_guarda_so_o_resumo(ana: Usuario) -> None:
    token, texto = emitir_token(ana, nome="carga", horas=8)
    assert dono_do_token(texto) == ana
    assert texto.startswith(token.prefixo)
    assert texto not in str(TokenAcesso.objects.values_list())


@pytest.mark.parametrize("horas", [0, -1, 25])
def test_recusa_validade_fora_de_um_dia(ana: Usuario, horas: int) -> None:
    with pytest.raises(TokenRecusado, match="1 a 24 horas"):
        emitir_token(ana, nome="carga", horas=horas)


def test_recusa_tokens_demais(ana: Usuario) -> None:
    tokens = [emitir_token(ana, nome=f"carga {n}", horas=1)[0] for n in range(MAXIMO_VALIDOS)]
    with pytest.raises(TokenRecusado, match="Revogue um"):
        emitir_token(ana, nome="mais um", horas=1)
    revogar_token(tokens[0])
    emitir_token(ana, nome="mais um", horas=1)


def test_vencido_nao_vale(ana: Usuario) -> None:
    ontem = timezone.now() - timedelta(hours=2)
    _, texto = emitir_token(ana, nome="carga", horas=1, agora=ontem)
    assert dono_do_token(texto) is None


def test_revogado_nao_vale_e_guarda_a_primeira_data(ana: Usuario) -> None:
    token, texto = emitir_token(ana, nome="carga", horas=1)
    revogar_token(token)
    token.refresh_from_db()
    primeira = token.revogado_em
    revogar_token(token)
    token.refresh_from_db()
    assert token.revogado_em == primeira
    assert dono_do_token(texto) is None


def test_conta_desativada_nao_usa_token(ana: Usuario) -> None:
    _, texto = emitir_token(ana, nome="carga", horas=1)
    Usuario.objects.update(is_active=False)
    assert dono_do_token(texto) is None


@pytest.mark.parametrize("texto", ["", "redegov_", "x" * 100_000, "\x00", "á"])
def test_texto_qualquer_nao_e_de_ninguem(ana: Usuario, texto: str) -> None:
    emitir_token(ana, nome="carga", horas=1)
    assert dono_do_token(texto) is None


def test_anota_o_uso(ana: Usuario) -> None:
    token, texto = emitir_token(ana, nome="carga", horas=1)
    dono_do_token(texto)
    token.refresh_from_db()
    assert token.ultimo_uso_em is not None


def test_banco_recusa_token_de_mais_de_um_dia(ana: Usuario) -> None:
    agora = timezone.now()
    with pytest.raises(IntegrityError, match="token_acesso_dura_um_dia"):
        TokenAcesso.objects.create(
            usuario=ana, hash="a" * 64, criado_em=agora, expira_em=agora + timedelta(hours=25)
        )
