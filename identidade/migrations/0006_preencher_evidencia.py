"""A comprovação e o documento de cada passo viram evidências; cada etapa ganha o seu código."""

from typing import Any

from django.db import migrations
from django.utils.text import slugify

EVIDENCIAS = """
INSERT INTO identidade_evidencia (passo_id, tipo, situacao, texto, url, documento_id, impressao,
                                  itens, sem_rosto, enviada_por_id, enviada_em)
SELECT p.id, e.tipo, 'registrada', e.texto, '', e.documento_id, '', '[]', false,
       COALESCE(p.feito_por_id, i.criada_por_id), COALESCE(p.feito_em, i.movimentada_em)
  FROM identidade_passo p
  JOIN identidade_implantacao i ON i.id = p.implantacao_id
  LEFT JOIN municipios_documento d ON d.id = p.documento_id
 CROSS JOIN LATERAL (
       SELECT 'nota' AS tipo, btrim(p.comprovacao) AS texto, NULL::bigint AS documento_id
        WHERE btrim(p.comprovacao) <> ''
       UNION ALL
       SELECT CASE WHEN d.tipo_conteudo LIKE 'image/%' THEN 'imagem' ELSE 'pdf' END, '', d.id
        WHERE d.id IS NOT NULL) e
 ORDER BY p.id, e.tipo
"""


def dar_codigos(apps: Any, schema_editor: Any) -> None:
    """O código sai do título, como nos roteiros que vêm com o portal."""
    modelo, usados = apps.get_model("identidade", "Etapa"), set()
    for etapa in modelo.objects.filter(codigo="").order_by("pk"):
        codigo = slugify(etapa.titulo)[:60].strip("-_")
        if not codigo or (etapa.roteiro_id, codigo) in usados:
            codigo = f"etapa-{etapa.ordem}"
        usados.add((etapa.roteiro_id, codigo))
        etapa.codigo = codigo
        etapa.save(update_fields=["codigo"])


def levar_provas(apps: Any, schema_editor: Any) -> None:
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(EVIDENCIAS.replace("%'", "%%'"), [])


class Migration(migrations.Migration):
    dependencies = [("identidade", "0005_evidencia")]

    operations = [
        migrations.RunPython(dar_codigos, migrations.RunPython.noop),
        migrations.RunPython(levar_provas, migrations.RunPython.noop),
    ]
