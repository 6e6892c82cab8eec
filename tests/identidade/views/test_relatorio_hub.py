"""O relatório do mês pela página e pela API: enviar, ver os erros, confirmar, entregar e baixar."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from identidade.domain.relatorio_em_lote import importar_relatorio
from identidade.models import RelatorioHub
from identidade.planilhas.relatorios import CAMPOS
from municipios.choices import SituacaoImportacao
from municipios.models import Ente, Hub, Importacao, Usuario
from tests.api import cliente_de, conferir_problema, linhas
from tests.hub import (
    MES,
    abrir_relatorio,
    arquivo,
    criar_delegacao,
    criar_hub,
    criar_operador,
    importar,
)

JSON = "application/json"


@pytest.fixture
def hub(carla: Usuario, davi: Usuario, vicosa: Ente) -> Hub:
    novo = criar_hub(carla)
    criar_operador(novo, davi, por=carla)
    criar_delegacao(vicosa, novo, por=carla)
    return novo


def test_envia_ve_os_erros_e_confirma(
    client: Client, hub: Hub, davi: Usuario, django_capture_on_commit_callbacks: Any
) -> None:
    client.force_login(davi)
    enviado = SimpleUploadedFile("out.csv", arquivo([{}, {"Poder": "=1+1"}]))
    dados = {"mes": "2026-10-01", "arquivo": enviado}
    with django_capture_on_commit_callbacks(execute=True):
        resposta = client.post(f"/hubs/{hub.pk}/relatorios/", dados)
    nova = Importacao.objects.get()
    assert resposta["Location"] == f"/importacoes/{nova.pk}/"
    assert "Lendo o arquivo" in client.get(resposta["Location"]).content.decode()
    achado = importar_relatorio(nova, True, lambda _feitas, _total: None)
    conferida = {"situacao": SituacaoImportacao.CONFERIDA, "diferenca": achado.diferenca}
    Importacao.objects.filter(pk=nova.pk).update(**conferida)
    assert "escreva Executivo" in client.get(resposta["Location"]).content.decode()
    erros = b"".join(client.get(f"{resposta['Location']}erros.csv")).decode()
    assert "3;Poder;“=1+1” não vale" in erros
    for _ in range(2):
        client.post(resposta["Location"], {"acao": "confirmar"})
    nova.refresh_from_db()
    assert nova.situacao == SituacaoImportacao.APLICANDO


def test_sem_arquivo_abre_vazio_confere_entrega_e_reabre(
    client: Client, hub: Hub, davi: Usuario
) -> None:
    client.force_login(davi)
    client.post(f"/hubs/{hub.pk}/relatorios/", {"mes": "2026-10-01"})
    relatorio = RelatorioHub.objects.get()
    pagina = f"/relatorios/{relatorio.pk}/"
    for verbo in ("conferir", "entregar", "entregar"):
        client.post(f"{pagina}{verbo}/")
    relatorio.refresh_from_db()
    assert relatorio.situacao == "entregue"
    outro = {"mes": "2026-10-01", "arquivo": SimpleUploadedFile("a.csv", arquivo([{}]))}
    recusa = client.post(f"/hubs/{hub.pk}/relatorios/", outro).content.decode()
    assert "já foi entregue" in recusa
    assert client.post(f"{pagina}reabrir/", {"motivo": ""}).status_code == 200
    client.post(f"{pagina}reabrir/", {"motivo": "Faltou."})
    relatorio.refresh_from_db()
    assert relatorio.situacao == "recebido"


def test_baixa_no_leiaute_e_estranho_nao_acha(
    client: Client, hub: Hub, davi: Usuario, ana: Usuario
) -> None:
    relatorio = abrir_relatorio(hub, por=davi)
    importar(relatorio, arquivo([{}]), por=davi)
    client.force_login(davi)
    baixado = client.get(f"/relatorios/{relatorio.pk}/relatorio.csv")
    assert baixado["Content-Disposition"].endswith('filename="relatorio-cig-2026-10.csv"')
    assert b"".join(baixado) == arquivo([{}])
    assert b"".join(client.get("/relatorios/modelo.csv")).count(b"\r\n") == 2
    assert "Portal do cidadão" in client.get(f"/relatorios/{relatorio.pk}/").content.decode()
    client.force_login(ana)
    for resto in ("", "relatorio.csv"):
        assert client.get(f"/relatorios/{relatorio.pk}/{resto}").status_code == 404
    assert client.post(f"/relatorios/{relatorio.pk}/conferir/").status_code == 404


def test_api_lista_linhas_e_entrega(hub: Hub, davi: Usuario, ana: Usuario, lia: Usuario) -> None:
    relatorio = abrir_relatorio(hub, por=davi, mes=MES)
    importar(relatorio, arquivo([{}]), por=davi)
    api, base = cliente_de(davi), f"/api/v1/relatorios/{relatorio.pk}/"
    assert [linha["linhas"] for linha in linhas(api.get("/api/v1/relatorios/?mes=2026-10"))] == [1]
    assert linhas(api.get(f"{base}linhas/"))[0]["produto"] == "autenticacao"
    assert api.post(f"{base}conferir/", content_type=JSON).json()["situacao"] == "conferido"
    conferir_problema(
        cliente_de(lia).post(f"{base}entregar/", content_type=JSON), 403, "sem_permissao"
    )
    assert api.post(f"{base}entregar/", content_type=JSON).json()["situacao"] == "entregue"
    conferir_problema(api.post(f"{base}entregar/", content_type=JSON), 409, "situacao")
    assert linhas(cliente_de(ana).get("/api/v1/relatorios/")) == []
    assert cliente_de(ana).get(f"{base}linhas/").status_code == 404


def test_api_delega_e_revoga(hub: Hub, ubatuba: Ente, bruno: Usuario, ana: Usuario) -> None:
    api, corpo = cliente_de(bruno), {"ente": ubatuba.pk, "hub": hub.pk}
    nova = api.post("/api/v1/delegacoes/", corpo, content_type="application/json")
    assert nova.status_code == 201
    repetida = api.post("/api/v1/delegacoes/", corpo, content_type="application/json")
    conferir_problema(repetida, 409, "conflito")
    dela = f"{nova['Location']}revogar/"
    motivo = {"motivo": "Fim."}
    assert cliente_de(ana).post(dela, motivo, content_type="application/json").status_code == 404
    revogada = api.post(dela, motivo, content_type="application/json").json()
    assert revogada["situacao"] == "revogada"
    (publico,) = linhas(cliente_de(None).get("/api/v1/hubs/"))
    assert (publico["sigla"], publico["entes"]) == ("CIG", 1)


def test_sgd_ve_na_implantacao_o_que_o_hub_informou(
    client: Client, hub: Hub, davi: Usuario, carla: Usuario, vicosa: Ente
) -> None:
    importar(abrir_relatorio(hub, por=davi), arquivo([{}]), por=davi)
    client.force_login(carla)
    pagina = client.get(f"/entes/{vicosa.pk}/implantacoes/").content.decode()
    assert f"informado pelo hub {hub.nome}, até 10/2026" in pagina


def test_retira_uma_linha_pela_pagina_uma_vez_so(
    client: Client, hub: Hub, davi: Usuario, bruno: Usuario, lia: Usuario
) -> None:
    relatorio = abrir_relatorio(hub, por=davi)
    importar(relatorio, arquivo([{}]), por=davi)
    pagina = f"/relatorios/{relatorio.pk}/"
    endereco = f"{pagina}linhas/{relatorio.linhas.get().pk}/retirar/"
    for quem, codigo in ((bruno, 404), (lia, 403), (davi, 200)):
        client.force_login(quem)
        assert client.get(endereco).status_code == codigo
    assert client.get(f"{pagina}linhas/1000000000/retirar/").status_code == 404
    assert "Portal do cidadão" in client.post(endereco, {"motivo": ""}).content.decode()
    for _ in range(2):
        resposta = client.post(endereco, {"motivo": "Projeto cancelado."}, follow=True)
        assert resposta.redirect_chain == [(pagina, 302)]
    corpo = resposta.content.decode()
    assert "Davi" in corpo
    assert "já saiu do relatório" in corpo
    assert corpo.count("Projeto cancelado.") == 1
    assert not relatorio.linhas.exists()


def test_abre_e_recebe_linhas_pela_api_todas_ou_nenhuma(
    hub: Hub, davi: Usuario, bruno: Usuario
) -> None:
    api, mes = cliente_de(davi), {"hub": hub.pk, "mes": "2026-10"}
    estranho = cliente_de(bruno).post("/api/v1/relatorios/", mes, content_type=JSON)
    conferir_problema(estranho, 404, "nao_encontrado")
    aberto, de_novo = (
        api.post("/api/v1/relatorios/", mes, content_type=JSON).json() for _ in range(2)
    )
    assert aberto == de_novo
    linhas_de = f"/api/v1/relatorios/{aberto['id']}/linhas/"
    relatorio = RelatorioHub.objects.get()
    importar(relatorio, arquivo([{}]), por=davi)
    (lida,) = linhas(api.get(linhas_de))
    enviada = {n: v for n, v in lida.items() if n in CAMPOS} | {"objetivo": "IPTU", "fim": None}
    receber = f"/api/v1/relatorios/{relatorio.pk}/receber/"
    ruim = {"linhas": [enviada, enviada | {"poder": "quarto", "objetivo": "Alvará"}]}
    recusa = conferir_problema(api.post(receber, ruim, content_type=JSON), 400, "dados_invalidos")
    assert "Linha 2, Poder: “quarto” não vale" in str(recusa)
    assert api.post(receber, {"linhas": [enviada]}, content_type=JSON).json()["linhas"] == 2
    assert linhas(api.get(linhas_de))[1] | {"id": 0, "alterada_em": ""} == lida | {
        "id": 0, "alterada_em": "", "objetivo": "IPTU", "fim": None,
    }  # fmt: skip


def test_retira_uma_linha_pela_api(hub: Hub, davi: Usuario, bruno: Usuario) -> None:
    relatorio = abrir_relatorio(hub, por=davi)
    importar(relatorio, arquivo([{}]), por=davi)
    endereco = f"/api/v1/relatorios/{relatorio.pk}/retirar-linha/"
    corpo = {"linha": relatorio.linhas.get().pk, "motivo": "Projeto cancelado."}
    assert cliente_de(bruno).post(endereco, corpo, content_type=JSON).status_code == 404
    api = cliente_de(davi)
    outra = api.post(endereco, corpo | {"linha": 10**9}, content_type=JSON)
    conferir_problema(outra, 409, "linha")
    assert api.post(endereco, corpo, content_type=JSON).json()["linhas"] == 0
    conferir_problema(api.post(endereco, corpo, content_type=JSON), 409, "retirada")


def test_linha_sem_delegacao_se_ve_na_pagina_na_api_e_por_dentro_do_ente(
    client: Client, hub: Hub, davi: Usuario, carla: Usuario, ubatuba: Ente
) -> None:
    relatorio = abrir_relatorio(hub, por=davi)
    de_ubatuba = {"Codigo_Municipio": ubatuba.pk, "Nome_do_Municipio": "Ubatuba", "Estado": "SP"}
    importar(relatorio, arquivo([{}, de_ubatuba]), por=davi)
    client.force_login(davi)
    corpo = client.get(f"/relatorios/{relatorio.pk}/?delegacao=sem").content.decode()
    assert "1 linha é de ente que não deixa" in corpo
    assert "Ubatuba (SP)" in corpo
    assert "Viçosa (MG)" not in corpo
    api, lista = cliente_de(davi), f"/api/v1/relatorios/{relatorio.pk}/linhas/"
    assert [linha["sem_delegacao"] for linha in linhas(api.get(lista))] == [False, True]
    (so_uma,) = linhas(api.get(f"{lista}?sem_delegacao=true"))
    assert so_uma["ente"] == ubatuba.pk
    client.force_login(carla)
    por_dentro = client.get(f"/equipe/entes/{ubatuba.pk}/").content.decode()
    assert "informa integrações deste ente, que não o deixa ver" in por_dentro
    criar_delegacao(ubatuba, hub, por=carla)
    assert "que não o deixa ver" not in client.get(f"/equipe/entes/{ubatuba.pk}/").content.decode()
