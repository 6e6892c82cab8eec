"""Funções do banco que calculam os consolidados (`identidade/domain/consolidacao.py` as chama).

Ficam no banco para que um fato custe uma ida só, com o plano já guardado. Os corpos são texto:
não prendem as tabelas, que continuam livres para mudar.
"""

from django.db import migrations

# A ficha de cada ente, das tabelas de origem. Ente extinto não tem ficha: sai das contagens.
CALCULAR_ENTES = """
CREATE FUNCTION public.redegov_calcular_entes(codigos text[])
RETURNS TABLE (ente_id text, esfera text, uf text, regiao text, faixa text, populacao integer,
               populacao_ano smallint, populacao_fonte text, coortes varchar[], aderiu boolean,
               aderiu_em date, pontos_focais smallint, implantacoes smallint, integrou boolean,
               utiliza boolean)
LANGUAGE sql STABLE AS $$
SELECT e.codigo_ibge, e.esfera, e.uf, e.regiao,
       CASE WHEN p.valor IS NULL THEN 'sem_dado'
            WHEN p.valor <= 20000 THEN 'ate_20'
            WHEN p.valor <= 50000 THEN 'de_20_a_50'
            WHEN p.valor <= 100000 THEN 'de_50_a_100'
            WHEN p.valor <= 300000 THEN 'de_100_a_300'
            ELSE 'acima_de_300' END,
       p.valor, p.ano, COALESCE(p.fonte, ''),
       ARRAY(SELECT c.codigo FROM municipios_membro m JOIN municipios_coorte c ON c.id = m.coorte_id
              WHERE m.ente_id = e.codigo_ibge AND m.saiu_em IS NULL ORDER BY c.codigo),
       a.id IS NOT NULL, a.vigente_desde, f.abertos, i.implantacoes, i.integrou, i.utiliza
  FROM unnest(codigos) AS k(codigo)
  JOIN municipios_ente e ON e.codigo_ibge = k.codigo AND e.situacao = 'ativo'
  LEFT JOIN LATERAL (
       -- O ano mais novo; no mesmo ano, o censo antes da estimativa.
       SELECT valor, ano, fonte FROM municipios_populacao
        WHERE ente_id = e.codigo_ibge ORDER BY ano DESC, fonte LIMIT 1) p ON true
  LEFT JOIN municipios_adesao a ON a.ente_id = e.codigo_ibge AND a.situacao = 'vigente'
 CROSS JOIN LATERAL (
       SELECT count(*)::smallint AS abertos FROM municipios_pontofocal
        WHERE ente_id = e.codigo_ibge AND situacao IN ('indicado', 'confirmado')) f
 CROSS JOIN LATERAL (
       SELECT count(*)::smallint AS implantacoes,
              COALESCE(bool_or(situacao IN ('em_producao', 'em_uso')), false) AS integrou,
              COALESCE(bool_or(situacao = 'em_uso'), false) AS utiliza
         FROM identidade_implantacao WHERE ente_id = e.codigo_ibge) i
$$"""

# A situação de cada produto no ente: a mais avançada; suspensa só quando todas estão.
CALCULAR_PRODUTOS = """
CREATE FUNCTION public.redegov_calcular_produtos(codigos text[])
RETURNS TABLE (ente_id text, produto_id text, situacao text, implantacoes smallint,
               integrou boolean, utiliza boolean)
LANGUAGE sql STABLE AS $$
SELECT e.codigo_ibge, i.produto_id, i.situacoes[i.mais_avancada], i.implantacoes,
       i.mais_avancada >= 7, i.mais_avancada >= 8
  FROM unnest(codigos) AS k(codigo)
  JOIN municipios_ente e ON e.codigo_ibge = k.codigo AND e.situacao = 'ativo'
 CROSS JOIN LATERAL (
       SELECT produto_id, o.situacoes, count(*)::smallint AS implantacoes,
              max(array_position(o.situacoes, situacao::text)) AS mais_avancada
         FROM identidade_implantacao,
              (VALUES (ARRAY['suspensa', 'nao_iniciada', 'em_diagnostico', 'solicitada',
                             'em_homologacao', 'homologada', 'em_producao', 'em_uso'])
              ) AS o(situacoes)
        WHERE ente_id = e.codigo_ibge GROUP BY produto_id, o.situacoes) i
$$"""

# Em que cortes um ente conta.
CORTES = """
CREATE FUNCTION public.redegov_cortes(regiao text, uf text, faixa text, coortes varchar[])
RETURNS TABLE (dimensao text, chave text)
LANGUAGE sql IMMUTABLE AS $$
VALUES ('pais', 'BR'), ('regiao', regiao), ('uf', uf), ('faixa', faixa)
UNION ALL SELECT 'coorte', unnest(coortes)
$$"""

# A contribuição das fichas guardadas, somada por perfil de ente: a única definição, usada pelo
# incremental (que só espalha pelos cortes o que mudou) e pela reconstrução.
SOMA = """
CREATE TYPE public.redegov_soma AS (esfera text, regiao text, uf text, faixa text,
                                    coortes varchar[], indicador text, entes bigint,
                                    populacao bigint)"""
SOMAR = """
CREATE FUNCTION public.redegov_somar(codigos text[])
RETURNS SETOF redegov_soma LANGUAGE sql STABLE AS $$
SELECT c.esfera, c.regiao, c.uf, c.faixa, c.coortes, i.indicador, count(*),
       COALESCE(sum(c.populacao), 0)
  FROM unnest(codigos) AS k(codigo)
  JOIN identidade_consolidadoente c ON c.ente_id = k.codigo
 CROSS JOIN LATERAL (
       SELECT v.indicador FROM (VALUES ('entes', true), ('aderiu', c.aderiu),
                                       ('integrou', c.integrou), ('utiliza', c.utiliza),
                                       ('populacao:' || c.populacao_ano || ':'
                                        || c.populacao_fonte, c.populacao IS NOT NULL)
                               ) AS v(indicador, vale) WHERE v.vale
       UNION ALL
       SELECT p.produto_id || ':' || v.indicador
         FROM identidade_consolidadoproduto p
        CROSS JOIN LATERAL (VALUES (p.situacao::text, true), ('integrou', p.integrou),
                                   ('utiliza', p.utiliza)) AS v(indicador, vale)
        WHERE p.ente_id = c.ente_id AND v.vale) i
 GROUP BY 1, 2, 3, 4, 5, 6
$$"""
ESPALHAR = """
CREATE FUNCTION public.redegov_espalhar(somas redegov_soma[])
RETURNS TABLE (dimensao text, chave text, esfera text, indicador text, entes bigint,
               populacao bigint)
LANGUAGE sql IMMUTABLE AS $$
SELECT d.dimensao, d.chave, s.esfera, s.indicador, sum(s.entes)::bigint, sum(s.populacao)::bigint
  FROM unnest(somas) s CROSS JOIN LATERAL redegov_cortes(s.regiao, s.uf, s.faixa, s.coortes) d
 GROUP BY 1, 2, 3, 4
HAVING sum(s.entes) <> 0 OR sum(s.populacao) <> 0
 ORDER BY 1, 2, 3, 4
$$"""

# Grava as fichas que mudaram e devolve quantas linhas mudou.
GRAVAR = """
CREATE FUNCTION public.redegov_gravar_consolidados(codigos text[], agora timestamptz)
RETURNS bigint LANGUAGE plpgsql AS $$
DECLARE mudou bigint := 0; linhas bigint;
BEGIN
  DELETE FROM identidade_consolidadoproduto c
   WHERE c.ente_id = ANY (codigos)
     AND NOT EXISTS (SELECT FROM identidade_implantacao i
                       JOIN municipios_ente e ON e.codigo_ibge = i.ente_id AND e.situacao = 'ativo'
                      WHERE i.ente_id = c.ente_id AND i.produto_id = c.produto_id);
  GET DIAGNOSTICS linhas = ROW_COUNT; mudou := mudou + linhas;
  DELETE FROM identidade_consolidadoente c
   WHERE c.ente_id = ANY (codigos)
     AND NOT EXISTS (SELECT FROM municipios_ente e
                      WHERE e.codigo_ibge = c.ente_id AND e.situacao = 'ativo');
  GET DIAGNOSTICS linhas = ROW_COUNT; mudou := mudou + linhas;
  INSERT INTO identidade_consolidadoente AS c
         (ente_id, esfera, uf, regiao, faixa, populacao, populacao_ano, populacao_fonte, coortes,
          aderiu, aderiu_em, pontos_focais, implantacoes, integrou, utiliza, calculado_em)
  SELECT n.*, agora FROM redegov_calcular_entes(codigos) n
  ON CONFLICT (ente_id) DO UPDATE SET
         (esfera, uf, regiao, faixa, populacao, populacao_ano, populacao_fonte, coortes, aderiu,
          aderiu_em, pontos_focais, implantacoes, integrou, utiliza, calculado_em)
       = (EXCLUDED.esfera, EXCLUDED.uf, EXCLUDED.regiao, EXCLUDED.faixa, EXCLUDED.populacao,
          EXCLUDED.populacao_ano, EXCLUDED.populacao_fonte, EXCLUDED.coortes, EXCLUDED.aderiu,
          EXCLUDED.aderiu_em, EXCLUDED.pontos_focais, EXCLUDED.implantacoes, EXCLUDED.integrou,
          EXCLUDED.utiliza, EXCLUDED.calculado_em)
   WHERE (c.esfera, c.uf, c.regiao, c.faixa, c.populacao, c.populacao_ano, c.populacao_fonte,
          c.coortes, c.aderiu, c.aderiu_em, c.pontos_focais, c.implantacoes, c.integrou, c.utiliza)
         IS DISTINCT FROM
         (EXCLUDED.esfera, EXCLUDED.uf, EXCLUDED.regiao, EXCLUDED.faixa, EXCLUDED.populacao,
          EXCLUDED.populacao_ano, EXCLUDED.populacao_fonte, EXCLUDED.coortes, EXCLUDED.aderiu,
          EXCLUDED.aderiu_em, EXCLUDED.pontos_focais, EXCLUDED.implantacoes, EXCLUDED.integrou,
          EXCLUDED.utiliza);
  GET DIAGNOSTICS linhas = ROW_COUNT; mudou := mudou + linhas;
  INSERT INTO identidade_consolidadoproduto AS c
         (ente_id, produto_id, situacao, implantacoes, integrou, utiliza)
  SELECT n.* FROM redegov_calcular_produtos(codigos) n
  ON CONFLICT (ente_id, produto_id) DO UPDATE SET
         (situacao, implantacoes, integrou, utiliza)
       = (EXCLUDED.situacao, EXCLUDED.implantacoes, EXCLUDED.integrou, EXCLUDED.utiliza)
   WHERE (c.situacao, c.implantacoes, c.integrou, c.utiliza) IS DISTINCT FROM
         (EXCLUDED.situacao, EXCLUDED.implantacoes, EXCLUDED.integrou, EXCLUDED.utiliza);
  GET DIAGNOSTICS linhas = ROW_COUNT;
  RETURN mudou + linhas;
END $$"""

# O incremental. Todo fato mexe na linha do país: a fila já existe; a trava a faz antes e em ordem,
# e por isso consolidações simultâneas não se travam mutuamente.
CONSOLIDAR = """
CREATE FUNCTION public.redegov_consolidar(codigos text[], agora timestamptz)
RETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$
DECLARE antes redegov_soma[]; mudanca redegov_soma[];
BEGIN
  PERFORM pg_advisory_xact_lock(20190423);
  antes := ARRAY(SELECT s FROM redegov_somar(codigos) s);
  IF redegov_gravar_consolidados(codigos, agora) = 0 THEN RETURN; END IF;
  mudanca := ARRAY(
    SELECT ROW(s.esfera, s.regiao, s.uf, s.faixa, s.coortes, s.indicador, sum(s.entes),
               sum(s.populacao))::redegov_soma
      FROM (SELECT * FROM redegov_somar(codigos)
            UNION ALL
            SELECT a.esfera, a.regiao, a.uf, a.faixa, a.coortes, a.indicador, -a.entes,
                   -a.populacao FROM unnest(antes) a) s
     GROUP BY s.esfera, s.regiao, s.uf, s.faixa, s.coortes, s.indicador
    HAVING sum(s.entes) <> 0 OR sum(s.populacao) <> 0);
  INSERT INTO identidade_contagem AS c (dimensao, chave, esfera, indicador, entes, populacao)
  SELECT * FROM redegov_espalhar(mudanca)
  ON CONFLICT (dimensao, chave, esfera, indicador) DO UPDATE SET
         entes = c.entes + EXCLUDED.entes, populacao = c.populacao + EXCLUDED.populacao;
END $$"""

# Quantas linhas guardadas diferem do que as origens dizem agora. STABLE: tudo sai de um só retrato
# do banco, em que fato e consolidado (ou fato e pendência) aparecem juntos; pendente não conta.
DIVERGENCIAS = """
CREATE FUNCTION public.redegov_divergencias()
RETURNS integer LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$
DECLARE todos text[]; em_dia text[]; entes integer; produtos integer; contagens integer;
BEGIN
  todos := ARRAY(SELECT codigo_ibge FROM municipios_ente);
  em_dia := ARRAY(SELECT codigo_ibge FROM municipios_ente e
                   WHERE NOT EXISTS (SELECT FROM municipios_entependente p
                                      WHERE p.ente_id = e.codigo_ibge));
  SELECT count(*) INTO entes
    FROM redegov_calcular_entes(em_dia) n
    FULL JOIN (SELECT * FROM identidade_consolidadoente WHERE ente_id = ANY (em_dia)) c
   USING (ente_id)
   WHERE (c.esfera, c.uf, c.regiao, c.faixa, c.populacao, c.populacao_ano, c.populacao_fonte,
          c.coortes, c.aderiu, c.aderiu_em, c.pontos_focais, c.implantacoes, c.integrou, c.utiliza)
         IS DISTINCT FROM
         (n.esfera, n.uf, n.regiao, n.faixa, n.populacao, n.populacao_ano, n.populacao_fonte,
          n.coortes, n.aderiu, n.aderiu_em, n.pontos_focais, n.implantacoes, n.integrou, n.utiliza);
  SELECT count(*) INTO produtos
    FROM redegov_calcular_produtos(em_dia) n
    FULL JOIN (SELECT * FROM identidade_consolidadoproduto WHERE ente_id = ANY (em_dia)) c
   USING (ente_id, produto_id)
   WHERE (c.situacao, c.implantacoes, c.integrou, c.utiliza) IS DISTINCT FROM
         (n.situacao, n.implantacoes, n.integrou, n.utiliza);
  SELECT count(*) INTO contagens
    FROM redegov_espalhar(ARRAY(SELECT s FROM redegov_somar(todos) s)) n
    FULL JOIN identidade_contagem c USING (dimensao, chave, esfera, indicador)
   WHERE COALESCE(c.entes, 0) <> COALESCE(n.entes, 0)
      OR COALESCE(c.populacao, 0) <> COALESCE(n.populacao, 0);
  RETURN entes + produtos + contagens;
END $$"""

# A noite: confere, recalcula todas as fichas e refaz as contagens a partir delas.
RECONSTRUIR = """
CREATE FUNCTION public.redegov_reconstruir(agora timestamptz)
RETURNS integer LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$
DECLARE todos text[]; divergencias integer;
BEGIN
  PERFORM pg_advisory_xact_lock(20190423);
  divergencias := redegov_divergencias();
  todos := ARRAY(SELECT codigo_ibge FROM municipios_ente ORDER BY codigo_ibge);
  PERFORM redegov_gravar_consolidados(todos, agora);
  DELETE FROM identidade_contagem c
   WHERE NOT EXISTS (SELECT FROM redegov_espalhar(ARRAY(SELECT s FROM redegov_somar(todos) s)) n
                      WHERE (c.dimensao, c.chave, c.esfera, c.indicador)
                          = (n.dimensao, n.chave, n.esfera, n.indicador));
  MERGE INTO identidade_contagem c USING redegov_espalhar(ARRAY(SELECT s FROM redegov_somar(todos) s)) n
     ON (c.dimensao, c.chave, c.esfera, c.indicador) = (n.dimensao, n.chave, n.esfera, n.indicador)
   WHEN MATCHED AND (c.entes <> n.entes OR c.populacao <> n.populacao)
        THEN UPDATE SET entes = n.entes, populacao = n.populacao
   WHEN NOT MATCHED THEN INSERT (dimensao, chave, esfera, indicador, entes, populacao)
        VALUES (n.dimensao, n.chave, n.esfera, n.indicador, n.entes, n.populacao);
  RETURN divergencias;
END $$"""

# Poucas linhas muito mudadas: folga na página para que a mudança não toque nos índices.
FOLGA = "ALTER TABLE identidade_contagem SET (fillfactor = 50)"

DESFAZER = """
DROP FUNCTION public.redegov_{}"""


class Migration(migrations.Migration):
    dependencies = [
        ("identidade", "0001_inicial"),
        ("municipios", "0001_inicial"),
    ]

    operations = [
        migrations.RunSQL(CALCULAR_ENTES, DESFAZER.format("calcular_entes")),
        migrations.RunSQL(CALCULAR_PRODUTOS, DESFAZER.format("calcular_produtos")),
        migrations.RunSQL(CORTES, DESFAZER.format("cortes")),
        migrations.RunSQL(SOMA, "DROP TYPE public.redegov_soma"),
        migrations.RunSQL(SOMAR, DESFAZER.format("somar")),
        migrations.RunSQL(ESPALHAR, DESFAZER.format("espalhar")),
        migrations.RunSQL(GRAVAR, DESFAZER.format("gravar_consolidados")),
        migrations.RunSQL(CONSOLIDAR, DESFAZER.format("consolidar")),
        migrations.RunSQL(DIVERGENCIAS, DESFAZER.format("divergencias")),
        migrations.RunSQL(RECONSTRUIR, DESFAZER.format("reconstruir")),
        migrations.RunSQL(FOLGA, "ALTER TABLE identidade_contagem RESET (fillfactor)"),
    ]
