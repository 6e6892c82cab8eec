"""O termo pela API: um cliente do ente o prepara, envia o assinado e lê o laudo."""

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from municipios.choices import OrigemAdesao, SituacaoAdesao
from municipios.domain.conferencia import conferir_pendentes
from municipios.domain.termo import gerar_pendentes
from municipios.models import Adesao, Assinatura, Ente, Usuario
from tests.api import cliente_de, conferir_problema

ADESOES = "/api/v1/adesoes/"
DADOS = {
    "orgao": "Secretaria de Administração",
    "endereco": "Praça do Rosário, 5",
    "email": "gabinete@vicosa.mg.gov.br.invalid",
}
pytestmark = pytest.mark.django_db


def enviar(
    cliente: Client, caminho: str, corpo: dict[str, Any], *, esperado: int = 200
) -> dict[str, Any]:
    resposta = cliente.post(ADESOES + caminho, corpo, content_type="application/json")
    assert resposta.status_code == esperado, resposta.content
    devolvido: dict[str, Any] = resposta.json()
    return devolvido


def test_ente_prepara_e_o_termo_fica_pronto(ana: Usuario, pedro: Usuario, vicosa: Ente) -> None:
    cliente = cliente_de(ana)
    nova = enviar(cliente, "iniciar/", {"ente": vicosa.pk}, esperado=201)
    assert nova["situacao"] == SituacaoAdesao.RASCUNHO
    falta = cliente.post(f"{ADESOES}{nova['id']}/gerar/", {}, content_type="application/json")
    assert "Escreva" in conferir_problema(falta, 409, "falta")["detail"]
    salva = enviar(cliente, f"{nova['id']}/rascunho/", {"versao": 0, **DADOS})
    assert salva["dados"] == DADOS
    velha = {"versao": 0, "orgao": "Outra"}
    recusa = cliente.post(
        f"{ADESOES}{nova['id']}/rascunho/", velha, content_type="application/json"
    )
    conferir_problema(recusa, 409, "versao")
    (pedido,) = enviar(cliente, f"{nova['id']}/gerar/", {})["termos"]
    assert gerar_pendentes() == 1
    lida = cliente.get(f"{ADESOES}{nova['id']}/").json()
    assert lida["situacao"] == SituacaoAdesao.AGUARDANDO_ASSINATURA
    arquivo = cliente.get(f"/api/v1/termos/{pedido['id']}/arquivo/")
    assert arquivo.getvalue().startswith(b"%PDF-")


def test_arquivo_enviado_ganha_laudo(ana: Usuario, pedro: Usuario, vicosa: Ente) -> None:
    cliente = cliente_de(ana)
    nova = enviar(cliente, "iniciar/", {"ente": vicosa.pk}, esperado=201)
    enviar(cliente, f"{nova['id']}/rascunho/", {"versao": 0, **DADOS})
    enviar(cliente, f"{nova['id']}/gerar/", {})
    gerar_pendentes()
    envio = f"{ADESOES}{nova['id']}/enviar/"
    em_json = cliente.post(envio, {}, content_type="application/json")
    conferir_problema(em_json, 415, "tipo_de_conteudo")
    conferir_problema(cliente.post(envio, {}), 400, "dados_invalidos")
    foto = SimpleUploadedFile("termo.pdf", b"isto nao e um PDF")
    assert cliente.post(envio, {"pdf": foto}).status_code == 200
    conferir_pendentes()
    (tentativa,) = cliente.get(f"/api/v1/assinaturas/?ente={vicosa.pk}").json()["results"]
    assert tentativa["recusa"] == "nao_e_pdf"
    enviar(cliente, f"{nova['id']}/reabrir/", {"motivo": "Cargo errado"})
    foto.seek(0)
    tarde = conferir_problema(cliente.post(envio, {"pdf": foto}), 409, "situacao")
    assert "voltou ao rascunho" in tarde["detail"]
    assert Assinatura.objects.filter(recusa="termo_retirado").count() == 1, "o arquivo se guarda"


def test_estranho_nao_prepara_nem_ve(bruno: Usuario, carla: Usuario, vicosa: Ente) -> None:
    nova = enviar(cliente_de(carla), "iniciar/", {"ente": vicosa.pk}, esperado=201)
    for caminho in ("rascunho", "gerar", "convidar", "cancelar-convite", "assumir"):
        corpo = {"versao": 0} if caminho == "rascunho" else {}
        resposta = cliente_de(bruno).post(
            f"{ADESOES}{nova['id']}/{caminho}/", corpo, content_type="application/json"
        )
        conferir_problema(resposta, 404, "nao_encontrado")


def test_equipe_analisa_pede_e_o_ente_responde(ana: Usuario, carla: Usuario, vicosa: Ente) -> None:
    adesao = _assinada(vicosa, carla)
    sgd, ente = cliente_de(carla), cliente_de(ana)
    negada = ente.post(f"{ADESOES}{adesao.pk}/assumir/", {}, content_type="application/json")
    conferir_problema(negada, 403, "sem_permissao")
    enviar(sgd, f"{adesao.pk}/assumir/", {})
    pontos = [{"campo": "endereco", "texto": "Diga o número da sede."}]
    pedida = enviar(sgd, f"{adesao.pk}/diligencia/", {"pontos": pontos})
    assert pedida["situacao"] == SituacaoAdesao.EM_DILIGENCIA
    respondida = enviar(ente, f"{adesao.pk}/responder/", {"resposta": "Número 5."})
    assert respondida["situacao"] == SituacaoAdesao.EM_ANALISE
    aprovada = enviar(sgd, f"{adesao.pk}/aprovar/", {})
    assert aprovada["situacao"] == SituacaoAdesao.VIGENTE


def test_equipe_corrige_e_denuncia(carla: Usuario, vicosa: Ente) -> None:
    cliente = cliente_de(carla)
    adesao = _assinada(vicosa, carla)
    enviar(cliente, f"{adesao.pk}/assumir/", {})
    enviar(cliente, f"{adesao.pk}/aprovar/", {})
    corrigida = enviar(
        cliente, f"{adesao.pk}/corrigir/", {"numero_sei": "1/26", "motivo": "Faltava"}
    )
    assert corrigida["numero_sei"] == "1/26"
    dias = {"denunciada_em": "2026-02-01", "efeito_em": "2030-01-01", "motivo": "Pediu"}
    denunciada = enviar(cliente, f"{adesao.pk}/denunciar/", dias)
    assert denunciada["situacao"] == SituacaoAdesao.DENUNCIADA
    mantida = enviar(cliente, f"{adesao.pk}/retirar-denuncia/", {"motivo": "Voltou atrás"})
    assert mantida["situacao"] == SituacaoAdesao.VIGENTE


def _assinada(ente: Ente, por: Usuario) -> Adesao:
    return Adesao.objects.create(
        ente=ente,
        situacao=SituacaoAdesao.ASSINADA,
        origem=OrigemAdesao.PORTAL,
        assinada_em="2026-01-10",
        registrada_por=por,
    )
