"""Um fato custa menos: as fichas mudam sem tocar nos índices, e perdem os que ninguém usa."""

import django.db.models.deletion
from django.db import migrations, models

FOLGA = """
ALTER TABLE identidade_consolidadoente SET (fillfactor = 80);
ALTER TABLE identidade_consolidadoproduto SET (fillfactor = 80)"""
SEM_FOLGA = """
ALTER TABLE identidade_consolidadoente RESET (fillfactor);
ALTER TABLE identidade_consolidadoproduto RESET (fillfactor)"""


class Migration(migrations.Migration):
    dependencies = [
        ("identidade", "0023_de_uma_vez"),
        ("municipios", "0033_de_uma_vez"),
    ]

    operations = [
        migrations.RunSQL(FOLGA, SEM_FOLGA),
        migrations.AlterField(
            model_name="consolidadoproduto",
            name="ente",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="consolidados_de_produto",
                to="municipios.ente",
            ),
        ),
        migrations.AlterField(
            model_name="consolidadoproduto",
            name="produto",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="identidade.produto",
            ),
        ),
    ]
