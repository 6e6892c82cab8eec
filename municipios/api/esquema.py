"""Como a API se descreve em OpenAPI 3.1: sai das mesmas classes que respondem."""

from typing import Any

from drf_spectacular.openapi import AutoSchema
from drf_spectacular.utils import OpenApiResponse, inline_serializer
from rest_framework import serializers

from municipios.http.problema import TIPO_DE_CONTEUDO, TIPOS

PROBLEMA = {
    "type": "object",
    "description": "Recusa (RFC 9457). `codigo` é para máquina; `detail`, para pessoa.",
    "required": ["type", "title", "status", "detail", "codigo"],
    "properties": {
        "type": {"type": "string", "format": "uri-reference"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "codigo": {"type": "string"},
        "errors": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["pointer", "detail", "codigo", "onde"],
                "properties": {
                    "pointer": {"type": "string", "description": "JSON Pointer do campo."},
                    "detail": {"type": "string"},
                    "codigo": {"type": "string"},
                    "onde": {"type": "string", "enum": ["corpo", "consulta"]},
                },
            },
        },
    },
    "examples": [
        {
            "type": "/api/v1/documentacao/#problema-dados_invalidos",
            "title": TIPOS["dados_invalidos"].title,
            "status": 400,
            "detail": TIPOS["dados_invalidos"].detail,
            "codigo": "dados_invalidos",
            "errors": [
                {
                    "pointer": "#/uf",
                    "detail": "Não há “XX” aqui. Os valores aceitos são: AC, AL, AP…",
                    "codigo": "invalid_choice",
                    "onde": "consulta",
                }
            ],
        }
    ],
}
CABECALHOS = {
    "ETag": "Versão do que foi lido: envie-a em `If-None-Match` (ler) ou `If-Match` (agir).",
    "RateLimit-Limit": "Quantos pedidos cabem no balde.",
    "RateLimit-Remaining": "Quantos ainda cabem agora.",
    "RateLimit-Reset": "Segundos até o balde encher.",
}
RECUSAS_DA_LEITURA = (400, 401, 404, 405, 406, 429)
RECUSAS_DA_ESCRITA = (400, 401, 403, 404, 405, 406, 409, 412, 413, 415, 422, 429)
DESCRICOES = {tipo.status: tipo.title for tipo in reversed(TIPOS.values())}


class Esquema(AutoSchema):
    """Lê de cada `Recurso` o grupo, os filtros e a forma da resposta."""

    view: Any

    def get_tags(self) -> list[str]:
        return [self.view.grupo]

    def get_operation_id(self) -> str:
        nome = str(self.view.nome)
        return nome if self.method == "GET" else f"{nome}_{self.view.verbo}"

    def get_summary(self) -> str | None:
        return self.get_description().partition("\n")[0]

    def get_auth(self) -> list[dict[str, Any]]:
        """Leitura pública também se faz sem token: `{}` é a credencial nenhuma."""
        credenciais: list[dict[str, Any]] = super().get_auth()
        return [*credenciais, {}] if self.view.publico and self.method == "GET" else credenciais

    def get_override_parameters(self) -> list[Any]:
        filtro = self.view.filtro_class
        return [filtro] if self.method == "GET" and filtro().fields else []

    def get_filter_backends(self) -> list[Any]:
        return []

    def get_request_serializer(self) -> Any:
        return getattr(self.view, "entrada_class", None)

    def get_response_serializers(self) -> Any:
        linha = self.view.serializer_class
        if self.method == "POST":
            return {self.view.sucesso: OpenApiResponse(linha(), description="Feito.")}
        if tipo := self.view.tipo_da_resposta:
            bytes_: dict[str, Any] = {"type": "string", "format": "binary"}
            return {(200, tipo): OpenApiResponse(bytes_, description="O arquivo.")}
        if not hasattr(self.view, "ordem"):
            outras = self.view.outras_respostas.items()
            return {200: OpenApiResponse(linha(), description="O recurso.")} | {
                status: OpenApiResponse(description=descricao) for status, descricao in outras
            }
        endereco = serializers.URLField(allow_null=True)
        pagina = inline_serializer(
            f"Pagina{linha.__name__.removesuffix('Serializer')}",
            {"next": endereco, "previous": endereco, "results": linha(many=True)},
        )
        return {
            200: OpenApiResponse(pagina, description="Uma página."),
            (200, "text/csv"): OpenApiResponse(
                {"type": "string"}, description="A lista inteira, com `;`."
            ),
        }

    def map_renderers(self, attribute: str) -> list[Any]:
        return ["application/json"] if attribute == "media_type" else ["json"]


def acrescentar_o_comum(
    result: dict[str, Any], generator: object, request: object, public: bool
) -> dict[str, Any]:
    """Toda operação recusa do mesmo jeito e manda os mesmos cabeçalhos."""
    componentes = result.setdefault("components", {})
    componentes.setdefault("schemas", {})["Problema"] = PROBLEMA
    componentes["headers"] = {
        nome: {"description": texto, "schema": {"type": "string"}}
        for nome, texto in CABECALHOS.items()
    }
    for operacoes in result["paths"].values():
        for metodo, operacao in operacoes.items():
            _completar(operacao, RECUSAS_DA_LEITURA if metodo == "get" else RECUSAS_DA_ESCRITA)
    return result


def _completar(operacao: dict[str, Any], recusas: tuple[int, ...]) -> None:
    respostas = operacao["responses"]
    for resposta in respostas.values():
        resposta["headers"] = {n: {"$ref": f"#/components/headers/{n}"} for n in CABECALHOS}
    if "get" in operacao.get("operationId", "") or recusas is RECUSAS_DA_LEITURA:
        respostas["304"] = {"description": "Nada mudou desde o `If-None-Match` enviado."}
    conteudo = {TIPO_DE_CONTEUDO: {"schema": {"$ref": "#/components/schemas/Problema"}}}
    for status in recusas:
        resposta = {"description": DESCRICOES[status], "content": conteudo}
        respostas.setdefault(str(status), resposta)
