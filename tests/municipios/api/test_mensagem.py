"""`/api/v1/mensagens/`: cada um lê e escreve nas conversas dos seus entes."""

import pytest

from municipios.api.mensagem import MensagemSerializer
from municipios.domain.mensagem import enviar
from municipios.models import Ente, Leitura, Mensagem, Usuario
from tests.api import cliente_de, conferir_problema, igual_ao_serializador, linhas
from tests.builders import pdf

MENSAGENS = "/api/v1/mensagens/"
JSON = "application/json"
pytestmark = pytest.mark.django_db


def test_lista_as_do_proprio_ente_com_anexos(
    vicosa: Ente, ana: Usuario, bruno: Usuario, carla: Usuario
) -> None:
    enviar(vicosa, por=ana, texto="Segue", anexos=[pdf("a.pdf"), pdf("b.pdf")])
    (linha,) = linhas(cliente_de(ana).get(MENSAGENS))
    igual_ao_serializador(linha, Mensagem.objects.com_anexos().get(), MensagemSerializer)
    assert linhas(cliente_de(carla).get(MENSAGENS)) == [linha]
    assert linhas(cliente_de(bruno).get(MENSAGENS)) == []
    assert "Segue" in cliente_de(ana).get(f"{MENSAGENS}?formato=csv").getvalue().decode()


def test_escreve_e_repetir_o_envio_nao_cria_outra(vicosa: Ente, ana: Usuario) -> None:
    corpo = {"ente": vicosa.pk, "texto": "Oi", "chave": "0b9f7a52-6c1e-4a53-9d0e-0d4b7d7ad101"}
    feitas = [cliente_de(ana).post(MENSAGENS, corpo, content_type=JSON) for _ in range(2)]
    assert [r.status_code for r in feitas] == [201, 201]
    assert feitas[0].json() == feitas[1].json()
    assert Mensagem.objects.count() == 1


def test_recusa_segredo_e_quem_nao_age_pelo_ente(vicosa: Ente, ana: Usuario, davi: Usuario) -> None:
    corpo = {"ente": vicosa.pk, "texto": "senha: abc"}
    resposta = cliente_de(ana).post(MENSAGENS, corpo, content_type=JSON)
    problema = conferir_problema(resposta, 400, "dados_invalidos")
    assert problema["errors"][0]["pointer"] == "#/texto"
    resposta = cliente_de(davi).post(MENSAGENS, corpo | {"texto": "Oi"}, content_type=JSON)
    conferir_problema(resposta, 403, "sem_permissao")
    assert not Mensagem.objects.exists()


def test_marca_como_lida_e_filtra_as_que_faltam(
    vicosa: Ente, ana: Usuario, bruno: Usuario, carla: Usuario
) -> None:
    mensagem = enviar(vicosa, por=carla, texto="Oi")
    endereco, por_ler = f"{MENSAGENS}{mensagem.pk}/lida/", f"{MENSAGENS}?nao_lidas=true"
    assert len(linhas(cliente_de(ana).get(por_ler))) == 1
    conferir_problema(
        cliente_de(bruno).post(endereco, {}, content_type=JSON), 404, "nao_encontrado"
    )
    resposta = cliente_de(ana).post(endereco, {}, content_type=JSON)
    assert resposta.json()["id"] == mensagem.pk
    assert linhas(cliente_de(ana).get(por_ler)) == []
    assert Leitura.objects.get(usuario=ana).ate == mensagem
