"""Onde uma visita pode ir: resolve o nome uma vez e só aceita endereço público da internet."""

import socket
import threading
from ipaddress import IPv6Address, ip_address, ip_network

from django.conf import settings

from identidade.govbr.destino import Destino
from identidade.govbr.recusa import Motivo, VisitaRecusada

ESPERA_DO_DNS = 5.0
# O que o registro da IANA reserva, os jeitos de pôr um IPv4 dentro de um IPv6, e o endereço público
# por onde a Azure entrega metadados. Escrito por extenso: `is_global` muda de versão a versão.
_RESERVADAS = [
    ip_network(rede)
    for rede in (
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "168.63.129.16/32",
        "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24",
        "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15",
        "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "::/96", "::ffff:0:0/96", "::ffff:0:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64",
        "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7",
        "fe80::/10", "fec0::/10", "ff00::/8",
    )
]  # fmt: skip
_UNICAST_IPV6 = ip_network("2000::/3")
# ISATAP: o IPv4 vem no fim do endereço, depois desta marca.
_ISATAP = (0x00005EFE, 0x02005EFE)


def publico(endereco: str) -> bool:
    """É da internet, e de ninguém em especial."""
    ip = ip_address(endereco)
    if any(ip.version == rede.version and ip in rede for rede in _RESERVADAS):
        return False
    if isinstance(ip, IPv6Address):
        return ip in _UNICAST_IPV6 and (int(ip) >> 32) & 0xFFFFFFFF not in _ISATAP
    return ip.is_global


def lugares(destino: Destino) -> list[tuple[str, int]]:
    """Os (endereço, porta) do destino, resolvidos uma vez: é neles que a visita se conecta.

    Raises:
        VisitaRecusada: o nome não existe, ou algum endereço dele não é público.
    """
    chave = (destino.maquina, destino.porta)
    # Fora de produção, o simulador responde por alguns nomes (REDEGOV_VERIFICACAO_PERMITIDOS).
    permitidos: dict[tuple[str, int], tuple[str, int]] = settings.VERIFICACAO_PERMITIDOS.lugares
    if chave in permitidos and not settings.PRODUCAO:
        return [permitidos[chave]]
    achados = _resolver(destino)
    if not achados:
        raise VisitaRecusada(
            Motivo.NAO_ACHADO,
            f"{destino.maquina} não foi achado na internet.",
            "Confira o endereço e o registro do nome no DNS.",
        )
    if not all(publico(endereco) for endereco in achados):
        raise VisitaRecusada(
            Motivo.REDE_INTERNA,
            f"{destino.maquina} leva a um endereço de rede interna, que ninguém de fora alcança.",
            "Aponte o nome, no DNS, só para endereços públicos.",
        )
    return [(endereco, destino.porta) for endereco in achados]


def _resolver(destino: Destino) -> list[str]:
    """Noutra linha de execução: o resolvedor do sistema não aceita prazo."""
    achados: list[str] = []

    def perguntar() -> None:
        try:
            respostas = socket.getaddrinfo(
                destino.maquina, destino.porta, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP
            )
        except (OSError, UnicodeError):
            return
        achados.extend(dict.fromkeys(str(resposta[4][0]) for resposta in respostas))

    linha = threading.Thread(target=perguntar, daemon=True)
    linha.start()
    linha.join(ESPERA_DO_DNS)
    return [] if linha.is_alive() else [endereco.partition("%")[0] for endereco in achados]
