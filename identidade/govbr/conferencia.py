"""Confere, de fora, o que se diz de um sistema: domínio, HTTPS, desvios, entrada e saída."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from identidade.govbr.autorizacao import Pedido, conferir_pedido, eh_pedido, eh_saida
from identidade.govbr.conexao import Prazo
from identidade.govbr.destino import dentro_de, destino, eh_oficial, nome_da_maquina
from identidade.govbr.pagina import elos_de_entrada
from identidade.govbr.recusa import Motivo, VisitaRecusada
from identidade.govbr.visita import SEGUNDOS, Parada, Visita, visitar
from municipios.documentos.laudo import Laudo

SEGUNDOS_NO_TODO = 50.0
DIAS_DE_AVISO = 15
MAIS_TENTATIVAS = 3
_ERRO = 400
_CONSERTE = "Corrija o endereço em “Endereços do sistema”, nesta implantação."


@dataclass(frozen=True)
class Alvo:
    """`dominio` é o registrado do ente; `entrada` e `saida`, se o ente os informou."""

    url: str
    entrada: str = ""
    saida: str = ""
    dominio: str = ""
    autenticacao: bool = False


@dataclass
class Conferencia:
    laudo: Laudo = field(default_factory=Laudo)
    paradas: list[Parada] = field(default_factory=list)
    prazo: Prazo = field(default_factory=lambda: Prazo(SEGUNDOS_NO_TODO))

    def visitar(self, url: str, *, parar: Callable[[str], bool] = eh_pedido) -> Visita:
        """Para no pedido de autorização: ao GOV.BR não se pede nada."""
        prazo = Prazo(min(SEGUNDOS, self.prazo.resta))
        return visitar(url, prazo=prazo, parar=parar, anotar=self.paradas.append)


def conferir(alvo: Alvo) -> Conferencia:
    """Tudo o que se viu; a recusa de uma visita vira linha, e nunca exceção."""
    feita = Conferencia()
    dominio = _dominio(alvo, feita.laudo)
    if not dominio:
        return feita
    visita = _site(alvo, feita, dominio)
    if alvo.autenticacao:
        _entrada(alvo, feita, visita, dominio)
        _saida(alvo, feita)
    return feita


def _dominio(alvo: Alvo, laudo: Laudo) -> str:
    """A que tudo o mais se compara: o registrado, ou o do próprio endereço; vazio se não serve."""
    try:
        maquina = destino(alvo.url).maquina
        registrado = nome_da_maquina(alvo.dominio.strip().strip(".")) if alvo.dominio else ""
    except VisitaRecusada as recusa:
        laudo.falha("dominio", str(recusa), recusa.o_que_fazer)
        return ""
    if not eh_oficial(maquina):
        laudo.falha(
            "dominio",
            f"{maquina} não é domínio oficial do governo (gov.br).",
            "Registre o nome em gov.br e mude o sistema para lá: a credencial de produção exige.",
        )
    elif registrado and not dentro_de(maquina, registrado):
        laudo.falha(
            "dominio",
            f"{maquina} fica fora do domínio registrado do ente ({registrado}).",
            "Use o domínio do ente. Se o registrado está errado, peça à SGD que o corrija.",
        )
    elif not registrado:
        laudo.aviso(
            "dominio",
            f"{maquina} é oficial, mas o portal não tem o domínio do ente para comparar.",
            "Peça à SGD que registre o domínio oficial do ente.",
        )
    else:
        laudo.ok("dominio", f"{maquina} é do domínio oficial do ente ({registrado}).")
    return registrado or maquina.removeprefix("www.")


def _site(alvo: Alvo, feita: Conferencia, dominio: str) -> Visita | None:
    try:
        visita = feita.visitar(alvo.url)
    except VisitaRecusada as recusa:
        codigo = {Motivo.CERTIFICADO: "certificado", Motivo.DESVIOS: "desvios"}.get(recusa.motivo)
        feita.laudo.falha(codigo or "resposta", str(recusa), recusa.o_que_fazer)
        return None
    _responde(visita, feita.laudo)
    _https(visita, feita.laudo)
    _desvios(visita, feita.laudo, dominio)
    return visita


def _responde(visita: Visita, laudo: Laudo) -> None:
    if visita.parou:
        laudo.ok("resposta", "O endereço leva direto à entrada do GOV.BR.")
    elif visita.situacao >= _ERRO:
        frase = f"O sistema respondeu com erro ({visita.situacao})."
        laudo.falha("resposta", frase, "Veja, no servidor, por que a página não abre.")
    else:
        laudo.ok("resposta", "O sistema está no ar e responde.")


def _https(visita: Visita, laudo: Laudo) -> None:
    aqui = visita.paradas[-1].url if visita.paradas else visita.url
    if not aqui.startswith("https://"):
        frase = "O sistema atende sem cifra (http), e qualquer um no caminho lê o que passa."
        laudo.falha("https", frase, "Ligue o HTTPS e desvie para ele todo pedido em http.")
        return
    laudo.ok("https", "O sistema atende com cifra (HTTPS), e o certificado confere com o nome.")
    if visita.certificado_ate is None:
        return
    resta = visita.certificado_ate - datetime.now(UTC)
    dia = f"{visita.certificado_ate:%d/%m/%Y}"
    if resta < timedelta(days=DIAS_DE_AVISO):
        frase = f"O certificado vence em {dia}."
        laudo.aviso("certificado", frase, "Renove já e ligue a renovação automática.")
    else:
        laudo.ok("certificado", f"O certificado vale até {dia}.")


def _desvios(visita: Visita, laudo: Laudo, dominio: str) -> None:
    if visita.parou or len(visita.paradas) < 2:
        laudo.ok("desvios", "O endereço não desvia para outro lugar antes da entrada.")
        return
    para = destino(visita.url).maquina
    if any(parada.url.startswith("http://") for parada in visita.paradas[1:]):
        laudo.falha(
            "desvios",
            "No caminho o endereço passa por outro sem cifra (http), onde se pode trocar o site.",
            "Desvie direto de https para https.",
        )
        return
    if dentro_de(para, dominio):
        laudo.ok("desvios", f"O endereço desvia para {visita.url[:200]}, no mesmo domínio.")
    else:
        laudo.falha(
            "desvios",
            f"O endereço desvia para {para}, fora do domínio {dominio}.",
            f"{_CONSERTE} Se o desvio está errado, corrija-o no servidor.",
        )


def _entrada(alvo: Alvo, feita: Conferencia, visita: Visita | None, dominio: str) -> None:
    elos = [alvo.entrada] if alvo.entrada else []
    if not elos and visita:
        elos = [alvo.url] if visita.parou else elos_de_entrada(visita.corpo, visita.url)
    recusas: list[str] = []
    for elo in elos[:MAIS_TENTATIVAS]:
        if pedido := _seguir(feita, elo, recusas):
            feita.laudo.ok("entrada", "O botão de entrada leva a um pedido de autorização.")
            conferir_pedido(pedido, feita.laudo, dominio)
            return
    porque = f" {recusas[0]}" if alvo.entrada and recusas else ""
    feita.laudo.falha(
        "entrada",
        f"Não achamos, no sistema, o elo que leva à entrada do GOV.BR.{porque}",
        "Informe em “Endereços do sistema” o endereço que o botão Entrar com GOV.BR abre. A "
        "verificação não aperta botões que só funcionam com script.",
    )


def _seguir(feita: Conferencia, elo: str, recusas: list[str]) -> Pedido | None:
    """Duas vezes: o que devia ser sorteado a cada entrada não pode vir igual."""
    try:
        primeira = feita.visitar(elo)
        segunda = feita.visitar(elo) if primeira.parou else primeira
    except VisitaRecusada as recusa:
        recusas.append(str(recusa))
        return None
    return Pedido(primeira.url, Pedido(segunda.url)) if segunda.parou else None


def _saida(alvo: Alvo, feita: Conferencia) -> None:
    """A saída certa acaba no GOV.BR, onde a visita para: sem sessão, não há o que pedir lá."""
    if not alvo.saida:
        feita.laudo.aviso(
            "saida",
            "O endereço de saída não foi informado, e sair do GOV.BR é obrigatório.",
            "Informe-o em “Endereços do sistema”, como está no cadastro da integração.",
        )
        return
    try:
        visita = feita.visitar(alvo.saida, parar=eh_saida)
    except VisitaRecusada as recusa:
        feita.laudo.falha("saida", f"O endereço de saída: {recusa}", recusa.o_que_fazer)
        return
    if visita.parou:
        feita.laudo.ok("saida", "O endereço de saída leva à saída do GOV.BR.")
    elif visita.situacao >= _ERRO:
        frase = f"O endereço de saída respondeu com erro ({visita.situacao})."
        feita.laudo.falha("saida", frase, "Corrija a saída no sistema e verifique de novo.")
    else:
        feita.laudo.ok("saida", "O endereço de saída responde.")
