"""Listas de revogados: só entra a que foi assinada por autoridade de uma raiz em que confiamos."""

import base64
from datetime import datetime

from django.utils import timezone

from municipios.documentos.processo import ProcessoCaiu, no_processo
from municipios.domain.deposito import depositar, retirar
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida, salvar
from municipios.models import ListaRevogados, RaizConfiavel, Usuario
from municipios.permissions import coordena, eh_o_sistema

MAIOR = 20 * 1024 * 1024
RECUSAS = {
    "grande": "O arquivo passa de 20 MB. Baixe a lista da autoridade que emite os certificados das "
    "pessoas, e não um conjunto de listas.",
    "ilegivel": "O arquivo não é uma lista de certificados revogados (CRL, .crl), ou a cadeia não "
    "está em PEM. Baixe a lista de novo, do endereço que consta no certificado.",
    "sem_prazo": "A lista não diz até quando vale, e por isso não serve de prova.",
    "vencida": "A lista já venceu. Baixe a atual, do endereço que consta no certificado.",
    "emissor": "Não consta o certificado de quem assinou a lista. Cole a cadeia (PEM) da "
    "autoridade que a emitiu.",
    "cadeia": "A autoridade que emitiu a lista não chega a uma raiz em que o portal confia. Cole a "
    "cadeia inteira, ou carregue antes a raiz.",
    "repetida": "Esta lista já foi carregada.",
}


def montar(conteudo: bytes, cadeia: str = "", *, agora: datetime | None = None) -> ListaRevogados:
    """A lista conferida, por gravar. Lê num processo à parte: o arquivo pode ser hostil.

    Levanta `TransicaoInvalida` com a recusa; o código é a chave de `RECUSAS`.
    """
    if len(conteudo) > MAIOR:
        raise _recusa("grande")
    pedido = {
        "lista": base64.b64encode(conteudo).decode(),
        "cadeia": cadeia,
        "raizes": list(RaizConfiavel.objects.em().values_list("pem", flat=True)),
        "em": (agora or timezone.now()).isoformat(),
    }
    try:
        lida = no_processo("ler_lista", pedido)
    except ProcessoCaiu as queda:
        raise _recusa("ilegivel") from queda
    if erro := lida.get("erro"):
        raise _recusa(erro)
    arquivo, sha256 = depositar(base64.b64decode(lida.pop("der")), "crl")
    if ListaRevogados.objects.filter(sha256=sha256).exists():
        raise _recusa("repetida")
    desde, ate = datetime.fromisoformat(lida["desde"]), datetime.fromisoformat(lida["ate"])
    return ListaRevogados(
        emissor=lida["emissor"], desde=desde, ate=ate, quantos=lida["quantos"],
        arquivo=arquivo, sha256=sha256,
    )  # fmt: skip


def carregar(
    conteudo: bytes, cadeia: str = "", *, por: Usuario, agora: datetime | None = None
) -> ListaRevogados:
    """Confere e guarda: a próxima conferência já a usa."""
    if not (coordena(por) or eh_o_sistema(por)):
        raise SemPermissao("Carregar lista de revogados")
    nova = montar(conteudo, cadeia, agora=agora)
    nova.carregada_por = por
    salvar(nova)
    return nova


def listas_vigentes(agora: datetime | None = None) -> list[bytes]:
    """As que o verificador usa, em DER."""
    vigentes = ListaRevogados.objects.vigentes(agora)
    return [retirar(nome) for nome in vigentes.values_list("arquivo", flat=True)]


def _recusa(codigo: str) -> TransicaoInvalida:
    return TransicaoInvalida(RECUSAS[codigo], codigo=codigo)
