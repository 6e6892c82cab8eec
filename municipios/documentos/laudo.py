"""O laudo de um arquivo assinado: cada coisa conferida, o resultado, por que, o que fazer."""

from dataclasses import asdict, dataclass, field
from typing import Any

OK, FALHA, AVISO, NAO_CONFERIDO = "ok", "falha", "aviso", "nao_conferido"


@dataclass(frozen=True)
class Item:
    """`codigo` é para máquina, e se usa nos testes; o resto é para a pessoa."""

    codigo: str
    resultado: str
    porque: str
    o_que_fazer: str = ""


@dataclass
class Laudo:
    """`assinada_em` em ISO 8601; `tipo` é o da raiz a que a cadeia chega (govbr, icp_brasil)."""

    itens: list[Item] = field(default_factory=list)
    tipo: str = ""
    nome: str = ""
    cpf: str = ""
    assinada_em: str = ""
    certificados: list[str] = field(default_factory=list)

    @property
    def aceito(self) -> bool:
        return bool(self.itens) and not self.recusa

    @property
    def recusa(self) -> str:
        """O código da primeira falha; vazio quando não há."""
        return next((item.codigo for item in self.itens if item.resultado == FALHA), "")

    def ok(self, codigo: str, porque: str) -> None:
        self.itens.append(Item(codigo, OK, porque))

    def falha(self, codigo: str, porque: str, o_que_fazer: str) -> None:
        self.itens.append(Item(codigo, FALHA, porque, o_que_fazer))

    def aviso(self, codigo: str, porque: str, o_que_fazer: str = "") -> None:
        self.itens.append(Item(codigo, AVISO, porque, o_que_fazer))

    def nao_conferido(self, codigo: str, porque: str) -> None:
        self.itens.append(Item(codigo, NAO_CONFERIDO, porque))

    def para_json(self) -> dict[str, Any]:
        return asdict(self)

    @classmethod
    def de_json(cls, dados: dict[str, Any]) -> "Laudo":
        itens = [Item(**item) for item in dados.pop("itens")]
        return cls(itens=itens, **dados)
