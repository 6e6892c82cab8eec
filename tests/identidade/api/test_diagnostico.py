"""Diagnóstico pela API: responder sem perder o que outro respondeu, enviar, recomendar."""

import pytest

from identidade.domain.comparacao import MINIMO_DE_ENTES
from identidade.domain.consolidacao import consolidar
from identidade.domain.diagnostico import enviar, iniciar
from identidade.domain.questionario import abrir_versao
from identidade.models import Diagnostico
from municipios.models import Ente, Usuario
from tests.api import cliente_de, conferir_problema, linhas
from tests.builders import criar_ente
from tests.identidade.api.test_implantacao import mandar
from tests.identidade.domain.test_diagnostico import OBRIGATORIAS, responder

DIAGNOSTICOS = "/api/v1/diagnosticos/"
pytestmark = pytest.mark.django_db


def test_responde_em_partes_e_ninguem_perde_nada(
    ana: Usuario, carla: Usuario, bruno: Usuario, vicosa: Ente
) -> None:
    da_ana, da_carla = cliente_de(ana), cliente_de(carla)
    um = mandar(da_ana, DIAGNOSTICOS, ente=vicosa.pk)["Location"]
    conferir_problema(mandar(da_ana, DIAGNOSTICOS, ente=vicosa.pk), 409, "conflito")
    salvar, primeira = f"{um}salvar-secao/", {"secao": 1, "versao": 0}
    salva = mandar(da_ana, salvar, **primeira, respostas={"equipe-ti": 4}).json()["secoes"][0]
    assert (salva["versao"], salva["respostas"]) == (1, {"equipe-ti": 4})
    atrasada = {"ato-governo-digital": True}
    conferir_problema(mandar(da_carla, salvar, **primeira, respostas=atrasada), 409, "versao")
    mandar(da_carla, salvar, secao=1, versao=1, respostas=atrasada)
    agora = da_ana.get(um).json()["secoes"][0]
    assert agora["respostas"] == {"equipe-ti": 4, "ato-governo-digital": True}
    apagada = mandar(da_ana, salvar, secao=1, versao=2, respostas={"equipe-ti": None})
    assert apagada.json()["secoes"][0]["respostas"] == atrasada
    estranho = cliente_de(bruno)
    assert linhas(estranho.get(DIAGNOSTICOS)) == []
    assert mandar(estranho, salvar, **primeira, respostas={}).status_code == 404


@pytest.mark.parametrize(
    ("corpo", "status", "codigo"),
    [
        ({"secao": 99, "versao": 0, "respostas": {}}, 400, "dados_invalidos"),
        ({"secao": 1, "versao": 0, "respostas": {"nada": 1}}, 400, "dados_invalidos"),
        ({"secao": 1, "versao": 0, "respostas": {"equipe-ti": "a\0"}}, 400, "dados_invalidos"),
        ({"secao": 1, "versao": 0, "respostas": {"equipe-ti": "dois"}}, 409, "resposta"),
        ({"secao": 1, "respostas": {"equipe-ti": 1}}, 400, "dados_invalidos"),
    ],
)
def test_recusa_o_que_nao_cabe(
    ana: Usuario, vicosa: Ente, corpo: dict[str, object], status: int, codigo: str
) -> None:
    um = mandar(cliente_de(ana), DIAGNOSTICOS, ente=vicosa.pk)["Location"]
    conferir_problema(mandar(cliente_de(ana), f"{um}salvar-secao/", **corpo), status, codigo)


def test_envia_e_recomenda_com_a_razao(ana: Usuario, lia: Usuario, vicosa: Ente) -> None:
    cliente = cliente_de(ana)
    um = mandar(cliente, DIAGNOSTICOS, ente=vicosa.pk)["Location"]
    conferir_problema(mandar(cliente, f"{um}enviar/"), 409, "faltam_respostas")
    lida = cliente.get(um)["ETag"]
    for secao in cliente.get(um).json()["secoes"]:
        codigos = {pergunta["codigo"] for pergunta in secao["perguntas"]}
        respostas = {c: v for c, v in OBRIGATORIAS.items() if c in codigos}
        mandar(cliente, f"{um}salvar-secao/", secao=secao["ordem"], versao=0, respostas=respostas)
    velha = {"if-match": lida}
    atrasado = cliente.post(f"{um}enviar/", {}, "application/json", headers=velha)
    conferir_problema(atrasado, 412, "versao_velha")
    assert mandar(cliente_de(lia), f"{um}enviar/").status_code == 403
    assert mandar(cliente, f"{um}enviar/").json()["situacao"] == "enviado"
    conferir_problema(mandar(cliente, f"{um}enviar/"), 409, "situacao")
    acoes = cliente.get(f"{um}recomendacoes/").json()["recomendacoes"]
    assert all(acao["razao"] and acao["porque"] for acao in acoes)
    assert acoes
    assert Diagnostico.objects.get().enviado_em


def test_compara_com_o_anterior_e_com_a_faixa(ana: Usuario, carla: Usuario, vicosa: Ente) -> None:
    outros = [criar_ente(f"31{n:05d}") for n in range(MINIMO_DE_ENTES)]
    consolidar([ente.pk for ente in (vicosa, *outros)])
    for ente in (*outros, vicosa):
        um = iniciar(ente, por=carla)
        responder(um, carla)
        enviar(um, por=carla)
    novo = mandar(cliente_de(ana), DIAGNOSTICOS, ente=vicosa.pk)["Location"]
    respostas = {"equipe-ti": 9, "ato-governo-digital": True}
    mandar(cliente_de(ana), f"{novo}salvar-secao/", secao=1, versao=0, respostas=respostas)
    equipe, ato = cliente_de(ana).get(f"{novo}comparacao/").json()["comparacoes"]
    assert (equipe["codigo"], equipe["valor"], equipe["antes"]) == ("equipe-ti", 9, 2)
    assert (equipe["mudou"], equipe["mediana"], equipe["iguais"]) == (True, 2.0, None)
    assert (ato["mudou"], ato["mediana"], ato["iguais"]) == (False, None, 100)


def test_questionario_e_regras_se_leem_o_rascunho_e_as_regras_so_a_equipe(
    ana: Usuario, carla: Usuario, rosa: Usuario
) -> None:
    raiz, da_ana, sgd = "/api/v1/", cliente_de(ana), cliente_de(carla)
    nova = abrir_versao(por=rosa)
    assert [q["versao"] for q in linhas(da_ana.get(f"{raiz}questionarios/"))] == [1]
    assert len(linhas(sgd.get(f"{raiz}questionarios/"))) == 2
    assert da_ana.get(f"{raiz}questionarios/{nova.versao}/").status_code == 404
    lido = da_ana.get(f"{raiz}questionarios/1/")
    perguntas = {p["codigo"]: p for s in lido.json()["secoes"] for p in s["perguntas"]}
    assert set(OBRIGATORIAS) <= set(perguntas)
    assert "Alguns" in perguntas["dominio-oficial"]["opcoes"]
    velha = {"if-none-match": lido["ETag"]}
    assert da_ana.get(f"{raiz}questionarios/1/", headers=velha).status_code == 304
    assert linhas(da_ana.get(f"{raiz}regras-de-acao/")) == []
    regra = linhas(sgd.get(f"{raiz}regras-de-acao/?produto=assinatura"))[0]
    assert regra["pergunta"] in perguntas
    assert regra["razao"]
