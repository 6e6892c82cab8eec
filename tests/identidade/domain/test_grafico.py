from itertools import pairwise

from identidade.domain.grafico import barras


def test_barras_vao_da_maior_a_menor_e_cabem_no_trilho() -> None:
    desenho = barras([("Acre", 25.0), ("Bahia", 100.0), ("Ceará", 0.0)])
    assert [barra.rotulo for barra in desenho.barras] == ["Bahia", "Acre", "Ceará"]
    assert [barra.largura for barra in desenho.barras] == [
        desenho.trilho,
        desenho.trilho // 4,
        0,
    ]


def test_barras_nao_se_sobrepoem() -> None:
    desenho = barras([(str(n), float(n)) for n in range(27)])
    alturas = [barra.y for barra in desenho.barras]
    assert all(b - a >= desenho.altura_da_barra for a, b in pairwise(alturas))
    assert alturas[-1] + desenho.altura_da_barra <= desenho.altura
