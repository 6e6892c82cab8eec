"""Interesse, desfecho, acompanhamento, funil e números publicados, como um sistema os usa."""

from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone

from identidade.api.interesse import InteresseSerializer
from identidade.domain.acompanhamento import acompanhar
from identidade.domain.desfecho import registrar_desfecho
from identidade.domain.funil import da_coorte, degraus
from identidade.models import Interesse
from municipios.models import Coorte, Ente, Evento, Historico, Inscricao, Usuario
from tests.api import cliente_de, conferir_problema, igual_ao_serializador, linhas
from tests.builders import criar_ente, criar_evento
from tests.identidade.api.test_implantacao import mandar

RAIZ = "/api/v1/"
pytestmark = pytest.mark.django_db


@pytest.fixture
def inscricao(vicosa: Ente, carla: Usuario) -> Inscricao:
    """Convidado de um evento que já começou."""
    evento, agora = criar_evento(por=carla), timezone.now()
    Evento.objects.filter(pk=evento.pk).update(
        inicio=agora - timedelta(hours=2), fim=agora - timedelta(hours=1)
    )
    return Inscricao.objects.create(evento=evento, ente=vicosa, convidada_por=carla)


def com_versao(cliente: Any, um: str, etag: str, ato: str, **corpo: Any) -> Any:
    return cliente.post(f"{um}{ato}/", corpo, "application/json", headers={"if-match": etag})


def test_ente_diz_e_retira_o_interesse(ana: Usuario, bruno: Usuario, vicosa: Ente) -> None:
    da_ana, novo = cliente_de(ana), {"ente": vicosa.pk, "produto": "balcao"}
    feito = mandar(da_ana, f"{RAIZ}interesses/", **novo)
    assert (feito.status_code, feito.json()["origem"]) == (201, "dito")
    conferir_problema(mandar(da_ana, f"{RAIZ}interesses/", **novo), 409, "conflito")
    (linha,) = linhas(da_ana.get(f"{RAIZ}interesses/?produto=balcao&origem=dito"))
    igual_ao_serializador(linha, Interesse.objects.get(), InteresseSerializer)
    um = feito["Location"]
    do_bruno = cliente_de(bruno)
    assert linhas(do_bruno.get(f"{RAIZ}interesses/")) == []
    assert mandar(do_bruno, f"{um}retirar/", motivo="x").status_code == 404
    conferir_problema(mandar(do_bruno, f"{RAIZ}interesses/", **novo), 403, "sem_permissao")
    conferir_problema(mandar(da_ana, f"{um}retirar/"), 400, "dados_invalidos")
    lida = da_ana.get(um)["ETag"]
    assert com_versao(da_ana, um, lida, "retirar", motivo="Mudou").json()["situacao"] == "retirado"
    conferir_problema(com_versao(da_ana, um, lida, "retirar", motivo="x"), 412, "versao_velha")
    conferir_problema(mandar(da_ana, f"{um}retirar/", motivo="De novo"), 409, "situacao")


def test_desfecho_se_registra_e_se_corrige(
    inscricao: Inscricao, ana: Usuario, lia: Usuario, carla: Usuario
) -> None:
    da_carla, desfechos = cliente_de(carla), f"{RAIZ}desfechos/"
    dito = {"inscricao": inscricao.pk, "resultado": "interessado", "produtos": ["balcao"]}
    assert mandar(cliente_de(ana), desfechos, **dito).status_code == 404
    conferir_problema(mandar(cliente_de(lia), desfechos, **dito), 403, "sem_permissao")
    sem_produto = mandar(da_carla, desfechos, inscricao=inscricao.pk, resultado="interessado")
    conferir_problema(sem_produto, 409, "produtos")
    feito = mandar(da_carla, desfechos, **dito)
    assert feito.json()["evento"] == inscricao.evento_id
    lido = da_carla.get(feito["Location"])
    assert [lido.json()[c] for c in ("produtos", "quem_acompanha")] == [["balcao"], None]
    acompanhar(inscricao.ente, por=carla, responsavel=carla, proximo_contato=timezone.localdate())
    de_novo = da_carla.get(feito["Location"], headers={"if-none-match": lido["ETag"]})
    assert de_novo.json()["quem_acompanha"] == carla.nome
    assert "balcao" in da_carla.get(f"{desfechos}?formato=csv").getvalue().decode()
    do_evento = f"{RAIZ}interesses/?evento={inscricao.evento_id}"
    assert [i["produto"] for i in linhas(da_carla.get(do_evento))] == ["balcao"]
    um, lida = feito["Location"], da_carla.get(feito["Location"])["ETag"]
    recusou = {"resultado": "recusou", "motivo": "Sem equipe."}
    assert com_versao(da_carla, um, lida, "corrigir", **recusou).json()["motivo"] == "Sem equipe."
    assert com_versao(da_carla, um, lida, "corrigir", **recusou).status_code == 412
    assert linhas(cliente_de(ana).get(desfechos)) == []
    assert len(linhas(da_carla.get(f"{desfechos}?resultado=recusou"))) == 1


def test_acompanhamento_muda_de_mao_e_se_encerra(
    vicosa: Ente, ana: Usuario, gil: Usuario, carla: Usuario
) -> None:
    da_carla, todos = cliente_de(carla), f"{RAIZ}acompanhamentos/"
    hoje = timezone.localdate()
    novo: dict[str, Any] = {"ente": vicosa.pk, "responsavel": gil.identificador, "nota": "Ligar"}
    passado = mandar(da_carla, todos, **novo, proximo_contato=str(hoje - timedelta(1)))
    conferir_problema(passado, 409, "data")
    um = mandar(da_carla, todos, **novo, proximo_contato=str(hoje))["Location"]
    conferir_problema(
        mandar(da_carla, f"{um}remarcar/", responsavel=ana.identificador), 400, "dados_invalidos"
    )
    lida = da_carla.get(um)["ETag"]
    mudado = com_versao(da_carla, um, lida, "remarcar", responsavel=carla.identificador).json()
    assert (mudado["responsavel"], mudado["nota"]) == (carla.nome, "Ligar")
    assert com_versao(da_carla, um, lida, "encerrar", motivo="x").status_code == 412
    assert [a["ente"] for a in linhas(da_carla.get(f"{todos}?meus=true"))] == [vicosa.pk]
    assert linhas(cliente_de(gil).get(f"{todos}?meus=true")) == linhas(cliente_de(ana).get(todos))
    assert mandar(cliente_de(ana), f"{um}encerrar/", motivo="x").status_code == 404
    assert mandar(da_carla, f"{um}encerrar/", motivo="Falamos.").json()["situacao"] == "encerrado"
    depois = mandar(da_carla, f"{um}remarcar/", proximo_contato=str(hoje))
    conferir_problema(depois, 409, "situacao")


def test_funil_tem_os_numeros_da_pagina(
    inscricao: Inscricao, vicosa: Ente, ana: Usuario, lia: Usuario
) -> None:
    coorte = Coorte.objects.create(codigo="piloto", nome="Piloto")
    coorte.membros.create(ente=vicosa, origem="escolha", motivo="pediu")
    da_lia = cliente_de(lia)
    resposta = da_lia.get(f"{RAIZ}funis/coorte/piloto/")
    esperado = [(d.etapa, d.entes, d.percentual) for d in degraus(da_coorte(coorte))]
    etapas = resposta.json()["etapas"]
    assert [(e["etapa"], e["entes"], e["percentual"]) for e in etapas] == esperado
    do_evento = da_lia.get(f"{RAIZ}funis/evento/{inscricao.evento_id}/").json()
    assert do_evento["etapas"][0]["entes"] == 1
    igual = {"if-none-match": resposta["ETag"]}
    assert da_lia.get(f"{RAIZ}funis/coorte/piloto/", headers=igual).status_code == 304
    assert da_lia.get(f"{RAIZ}funis/coorte/nada/").status_code == 404
    assert cliente_de(ana).get(f"{RAIZ}funis/coorte/piloto/").status_code == 404


def test_funil_lista_os_entes_de_cada_numero(
    inscricao: Inscricao, vicosa: Ente, ana: Usuario, lia: Usuario, carla: Usuario
) -> None:
    outro = criar_ente("3304557", uf="RJ")
    Inscricao.objects.create(evento=inscricao.evento, ente=outro, convidada_por=carla)
    registrar_desfecho(inscricao, por=carla, resultado="informado")
    da_lia, funil = cliente_de(lia), f"{RAIZ}funis/evento/{inscricao.evento_id}/"
    for etapa in da_lia.get(funil).json()["etapas"]:
        assert len(linhas(da_lia.get(etapa["lista"]))) == etapa["entes"]
    um = da_lia.get(f"{funil}entes/?etapa=convidados&limite=1")
    assert [e["ente"] for e in um.json()["results"]] == [vicosa.pk]
    assert [e["ente"] for e in linhas(da_lia.get(um.json()["next"]))] == [outro.pk]
    (do_rio,) = linhas(da_lia.get(f"{funil}entes/?uf=RJ"))
    assert (do_rio["convidados"], do_rio["interessados"]) == (True, False)
    igual = {"if-none-match": um["ETag"]}
    assert da_lia.get(f"{funil}entes/?etapa=convidados&limite=1", headers=igual).status_code == 304
    assert "3304557" in da_lia.get(f"{funil}entes/?formato=csv").getvalue().decode()
    for endereco in (f"{funil}entes/", f"{RAIZ}funis/coorte/nada/entes/"):
        assert cliente_de(ana).get(endereco).status_code == 404


def test_feriado_novo_so_da_coordenacao(rosa: Usuario, carla: Usuario) -> None:
    feriados, novo = f"{RAIZ}feriados/", {"data": "2031-07-09", "nome": "Nove de julho"}
    novo |= {"uf": "SP", "fonte": "Lei 9.497/1997"}
    conferir_problema(mandar(cliente_de(None), feriados, **novo), 401, "credencial_ausente")
    conferir_problema(mandar(cliente_de(carla), feriados, **novo), 403, "sem_permissao")
    assert mandar(cliente_de(rosa), feriados, **novo).status_code == 201
    conferir_problema(mandar(cliente_de(rosa), feriados, **novo), 409, "conflito")
    assert Historico.objects.filter(alvo_tipo="municipios.feriado").count() == 1
    anonimo = cliente_de(None)
    (linha,) = linhas(anonimo.get(f"{feriados}?ano=2031&uf=SP"))
    assert linha == novo
    assert linhas(anonimo.get(f"{feriados}?ano=2031&uf=MG")) == []
