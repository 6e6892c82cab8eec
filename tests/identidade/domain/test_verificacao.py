"""Verificação automática: pedir, fazer, guardar, provar e alarmar. Contra os sites de mentira."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from identidade.choices import (
    ResultadoVerificacao,
    SituacaoEvidencia,
    SituacaoImplantacao,
    TipoEvidencia,
)
from identidade.domain.endereco import mudar_enderecos
from identidade.domain.evidencia import juntar
from identidade.domain.prova import Prova
from identidade.domain.verificacao import MAIS_POR_HORA, pedir
from identidade.domain.verificador import pedir_da_semana, verificar_pendentes
from identidade.models import Evidencia, Implantacao, Verificacao
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import Ente, Historico, Notificacao, Usuario
from tests.identidade.andamento import comecar, criar_verificacao, passo_de
from tests.simulador import SimuladorDeTeste

DOMINIO = "joinville.exemplo.gov.br"
SITE = f"https://{DOMINIO}"
NO_AR = 12
FALHA, CERTA = ResultadoVerificacao.FALHA, ResultadoVerificacao.CERTA


@pytest.fixture
def implantacao(vicosa: Ente, ana: Usuario) -> Implantacao:
    vicosa.dominio_oficial = DOMINIO
    vicosa.save()
    nova = comecar(vicosa, ana)
    return mudar_enderecos(nova, por=ana, url=f"{SITE}/", url_saida=f"{SITE}/sair")


def verificar(implantacao: Implantacao, por: Usuario, caminho: str = "/") -> Verificacao:
    mudar_enderecos(implantacao, por=por, url=SITE + caminho, url_saida=f"{SITE}/sair")
    pedir(implantacao, por=por)
    assert verificar_pendentes() == 1
    return Verificacao.objects.filter(implantacao=implantacao).latest("pk")


def no_ar(implantacao: Implantacao) -> None:
    """Como se os passos a tivessem levado à produção."""
    Implantacao.objects.filter(pk=implantacao.pk).update(situacao=SituacaoImplantacao.EM_PRODUCAO)


def test_guarda_o_que_viu_e_prova_o_passo(
    cidades: SimuladorDeTeste, implantacao: Implantacao, ana: Usuario
) -> None:
    feita = verificar(implantacao, ana)
    assert (feita.resultado, len(feita.itens)) == (CERTA, 15)
    assert {"url": f"{SITE}/", "ip": "127.0.0.1", "situacao": 200} in feita.paradas
    prova = Evidencia.objects.get(passo=passo_de(implantacao, NO_AR))
    assert (prova.tipo, prova.verificacao) == (TipoEvidencia.VERIFICACAO, feita)
    verificar(implantacao, ana)
    assert Evidencia.objects.count() == 1
    atos = Historico.objects.filter(alvo_tipo="identidade.verificacao", alvo_id=str(feita.pk))
    assert [(ato.transicao, ato.por.eh_o_sistema) for ato in atos.order_by("pk")] == [
        ("pedir", False),
        ("concluir", True),
    ]


def test_a_da_semana_prova_o_passo_em_nome_da_rotina_e_a_falha_nao_desfaz(
    cidades: SimuladorDeTeste, implantacao: Implantacao, ana: Usuario
) -> None:
    no_ar(implantacao)
    assert (pedir_da_semana(), verificar_pendentes()) == (1, 1)
    prova = Evidencia.objects.get(passo=passo_de(implantacao, NO_AR))
    assert (prova.autoria, prova.verificacao) == (
        "verificação automática",
        Verificacao.objects.get(),
    )
    verificar(implantacao, ana, "/fora/")
    prova.refresh_from_db()
    implantacao.refresh_from_db()
    assert prova.situacao == SituacaoEvidencia.REGISTRADA
    assert implantacao.situacao == SituacaoImplantacao.EM_PRODUCAO
    with pytest.raises(SemPermissao):
        juntar(
            passo_de(implantacao, 1),
            Prova(TipoEvidencia.DATA, data=date(2026, 1, 1)),
            por=Usuario.objects.sistema(),
        )


def test_a_que_nada_viu_ou_viu_outro_endereco_nao_prova(
    implantacao: Implantacao, ana: Usuario
) -> None:
    passo, prova = passo_de(implantacao, NO_AR), Prova(TipoEvidencia.VERIFICACAO)
    criar_verificacao(implantacao, ana, resultado=ResultadoVerificacao.ATENCAO, paradas=[])
    with pytest.raises(TransicaoInvalida, match="endereços de agora"):
        juntar(passo, prova, por=ana)
    criar_verificacao(implantacao, ana)
    assert juntar(passo, prova, por=ana).verificacao_id
    mudar_enderecos(implantacao, por=ana, url=f"{SITE}/outro/")
    with pytest.raises(TransicaoInvalida, match="endereços de agora"):
        juntar(passo, prova, por=ana)


def test_com_problema_ou_velha_nao_serve_de_prova(
    cidades: SimuladorDeTeste, implantacao: Implantacao, ana: Usuario
) -> None:
    passo, prova = passo_de(implantacao, NO_AR), Prova(TipoEvidencia.VERIFICACAO)
    feita = verificar(implantacao, ana, "/sem-nonce/")
    assert (feita.resultado, Evidencia.objects.count()) == (FALHA, 0)
    assert feita.resumo.startswith("Falta o nonce")
    codigos = []
    for em in (timezone.now(), timezone.now() + timedelta(days=8)):
        with pytest.raises(TransicaoInvalida) as recusa:
            juntar(passo, prova, por=ana, agora=em)
        codigos.append(recusa.value.codigo)
    assert codigos == ["verificacao_falhou", "sem_verificacao"]


def test_no_ar_avisa_na_segunda_falha_e_so_uma_vez(
    cidades: SimuladorDeTeste, implantacao: Implantacao, ana: Usuario, carla: Usuario
) -> None:
    no_ar(implantacao)
    quantos = []
    for caminho in ("/fora/", "/fora/", "/fora/", "/", "/fora/", "/fora/"):
        Verificacao.objects.update(pedida_em=timezone.now() - timedelta(hours=2))
        verificar(implantacao, ana, caminho)
        quantos.append(Notificacao.objects.filter(motivo="verificacao_falhou").count())
    assert quantos == [0, 1, 1, 1, 1, 2]
    implantacao.refresh_from_db()
    assert implantacao.situacao == SituacaoImplantacao.EM_PRODUCAO


def test_antes_de_ir_ao_ar_a_falha_nao_avisa(
    cidades: SimuladorDeTeste, implantacao: Implantacao, ana: Usuario
) -> None:
    verificar(implantacao, ana, "/fora/")
    verificar(implantacao, ana, "/fora/")
    assert not Notificacao.objects.filter(motivo="verificacao_falhou").exists()


def test_quem_pede_e_quanto(
    implantacao: Implantacao, ana: Usuario, bruno: Usuario, davi: Usuario
) -> None:
    for intruso in (bruno, davi):
        with pytest.raises(SemPermissao):
            pedir(implantacao, por=intruso)
    with pytest.raises(SemPermissao):
        mudar_enderecos(implantacao, por=bruno, url=SITE)
    pedir(implantacao, por=ana)
    with pytest.raises(TransicaoInvalida, match="em andamento"):
        pedir(implantacao, por=ana)
    for n in range(MAIS_POR_HORA - 1):
        outra = comecar(implantacao.ente, ana, nome=f"Sistema {n}")
        pedir(mudar_enderecos(outra, por=ana, url=SITE), por=ana)
    ultima = mudar_enderecos(comecar(implantacao.ente, ana, nome="Mais um"), por=ana, url=SITE)
    with pytest.raises(TransicaoInvalida) as recusa:
        pedir(ultima, por=ana)
    assert recusa.value.codigo == "limite"
    pedir(ultima, por=ana, agora=timezone.now() + timedelta(hours=2))


def test_endereco_que_nao_se_visita_e_recusado_com_o_campo(
    implantacao: Implantacao, ana: Usuario
) -> None:
    for url, saida, codigo in (
        ("https://10.0.0.1/", "", "url"),
        (SITE, "https://localhost/", "url_saida"),
    ):
        with pytest.raises(TransicaoInvalida) as recusa:
            mudar_enderecos(implantacao, por=ana, url=url, url_saida=saida)
        assert recusa.value.codigo == codigo
    sem = mudar_enderecos(implantacao, por=ana, url="")
    with pytest.raises(TransicaoInvalida, match="não tem endereço"):
        pedir(sem, por=ana)


def test_toda_semana_pede_de_novo_e_espalha(implantacao: Implantacao, ana: Usuario) -> None:
    agora = timezone.now()
    assert pedir_da_semana(agora=agora) == 0
    for n in range(4):
        outra = mudar_enderecos(comecar(implantacao.ente, ana, nome=f"S{n}"), por=ana, url=SITE)
        no_ar(outra)
    assert [pedir_da_semana(agora=agora) for _ in range(3)] == [2, 2, 0]
    Verificacao.objects.update(
        situacao="feita", resultado=CERTA, feita_em=agora, pedida_em=agora - timedelta(days=6)
    )
    assert pedir_da_semana(agora=agora) == 0
    assert pedir_da_semana(agora=agora + timedelta(days=1, minutes=1)) == 2


def test_um_por_vez_e_o_que_morre_no_meio_e_refeito_ate_desistir(
    cidades: SimuladorDeTeste, implantacao: Implantacao, ana: Usuario
) -> None:
    pedida = pedir(implantacao, por=ana)
    em_curso: datetime = timezone.now() + timedelta(minutes=1)
    Verificacao.objects.update(reservada_ate=em_curso, tentativas=3)
    assert verificar_pendentes() == 0
    Verificacao.objects.update(reservada_ate=timezone.now() - timedelta(seconds=1))
    assert verificar_pendentes() == 1
    pedida.refresh_from_db()
    assert pedida.resultado == ResultadoVerificacao.ATENCAO
    assert [item["codigo"] for item in pedida.itens] == ["verificacao"]
