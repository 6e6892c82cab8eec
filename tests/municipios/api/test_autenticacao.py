"""O portador do token, visto por uma rota qualquer da API."""

from typing import Any

import pytest
from rest_framework.permissions import IsAuthenticated
from rest_framework.request import Request
from rest_framework.response import Response
from rest_framework.test import APIRequestFactory
from rest_framework.views import APIView

from municipios.api.autenticacao import TokenAcessoAuthentication
from municipios.domain.token_acesso import emitir_token, revogar_token
from municipios.models import Ente, PontoFocal, Usuario


class MeusEntes(APIView):
    authentication_classes = [TokenAcessoAuthentication]
    permission_classes = [IsAuthenticated]

    def get(self, request: Request) -> Response:
        entes = Ente.objects.administrados_por(request.user)
        return Response([ente.pk for ente in entes])


def _pedir(autorizacao: str = "") -> Any:
    cabecalhos = {"authorization": autorizacao} if autorizacao else {}
    return MeusEntes.as_view()(APIRequestFactory().get("/", headers=cabecalhos))


def test_token_valido_age_pela_pessoa(ana: Usuario, vicosa: Ente) -> None:
    _, texto = emitir_token(ana, nome="carga", horas=1)
    assert _pedir(f"Bearer {texto}").data == [vicosa.pk]
    assert _pedir(f"bearer {texto}").data == [vicosa.pk]


@pytest.mark.parametrize(
    "autorizacao", ["", "Bearer", "Bearer ", "Bearer x", "Basic YTpi", "Bearer a b", "Bearer \x00"]
)
def test_sem_token_valido_responde_401(db: None, autorizacao: str) -> None:
    resposta = _pedir(autorizacao)
    assert resposta.status_code == 401
    assert resposta["WWW-Authenticate"] == "Bearer"


def test_token_revogado_responde_401(ana: Usuario) -> None:
    token, texto = emitir_token(ana, nome="carga", horas=1)
    revogar_token(token)
    assert _pedir(f"Bearer {texto}").status_code == 401


@pytest.mark.matriz("B6")
def test_vinculo_perdido_tira_o_acesso_no_pedido_seguinte(ana: Usuario, vicosa: Ente) -> None:
    _, texto = emitir_token(ana, nome="carga", horas=1)
    assert _pedir(f"Bearer {texto}").data == [vicosa.pk]
    PontoFocal.objects.all().delete()
    assert _pedir(f"Bearer {texto}").data == []
    Usuario.objects.update(is_active=False)
    assert _pedir(f"Bearer {texto}").status_code == 401
