"""Linha C2: dois ao mesmo tempo, cada um na sua conexão. Um vence; o outro sabe por quê."""

from datetime import date, timedelta
from typing import Any
from uuid import UUID

import pytest
from django.utils import timezone

from identidade.choices import (
    CodigoProduto,
    SituacaoEvidencia,
    SituacaoPasso,
    TipoEvidencia,
    Via,
)
from identidade.domain.evidencia import aceitar, devolver, juntar
from identidade.domain.implantacao import criar_implantacao
from identidade.domain.linha_relatorio import retiradas, retirar
from identidade.domain.passo import dispensar
from identidade.domain.prova import Prova
from identidade.models import Implantacao, Passo, Produto
from municipios.choices import NivelConta
from municipios.domain import adesao_anterior, denuncia, ponto_focal
from municipios.domain.autoridade import registrar_mandato
from municipios.domain.delegacao import terminar_vencidas
from municipios.domain.inscricao import convidar, responder
from municipios.domain.mensagem import enviar
from municipios.domain.token_acesso import MAXIMO_VALIDOS, emitir_token
from municipios.domain.usuario import receber_do_govbr
from municipios.domain.vaga import ocupadas
from municipios.govbr.identidade import Identidade
from municipios.models import (
    Adesao,
    Autoridade,
    Delegacao,
    Ente,
    Historico,
    Mensagem,
    Notificacao,
    PontoFocal,
    Usuario,
)
from tests.builders import (
    criar_adesao,
    criar_ente,
    criar_evento,
    criar_ponto_focal,
    dados_de_indicacao,
)
from tests.hub import abrir_relatorio, arquivo, criar_delegacao, criar_hub, importar
from tests.identidade.andamento import comecar, fazer_ate, passo_de, provar_e_concluir
from tests.matriz.disputa import Ato, disputar
from tests.municipios.domain.test_inscricao import segredos

pytestmark = [pytest.mark.matriz("C2"), pytest.mark.django_db(transaction=True)]

DIA = date(2024, 6, 1)


def test_dois_registros_de_adesao(vicosa: Ente, carla: Usuario, rosa: Usuario) -> None:
    def registrar(por: Usuario) -> Ato:
        return lambda: adesao_anterior.registrar_anterior(vicosa, por=por, assinada_em=DIA)

    assert disputar(registrar(carla), registrar(rosa)) == [
        "conflito: Este ente já tem adesão em vigor."
    ]
    assert Historico.objects.de(Adesao.objects.get()).count() == 1


def test_denunciar_e_substituir_a_mesma_adesao(vicosa: Ente, carla: Usuario, rosa: Usuario) -> None:
    alvo = criar_adesao(vicosa)
    (recusa,) = disputar(
        lambda: denuncia.denunciar(alvo, por=carla, motivo="x", denunciada_em=DIA, efeito_em=DIA),
        lambda: adesao_anterior.substituir(alvo, por=rosa, motivo="x", assinada_em=DIA),
    )
    assert recusa.startswith("situacao: Não dá para fazer")
    assert Historico.objects.de(alvo).count() == 1
    assert Adesao.objects.em_vigor().count() == 1


def test_encerrar_e_retirar_a_denuncia(vicosa: Ente, carla: Usuario, rosa: Usuario) -> None:
    alvo = criar_adesao(vicosa)
    alvo = denuncia.denunciar(alvo, por=carla, motivo="x", denunciada_em=DIA, efeito_em=DIA)
    (recusa,) = disputar(
        lambda: denuncia.encerrar(alvo, por=carla),
        lambda: denuncia.retirar_denuncia(alvo, por=rosa, motivo="x"),
    )
    assert recusa.startswith("situacao: ")
    assert Historico.objects.de(alvo).count() == 2


def test_duas_indicacoes_da_mesma_pessoa(vicosa: Ente, pedro: Usuario, carla: Usuario) -> None:
    def indicar(por: Usuario) -> Ato:
        return lambda: ponto_focal.indicar(vicosa, por=por, **dados_de_indicacao())

    assert disputar(indicar(pedro), indicar(carla)) == [
        "conflito: Esta pessoa já é ponto focal deste ente."
    ]
    assert Historico.objects.de(PontoFocal.objects.get()).count() == 1


def test_duas_substituicoes_do_mesmo_ponto_focal(ana: Usuario, pedro: Usuario) -> None:
    alvo = PontoFocal.objects.get(cpf=ana.cpf)

    def trocar(cpf: str) -> Ato:
        dados = dados_de_indicacao(cpf=cpf)
        return lambda: ponto_focal.substituir(alvo, por=pedro, motivo="x", **dados)

    (recusa,) = disputar(trocar("99984531279"), trocar("99915738447"))
    assert recusa.startswith("situacao: ")
    alvo.refresh_from_db()
    assert PontoFocal.objects.em_aberto().get() == alvo.substituido_por
    assert PontoFocal.objects.count() == 2, "a indicação de quem perdeu se desfaz"


def test_encerrar_e_substituir_o_mesmo_ponto_focal(ana: Usuario, pedro: Usuario) -> None:
    alvo = PontoFocal.objects.get(cpf=ana.cpf)
    (recusa,) = disputar(
        lambda: ponto_focal.encerrar(alvo, por=pedro, motivo="x"),
        lambda: ponto_focal.substituir(alvo, por=pedro, motivo="x", **dados_de_indicacao()),
    )
    assert recusa.startswith("situacao: ")
    assert Historico.objects.de(alvo).count() == 1


def test_dois_mandatos_nos_mesmos_dias(vicosa: Ente, carla: Usuario, rosa: Usuario) -> None:
    def registrar(por: Usuario) -> Ato:
        dados = {"nome": por.nome, "cargo": "Prefeita", "inicio": DIA, "cpf": ""}
        return lambda: registrar_mandato(vicosa, por=por, **dados)  # type: ignore[arg-type]

    (recusa,) = disputar(registrar(carla), registrar(rosa))
    assert recusa.startswith("conflito: Já ")
    assert Historico.objects.de(Autoridade.objects.get()).count() == 1


def test_concluir_e_dispensar_o_mesmo_passo(vicosa: Ente, ana: Usuario, carla: Usuario) -> None:
    alvo = passo_de(comecar(vicosa, carla), 1)
    (recusa,) = disputar(
        lambda: provar_e_concluir(alvo, ana), lambda: dispensar(alvo, por=carla, motivo="x")
    )
    assert recusa.startswith("situacao: ")
    assert Historico.objects.de(alvo).count() == 1
    assert Passo.objects.get(pk=alvo.pk).situacao != SituacaoPasso.PENDENTE


def test_aceitar_e_devolver_a_mesma_prova(
    vicosa: Ente, ana: Usuario, carla: Usuario, rosa: Usuario
) -> None:
    em_video = fazer_ate(comecar(vicosa, carla), 7, carla)
    video = Prova(TipoEvidencia.VIDEO, url="https://cidade.gov.br/video")
    alvo = juntar(passo_de(em_video, 8), video, por=ana)
    (recusa,) = disputar(
        lambda: aceitar(alvo, por=carla), lambda: devolver(alvo, por=rosa, motivos=["Sem som"])
    )
    assert recusa.startswith("situacao: Não dá para fazer")
    assert Historico.objects.de(alvo).exclude(transicao="enviar").count() == 1
    alvo.refresh_from_db()
    assert alvo.motivos.exists() == (alvo.situacao == SituacaoEvidencia.DEVOLVIDA)


def test_dois_passos_da_mesma_implantacao_valem_os_dois(
    vicosa: Ente, ana: Usuario, carla: Usuario
) -> None:
    nova = comecar(vicosa, carla)
    um, outro = passo_de(nova, 1), passo_de(nova, 2)
    assert (
        disputar(lambda: provar_e_concluir(um, ana), lambda: provar_e_concluir(outro, carla)) == []
    )
    assert Historico.objects.de(nova).filter(transicao="calcular").count() == 1


def test_duas_implantacoes_com_o_mesmo_nome(vicosa: Ente, ana: Usuario, carla: Usuario) -> None:
    criar_adesao(vicosa)
    produto = Produto.objects.get(pk=CodigoProduto.AUTENTICACAO)

    def comecar_uma(por: Usuario) -> Ato:
        dados: dict[str, Any] = {"produto": produto, "via": Via.API, "nome": "Portal"}
        return lambda: criar_implantacao(vicosa, por=por, **dados)

    (recusa,) = disputar(comecar_uma(ana), comecar_uma(carla))
    assert recusa.startswith("nome_repetido: Já existe")
    assert Historico.objects.de(Implantacao.objects.get()).count() == 1


def test_dois_tokens_para_a_ultima_vaga(ana: Usuario) -> None:
    for numero in range(MAXIMO_VALIDOS - 1):
        emitir_token(ana, nome=f"{numero}", horas=1)
    (recusa,) = disputar(*[lambda: emitir_token(ana, nome="mais um", horas=1)] * 2)
    assert "Revogue um" in recusa
    assert ana.tokens.validos().count() == MAXIMO_VALIDOS


def test_duas_primeiras_entradas_da_mesma_pessoa(ana: Usuario) -> None:
    """Ninguém perde: as duas abas entram, e a pessoa é uma só e se confirma uma vez."""
    PontoFocal.objects.update(situacao="indicado", confirmado_em=None)
    Usuario.objects.filter(pk=ana.pk).update(cpf=None)
    quem = Identidade(
        cpf=str(ana.cpf), nome=ana.nome, nome_social="", email="", nivel=NivelConta.OURO
    )

    def entrar() -> None:
        ponto_focal.confirmar_no_primeiro_acesso(receber_do_govbr(quem))

    assert disputar(entrar, entrar) == []
    assert Usuario.objects.filter(cpf=ana.cpf).count() == 1
    assert Historico.objects.filter(transicao="confirmar").count() == 1


def test_clique_duplo_na_mesma_mensagem(vicosa: Ente, ana: Usuario, gil: Usuario) -> None:
    def mandar() -> Mensagem:
        return enviar(vicosa, por=ana, texto="Oi", chave=UUID(int=1))

    assert disputar(mandar, mandar, mandar) == []
    assert Mensagem.objects.count() == Notificacao.objects.count() == 1


def test_dois_escrevem_ao_mesmo_tempo_e_sai_um_aviso(
    vicosa: Ente, ana: Usuario, pedro: Usuario, gil: Usuario
) -> None:
    atos: list[Ato] = [
        lambda: enviar(vicosa, por=ana, texto="De ana"),
        lambda: enviar(vicosa, por=pedro, texto="De pedro"),
    ]
    assert disputar(*atos) == []
    assert Mensagem.objects.count() == 2
    assert Notificacao.objects.filter(destinatario=gil.email).count() == 1


def test_cinquenta_respostas_nao_passam_das_vagas(carla: Usuario) -> None:
    entes = [criar_ente(f"35{numero:05d}") for numero in range(50)]
    for ente in entes:
        criar_ponto_focal(ente)
    evento = criar_evento(por=carla, vagas=17)
    convidar(evento, [ente.pk for ente in entes], por=carla)

    def vir(segredo: str) -> Ato:
        return lambda: responder(segredo, vem=True)

    assert disputar(*(vir(segredo) for segredo in segredos(evento).values())) == []
    assert ocupadas(evento) == 17
    assert evento.inscricoes.em_espera().count() == 33


def test_duas_varreduras_da_mesma_delegacao_vencida(
    vicosa: Ente, carla: Usuario, ana: Usuario
) -> None:
    ontem = timezone.localdate() - timedelta(days=1)
    delegada = criar_delegacao(vicosa, criar_hub(carla), por=carla)
    Delegacao.objects.update(inicio=ontem, fim=ontem)
    Notificacao.objects.all().delete()
    assert disputar(terminar_vencidas, terminar_vencidas) == []
    assert Historico.objects.de(delegada).filter(transicao="terminar").count() == 1
    assert Notificacao.objects.filter(destinatario=ana.email).count() == 1


def test_dois_retiram_a_mesma_linha_do_relatorio(vicosa: Ente, carla: Usuario) -> None:
    relatorio = abrir_relatorio(criar_hub(carla), por=carla)
    importar(relatorio, arquivo([{}]), por=carla)
    linha = relatorio.linhas.select_related("relatorio").get()

    def retirar_a_linha() -> None:
        retirar(linha, por=carla, motivo="Projeto cancelado.")

    (recusa,) = disputar(retirar_a_linha, retirar_a_linha)
    assert "já saiu do relatório" in recusa
    assert retiradas(relatorio).count() == 1
