"""A SGD confere a indicação: fila, aprovar, recusar; quem sai continua até a aprovação."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from municipios.choices import SituacaoPontoFocal as P
from municipios.choices.assinatura import AssuntoDecisao, ValorDecisao
from municipios.domain.analise_indicacao import aprovar, recusar
from municipios.domain.lembrete import lembrar_pontos_focais
from municipios.domain.ponto_focal import (
    confirmar_no_primeiro_acesso,
    encerrar,
    indicar,
    substituir,
)
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Decisao, Ente, Notificacao, PontoFocal, Usuario
from tests.api import cliente_de, conferir_problema
from tests.builders import criar_usuario, dados_de_indicacao, pdf
from tests.matriz.disputa import disputar
from tests.municipios.views.test_adesao import entrar

JSON = "application/json"


@pytest.fixture
def com_conferencia(rosa: Usuario) -> None:
    Decisao.objects.create(
        assunto=AssuntoDecisao.INDICACAO, valor=ValorDecisao.COM_CONFERENCIA,
        inicio=date(2026, 1, 1), referencia="Despacho 1", registrada_por=rosa,
    )  # fmt: skip


@pytest.fixture
def indicada(vicosa: Ente, pedro: Usuario, com_conferencia: None) -> PontoFocal:
    return indicar(vicosa, por=pedro, oficio=pdf("oficio.pdf"), **dados_de_indicacao())


@pytest.mark.django_db
def test_sem_oficio_nao_se_indica_e_so_aprovada_se_confirma(
    vicosa: Ente, pedro: Usuario, carla: Usuario, com_conferencia: None
) -> None:
    with pytest.raises(TransicaoInvalida, match="ofício"):
        indicar(vicosa, por=pedro, **dados_de_indicacao())
    nova = indicar(vicosa, por=pedro, oficio=pdf(), **dados_de_indicacao())
    assert nova.situacao == P.EM_CONFERENCIA
    with pytest.raises(TransicaoInvalida, match="já é ponto focal"):
        indicar(vicosa, por=pedro, oficio=pdf(), **dados_de_indicacao())
    iara = criar_usuario("Iara Campos Duarte", cpf=nova.cpf)
    assert confirmar_no_primeiro_acesso(iara) == []
    assert not Notificacao.objects.filter(motivo="indicacao_ponto_focal").exists()
    assert aprovar(nova, por=carla).situacao == P.INDICADO
    assert Notificacao.objects.filter(motivo="indicacao_ponto_focal").count() == 1
    assert [p.pk for p in confirmar_no_primeiro_acesso(iara)] == [nova.pk]
    with pytest.raises(TransicaoInvalida, match="situação agora é"):
        aprovar(nova, por=carla)


@pytest.mark.django_db
def test_quem_sai_continua_ate_a_aprovacao(
    ana: Usuario, pedro: Usuario, carla: Usuario, vicosa: Ente, com_conferencia: None
) -> None:
    antigo = PontoFocal.objects.get(cpf=ana.cpf)
    troca = {"motivo": "Mudou de setor", "oficio": pdf()} | dados_de_indicacao()
    nova = substituir(antigo, por=pedro, **troca)
    assert list(Ente.objects.administrados_por(ana)) == [vicosa]
    with pytest.raises(TransicaoInvalida, match="já confere uma troca"):
        substituir(antigo, por=pedro, **troca | {"cpf": "11144477735", "oficio": pdf()})
    aprovar(nova, por=carla)
    antigo.refresh_from_db()
    assert (antigo.situacao, antigo.substituido_por) == (P.SUBSTITUIDO, nova)
    assert not Ente.objects.administrados_por(ana).exists()


@pytest.mark.django_db
def test_aprova_a_troca_de_quem_ja_saiu_e_recusada_nao_tira_ninguem(
    ana: Usuario, pedro: Usuario, carla: Usuario, com_conferencia: None
) -> None:
    antigo = PontoFocal.objects.get(cpf=ana.cpf)
    troca = {"motivo": "Mudou de setor"} | dados_de_indicacao()
    primeira = substituir(antigo, por=pedro, oficio=pdf(), **troca)
    with pytest.raises(TransicaoInvalida, match="motivo"):
        recusar(primeira, por=carla, motivo=" ")
    recusada = recusar(primeira, por=carla, motivo="Ofício sem assinatura")
    assert (recusada.situacao, recusada.motivo_da_recusa) == (P.RECUSADO, "Ofício sem assinatura")
    fatos = [aviso.contexto.get("fato", "") for aviso in Notificacao.objects.all()]
    assert any("Ofício sem assinatura" in fato for fato in fatos)
    antigo.refresh_from_db()
    assert antigo.situacao == P.CONFIRMADO
    segunda = substituir(antigo, por=pedro, oficio=pdf(), **troca)
    encerrar(antigo, por=pedro, motivo="Saiu")
    assert aprovar(segunda, por=carla).situacao == P.INDICADO


@pytest.mark.django_db
def test_quem_indicou_e_quem_so_le_nao_respondem(
    vicosa: Ente, carla: Usuario, lia: Usuario, pedro: Usuario, com_conferencia: None
) -> None:
    da_sgd = indicar(vicosa, por=carla, oficio=pdf(), **dados_de_indicacao())
    for por, dito in ((carla, "Outra pessoa da equipe"), (lia, "Quem age pelo ente")):
        assert dito in entrar(por).get("/equipe/indicacoes/").text
    for por in (carla, lia, pedro):
        with pytest.raises(SemPermissao):
            aprovar(da_sgd, por=por)


@pytest.mark.django_db
def test_lembrete_conta_de_quando_a_pessoa_pode_entrar(
    indicada: PontoFocal, carla: Usuario
) -> None:
    agora = timezone.now()
    ha_um_mes = agora - timedelta(days=30)
    PontoFocal.objects.update(indicado_em=ha_um_mes, inicio=timezone.localdate(ha_um_mes))
    aprovar(indicada, por=carla)
    assert lembrar_pontos_focais() == 0
    assert lembrar_pontos_focais(agora=agora + timedelta(days=30)) > 0


@pytest.mark.django_db
def test_pela_pagina_a_equipe_ve_aprova_e_recusa(
    indicada: PontoFocal, pedro: Usuario, bruno: Usuario, carla: Usuario
) -> None:
    equipe, rota = entrar(carla), f"/pontos-focais/{indicada.pk}"
    assert "Iara Campos Duarte" in equipe.get("/equipe/indicacoes/").text
    assert entrar(bruno).get("/equipe/indicacoes/").status_code == 404
    assert entrar(bruno).post(f"{rota}/aprovar/").status_code == 404
    assert entrar(pedro).post(f"{rota}/aprovar/").status_code == 403
    lista = f"/entes/{indicada.ente_id}/pontos-focais/"
    assert "Em conferência pela SGD" in entrar(pedro).get(lista).text
    assert equipe.post(f"{rota}/recusar/", {"motivo": ""}).status_code == 200
    assert equipe.post(f"{rota}/recusar/", {"motivo": "Ofício ilegível"}).status_code == 302
    assert "Ofício ilegível" in entrar(pedro).get(lista).text
    repetido = equipe.post(f"{rota}/aprovar/", follow=True)
    assert "a situação agora é" in repetido.text
    assert "obrigat" in entrar(pedro).post(f"{lista}indicar/", dados_de_indicacao()).text


@pytest.mark.django_db
def test_pela_api_indica_com_oficio_e_a_sgd_responde(
    vicosa: Ente, pedro: Usuario, bruno: Usuario, carla: Usuario, com_conferencia: None
) -> None:
    dados, rota = dados_de_indicacao() | {"ente": vicosa.pk}, "/api/v1/pontos-focais/"
    conferir_problema(cliente_de(pedro).post(rota, dados, JSON), 409, "oficio")
    falso = dados | {"oficio": pdf("oficio.pdf", miolo=b"<script>")}
    conferir_problema(cliente_de(pedro).post(rota, falso), 400, "dados_invalidos")
    nova = cliente_de(pedro).post(rota, dados | {"oficio": pdf("oficio.pdf")})
    assert (nova.status_code, nova.json()["situacao"]) == (201, P.EM_CONFERENCIA)
    um = nova["Location"]
    assert cliente_de(bruno).post(f"{um}aprovar/").status_code == 404
    conferir_problema(cliente_de(pedro).post(f"{um}aprovar/", {}, JSON), 403, "sem_permissao")
    conferir_problema(cliente_de(carla).post(f"{um}recusar/", {}, JSON), 400, "dados_invalidos")
    assert cliente_de(carla).post(f"{um}aprovar/", {}, JSON).json()["situacao"] == P.INDICADO
    conferir_problema(cliente_de(carla).post(f"{um}aprovar/", {}, JSON), 409, "situacao")


@pytest.mark.matriz("C2")
@pytest.mark.django_db(transaction=True)
def test_dois_analistas_ao_mesmo_tempo_uma_resposta_so(
    indicada: PontoFocal, carla: Usuario, rosa: Usuario
) -> None:
    (recusa,) = disputar(
        lambda: aprovar(indicada, por=carla),
        lambda: recusar(indicada, por=rosa, motivo="Ofício sem assinatura"),
    )
    assert recusa.startswith("situacao: ")
    indicada.refresh_from_db()
    assert indicada.situacao in {P.INDICADO, P.RECUSADO}
