"""P1 e P3: cem linhas como ponto focal, com token, escopo, limite e ETag; e o 304 do que não mudou.

O piso é o mesmo conteúdo em SQL e orjson, sem HTTP; os pares são o jeito comum em DRF e em ninja,
com o mesmo token e o mesmo escopo.
"""

from functools import partial
from typing import Any

import orjson
from django.db import connection
from django.test import Client

from municipios.models import Usuario
from tests.bancada import pares
from tests.bancada.cenario import cliente_da_api, pedir, ponto_focal
from tests.bancada.medida import Resultado, comparar

ENTES, IMPLANTACOES = "/api/v1/entes/?limite=100", "/api/v1/implantacoes/?limite=100"
PISO_ENTES = """
SELECT e.codigo_ibge, e.nome, e.esfera, e.uf, e.regiao, e.regiao_imediata, e.regiao_intermediaria,
       e.capital, e.latitude, e.longitude, e.cnpj, e.dominio_oficial, e.situacao, c.populacao,
       c.populacao_ano, c.populacao_fonte, c.coortes, c.aderiu, c.aderiu_em, c.integrou, c.utiliza,
       c.calculado_em
  FROM municipios_ente e LEFT JOIN identidade_consolidadoente c ON c.ente_id = e.codigo_ibge
 WHERE e.situacao = 'ativo' ORDER BY e.codigo_ibge LIMIT 101
"""
PISO_PRODUTOS = """
SELECT ente_id, produto_id, situacao, implantacoes, integrou, utiliza
  FROM identidade_consolidadoproduto WHERE ente_id = ANY (%s) ORDER BY ente_id, produto_id
"""
PISO_IMPLANTACOES = """
SELECT i.id, i.ente_id, e.uf, i.produto_id, r.via, r.versao, i.nome, i.url,
       i.url_entrada, i.url_saida, i.situacao, i.situacao_desde, i.movimentada_em, i.suspensa_em,
       i.producao_em, i.uso_desde, i.criada_em
  FROM identidade_implantacao i JOIN municipios_ente e ON e.codigo_ibge = i.ente_id
  JOIN identidade_roteiro r ON r.id = i.roteiro_id
 WHERE i.ente_id IN (SELECT ente_id FROM municipios_pontofocal
                      WHERE cpf = %s AND situacao = 'confirmado')
 ORDER BY i.id LIMIT 101
"""


def medir(vezes: int) -> list[Resultado]:
    focal = ponto_focal()
    cliente = cliente_da_api(focal)
    return [
        comparar(
            "P1",
            f"100 implantações com escopo, ×{vezes}",
            nossa=partial(pedir, cliente, IMPLANTACOES),
            piso=partial(_piso_das_implantacoes, focal),
            pares={
                "DRF comum": partial(pedir, cliente, pares.DRF),
                "django-ninja": partial(pedir, cliente, pares.NINJA),
            },
            teto=3.0,
        ),
        comparar(
            "P1",
            f"100 entes com os 4 produtos, ×{vezes}",
            nossa=partial(pedir, cliente, ENTES),
            piso=_piso_dos_entes,
            teto=3.0,
        ),
        *(_condicional(cliente, nome, rota, vezes) for nome, rota in _LISTAS.items()),
    ]


_LISTAS = {"implantações": IMPLANTACOES, "entes": ENTES}


def _condicional(cliente: Client, nome: str, rota: str, vezes: int) -> Resultado:
    etag = pedir(cliente, rota)["ETag"]
    return comparar(
        "P3",
        f"304 ÷ 200, {nome}, ×{vezes}",
        nossa=lambda: pedir(cliente, rota, 304, **{"If-None-Match": etag}),
        piso=partial(pedir, cliente, rota),
        teto=0.25,
    )


def _piso_das_implantacoes(focal: Usuario) -> bytes:
    return orjson.dumps(_linhas(PISO_IMPLANTACOES, focal.cpf))


def _piso_dos_entes() -> bytes:
    entes = _linhas(PISO_ENTES)
    de: dict[str, list[Any]] = {ente[0]: [] for ente in entes}
    for linha in _linhas(PISO_PRODUTOS, list(de)):
        de[linha[0]].append(linha[1:])
    return orjson.dumps([(*ente, de[ente[0]]) for ente in entes], default=str)


def _linhas(comando: str, *parametros: Any) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(comando, parametros)
        linhas: list[tuple[Any, ...]] = cursor.fetchall()
        return linhas
