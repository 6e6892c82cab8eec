"""O que uma planilha de linhas muda: o resumo que a pessoa confirma antes de aplicar."""

import json
from dataclasses import asdict, dataclass, field
from hashlib import sha256
from typing import Any

from municipios.choices import TipoImportacao
from municipios.domain.fila_importacao import Conferencia
from municipios.domain.recusa import ImportacaoRecusada
from municipios.planilhas.tabela import Tabela

EXEMPLOS = 50


@dataclass
class ResultadoDoLote:
    novas: int = 0
    mudadas: int = 0
    iguais: int = 0
    exemplos: list[str] = field(default_factory=list)
    _resumo: list[Any] = field(default_factory=list)

    def anotar(self, *, nova: bool, exemplo: str, valores: list[Any]) -> None:
        """Uma linha que entra ou muda; `valores` é o que se grava, e entra na assinatura."""
        self.novas += nova
        self.mudadas += not nova
        self._resumo.append([exemplo, valores])
        if len(self.exemplos) < EXEMPLOS:
            self.exemplos.append(exemplo)

    def conferencia(self, tipo: TipoImportacao, lida: Tabela) -> Conferencia:
        """Levanta `ImportacaoRecusada` se nenhuma linha serve."""
        if not (self.novas or self.mudadas or self.iguais):
            falhas = [str(falha) for falha in lida.falhas]
            raise ImportacaoRecusada(
                falhas or ["A planilha não traz nenhuma linha abaixo do cabeçalho."],
                lida.total_de_falhas,
            )
        diferenca = {
            "novas": self.novas,
            "mudadas": self.mudadas,
            "iguais": self.iguais,
            "exemplos": self.exemplos,
            "ha_mais": self.novas + self.mudadas > len(self.exemplos),
            "falhas": [asdict(falha) for falha in lida.falhas],
            "total_de_falhas": lida.total_de_falhas,
        }
        texto = json.dumps(self._resumo, ensure_ascii=True, default=str)
        return Conferencia(tipo, diferenca, sha256(texto.encode()).hexdigest())
