"""As duas primeiras regras: daí em diante são dados, que a equipe ajusta."""

from django.db import migrations

REGRAS = [
    (
        "ponto_focal_nao_confirmado",
        "Ponto focal indicado que não confirmou no primeiro acesso",
        7,
        None,
    ),
    ("implantacao_parada", "Implantação sem movimento", 30, 30),
]


def criar(apps, schema_editor):
    regra = apps.get_model("municipios", "RegraLembrete")
    for codigo, descricao, dias, repete in REGRAS:
        regra.objects.get_or_create(
            codigo=codigo,
            defaults={"descricao": descricao, "dias": dias, "repete_a_cada": repete},
        )


class Migration(migrations.Migration):
    dependencies = [("municipios", "0002_notificacao_envio_comecou_em")]

    operations = [migrations.RunPython(criar, migrations.RunPython.noop)]
