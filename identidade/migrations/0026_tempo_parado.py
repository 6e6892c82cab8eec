"""O tempo parado por motivo passa a ser somado a cada bloqueio, e não a cada leitura."""

import django.db.models.deletion
import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations, models

DIFERENTES = """
CREATE FUNCTION public.redegov_tempos_diferentes()
RETURNS TABLE (motivo_id text, alvo text, abertos bigint, desde bigint, encerrados bigint)
LANGUAGE sql STABLE AS $$
WITH n AS (
  SELECT b.motivo_id, b.alvo, count(*) FILTER (WHERE b.fim IS NULL) AS abertos,
         sum(b.inicio - DATE '1970-01-01') FILTER (WHERE b.fim IS NULL) AS desde,
         sum(b.fim - b.inicio) AS encerrados
    FROM (SELECT i.motivo_id, 'implantacao' AS alvo, i.inicio, i.fim FROM identidade_bloqueio i
           UNION ALL
          SELECT a.motivo_id, 'acao', a.inicio, a.fim FROM identidade_bloqueioacao a) b
   GROUP BY 1, 2)
SELECT motivo_id, alvo, COALESCE(n.abertos, 0), COALESCE(n.desde, 0), COALESCE(n.encerrados, 0)
  FROM n FULL JOIN identidade_tempoparado t USING (motivo_id, alvo)
 WHERE (COALESCE(n.abertos, 0), COALESCE(n.desde, 0), COALESCE(n.encerrados, 0))
       IS DISTINCT FROM
       (COALESCE(t.abertos, 0), COALESCE(t.desde, 0), COALESCE(t.encerrados, 0))
$$"""
ENCHER = """
INSERT INTO identidade_tempoparado (motivo_id, alvo, abertos, desde, encerrados)
SELECT * FROM redegov_tempos_diferentes()"""


class Migration(migrations.Migration):
    dependencies = [
        ("identidade", "0025_bloqueio_de_acao_e_produtos_do_desfecho"),
    ]

    operations = [
        migrations.CreateModel(
            name="TempoParado",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "alvo",
                    models.CharField(
                        choices=[("implantacao", "Implantação"), ("acao", "Ação do plano")],
                        max_length=12,
                    ),
                ),
                ("abertos", models.IntegerField(default=0)),
                ("desde", models.BigIntegerField(default=0)),
                ("encerrados", models.BigIntegerField(default=0)),
            ],
            options={
                "verbose_name": "tempo parado por motivo",
                "verbose_name_plural": "tempos parados por motivo",
                "ordering": ["motivo", "alvo"],
            },
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bloqueio",
            trigger=pgtrigger.compiler.Trigger(
                name="soma_ao_entrar",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nINSERT INTO identidade_tempoparado AS t (motivo_id, alvo, abertos, desde, encerrados)\nSELECT motivo_id, 'implantacao', COALESCE(sum(sinal) FILTER (WHERE fim IS NULL), 0),\n       COALESCE(sum(sinal * (inicio - DATE '1970-01-01')) FILTER (WHERE fim IS NULL), 0),\n       COALESCE(sum(sinal * (fim - inicio)), 0)\n  FROM (SELECT 1 AS sinal, motivo_id, inicio, fim FROM depois) m GROUP BY motivo_id ORDER BY motivo_id\nON CONFLICT (motivo_id, alvo) DO UPDATE SET\n       abertos = t.abertos + EXCLUDED.abertos, desde = t.desde + EXCLUDED.desde,\n       encerrados = t.encerrados + EXCLUDED.encerrados;\nRETURN NULL;\n",
                    hash="1b1dbd460af9e719d935e50fa2f420c8cac50139",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_soma_ao_entrar_aff10",
                    referencing="REFERENCING NEW TABLE AS depois ",
                    table="identidade_bloqueio",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bloqueio",
            trigger=pgtrigger.compiler.Trigger(
                name="soma_ao_mudar",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nINSERT INTO identidade_tempoparado AS t (motivo_id, alvo, abertos, desde, encerrados)\nSELECT motivo_id, 'implantacao', COALESCE(sum(sinal) FILTER (WHERE fim IS NULL), 0),\n       COALESCE(sum(sinal * (inicio - DATE '1970-01-01')) FILTER (WHERE fim IS NULL), 0),\n       COALESCE(sum(sinal * (fim - inicio)), 0)\n  FROM (SELECT 1 AS sinal, motivo_id, inicio, fim FROM depois UNION ALL SELECT -1 AS sinal, motivo_id, inicio, fim FROM antes) m GROUP BY motivo_id ORDER BY motivo_id\nON CONFLICT (motivo_id, alvo) DO UPDATE SET\n       abertos = t.abertos + EXCLUDED.abertos, desde = t.desde + EXCLUDED.desde,\n       encerrados = t.encerrados + EXCLUDED.encerrados;\nRETURN NULL;\n",
                    hash="cf010dd5663628bf38919fc5e0f350032e6d23ab",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_soma_ao_mudar_ec293",
                    referencing="REFERENCING OLD TABLE AS antes  NEW TABLE AS depois ",
                    table="identidade_bloqueio",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bloqueioacao",
            trigger=pgtrigger.compiler.Trigger(
                name="soma_ao_entrar",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nINSERT INTO identidade_tempoparado AS t (motivo_id, alvo, abertos, desde, encerrados)\nSELECT motivo_id, 'acao', COALESCE(sum(sinal) FILTER (WHERE fim IS NULL), 0),\n       COALESCE(sum(sinal * (inicio - DATE '1970-01-01')) FILTER (WHERE fim IS NULL), 0),\n       COALESCE(sum(sinal * (fim - inicio)), 0)\n  FROM (SELECT 1 AS sinal, motivo_id, inicio, fim FROM depois) m GROUP BY motivo_id ORDER BY motivo_id\nON CONFLICT (motivo_id, alvo) DO UPDATE SET\n       abertos = t.abertos + EXCLUDED.abertos, desde = t.desde + EXCLUDED.desde,\n       encerrados = t.encerrados + EXCLUDED.encerrados;\nRETURN NULL;\n",
                    hash="5a7ee5f6adf7b81317dc6d1dab359efa9a328cce",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_soma_ao_entrar_96aa5",
                    referencing="REFERENCING NEW TABLE AS depois ",
                    table="identidade_bloqueioacao",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="bloqueioacao",
            trigger=pgtrigger.compiler.Trigger(
                name="soma_ao_mudar",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func="\nINSERT INTO identidade_tempoparado AS t (motivo_id, alvo, abertos, desde, encerrados)\nSELECT motivo_id, 'acao', COALESCE(sum(sinal) FILTER (WHERE fim IS NULL), 0),\n       COALESCE(sum(sinal * (inicio - DATE '1970-01-01')) FILTER (WHERE fim IS NULL), 0),\n       COALESCE(sum(sinal * (fim - inicio)), 0)\n  FROM (SELECT 1 AS sinal, motivo_id, inicio, fim FROM depois UNION ALL SELECT -1 AS sinal, motivo_id, inicio, fim FROM antes) m GROUP BY motivo_id ORDER BY motivo_id\nON CONFLICT (motivo_id, alvo) DO UPDATE SET\n       abertos = t.abertos + EXCLUDED.abertos, desde = t.desde + EXCLUDED.desde,\n       encerrados = t.encerrados + EXCLUDED.encerrados;\nRETURN NULL;\n",
                    hash="33b20287a40c8658fe2bc1a971b227d13e7019ff",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_soma_ao_mudar_a81d3",
                    referencing="REFERENCING OLD TABLE AS antes  NEW TABLE AS depois ",
                    table="identidade_bloqueioacao",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="tempoparado",
            name="motivo",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tempos",
                to="identidade.motivobloqueio",
            ),
        ),
        migrations.AddConstraint(
            model_name="tempoparado",
            constraint=models.UniqueConstraint(
                fields=("motivo", "alvo"), name="tempo_parado_unico_no_motivo"
            ),
        ),
        migrations.RunSQL(DIFERENTES, "DROP FUNCTION public.redegov_tempos_diferentes()"),
        migrations.RunSQL(ENCHER, migrations.RunSQL.noop),
    ]
