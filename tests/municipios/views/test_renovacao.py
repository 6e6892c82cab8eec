"""As páginas da nova assinatura: publicar vendo antes, acompanhar, e o clique do ente."""

from typing import Any

import pytest
from django.test import Client

from municipios.domain.abertura_renovacao import varrer
from municipios.models import Ente, Reassinatura, Renovacao, Usuario
from tests.builders import DADOS_DO_TERMO, criar_adesao
from tests.renovacao import criar_reassinatura, criar_texto

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("modelos")]
SIM = {"exige_nova_assinatura": "sim", "prazo": "31/03/2099"}


def _texto(client: Client, endereco: str, dados: dict[str, Any] | None = None) -> str:
    resposta = client.post(endereco, dados) if dados is not None else client.get(endereco)
    return resposta.content.decode()


def test_mostra_quem_assina_de_novo_e_so_publica_com_o_segundo_sim(
    client: Client, ana: Usuario, rosa: Usuario, vicosa: Ente
) -> None:
    criar_adesao(vicosa)
    texto = criar_texto(por=rosa)
    client.force_login(rosa)
    pagina = f"/equipe/textos-do-termo/{texto.pk}/publicar/"
    assert "Escreva até quando" in _texto(client, pagina, {"exige_nova_assinatura": "sim"})
    previa = _texto(client, pagina, SIM)
    assert "Publicar e pedir a 1 ente<" in previa
    assert "continua em vigor" in previa
    assert not Renovacao.objects.exists()
    client.post(pagina, SIM | {"publicar": "sim"})
    assert "já foi publicada" in _texto(client, pagina, SIM | {"publicar": "sim"})
    renovacao = Renovacao.objects.get()
    assert varrer() == 1
    acompanha = f"/equipe/renovacoes/{renovacao.pk}/"
    assert "Não começou" in _texto(client, acompanha)
    csv = client.get(f"{acompanha}faltam.csv?uf=MG")
    assert len(b"".join(csv.streaming_content).splitlines()) == 2  # type: ignore[attr-defined]
    client.post(f"{acompanha}cancelar/", {"motivo": "Texto errado."})
    assert "Cancelando os pedidos" in _texto(client, acompanha)


def test_ponto_focal_ve_a_tarefa_e_prepara_num_clique(
    client: Client, ana: Usuario, pedro: Usuario, rosa: Usuario, vicosa: Ente
) -> None:
    criar_adesao(vicosa, dados=DADOS_DO_TERMO)
    pedido = criar_reassinatura(vicosa, por=rosa)
    client.force_login(ana)
    endereco = f"/entes/{vicosa.pk}/nova-assinatura/"
    assert endereco in _texto(client, "/meu-municipio/")
    assert endereco in _texto(client, f"/entes/{vicosa.pk}/adesao/")
    assert "Praça do Rosário" in _texto(client, endereco)
    resposta = client.post(f"/novas-assinaturas/{pedido.pk}/preparar/", follow=True)
    assert "está sendo gerado" in resposta.content.decode()


def test_estranho_nao_ve_nem_prepara(
    client: Client, bruno: Usuario, rosa: Usuario, vicosa: Ente
) -> None:
    pedido = criar_reassinatura(vicosa, por=rosa)
    client.force_login(bruno)
    assert client.get(f"/entes/{vicosa.pk}/nova-assinatura/").status_code == 404
    assert client.post(f"/novas-assinaturas/{pedido.pk}/preparar/").status_code == 404
    assert Reassinatura.objects.get().esta_em_aberto
