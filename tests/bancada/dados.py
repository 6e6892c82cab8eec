"""Bancos da bancada: o cadastro de verdade (×1) e cópias dele multiplicadas por SQL (×10, ×100)."""

import hashlib
import os
import sys
from pathlib import Path
from typing import LiteralString

from django.conf import settings
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from identidade.domain.consolidacao import reconstruir
from redegov.embarcado import enderecos, postgres
from tests.bancada.andamento import COMANDOS, andar
from tests.bancada.medida import avisar

# O gatilho de história multiplicaria por dois o que se gera; aqui interessa só o volume.
SEM_GATILHOS = "SET LOCAL session_replication_role = replica"
MULTIPLICAR = [
    """
    INSERT INTO municipios_ente (codigo_ibge, nome, esfera, uf, regiao, codigo_regiao_imediata,
           regiao_imediata, codigo_regiao_intermediaria, regiao_intermediaria, capital, latitude,
           longitude, cnpj, dominio_oficial, situacao, alterado_em)
    SELECT lpad((row_number() OVER (ORDER BY k, codigo_ibge))::text, 7, '0'), nome || ' ' || k,
           esfera, uf, regiao, codigo_regiao_imediata, regiao_imediata,
           codigo_regiao_intermediaria, regiao_intermediaria, capital, latitude, longitude, '',
           '', situacao, alterado_em
      FROM municipios_ente, generate_series(1, %(vezes)s - 1) k WHERE esfera = 'municipal'
    """,
    """
    INSERT INTO municipios_populacao (ente_id, ano, fonte, valor)
    SELECT codigo_ibge, 2025, 'estimativa', 1000 + abs(hashtext(codigo_ibge)) %% 500000
      FROM municipios_ente WHERE codigo_ibge LIKE '0%%'
    """,
    """
    INSERT INTO municipios_adesao (ente_id, situacao, origem, assinada_em, vigente_desde,
           signatario_nome, signatario_cpf, signatario_cargo, dou_link, numero_sei,
           tipo_assinatura, dados, versao, registrada_por_id, registrada_em)
    SELECT codigo_ibge, 'vigente', 'anterior', DATE '2024-03-01', DATE '2024-03-01', '', '', '',
           '', '', '', '{}', 0, (SELECT min(id) FROM municipios_usuario), now()
      FROM municipios_ente WHERE abs(hashtext(codigo_ibge)) %% 2 = 0
    """,
    """
    INSERT INTO identidade_implantacao (ente_id, produto_id, roteiro_id, nome, url, url_entrada,
           url_saida, situacao, situacao_desde, movimentada_em, criada_por_id, criada_em)
    SELECT e.codigo_ibge, r.produto_id, r.id, 'Portal do cidadão', '', '', '',
           (ARRAY['em_diagnostico', 'solicitada', 'em_homologacao', 'em_producao', 'em_uso'])
             [1 + abs(hashtext(e.codigo_ibge || r.produto_id)) %% 5],
           now(), now(), (SELECT min(id) FROM municipios_usuario), now()
      FROM municipios_ente e CROSS JOIN (SELECT DISTINCT ON (produto_id) id, produto_id
             FROM identidade_roteiro ORDER BY produto_id, id) r
    """,
]


def usar(vezes: int) -> None:
    """Aponta o Django para o banco ×`vezes`, criando-o se falta ou se a receita dele mudou."""
    nome = f"bancada_x{vezes}_{_receita()}"
    dados = Path(os.environ["REDEGOV_DADOS"])
    with postgres.administrar(dados) as conexao:
        bancos = conexao.execute("SELECT datname FROM pg_database").fetchall()
        nomes = [str(banco) for (banco,) in bancos]
        if nome not in nomes:
            avisar(f"Crio o banco ×{vezes}…")
            for velho in nomes:
                if velho.startswith(f"bancada_x{vezes}_"):
                    conexao.execute(_comando("DROP DATABASE {} WITH (FORCE)", velho))
            fazendo = f"{nome}_fazendo"
            conexao.execute(_comando("CREATE DATABASE {} OWNER {}", fazendo, enderecos.USUARIO))
            _apontar(fazendo)
            _encher(dados, fazendo, vezes)
            connection.close()
            conexao.execute(_comando("ALTER DATABASE {} RENAME TO {}", fazendo, nome))
    _apontar(nome)
    # O banco de uma corrida anterior pode ser de antes de uma migração.
    call_command("migrate", verbosity=0)


def _receita() -> str:
    """O que se gera, em resumo: outro conteúdo, outro banco."""
    textos = (*MULTIPLICAR, *COMANDOS)
    return hashlib.sha256("".join(textos).encode()).hexdigest()[:8]


def _apontar(nome: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = settings.DATABASES["default"]["NAME"] = nome


def _comando(modelo: LiteralString, *nomes: str) -> sql.Composed:
    return sql.SQL(modelo).format(*map(sql.Identifier, nomes))


def _encher(dados: Path, nome: str, vezes: int) -> None:
    call_command("migrate", verbosity=0)
    call_command("carregar_referencias", stdout=sys.stderr)
    call_command("carregar_entes", stdout=sys.stderr)
    with postgres.administrar(dados, nome) as conexao, conexao.transaction():
        conexao.execute(SEM_GATILHOS)
        for comando in MULTIPLICAR:
            conexao.execute(comando, {"vezes": vezes})
        andar(conexao)
        conexao.execute("TRUNCATE municipios_entependente")
    # Antes e depois: a reconstrução lê o que se acabou de gerar, e o que ela grava se lê depois.
    _limpar()
    reconstruir()
    _limpar()


def _limpar() -> None:
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
