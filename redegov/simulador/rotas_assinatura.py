"""As rotas da assinatura GOV.BR: OAuth em `/oauth2.0`, API em `/externo/v2`, avarias em `/avarias`.

Situações e corpos são os do manual: 401 e 400 com JSON, 403 com uma frase em texto puro.
"""

import base64
import hashlib
import json
import time
from collections.abc import Callable
from datetime import UTC, datetime
from http import HTTPStatus
from urllib.parse import urlencode

from redegov.simulador import pagina, pagina_assinatura
from redegov.simulador.assinador import (
    CODIGO_DA_PESSOA,
    VALIDADE_DO_TOKEN,
    Assinador,
    Autorizacao,
    Avaria,
    PedidoDeAssinatura,
)
from redegov.simulador.cadeia import pkcs7
from redegov.simulador.emissor import Recusa
from redegov.simulador.mensagem import Requisicao, Resposta, em_html, em_json, em_texto, ir
from redegov.simulador.personas import PERSONAS

FRASE_BRONZE = (
    "Cidadão não possui a identidade (Prata ou Ouro) necessária para uso da assinatura eletrônica "
    "digital."
)
FRASE_CPF = (
    "CPF com situação cancelada, nula ou falecido na Receita Federal não permite uso da "
    "assinatura eletrônica digital."
)
DEMORA = 30.0

Rota = Callable[[Requisicao], Resposta]


def _erro(requisicao: Requisicao, situacao: HTTPStatus) -> Resposta:
    """O JSON de erro do manual."""
    corpo = {
        "timestamp": int(time.time() * 1000),
        "status": situacao.value,
        "error": situacao.phrase,
        "message": "No message available",
        "path": requisicao.caminho,
    }
    return em_json(corpo, situacao)


def _resumo(corpo: bytes) -> bytes | None:
    """Os 32 bytes de `{"hashBase64": …}`; None se o corpo não é isso."""
    try:
        resumo = base64.b64decode(json.loads(corpo)["hashBase64"], validate=True)
    except (ValueError, TypeError, KeyError):
        return None
    return resumo if len(resumo) == hashlib.sha256().digest_size else None


class RotasDaAssinatura:
    def __init__(self, assinador: Assinador) -> None:
        self.assinador = assinador
        self.rotas: dict[str, Rota] = {
            "/oauth2.0/authorize": self._sujeita_a_avaria(self.autorizar),
            "/oauth2.0/token": self._sujeita_a_avaria(self.trocar),
            "/externo/v2/certificadoPublico": self._sujeita_a_avaria(self.certificado),
            "/externo/v2/assinarPKCS7": self._sujeita_a_avaria(self.assinar),
            "/avarias": self.avarias,
        }

    def _sujeita_a_avaria(self, rota: Rota) -> Rota:
        def atender(requisicao: Requisicao) -> Resposta:
            avaria = self.assinador.avaria
            if avaria == Avaria.FORA:
                frase = "Serviço indisponível. Tente mais tarde."
                corpo = pagina.erro("Assinatura fora do ar", frase)
                return em_html(corpo, HTTPStatus.SERVICE_UNAVAILABLE)
            if avaria == Avaria.LENTA and requisicao.caminho != "/oauth2.0/authorize":
                time.sleep(float(self.assinador.emissor.falhas.get("demora", DEMORA)))
            return rota(requisicao)

        return atender

    def autorizar(self, requisicao: Requisicao) -> Resposta:
        """A página em que a pessoa se identifica, digita o código e autoriza, ou recusa."""
        dados = requisicao.dados
        try:
            pedido = self.assinador.conferir_pedido(dados)
        except Recusa as recusa:
            if recusa.codigo == "unauthorized":
                corpo = pagina.erro("Pedido recusado", recusa.descricao)
                return em_html(corpo, HTTPStatus.UNAUTHORIZED)
            volta = {"error": recusa.codigo, "state": dados.get("state", "")}
            return ir(f"{dados['redirect_uri']}?{urlencode(volta)}")
        if requisicao.metodo != "POST":
            return em_html(pagina_assinatura.autorizar(dados, pedido, persona=requisicao.persona))
        return self._decidir(dados, pedido)

    def _decidir(self, dados: dict[str, str], pedido: PedidoDeAssinatura) -> Resposta:
        if dados.get("decisao") != "autorizar":
            volta = {"error": "access_denied", "state": pedido.state}
            return ir(f"{pedido.retorno}?{urlencode(volta)}")
        persona = PERSONAS.get(dados.get("persona", ""))
        tipo = dados.get("tipo", pedido.tipos[0])
        erro = ""
        if persona is None or tipo not in pedido.tipos:
            erro = "Escolha quem assina e com que certificado."
        elif dados.get("codigo", "").strip() != CODIGO_DA_PESSOA:
            erro = f"Código de autorização inválido. Digite {CODIGO_DA_PESSOA}."
        if persona is None or erro:
            corpo = pagina_assinatura.autorizar(
                dados, pedido, persona=dados.get("persona", ""), erro=erro
            )
            return em_html(corpo, HTTPStatus.BAD_REQUEST)
        codigo = self.assinador.autorizar(pedido, persona, tipo)
        return ir(f"{pedido.retorno}?{urlencode({'code': codigo, 'state': pedido.state})}")

    def trocar(self, requisicao: Requisicao) -> Resposta:
        """Aceita os parâmetros no corpo ou, como no exemplo do manual, no endereço."""
        if requisicao.metodo != "POST":
            return _erro(requisicao, HTTPStatus.METHOD_NOT_ALLOWED)
        try:
            token = self.assinador.trocar_codigo(requisicao.consulta | requisicao.formulario)
        except Recusa as recusa:
            if recusa.codigo == "invalid_request":
                return em_texto("error=invalid_request", HTTPStatus.BAD_REQUEST)
            return _erro(requisicao, HTTPStatus.UNAUTHORIZED)
        corpo = {"access_token": token, "token_type": "bearer", "expires_in": VALIDADE_DO_TOKEN}
        return em_json(corpo)

    def certificado(self, requisicao: Requisicao) -> Resposta:
        autorizacao = self._autorizacao(requisicao)
        if isinstance(autorizacao, Resposta):
            return autorizacao
        return em_texto(self.assinador.certificado(autorizacao).pem)

    def assinar(self, requisicao: Requisicao) -> Resposta:
        """Só a assinatura feita gasta o token; a recusa deixa tentar de novo enquanto ele vale."""
        if requisicao.metodo != "POST":
            return _erro(requisicao, HTTPStatus.METHOD_NOT_ALLOWED)
        autorizacao = self._autorizacao(requisicao)
        if isinstance(autorizacao, Resposta):
            return autorizacao
        resumo, avaria = _resumo(requisicao.corpo), self.assinador.avaria
        if resumo is None or avaria == Avaria.HASH_RECUSADO:
            return _erro(requisicao, HTTPStatus.BAD_REQUEST)
        if self.assinador.do_token(requisicao.portador, gastar=True) is None:
            return _erro(requisicao, HTTPStatus.UNAUTHORIZED)
        if avaria == Avaria.RESUMO_TROCADO:
            resumo = hashlib.sha256(resumo).digest()
        quem, agora = self.assinador.certificado(autorizacao), datetime.now(UTC)
        pacote = pkcs7(resumo, quem, em=agora.replace(microsecond=0))
        return Resposta(pacote, "application/octet-stream")

    def _autorizacao(self, requisicao: Requisicao) -> Autorizacao | Resposta:
        """O que o token autoriza, ou a recusa: vencido, CPF cancelado, conta bronze."""
        autorizacao = self.assinador.do_token(requisicao.portador)
        if autorizacao is None:
            return _erro(requisicao, HTTPStatus.UNAUTHORIZED)
        avaria = self.assinador.avaria
        if avaria == Avaria.CPF_CANCELADO:
            return em_texto(FRASE_CPF, HTTPStatus.FORBIDDEN)
        if avaria == Avaria.BRONZE or autorizacao.persona.nivel == "bronze":
            return em_texto(FRASE_BRONZE, HTTPStatus.FORBIDDEN)
        if avaria == Avaria.INESPERADA:
            return em_html(pagina.erro("Manutenção programada", "Volte mais tarde."))
        return autorizacao

    def avarias(self, requisicao: Requisicao) -> Resposta:
        if requisicao.metodo != "POST":
            return em_html(pagina_assinatura.avarias(self.assinador.avaria))
        pedida = requisicao.formulario.get("avaria", "")
        if pedida not in set(Avaria):
            return em_html(pagina.erro("Avaria desconhecida", pedida), HTTPStatus.BAD_REQUEST)
        self.assinador.avariar(Avaria(pedida))
        return ir("/avarias")
