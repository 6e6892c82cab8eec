"""Conferência no VALIDAR, comparação a duas mãos e assinatura da SGD, pela API."""

from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from municipios.choices import SituacaoAdesao
from municipios.choices.assinatura import SituacaoAssinatura, TipoAssinatura, ViaAssinatura
from municipios.domain.deposito import depositar
from municipios.models import Adesao, Assinatura, Comparacao, ContraAssinatura, Ente, Usuario
from redegov.simulador.personas import PERSONAS
from tests.api import cliente_de, conferir_problema
from tests.builders import criar_a_espera_da_sgd, criar_adesao, criar_tentativa, pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def comparacao(adesao_a_assinar: Adesao, ana: Usuario) -> Comparacao:
    falha = {"codigo": "outro_documento", "resultado": "falha", "porque": "", "o_que_fazer": ""}
    outra = Assinatura.objects.create(
        adesao=adesao_a_assinar, termo=adesao_a_assinar.termos.get(), via=ViaAssinatura.ENVIO,
        por=ana, situacao=SituacaoAssinatura.RECUSADA, recusa="outro_documento", laudo=[falha],
        arquivo="a.pdf", tipo=TipoAssinatura.AVANCADA, assinada_em=timezone.now(),
    )  # fmt: skip
    lado = {"imagem": depositar(b"\x89PNG", "png")[0], "texto": "Termo"}
    paginas = [{"nossa": lado, "enviada": {"imagem": "", "texto": ""}}]
    return Comparacao.objects.create(assinatura=outra, paginas=paginas, feita_em=timezone.now())


def _aceite(cliente: Client, comparacao: Comparacao, ato: str, **corpo: Any) -> Any:
    rota = f"/api/v1/adesoes/{comparacao.assinatura.adesao_id}/{ato}-aceite/"
    dados = {"comparacao": comparacao.pk} | corpo
    return cliente.post(rota, dados, content_type="application/json")


def test_anotar_o_validar_so_a_sgd_e_nada_muda(
    vicosa: Ente, ana: Usuario, bruno: Usuario, carla: Usuario
) -> None:
    tentativa = criar_tentativa(criar_adesao(vicosa), por=ana)
    rota = f"/api/v1/assinaturas/{tentativa.pk}/validar/"
    dados = {"resultado": "aprovada", "feita_em": "2026-06-01"}
    assert cliente_de(bruno).post(rota, dados).status_code == 404
    conferir_problema(cliente_de(ana).post(rota, dados), 403, "sem_permissao")
    equipe = cliente_de(carla)
    falso = {"documento": pdf("v.pdf", miolo=b"<script>")}
    conferir_problema(equipe.post(rota, dados | falso), 400, "dados_invalidos")
    feita = equipe.post(rota, dados | {"documento": pdf("v.pdf")}).json()
    assert [v["resultado"] for v in feita["validacoes"]] == ["aprovada"]
    assert feita["situacao"] == SituacaoAssinatura.RECUSADA


def test_comparar_propor_e_confirmar_a_duas_maos(
    comparacao: Comparacao, ana: Usuario, carla: Usuario, rosa: Usuario
) -> None:
    rota = f"/api/v1/comparacoes/{comparacao.pk}/"
    assert cliente_de(ana).get(rota).status_code == 404
    assert cliente_de(carla).get(rota).json()["paginas"][0]["nossa"]["texto"] == "Termo"
    assert cliente_de(carla).get(f"{rota}paginas/1/nossa.png").getvalue() == b"\x89PNG"
    assert cliente_de(carla).get(f"{rota}paginas/1/enviada.png").status_code == 404
    assert cliente_de(ana).get(f"{rota}paginas/1/nossa.png").status_code == 404
    de_ana = _aceite(cliente_de(ana), comparacao, "propor", motivo="Igual")
    conferir_problema(de_ana, 403, "sem_permissao")
    conferir_problema(_aceite(cliente_de(rosa), comparacao, "confirmar"), 409, "situacao")
    assert _aceite(cliente_de(carla), comparacao, "propor", motivo="Igual").status_code == 200
    conferir_problema(_aceite(cliente_de(carla), comparacao, "confirmar"), 409, "mesma_pessoa")
    feita = _aceite(cliente_de(rosa), comparacao, "confirmar")
    assert feita.json()["situacao"] == SituacaoAdesao.VIGENTE
    assert _aceite(cliente_de(rosa), comparacao, "confirmar").status_code == 409


def test_recusar_a_proposta_de_outra_adesao_nao_se_acha(
    comparacao: Comparacao, ubatuba: Ente, carla: Usuario, rosa: Usuario
) -> None:
    _aceite(cliente_de(carla), comparacao, "propor", motivo="Igual")
    alheia = f"/api/v1/adesoes/{criar_adesao(ubatuba).pk}/recusar-aceite/"
    dados = {"comparacao": comparacao.pk, "motivo": "Não"}
    outra = cliente_de(rosa).post(alheia, dados, content_type="application/json")
    conferir_problema(outra, 409, "comparacao")
    assert _aceite(cliente_de(rosa), comparacao, "recusar", motivo="Falta").status_code == 200
    comparacao.assinatura.refresh_from_db()
    assert comparacao.assinatura.situacao == SituacaoAssinatura.RECUSADA


def test_sgd_baixa_e_envia_o_que_assinou_fora(
    vicosa: Ente, ana: Usuario, pedro: Usuario, carla: Usuario, rosa: Usuario
) -> None:
    adesao = criar_a_espera_da_sgd(vicosa, por=pedro)
    contra = ContraAssinatura.objects.get()
    nome, sha256 = depositar(pdf().read(), "pdf")
    Assinatura.objects.filter(pk=contra.primeira_id).update(arquivo=nome, sha256=sha256)
    Usuario.objects.filter(pk=rosa.pk).update(cpf=PERSONAS["rosa"].cpf)
    (linha,) = cliente_de(carla).get("/api/v1/contra-assinaturas/").json()["results"]
    assert (linha["adesao"], linha["sha256"]) == (adesao.pk, sha256)
    assert cliente_de(ana).get("/api/v1/contra-assinaturas/").json()["results"] == []
    arquivo, envio = f"{linha['id']}/arquivo/", f"/api/v1/adesoes/{adesao.pk}/enviar-da-sgd/"
    baixado = cliente_de(carla).get(f"/api/v1/contra-assinaturas/{arquivo}")
    assert baixado.getvalue() == pdf().read()
    conferir_problema(cliente_de(carla).post(envio, {"pdf": pdf()}), 409, "sem_permissao")
    coordenacao = cliente_de(rosa)
    for _ in range(2):
        assert coordenacao.post(envio, {"pdf": pdf()}).status_code == 200
    assert Assinatura.objects.da_sgd().count() == 1
