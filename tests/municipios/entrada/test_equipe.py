"""A senha da equipe: o freio das tentativas e o segundo fator."""

import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from axes.models import AccessAttempt
from django.db import connection
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from municipios.models import Usuario
from tests.municipios.entrada.conftest import SENHA, novo_navegador, sem_sessao

EMAIL = "carla.prates@sgd.gov.br"
LIMITE = 10


def _tentar(navegador: Client, email: str = EMAIL, senha: str = "errada", **cabecalhos: str) -> str:
    """Devolve `entrou`, `recusada` ou `bloqueada`."""
    resposta = navegador.post(
        reverse("entrar_equipe"),
        {"identificador": email, "senha": senha},
        headers={"host": "127.0.0.1:8000", **cabecalhos},
    )
    return {302: "entrou", 200: "recusada", 429: "bloqueada"}[resposta.status_code]


def _senhas_conferidas() -> int:
    """Durante o bloqueio nada se conta, porque senha nenhuma é conferida."""
    return sum(AccessAttempt.objects.values_list("failures_since_start", flat=True))


def codigo(segredo: str, passo: int = 0) -> str:
    return format_hotp_value(hotp_value(segredo, int(time.time()) // 30 + passo))


def ativar_segundo_fator(navegador: Client) -> str:
    """Da sessão aberta por senha ao aplicativo ativo; devolve o segredo."""
    confirmar = reverse("account_reauthenticate") + "?next=" + reverse("mfa_activate_totp")
    navegador.post(confirmar, {"password": SENHA})
    segredo = navegador.get(reverse("mfa_activate_totp")).context["form"].secret
    resposta = navegador.post(reverse("mfa_activate_totp"), {"code": codigo(segredo)})
    assert resposta["Location"] == reverse("mfa_view_recovery_codes")
    return str(segredo)


def test_entra_com_senha(navegador: Client, da_equipe: Usuario) -> None:
    resposta = navegador.post(
        reverse("entrar_equipe"),
        {"identificador": f" {EMAIL.upper()} ", "senha": SENHA, "next": "/sobre/"},
    )
    assert resposta["Location"] == "/sobre/"
    assert navegador.session["_auth_user_id"] == str(da_equipe.pk)


def test_sem_destino_vai_a_area_da_equipe(navegador: Client, da_equipe: Usuario) -> None:
    resposta = navegador.post(
        reverse("entrar_equipe"), {"identificador": EMAIL, "senha": SENHA, "next": "//mau.invalid"}
    )
    assert resposta["Location"] == reverse("admin:index")


@pytest.mark.matriz("A16")
def test_bloqueia_depois_de_dez_erros(navegador: Client, da_equipe: Usuario) -> None:
    tentativas = Counter(_tentar(navegador) for _ in range(20))
    assert tentativas == {"recusada": LIMITE - 1, "bloqueada": 20 - LIMITE + 1}
    assert _senhas_conferidas() == LIMITE
    assert _tentar(navegador, senha=SENHA) == "bloqueada"
    assert sem_sessao(navegador)


@pytest.mark.matriz("A16")
def test_trocar_de_ip_ou_de_grafia_nao_da_tentativas_novas(
    navegador: Client, da_equipe: Usuario
) -> None:
    for numero in range(LIMITE):
        grafia = EMAIL.upper() if numero % 2 else f"  {EMAIL}"
        _tentar(navegador, grafia, **{"x-forwarded-for": f"10.0.0.{numero}", "user-agent": "x"})
    assert _tentar(novo_navegador(), senha=SENHA) == "bloqueada"


@pytest.mark.matriz("A16")
def test_conta_que_nao_existe_responde_igual(navegador: Client, da_equipe: Usuario) -> None:
    def paginas(email: str) -> list[bytes]:
        dados = {"identificador": email, "senha": "errada"}
        respostas = [navegador.post(reverse("entrar_equipe"), dados) for _ in range(LIMITE)]
        return [r.content.replace(email.encode(), b"").split(b"<main")[1] for r in respostas]

    sem_ficha = [p.split(b"csrfmiddlewaretoken")[0] for p in paginas("ninguem@sgd.gov.br")]
    assert sem_ficha == [p.split(b"csrfmiddlewaretoken")[0] for p in paginas(EMAIL)]


@pytest.mark.matriz("A16")
def test_conta_que_nao_existe_demora_igual(navegador: Client, settings: Settings) -> None:
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
    Usuario.objects.create_user(EMAIL, SENHA, nome="Carla", is_staff=True)

    def duracao(email: str) -> float:
        AccessAttempt.objects.all().delete()
        inicio = time.perf_counter()
        _tentar(navegador, email)
        return time.perf_counter() - inicio

    pares = [(duracao(EMAIL), duracao("ninguem@sgd.gov.br")) for _ in range(5)]
    existe, nao_existe = (min(lado) for lado in zip(*pares, strict=True))
    assert 0.5 < existe / nao_existe < 2


@pytest.mark.matriz("A16")
@pytest.mark.django_db(transaction=True)
def test_cinquenta_em_paralelo_conferem_so_dez_senhas() -> None:
    Usuario.objects.create_user(EMAIL, SENHA, nome="Carla", is_staff=True)

    def tentar(numero: int) -> str:
        try:
            return _tentar(novo_navegador(), **{"x-forwarded-for": f"10.0.0.{numero}"})
        finally:
            connection.close()

    with ThreadPoolExecutor(50) as executor:
        tentativas = Counter(executor.map(tentar, range(50)))
    assert tentativas == {"recusada": LIMITE - 1, "bloqueada": 50 - LIMITE + 1}
    assert _senhas_conferidas() == LIMITE


def test_quem_nao_e_da_equipe_nao_entra_por_senha(navegador: Client) -> None:
    Usuario.objects.create_user(EMAIL, SENHA, nome="Fora da equipe")
    assert _tentar(navegador, senha=SENHA) == "recusada"


def test_tentativa_guardada_nao_tem_a_senha(navegador: Client, da_equipe: Usuario) -> None:
    _tentar(navegador, senha="segredo digitado errado")
    tentativa = AccessAttempt.objects.get()
    assert "segredo digitado" not in tentativa.post_data
    assert EMAIL not in tentativa.post_data


def test_ativa_segundo_fator_e_mostra_codigos_uma_vez(
    navegador: Client, da_equipe: Usuario
) -> None:
    _tentar(navegador, senha=SENHA)
    segredo = ativar_segundo_fator(navegador)
    primeira = navegador.get(reverse("mfa_view_recovery_codes"))
    assert primeira.context["can_view_codes"]
    assert not navegador.get(reverse("mfa_view_recovery_codes")).context["can_view_codes"]
    guardado = str(list(Authenticator.objects.values_list("data", flat=True)))
    assert segredo not in guardado


def test_qr_e_imagem_sem_script(navegador: Client, da_equipe: Usuario) -> None:
    _tentar(navegador, senha=SENHA)
    confirmar = reverse("account_reauthenticate") + "?next=" + reverse("mfa_activate_totp")
    navegador.post(confirmar, {"password": SENHA})
    resposta = navegador.get(reverse("mfa_activate_totp"))
    pagina = resposta.content.decode()
    assert 'src="data:image/svg+xml;base64,' in pagina
    assert "img-src 'self' data:" in resposta["Content-Security-Policy"]


def test_segundo_fator_e_pedido_na_entrada(navegador: Client, da_equipe: Usuario) -> None:
    _tentar(navegador, senha=SENHA)
    segredo = ativar_segundo_fator(navegador)
    outro = novo_navegador()
    resposta = outro.post(reverse("entrar_equipe"), {"identificador": EMAIL, "senha": SENHA})
    assert resposta["Location"] == reverse("mfa_authenticate")
    assert sem_sessao(outro)
    assert outro.post(reverse("mfa_authenticate"), {"code": "000000"}).status_code == 200
    assert sem_sessao(outro)
    antes = outro.session.session_key
    outro.post(reverse("mfa_authenticate"), {"code": codigo(segredo, 1)})
    assert outro.session["_auth_user_id"] == str(da_equipe.pk)
    assert outro.session.session_key != antes


def test_codigo_errado_repetido_para_de_ser_conferido(
    navegador: Client, da_equipe: Usuario, cache_limpo: None
) -> None:
    _tentar(navegador, senha=SENHA)
    segredo = ativar_segundo_fator(navegador)
    outro = novo_navegador()
    _tentar(outro, senha=SENHA)
    for _ in range(5):
        outro.post(reverse("mfa_authenticate"), {"code": "000000"})
    outro.post(reverse("mfa_authenticate"), {"code": codigo(segredo, 1)})
    assert sem_sessao(outro)


def test_obrigatorio_so_deixa_ativar_ou_sair(
    navegador: Client, da_equipe: Usuario, settings: Settings, cache_limpo: None
) -> None:
    settings.SEGUNDO_FATOR_OBRIGATORIO = True
    _tentar(navegador, senha=SENHA)
    for rota in ("admin:index", "token_acesso_listar", "inicio"):
        assert navegador.get(reverse(rota))["Location"] == reverse("mfa_activate_totp")
    ativar_segundo_fator(navegador)
    assert navegador.get(reverse("token_acesso_listar")).status_code == 200


def test_sessao_que_pulou_o_codigo_nao_vale(navegador: Client, da_equipe: Usuario) -> None:
    """Outra porta (um login do Django esquecido em algum lugar) não escapa do segundo fator."""
    _tentar(navegador, senha=SENHA)
    ativar_segundo_fator(navegador)
    outro = novo_navegador()
    outro.force_login(da_equipe)
    assert outro.get(reverse("token_acesso_listar"))["Location"] == reverse("account_login")
    assert sem_sessao(outro)


def test_segundo_fator_nao_existe_para_quem_nao_e_da_equipe(navegador: Client) -> None:
    davi = Usuario.objects.create_user("davi", nome="Davi")
    navegador.force_login(davi)
    for rota in ("mfa_index", "mfa_activate_totp", "account_reauthenticate"):
        assert navegador.get(reverse(rota)).status_code == 404


@pytest.mark.parametrize("rota", ["mfa_index", "mfa_activate_totp", "mfa_generate_recovery_codes"])
def test_anonimo_vai_a_entrada(navegador: Client, rota: str) -> None:
    assert navegador.get(reverse(rota))["Location"].startswith(reverse("entrar"))
