from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("municipios", "0001_inicial"),
    ]

    operations = [
        migrations.AddField(
            model_name="notificacao",
            name="envio_comecou_em",
            field=models.DateTimeField(
                blank=True,
                editable=False,
                help_text="Vazio quando se sabe que a última tentativa não chegou ao destino.",
                null=True,
            ),
        ),
    ]
