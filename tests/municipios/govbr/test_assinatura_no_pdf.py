"""Do pedido ao GOV.BR até o PDF conferido: o verificador aceita o que veio, ou diz por que não."""

from datetime import UTC, datetime
from urllib.parse import parse_qsl, urlsplit

import pytest

from municipios.documentos.laudo import Laudo
from municipios.documentos.selo import Preparado, embutir, preparar
from municipios.documentos.verificador import Oferecido, Raiz, verificar
from municipios.govbr import assinatura as cliente
from redegov.simulador.personas import PERSONAS
from tests.municipios.documentos.material import termo
from tests.simulador import RETORNO_DA_ASSINATURA, SimuladorDeTeste

TIPOS = ("govbr", "icp_brasil")


@pytest.fixture(scope="module")
def original() -> bytes:
    return termo()


@pytest.fixture(scope="module")
def preparado(original: bytes) -> Preparado:
    (pronto,) = preparar([original])
    return pronto


def _assinar(simulador: SimuladorDeTeste, preparado: Preparado, tipo: str) -> bytes:
    """O que o portal faz quando a pessoa volta do GOV.BR."""
    pedido = cliente.endereco_de_autorizacao("estado", RETORNO_DA_ASSINATURA, ["sign", tipo])
    volta = dict(parse_qsl(urlsplit(simulador.consentir(pedido, "pedro", tipo=tipo)).query))
    codigo = cliente.codigo_da_volta(volta, "estado")
    token = cliente.trocar_codigo(codigo, RETORNO_DA_ASSINATURA)
    return embutir(preparado.pdf, cliente.assinar(token, preparado.hash))


def _conferir(simulador: SimuladorDeTeste, original: bytes, assinado: bytes) -> Laudo:
    return verificar(
        assinado,
        original=Oferecido(original),
        cpf=PERSONAS["pedro"].cpf,
        raizes=[Raiz(simulador.raiz(tipo), tipo) for tipo in TIPOS],
        em=datetime.now(UTC),
    )


@pytest.mark.parametrize("tipo", TIPOS)
def test_assinatura_trazida_do_govbr_e_aceita(
    assinatura: SimuladorDeTeste, original: bytes, preparado: Preparado, tipo: str
) -> None:
    antes = datetime.now(UTC).replace(microsecond=0)
    laudo = _conferir(assinatura, original, _assinar(assinatura, preparado, tipo))
    assert laudo.recusa == ""
    assert laudo.tipo == tipo
    assert antes <= datetime.fromisoformat(laudo.assinada_em) <= datetime.now(UTC)
    assert laudo.cpf == PERSONAS["pedro"].cpf


def test_assinatura_de_outra_pessoa_e_recusada_pelo_cpf(
    assinatura: SimuladorDeTeste, original: bytes, preparado: Preparado
) -> None:
    assinatura.falhar(avaria="outra_pessoa")
    laudo = _conferir(assinatura, original, _assinar(assinatura, preparado, "govbr"))
    assert not laudo.aceito
    assert laudo.cpf == PERSONAS["ana"].cpf
