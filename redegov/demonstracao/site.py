"""Os sites de mentira das cidades da demonstração: um certo, e um com um defeito a descobrir."""

from identidade.domain.endereco import mudar_enderecos
from identidade.domain.verificacao import pedir
from identidade.models import Implantacao
from municipios.models import Ente, Usuario

# Ente → nome do site no simulador e página de entrada (o de Viçosa não manda o nonce).
SITES = {
    "4209102": ("joinville.exemplo.gov.br", "/"),
    "3171303": ("vicosa.exemplo.gov.br", "/sem-nonce/"),
}


def publicar_site(ente: Ente, implantacao: Implantacao, analista: Usuario) -> None:
    """Registra o domínio e os endereços, e pede a verificação, que o trabalhador faz ao subir."""
    if ente.pk not in SITES:
        return
    maquina, caminho = SITES[ente.pk]
    ente.dominio_oficial = maquina
    ente.save(update_fields=["dominio_oficial"])
    mudar_enderecos(
        implantacao,
        por=analista,
        url=f"https://{maquina}{caminho}",
        url_saida=f"https://{maquina}/sair",
    )
    pedir(implantacao, por=analista)
