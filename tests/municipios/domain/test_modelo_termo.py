"""Texto do termo: variáveis conhecidas, blocos, publicação por versão."""

from datetime import date

import pytest

from municipios.domain.modelo_termo import blocos, conferir_texto, proxima_versao, publicar
from municipios.domain.transicoes import SemPermissao, TransicaoInvalida
from municipios.models import ModeloTermo, Usuario


@pytest.mark.parametrize(
    ("texto", "dito"),
    [
        ("Olá, {prefeito}.", "{prefeito}"),
        ("Olá, {ente", "chave"),
        ("Olá, ente}", "chave"),
        ("   ", "vazio"),
    ],
)
def test_recusa_texto_que_nao_se_pode_preencher(texto: str, dito: str) -> None:
    with pytest.raises(TransicaoInvalida, match=dito):
        conferir_texto(texto)


def test_le_titulos_paragrafos_e_listas_e_preenche() -> None:
    texto = "# Das partes\nO {ente}\nadere.\n\n- um\n- {cnpj}"
    assert blocos(texto, {"ente": "Viçosa {cnpj}"}) == [
        {"tipo": "titulo", "texto": "Das partes"},
        {"tipo": "paragrafo", "texto": "O Viçosa {cnpj} adere."},
        {"tipo": "lista", "itens": ["um", "não informado"]},
    ]


@pytest.mark.django_db
def test_publica_so_a_coordenacao_e_uma_vez(rosa: Usuario, carla: Usuario, modelos: None) -> None:
    novo = ModeloTermo.objects.create(
        esfera="municipal",
        versao=proxima_versao("municipal"),
        titulo="Termo",
        texto="{ente} adere.",
        base_legal="Norma",
        inicio=date(2026, 1, 1),
        criado_por=rosa,
    )
    with pytest.raises(SemPermissao):
        publicar(novo, por=carla)
    publicar(novo, por=rosa)
    assert ModeloTermo.objects.da_esfera_em("municipal").first() == novo
    with pytest.raises(TransicaoInvalida, match="já foi publicada"):
        publicar(novo, por=rosa)


@pytest.mark.django_db
def test_vale_o_texto_da_data(rosa: Usuario, modelos: None) -> None:
    antigo = ModeloTermo.objects.da_esfera_em("estadual", date(2025, 1, 1)).first()
    assert antigo
    assert antigo.provisorio
    assert ModeloTermo.objects.da_esfera_em("estadual", date(2018, 1, 1)).first() is None
