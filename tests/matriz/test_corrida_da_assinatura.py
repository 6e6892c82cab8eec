"""Linha C2, a assinatura: de dois ao mesmo tempo, um desfecho só; quem perde sabe, e guarda."""

import hashlib
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from django.utils import timezone

from municipios.choices import NivelConta
from municipios.choices import SituacaoAdesao as Situacao
from municipios.choices.assinatura import SituacaoAssinatura as S
from municipios.domain import conferencia
from municipios.domain.analise import aprovar, pedir_diligencia
from municipios.domain.assinatura import ir_assinar, receber_arquivo, voltar_do_govbr
from municipios.domain.convite_assinatura import cancelar, convidar, usar_convite
from municipios.domain.deposito import retirar
from municipios.domain.preparo import reabrir
from municipios.models import (
    Adesao,
    Assinatura,
    Autoridade,
    Ente,
    Historico,
    Notificacao,
    Usuario,
)
from redegov.simulador import adulterados
from redegov.simulador.certificados import Certificados
from redegov.simulador.personas import PERSONAS
from tests.api import cliente_de
from tests.builders import criar_adesao, criar_pedido, pdf
from tests.matriz.disputa import Ato, disputar
from tests.municipios.domain.test_assinatura import _consultas
from tests.municipios.views.test_adesao import entrar
from tests.simulador import RETORNO_DA_ASSINATURA as RETORNO
from tests.simulador import SimuladorDeTeste

pytestmark = [pytest.mark.matriz("C2"), pytest.mark.django_db(transaction=True)]


def _assinado(adesao: Adesao, simulador: SimuladorDeTeste, campo: str = "Um") -> bytes:
    quem = Certificados(simulador.pasta).de(PERSONAS["pedro"], "govbr")
    return adulterados.assinar(retirar(adesao.termos.get().arquivo), quem, campo=campo)


def _enviar(adesao: Adesao, por: Usuario, conteudo: bytes) -> Assinatura:
    return receber_arquivo(adesao, por=por, pdf=ContentFile(conteudo, "termo.pdf"))


def test_cliques_repetidos_e_duas_assinaturas_um_so_desfecho(
    adesao_a_assinar: Adesao, ana: Usuario, pedro: Usuario, assinatura: SimuladorDeTeste
) -> None:
    """Dois envios do mesmo arquivo são uma tentativa; a ida dada por abandonada volta; uma vale."""
    assinado, destinos, idas = _assinado(adesao_a_assinar, assinatura), list[str](), list[str]()
    endereco = reverse("assinatura_enviar", args=[adesao_a_assinar.pk])

    def clicar() -> None:
        corpo = {"pdf": ContentFile(assinado, "termo.pdf")}
        destinos.append(entrar(ana).post(endereco, corpo).headers["Location"])

    def ir() -> None:
        idas.append(ir_assinar(adesao_a_assinar, por=pedro, retorno=RETORNO))

    assert disputar(clicar, clicar, ir, ir) == []
    assert len(set(destinos)) == 1
    abandonada = Assinatura.objects.get(situacao=S.ABANDONADA)
    (ida,) = (ida for ida in idas if _estado_hash(ida) == abandonada.estado_hash)
    volta = _consultas(assinatura.consentir(ida, "pedro"))
    voltar_do_govbr(volta, por=pedro, retorno=RETORNO)
    assert disputar(*[conferencia.conferir_pendentes] * 2) == []
    _uma_vale(adesao_a_assinar)
    repetida = _enviar(adesao_a_assinar, ana, assinado)
    assert repetida.situacao == S.ACEITA or "já estava" in repetida.laudo[-1]["porque"]


def _estado_hash(ida: str) -> str:
    return hashlib.sha256(_consultas(ida)["state"].encode()).hexdigest()


def _uma_vale(adesao: Adesao) -> None:
    """Em vigor por uma só; a que perdeu tem o arquivo e o motivo."""
    adesao.refresh_from_db()
    assert adesao.situacao == Situacao.VIGENTE
    assert Historico.objects.de(adesao).filter(transicao="vigorar").count() == 1
    assert Notificacao.objects.filter(motivo="termo_em_vigor").count() == 1
    assert Assinatura.objects.aceitas().count() == 1
    perdedora = Assinatura.objects.get(situacao=S.RECUSADA, recusa="termo_retirado")
    assert perdedora.arquivo
    assert "já estava assinado: outra tentativa foi aceita em" in perdedora.laudo[-1]["porque"]


def test_assinar_e_enviar_enquanto_a_equipe_retira(
    adesao_a_assinar: Adesao, ana: Usuario, carla: Usuario, assinatura: SimuladorDeTeste
) -> None:
    """Conferir uma, enviar outra e retirar o termo: um desfecho, e nenhum arquivo se perde."""
    um, outro = (_assinado(adesao_a_assinar, assinatura, campo) for campo in ("Um", "Outro"))
    _enviar(adesao_a_assinar, ana, um)
    reservada = conferencia._reservar()
    assert reservada
    pronto = conferencia._conferir(reservada)
    recusas = disputar(
        lambda: conferencia._concluir(reservada, *pronto),
        lambda: reabrir(adesao_a_assinar, por=carla, motivo="Cargo errado"),
        lambda: _enviar(adesao_a_assinar, ana, outro),
    )
    conferencia.conferir_pendentes()
    atrasada, primeira = Assinatura.objects.all()
    adesao_a_assinar.refresh_from_db()
    assert [retirar(primeira.arquivo), retirar(atrasada.arquivo)] == [um, outro]
    assert (atrasada.situacao, atrasada.recusa) == (S.RECUSADA, "termo_retirado")
    if recusas:
        assert "a situação agora é “Vigente”" in recusas[0]
        assert (primeira.situacao, adesao_a_assinar.situacao) == (S.ACEITA, Situacao.VIGENTE)
        assert "já estava assinado" in atrasada.laudo[-1]["porque"]
    else:
        assert (primeira.situacao, adesao_a_assinar.situacao) == (S.RECUSADA, Situacao.RASCUNHO)
        assert all("voltou ao rascunho" in t.laudo[-1]["porque"] for t in (primeira, atrasada))


def test_convite_aberto_cancelado_e_vencido_ao_mesmo_tempo(
    vicosa: Ente, ana: Usuario, pedro: Usuario
) -> None:
    adesao = criar_adesao(
        vicosa,
        situacao=Situacao.AGUARDANDO_ASSINATURA,
        autoridade=vicosa.autoridades.first(),
    )
    convite = convidar(adesao, por=ana, email="gabinete@vicosa.mg.gov.br.invalid")
    segredo = Notificacao.objects.latest("pk").contexto["segredo"]
    cancelados = list[int]()
    depois = timezone.now() + timedelta(days=60)
    recusas = disputar(
        lambda: usar_convite(segredo, por=pedro),
        lambda: usar_convite(segredo, por=pedro),
        lambda: usar_convite(segredo, por=pedro, agora=depois),
        lambda: cancelados.append(cancelar(adesao, por=ana)),
    )
    convite.refresh_from_db()
    assert (convite.usado_em is None) == (cancelados == [1]) == (len(recusas) == 3)
    assert all("já não vale" in recusa and "peça outro convite" in recusa for recusa in recusas)


def test_clique_duplo_no_convite_manda_um_so(vicosa: Ente, ana: Usuario, pedro: Usuario) -> None:
    """O mesmo envio, três vezes: um convite, um e-mail, e o endereço que chegou abre."""
    adesao = criar_adesao(
        vicosa,
        situacao=Situacao.AGUARDANDO_ASSINATURA,
        autoridade=vicosa.autoridades.first(),
    )
    endereco = reverse("convite_enviar", args=[adesao.pk])
    corpo = {"email": "gabinete@vicosa.mg.gov.br.invalid", "chave": str(UUID(int=7))}
    destinos = list[str]()

    def clicar() -> None:
        destinos.append(entrar(ana).post(endereco, corpo).headers["Location"])

    assert disputar(clicar, clicar, clicar) == []
    assert set(destinos) == {reverse("adesao_ver", args=[vicosa.pk])}
    assert Historico.objects.de(adesao).filter(transicao="convidar").count() == 1
    aviso = Notificacao.objects.get(motivo="convite_assinatura")
    assert usar_convite(aviso.contexto["segredo"], por=pedro) == adesao


def test_o_mesmo_papel_por_duas_pessoas_ao_mesmo_tempo_eh_um_atesto(
    adesao_a_assinar: Adesao, carla: Usuario, rosa: Usuario
) -> None:
    """Quem chega depois vai ao atesto do primeiro; com outra data, a recusa diz de quem é."""
    endereco = reverse("atesto_registrar", args=[adesao_a_assinar.pk])
    destinos = list[str]()

    def atestar(por: Usuario) -> Ato:
        corpo = {"digitalizado": pdf("papel.pdf"), "assinada_em": "01/06/2026"}
        return lambda: destinos.append(entrar(por).post(endereco, corpo).headers["Location"])

    assert disputar(atestar(carla), atestar(carla), atestar(rosa)) == []
    atestada = Assinatura.objects.get(via="papel")
    assert set(destinos) == {reverse("assinatura_ver", args=[atestada.pk])}
    atos = Historico.objects.de(adesao_a_assinar)
    assert atos.filter(transicao="atestar_papel").count() == 1
    outra = {"digitalizado": pdf("papel.pdf"), "assinada_em": "02/06/2026"}
    pagina = entrar(rosa).post(endereco, outra).text
    assert f"{atestada.por} já atestou este papel, como assinado em 01/06/2026" in pagina


def test_dois_analistas_respondem_ao_mesmo_pedido_de_registro(
    vicosa: Ente, davi: Usuario, carla: Usuario, rosa: Usuario
) -> None:
    """Uma aceita e outra recusa: um desfecho e um aviso; quem perde lê o que houve, com 409."""
    Usuario.objects.filter(pk=davi.pk).update(nivel_conta=NivelConta.PRATA)
    davi.refresh_from_db()
    pedido, respostas = criar_pedido(vicosa, por=davi), list[Any]()

    def decidir(ato: str, por: Usuario, corpo: dict[str, str]) -> Ato:
        rota, cliente = f"/api/v1/pedidos-autoridade/{pedido.pk}/{ato}/", cliente_de(por)
        return lambda: respostas.append(cliente.post(rota, corpo, "application/json"))

    recusa = {"motivo": "O diploma é de outra pessoa."}
    atos = [decidir("aceitar", quem, {}) for quem in (carla, rosa)]
    assert disputar(*atos, decidir("recusar", rosa, recusa)) == []
    assert sorted(resposta.status_code for resposta in respostas) == [200, 409, 409]
    pedido.refresh_from_db()
    for perdida in (resposta for resposta in respostas if resposta.status_code == 409):
        assert f"“{pedido.get_situacao_display()}”" in perdida.json()["detail"]
    assert Autoridade.objects.filter(cpf=davi.cpf).exists() == (pedido.situacao == "aceito")
    respondidos = Historico.objects.de(pedido).filter(transicao__in=["aceitar", "recusar"])
    assert respondidos.count() == 1
    assert Notificacao.objects.filter(motivo="pedido_autoridade_respondido").count() == 1


def test_dois_analistas_decidem_o_mesmo_termo(vicosa: Ente, carla: Usuario, rosa: Usuario) -> None:
    """Pôr em vigor duas vezes e pedir esclarecimento: um decide, e os outros sabem o que houve."""
    antiga = criar_adesao(vicosa)
    nova = criar_adesao(vicosa, situacao=Situacao.EM_ANALISE, substitui=antiga)
    pontos = [{"campo": "orgao", "texto": "Qual secretaria?"}]
    recusas = disputar(
        lambda: aprovar(nova, por=carla),
        lambda: aprovar(nova, por=rosa),
        lambda: pedir_diligencia(nova, por=rosa, pontos=pontos),
    )
    nova.refresh_from_db()
    antiga.refresh_from_db()
    em_vigor = nova.situacao == Situacao.VIGENTE
    assert em_vigor == (antiga.situacao == Situacao.SUBSTITUIDA)
    assert nova.diligencias.count() == (0 if em_vigor else 1)
    assert len(recusas) == 2
    assert all(nova.get_situacao_display() in recusa for recusa in recusas), recusas
    assert Historico.objects.de(nova).count() == 1
