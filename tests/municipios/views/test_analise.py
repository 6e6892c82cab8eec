"""A fila da análise: recortes, carga de cada pessoa, passagem, e o número de consultas."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from municipios.choices import SituacaoAdesao
from municipios.domain.adesao_anterior import corrigir
from municipios.domain.analise import assumir, passar
from municipios.domain.fila_analise import carga_por_pessoa, fila_da_analise
from municipios.domain.preparo import reabrir
from municipios.domain.termo_anterior import diferenca
from municipios.domain.transicoes import TransicaoInvalida, registrar
from municipios.models import Adesao, Decisao, Ente, MotivoDiligencia, Notificacao, Termo, Usuario
from tests.api import cliente_de, conferir_problema
from tests.builders import criar_adesao, criar_ente

pytestmark = pytest.mark.django_db


def _assinada(ente: Ente, por: Usuario) -> Adesao:
    adesao = criar_adesao(ente, situacao=SituacaoAdesao.ASSINADA, vigente_desde=None)
    registrar(adesao, "assinar", "Assinatura conferida", por=por)
    return adesao


def test_api_passa_a_analise_pelo_email_de_quem_recebe(
    vicosa: Ente, ana: Usuario, carla: Usuario, rosa: Usuario
) -> None:
    adesao = assumir(_assinada(vicosa, carla), por=carla)
    endereco = f"/api/v1/adesoes/{adesao.pk}/passar/"
    corpo = {"a": rosa.identificador, "motivo": "Férias"}
    json = "application/json"
    conferir_problema(cliente_de(ana).post(endereco, corpo, json), 403, "sem_permissao")
    cliente = cliente_de(carla)
    assert cliente.post(endereco, {"a": ana.identificador}, json).status_code == 400
    assert cliente.post(endereco, corpo, json).status_code == 200
    adesao.refresh_from_db()
    assert adesao.responsavel == rosa


def test_passa_so_a_quem_pode_analisar_e_o_prazo_nao_recomeca(
    vicosa: Ente, carla: Usuario, rosa: Usuario, lia: Usuario
) -> None:
    adesao = assumir(_assinada(vicosa, carla), por=carla)
    with pytest.raises(TransicaoInvalida, match="não pode analisar"):
        passar(adesao, por=carla, a=lia)
    assert passar(adesao, por=carla, a=rosa, motivo="Férias").responsavel == rosa
    assert passar(adesao, por=rosa, a=None).responsavel is None
    (aviso,) = Notificacao.objects.filter(motivo="analise_recebida")
    assert (aviso.destinatario, aviso.contexto["porque"]) == (rosa.email, "Férias")
    Decisao.objects.create(
        assunto="prazo_da_analise", valor="5_dias", inicio=date(2020, 1, 1), referencia="Ofício",
        registrada_por=carla,
    )  # fmt: skip
    (linha,) = fila_da_analise(carla, agora=timezone.now() + timedelta(days=20))
    assert linha.relogio.atrasada
    (carga,) = carga_por_pessoa([linha])
    assert (carga.pessoa, carga.abertas, carga.atrasadas) == (None, 1, 1)


def test_fila_recorta_e_nao_consulta_mais_com_mais_linhas(
    client: Client, vicosa: Ente, carla: Usuario, rosa: Usuario
) -> None:
    assumir(_assinada(vicosa, carla), por=carla)
    client.force_login(carla)
    client.get("/equipe/analises/")
    with CaptureQueriesContext(connection) as com_uma:
        client.get("/equipe/analises/")
    for numero in range(12):
        _assinada(criar_ente(f"35{numero:05d}", nome=f"Cidade {numero}", uf="SP"), rosa)
    with CaptureQueriesContext(connection) as com_treze:
        pagina = client.get("/equipe/analises/").content.decode()
    assert len(com_uma) == len(com_treze) <= 12
    assert "Todas (13)" in pagina
    minhas = client.get("/equipe/analises/?recorte=minhas").content.decode()
    assert "Viçosa" in minhas
    assert "Cidade 3" not in minhas
    csv = client.get("/equipe/analises/analises.csv?recorte=sem_dono")
    linhas = b"".join(csv.streaming_content).decode().splitlines()  # type: ignore[attr-defined]
    assert len(linhas) == 13


def test_texto_pronto_entra_no_campo_e_o_ente_o_ve_ao_corrigir(
    client: Client, vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    MotivoDiligencia.objects.create(codigo="orgao-vago", campo="orgao", texto="Diga <qual> órgão.")
    adesao = assumir(_assinada(vicosa, carla), por=carla)
    client.force_login(carla)
    endereco = f"/adesoes/{adesao.pk}/diligencia/"
    escrito = {"ponto_orgao": "Falta o nome.", "ponto_outro": "Mais isto.", "inserir": "orgao-vago"}
    pagina = client.post(endereco, escrito)
    valores = pagina.context["form"].initial
    assert valores["ponto_orgao"] == "Falta o nome.\n\nDiga <qual> órgão."
    assert not adesao.diligencias.exists()
    client.post(endereco, {nome: valores[nome] for nome in valores})
    pedidos = adesao.diligencias.get().pontos
    assert [p["campo"] for p in pedidos] == ["orgao", "orgao", ""]
    assert valores["ponto_outro"] == "Mais isto."
    reabrir(adesao, por=ana, motivo="Corrigir")
    client.force_login(ana)
    rascunho = client.get(f"/adesoes/{adesao.pk}/rascunho/").content.decode()
    assert "A SGD pediu:</strong> Diga &lt;qual&gt; órgão." in rascunho
    assert "A SGD pediu:</strong> Falta o nome." in rascunho


def test_diferenca_diz_so_o_que_mudou() -> None:
    antes = Termo(modelo_id=1, dados={"orgao": "Fazenda", "email": "a@b.invalid"})
    agora = Termo(modelo_id=1, dados={"orgao": "Gabinete", "email": "a@b.invalid"})
    (linha,) = diferenca(agora, antes)
    assert linha[1:] == ("Fazenda", "Gabinete")


def test_correcao_mostra_o_que_era_e_o_que_ficou(
    client: Client, vicosa: Ente, carla: Usuario
) -> None:
    adesao = criar_adesao(vicosa, numero_sei="111")
    corrigir(adesao, por=carla, motivo="Número trocado", numero_sei="222")
    client.force_login(carla)
    pagina = client.get(f"/entes/{vicosa.pk}/adesao/").content.decode()
    assert "processo SEI: era <del>111</del>; ficou <ins>222</ins>" in pagina
