"""As unidades abertas como dados abertos: só o que se diz a todos, e nenhuma pessoa."""

from collections.abc import Iterator
from typing import Any

from django.utils import timezone

from identidade.domain.horario_balcao import por_extenso
from identidade.models import Balcao
from identidade.models.balcao import BalcaoQuerySet

LOTE = 500
COLUNAS = (
    "id", "codigo_ibge", "ente", "uf", "unidade", "logradouro", "complemento", "bairro", "cep",
    "telefone", "email", "latitude", "longitude", "horario", "horario_nota", "fuso",
    "acessibilidade", "acessibilidade_nota", "internet_gratuita", "servicos", "aberto_em",
    "informado_em",
)  # fmt: skip


def linhas(balcoes: BalcaoQuerySet) -> Iterator[dict[str, Any]]:
    for balcao in balcoes.completos().iterator(chunk_size=LOTE):
        yield _linha(balcao)


def linhas_do_csv(balcoes: BalcaoQuerySet) -> Iterator[list[Any]]:
    for linha in linhas(balcoes):
        linha["horario"] = por_extenso(linha.pop("_horarios"))
        yield [_celula(linha[coluna]) for coluna in COLUNAS]


def linhas_do_json(balcoes: BalcaoQuerySet) -> Iterator[dict[str, Any]]:
    for linha in linhas(balcoes):
        linha["horario"] = [
            {"dia": h.dia, "abre": f"{h.abre:%H:%M}", "fecha": f"{h.fecha:%H:%M}"}
            for h in linha.pop("_horarios")
        ]
        yield {coluna: linha[coluna] for coluna in COLUNAS}


def _linha(balcao: Balcao) -> dict[str, Any]:
    ente = balcao.implantacao.ente
    diretas = {nome: getattr(balcao, nome) for nome in COLUNAS if hasattr(Balcao, nome)}
    return diretas | {
        "codigo_ibge": ente.pk,
        "ente": ente.nome,
        "uf": ente.uf,
        "unidade": balcao.implantacao.nome,
        "_horarios": list(balcao.horarios.all()),
        "servicos": [servico.nome for servico in balcao.servicos.all()],
        "acessibilidade": balcao.recursos_de_acessibilidade,
        "informado_em": timezone.localdate(balcao.mudado_em),
    }


def _celula(valor: Any) -> Any:
    if isinstance(valor, bool):
        return "sim" if valor else "não"
    return "; ".join(valor) if isinstance(valor, list) else valor
