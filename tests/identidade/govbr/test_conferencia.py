"""O que se confere de fora, contra os sites de mentira: o certo passa, e cada defeito é visto."""

import time
from typing import Any

from identidade.govbr.conferencia import Alvo, conferir
from identidade.govbr.pagina import elos_de_entrada
from municipios.documentos.laudo import AVISO, FALHA, OK
from tests.simulador import SimuladorDeTeste

DOMINIO = "joinville.exemplo.gov.br"
SITE = f"https://{DOMINIO}"
# Endereço → a única falha que se espera.
DEFEITOS = {
    "sem-state": "state",
    "state-fixo": "state",
    "sem-nonce": "nonce",
    "sem-pkce": "pkce",
    "pkce-simples": "pkce",
    "sem-cliente": "client_id",
    "implicito": "response_type",
    "sem-openid": "escopos",
    "retorno-http": "redirect_uri",
    "retorno-alheio": "redirect_uri",
    "emissor-falso": "emissor",
    "sem-link": "entrada",
}


def alvo(caminho: str = "/", **campos: Any) -> Alvo:
    padrao: dict[str, Any] = {"dominio": DOMINIO, "saida": f"{SITE}/sair", "autenticacao": True}
    return Alvo(f"{SITE}{caminho}", **(padrao | campos))


def resultados(este: Alvo) -> dict[str, str]:
    return {item.codigo: item.resultado for item in conferir(este).laudo.itens}


def test_o_certo_passa_em_tudo(cidades: SimuladorDeTeste) -> None:
    feita = conferir(alvo())
    assert [i for i in feita.laudo.itens if i.resultado != OK] == []
    assert [i.codigo for i in feita.laudo.itens] == [
        "dominio", "resposta", "https", "certificado", "desvios", "entrada", "emissor",
        "response_type", "client_id", "redirect_uri", "state", "nonce", "pkce", "escopos", "saida",
    ]  # fmt: skip
    assert {parada.ip for parada in feita.paradas} == {"127.0.0.1"}
    assert not any("authorize" in parada.url for parada in feita.paradas)


def test_cada_defeito_e_visto_e_so_ele(cidades: SimuladorDeTeste) -> None:
    vistos = {}
    for defeito in DEFEITOS:
        itens = conferir(alvo(f"/{defeito}/")).laudo.itens
        falhas = [item for item in itens if item.resultado == FALHA]
        assert all(item.porque and item.o_que_fazer for item in falhas)
        vistos[defeito] = " ".join(item.codigo for item in falhas)
    assert vistos == DEFEITOS


def test_site_que_nao_se_deixa_visitar_vira_linha(cidades: SimuladorDeTeste) -> None:
    esperados = {
        "volta": "desvios",
        "interno": "resposta",
        "fora": "resposta",
        "grande": "resposta",
    }
    vistos = {
        defeito: next(c for c, r in resultados(alvo(f"/{defeito}/")).items() if r == FALHA)
        for defeito in esperados
    }
    assert vistos == esperados


def test_dominio_certificado_e_desvio(cidades: SimuladorDeTeste) -> None:
    site: dict[str, Any] = {"autenticacao": False}
    vencido = Alvo("https://vencido.exemplo.gov.br/", dominio="exemplo.gov.br")
    assert resultados(vencido) == {"dominio": OK, "certificado": FALHA}
    logo = Alvo("https://vence-logo.exemplo.gov.br/", dominio="exemplo.gov.br")
    assert resultados(logo)["certificado"] == AVISO
    assert resultados(alvo("/fora-do-dominio/", **site))["desvios"] == FALHA
    assert resultados(alvo(dominio="vicosa.exemplo.gov.br", **site))["dominio"] == FALHA
    assert resultados(alvo(dominio="", **site))["dominio"] == AVISO
    em_claro = Alvo(f"http://{DOMINIO}/", dominio=DOMINIO)
    assert resultados(em_claro) | {"certificado": OK} == dict.fromkeys(
        ["dominio", "resposta", "https", "certificado", "desvios"], OK
    )
    for url in ("https://cidade.com.br/", "https://gov.br.exemplo.com/", "https://fakegov.br/"):
        assert resultados(Alvo(url))["dominio"] == FALHA
    assert resultados(Alvo("https://10.0.0.1/", autenticacao=True)) == {"dominio": FALHA}


def test_endereco_de_entrada_informado_dispensa_o_elo(cidades: SimuladorDeTeste) -> None:
    assert resultados(alvo("/sem-link/", entrada=f"{SITE}/entrar"))["entrada"] == OK
    recusada = conferir(alvo(entrada=f"{SITE}/interno/")).laudo.itens
    assert "10.0.0.1" in next(i.porque for i in recusada if i.codigo == "entrada")
    assert resultados(alvo(saida=""))["saida"] == AVISO


def test_pagina_hostil_nao_derruba_nem_demora() -> None:
    comeco = time.monotonic()
    for semente in (
        b"<![",
        b"<",
        b"<!--",
        b"<a href='",
        b"<div>",
        b"<a>",
        b"&#",
        b"\0",
        b"\xff\xfe",
    ):
        assert elos_de_entrada(semente * 300_000, "https://cidade.gov.br/") == []
    assert elos_de_entrada(b"", "https://cidade.gov.br/") == []
    assert time.monotonic() - comeco < 20


def test_acha_o_elo_de_entrada_na_pagina() -> None:
    pagina = b"""<a href="/noticias">Not\xc3\xadcias do gov.br</a><a href="/sair">Sair</a>
    <a href="javascript:entrar()">Entrar com gov.br</a> <a href="/x"><img alt="Entrar gov.br"></a>
    <form action="/oauth"><button>Acessar</button></form><a href="/painel/login">Painel</a>"""
    assert elos_de_entrada(pagina, "https://cidade.gov.br/a/") == [
        "https://cidade.gov.br/x",
        "https://cidade.gov.br/oauth",
        "https://cidade.gov.br/painel/login",
    ]
