"""A adesão denunciada conta até o efeito: redefine `redegov_calcular_entes`, de 0002."""

from django.db import migrations

CALCULAR_ENTES = """
CREATE OR REPLACE FUNCTION public.redegov_calcular_entes(codigos text[])
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
  LEFT JOIN municipios_adesao a ON a.ente_id = e.codigo_ibge AND a.situacao IN ('vigente', 'denunciada')
 CROSS JOIN LATERAL (
       SELECT count(*)::smallint AS abertos FROM municipios_pontofocal
        WHERE ente_id = e.codigo_ibge AND situacao IN ('indicado', 'confirmado')) f
 CROSS JOIN LATERAL (
       SELECT count(*)::smallint AS implantacoes,
              COALESCE(bool_or(situacao IN ('em_producao', 'em_uso')), false) AS integrou,
              COALESCE(bool_or(situacao = 'em_uso'), false) AS utiliza
         FROM identidade_implantacao WHERE ente_id = e.codigo_ibge) i
$$"""


class Migration(migrations.Migration):
    dependencies = [
        ("identidade", "0002_funcoes_de_consolidacao"),
        ("municipios", "0006_adesao_uma_em_vigor"),
    ]

    operations = [migrations.RunSQL(CALCULAR_ENTES, migrations.RunSQL.noop)]
