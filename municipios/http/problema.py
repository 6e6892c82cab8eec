"""Recusa da API em `application/problem+json` (RFC 9457): o que houve, por quê e o que fazer.

`codigo` é para máquina e não muda; `detail` é para pessoa. `type` leva à explicação do código.
"""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

import orjson
from django.http import HttpResponse

TIPO_DE_CONTEUDO = "application/problem+json"
PAGINA_DOS_PROBLEMAS = "/api/v1/documentacao/"


@dataclass(frozen=True)
class Erro:
    """Um campo recusado. `pointer` é JSON Pointer no corpo, ou o parâmetro em `onde`=consulta."""

    pointer: str
    detail: str
    codigo: str
    onde: str = "corpo"


@dataclass(frozen=True)
class Tipo:
    status: int
    title: str
    detail: str


TIPOS = {
    "dados_invalidos": Tipo(
        400, "Dados inválidos", "Há campos recusados: corrija os de `errors` e envie de novo."
    ),
    "json_invalido": Tipo(
        400, "JSON inválido", "O corpo não é um objeto JSON em UTF-8 bem formado."
    ),
    "pedido_invalido": Tipo(
        400, "Pedido inválido", "O endereço ou os dados não estão no formato esperado."
    ),
    "credencial_ausente": Tipo(
        401, "Falta o token", "Envie o cabeçalho `Authorization: Bearer <token>`."
    ),
    "credencial_invalida": Tipo(
        401, "Token recusado", "O token não existe, venceu ou foi revogado. Emita outro."
    ),
    "sem_permissao": Tipo(403, "Acesso negado", "A credencial usada não permite este pedido."),
    "nao_encontrado": Tipo(
        404, "Não encontrado", "Não há nada neste endereço, ou a credencial usada não o vê."
    ),
    "metodo_nao_aceito": Tipo(
        405, "Método não aceito", "Este endereço não aceita o método; veja o cabeçalho `Allow`."
    ),
    "formato_nao_oferecido": Tipo(
        406, "Formato não oferecido", "A API responde em JSON; listas, também em CSV."
    ),
    "situacao": Tipo(
        409, "A situação não permite", "O ato não cabe na situação atual. Leia o recurso de novo."
    ),
    "conflito": Tipo(409, "Conflito", "Já existe um registro que impede este."),
    "versao_velha": Tipo(
        412, "Mudou desde a leitura", "O recurso mudou depois do ETag enviado. Leia-o de novo."
    ),
    "grande_demais": Tipo(413, "Envio grande demais", "O corpo do pedido passa do tamanho aceito."),
    "tipo_de_conteudo": Tipo(
        415, "Tipo de conteúdo não aceito", "Envie o corpo como `application/json`."
    ),
    "pre_requisito": Tipo(
        422, "Falta um pré-requisito", "O ente ainda não cumpre o que este ato exige."
    ),
    "muitos_pedidos": Tipo(
        429, "Pedidos demais", "Espere o tempo de `Retry-After` e tente de novo."
    ),
    "erro_interno": Tipo(
        500, "Erro interno", "Algo inesperado aconteceu, e a equipe foi avisada pelos registros."
    ),
    "indisponivel": Tipo(
        503, "Serviço indisponível", "O portal está sem acesso ao banco de dados neste instante."
    ),
}


def documento(
    tipo: str, *, detalhe: str = "", codigo: str = "", erros: Sequence[Erro] = ()
) -> dict[str, Any]:
    """O corpo do problema. `codigo` só difere de `tipo` quando o domínio tem um mais exato."""
    base = TIPOS[tipo]
    corpo: dict[str, Any] = {
        "type": f"{PAGINA_DOS_PROBLEMAS}#problema-{tipo}",
        "title": base.title,
        "status": base.status,
        "detail": detalhe or base.detail,
        "codigo": codigo or tipo,
    }
    if erros:
        corpo["errors"] = [asdict(erro) for erro in erros]
    return corpo


def resposta_problema(
    tipo: str, *, detalhe: str = "", codigo: str = "", erros: Sequence[Erro] = ()
) -> HttpResponse:
    corpo = documento(tipo, detalhe=detalhe, codigo=codigo, erros=erros)
    resposta = HttpResponse(
        orjson.dumps(corpo), status=corpo["status"], content_type=TIPO_DE_CONTEUDO
    )
    resposta["Cache-Control"] = "no-store"
    return resposta
