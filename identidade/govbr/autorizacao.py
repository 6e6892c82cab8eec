"""O pedido de autorização que o sistema manda ao GOV.BR, parâmetro a parâmetro.

Fonte: roteiro técnico do Login Único (acesso.gov.br/roteiro-tecnico): código de autorização,
`state`, `nonce` e PKCE com S256 são obrigatórios, e o endereço de retorno é o cadastrado.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs, urlsplit

from django.conf import settings

from identidade.govbr.destino import dentro_de, destino
from identidade.govbr.recusa import VisitaRecusada
from municipios.documentos.laudo import Laudo

PRODUCAO = "https://sso.acesso.gov.br/"
HOMOLOGACAO = "https://sso.staging.acesso.gov.br/"
ESCOPOS = {
    "openid", "email", "profile", "phone", "govbr_confiabilidades",
    "govbr_confiabilidades_idtoken", "govbr_empresa", "govbr_recupera_certificadox509",
}  # fmt: skip
_RESUMO = re.compile(r"[A-Za-z0-9_-]{43}")
MENOR_SORTEIO = 8
Conferencia = Callable[["Pedido", Laudo, str], None]


@dataclass(frozen=True)
class Pedido:
    """`segundo` é o mesmo elo seguido outra vez: o que devia ser sorteado não pode repetir."""

    url: str
    segundo: "Pedido | None" = None

    @property
    def parametros(self) -> dict[str, list[str]]:
        return parse_qs(urlsplit(self.url).query, keep_blank_values=True, max_num_fields=100)

    def um(self, nome: str) -> str:
        """O valor; vazio se falta ou se veio mais de um, que cada programa lê de um jeito."""
        valores = self.parametros.get(nome, [])
        return valores[0] if len(valores) == 1 else ""

    def repete(self, nome: str) -> bool:
        return self.segundo is not None and self.segundo.um(nome) == self.um(nome)


def eh_pedido(url: str) -> bool:
    """Um pedido de autorização OAuth, a quem quer que seja: é aqui que a visita para."""
    try:
        partes = urlsplit(url)
        pedido = parse_qs(partes.query, keep_blank_values=True, max_num_fields=100)
    except ValueError:
        return False
    marcas = {"client_id", "response_type", "redirect_uri", "code_challenge"}
    return partes.path.rstrip("/").endswith("/authorize") and len(marcas & set(pedido)) > 1


def eh_saida(url: str) -> bool:
    """A saída do GOV.BR, de qualquer ambiente."""
    raizes = [PRODUCAO, HOMOLOGACAO] + [settings.GOVBR_EMISSOR] * (not settings.PRODUCAO)
    return any(url.partition("?")[0] == f"{raiz}logout" for raiz in raizes)


def conferir_pedido(pedido: Pedido, laudo: Laudo, dominio: str) -> None:
    """Uma linha por coisa conferida. `dominio` é o declarado pelo ente, em punycode."""
    for conferir in _CONFERENCIAS:
        conferir(pedido, laudo, dominio)


def _emissor(pedido: Pedido, laudo: Laudo, dominio: str) -> None:
    raiz = pedido.url.partition("?")[0].removesuffix("/").removesuffix("authorize")
    if raiz == PRODUCAO:
        laudo.ok("emissor", "A entrada leva ao GOV.BR (sso.acesso.gov.br).")
    elif raiz == HOMOLOGACAO:
        laudo.aviso(
            "emissor",
            "A entrada leva à homologação do GOV.BR, em que as contas são de teste.",
            "Antes de abrir ao público, troque pelo endereço e pela credencial de produção.",
        )
    elif raiz == settings.GOVBR_EMISSOR and not settings.PRODUCAO:
        laudo.ok("emissor", "A entrada leva ao simulador do GOV.BR, que vale na demonstração.")
    else:
        maquina = urlsplit(pedido.url).hostname or pedido.url[:60]
        laudo.falha(
            "emissor",
            f"A entrada leva a {_em_punycode(maquina)}, que não é o GOV.BR.",
            f"Corrija o endereço de autorização: é {PRODUCAO}authorize.",
        )


def _resposta(pedido: Pedido, laudo: Laudo, dominio: str) -> None:
    tipo = pedido.um("response_type")
    if tipo == "code":
        laudo.ok("response_type", "O pedido usa o código de autorização (response_type=code).")
    else:
        laudo.falha(
            "response_type",
            f"O pedido traz response_type={tipo[:40] or 'vazio'}, e o GOV.BR só aceita code.",
            "Use o fluxo de código de autorização, com a troca do código feita no servidor.",
        )


def _cliente(pedido: Pedido, laudo: Laudo, dominio: str) -> None:
    cliente = pedido.um("client_id")
    if cliente:
        laudo.ok("client_id", f"O pedido diz de que sistema vem (client_id {cliente[:100]}).")
    else:
        laudo.falha(
            "client_id",
            "O pedido não diz de que sistema vem (client_id), ou diz mais de uma vez.",
            "Mande o client_id que a SGD enviou com a credencial.",
        )


def _retorno(pedido: Pedido, laudo: Laudo, dominio: str) -> None:
    retorno = pedido.um("redirect_uri")
    conserto = "Corrija o endereço de retorno no sistema e no cadastro da integração na SGD."
    try:
        volta = destino(retorno)
    except VisitaRecusada as recusa:
        frase = f"O endereço de retorno (redirect_uri) não serve. {recusa}"
        laudo.falha("redirect_uri", frase, conserto)
        return
    if not volta.seguro:
        frase = f"O retorno vai para {volta.url[:200]}, sem https: o código passaria às claras."
        laudo.falha("redirect_uri", frase, conserto)
    elif not dentro_de(volta.maquina, dominio):
        frase = f"O retorno vai para {volta.maquina}, fora do domínio {dominio}."
        laudo.falha("redirect_uri", frase, conserto)
    else:
        frase = f"O retorno usa https e fica no domínio declarado ({volta.maquina})."
        laudo.ok("redirect_uri", frase)


def _sorteado(nome: str, para_que: str) -> Conferencia:
    """`state` e `nonce`: presentes, longos e novos a cada vez."""

    def conferir(pedido: Pedido, laudo: Laudo, dominio: str) -> None:
        valor = pedido.um(nome)
        conserto = f"Sorteie um {nome} novo a cada entrada, guarde-o na sessão e confira-o na volta"
        if not valor:
            laudo.falha(nome, f"Falta o {nome}, que {para_que}.", f"{conserto}.")
        elif pedido.repete(nome):
            laudo.falha(nome, f"O {nome} é sempre o mesmo, e assim não protege.", f"{conserto}.")
        elif len(valor) < MENOR_SORTEIO:
            laudo.aviso(nome, f"O {nome} é curto e fácil de adivinhar.", f"{conserto}.")
        else:
            laudo.ok(nome, f"O {nome}, que {para_que}, vem e muda a cada entrada.")

    return conferir


def _pkce(pedido: Pedido, laudo: Laudo, dominio: str) -> None:
    desafio, metodo = pedido.um("code_challenge"), pedido.um("code_challenge_method")
    conserto = (
        "A cada entrada sorteie um code_verifier de 43 a 128 letras e mande o SHA-256 dele, em "
        "base64url, com code_challenge_method=S256."
    )
    if not desafio:
        frase = "Falta o PKCE (code_challenge), que impede o uso de um código interceptado."
        laudo.falha("pkce", frase, conserto)
    elif metodo != "S256":
        frase = f"O PKCE usa o método {metodo[:20] or 'plain'}, e o GOV.BR exige S256."
        laudo.falha("pkce", frase, conserto)
    elif not _RESUMO.fullmatch(desafio):
        laudo.falha("pkce", "O code_challenge não é um SHA-256 em base64url.", conserto)
    elif pedido.repete("code_challenge"):
        frase = "O code_challenge é sempre o mesmo, e assim não protege."
        laudo.falha("pkce", frase, conserto)
    else:
        laudo.ok("pkce", "O PKCE vem com S256 e muda a cada entrada.")


def _escopos(pedido: Pedido, laudo: Laudo, dominio: str) -> None:
    pedidos = set(pedido.um("scope").split())
    estranhos = sorted(pedidos - ESCOPOS)
    if "openid" not in pedidos:
        laudo.falha(
            "escopos",
            "Os escopos não trazem openid, e sem ele o GOV.BR não diz quem entrou.",
            "Peça openid email profile govbr_confiabilidades govbr_confiabilidades_idtoken.",
        )
    elif estranhos:
        laudo.aviso(
            "escopos",
            f"O pedido traz escopos que o roteiro técnico não lista: {' '.join(estranhos)[:200]}.",
            "Confira com a SGD se a sua credencial os permite; os demais, retire.",
        )
    else:
        laudo.ok("escopos", f"Os escopos são os do roteiro: {' '.join(sorted(pedidos))}.")


def _em_punycode(maquina: str) -> str:
    try:
        return destino(f"https://{maquina}/").maquina
    except VisitaRecusada:
        return maquina[:100]


_CONFERENCIAS: tuple[Conferencia, ...] = (
    _emissor,
    _resposta,
    _cliente,
    _retorno,
    _sorteado("state", "liga a volta à sessão de quem saiu"),
    _sorteado("nonce", "liga a identidade recebida ao pedido"),
    _pkce,
    _escopos,
)
