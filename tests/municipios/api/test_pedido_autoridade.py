"""`/api/v1/pedidos-autoridade/`: pedir com o documento, responder com a versão lida."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from municipios.api.pedido_autoridade import PedidoAutoridadeSerializer
from municipios.choices import NivelConta
from municipios.choices.pedido_autoridade import OrigemPedido, SituacaoPedido
from municipios.models import Ente, PedidoAutoridade, Usuario
from tests.api import cliente_de, conferir_problema, igual_ao_serializador, linhas
from tests.builders import criar_pedido, png

PEDIDOS = "/api/v1/pedidos-autoridade/"
JSON = "application/json"
pytestmark = pytest.mark.django_db


def _corpo(ente: Ente, **campos: Any) -> dict[str, Any]:
    padrao = {"ente": ente.pk, "origem": "pessoa", "cargo": "Prefeito", "inicio": "2025-01-01",
              "prova": "diploma", "documento": png()}  # fmt: skip
    return padrao | campos


def test_pede_le_o_seu_e_ninguem_mais(
    davi: Usuario, bruno: Usuario, ana: Usuario, vicosa: Ente
) -> None:
    conferir_problema(cliente_de(davi).post(PEDIDOS, _corpo(vicosa)), 409, "conta_bronze")
    Usuario.objects.filter(pk=davi.pk).update(nivel_conta=NivelConta.PRATA)
    davi.refresh_from_db()
    falso = SimpleUploadedFile("a.pdf", b"<html>")
    recusa = cliente_de(davi).post(PEDIDOS, _corpo(vicosa, documento=falso))
    conferir_problema(recusa, 409, "documento")
    novo = cliente_de(davi).post(PEDIDOS, _corpo(vicosa))
    assert novo.status_code == 201, novo.content
    (linha,) = linhas(cliente_de(davi).get(PEDIDOS))
    igual_ao_serializador(linha, PedidoAutoridade.objects.get(), PedidoAutoridadeSerializer)
    assert str(davi.cpf) not in str(linha)
    for outra in (bruno, ana):
        assert linhas(cliente_de(outra).get(PEDIDOS)) == []
        assert cliente_de(outra).get(novo["Location"]).status_code == 404
        assert cliente_de(outra).post(f"{novo['Location']}retirar/").status_code == 404


def test_proposta_do_ente_diz_de_quem(ana: Usuario, vicosa: Ente) -> None:
    sem_nome = cliente_de(ana).post(PEDIDOS, _corpo(vicosa, origem="ente"))
    conferir_problema(sem_nome, 400, "dados_invalidos")
    dados = {"nome": "Rita Souto", "cpf": "99953847010"}
    nova = cliente_de(ana).post(PEDIDOS, _corpo(vicosa, origem="ente", **dados))
    assert nova.json()["situacao"] == SituacaoPedido.EM_CONFERENCIA


def test_devolve_completa_e_aceita_so_sobre_a_versao_lida(
    ana: Usuario, carla: Usuario, lia: Usuario, vicosa: Ente
) -> None:
    pedido = criar_pedido(vicosa, por=ana, origem=OrigemPedido.ENTE)
    onde, analista = f"{PEDIDOS}{pedido.pk}/", cliente_de(carla)
    lida = {"If-Match": analista.get(onde)["ETag"]}
    conferir_problema(
        cliente_de(lia).post(f"{onde}aceitar/", {}, content_type=JSON), 403, "sem_permissao"
    )
    faltas = {"faltas": ["ilegivel", "inicio"], "texto": "Veja a página 2."}
    devolvido = analista.post(f"{onde}devolver/", faltas, content_type=JSON, headers=lida)
    assert devolvido.json()["resposta"].count("\n") == 2
    assert analista.post(f"{onde}aceitar/", {}, content_type=JSON, headers=lida).status_code == 412
    de_novo = cliente_de(ana).post(f"{onde}completar/", {"inicio": "2025-01-02"})
    assert de_novo.json()["situacao"] == SituacaoPedido.EM_CONFERENCIA
    aceito = analista.post(f"{onde}aceitar/", {}, content_type=JSON)
    assert aceito.json()["autoridade"]
    tarde = analista.post(f"{onde}recusar/", {"motivo": "Tarde."}, content_type=JSON)
    conferir_problema(tarde, 409, "situacao")
