"""`/api/v1/planos/` e `/api/v1/acoes/`: do rascunho ao acordo, o `If-Match` e os estranhos."""

from typing import Any

import pytest
from django.test import Client

from identidade.api.acao import AcaoSerializer
from identidade.models import Acao
from municipios.models import Ente, Usuario
from tests.api import cliente_de, conferir_problema, igual_ao_serializador, linhas
from tests.identidade.andamento import comecar
from tests.identidade.api.test_implantacao import mandar
from tests.identidade.plano import acordado, rascunho

PLANOS, ACOES = "/api/v1/planos/", "/api/v1/acoes/"
pytestmark = pytest.mark.django_db


def criar(cliente: Client, ente: Ente, titulo: str = "Publicar o decreto") -> tuple[str, Any]:
    plano = mandar(cliente, PLANOS, ente=ente.pk)
    assert plano.status_code == 201, plano.content
    um = plano["Location"]
    return um, mandar(cliente, f"{um}acrescentar/", titulo=titulo, prazo_dias_uteis=10)


def test_do_rascunho_ao_acordo(ana: Usuario, carla: Usuario, vicosa: Ente) -> None:
    da_ana, da_carla = cliente_de(ana), cliente_de(carla)
    um, com_acao = criar(da_ana, vicosa)
    da_sgd = {"titulo": "Liberar", "lado": "sgd"}
    recusada = mandar(da_ana, f"{um}acrescentar/", **da_sgd, analista=carla.identificador)
    conferir_problema(recusada, 409, "analista")
    com_acao = mandar(da_carla, f"{um}acrescentar/", **da_sgd, analista=carla.identificador)
    assert com_acao.json()["acoes"][1]["analista"] == carla.nome
    velho = com_acao["ETag"]
    acao = com_acao.json()["acoes"][0]
    uma = f"{ACOES}{acao['id']}/"
    mudada = mandar(da_ana, f"{uma}mudar/", versao=0, prazo_dias_uteis=12)
    assert mudada.json()["prazo_dias_uteis"] == 12
    conferir_problema(mandar(da_carla, f"{uma}mudar/", versao=0, titulo="B"), 409, "versao")
    atrasado = da_ana.post(
        f"{um}propor/", {}, content_type="application/json", headers={"if-match": velho}
    )
    conferir_problema(atrasado, 412, "versao_velha")
    assert mandar(da_ana, f"{um}propor/").json()["situacao"] == "proposto"
    conferir_problema(mandar(da_ana, f"{um}concordar/", versao=1), 409, "conflito")
    plano = mandar(da_carla, f"{um}concordar/", versao=1).json()
    assert [a["lado"] for a in plano["versoes"][0]["acordos"]] == ["ente", "sgd"]
    conferir_problema(
        mandar(da_ana, f"{uma}bloquear/", motivo_bloqueio="nada"), 400, "dados_invalidos"
    )
    bloqueada = mandar(da_ana, f"{uma}bloquear/", motivo_bloqueio="espera_sgd").json()
    assert bloqueada["motivo_bloqueio"] == "espera_sgd"
    assert linhas(da_ana.get(f"{ACOES}?atrasadas=true")) == []


def test_linha_e_o_que_o_esquema_diz_e_estranho_nao_age(
    ana: Usuario, carla: Usuario, bruno: Usuario, vicosa: Ente
) -> None:
    plano, (primeira, *_) = acordado(vicosa, ana=ana, carla=carla)
    (linha, *_) = linhas(cliente_de(ana).get(ACOES))
    igual_ao_serializador(linha, Acao.objects.get(pk=primeira.pk), AcaoSerializer)
    estranho = cliente_de(bruno)
    assert linhas(estranho.get(ACOES)) == linhas(estranho.get(PLANOS)) == []
    for caminho in (f"{ACOES}{primeira.pk}/comecar/", f"{PLANOS}{plano.pk}/propor/"):
        assert mandar(estranho, caminho).status_code == 404


def test_ligar_a_que_a_pessoa_nao_ve_e_como_se_nao_existisse(
    ana: Usuario, carla: Usuario, vicosa: Ente, ubatuba: Ente
) -> None:
    _, (primeira, *_) = acordado(vicosa, ana=ana, carla=carla)
    Acao.objects.update(produto="autenticacao")
    alheia, propria = comecar(ubatuba, carla), comecar(vicosa, ana)
    uma, da_ana = f"{ACOES}{primeira.pk}/", cliente_de(ana)
    for numero in (alheia.pk, 999_999):
        recusa = mandar(da_ana, f"{uma}ligar/", implantacao=numero)
        conferir_problema(recusa, 409, "implantacao")
    ligada = mandar(da_ana, f"{uma}ligar/", implantacao=propria.pk).json()
    assert (ligada["implantacao"], ligada["meta"]) == (propria.pk, "em_producao")
    assert mandar(da_ana, f"{uma}desligar/").json()["implantacao"] is None


def test_cesta_conversa_visto_e_versao(
    ana: Usuario, carla: Usuario, bruno: Usuario, vicosa: Ente
) -> None:
    plano, (_, segunda, _) = rascunho(vicosa, por=carla)
    um, da_ana = f"{PLANOS}{plano.pk}/", cliente_de(ana)
    oferta = da_ana.get(f"{um}cesta/").json()["ofertas"][0]
    assert (oferta["origem"], oferta["no_plano"]) == ("roteiro", False)
    conferir_problema(mandar(da_ana, f"{um}escolher/", escolhidas=["regra-x"]), 409, "oferta")
    escolhida = mandar(da_ana, f"{um}escolher/", escolhidas=[oferta["chave"]])
    assert escolhida.json()["acoes"][3]["titulo"] == oferta["titulo"]
    assert mandar(da_ana, f"{um}visto/").status_code == 200
    assert linhas(da_ana.get(f"{PLANOS}?recorte=nao_abertos")) == []
    uma = f"{ACOES}{segunda.pk}/"
    solta = mandar(da_ana, f"{uma}mudar/", versao=0, depende_de=None, produto=None).json()
    assert solta["depende_de"] is None
    fala = mandar(da_ana, f"{uma}conversa/", texto="Como se começa?")
    assert fala.status_code == 201
    lida = cliente_de(carla).get(f"{uma}conversa/").json()
    assert lida == fala.json()
    assert lida["mensagens"][0]["autor"] == ana.nome
    mandar(da_ana, f"{um}propor/")
    versao = da_ana.get(f"{um}versoes/1/").json()
    assert (versao["acordos"][0]["por"], len(versao["acoes"])) == (ana.nome, 4)
    assert da_ana.get(f"{um}versoes/9/").status_code == 404
    for caminho in (f"{um}cesta/", f"{uma}conversa/", f"{um}versoes/1/"):
        assert cliente_de(bruno).get(caminho).status_code == 404


def test_tarefas_do_ente_sao_as_de_meu_municipio(
    ana: Usuario, carla: Usuario, bruno: Usuario, vicosa: Ente
) -> None:
    uma = f"/api/v1/entes/{vicosa.pk}/tarefas/"
    da_ana, da_carla = (cliente_de(quem).get(uma).json()["tarefas"] for quem in (ana, carla))
    vezes = [{t["assunto"]: t["vez"] for t in lista} for lista in (da_ana, da_carla)]
    assert [vez["pontos_focais"] for vez in vezes] == ["outro", "ente"]
    assert cliente_de(bruno).get(uma).status_code == 404


def test_carga_da_equipe_e_so_dela(
    ana: Usuario, carla: Usuario, gil: Usuario, vicosa: Ente
) -> None:
    plano, _ = rascunho(vicosa, por=ana)
    mandar(cliente_de(ana), f"{PLANOS}{plano.pk}/propor/")
    assert cliente_de(ana).get("/api/v1/carga-da-equipe/").status_code == 404
    cargas = cliente_de(carla).get("/api/v1/carga-da-equipe/").json()["cargas"]
    planos = {carga["pessoa"]: carga["em_aberto"]["planos"] for carga in cargas}
    assert (planos[gil.nome], planos[carla.nome], planos[None]) == (1, 0, 0)
