"""As rotas do simulador, em WSGI puro: o Login Único aqui, a assinatura em `rotas_assinatura`."""

import base64
import binascii
import json
import secrets
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import TYPE_CHECKING
from urllib.parse import urlencode

from redegov.embarcado.enderecos import CIDADES_DO_SIMULADOR
from redegov.simulador import chave, pagina, token
from redegov.simulador.assinador import Assinador
from redegov.simulador.cidade import Cidade
from redegov.simulador.emissor import Cliente, Recusa
from redegov.simulador.mensagem import Requisicao, Resposta, em_html, em_json, entregar, ir, ler
from redegov.simulador.personas import PERSONAS
from redegov.simulador.rotas_arquivos_ruins import CAMINHO as ARQUIVOS_RUINS
from redegov.simulador.rotas_arquivos_ruins import RotasDosArquivosRuins
from redegov.simulador.rotas_assinatura import RotasDaAssinatura

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIEnvironment

LIMITE_DO_CORPO = 64 * 1024
LIMITE_DO_ARQUIVO = 20 * 1024 * 1024
_SEM_VOLTA = {"invalid_client", "invalid_grant"}


class Simulador:
    """Aplicação WSGI. `com_falhas` liga o painel de falhas, só para testes."""

    def __init__(self, assinador: Assinador, cidade: Cidade, *, com_falhas: bool = False) -> None:
        self.emissor = assinador.emissor
        self.cidade = cidade
        self.rotas: dict[str, Callable[[Requisicao], Resposta]] = {
            "/": self.inicio,
            "/estilo.css": self.estilo,
            "/.well-known/openid-configuration": self.descoberta,
            "/authorize": self.autorizar,
            "/token": self.trocar,
            "/jwk": self.jwk,
            "/userinfo/": self.userinfo,
            "/logout": self.sair,
            **RotasDaAssinatura(assinador).rotas,
            **RotasDosArquivosRuins(assinador.certificados).rotas,
        }
        if com_falhas:
            self.rotas["/_falhas"] = self.falhas

    def __call__(self, ambiente: "WSGIEnvironment", iniciar: "StartResponse") -> Iterable[bytes]:
        if ambiente.get("HTTP_HOST", "").partition(":")[0] in CIDADES_DO_SIMULADOR:
            return self.cidade(ambiente, iniciar)
        caminho = ambiente.get("PATH_INFO", "/")
        tamanho = int(ambiente.get("CONTENT_LENGTH") or 0)
        self.emissor.consultas[caminho] += 1
        limite = LIMITE_DO_ARQUIVO if caminho == ARQUIVOS_RUINS else LIMITE_DO_CORPO
        if caminho not in self.rotas or tamanho > limite:
            resposta = em_html(
                pagina.erro("Não há nada aqui", "Confira o endereço."), HTTPStatus(404)
            )
        else:
            resposta = self.rotas[caminho](ler(ambiente, tamanho))
        return entregar(resposta, iniciar)

    def inicio(self, requisicao: Requisicao) -> Resposta:
        saidas = next(iter(self.emissor.clientes.values())).saidas
        portal = min(saidas, default="").rpartition("/saiu/")[0]
        return em_html(pagina.inicio(portal))

    def estilo(self, requisicao: Requisicao) -> Resposta:
        return Resposta(pagina.ESTILO.encode(), "text/css; charset=utf-8")

    def descoberta(self, requisicao: Requisicao) -> Resposta:
        raiz = self.emissor.emissor
        documento = {
            "issuer": raiz,
            "authorization_endpoint": f"{raiz}authorize",
            "token_endpoint": f"{raiz}token",
            "userinfo_endpoint": f"{raiz}userinfo/",
            "jwks_uri": f"{raiz}jwk",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
            "token_endpoint_auth_methods_supported": ["client_secret_basic"],
        }
        return em_json(documento | self.emissor.falhas.get("descoberta", {}))

    def autorizar(self, requisicao: Requisicao) -> Resposta:
        """Página de escolha; com `persona` (ou vazia, para cancelar), volta direto ao portal."""
        dados = requisicao.dados
        try:
            pedido = self.emissor.conferir_pedido(dados)
        except Recusa as recusa:
            if recusa.codigo in _SEM_VOLTA:
                frase = f"{recusa.codigo}: {recusa.descricao}"
                return em_html(pagina.erro("Pedido recusado", frase), HTTPStatus.BAD_REQUEST)
            volta = {"error": recusa.codigo, "error_description": recusa.descricao}
            return self._voltar(dados["redirect_uri"], volta | {"state": dados.get("state", "")})
        if "persona" not in dados:
            return em_html(pagina.escolher_persona(dados))
        persona = PERSONAS.get(dados["persona"])
        if persona is None:
            return self._voltar(pedido.retorno, {"error": "access_denied", "state": pedido.state})
        codigo = self.emissor.emitir_codigo(pedido, persona)
        volta = {"code": codigo, "state": pedido.state}
        return self._voltar(pedido.retorno, volta, persona=persona.chave)

    def _voltar(self, retorno: str, parametros: dict[str, str], *, persona: str = "") -> Resposta:
        consulta = urlencode(parametros | self.emissor.falhas.get("retorno", {}))
        return ir(f"{retorno}?{consulta}", persona=persona)

    def trocar(self, requisicao: Requisicao) -> Resposta:
        if requisicao.metodo != "POST":
            return Resposta(situacao=HTTPStatus.METHOD_NOT_ALLOWED)
        if self.emissor.falhas.get("token") == "fora":
            return Resposta(situacao=HTTPStatus.BAD_GATEWAY)
        cliente = self._cliente(requisicao.autorizacao)
        if cliente is None:
            return Resposta(situacao=HTTPStatus.UNAUTHORIZED)  # sem corpo, como o GOV.BR
        try:
            codigo = self.emissor.trocar_codigo(cliente, requisicao.formulario)
        except Recusa as recusa:
            corpo = {"error": recusa.codigo, "error_description": recusa.descricao}
            return em_json(corpo, HTTPStatus.BAD_REQUEST)
        return em_json(token.responder(self.emissor, codigo))

    def _cliente(self, autorizacao: str) -> Cliente | None:
        esquema, _, resto = autorizacao.partition(" ")
        try:
            client_id, _, segredo = base64.b64decode(resto, validate=True).decode().partition(":")
        except (binascii.Error, UnicodeDecodeError):
            return None
        cliente = self.emissor.clientes.get(client_id)
        if esquema.lower() != "basic" or cliente is None:
            return None
        certo = secrets.compare_digest(cliente.segredo.encode(), segredo.encode())
        return cliente if certo else None

    def jwk(self, requisicao: Requisicao) -> Resposta:
        falhas = self.emissor.falhas
        if falhas.get("jwk") == "fora":
            return Resposta(situacao=HTTPStatus.SERVICE_UNAVAILABLE)
        kid = falhas.get("jwk_kid", chave.KID)
        return em_json({"keys": [chave.publica_em_jwk(self.emissor.chave, kid)]})

    def userinfo(self, requisicao: Requisicao) -> Resposta:
        codigo = self.emissor.do_acesso(requisicao.portador)
        if codigo is None:
            corpo = {"error": "unauthorized", "error_description": "Bad credentials"}
            return em_json(corpo, HTTPStatus.UNAUTHORIZED)
        return em_json(token.userinfo(codigo))

    def sair(self, requisicao: Requisicao) -> Resposta:
        destino = requisicao.dados.get("post_logout_redirect_uri", "")
        if any(destino in cliente.saidas for cliente in self.emissor.clientes.values()):
            return ir(destino)
        frase = "post_logout_redirect_uri ausente ou não cadastrada."
        return em_html(pagina.erro("Saída recusada", frase), HTTPStatus.BAD_REQUEST)

    def falhas(self, requisicao: Requisicao) -> Resposta:
        """GET mostra; POST troca o conjunto inteiro de falhas (`{}` volta ao normal)."""
        if requisicao.metodo == "POST":
            self.emissor.falhas = json.loads(requisicao.corpo)
            self.emissor.consultas.clear()
        return em_json({"falhas": self.emissor.falhas, "consultas": self.emissor.consultas})
