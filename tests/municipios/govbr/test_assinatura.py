"""O cliente da assinatura, por HTTP de verdade: cada recusa do manual vira uma frase."""

import dataclasses
import hashlib
import logging
import socket
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import parse_qsl, urlsplit

import pytest
from asn1crypto import cms
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import pkcs7
from cryptography.x509.oid import NameOID
from pytest_django import Settings

from municipios.govbr import assinatura as cliente
from municipios.govbr.recusa_da_assinatura import CodigoDaRecusa, RecusaDaAssinatura
from redegov.assinatura import Assinatura
from redegov.simulador.personas import PERSONAS
from tests.simulador import RETORNO_DA_ASSINATURA, SimuladorDeTeste

RESUMO = hashlib.sha256(b"o termo").digest()


def _volta(endereco: str) -> dict[str, str]:
    return dict(parse_qsl(urlsplit(endereco).query))


def _codigo(simulador: SimuladorDeTeste, persona: str = "pedro", **campos: str) -> str:
    pedido = cliente.endereco_de_autorizacao("estado", RETORNO_DA_ASSINATURA)
    volta = _volta(simulador.consentir(pedido, persona, **campos))
    return cliente.codigo_da_volta(volta, "estado")


def _token(simulador: SimuladorDeTeste, persona: str = "pedro") -> cliente.Token:
    return cliente.trocar_codigo(_codigo(simulador, persona), RETORNO_DA_ASSINATURA)


def _chamada(operacao: str, token: cliente.Token) -> tuple[object, ...]:
    if operacao == "certificado":
        return (cliente.certificado, token)
    return (cliente.assinar, token, RESUMO)


def _certificados(pacote: bytes) -> list[x509.Certificate]:
    return pkcs7.load_der_pkcs7_certificates(pacote)


def _recusa(esperada: CodigoDaRecusa, chamada: object, *argumentos: object) -> RecusaDaAssinatura:
    assert callable(chamada)
    with pytest.raises(RecusaDaAssinatura) as recusada:
        chamada(*argumentos)
    assert recusada.value.codigo == esperada
    return recusada.value


def test_pede_autorizacao_de_uma_assinatura_so(assinatura: SimuladorDeTeste) -> None:
    endereco = cliente.endereco_de_autorizacao("a b&c", RETORNO_DA_ASSINATURA, ["sign", "govbr"])
    consulta = _volta(endereco)
    assert endereco.startswith(f"{assinatura.emissor}oauth2.0/authorize?")
    assert consulta["scope"] == "sign govbr"
    assert consulta["state"] == "a b&c"
    assert consulta["redirect_uri"] == RETORNO_DA_ASSINATURA
    assert len(consulta["nonce"]) >= 16


@pytest.mark.parametrize("escopos", [[], ["govbr"], ["signature_session"], ["sign", "outro"]])
def test_nao_pede_mais_do_que_uma_assinatura(
    assinatura: SimuladorDeTeste, escopos: list[str]
) -> None:
    with pytest.raises(ValueError, match="uma assinatura"):
        cliente.endereco_de_autorizacao("estado", RETORNO_DA_ASSINATURA, escopos)


def test_recusa_da_pessoa_e_dita_com_calma(assinatura: SimuladorDeTeste) -> None:
    pedido = cliente.endereco_de_autorizacao("estado", RETORNO_DA_ASSINATURA)
    volta = _volta(assinatura.consentir(pedido, "pedro", decisao="recusar"))
    recusa = _recusa(CodigoDaRecusa.RECUSADA_PELA_PESSOA, cliente.codigo_da_volta, volta, "estado")
    assert "não foi autorizada" in recusa.mensagem
    assert "autorize" in recusa.o_que_fazer


@pytest.mark.parametrize(
    ("volta", "state"),
    [
        ({"code": "OC-1", "state": "de outro"}, "estado"),
        ({"code": "OC-1"}, "estado"),
        ({"code": "OC-1", "state": ""}, ""),
        ({"error": "access_denied", "state": "não é ascii"}, "estado"),
    ],
)
def test_recusa_volta_de_outro_pedido(volta: dict[str, str], state: str) -> None:
    _recusa(CodigoDaRecusa.PEDIDO_DESCONHECIDO, cliente.codigo_da_volta, volta, state)


@pytest.mark.parametrize("volta", [{}, {"error": "server_error"}, {"error": "x", "code": "OC-1"}])
def test_recusa_volta_sem_codigo(volta: dict[str, str]) -> None:
    com_state = volta | {"state": "estado"}
    _recusa(CodigoDaRecusa.RESPOSTA_INESPERADA, cliente.codigo_da_volta, com_state, "estado")


def test_recusa_codigo_repetido(assinatura: SimuladorDeTeste) -> None:
    codigo = _codigo(assinatura)
    cliente.trocar_codigo(codigo, RETORNO_DA_ASSINATURA)
    recusa = _recusa(
        CodigoDaRecusa.CODIGO_REPETIDO, cliente.trocar_codigo, codigo, RETORNO_DA_ASSINATURA
    )
    assert "vale uma vez só" in recusa.mensagem


def test_recusa_outra_url_de_retorno(assinatura: SimuladorDeTeste) -> None:
    outra = f"{RETORNO_DA_ASSINATURA}?a=1"
    codigo = _codigo(assinatura)
    _recusa(CodigoDaRecusa.PORTAL_RECUSADO, cliente.trocar_codigo, codigo, outra)


def test_recusa_credencial_errada_do_portal(
    assinatura: SimuladorDeTeste, settings: Settings
) -> None:
    codigo = _codigo(assinatura)
    settings.ASSINATURA = dataclasses.replace(settings.ASSINATURA, client_secret="outro")
    recusa = _recusa(
        CodigoDaRecusa.PORTAL_RECUSADO, cliente.trocar_codigo, codigo, RETORNO_DA_ASSINATURA
    )
    assert "não da sua conta" in recusa.mensagem


def test_servico_fora_nao_perde_nada(assinatura: SimuladorDeTeste) -> None:
    codigo = _codigo(assinatura)
    assinatura.falhar(avaria="fora")
    recusa = _recusa(
        CodigoDaRecusa.SERVICO_FORA, cliente.trocar_codigo, codigo, RETORNO_DA_ASSINATURA
    )
    assert "continua guardado" in recusa.o_que_fazer
    assinatura.falhar()
    assert cliente.trocar_codigo(codigo, RETORNO_DA_ASSINATURA).valor


def test_servico_lento_nao_prende_a_pessoa(
    assinatura: SimuladorDeTeste, settings: Settings
) -> None:
    codigo = _codigo(assinatura)
    settings.ASSINATURA = dataclasses.replace(settings.ASSINATURA, prazo=0.2)
    assinatura.falhar(avaria="lenta", demora=1)
    _recusa(CodigoDaRecusa.SERVICO_FORA, cliente.trocar_codigo, codigo, RETORNO_DA_ASSINATURA)


def test_servico_que_nao_existe_e_servico_fora(
    assinatura: SimuladorDeTeste, settings: Settings
) -> None:
    with socket.socket() as ocupada:
        ocupada.bind(("127.0.0.1", 0))  # sem listen: conexão recusada
        endereco = f"http://127.0.0.1:{ocupada.getsockname()[1]}"
        settings.ASSINATURA = dataclasses.replace(settings.ASSINATURA, oauth=endereco)
        _recusa(CodigoDaRecusa.SERVICO_FORA, cliente.trocar_codigo, "x", RETORNO_DA_ASSINATURA)


def test_desligada_nao_conversa_com_ninguem(settings: Settings) -> None:
    settings.ASSINATURA = Assinatura()
    for chamada, argumentos in (
        (cliente.endereco_de_autorizacao, ("estado", RETORNO_DA_ASSINATURA)),
        (cliente.trocar_codigo, ("x", RETORNO_DA_ASSINATURA)),
        (cliente.certificado, (cliente.Token("x"),)),
        (cliente.assinar, (cliente.Token("x"), RESUMO)),
    ):
        _recusa(CodigoDaRecusa.DESLIGADA, chamada, *argumentos)


@pytest.mark.parametrize("codigo", CodigoDaRecusa)
def test_toda_recusa_diz_o_que_houve_e_o_que_fazer(codigo: CodigoDaRecusa) -> None:
    recusa = RecusaDaAssinatura(codigo, "detalhe")
    assert recusa.mensagem.endswith(".")
    assert recusa.o_que_fazer.endswith(".")
    assert not {"token", "OAuth", "HTTP", "hash", "403"} & set(recusa.mensagem.split())


def test_nada_secreto_vai_a_registro(
    assinatura: SimuladorDeTeste, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    codigo = _codigo(assinatura)
    token = cliente.trocar_codigo(codigo, RETORNO_DA_ASSINATURA)
    cliente.assinar(token, RESUMO)
    registro = caplog.text + repr(token) + str(token)
    for segredo in (token.valor, assinatura.segredo, PERSONAS["pedro"].cpf):
        assert segredo not in registro


def test_traz_o_certificado_da_pessoa_sem_gastar_a_autorizacao(
    assinatura: SimuladorDeTeste,
) -> None:
    token = _token(assinatura)
    lido = x509.load_pem_x509_certificate(cliente.certificado(token))
    (nome,) = lido.subject.get_attributes_for_oid(NameOID.COMMON_NAME)
    assert nome.value == PERSONAS["pedro"].nome
    assert cliente.certificado(token) == cliente.certificado(token)


def test_assina_o_resumo_com_o_certificado_da_pessoa(assinatura: SimuladorDeTeste) -> None:
    token = _token(assinatura)
    titular = x509.load_pem_x509_certificate(cliente.certificado(token))
    pacote = cliente.assinar(token, RESUMO)
    embutidos = _certificados(pacote)
    assert titular in embutidos
    assert len(embutidos) == 4
    dados = cms.ContentInfo.load(pacote)["content"]
    (quem,) = dados["signer_infos"]
    assert quem["sid"].chosen["serial_number"].native == titular.serial_number
    chave = titular.public_key()
    assert isinstance(chave, rsa.RSAPublicKey)
    assinados = quem["signed_attrs"].untag().dump()
    chave.verify(quem["signature"].native, assinados, padding.PKCS1v15(), hashes.SHA256())


@pytest.mark.parametrize(
    ("tipo", "raiz"), [("govbr", "Governo Federal"), ("icp_brasil", "Raiz Br")]
)
def test_assina_com_a_cadeia_que_a_pessoa_escolheu(
    assinatura: SimuladorDeTeste, tipo: str, raiz: str
) -> None:
    pedido = cliente.endereco_de_autorizacao(
        "estado", RETORNO_DA_ASSINATURA, ["sign", "govbr", "icp_brasil"]
    )
    volta = _volta(assinatura.consentir(pedido, "pedro", tipo=tipo))
    token = cliente.trocar_codigo(cliente.codigo_da_volta(volta, "estado"), RETORNO_DA_ASSINATURA)
    nomes = [c.subject.rfc4514_string() for c in _certificados(cliente.assinar(token, RESUMO))]
    assert any(raiz in nome for nome in nomes)


def test_autorizacao_vale_uma_assinatura_so(assinatura: SimuladorDeTeste) -> None:
    token = _token(assinatura)
    cliente.assinar(token, RESUMO)
    recusa = _recusa(CodigoDaRecusa.TOKEN_VENCIDO, cliente.assinar, token, RESUMO)
    assert "uma assinatura só" in recusa.mensagem


def test_duas_assinaturas_ao_mesmo_tempo_so_uma_sai(assinatura: SimuladorDeTeste) -> None:
    token = _token(assinatura)

    def tentar(_: int) -> str:
        try:
            return f"{len(cliente.assinar(token, RESUMO)) > 0}"
        except RecusaDaAssinatura as recusa:
            return recusa.codigo

    with ThreadPoolExecutor(6) as juntas:
        saidas = Counter(juntas.map(tentar, range(6)))
    assert saidas == {"True": 1, "token-vencido": 5}


@pytest.mark.matriz("A13")
@pytest.mark.parametrize("operacao", ["certificado", "assinar"])
def test_conta_bronze_e_mandada_a_aumentar_o_nivel(
    assinatura: SimuladorDeTeste, operacao: str
) -> None:
    token = _token(assinatura, "otavio")
    recusa = _recusa(CodigoDaRecusa.CONTA_BRONZE, *_chamada(operacao, token))
    assert "nível bronze" in recusa.mensagem
    assert "confiabilidades.acesso.gov.br" in recusa.o_que_fazer


@pytest.mark.parametrize("operacao", ["certificado", "assinar"])
@pytest.mark.parametrize(
    ("avaria", "esperada"),
    [
        ("bronze", CodigoDaRecusa.CONTA_BRONZE),
        ("cpf_cancelado", CodigoDaRecusa.CPF_CANCELADO),
        ("token_vencido", CodigoDaRecusa.TOKEN_VENCIDO),
        ("fora", CodigoDaRecusa.SERVICO_FORA),
        ("inesperada", CodigoDaRecusa.RESPOSTA_INESPERADA),
    ],
)
def test_avaria_vira_recusa_e_o_token_continua_valendo(
    assinatura: SimuladorDeTeste, avaria: str, esperada: CodigoDaRecusa, operacao: str
) -> None:
    token = _token(assinatura)
    assinatura.falhar(avaria=avaria)
    _recusa(esperada, *_chamada(operacao, token))
    assinatura.falhar()
    assert cliente.assinar(token, RESUMO)


def test_resumo_recusado_pelo_servico(assinatura: SimuladorDeTeste) -> None:
    token = _token(assinatura)
    assinatura.falhar(avaria="hash_recusado")
    _recusa(CodigoDaRecusa.HASH_RECUSADO, cliente.assinar, token, RESUMO)


def test_nao_aceita_assinatura_de_outro_resumo(assinatura: SimuladorDeTeste) -> None:
    token = _token(assinatura)
    assinatura.falhar(avaria="resumo_trocado")
    recusa = _recusa(CodigoDaRecusa.RESPOSTA_INESPERADA, cliente.assinar, token, RESUMO)
    assert recusa.detalhe == "não assina este resumo"


@pytest.mark.parametrize("resumo", [b"", RESUMO[:31], RESUMO.hex().encode()])
def test_so_pede_assinatura_de_um_sha256_cru(resumo: bytes) -> None:
    with pytest.raises(ValueError, match="32 bytes"):
        cliente.assinar(cliente.Token("x"), resumo)


def test_token_nunca_existente_e_vencido(assinatura: SimuladorDeTeste) -> None:
    _recusa(CodigoDaRecusa.TOKEN_VENCIDO, cliente.certificado, cliente.Token("AT-outro"))
