"""Página da conversa: ler, escrever, anexar, marcar; nada do que se digitou se perde."""

import uuid

import pytest
from django.test import Client

from municipios.domain.mensagem import enviar
from municipios.models import Documento, Ente, Leitura, Mensagem, Usuario
from tests.builders import VICOSA, pdf

CONVERSA = f"/entes/{VICOSA}/conversa/"
pytestmark = pytest.mark.django_db


def entrar(usuario: Usuario) -> Client:
    client = Client()
    client.force_login(usuario, "django.contrib.auth.backends.ModelBackend")
    return client


def test_estranho_nao_acha_e_anonimo_vai_entrar(
    client: Client, ana: Usuario, bruno: Usuario, davi: Usuario
) -> None:
    assert client.get(CONVERSA).status_code == 302
    assert [entrar(p).get(CONVERSA).status_code for p in (bruno, davi)] == [404, 404]
    assert entrar(ana).get(CONVERSA).status_code == 200


def test_escreve_com_anexos_e_clique_duplo_cria_uma(ana: Usuario) -> None:
    cliente, chave = entrar(ana), str(uuid.UUID(int=3))
    for _ in range(2):
        corpo = {"texto": "Segue o ofício.", "anexos": [pdf("a.pdf"), pdf("b.pdf")], "chave": chave}
        assert cliente.post(CONVERSA, corpo).status_code == 302
    mensagem = Mensagem.objects.get()
    assert mensagem.anexos.count() == Documento.objects.count() == 2
    pagina = cliente.get(CONVERSA).text
    assert "Segue o ofício." in pagina
    assert "a.pdf" in pagina


def test_anexo_eh_baixado_por_quem_ve_a_conversa(
    vicosa: Ente, ana: Usuario, carla: Usuario, bruno: Usuario
) -> None:
    documento = enviar(vicosa, por=ana, texto="Veja", anexos=[pdf()]).anexos.get()
    endereco = f"/documentos/{documento.pk}/"
    assert entrar(bruno).get(endereco).status_code == 404
    assert entrar(carla).get(CONVERSA).text.count(endereco) == 1


@pytest.mark.parametrize(
    ("corpo", "recusa"),
    [
        ({"texto": "A senha: 1234 do sistema"}, "Isto parece uma senha"),
        ({"texto": "O CPF é 529.982.247-25"}, "Há um CPF neste texto"),
        ({"texto": "Veja a senha", "anexos": [pdf(f"{n}.pdf") for n in range(4)]}, "Anexe até 3"),
    ],
)
def test_recusa_devolve_o_que_se_digitou(
    ana: Usuario, corpo: dict[str, object], recusa: str
) -> None:
    pagina = entrar(ana).post(CONVERSA, corpo)
    assert pagina.status_code == 200
    assert recusa in pagina.text
    assert str(corpo["texto"]) in pagina.text
    assert not Mensagem.objects.exists()


def test_recusa_anexo_que_nao_serve_e_guarda_o_texto(ana: Usuario) -> None:
    ruim = pdf("virus.pdf", miolo=b"<script>")
    pagina = entrar(ana).post(CONVERSA, {"texto": "Segue", "anexos": [pdf("bom.pdf"), ruim]}).text
    assert "outro conteúdo escondido" in pagina
    assert ">\nSegue</textarea>" in pagina
    assert not Documento.objects.exists()


def test_leitura_ve_e_nao_escreve(vicosa: Ente, ana: Usuario, lia: Usuario) -> None:
    mensagem = enviar(vicosa, por=ana, texto="Oi")
    cliente = entrar(lia)
    assert "<textarea" not in cliente.get(CONVERSA).text
    assert cliente.post(CONVERSA, {"texto": "Oi"}).status_code == 403
    for ato in ("lida", "dispensar"):
        assert cliente.post(f"/mensagens/{mensagem.pk}/{ato}/").status_code == 403


def test_marca_como_lida_e_o_outro_lado_ve(vicosa: Ente, ana: Usuario, carla: Usuario) -> None:
    mensagem = enviar(vicosa, por=carla, texto="Oi")
    dela = entrar(ana)
    assert "Não lida" in dela.get(CONVERSA).text
    assert not Leitura.objects.filter(usuario=ana).exists(), "abrir a página não marca"
    assert dela.post(f"/mensagens/{mensagem.pk}/lida/").status_code == 302
    assert "Não lida" not in dela.get(CONVERSA).text
    assert "Lida pelo outro lado" in entrar(carla).get(CONVERSA).text


def test_responder_marca_o_que_estava_na_tela(vicosa: Ente, ana: Usuario, carla: Usuario) -> None:
    enviar(vicosa, por=carla, texto="Oi")
    dela = entrar(ana)
    vista = dela.get(CONVERSA).context["form"]["vista"].value()
    enviar(vicosa, por=carla, texto="Mais uma coisa")
    assert dela.post(CONVERSA, {"texto": "Resposta", "vista": vista}).status_code == 302
    assert dela.get(CONVERSA).text.count("Não lida") == 1


def test_sgd_dispensa_de_resposta(vicosa: Ente, ana: Usuario, carla: Usuario) -> None:
    mensagem = enviar(vicosa, por=ana, texto="Obrigada")
    endereco = f"/mensagens/{mensagem.pk}/dispensar/"
    assert entrar(ana).post(endereco).status_code == 403
    assert "À espera da SGD" in entrar(ana).get(CONVERSA).text
    assert entrar(carla).post(endereco).status_code == 302
    assert "À espera da SGD" not in entrar(ana).get(CONVERSA).text


def test_paginas_vao_da_mais_nova_a_mais_antiga(vicosa: Ente, ana: Usuario) -> None:
    for numero in range(25):
        enviar(vicosa, por=ana, texto=f"mensagem de número {numero:02}")
    primeira = entrar(ana).get(CONVERSA)
    textos = [m.texto[-2:] for m in primeira.context["pagina"].linhas]
    assert textos == [f"{n:02}" for n in range(24, 4, -1)]
    segunda = entrar(ana).get(primeira.context["pagina"].url_seguinte)
    assert [m.texto[-2:] for m in segunda.context["pagina"].linhas] == [
        "04", "03", "02", "01", "00",
    ]  # fmt: skip
    volta = entrar(ana).get(segunda.context["pagina"].url_anterior)
    assert volta.context["pagina"].linhas == primeira.context["pagina"].linhas


def test_texto_nao_vira_marcacao(vicosa: Ente, ana: Usuario) -> None:
    enviar(vicosa, por=ana, texto="<b>oi</b>\n\noutra linha")
    pagina = entrar(ana).get(CONVERSA).text
    assert "<p>&lt;b&gt;oi&lt;/b&gt;</p>" in pagina


def test_pagina_do_ente_e_meu_municipio_dizem_quantas_faltam_ler(
    vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    for texto in ("Um", "Dois"):
        enviar(vicosa, por=carla, texto=texto)
    assert "Conversa (2 por ler)" in entrar(ana).get(f"/entes/{VICOSA}/").text
    assert "2 mensagens da SGD por ler." in entrar(ana).get("/meu-municipio/").text


def test_quadro_da_equipe_conta_e_abre_a_fila(vicosa: Ente, ana: Usuario, carla: Usuario) -> None:
    enviar(vicosa, por=ana, texto="Oi")
    assert "/equipe/municipios/mensagem/?vez=sgd" in entrar(carla).get("/equipe/").text
    lista = entrar(carla).get("/equipe/municipios/mensagem/?vez=sgd").text
    assert CONVERSA in lista
