"""As páginas do pedido de registro: de quem chega pelo GOV.BR até a resposta da SGD."""

import pytest
from django.test import Client
from django.urls import reverse

from municipios.choices import NivelConta
from municipios.choices.pedido_autoridade import OrigemPedido, SituacaoPedido
from municipios.models import Ente, PedidoAutoridade, Usuario
from tests.builders import criar_pedido, png

ESCOLHER = "/pedidos-autoridade/"
DADOS = {"cargo": "Prefeita", "condicao": "titular", "inicio": "01/01/2025", "prova": "diploma"}
pytestmark = pytest.mark.django_db


def _logado(pessoa: Usuario) -> Client:
    cliente = Client()
    cliente.force_login(pessoa, backend="django.contrib.auth.backends.ModelBackend")
    return cliente


def test_quem_chega_acha_a_porta_e_o_bronze_le_o_que_fazer(davi: Usuario, vicosa: Ente) -> None:
    cliente, novo = _logado(davi), reverse("pedido_autoridade_novo", args=[vicosa.pk])
    assert ESCOLHER in cliente.get("/meu-municipio/").content.decode()
    assert cliente.get(novo).headers["Location"] == ESCOLHER
    assert "confiabilidades.acesso.gov.br" in cliente.get(ESCOLHER).content.decode()
    Usuario.objects.update(nivel_conta=NivelConta.PRATA)
    assert novo in cliente.get(ESCOLHER, {"busca": "vicosa"}).content.decode()


def test_guarda_completa_e_o_envio_repetido_nao_cria_outro(davi: Usuario, vicosa: Ente) -> None:
    Usuario.objects.update(nivel_conta=NivelConta.PRATA)
    cliente, novo = _logado(davi), reverse("pedido_autoridade_novo", args=[vicosa.pk])
    falta = cliente.post(novo, DADOS).content.decode()
    assert "01/01/2025" in falta
    assert not PedidoAutoridade.objects.exists()
    onde = cliente.post(novo, DADOS | {"guardar": "1"}).headers["Location"]
    for _ in range(2):
        cliente.post(f"{onde}completar/", DADOS | {"documento": png()})
        assert cliente.post(novo, DADOS | {"documento": png()}).headers["Location"] == onde
    assert PedidoAutoridade.objects.get().situacao == SituacaoPedido.EM_CONFERENCIA


def test_pedido_e_documento_alheios_nao_existem(
    ana: Usuario, bruno: Usuario, davi: Usuario, vicosa: Ente
) -> None:
    pedido = criar_pedido(vicosa, por=ana, origem=OrigemPedido.ENTE)
    enderecos = [f"{ESCOLHER}{pedido.pk}/", f"/documentos/{pedido.documento_id}/"]
    enderecos += [f"{enderecos[0]}{ato}/" for ato in ("completar", "aceitar", "revelar")]
    for pessoa in (bruno, davi):
        assert {_logado(pessoa).get(e).status_code for e in enderecos} == {404}
    assert _logado(ana).post(f"{enderecos[0]}aceitar/").status_code == 403
