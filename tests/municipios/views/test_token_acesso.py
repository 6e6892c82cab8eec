import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from municipios.domain.token_acesso import dono_do_token, emitir_token
from municipios.models import TokenAcesso, Usuario


@pytest.fixture
def navegador(ana: Usuario) -> Client:
    cliente = Client()
    cliente.force_login(ana)
    return cliente


def test_mostra_o_token_uma_vez(navegador: Client, ana: Usuario) -> None:
    resposta = navegador.post(reverse("token_acesso_emitir"), {"nome": "carga", "horas": "8"})
    texto = resposta.context["texto"]
    assert texto in resposta.content.decode()
    assert "no-store" in resposta["Cache-Control"]
    assert dono_do_token(texto) == ana
    lista = navegador.get(reverse("token_acesso_listar")).content.decode()
    assert texto not in lista
    assert texto[:12] in lista


def test_recusa_sem_perder_o_digitado(navegador: Client) -> None:
    resposta = navegador.post(reverse("token_acesso_emitir"), {"nome": "carga", "horas": "99"})
    assert resposta.status_code == 200
    assert 'value="carga"' in resposta.content.decode()
    assert not TokenAcesso.objects.exists()


def test_revoga_o_proprio(navegador: Client, ana: Usuario) -> None:
    token, texto = emitir_token(ana, nome="carga", horas=1)
    resposta = navegador.post(reverse("token_acesso_revogar", args=[token.pk]))
    assert resposta["Location"] == reverse("token_acesso_listar")
    assert dono_do_token(texto) is None


def test_nao_ve_nem_revoga_o_de_outra_pessoa(navegador: Client, bruno: Usuario) -> None:
    token, texto = emitir_token(bruno, nome="carga de Ubatuba", horas=1)
    assert navegador.post(reverse("token_acesso_revogar", args=[token.pk])).status_code == 404
    assert "Ubatuba" not in navegador.get(reverse("token_acesso_listar")).content.decode()
    assert dono_do_token(texto) == bruno


@pytest.mark.parametrize("rota", ["token_acesso_listar", "token_acesso_emitir"])
def test_anonimo_vai_a_entrada(db: None, rota: str) -> None:
    resposta = Client().post(reverse(rota))
    assert resposta["Location"].startswith(reverse("entrar"))


def test_lista_so_os_que_valem(navegador: Client, ana: Usuario) -> None:
    emitir_token(ana, nome="vale", horas=1)
    revogado, _ = emitir_token(ana, nome="revogado", horas=1)
    TokenAcesso.objects.filter(pk=revogado.pk).update(revogado_em=timezone.now())
    tokens = navegador.get(reverse("token_acesso_listar")).context["tokens"]
    assert [token.nome for token in tokens] == ["vale"]
