"""O mesmo papel se atesta uma vez só, e o mesmo envio do convite manda um só."""

from django.db import migrations, models

# Dos atestos repetidos de antes, fica um: o já aceito, ou o primeiro.
RECUSAR_REPETIDOS = """
UPDATE municipios_assinatura a
   SET situacao = 'recusada', recusa = 'papel_repetido', conferida_em = now(),
       laudo = jsonb_build_array(jsonb_build_object(
           'codigo', 'papel', 'resultado', 'falha',
           'porque', 'Este papel foi atestado duas vezes; vale o outro atesto.',
           'o_que_fazer', 'Nada: responda ao outro atesto.'))
 WHERE a.via = 'papel' AND a.situacao = 'atestada' AND EXISTS (
       SELECT FROM municipios_assinatura b
        WHERE b.via = 'papel' AND b.termo_id = a.termo_id AND b.sha256 = a.sha256
          AND (b.situacao = 'aceita' OR (b.situacao = 'atestada' AND b.id < a.id)))
"""
# O índice que vem a seguir não se cria com conferências de chave por fazer na tabela.
SEM_PENDENCIAS = ("SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED")


class Migration(migrations.Migration):
    dependencies = [
        ("municipios", "0028_presenca"),
    ]

    operations = [
        migrations.RunSQL([RECUSAR_REPETIDOS, *SEM_PENDENCIAS], migrations.RunSQL.noop),
        migrations.AddField(
            model_name="conviteassinatura",
            name="chave",
            field=models.UUIDField(
                editable=False,
                help_text="O mesmo envio repetido não cria outro; vazia nos anteriores a ela.",
                null=True,
                verbose_name="chave do envio",
            ),
        ),
        migrations.AddConstraint(
            model_name="assinatura",
            constraint=models.UniqueConstraint(
                condition=models.Q(("situacao__in", ("atestada", "aceita")), ("via", "papel")),
                fields=("termo", "sha256"),
                name="assinatura_um_atesto_por_papel",
                violation_error_message="Este papel já está atestado.",
            ),
        ),
        migrations.AddConstraint(
            model_name="conviteassinatura",
            constraint=models.UniqueConstraint(
                fields=("criado_por", "chave"),
                name="convite_assinatura_um_por_envio",
                violation_error_message="Este envio já foi feito.",
            ),
        ),
    ]
