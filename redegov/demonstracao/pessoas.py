"""Gente inventada, sempre a mesma: nome e CPF saem do número de ordem, sem sorteio."""

from dataclasses import dataclass

_NOMES = (
    "Adélia",
    "Bento",
    "Clara",
    "Dário",
    "Elisa",
    "Fausto",
    "Graça",
    "Heitor",
    "Ivone",
    "Jonas",
    "Lígia",
    "Márcio",
    "Nair",
    "Olavo",
    "Paula",
    "Quirino",
    "Rute",
)
_SOBRENOMES = (
    "Abreu",
    "Bastos",
    "Cardim",
    "Dutra",
    "Esteves",
    "Fontoura",
    "Guedes",
    "Henriques",
    "Junqueira",
    "Lacerda",
    "Mota",
    "Navarro",
    "Oliva",
    "Peçanha",
    "Resende",
    "Seixas",
    "Toledo",
    "Uchoa",
    "Zanetti",
)
# Prefixo que a Receita não distribuiu em sequência comum; os dígitos verificadores fecham.
_PREFIXO = 888_000_000


@dataclass(frozen=True)
class Pessoa:
    nome: str
    cpf: str

    def email(self, orgao: str) -> str:
        """Endereço em `.invalid`, domínio que nunca existe (RFC 2606)."""
        usuario = self.nome.lower().encode("ascii", "ignore").decode().replace(" ", ".")
        return f"{usuario}@{orgao}.invalid"


def pessoa(numero: int) -> Pessoa:
    """A pessoa inventada de número `numero` (0, 1, 2…)."""
    primeiro = _NOMES[numero % len(_NOMES)]
    meio = _SOBRENOMES[numero // len(_NOMES) % len(_SOBRENOMES)]
    ultimo = _SOBRENOMES[(numero * 7 + 3) % len(_SOBRENOMES)]
    return Pessoa(f"{primeiro} {meio} {ultimo}", cpf_valido(_PREFIXO + numero))


def cpf_valido(base: int) -> str:
    """CPF de 11 dígitos com os verificadores calculados (módulo 11) sobre a base de 9."""
    digitos = [int(d) for d in f"{base:09d}"]
    for _ in range(2):
        pesos = range(len(digitos) + 1, 1, -1)
        resto = sum(d * p for d, p in zip(digitos, pesos, strict=True)) * 10 % 11
        digitos.append(resto % 10)
    return "".join(map(str, digitos))
