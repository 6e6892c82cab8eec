"""Balcão: acessibilidade, dias da semana, papéis na unidade e o fuso de cada UF."""

from django.db.models import IntegerChoices, TextChoices

from municipios.choices import NivelConta, Uf
from municipios.choices.evento import Fuso


class RecursoAcessibilidade(TextChoices):
    ENTRADA = "entrada", "Entrada sem degrau ou com rampa"
    ELEVADOR = "elevador", "Elevador ou tudo no térreo"
    BANHEIRO = "banheiro", "Banheiro acessível"
    MESA = "mesa", "Mesa na altura da cadeira de rodas"
    PISO_TATIL = "piso_tatil", "Piso tátil"
    VAGA = "vaga", "Vaga reservada de estacionamento"
    LIBRAS = "libras", "Atendimento em Libras"


class DiaDaSemana(IntegerChoices):
    """Numerados como na ISO 8601: a segunda é 1."""

    SEGUNDA = 1, "Segunda-feira"
    TERCA = 2, "Terça-feira"
    QUARTA = 3, "Quarta-feira"
    QUINTA = 4, "Quinta-feira"
    SEXTA = 5, "Sexta-feira"
    SABADO = 6, "Sábado"
    DOMINGO = 7, "Domingo"


class PapelAtendente(TextChoices):
    GESTOR = "gestor", "Gestor da unidade"
    ATENDENTE = "atendente", "Atendente"


# Quem atende precisa de conta prata ou ouro.
NIVEIS_DO_ATENDENTE = [(n.value, n.label) for n in (NivelConta.PRATA, NivelConta.OURO)]
# O oeste do Amazonas segue o Acre: por isso o fuso se confere na ficha.
FUSO_DA_UF: dict[str, Fuso] = {
    Uf.AC: Fuso.ACRE,
    **dict.fromkeys((Uf.AM, Uf.MS, Uf.MT, Uf.RO, Uf.RR), Fuso.AMAZONIA),
}
# Os extremos do território: coordenada trocada ou sem o sinal cai fora.
LATITUDES, LONGITUDES = (-34, 6), (-74, -28)


def fuso_da_uf(uf: str) -> Fuso:
    return FUSO_DA_UF.get(uf, Fuso.BRASILIA)
