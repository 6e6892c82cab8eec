from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("municipios", "0004_denuncia_da_adesao"),
    ]

    operations = [
        migrations.AlterField(
            model_name="importacao",
            name="tipo",
            field=models.CharField(
                choices=[
                    ("localidades", "IBGE, localidades (JSON)"),
                    ("sidra", "IBGE, SIDRA 6579 (JSON)"),
                    ("estimativa", "IBGE, estimativa da população (planilha)"),
                    ("censo", "IBGE, Censo 2022 (planilha)"),
                    ("siconfi", "Tesouro Nacional, SICONFI entes (JSON)"),
                    ("csv", "População por código (CSV)"),
                    ("adesoes", "Adesões anteriores ao portal (planilha)"),
                ],
                max_length=12,
                verbose_name="tipo",
            ),
        ),
    ]
