"""O que mudou de um envio do termo para o seguinte: dados e texto."""

from municipios.domain.modelo_termo import VARIAVEIS
from municipios.models import Termo


def diferenca(agora: Termo, antes: Termo) -> list[tuple[str, str, str]]:
    """(o quê, como era, como está), só do que mudou; o código e a data sempre mudam, e não contam.

    Sem linha nenhuma, o documento foi refeito com o mesmo texto e os mesmos dados.
    """
    mudou = [
        (rotulo, antes.dados.get(campo, ""), agora.dados.get(campo, ""))
        for campo, rotulo in VARIAVEIS.items()
        if antes.dados.get(campo, "") != agora.dados.get(campo, "")
    ]
    if antes.modelo_id != agora.modelo_id:
        mudou.append(("texto do termo", str(antes.modelo), str(agora.modelo)))
    return mudou
