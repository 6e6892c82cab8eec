"""Linhas B1, B2, B5 e B7: cada rota, cada pessoa, o que se espera. Rota sem linha na tabela falha.

`rotas.csv` tem uma linha por rota e uma coluna por pessoa; cada casa é o código da resposta ao GET,
`L` quando manda entrar na conta e `R` em outro redirecionamento.
"""

from itertools import product

import pytest
from django.db import connection
from django.http.response import HttpResponseBase
from django.test import Client
from django.test.client import MULTIPART_CONTENT
from psycopg import sql

from municipios.models import Ente, Usuario
from tests.api import cliente_de
from tests.builders import criar_autoridade, criar_ente, criar_ponto_focal
from tests.matriz.rotas import TABELA, Mundo, Rota, tabela, todas

PESSOAS = ("anonimo", "davi", "bruno", "ana", "pedro", "lia", "gil", "carla", "rosa")
# Bruno vem primeiro: o método que a rota não tem para ele, que entrou, não tem para ninguém. Nas
# páginas, que só leem GET e POST, os outros métodos tenta só ele.
ESTRANHOS = ("bruno", "davi", "anonimo")
GRUPOS = {
    "api": "api/",
    "equipe-municipios": "equipe/municipios/",
    "equipe-identidade": "equipe/identidade/",
}
# Escritas que são da própria pessoa (entrar, sair, os seus tokens) ou que não dependem do ente.
ESCRITAS_PESSOAIS = {
    "entrar", "entrar_govbr", "entrar_equipe", "account_login", "sair", "trocar_ente",
    "token_acesso_emitir", "login", "logout", "mfa_authenticate",
}  # fmt: skip
# Rotas da API que só leem formulário com arquivo.
COM_ARQUIVO = {"api_evidencia_enviar_arquivo", "api_pedidos_autoridade"}
# Iguais para todos: não leem nem a sessão nem o token.
SEM_PESSOA = {"api/v1/esquema/", "api/v1/documentacao/"}
METODOS = ("post", "put", "patch", "delete")
JSON = "application/json"
RECUSAS = {302, 308, 400, 401, 403, 404, 405, 409}


def _grupo(rota: Rota) -> str:
    achados = (nome for nome, prefixo in GRUPOS.items() if rota.modelo.startswith(prefixo))
    return next(achados, "paginas")


@pytest.fixture
def mundo(vicosa: Ente, ubatuba: Ente, ana: Usuario, carla: Usuario, pedro: Usuario) -> Mundo:
    criar_autoridade(ubatuba, cpf="")
    return Mundo(vicosa, ana, carla)


@pytest.fixture
def clientes(request: pytest.FixtureRequest, mundo: Mundo) -> dict[str, tuple[Client, Client]]:
    """De cada pessoa, o cliente das páginas e o da API."""
    feitos = {}
    for nome in PESSOAS:
        pessoa = None if nome == "anonimo" else request.getfixturevalue(nome)
        pagina = Client(raise_request_exception=False)
        if pessoa:
            pagina.force_login(pessoa, "django.contrib.auth.backends.ModelBackend")
        feitos[nome] = (pagina, cliente_de(pessoa))
    return feitos


def _resumo(resposta: HttpResponseBase) -> str:
    if resposta.streaming:
        resposta.getvalue()
    if resposta.status_code not in {301, 302, 308}:
        return str(resposta.status_code)
    return "L" if "/entrar/" in resposta["Location"] else "R"


def _retrato() -> dict[str, tuple[int, int]]:
    """De cada tabela, quantas linhas e um resumo do conteúdo delas: nem um UPDATE passa.

    Fica de fora a das sessões, que toda visita pode renovar, e o último uso do token.
    """
    nomes = set(connection.introspection.django_table_names(only_existing=True))
    retratar = sql.SQL(" UNION ALL ").join(
        sql.SQL(
            "SELECT {}, count(*), coalesce(sum(hashtext((to_jsonb(t) - 'ultimo_uso_em')::text)), 0)"
            " FROM {} t"
        ).format(sql.Literal(nome), sql.Identifier(nome))
        for nome in sorted(nomes - {"django_session"})
    )
    with connection.cursor() as cursor:
        cursor.execute(retratar.as_string(cursor.connection))
        return {nome: (quantas, resumo) for nome, quantas, resumo in cursor.fetchall()}


def test_toda_rota_esta_na_tabela_e_so_elas() -> None:
    existem, escritas = {rota.modelo for rota in todas()}, set(tabela())
    novas = "\n".join(sorted(existem - escritas))
    assert not novas, f"Escreva em {TABELA.name} o que cada pessoa recebe em:\n{novas}"
    assert not escritas - existem, "rotas que já não existem"


@pytest.mark.matriz("B1", "B5")
@pytest.mark.parametrize("grupo", [*GRUPOS, "paginas"])
def test_cada_pessoa_recebe_o_que_a_tabela_diz(
    grupo: str, mundo: Mundo, clientes: dict[str, tuple[Client, Client]]
) -> None:
    esperado, enganos, antes = tabela(), [], _retrato()
    for rota in (rota for rota in todas() if _grupo(rota) == grupo):
        endereco = rota.endereco(mundo)
        for nome, (pagina, api) in clientes.items():
            if rota.modelo in SEM_PESSOA and nome != PESSOAS[0]:
                continue  # A mesma página cara para todos: basta pedi-la uma vez.
            veio = _resumo((api if rota.eh_da_api else pagina).get(endereco))
            if veio != esperado.get(rota.modelo, {}).get(nome):
                enganos.append(f"{endereco} para {nome}: veio {veio}")
    assert enganos == []
    assert _retrato() == antes, "um GET mudou o banco"


def _escrever(rota: Rota, endereco: str, mundo: Mundo, metodo: str, cliente: Client) -> int:
    formulario = metodo == "post" and (not rota.eh_da_api or rota.nome in COM_ARQUIVO)
    resposta: HttpResponseBase = getattr(cliente, metodo)(
        endereco,
        {"motivo": "x", "ente": mundo.ente.pk},
        content_type=MULTIPART_CONTENT if formulario else JSON,
    )
    return resposta.status_code


@pytest.mark.matriz("B1")
@pytest.mark.parametrize("grupo", [*GRUPOS, "paginas"])
def test_estranho_nao_escreve_em_rota_nenhuma(
    grupo: str, mundo: Mundo, clientes: dict[str, tuple[Client, Client]]
) -> None:
    enganos: list[tuple[str, str, str, int]] = []
    ausentes: set[tuple[str, str]] = set()
    antes = _retrato()
    for rota in (rota for rota in todas() if _grupo(rota) == grupo):
        if rota.nome in ESCRITAS_PESSOAIS:
            continue
        endereco, casas = rota.endereco(mundo), tabela()[rota.modelo]
        for metodo, nome in product(METODOS, ESTRANHOS):
            so_um = (rota.modelo, metodo) in ausentes or (metodo != "post" and not rota.eh_da_api)
            if so_um and nome != ESTRANHOS[0]:
                continue
            codigo = _escrever(rota, endereco, mundo, metodo, clientes[nome][rota.eh_da_api])
            if codigo == 405:
                ausentes.add((rota.modelo, metodo))
            aberta = casas[nome] == "200" and not rota.eh_da_api
            if codigo not in RECUSAS and not aberta:
                enganos.append((metodo, endereco, nome, codigo))
    assert enganos == []
    assert _retrato() == antes, "um estranho mudou o banco"


@pytest.mark.matriz("B2")
@pytest.mark.parametrize("lista", ["adesoes", "mensagens", "pontos-focais", "implantacoes"])
def test_lista_nao_vaza_ente_alheio_por_filtro_nenhum(
    lista: str, mundo: Mundo, clientes: dict[str, tuple[Client, Client]]
) -> None:
    for filtro in ("", f"?ente={mundo.ente.pk}", "?uf=MG", "?limite=500", "?formato=csv"):
        for nome in ("davi", "bruno"):
            resposta = clientes[nome][1].get(f"/api/v1/{lista}/{filtro}")
            assert resposta.status_code == 200
            assert mundo.ente.pk not in resposta.getvalue().decode()
        minha = clientes["ana"][1].get(f"/api/v1/{lista}/{filtro}").getvalue().decode()
        assert mundo.ente.pk in minha


@pytest.mark.matriz("B7")
def test_quem_responde_pelo_estado_nao_age_pelo_municipio(mundo: Mundo, davi: Usuario) -> None:
    minas = criar_ente("31", esfera="estadual", nome="Minas Gerais")
    criar_ponto_focal(minas, nome=davi.nome, cpf=davi.cpf, email=davi.email)
    pagina, api = Client(), cliente_de(davi)
    pagina.force_login(davi, "django.contrib.auth.backends.ModelBackend")
    assert pagina.get("/entes/31/pontos-focais/").status_code == 200
    assert pagina.get(f"/entes/{mundo.ente.pk}/pontos-focais/").status_code == 404
    assert mundo.ente.pk not in api.get("/api/v1/pontos-focais/").text


@pytest.mark.matriz("B9")
@pytest.mark.parametrize("grupo", [*GRUPOS, "paginas"])
def test_pagina_guardada_por_um_nunca_serve_a_outro(
    grupo: str, mundo: Mundo, clientes: dict[str, tuple[Client, Client]]
) -> None:
    """Cada 200 diz de quem é; e o ETag de um, mandado por outro, não vale onde a resposta muda."""
    enganos: list[tuple[str, ...]] = []
    for rota in (rota for rota in todas() if _grupo(rota) == grupo):
        endereco, credencial = rota.endereco(mundo), "Authorization" if rota.eh_da_api else "Cookie"
        dela, dele = (clientes[nome][rota.eh_da_api] for nome in ("ana", "davi"))
        resposta = dela.get(endereco)
        corpo = b"".join(resposta) if resposta.status_code == 200 else b""
        if not corpo or rota.modelo in SEM_PESSOA:
            continue
        guarda, varia = resposta.get("Cache-Control", ""), resposta.get("Vary", "")
        if credencial not in varia and not {"no-store", "private"} & set(guarda.split(", ")):
            enganos.append((endereco, guarda, varia))
        etag = resposta.get("ETag", "")
        if etag and dele.get(endereco, headers={"if-none-match": etag}).status_code == 304:
            mesma = corpo == b"".join(dele.get(endereco))
            enganos += [] if mesma else [(endereco, "304 com a resposta de outro")]
    assert enganos == []
