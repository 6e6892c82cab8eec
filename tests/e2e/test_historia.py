"""A história inteira, por HTTP, com os processos de verdade: Joinville e Ubatuba.

Joinville está na coorte acima de 300 mil habitantes; Ubatuba não está, e faz tudo do mesmo jeito:
prioridade nunca é porta.
"""

from dataclasses import dataclass
from typing import Any

import pytest
import requests

from redegov.demonstracao.prova import CHAVE
from redegov.embarcado.processo import esperar
from redegov.simulador.personas import PERSONAS
from tests.e2e.portal import Portal
from tests.e2e.visitante import ClienteDaApi, Visitante

PRODUTOS = {
    "autenticacao": "api",
    "assinatura": "api",
    "prova-de-vida": "cadprev",
    "balcao": "unidade",
}

ENDERECO, DIA = "https://exemplo.gov.br/prova", "2026-11-03"
# O que prova cada tipo, pela API e nos campos da página.
NA_API = {
    "chave_pgp": {"texto": CHAVE},
    "data": {"data": DIA},
    "decreto": {"texto": "Decreto 1", "data": DIA},
    "endereco": {"url": ENDERECO},
    "nota": {"texto": "Feito"},
    "protocolo": {"texto": "Protocolo 1"},
    "video": {"url": ENDERECO},
}
NA_PAGINA = {"data": DIA, "nota": "Conferido"}


@dataclass(frozen=True)
class Cidade:
    codigo: str
    nome: str
    chefe: str
    focal: str
    na_coorte: bool


JOINVILLE = Cidade("4209102", "Joinville", "julia", "iara", na_coorte=True)
UBATUBA = Cidade("3555406", "Ubatuba", "otavio", "bruno", na_coorte=False)


@pytest.mark.parametrize("cidade", [JOINVILLE, UBATUBA], ids=lambda cidade: cidade.nome)
def test_da_adesao_ao_painel(portal_vazio: Portal, cidade: Cidade) -> None:
    portal = portal_vazio
    carla = Visitante(portal).entrar("carla")
    _aderir(carla, cidade)
    focal = _indicar_e_confirmar(portal, cidade)
    api = focal.emitir_token()
    _recusar_assinatura_antes_da_hora(api, cidade)
    for produto, via in PRODUTOS.items():
        _implantar(carla, api, cidade, produto, via)
    _conferir_consolidado(portal, cidade)
    _conferir_correio(portal, cidade)
    _conferir_api(focal, api, cidade)


def _aderir(carla: Visitante, cidade: Cidade) -> None:
    ente = f"/entes/{cidade.codigo}"
    assert "Ainda não aderiu" in carla.ver(f"{ente}/")
    chefe = PERSONAS[cidade.chefe]
    lista = carla.enviar(
        f"{ente}/autoridades/registrar/",
        nome=chefe.nome,
        cargo="Chefe do Executivo",
        cpf=chefe.cpf,
        email=f"gabinete@{cidade.codigo}.invalid",
        condicao="titular",
        inicio="01/01/2025",
        fim="31/12/2028",
    )
    assert "No cargo" in lista
    pagina = carla.enviar(f"{ente}/adesao/registrar/", assinada_em="01/03/2025")
    assert "Em vigor desde" in pagina
    assert "01/03/2025" in pagina


def _indicar_e_confirmar(portal: Portal, cidade: Cidade) -> Visitante:
    chefe, pessoa = Visitante(portal).entrar(cidade.chefe), PERSONAS[cidade.focal]
    assert cidade.nome in chefe.ver("/meu-municipio/")
    lista = chefe.enviar(
        f"/entes/{cidade.codigo}/pontos-focais/indicar/",
        nome=pessoa.nome,
        cpf=pessoa.cpf,
        cargo="Diretoria de modernização",
        vinculo="efetivo",
        orgao="Secretaria de Administração",
        email=f"{cidade.focal}@{cidade.codigo}.gov.br.invalid",
        papel="negocial",
        tipo="titular",
    )
    assert "Indicado" in lista
    assert "pelo menos dois" in lista
    focal = Visitante(portal).entrar(cidade.focal)
    assert "Confirmado" in focal.ver(f"/entes/{cidade.codigo}/pontos-focais/")
    return focal


def _recusar_assinatura_antes_da_hora(api: ClienteDaApi, cidade: Cidade) -> None:
    pedido = {"ente": cidade.codigo, "produto": "assinatura", "via": "api", "nome": "Portal"}
    recusa = api.pedir("POST", "implantacoes/", json=pedido)
    assert recusa.status_code == 422, recusa.text
    assert recusa.headers["Content-Type"] == "application/problem+json"
    problema = recusa.json()
    assert problema["codigo"] == "produto_homologado"
    assert "Comece ou continue" in problema["errors"][0]["detail"]


def _implantar(carla: Visitante, api: ClienteDaApi, cidade: Cidade, produto: str, via: str) -> None:
    """O ente anda pela API; o que é da SGD, inclusive as duas concessões, na página dela."""
    pedido = {"ente": cidade.codigo, "produto": produto, "via": via, "nome": "Portal"}
    criada = api.pedir("POST", "implantacoes/", json=pedido)
    assert criada.status_code == 201, criada.text
    implantacao = criada.json()
    for passo in implantacao["passos"]:
        if passo["responsavel"] == "sgd":
            negado = api.pedir("POST", f"passos/{passo['id']}/concluir/", json={})
            assert negado.status_code == 403, negado.text
            rota = f"/implantacoes/{implantacao['id']}/passos/{passo['ordem']}/concluir/"
            assert "Feito:" in carla.enviar(rota, **NA_PAGINA)
        else:
            feito = _provar_e_concluir(carla, api, passo)
            assert feito.status_code == 200, feito.text
    assert api.ler(f"implantacoes/{implantacao['id']}/")["situacao"] == "em_uso"


def _provar_e_concluir(
    carla: Visitante, api: ClienteDaApi, passo: dict[str, Any]
) -> requests.Response:
    """O ente junta a prova; se a SGD a confere, o passo espera por ela."""
    provas = [{"tipo": tipo, **NA_API[tipo]} for tipo in passo["provas"] if tipo in NA_API]
    provas = provas if passo["exige_todas"] else provas[:1]
    rota = f"passos/{passo['id']}/concluir/"
    if not passo["revisa_sgd"]:
        return api.pedir("POST", rota, json={"provas": provas})
    juntada = api.pedir("POST", "evidencias/", json={"passo": passo["id"], **provas[0]})
    assert juntada.status_code == 201, juntada.text
    assert api.pedir("POST", rota, json={}).status_code == 409
    carla.enviar(f"/evidencias/{juntada.json()['id']}/aceitar/")
    return api.pedir("POST", rota, json={})


def _conferir_consolidado(portal: Portal, cidade: Cidade) -> None:
    """A API e as páginas públicas, sem conta: o estado é o dos passos."""
    publico, anonimo = ClienteDaApi(portal), Visitante(portal)

    def consolidou() -> bool:
        ente = publico.ler(f"entes/{cidade.codigo}/")
        return bool(ente["aderiu"] and ente["utiliza"] and len(ente["produtos"]) == len(PRODUTOS))

    assert esperar(consolidou, 30, intervalo=0.5)
    ente = publico.ler(f"entes/{cidade.codigo}/")
    assert ("acima-de-300-mil" in ente["coortes"]) == cidade.na_coorte
    assert {p["situacao"] for p in ente["produtos"]} == {"em_uso"}
    pagina = anonimo.ver(f"/entes/{cidade.codigo}/")
    assert "Na Rede GOV.BR" in pagina
    assert "Em uso" in pagina
    assert "calculado às" in anonimo.ver("/painel/").lower()
    assert "Ver os entes de" in anonimo.ver(f"/painel/uf/{ente['uf']}/")
    assert cidade.nome in anonimo.ver(f"/entes/?uf={ente['uf']}&aderiu=sim")
    assert PERSONAS[cidade.focal].nome not in pagina


def _conferir_correio(portal: Portal, cidade: Cidade) -> None:
    """O aviso da indicação saiu pela caixa de saída, para o e-mail que o chefe escreveu."""
    destino = f"{cidade.focal}@{cidade.codigo}.gov.br.invalid"
    pasta = portal.dados / "emails"

    def chegou() -> bool:
        return any(destino in carta.read_text(errors="replace") for carta in pasta.glob("*.eml"))

    assert esperar(chegou, 30, intervalo=0.5)


def _conferir_api(focal: Visitante, api: ClienteDaApi, cidade: Cidade) -> None:
    """304, 412, 409, o que é dos outros, e o token revogado."""
    (primeira, *_) = api.ler(f"implantacoes/?ente={cidade.codigo}")["results"]
    rota = f"implantacoes/{primeira['id']}/"
    lida = api.pedir("GET", rota)
    etag = lida.headers["ETag"]
    assert api.pedir("GET", rota, headers={"If-None-Match": etag}).status_code == 304
    passo = lida.json()["passos"][0]["id"]
    velha = api.pedir("POST", f"passos/{passo}/concluir/", json={}, headers={"If-Match": '"velha"'})
    assert velha.status_code == 412, velha.text
    repetida = api.pedir("POST", f"passos/{passo}/concluir/", json={})
    assert repetida.status_code == 409, repetida.text
    assert {linha["ente"] for linha in api.ler("implantacoes/")["results"]} == {cidade.codigo}
    tokens = focal.ver("/conta/tokens/")
    numero = tokens.partition("/conta/tokens/")[2]
    assert numero
    _revogar(focal, tokens)
    assert api.pedir("GET", "implantacoes/").status_code == 401


def _revogar(focal: Visitante, pagina: str) -> None:
    rota = next(
        pedaco.split('"')[0] for pedaco in pagina.split('action="') if "/revogar/" in pedaco[:60]
    )
    focal.enviar(rota)
