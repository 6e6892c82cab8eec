"""Protocolos e alarmes: ficam com o ente, e avisam uma vez só quando o prazo chega."""

from datetime import date, datetime, timedelta

import pytest
from django.utils import timezone

from identidade.choices import TipoEvidencia
from identidade.domain.alarme import alarmar_prazos
from identidade.domain.evidencia import juntar
from identidade.domain.protocolo import Abertura, concluir, registrar, verificar
from identidade.domain.prova import Prova
from identidade.models import Evidencia, Implantacao, Protocolo
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Ente, Notificacao, PontoFocal, Usuario
from redegov.demonstracao.prova import CHAVE
from tests.identidade.andamento import comecar, passo_de

DIA = date(2026, 11, 3)
ABERTURA = Abertura("INT-2026-77", "Ana Ribeiro Fontes", "ana.fontes@vicosa.mg.gov.br", DIA)


def em(dia: date) -> datetime:
    return timezone.make_aware(datetime.combine(dia, datetime.min.time()))


@pytest.fixture
def implantacao(vicosa: Ente, ana: Usuario) -> Implantacao:
    return comecar(vicosa, ana)


def test_fica_com_o_ente_quando_a_pessoa_sai(
    implantacao: Implantacao, ana: Usuario, pedro: Usuario, bruno: Usuario
) -> None:
    registrar(implantacao, ABERTURA, por=ana)
    PontoFocal.objects.filter(cpf=ana.cpf).delete()
    visiveis = {p: Protocolo.objects.visiveis_para(p).count() for p in (ana, pedro, bruno)}
    assert visiveis == {ana: 0, pedro: 1, bruno: 0}


def test_repetido_ou_do_futuro_e_recusado(implantacao: Implantacao, ana: Usuario) -> None:
    registrar(implantacao, ABERTURA, por=ana)
    for abertura, codigo in (
        (ABERTURA, "conflito"),
        (Abertura("2", "Ana", "a@b", date(2999, 1, 1)), "data"),
        (Abertura("3", "999.157.384-47", "a@b", DIA), "cpf"),
    ):
        with pytest.raises(TransicaoInvalida) as recusa:
            registrar(implantacao, abertura, por=ana)
        assert recusa.value.codigo == codigo


def test_avisa_uma_vez_no_limite_e_de_novo_so_no_seguinte(
    implantacao: Implantacao, ana: Usuario
) -> None:
    protocolo = registrar(implantacao, ABERTURA, por=ana, hoje=DIA)
    limite = DIA + timedelta(14)
    assert protocolo.limite == limite
    assert alarmar_prazos(agora=em(limite - timedelta(1))) == 0
    assert alarmar_prazos(agora=em(limite)) == 1
    assert alarmar_prazos(agora=em(limite + timedelta(1))) == 0
    aviso = Notificacao.objects.get()
    assert (aviso.motivo, aviso.contexto["aberto_por"]) == ("protocolo_no_limite", ana.nome)
    protocolo = verificar(protocolo, por=ana, hoje=limite)
    assert alarmar_prazos(agora=em(limite + timedelta(14))) == 1
    concluir(protocolo, por=ana, motivo="Credencial enviada")
    assert alarmar_prazos(agora=em(limite + timedelta(99))) == 0


def test_chave_pgp_avisa_antes_de_vencer_e_a_trocada_nao(
    implantacao: Implantacao, ana: Usuario
) -> None:
    passo, prova = passo_de(implantacao, 4), Prova(TipoEvidencia.CHAVE_PGP, texto=CHAVE)
    velha = juntar(passo, prova, por=ana)
    Evidencia.objects.filter(pk=velha.pk).update(vence_em=DIA)
    assert alarmar_prazos(agora=em(DIA - timedelta(31))) == 0
    assert alarmar_prazos(agora=em(DIA - timedelta(30))) == 1
    assert alarmar_prazos(agora=em(DIA - timedelta(29))) == 0
    juntar(passo, prova, por=ana)
    Notificacao.objects.all().delete()
    assert alarmar_prazos(agora=em(DIA)) == 0
