# Junta as de antes: docs/adr/0009-banco-vazio-de-uma-vez.md

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
from django.conf import settings
from django.db import migrations, models

import identidade.models.horario_balcao
import municipios.migrations._tabelas
import municipios.models.periodo


class Migration(migrations.Migration):
    replaces = [
        ("identidade", "0001_inicial"),
        ("identidade", "0002_funcoes_de_consolidacao"),
        ("identidade", "0003_denunciada_ainda_em_vigor"),
        ("identidade", "0004_reconstrucao_por_conjuntos"),
        ("identidade", "0005_evidencia"),
        ("identidade", "0006_preencher_evidencia"),
        ("identidade", "0007_so_evidencia"),
        ("identidade", "0008_bloqueio"),
        ("identidade", "0009_protocolo"),
        ("identidade", "0010_versao_do_roteiro"),
        ("identidade", "0011_diagnostico"),
        ("identidade", "0012_uso"),
        ("identidade", "0013_verificacao"),
        ("identidade", "0014_roteiro_publicado_nao_muda"),
        ("identidade", "0015_plano_de_acao"),
        ("identidade", "0016_interesse_e_desfecho"),
        ("identidade", "0017_contradicao"),
        ("identidade", "0018_mais_contradicoes"),
        ("identidade", "0019_acao_ligada"),
        ("identidade", "0020_migracao_de_roteiro"),
        ("identidade", "0021_balcao"),
        ("identidade", "0022_relatorio_hub"),
    ]

    initial = True

    dependencies = [
        ("municipios", "0033_de_uma_vez"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        municipios.migrations._tabelas.CriarTabelas(
            tabelas=[
                migrations.CreateModel(
                    name="Roteiro",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "via",
                            models.CharField(
                                choices=[
                                    ("api", "Integração por API"),
                                    ("cadprev", "CADPREV (regime próprio de previdência)"),
                                    ("unidade", "Unidade de atendimento"),
                                ],
                                max_length=10,
                                verbose_name="via",
                            ),
                        ),
                        (
                            "versao",
                            models.PositiveSmallIntegerField(default=1, verbose_name="versão"),
                        ),
                        (
                            "sugestao",
                            models.BooleanField(
                                default=False,
                                help_text="Sem fonte oficial completa.",
                                verbose_name="é sugestão, não norma",
                            ),
                        ),
                        (
                            "fonte",
                            models.CharField(blank=True, max_length=300, verbose_name="fonte"),
                        ),
                        ("inicio", models.DateField(verbose_name="vale desde")),
                        ("fim", models.DateField(blank=True, null=True, verbose_name="vale até")),
                        (
                            "publicado_em",
                            models.DateTimeField(
                                blank=True,
                                default=django.utils.timezone.now,
                                editable=False,
                                help_text="Vazio: é rascunho, e ainda se edita.",
                                null=True,
                                verbose_name="publicado em",
                            ),
                        ),
                        (
                            "produto",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="roteiros",
                                to="identidade.produto",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "roteiro",
                        "ordering": ["produto", "via", "-versao"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="publicado_nao_muda",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."publicado_em" IS NOT NULL)',
                                    func="\n    IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'Um roteiro publicado não muda: prepare uma versão nova.'; END IF;\n    IF to_jsonb(NEW) - 'fim' <> to_jsonb(OLD) - 'fim' THEN RAISE EXCEPTION 'Um roteiro publicado não muda: prepare uma versão nova.'; END IF;\n    RETURN NEW;\n",
                                    hash="3b56bbcd3376b6382e5efb7df4d4fd62708a02f6",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_publicado_nao_muda_9cdb8",
                                    table="identidade_roteiro",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("produto", "via", "versao"),
                                name="roteiro_versao_unica",
                                violation_error_message="Já há roteiro com esta versão.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                condition=models.Q(("publicado_em__isnull", False)),
                                expressions=[
                                    ("produto", "="),
                                    ("via", "="),
                                    (
                                        municipios.models.periodo.PeriodoFechado("inicio", "fim"),
                                        "&&",
                                    ),
                                ],
                                name="roteiro_um_por_dia",
                                violation_error_message="Já há roteiro deste produto e via nesses dias.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MotivoBloqueio",
                    fields=[
                        (
                            "codigo",
                            models.SlugField(
                                max_length=40,
                                primary_key=True,
                                serialize=False,
                                verbose_name="código",
                            ),
                        ),
                        ("nome", models.CharField(max_length=120, verbose_name="motivo")),
                        (
                            "lado",
                            models.CharField(
                                choices=[
                                    ("ente", "Ente"),
                                    ("fornecedor", "Equipe técnica ou fornecedor"),
                                    ("sgd", "SGD"),
                                ],
                                max_length=10,
                                verbose_name="com quem fica a bola",
                            ),
                        ),
                        (
                            "exige_texto",
                            models.BooleanField(default=False, verbose_name="exige explicação"),
                        ),
                        (
                            "ordem",
                            models.PositiveSmallIntegerField(default=0, verbose_name="ordem"),
                        ),
                    ],
                    options={
                        "verbose_name": "motivo de bloqueio",
                        "verbose_name_plural": "motivos de bloqueio",
                        "ordering": ["ordem", "codigo"],
                    },
                ),
                migrations.CreateModel(
                    name="Pergunta",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("ordem", models.PositiveSmallIntegerField(verbose_name="ordem")),
                        ("codigo", models.SlugField(max_length=60, verbose_name="código")),
                        ("texto", models.CharField(max_length=200, verbose_name="pergunta")),
                        (
                            "ajuda",
                            models.CharField(blank=True, max_length=300, verbose_name="ajuda"),
                        ),
                        (
                            "tipo",
                            models.CharField(
                                choices=[
                                    ("sim_nao", "Sim ou não"),
                                    ("escolha", "Uma escolha"),
                                    ("varias", "Várias escolhas"),
                                    ("numero", "Número"),
                                    ("texto", "Texto"),
                                    ("data", "Data"),
                                ],
                                max_length=7,
                                verbose_name="tipo",
                            ),
                        ),
                        (
                            "opcoes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="opções",
                            ),
                        ),
                        (
                            "obrigatoria",
                            models.BooleanField(default=False, verbose_name="obrigatória"),
                        ),
                        (
                            "secao",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="perguntas",
                                to="identidade.secao",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pergunta",
                        "ordering": ["secao", "ordem"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="publicada_nao_muda",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    IF EXISTS (SELECT FROM identidade_questionario q JOIN identidade_secao s\n                   ON s.questionario_id = q.id\n                WHERE s.id IN (NEW.secao_id, OLD.secao_id)\n                  AND q.situacao = 'publicado' FOR SHARE OF q) THEN RAISE EXCEPTION 'Um questionário publicado não muda: crie uma versão nova.'; END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                                    hash="b27a54ca89f1a90d86f104843201f7b312342662",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_publicada_nao_muda_3b173",
                                    table="identidade_pergunta",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_perguntaevent" ("ajuda", "codigo", "id", "obrigatoria", "opcoes", "ordem", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "secao_id", "texto", "tipo") SELECT new_values."ajuda", new_values."codigo", new_values."id", new_values."obrigatoria", new_values."opcoes", new_values."ordem", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."secao_id", new_values."texto", new_values."tipo" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="979f0f1af502617df642621a77f4cd9e31ec2245",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_bc3d9",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_pergunta",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_perguntaevent" ("ajuda", "codigo", "id", "obrigatoria", "opcoes", "ordem", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "secao_id", "texto", "tipo") SELECT new_values."ajuda", new_values."codigo", new_values."id", new_values."obrigatoria", new_values."opcoes", new_values."ordem", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."secao_id", new_values."texto", new_values."tipo" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0ea432495407872243a1113c24b88501631f5b11",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_27b72",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_pergunta",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("secao", "codigo"),
                                name="pergunta_codigo_unico",
                                violation_error_message="Já há pergunta com este código nesta seção.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("opcoes__len__gte", 2), ("tipo__in", ("escolha", "varias"))
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("tipo__in", ("escolha", "varias")), _negated=True
                                        ),
                                        ("opcoes__len", 0),
                                    ),
                                    _connector="OR",
                                ),
                                name="pergunta_opcoes_do_tipo",
                                violation_error_message="Pergunta de escolha tem duas opções ou mais; as outras, nenhuma.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Produto",
                    fields=[
                        (
                            "codigo",
                            models.SlugField(
                                choices=[
                                    ("autenticacao", "Plataforma de autenticação (Login Único)"),
                                    ("assinatura", "Assinatura eletrônica GOV.BR"),
                                    ("prova-de-vida", "Prova de vida"),
                                    ("balcao", "Balcão GOV.BR"),
                                ],
                                max_length=20,
                                primary_key=True,
                                serialize=False,
                                verbose_name="código",
                            ),
                        ),
                        ("nome", models.CharField(max_length=80, verbose_name="nome")),
                        ("resumo", models.CharField(max_length=300, verbose_name="resumo")),
                        ("descricao", models.TextField(blank=True, verbose_name="descrição")),
                        (
                            "url_manual",
                            models.URLField(blank=True, max_length=300, verbose_name="manual"),
                        ),
                        (
                            "ordem",
                            models.PositiveSmallIntegerField(default=0, verbose_name="ordem"),
                        ),
                    ],
                    options={
                        "verbose_name": "produto",
                        "ordering": ["ordem", "codigo"],
                    },
                ),
                migrations.CreateModel(
                    name="Reconciliacao",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("feita_em", models.DateTimeField()),
                        ("divergencias", models.PositiveIntegerField()),
                        ("duracao_ms", models.PositiveIntegerField()),
                    ],
                    options={
                        "verbose_name": "reconciliação",
                        "verbose_name_plural": "reconciliações",
                        "ordering": ["-feita_em"],
                    },
                ),
                migrations.CreateModel(
                    name="ServicoBalcao",
                    fields=[
                        (
                            "codigo",
                            models.SlugField(
                                max_length=40,
                                primary_key=True,
                                serialize=False,
                                verbose_name="código",
                            ),
                        ),
                        ("nome", models.CharField(max_length=120, verbose_name="nome")),
                        (
                            "sugestao",
                            models.BooleanField(
                                default=False,
                                help_text="Não foi achado em norma nem em guia oficial.",
                                verbose_name="é sugestão",
                            ),
                        ),
                        (
                            "ordem",
                            models.PositiveSmallIntegerField(default=0, verbose_name="ordem"),
                        ),
                    ],
                    options={
                        "verbose_name": "serviço do balcão",
                        "verbose_name_plural": "serviços do balcão",
                        "ordering": ["ordem", "codigo"],
                    },
                ),
                migrations.CreateModel(
                    name="Acompanhamento",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("aberto", "Em acompanhamento"),
                                    ("encerrado", "Encerrado"),
                                ],
                                max_length=9,
                                verbose_name="situação",
                            ),
                        ),
                        ("proximo_contato", models.DateField(verbose_name="próximo contato")),
                        (
                            "nota",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="o que combinar ou lembrar"
                            ),
                        ),
                        (
                            "aberto_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="aberto em"
                            ),
                        ),
                        (
                            "aberto_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acompanhamentos",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "responsavel",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acompanhamentos",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="responsável",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "acompanhamento",
                        "ordering": ["proximo_contato", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_acompanhamentoevent" ("aberto_em", "aberto_por_id", "ente_id", "id", "nota", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proximo_contato", "responsavel_id", "situacao") SELECT new_values."aberto_em", new_values."aberto_por_id", new_values."ente_id", new_values."id", new_values."nota", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."proximo_contato", new_values."responsavel_id", new_values."situacao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5f625cc697899750b24dd195e0f77a77ea92077d",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_8099e",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_acompanhamento",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_acompanhamentoevent" ("aberto_em", "aberto_por_id", "ente_id", "id", "nota", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proximo_contato", "responsavel_id", "situacao") SELECT new_values."aberto_em", new_values."aberto_por_id", new_values."ente_id", new_values."id", new_values."nota", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."proximo_contato", new_values."responsavel_id", new_values."situacao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="09c48875d93cc349eca340e02fb5ee8815a1d19c",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_ead90",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_acompanhamento",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("situacao", "aberto")),
                                fields=("ente",),
                                name="acompanhamento_um_aberto_por_ente",
                                violation_error_message="Este ente já tem quem o acompanhe. Recarregue a página.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AcompanhamentoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("aberto", "Em acompanhamento"),
                                    ("encerrado", "Encerrado"),
                                ],
                                max_length=9,
                                verbose_name="situação",
                            ),
                        ),
                        ("proximo_contato", models.DateField(verbose_name="próximo contato")),
                        (
                            "nota",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="o que combinar ou lembrar"
                            ),
                        ),
                        (
                            "aberto_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="aberto em"
                            ),
                        ),
                        (
                            "aberto_por",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.acompanhamento",
                            ),
                        ),
                        (
                            "responsavel",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="responsável",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Atendente",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("nome", models.CharField(max_length=200, verbose_name="nome")),
                        (
                            "papel",
                            models.CharField(
                                choices=[
                                    ("gestor", "Gestor da unidade"),
                                    ("atendente", "Atendente"),
                                ],
                                max_length=9,
                                verbose_name="papel",
                            ),
                        ),
                        (
                            "nivel",
                            models.CharField(
                                blank=True,
                                choices=[("prata", "Prata"), ("ouro", "Ouro")],
                                max_length=6,
                                verbose_name="nível da conta",
                            ),
                        ),
                        (
                            "nivel_conferido_em",
                            models.DateField(
                                blank=True, null=True, verbose_name="nível conferido em"
                            ),
                        ),
                        (
                            "curso",
                            models.CharField(
                                blank=True, max_length=160, verbose_name="capacitação"
                            ),
                        ),
                        (
                            "curso_em",
                            models.DateField(
                                blank=True, null=True, verbose_name="capacitação concluída em"
                            ),
                        ),
                        ("inicio", models.DateField(verbose_name="na unidade desde")),
                        (
                            "fim",
                            models.DateField(blank=True, null=True, verbose_name="na unidade até"),
                        ),
                        (
                            "versao",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="versão"
                            ),
                        ),
                        (
                            "indicado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="indicado em"
                            ),
                        ),
                        (
                            "indicado_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "nivel_conferido_por",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="quem conferiu o nível",
                            ),
                        ),
                        (
                            "balcao",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="atendentes",
                                to="identidade.balcao",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "atendente",
                        "ordering": ["balcao", "nome", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_atendenteevent" ("balcao_id", "curso", "curso_em", "fim", "id", "indicado_em", "indicado_por_id", "inicio", "nivel", "nivel_conferido_em", "nivel_conferido_por_id", "nome", "papel", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versao") SELECT new_values."balcao_id", new_values."curso", new_values."curso_em", new_values."fim", new_values."id", new_values."indicado_em", new_values."indicado_por_id", new_values."inicio", new_values."nivel", new_values."nivel_conferido_em", new_values."nivel_conferido_por_id", new_values."nome", new_values."papel", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."versao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="09a14ae3ac9376a81572589f1805a434c266ef99",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_e5638",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_atendente",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_atendenteevent" ("balcao_id", "curso", "curso_em", "fim", "id", "indicado_em", "indicado_por_id", "inicio", "nivel", "nivel_conferido_em", "nivel_conferido_por_id", "nome", "papel", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "versao") SELECT new_values."balcao_id", new_values."curso", new_values."curso_em", new_values."fim", new_values."id", new_values."indicado_em", new_values."indicado_por_id", new_values."inicio", new_values."nivel", new_values."nivel_conferido_em", new_values."nivel_conferido_por_id", new_values."nome", new_values."papel", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."versao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d6acd7d8c3193440173062ec544b5b9fcedf06d2",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_ddf57",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_atendente",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("fim__isnull", True)),
                                fields=("balcao", "nome"),
                                name="atendente_um_por_nome",
                                violation_error_message="Já há uma pessoa com este nome na equipe da unidade. Se é outra, escreva também o outro sobrenome.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("nivel", ""),
                                        ("nivel_conferido_em__isnull", True),
                                        ("nivel_conferido_por__isnull", True),
                                    ),
                                    models.Q(
                                        ("nivel__in", ["prata", "ouro"]),
                                        ("nivel_conferido_em__isnull", False),
                                        ("nivel_conferido_por__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="atendente_nivel_conferido",
                                violation_error_message="O nível da conta tem o dia e quem o conferiu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("curso", ""), ("curso_em__isnull", True)),
                                    models.Q(
                                        models.Q(("curso", ""), _negated=True),
                                        ("curso_em__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="atendente_curso_tem_dia",
                                violation_error_message="Diga qual foi a capacitação e o dia em que acabou.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fim__isnull", True),
                                    ("fim__gte", models.F("inicio")),
                                    _connector="OR",
                                ),
                                name="atendente_datas_em_ordem",
                                violation_error_message="A pessoa não pode sair antes do dia em que começou.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Balcao",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "logradouro",
                            models.CharField(max_length=160, verbose_name="rua e número"),
                        ),
                        (
                            "complemento",
                            models.CharField(blank=True, max_length=80, verbose_name="complemento"),
                        ),
                        ("bairro", models.CharField(max_length=80, verbose_name="bairro")),
                        ("cep", models.CharField(max_length=8, verbose_name="CEP")),
                        (
                            "telefone",
                            models.CharField(blank=True, max_length=40, verbose_name="telefone"),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="e-mail da unidade"
                            ),
                        ),
                        (
                            "latitude",
                            models.DecimalField(
                                blank=True,
                                decimal_places=5,
                                max_digits=8,
                                null=True,
                                verbose_name="latitude",
                            ),
                        ),
                        (
                            "longitude",
                            models.DecimalField(
                                blank=True,
                                decimal_places=5,
                                max_digits=8,
                                null=True,
                                verbose_name="longitude",
                            ),
                        ),
                        (
                            "acessibilidade",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("entrada", "Entrada sem degrau ou com rampa"),
                                        ("elevador", "Elevador ou tudo no térreo"),
                                        ("banheiro", "Banheiro acessível"),
                                        ("mesa", "Mesa na altura da cadeira de rodas"),
                                        ("piso_tatil", "Piso tátil"),
                                        ("vaga", "Vaga reservada de estacionamento"),
                                        ("libras", "Atendimento em Libras"),
                                    ],
                                    max_length=12,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="acessibilidade",
                            ),
                        ),
                        (
                            "acessibilidade_nota",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="mais sobre acessibilidade"
                            ),
                        ),
                        (
                            "internet_gratuita",
                            models.BooleanField(
                                default=False, verbose_name="tem internet gratuita"
                            ),
                        ),
                        (
                            "aberto_em",
                            models.DateField(blank=True, null=True, verbose_name="dia da abertura"),
                        ),
                        (
                            "fuso",
                            models.CharField(
                                choices=[
                                    ("America/Noronha", "Fernando de Noronha"),
                                    ("America/Sao_Paulo", "Brasília"),
                                    ("America/Manaus", "Amazônia (Manaus)"),
                                    ("America/Rio_Branco", "Acre (Rio Branco)"),
                                ],
                                default="America/Sao_Paulo",
                                max_length=20,
                                verbose_name="fuso horário",
                            ),
                        ),
                        (
                            "horario_nota",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="mais sobre o horário"
                            ),
                        ),
                        (
                            "versao",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="versão"
                            ),
                        ),
                        (
                            "mudado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="informado em",
                            ),
                        ),
                        (
                            "registrado_por",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "implantacao",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="balcao",
                                to="identidade.implantacao",
                                verbose_name="implantação",
                            ),
                        ),
                        (
                            "servicos",
                            models.ManyToManyField(
                                blank=True,
                                related_name="balcoes",
                                to="identidade.servicobalcao",
                                verbose_name="o que se faz ali",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "balcão",
                        "verbose_name_plural": "balcões",
                        "ordering": ["implantacao__ente", "implantacao__nome", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_balcaoevent" ("aberto_em", "acessibilidade", "acessibilidade_nota", "bairro", "cep", "complemento", "email", "fuso", "horario_nota", "id", "implantacao_id", "internet_gratuita", "latitude", "logradouro", "longitude", "mudado_em", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrado_por_id", "telefone", "versao") SELECT new_values."aberto_em", new_values."acessibilidade", new_values."acessibilidade_nota", new_values."bairro", new_values."cep", new_values."complemento", new_values."email", new_values."fuso", new_values."horario_nota", new_values."id", new_values."implantacao_id", new_values."internet_gratuita", new_values."latitude", new_values."logradouro", new_values."longitude", new_values."mudado_em", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."registrado_por_id", new_values."telefone", new_values."versao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="972742fb8f3918b8b794b4aa9e8be2fa2705d8eb",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_0fcca",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_balcao",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_balcaoevent" ("aberto_em", "acessibilidade", "acessibilidade_nota", "bairro", "cep", "complemento", "email", "fuso", "horario_nota", "id", "implantacao_id", "internet_gratuita", "latitude", "logradouro", "longitude", "mudado_em", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrado_por_id", "telefone", "versao") SELECT new_values."aberto_em", new_values."acessibilidade", new_values."acessibilidade_nota", new_values."bairro", new_values."cep", new_values."complemento", new_values."email", new_values."fuso", new_values."horario_nota", new_values."id", new_values."implantacao_id", new_values."internet_gratuita", new_values."latitude", new_values."logradouro", new_values."longitude", new_values."mudado_em", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."registrado_por_id", new_values."telefone", new_values."versao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c66d96d3a2091a9525b1e8de9973a9eb3a17f694",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_31094",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_balcao",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [models.Index(models.F("aberto_em"), name="balcao_aberto_em")],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("cep__regex", "^[0-9]{8}$")),
                                name="balcao_cep_compacto",
                                violation_error_message="O CEP tem 8 números.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("latitude__isnull", True), ("longitude__isnull", True)
                                    ),
                                    models.Q(
                                        ("latitude__isnull", False),
                                        ("latitude__range", (-34, 6)),
                                        ("longitude__isnull", False),
                                        ("longitude__range", (-74, -28)),
                                    ),
                                    _connector="OR",
                                ),
                                name="balcao_coordenadas_no_brasil",
                                violation_error_message="Latitude e longitude vão as duas, ou nenhuma, e ficam no Brasil: confira se não as trocou e se não falta o sinal de menos.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AtendenteEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nome", models.CharField(max_length=200, verbose_name="nome")),
                        (
                            "papel",
                            models.CharField(
                                choices=[
                                    ("gestor", "Gestor da unidade"),
                                    ("atendente", "Atendente"),
                                ],
                                max_length=9,
                                verbose_name="papel",
                            ),
                        ),
                        (
                            "nivel",
                            models.CharField(
                                blank=True,
                                choices=[("prata", "Prata"), ("ouro", "Ouro")],
                                max_length=6,
                                verbose_name="nível da conta",
                            ),
                        ),
                        (
                            "nivel_conferido_em",
                            models.DateField(
                                blank=True, null=True, verbose_name="nível conferido em"
                            ),
                        ),
                        (
                            "curso",
                            models.CharField(
                                blank=True, max_length=160, verbose_name="capacitação"
                            ),
                        ),
                        (
                            "curso_em",
                            models.DateField(
                                blank=True, null=True, verbose_name="capacitação concluída em"
                            ),
                        ),
                        ("inicio", models.DateField(verbose_name="na unidade desde")),
                        (
                            "fim",
                            models.DateField(blank=True, null=True, verbose_name="na unidade até"),
                        ),
                        (
                            "versao",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="versão"
                            ),
                        ),
                        (
                            "indicado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="indicado em"
                            ),
                        ),
                        (
                            "indicado_por",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "nivel_conferido_por",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="quem conferiu o nível",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.atendente",
                            ),
                        ),
                        (
                            "balcao",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.balcao",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ConsolidadoEnte",
                    fields=[
                        (
                            "ente",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                primary_key=True,
                                related_name="consolidado",
                                serialize=False,
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "esfera",
                            models.CharField(
                                choices=[
                                    ("municipal", "Municipal"),
                                    ("estadual", "Estadual"),
                                    ("distrital", "Distrital"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "uf",
                            models.CharField(
                                choices=[
                                    ("AC", "Acre"),
                                    ("AL", "Alagoas"),
                                    ("AM", "Amazonas"),
                                    ("AP", "Amapá"),
                                    ("BA", "Bahia"),
                                    ("CE", "Ceará"),
                                    ("DF", "Distrito Federal"),
                                    ("ES", "Espírito Santo"),
                                    ("GO", "Goiás"),
                                    ("MA", "Maranhão"),
                                    ("MG", "Minas Gerais"),
                                    ("MS", "Mato Grosso do Sul"),
                                    ("MT", "Mato Grosso"),
                                    ("PA", "Pará"),
                                    ("PB", "Paraíba"),
                                    ("PE", "Pernambuco"),
                                    ("PI", "Piauí"),
                                    ("PR", "Paraná"),
                                    ("RJ", "Rio de Janeiro"),
                                    ("RN", "Rio Grande do Norte"),
                                    ("RO", "Rondônia"),
                                    ("RR", "Roraima"),
                                    ("RS", "Rio Grande do Sul"),
                                    ("SC", "Santa Catarina"),
                                    ("SE", "Sergipe"),
                                    ("SP", "São Paulo"),
                                    ("TO", "Tocantins"),
                                ],
                                max_length=2,
                            ),
                        ),
                        (
                            "regiao",
                            models.CharField(
                                choices=[
                                    ("N", "Norte"),
                                    ("NE", "Nordeste"),
                                    ("SE", "Sudeste"),
                                    ("S", "Sul"),
                                    ("CO", "Centro-Oeste"),
                                ],
                                max_length=2,
                            ),
                        ),
                        (
                            "faixa",
                            models.CharField(
                                choices=[
                                    ("ate_20", "Até 20 mil"),
                                    ("de_20_a_50", "De 20 mil a 50 mil"),
                                    ("de_50_a_100", "De 50 mil a 100 mil"),
                                    ("de_100_a_300", "De 100 mil a 300 mil"),
                                    ("acima_de_300", "Acima de 300 mil"),
                                    ("sem_dado", "Sem população registrada"),
                                ],
                                max_length=14,
                            ),
                        ),
                        ("populacao", models.PositiveIntegerField(null=True)),
                        ("populacao_ano", models.PositiveSmallIntegerField(null=True)),
                        (
                            "populacao_fonte",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("estimativa", "IBGE, estimativa da população"),
                                    ("censo", "IBGE, Censo Demográfico"),
                                ],
                                max_length=10,
                            ),
                        ),
                        (
                            "coortes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=60), default=list, size=None
                            ),
                        ),
                        ("aderiu", models.BooleanField(default=False)),
                        ("aderiu_em", models.DateField(null=True)),
                        ("pontos_focais", models.PositiveSmallIntegerField(default=0)),
                        ("implantacoes", models.PositiveSmallIntegerField(default=0)),
                        ("integrou", models.BooleanField(default=False)),
                        ("utiliza", models.BooleanField(default=False)),
                        ("calculado_em", models.DateTimeField()),
                    ],
                    options={
                        "verbose_name": "consolidado do ente",
                        "verbose_name_plural": "consolidados dos entes",
                        "ordering": ["ente"],
                        "indexes": [
                            models.Index(
                                models.F("uf"), models.F("aderiu"), name="consolidado_uf_aderiu"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contagem",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "dimensao",
                            models.CharField(
                                choices=[
                                    ("pais", "Brasil"),
                                    ("regiao", "Região"),
                                    ("uf", "UF"),
                                    ("faixa", "Faixa de população"),
                                    ("coorte", "Coorte"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("chave", models.CharField(max_length=60)),
                        (
                            "esfera",
                            models.CharField(
                                choices=[
                                    ("municipal", "Municipal"),
                                    ("estadual", "Estadual"),
                                    ("distrital", "Distrital"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("indicador", models.CharField(max_length=40)),
                        ("entes", models.IntegerField(default=0)),
                        ("populacao", models.BigIntegerField(default=0)),
                    ],
                    options={
                        "verbose_name": "contagem",
                        "verbose_name_plural": "contagens",
                        "ordering": ["dimensao", "chave", "esfera", "indicador"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("dimensao", "chave", "esfera", "indicador"),
                                name="contagem_unica",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContagemDiaria",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("dia", models.DateField()),
                        (
                            "dimensao",
                            models.CharField(
                                choices=[
                                    ("pais", "Brasil"),
                                    ("regiao", "Região"),
                                    ("uf", "UF"),
                                    ("faixa", "Faixa de população"),
                                    ("coorte", "Coorte"),
                                ],
                                max_length=8,
                            ),
                        ),
                        ("chave", models.CharField(max_length=60)),
                        (
                            "esfera",
                            models.CharField(
                                choices=[
                                    ("municipal", "Municipal"),
                                    ("estadual", "Estadual"),
                                    ("distrital", "Distrital"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("indicador", models.CharField(max_length=40)),
                        ("entes", models.IntegerField()),
                        ("populacao", models.BigIntegerField()),
                    ],
                    options={
                        "verbose_name": "contagem diária",
                        "verbose_name_plural": "contagens diárias",
                        "ordering": ["-dia", "dimensao", "chave", "indicador"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("dia", "dimensao", "chave", "esfera", "indicador"),
                                name="contagem_diaria_unica",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Contradicao",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "tipo",
                            models.CharField(
                                choices=[
                                    ("sem_uso", "Em produção, sem uso informado"),
                                    ("uso_parado", "Em produção, com uso zero"),
                                    ("sem_adesao", "Em produção, sem adesão em vigor"),
                                    ("dominio", "Em produção fora de domínio oficial"),
                                    (
                                        "verificacao",
                                        "Em produção, com duas verificações com problema",
                                    ),
                                    ("plano", "Plano feito, produto atrás"),
                                    ("sem_ponto_focal", "Adesão em vigor, sem ponto focal"),
                                ],
                                max_length=16,
                                verbose_name="tipo",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("aberta", "Aberta"),
                                    ("dispensada", "Dispensada"),
                                    ("desfeita", "Desfeita"),
                                ],
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "achada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="achada em"
                            ),
                        ),
                        (
                            "resolvida_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="resolvida em"
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contradicoes",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "responsavel",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="responsável",
                            ),
                        ),
                        (
                            "implantacao",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contradicoes",
                                to="identidade.implantacao",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "contradição",
                        "verbose_name_plural": "contradições",
                        "ordering": ["achada_em", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_contradicaoevent" ("achada_em", "ente_id", "id", "implantacao_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resolvida_em", "responsavel_id", "situacao", "tipo") SELECT new_values."achada_em", new_values."ente_id", new_values."id", new_values."implantacao_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."resolvida_em", new_values."responsavel_id", new_values."situacao", new_values."tipo" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1744103710627ebb7eff1745f6883409bab94310",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_2c9db",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_contradicao",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_contradicaoevent" ("achada_em", "ente_id", "id", "implantacao_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resolvida_em", "responsavel_id", "situacao", "tipo") SELECT new_values."achada_em", new_values."ente_id", new_values."id", new_values."implantacao_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."resolvida_em", new_values."responsavel_id", new_values."situacao", new_values."tipo" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2cec12b38624e585e941a82e49e0b52438832442",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d7321",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_contradicao",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("situacao", "desfeita"), _negated=True),
                                fields=("tipo", "ente", "implantacao"),
                                name="contradicao_uma_de_pe",
                                nulls_distinct=False,
                                violation_error_message="Esta contradição já está na fila.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("resolvida_em__isnull", True), ("situacao", "aberta")
                                    ),
                                    models.Q(
                                        models.Q(("situacao", "aberta"), _negated=True),
                                        ("resolvida_em__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="contradicao_resolvida_tem_data",
                                violation_error_message="A contradição resolvida tem a data em que o foi.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Desfecho",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "resultado",
                            models.CharField(
                                choices=[
                                    ("informado", "Foi informado"),
                                    ("interessado", "Tem interesse"),
                                    ("recusou", "Recusou"),
                                    ("sem_resposta", "Não respondeu"),
                                ],
                                max_length=12,
                                verbose_name="desfecho",
                            ),
                        ),
                        (
                            "motivo",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="por que recusou"
                            ),
                        ),
                        (
                            "registrado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="registrado em"
                            ),
                        ),
                        (
                            "inscricao",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="desfecho",
                                to="municipios.inscricao",
                                verbose_name="inscrição",
                            ),
                        ),
                        (
                            "registrado_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "desfecho de evento",
                        "verbose_name_plural": "desfechos de eventos",
                        "ordering": ["-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_desfechoevent" ("id", "inscricao_id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrado_em", "registrado_por_id", "resultado") SELECT new_values."id", new_values."inscricao_id", new_values."motivo", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."registrado_em", new_values."registrado_por_id", new_values."resultado" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="27a28efd7759a3c03f91f4def0d2b8c52f2c1112",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_38826",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_desfecho",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_desfechoevent" ("id", "inscricao_id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrado_em", "registrado_por_id", "resultado") SELECT new_values."id", new_values."inscricao_id", new_values."motivo", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."registrado_em", new_values."registrado_por_id", new_values."resultado" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="13720413dd87b8edb0021f9b96a4aca25abfaea0",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_5e501",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_desfecho",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("resultado", "recusou"),
                                        models.Q(("motivo", ""), _negated=True),
                                    ),
                                    models.Q(
                                        models.Q(("resultado", "recusou"), _negated=True),
                                        ("motivo", ""),
                                    ),
                                    _connector="OR",
                                ),
                                name="desfecho_recusa_tem_motivo",
                                violation_error_message="Diga por que o ente recusou; só a recusa tem motivo.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DesfechoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "resultado",
                            models.CharField(
                                choices=[
                                    ("informado", "Foi informado"),
                                    ("interessado", "Tem interesse"),
                                    ("recusou", "Recusou"),
                                    ("sem_resposta", "Não respondeu"),
                                ],
                                max_length=12,
                                verbose_name="desfecho",
                            ),
                        ),
                        (
                            "motivo",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="por que recusou"
                            ),
                        ),
                        (
                            "registrado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="registrado em"
                            ),
                        ),
                        (
                            "inscricao",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.inscricao",
                                verbose_name="inscrição",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.desfecho",
                            ),
                        ),
                        (
                            "registrado_por",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Diagnostico",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("aberto", "Em preenchimento"), ("enviado", "Enviado")],
                                max_length=7,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "iniciado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="começado em"
                            ),
                        ),
                        (
                            "enviado_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="enviado em"),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="diagnosticos",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "iniciado_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "questionario",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="diagnosticos",
                                to="identidade.questionario",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "diagnóstico",
                        "ordering": ["-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_diagnosticoevent" ("ente_id", "enviado_em", "id", "iniciado_em", "iniciado_por_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questionario_id", "situacao") SELECT new_values."ente_id", new_values."enviado_em", new_values."id", new_values."iniciado_em", new_values."iniciado_por_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."questionario_id", new_values."situacao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="bdd7b768ac48c03641760430e9d5cc092d0ca6de",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_581a4",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_diagnostico",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_diagnosticoevent" ("ente_id", "enviado_em", "id", "iniciado_em", "iniciado_por_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "questionario_id", "situacao") SELECT new_values."ente_id", new_values."enviado_em", new_values."id", new_values."iniciado_em", new_values."iniciado_por_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."questionario_id", new_values."situacao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2e412477827401304152cd75ff3ea7ec70294cea",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_35455",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_diagnostico",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("situacao", "aberto")),
                                fields=("ente",),
                                name="diagnostico_um_aberto_por_ente",
                                violation_error_message="Este ente já tem um diagnóstico em preenchimento.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("enviado_em__isnull", True), ("situacao", "aberto")),
                                    models.Q(
                                        ("enviado_em__isnull", False), ("situacao", "enviado")
                                    ),
                                    _connector="OR",
                                ),
                                name="diagnostico_enviado_tem_data",
                                violation_error_message="Diagnóstico enviado tem data de envio.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Evidencia",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "tipo",
                            models.CharField(
                                choices=[
                                    ("nota", "Descrição"),
                                    ("protocolo", "Número do protocolo"),
                                    ("data", "Data"),
                                    ("endereco", "Endereço na internet"),
                                    ("video", "Endereço do vídeo"),
                                    ("imagem", "Imagem"),
                                    ("pdf", "PDF"),
                                    ("decreto", "Decreto ou outro ato"),
                                    ("chave_pgp", "Chave PGP pública"),
                                    ("pdf_assinado", "PDF assinado pelo GOV.BR"),
                                    ("lista", "Lista de conferência"),
                                    ("verificacao", "Verificação automática sem problema"),
                                ],
                                max_length=12,
                                verbose_name="tipo",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("registrada", "Registrada"),
                                    ("em_conferencia", "Em conferência pela SGD"),
                                    ("aceita", "Aceita"),
                                    ("devolvida", "Devolvida"),
                                    ("retirada", "Retirada"),
                                ],
                                max_length=14,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "texto",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="texto ou número"
                            ),
                        ),
                        ("data", models.DateField(blank=True, null=True, verbose_name="data")),
                        (
                            "url",
                            models.URLField(blank=True, max_length=500, verbose_name="endereço"),
                        ),
                        (
                            "impressao",
                            models.CharField(
                                blank=True, max_length=64, verbose_name="impressão digital da chave"
                            ),
                        ),
                        (
                            "vence_em",
                            models.DateField(
                                blank=True, null=True, verbose_name="a chave vale até"
                            ),
                        ),
                        (
                            "itens",
                            models.JSONField(
                                blank=True,
                                default=list,
                                help_text="Conferidos, ou o laudo da assinatura.",
                                verbose_name="itens",
                            ),
                        ),
                        (
                            "sem_rosto",
                            models.BooleanField(
                                default=False, verbose_name="declarou que a imagem não mostra rosto"
                            ),
                        ),
                        (
                            "enviada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="juntada em"
                            ),
                        ),
                        (
                            "conferida_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="conferida em"
                            ),
                        ),
                        (
                            "conferida_por",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "documento",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipios.documento",
                            ),
                        ),
                        (
                            "enviada_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "passo",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidencias",
                                to="identidade.passo",
                            ),
                        ),
                        (
                            "verificacao",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="evidencias",
                                to="identidade.verificacao",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "evidência",
                        "ordering": ["passo", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_evidenciaevent" ("conferida_em", "conferida_por_id", "data", "documento_id", "enviada_em", "enviada_por_id", "id", "impressao", "itens", "passo_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sem_rosto", "situacao", "texto", "tipo", "url", "vence_em", "verificacao_id") SELECT new_values."conferida_em", new_values."conferida_por_id", new_values."data", new_values."documento_id", new_values."enviada_em", new_values."enviada_por_id", new_values."id", new_values."impressao", new_values."itens", new_values."passo_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sem_rosto", new_values."situacao", new_values."texto", new_values."tipo", new_values."url", new_values."vence_em", new_values."verificacao_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f6bde011b4cdc5f9c66588b3f029ce6ff9f437c1",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_eb9ed",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_evidencia",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_evidenciaevent" ("conferida_em", "conferida_por_id", "data", "documento_id", "enviada_em", "enviada_por_id", "id", "impressao", "itens", "passo_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sem_rosto", "situacao", "texto", "tipo", "url", "vence_em", "verificacao_id") SELECT new_values."conferida_em", new_values."conferida_por_id", new_values."data", new_values."documento_id", new_values."enviada_em", new_values."enviada_por_id", new_values."id", new_values."impressao", new_values."itens", new_values."passo_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."sem_rosto", new_values."situacao", new_values."texto", new_values."tipo", new_values."url", new_values."vence_em", new_values."verificacao_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5bbff2ec0be1b7fe32b66dacc88cb9d0f30a670c",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_58f23",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_evidencia",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                models.F("vence_em"),
                                condition=models.Q(("tipo", "chave_pgp")),
                                name="evidencia_chave_vence",
                            ),
                            models.Index(
                                models.F("enviada_em"),
                                condition=models.Q(("situacao", "em_conferencia")),
                                name="evidencia_em_conferencia",
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("situacao__in", ["aceita", "devolvida"]), _negated=True
                                    ),
                                    models.Q(
                                        ("conferida_em__isnull", False),
                                        ("conferida_por__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="evidencia_conferida_tem_autor_e_data",
                                violation_error_message="Prova conferida precisa de quem conferiu e da data.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("texto__gt", ""), ("tipo__in", ["nota", "protocolo"])
                                    ),
                                    models.Q(("data__isnull", False), ("tipo", "data")),
                                    models.Q(("tipo__in", ["endereco", "video"]), ("url__gt", "")),
                                    models.Q(
                                        ("documento__isnull", False),
                                        ("tipo__in", ("imagem", "pdf", "pdf_assinado")),
                                    ),
                                    models.Q(
                                        ("data__isnull", False),
                                        ("texto__gt", ""),
                                        ("tipo", "decreto"),
                                    ),
                                    models.Q(
                                        ("impressao__gt", ""),
                                        ("tipo", "chave_pgp"),
                                        ("vence_em__isnull", False),
                                    ),
                                    models.Q(
                                        ("tipo", "lista"), models.Q(("itens", []), _negated=True)
                                    ),
                                    models.Q(
                                        ("tipo", "verificacao"), ("verificacao__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="evidencia_completa_pelo_tipo",
                                violation_error_message="Preencha o que este tipo de prova pede.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HorarioBalcao",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "dia",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Segunda-feira"),
                                    (2, "Terça-feira"),
                                    (3, "Quarta-feira"),
                                    (4, "Quinta-feira"),
                                    (5, "Sexta-feira"),
                                    (6, "Sábado"),
                                    (7, "Domingo"),
                                ],
                                verbose_name="dia da semana",
                            ),
                        ),
                        ("abre", models.TimeField(verbose_name="abre")),
                        ("fecha", models.TimeField(verbose_name="fecha")),
                        (
                            "balcao",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="horarios",
                                to="identidade.balcao",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "horário do balcão",
                        "verbose_name_plural": "horários do balcão",
                        "ordering": ["balcao", "dia", "abre"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_horariobalcaoevent" ("abre", "balcao_id", "dia", "fecha", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."abre", new_values."balcao_id", new_values."dia", new_values."fecha", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c0d03d53fb5c9bf5e43b5324bbcda505d5348eed",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_4a435",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_horariobalcao",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_horariobalcaoevent" ("abre", "balcao_id", "dia", "fecha", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."abre", new_values."balcao_id", new_values."dia", new_values."fecha", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b2e403af076e1258b87cadf0969d7de059377258",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_68512",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_horariobalcao",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="delete_delete",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_horariobalcaoevent" ("abre", "balcao_id", "dia", "fecha", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT old_values."abre", old_values."balcao_id", old_values."dia", old_values."fecha", old_values."id", _pgh_attached_context.value, NOW(), \'delete\', old_values."id" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1daf6ed837a4773767e0becde9442de1f33e040f",
                                    level="STATEMENT",
                                    operation="DELETE",
                                    pgid="pgtrigger_delete_delete_771d4",
                                    referencing="REFERENCING OLD TABLE AS old_values ",
                                    table="identidade_horariobalcao",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("dia__in", [1, 2, 3, 4, 5, 6, 7])),
                                name="horario_balcao_dia_da_semana",
                                violation_error_message="O dia da semana vai de 1, segunda, a 7, domingo.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("fecha__gt", models.F("abre"))),
                                name="horario_balcao_em_ordem",
                                violation_error_message="A unidade fecha depois de abrir, no mesmo dia.",
                            ),
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("balcao", "="),
                                    ("dia", "="),
                                    (
                                        identidade.models.horario_balcao.PeriodoDoDia(
                                            "abre", "fecha"
                                        ),
                                        "&&",
                                    ),
                                ],
                                name="horario_balcao_sem_cruzamento",
                                violation_error_message="Dois períodos do mesmo dia não se cruzam.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HorarioBalcaoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "dia",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (1, "Segunda-feira"),
                                    (2, "Terça-feira"),
                                    (3, "Quarta-feira"),
                                    (4, "Quinta-feira"),
                                    (5, "Sexta-feira"),
                                    (6, "Sábado"),
                                    (7, "Domingo"),
                                ],
                                verbose_name="dia da semana",
                            ),
                        ),
                        ("abre", models.TimeField(verbose_name="abre")),
                        ("fecha", models.TimeField(verbose_name="fecha")),
                        (
                            "balcao",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.balcao",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.horariobalcao",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Implantacao",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "nome",
                            models.CharField(
                                help_text="Onde o produto será usado.",
                                max_length=120,
                                verbose_name="sistema ou unidade",
                            ),
                        ),
                        (
                            "url",
                            models.URLField(
                                blank=True, max_length=300, verbose_name="endereço do sistema"
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("nao_iniciada", "Não iniciada"),
                                    ("em_diagnostico", "Em diagnóstico"),
                                    ("solicitada", "Solicitada"),
                                    ("em_homologacao", "Em homologação"),
                                    ("homologada", "Homologada"),
                                    ("em_producao", "Em produção"),
                                    ("em_uso", "Em uso"),
                                    ("suspensa", "Suspensa"),
                                ],
                                default="nao_iniciada",
                                editable=False,
                                max_length=16,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "situacao_desde",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="nesta situação desde",
                            ),
                        ),
                        (
                            "movimentada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="última movimentação",
                            ),
                        ),
                        (
                            "suspensa_em",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="suspensa em"
                            ),
                        ),
                        (
                            "producao_em",
                            models.DateTimeField(
                                blank=True,
                                editable=False,
                                null=True,
                                verbose_name="em produção desde",
                            ),
                        ),
                        (
                            "uso_desde",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="em uso desde"
                            ),
                        ),
                        (
                            "criada_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="criada em"),
                        ),
                        (
                            "url_entrada",
                            models.URLField(
                                blank=True,
                                help_text="O que “Entrar com GOV.BR” abre. Vazio: a verificação o procura na página.",
                                max_length=500,
                                verbose_name="endereço que o botão de entrada abre",
                            ),
                        ),
                        (
                            "url_saida",
                            models.URLField(
                                blank=True,
                                help_text="O que sai do sistema e do GOV.BR, como está no cadastro da integração.",
                                max_length=500,
                                verbose_name="endereço de saída",
                            ),
                        ),
                        (
                            "criada_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="implantacoes",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="implantacoes",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "roteiro",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="implantacoes",
                                to="identidade.roteiro",
                            ),
                        ),
                        (
                            "produto",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="implantacoes",
                                to="identidade.produto",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "implantação",
                        "verbose_name_plural": "implantações",
                        "ordering": ["ente", "produto", "nome", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_implantacaoevent" ("criada_em", "criada_por_id", "ente_id", "id", "movimentada_em", "nome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "producao_em", "produto_id", "roteiro_id", "situacao", "situacao_desde", "suspensa_em", "url", "url_entrada", "url_saida", "uso_desde") SELECT new_values."criada_em", new_values."criada_por_id", new_values."ente_id", new_values."id", new_values."movimentada_em", new_values."nome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."producao_em", new_values."produto_id", new_values."roteiro_id", new_values."situacao", new_values."situacao_desde", new_values."suspensa_em", new_values."url", new_values."url_entrada", new_values."url_saida", new_values."uso_desde" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2e2bf3495a39e6a32e3a0064f5ca64c4c1180e53",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_2819e",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_implantacao",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_implantacaoevent" ("criada_em", "criada_por_id", "ente_id", "id", "movimentada_em", "nome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "producao_em", "produto_id", "roteiro_id", "situacao", "situacao_desde", "suspensa_em", "url", "url_entrada", "url_saida", "uso_desde") SELECT new_values."criada_em", new_values."criada_por_id", new_values."ente_id", new_values."id", new_values."movimentada_em", new_values."nome", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."producao_em", new_values."produto_id", new_values."roteiro_id", new_values."situacao", new_values."situacao_desde", new_values."suspensa_em", new_values."url", new_values."url_entrada", new_values."url_saida", new_values."uso_desde" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d52d4a2b02918fdbe0f9585299d3b4a0166aeeb1",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d6754",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_implantacao",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                models.F("produto"),
                                models.F("situacao"),
                                name="implantacao_produto_situacao",
                            ),
                            models.Index(
                                models.F("movimentada_em"), name="implantacao_movimentada"
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("ente"),
                                models.F("produto"),
                                models.F("nome"),
                                name="implantacao_nome_unico",
                                violation_error_message="Este ente já tem implantação deste produto com este nome.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContradicaoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "tipo",
                            models.CharField(
                                choices=[
                                    ("sem_uso", "Em produção, sem uso informado"),
                                    ("uso_parado", "Em produção, com uso zero"),
                                    ("sem_adesao", "Em produção, sem adesão em vigor"),
                                    ("dominio", "Em produção fora de domínio oficial"),
                                    (
                                        "verificacao",
                                        "Em produção, com duas verificações com problema",
                                    ),
                                    ("plano", "Plano feito, produto atrás"),
                                    ("sem_ponto_focal", "Adesão em vigor, sem ponto focal"),
                                ],
                                max_length=16,
                                verbose_name="tipo",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("aberta", "Aberta"),
                                    ("dispensada", "Dispensada"),
                                    ("desfeita", "Desfeita"),
                                ],
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "achada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="achada em"
                            ),
                        ),
                        (
                            "resolvida_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="resolvida em"
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.contradicao",
                            ),
                        ),
                        (
                            "responsavel",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="responsável",
                            ),
                        ),
                        (
                            "implantacao",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.implantacao",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Bloqueio",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("aberto", "Aberto"), ("encerrado", "Encerrado")],
                                max_length=9,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "texto",
                            models.CharField(blank=True, max_length=500, verbose_name="explicação"),
                        ),
                        (
                            "lado",
                            models.CharField(
                                choices=[
                                    ("ente", "Ente"),
                                    ("fornecedor", "Equipe técnica ou fornecedor"),
                                    ("sgd", "SGD"),
                                ],
                                max_length=10,
                                verbose_name="com quem está a bola",
                            ),
                        ),
                        ("inicio", models.DateField(verbose_name="desde")),
                        ("fim", models.DateField(blank=True, null=True, verbose_name="até")),
                        (
                            "aberto_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="registrado em"
                            ),
                        ),
                        (
                            "aberto_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "implantacao",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bloqueios",
                                to="identidade.implantacao",
                            ),
                        ),
                        (
                            "motivo",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="bloqueios",
                                to="identidade.motivobloqueio",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "bloqueio",
                        "ordering": ["-inicio", "-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_bloqueioevent" ("aberto_em", "aberto_por_id", "fim", "id", "implantacao_id", "inicio", "lado", "motivo_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situacao", "texto") SELECT new_values."aberto_em", new_values."aberto_por_id", new_values."fim", new_values."id", new_values."implantacao_id", new_values."inicio", new_values."lado", new_values."motivo_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."situacao", new_values."texto" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="169a9d20d3cdcc2c3e62b1857f88cca7cdd8e984",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_6f387",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_bloqueio",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_bloqueioevent" ("aberto_em", "aberto_por_id", "fim", "id", "implantacao_id", "inicio", "lado", "motivo_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situacao", "texto") SELECT new_values."aberto_em", new_values."aberto_por_id", new_values."fim", new_values."id", new_values."implantacao_id", new_values."inicio", new_values."lado", new_values."motivo_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."situacao", new_values."texto" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="eb71ef0a9bca3c5fa52d8ad685d746e4cfad138b",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_b9bc8",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_bloqueio",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("situacao", "aberto")),
                                fields=("implantacao", "motivo"),
                                name="bloqueio_um_aberto_por_motivo",
                                violation_error_message="Esta implantação já está bloqueada por este motivo.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("fim__isnull", True), ("situacao", "aberto")),
                                    models.Q(("fim__isnull", False), ("situacao", "encerrado")),
                                    _connector="OR",
                                ),
                                name="bloqueio_encerrado_tem_fim",
                                violation_error_message="Diga em que dia o bloqueio acabou.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fim__isnull", True),
                                    ("fim__gte", models.F("inicio")),
                                    _connector="OR",
                                ),
                                name="bloqueio_datas_em_ordem",
                                violation_error_message="O bloqueio não pode acabar antes de começar.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BalcaoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "logradouro",
                            models.CharField(max_length=160, verbose_name="rua e número"),
                        ),
                        (
                            "complemento",
                            models.CharField(blank=True, max_length=80, verbose_name="complemento"),
                        ),
                        ("bairro", models.CharField(max_length=80, verbose_name="bairro")),
                        ("cep", models.CharField(max_length=8, verbose_name="CEP")),
                        (
                            "telefone",
                            models.CharField(blank=True, max_length=40, verbose_name="telefone"),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="e-mail da unidade"
                            ),
                        ),
                        (
                            "latitude",
                            models.DecimalField(
                                blank=True,
                                decimal_places=5,
                                max_digits=8,
                                null=True,
                                verbose_name="latitude",
                            ),
                        ),
                        (
                            "longitude",
                            models.DecimalField(
                                blank=True,
                                decimal_places=5,
                                max_digits=8,
                                null=True,
                                verbose_name="longitude",
                            ),
                        ),
                        (
                            "acessibilidade",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("entrada", "Entrada sem degrau ou com rampa"),
                                        ("elevador", "Elevador ou tudo no térreo"),
                                        ("banheiro", "Banheiro acessível"),
                                        ("mesa", "Mesa na altura da cadeira de rodas"),
                                        ("piso_tatil", "Piso tátil"),
                                        ("vaga", "Vaga reservada de estacionamento"),
                                        ("libras", "Atendimento em Libras"),
                                    ],
                                    max_length=12,
                                ),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="acessibilidade",
                            ),
                        ),
                        (
                            "acessibilidade_nota",
                            models.CharField(
                                blank=True, max_length=300, verbose_name="mais sobre acessibilidade"
                            ),
                        ),
                        (
                            "internet_gratuita",
                            models.BooleanField(
                                default=False, verbose_name="tem internet gratuita"
                            ),
                        ),
                        (
                            "aberto_em",
                            models.DateField(blank=True, null=True, verbose_name="dia da abertura"),
                        ),
                        (
                            "fuso",
                            models.CharField(
                                choices=[
                                    ("America/Noronha", "Fernando de Noronha"),
                                    ("America/Sao_Paulo", "Brasília"),
                                    ("America/Manaus", "Amazônia (Manaus)"),
                                    ("America/Rio_Branco", "Acre (Rio Branco)"),
                                ],
                                default="America/Sao_Paulo",
                                max_length=20,
                                verbose_name="fuso horário",
                            ),
                        ),
                        (
                            "horario_nota",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="mais sobre o horário"
                            ),
                        ),
                        (
                            "versao",
                            models.PositiveIntegerField(
                                default=1, editable=False, verbose_name="versão"
                            ),
                        ),
                        (
                            "mudado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="informado em",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.balcao",
                            ),
                        ),
                        (
                            "registrado_por",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "implantacao",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.implantacao",
                                verbose_name="implantação",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Acao",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("numero", models.PositiveSmallIntegerField(verbose_name="número")),
                        ("titulo", models.CharField(max_length=160, verbose_name="o que fazer")),
                        (
                            "descricao",
                            models.TextField(blank=True, max_length=2000, verbose_name="como"),
                        ),
                        (
                            "origem",
                            models.CharField(
                                choices=[
                                    ("recomendacao", "Recomendada pelo diagnóstico"),
                                    ("roteiro", "Roteiro do produto"),
                                    ("manual", "Escrita à mão"),
                                ],
                                max_length=12,
                                verbose_name="de onde veio",
                            ),
                        ),
                        (
                            "razao",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="por que está aqui"
                            ),
                        ),
                        (
                            "lado",
                            models.CharField(
                                choices=[("ente", "Ente"), ("sgd", "SGD")],
                                max_length=4,
                                verbose_name="de quem é",
                            ),
                        ),
                        (
                            "prazo_dias_uteis",
                            models.PositiveSmallIntegerField(
                                help_text="Conta do acordo.",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(500),
                                ],
                                verbose_name="prazo em dias úteis",
                            ),
                        ),
                        ("prazo", models.DateField(blank=True, null=True, verbose_name="prazo")),
                        (
                            "prioridade",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "Alta"), (2, "Média"), (3, "Baixa")],
                                default=2,
                                verbose_name="prioridade",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("proposta", "Proposta"),
                                    ("em_andamento", "Em andamento"),
                                    ("bloqueada", "Bloqueada"),
                                    ("concluida", "Concluída"),
                                    ("ja_feita", "Já feita"),
                                    ("nao_se_aplica", "Não se aplica"),
                                    ("retirada", "Retirada do plano"),
                                ],
                                max_length=13,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "situacao_desde",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                verbose_name="nesta situação desde",
                            ),
                        ),
                        (
                            "detalhe",
                            models.CharField(blank=True, max_length=500, verbose_name="explicação"),
                        ),
                        (
                            "mudanca",
                            models.JSONField(
                                blank=True, null=True, verbose_name="o que o aditivo muda"
                            ),
                        ),
                        ("versao", models.PositiveIntegerField(default=0, verbose_name="versão")),
                        (
                            "mudada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="mudada em"
                            ),
                        ),
                        (
                            "mudada_pela_sgd",
                            models.BooleanField(default=False, verbose_name="mudada pela SGD"),
                        ),
                        (
                            "meta",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("solicitada", "Solicitada"),
                                    ("homologada", "Homologada"),
                                    ("em_producao", "Em produção"),
                                    ("em_uso", "Em uso"),
                                ],
                                max_length=16,
                                verbose_name="até onde a implantação deve chegar",
                            ),
                        ),
                        (
                            "analista",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "depende_de",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="liberadas",
                                to="identidade.acao",
                            ),
                        ),
                        (
                            "ponto_focal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipios.pontofocal",
                            ),
                        ),
                        (
                            "implantacao",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acoes_do_plano",
                                to="identidade.implantacao",
                                verbose_name="implantação",
                            ),
                        ),
                        (
                            "roteiro",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="identidade.roteiro",
                            ),
                        ),
                        (
                            "motivo_bloqueio",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="identidade.motivobloqueio",
                            ),
                        ),
                        (
                            "plano",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acoes",
                                to="identidade.planoacao",
                            ),
                        ),
                        (
                            "produto",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="identidade.produto",
                            ),
                        ),
                        (
                            "regra",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="identidade.regraacao",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ação",
                        "verbose_name_plural": "ações",
                        "ordering": ["plano", "numero"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="acao_sem_ciclo",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    IF NEW.depende_de_id IS NULL THEN RETURN NEW; END IF;\n    PERFORM pg_advisory_xact_lock(hashtext('plano de acao'), NEW.plano_id::int);\n    IF NOT EXISTS (SELECT 1 FROM identidade_acao a\n                    WHERE a.id = NEW.depende_de_id AND a.plano_id = NEW.plano_id) THEN\n        RAISE EXCEPTION 'A ação só depende de outra do mesmo plano.' USING ERRCODE = '23514';\n    END IF;\n    IF EXISTS (\n        WITH RECURSIVE antes(id) AS (\n            SELECT NEW.depende_de_id\n            UNION\n            SELECT a.depende_de_id FROM identidade_acao a JOIN antes ON a.id = antes.id\n             WHERE a.depende_de_id IS NOT NULL)\n        SELECT 1 FROM antes WHERE id = NEW.id) THEN\n        RAISE EXCEPTION 'As dependências das ações não podem fechar um ciclo.'\n            USING ERRCODE = '23514';\n    END IF;\n    RETURN NEW;\n",
                                    hash="8ee657a0acf35cb811c24b52818576d88c7229f7",
                                    operation='INSERT OR UPDATE OF "depende_de_id", "plano_id"',
                                    pgid="pgtrigger_acao_sem_ciclo_bd4b8",
                                    table="identidade_acao",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_acaoevent" ("analista_id", "depende_de_id", "descricao", "detalhe", "id", "implantacao_id", "lado", "meta", "motivo_bloqueio_id", "mudada_em", "mudada_pela_sgd", "mudanca", "numero", "origem", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plano_id", "ponto_focal_id", "prazo", "prazo_dias_uteis", "prioridade", "produto_id", "razao", "regra_id", "roteiro_id", "situacao", "situacao_desde", "titulo", "versao") SELECT new_values."analista_id", new_values."depende_de_id", new_values."descricao", new_values."detalhe", new_values."id", new_values."implantacao_id", new_values."lado", new_values."meta", new_values."motivo_bloqueio_id", new_values."mudada_em", new_values."mudada_pela_sgd", new_values."mudanca", new_values."numero", new_values."origem", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."plano_id", new_values."ponto_focal_id", new_values."prazo", new_values."prazo_dias_uteis", new_values."prioridade", new_values."produto_id", new_values."razao", new_values."regra_id", new_values."roteiro_id", new_values."situacao", new_values."situacao_desde", new_values."titulo", new_values."versao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="cb33423b6955615ce55f7b6a4d301bf6adb2e2fb",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_86a2f",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_acao",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_acaoevent" ("analista_id", "depende_de_id", "descricao", "detalhe", "id", "implantacao_id", "lado", "meta", "motivo_bloqueio_id", "mudada_em", "mudada_pela_sgd", "mudanca", "numero", "origem", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "plano_id", "ponto_focal_id", "prazo", "prazo_dias_uteis", "prioridade", "produto_id", "razao", "regra_id", "roteiro_id", "situacao", "situacao_desde", "titulo", "versao") SELECT new_values."analista_id", new_values."depende_de_id", new_values."descricao", new_values."detalhe", new_values."id", new_values."implantacao_id", new_values."lado", new_values."meta", new_values."motivo_bloqueio_id", new_values."mudada_em", new_values."mudada_pela_sgd", new_values."mudanca", new_values."numero", new_values."origem", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."plano_id", new_values."ponto_focal_id", new_values."prazo", new_values."prazo_dias_uteis", new_values."prioridade", new_values."produto_id", new_values."razao", new_values."regra_id", new_values."roteiro_id", new_values."situacao", new_values."situacao_desde", new_values."titulo", new_values."versao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1965fd91f2b4a71f0222b5bd1961c3f0a64e2e95",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_6ef45",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_acao",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(fields=["situacao", "prazo"], name="acao_situacao_prazo")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plano", "numero"),
                                name="acao_numero_unico",
                                violation_error_message="Outra pessoa acrescentou uma ação agora. Tente de novo.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("situacao", "retirada"), _negated=True),
                                fields=("plano", "regra"),
                                name="acao_recomendacao_uma_vez",
                                violation_error_message="Esta recomendação já está no plano.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("motivo_bloqueio__isnull", False),
                                        ("situacao", "bloqueada"),
                                    ),
                                    models.Q(
                                        models.Q(("situacao", "bloqueada"), _negated=True),
                                        ("motivo_bloqueio__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="acao_bloqueada_tem_motivo",
                                violation_error_message="Ação bloqueada tem motivo, e só ela.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("origem", "recomendacao"),
                                        ("regra__isnull", False),
                                        models.Q(("razao", ""), _negated=True),
                                    ),
                                    models.Q(("origem", "roteiro"), ("roteiro__isnull", False)),
                                    models.Q(
                                        ("origem", "manual"),
                                        ("regra__isnull", True),
                                        ("roteiro__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="acao_origem_completa",
                                violation_error_message="Diga a regra e a razão, ou o roteiro, de onde veio.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("analista__isnull", True), ("lado", "ente")),
                                    models.Q(("lado", "sgd"), ("ponto_focal__isnull", True)),
                                    _connector="OR",
                                ),
                                name="acao_pessoa_do_lado",
                                violation_error_message="Quem faz é do lado de quem a ação é.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("prazo_dias_uteis__range", (1, 500))),
                                name="acao_prazo_tem_limite",
                                violation_error_message="O prazo vai de 1 a 500 dias úteis.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "situacao__in",
                                            ("em_andamento", "bloqueada", "concluida"),
                                        ),
                                        _negated=True,
                                    ),
                                    ("prazo__isnull", False),
                                    _connector="OR",
                                ),
                                name="acao_em_curso_foi_acordada",
                                violation_error_message="Só se trabalha em ação de plano acordado.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("implantacao__isnull", True), ("meta", "")),
                                    models.Q(
                                        ("implantacao__isnull", False),
                                        (
                                            "meta__in",
                                            ("solicitada", "homologada", "em_producao", "em_uso"),
                                        ),
                                        ("produto__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="acao_ligada_tem_produto_e_meta",
                                violation_error_message="Ação ligada a uma implantação tem produto e meta.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicadorPublicado",
                    fields=[
                        (
                            "codigo",
                            models.SlugField(
                                max_length=60,
                                primary_key=True,
                                serialize=False,
                                verbose_name="código",
                            ),
                        ),
                        ("nome", models.CharField(max_length=120, verbose_name="o que se contou")),
                        ("valor", models.PositiveIntegerField(verbose_name="valor")),
                        (
                            "aproximado",
                            models.BooleanField(
                                default=False,
                                help_text="O valor é um piso.",
                                verbose_name="foi dito como “mais de”",
                            ),
                        ),
                        (
                            "definicao",
                            models.TextField(
                                help_text="O que o número conta, e sobre que total.",
                                max_length=500,
                                verbose_name="definição",
                            ),
                        ),
                        (
                            "data",
                            models.DateField(
                                help_text="Sem o dia, o primeiro do mês.",
                                verbose_name="data de referência",
                            ),
                        ),
                        ("fonte", models.CharField(max_length=120, verbose_name="quem publicou")),
                        (
                            "endereco",
                            models.URLField(max_length=400, verbose_name="endereço da fonte"),
                        ),
                        (
                            "numero_do_portal",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("aderiu", "Aderiram à Rede"),
                                    ("integrou", "Têm produto integrado"),
                                    ("utiliza", "Têm produto em uso"),
                                ],
                                help_text="Vazio: o portal não tem número parecido.",
                                max_length=8,
                                verbose_name="número do portal que se parece",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "indicador publicado",
                        "verbose_name_plural": "indicadores publicados",
                        "ordering": ["data", "codigo"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_indicadorpublicadoevent" ("aproximado", "codigo", "data", "definicao", "endereco", "fonte", "nome", "numero_do_portal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valor") SELECT new_values."aproximado", new_values."codigo", new_values."data", new_values."definicao", new_values."endereco", new_values."fonte", new_values."nome", new_values."numero_do_portal", _pgh_attached_context.value, NOW(), \'insert\', new_values."codigo", new_values."valor" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="592fb0b35d6d3c32e662ca80f10bec1b2ec0dc2a",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_12aad",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_indicadorpublicado",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_indicadorpublicadoevent" ("aproximado", "codigo", "data", "definicao", "endereco", "fonte", "nome", "numero_do_portal", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valor") SELECT new_values."aproximado", new_values."codigo", new_values."data", new_values."definicao", new_values."endereco", new_values."fonte", new_values."nome", new_values."numero_do_portal", _pgh_attached_context.value, NOW(), \'update\', new_values."codigo", new_values."valor" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."codigo") = (new_values."codigo") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b6ccc1cd1f01bce829cbae0eae30d37966d4baa6",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_1e0cc",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_indicadorpublicado",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("definicao", ""), _negated=True),
                                name="indicador_publicado_tem_definicao",
                                violation_error_message="Escreva a definição: o que o número conta.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="IndicadorPublicadoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "codigo",
                            models.SlugField(
                                db_index=False,
                                max_length=60,
                                serialize=False,
                                verbose_name="código",
                            ),
                        ),
                        ("nome", models.CharField(max_length=120, verbose_name="o que se contou")),
                        ("valor", models.PositiveIntegerField(verbose_name="valor")),
                        (
                            "aproximado",
                            models.BooleanField(
                                default=False,
                                help_text="O valor é um piso.",
                                verbose_name="foi dito como “mais de”",
                            ),
                        ),
                        (
                            "definicao",
                            models.TextField(
                                help_text="O que o número conta, e sobre que total.",
                                max_length=500,
                                verbose_name="definição",
                            ),
                        ),
                        (
                            "data",
                            models.DateField(
                                help_text="Sem o dia, o primeiro do mês.",
                                verbose_name="data de referência",
                            ),
                        ),
                        ("fonte", models.CharField(max_length=120, verbose_name="quem publicou")),
                        (
                            "endereco",
                            models.URLField(max_length=400, verbose_name="endereço da fonte"),
                        ),
                        (
                            "numero_do_portal",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("aderiu", "Aderiram à Rede"),
                                    ("integrou", "Têm produto integrado"),
                                    ("utiliza", "Têm produto em uso"),
                                ],
                                help_text="Vazio: o portal não tem número parecido.",
                                max_length=8,
                                verbose_name="número do portal que se parece",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.indicadorpublicado",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Interesse",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("aberto", "Tem interesse"), ("retirado", "Retirado")],
                                max_length=8,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "origem",
                            models.CharField(
                                choices=[
                                    ("evento", "Evento"),
                                    ("diagnostico", "Diagnóstico"),
                                    ("dito", "Dito no portal"),
                                ],
                                max_length=11,
                                verbose_name="de onde veio",
                            ),
                        ),
                        (
                            "manifestado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="manifestado em"
                            ),
                        ),
                        (
                            "retirado_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="retirado em"),
                        ),
                        (
                            "motivo_retirada",
                            models.CharField(
                                blank=True, max_length=1000, verbose_name="por que se retirou"
                            ),
                        ),
                        (
                            "diagnostico",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interesses",
                                to="identidade.diagnostico",
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interesses",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "evento",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interesses",
                                to="municipios.evento",
                            ),
                        ),
                        (
                            "manifestado_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "produto",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="interesses",
                                to="identidade.produto",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "interesse",
                        "ordering": ["-manifestado_em", "-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_interesseevent" ("diagnostico_id", "ente_id", "evento_id", "id", "manifestado_em", "manifestado_por_id", "motivo_retirada", "origem", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "produto_id", "retirado_em", "situacao") SELECT new_values."diagnostico_id", new_values."ente_id", new_values."evento_id", new_values."id", new_values."manifestado_em", new_values."manifestado_por_id", new_values."motivo_retirada", new_values."origem", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."produto_id", new_values."retirado_em", new_values."situacao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7abac250d92adc1a9f47a4c87ffc74acc0b6d5dc",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_a25d0",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_interesse",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_interesseevent" ("diagnostico_id", "ente_id", "evento_id", "id", "manifestado_em", "manifestado_por_id", "motivo_retirada", "origem", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "produto_id", "retirado_em", "situacao") SELECT new_values."diagnostico_id", new_values."ente_id", new_values."evento_id", new_values."id", new_values."manifestado_em", new_values."manifestado_por_id", new_values."motivo_retirada", new_values."origem", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."produto_id", new_values."retirado_em", new_values."situacao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="820c0fc34200c4c593fce8ea48bd9d013ee67bdd",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_9b6ef",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_interesse",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("situacao", "aberto")),
                                fields=("ente", "produto"),
                                name="interesse_um_aberto_por_produto",
                                violation_error_message="O interesse do ente neste produto já está registrado.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("retirado_em__isnull", True), ("situacao", "aberto")),
                                    models.Q(
                                        ("retirado_em__isnull", False),
                                        ("situacao", "retirado"),
                                        models.Q(("motivo_retirada", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="interesse_retirado_tem_motivo",
                                violation_error_message="Interesse retirado tem data e motivo.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("diagnostico__isnull", True),
                                        ("evento__isnull", False),
                                        ("origem", "evento"),
                                    ),
                                    models.Q(
                                        ("diagnostico__isnull", False),
                                        ("evento__isnull", True),
                                        ("origem", "diagnostico"),
                                    ),
                                    models.Q(
                                        ("diagnostico__isnull", True),
                                        ("evento__isnull", True),
                                        ("origem", "dito"),
                                    ),
                                    _connector="OR",
                                ),
                                name="interesse_diz_de_onde_veio",
                                violation_error_message="Diga de que evento ou diagnóstico veio o interesse.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LinhaRelatorio",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("cnpj", models.CharField(max_length=14, verbose_name="CNPJ")),
                        ("origem", models.CharField(max_length=60, verbose_name="origem")),
                        ("orgao", models.CharField(max_length=160, verbose_name="órgão")),
                        (
                            "nome_do_municipio",
                            models.CharField(max_length=120, verbose_name="nome do município"),
                        ),
                        (
                            "objetivo",
                            models.CharField(max_length=300, verbose_name="objetivo da integração"),
                        ),
                        (
                            "esfera",
                            models.CharField(
                                choices=[
                                    ("municipal", "Municipal"),
                                    ("estadual", "Estadual"),
                                    ("distrital", "Distrital"),
                                ],
                                max_length=10,
                                verbose_name="esfera",
                            ),
                        ),
                        (
                            "poder",
                            models.CharField(
                                choices=[
                                    ("executivo", "Executivo"),
                                    ("legislativo", "Legislativo"),
                                    ("judiciario", "Judiciário"),
                                ],
                                max_length=11,
                                verbose_name="poder",
                            ),
                        ),
                        (
                            "estado",
                            models.CharField(
                                choices=[
                                    ("AC", "Acre"),
                                    ("AL", "Alagoas"),
                                    ("AM", "Amazonas"),
                                    ("AP", "Amapá"),
                                    ("BA", "Bahia"),
                                    ("CE", "Ceará"),
                                    ("DF", "Distrito Federal"),
                                    ("ES", "Espírito Santo"),
                                    ("GO", "Goiás"),
                                    ("MA", "Maranhão"),
                                    ("MG", "Minas Gerais"),
                                    ("MS", "Mato Grosso do Sul"),
                                    ("MT", "Mato Grosso"),
                                    ("PA", "Pará"),
                                    ("PB", "Paraíba"),
                                    ("PE", "Pernambuco"),
                                    ("PI", "Piauí"),
                                    ("PR", "Paraná"),
                                    ("RJ", "Rio de Janeiro"),
                                    ("RN", "Rio Grande do Norte"),
                                    ("RO", "Rondônia"),
                                    ("RR", "Roraima"),
                                    ("RS", "Rio Grande do Sul"),
                                    ("SC", "Santa Catarina"),
                                    ("SE", "Sergipe"),
                                    ("SP", "São Paulo"),
                                    ("TO", "Tocantins"),
                                ],
                                max_length=2,
                                verbose_name="estado",
                            ),
                        ),
                        (
                            "codigo_municipio",
                            models.CharField(max_length=7, verbose_name="código do município"),
                        ),
                        ("inicio", models.DateField(verbose_name="início do projeto")),
                        (
                            "fim",
                            models.DateField(blank=True, null=True, verbose_name="fim da entrega"),
                        ),
                        (
                            "volumetria",
                            models.BigIntegerField(
                                blank=True, null=True, verbose_name="volumetria anual"
                            ),
                        ),
                        (
                            "protocolo",
                            models.CharField(
                                blank=True,
                                max_length=60,
                                verbose_name="número do protocolo da solicitação",
                            ),
                        ),
                        (
                            "resumo",
                            models.CharField(
                                editable=False, help_text="SHA-256 do que ela diz.", max_length=64
                            ),
                        ),
                        (
                            "alterada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="alterada em"
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="linhas_de_hub",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "produto",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="linhas_de_hub",
                                to="identidade.produto",
                            ),
                        ),
                        (
                            "relatorio",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="linhas",
                                to="identidade.relatoriohub",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "linha do relatório de hub",
                        "verbose_name_plural": "linhas do relatório de hub",
                        "ordering": ["relatorio", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_linharelatorioevent" ("alterada_em", "cnpj", "codigo_municipio", "ente_id", "esfera", "estado", "fim", "id", "inicio", "nome_do_municipio", "objetivo", "orgao", "origem", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poder", "produto_id", "protocolo", "relatorio_id", "resumo", "volumetria") SELECT new_values."alterada_em", new_values."cnpj", new_values."codigo_municipio", new_values."ente_id", new_values."esfera", new_values."estado", new_values."fim", new_values."id", new_values."inicio", new_values."nome_do_municipio", new_values."objetivo", new_values."orgao", new_values."origem", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."poder", new_values."produto_id", new_values."protocolo", new_values."relatorio_id", new_values."resumo", new_values."volumetria" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="3ae9e363f8593e4ea4932331b24f10cb3518f108",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_76ca4",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_linharelatorio",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_linharelatorioevent" ("alterada_em", "cnpj", "codigo_municipio", "ente_id", "esfera", "estado", "fim", "id", "inicio", "nome_do_municipio", "objetivo", "orgao", "origem", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "poder", "produto_id", "protocolo", "relatorio_id", "resumo", "volumetria") SELECT new_values."alterada_em", new_values."cnpj", new_values."codigo_municipio", new_values."ente_id", new_values."esfera", new_values."estado", new_values."fim", new_values."id", new_values."inicio", new_values."nome_do_municipio", new_values."objetivo", new_values."orgao", new_values."origem", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."poder", new_values."produto_id", new_values."protocolo", new_values."relatorio_id", new_values."resumo", new_values."volumetria" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="fe28516c2e6f466a37fd39c631544488fae03caf",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_b4237",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_linharelatorio",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=(
                                    "relatorio",
                                    "cnpj",
                                    "codigo_municipio",
                                    "orgao",
                                    "produto",
                                    "objetivo",
                                ),
                                name="linha_relatorio_unica",
                                violation_error_message="Esta integração já está neste relatório.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("cnpj__regex", "^[0-9A-Z]{12}[0-9]{2}$")),
                                name="linha_relatorio_cnpj_compacto",
                                violation_error_message="O CNPJ tem 14 posições, sem pontos nem traços.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fim__isnull", True),
                                    ("fim__gte", models.F("inicio")),
                                    _connector="OR",
                                ),
                                name="linha_relatorio_datas_em_ordem",
                                violation_error_message="A entrega não pode acabar antes de o projeto começar.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("volumetria__isnull", True),
                                    ("volumetria__gte", 0),
                                    _connector="OR",
                                ),
                                name="linha_relatorio_volumetria",
                                violation_error_message="A volumetria não pode ser negativa.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MensagemAcao",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "acao",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="falas",
                                to="identidade.acao",
                            ),
                        ),
                        (
                            "mensagem",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipios.mensagem",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mensagem sobre a ação",
                        "verbose_name_plural": "mensagens sobre a ação",
                        "ordering": ["-mensagem_id"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="mensagem_acao_so_acrescimo",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="fb4aee4952ebbcc4330d25851578486e60a2aeec",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_mensagem_acao_so_acrescimo_9f459",
                                    table="identidade_mensagemacao",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MigracaoRoteiro",
                    fields=[
                        (
                            "roteiro",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="migracao",
                                serialize=False,
                                to="identidade.roteiro",
                            ),
                        ),
                        (
                            "pedida_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="pedida em"
                            ),
                        ),
                        ("motivo", models.TextField(verbose_name="motivo")),
                        (
                            "previstas",
                            models.PositiveIntegerField(
                                verbose_name="implantações em andamento ao publicar"
                            ),
                        ),
                        (
                            "feitas",
                            models.PositiveIntegerField(
                                default=0, verbose_name="implantações que já passaram"
                            ),
                        ),
                        (
                            "terminada_em",
                            models.DateTimeField(null=True, verbose_name="terminada em"),
                        ),
                        (
                            "pedida_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "migração de roteiro",
                        "verbose_name_plural": "migrações de roteiro",
                        "ordering": ["pedida_em", "pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Etapa",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("ordem", models.PositiveSmallIntegerField(verbose_name="ordem")),
                        ("titulo", models.CharField(max_length=160, verbose_name="título")),
                        ("ajuda", models.TextField(blank=True, verbose_name="ajuda")),
                        (
                            "responsavel",
                            models.CharField(
                                choices=[
                                    ("ente", "Ente"),
                                    ("fornecedor", "Equipe técnica ou fornecedor"),
                                    ("sgd", "SGD"),
                                ],
                                max_length=10,
                                verbose_name="de quem é a vez",
                            ),
                        ),
                        (
                            "prova",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="o que prova"
                            ),
                        ),
                        (
                            "marco",
                            models.CharField(
                                choices=[
                                    ("nenhum", "Sem marco"),
                                    ("solicitacao", "Pedido feito"),
                                    ("credencial_homologacao", "Acesso à homologação"),
                                    ("homologacao", "Homologação concedida"),
                                    ("producao", "Produção concedida"),
                                    ("uso", "Em uso pela população"),
                                ],
                                default="nenhum",
                                max_length=24,
                                verbose_name="marco",
                            ),
                        ),
                        (
                            "prazo_dias_uteis",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="prazo em dias úteis"
                            ),
                        ),
                        (
                            "url_manual",
                            models.URLField(blank=True, max_length=300, verbose_name="manual"),
                        ),
                        (
                            "codigo",
                            models.SlugField(
                                help_text="O mesmo de uma versão do roteiro para a outra.",
                                max_length=60,
                                verbose_name="código",
                            ),
                        ),
                        (
                            "exige_todas",
                            models.BooleanField(
                                default=False, verbose_name="exige todas as provas"
                            ),
                        ),
                        (
                            "itens",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=200),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="itens da lista de conferência",
                            ),
                        ),
                        (
                            "provas",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
                                    choices=[
                                        ("nota", "Descrição"),
                                        ("protocolo", "Número do protocolo"),
                                        ("data", "Data"),
                                        ("endereco", "Endereço na internet"),
                                        ("video", "Endereço do vídeo"),
                                        ("imagem", "Imagem"),
                                        ("pdf", "PDF"),
                                        ("decreto", "Decreto ou outro ato"),
                                        ("chave_pgp", "Chave PGP pública"),
                                        ("pdf_assinado", "PDF assinado pelo GOV.BR"),
                                        ("lista", "Lista de conferência"),
                                        ("verificacao", "Verificação automática sem problema"),
                                    ],
                                    max_length=12,
                                ),
                                blank=True,
                                default=list,
                                help_text="Com alguma aqui, o passo não se conclui sem prova.",
                                size=None,
                                verbose_name="provas aceitas",
                            ),
                        ),
                        (
                            "revisa_sgd",
                            models.BooleanField(
                                default=False, verbose_name="a SGD confere a prova"
                            ),
                        ),
                        (
                            "roteiro",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="etapas",
                                to="identidade.roteiro",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "etapa",
                        "ordering": ["roteiro", "ordem"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="publicada_nao_muda",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    IF EXISTS (SELECT FROM identidade_roteiro r\n                WHERE r.id IN (NEW.roteiro_id, OLD.roteiro_id)\n                  AND r.publicado_em IS NOT NULL FOR SHARE) THEN RAISE EXCEPTION 'Um roteiro publicado não muda: prepare uma versão nova.'; END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                                    hash="5d3b5760c2757cefa8aa1406d43df24938c22e6e",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_publicada_nao_muda_39050",
                                    table="identidade_etapa",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("roteiro", "ordem"),
                                name="etapa_ordem_unica",
                                violation_error_message="Já há etapa nesta ordem.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("provas__contains", ["lista"]), _negated=True),
                                    models.Q(("itens__len", 0), _negated=True),
                                    _connector="OR",
                                ),
                                name="etapa_lista_tem_itens",
                                violation_error_message="Escreva os itens da lista de conferência.",
                            ),
                            models.UniqueConstraint(
                                fields=("roteiro", "codigo"),
                                name="etapa_codigo_unico",
                                violation_error_message="Já há etapa com este código neste roteiro.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="BloqueioEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("aberto", "Aberto"), ("encerrado", "Encerrado")],
                                max_length=9,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "texto",
                            models.CharField(blank=True, max_length=500, verbose_name="explicação"),
                        ),
                        (
                            "lado",
                            models.CharField(
                                choices=[
                                    ("ente", "Ente"),
                                    ("fornecedor", "Equipe técnica ou fornecedor"),
                                    ("sgd", "SGD"),
                                ],
                                max_length=10,
                                verbose_name="com quem está a bola",
                            ),
                        ),
                        ("inicio", models.DateField(verbose_name="desde")),
                        ("fim", models.DateField(blank=True, null=True, verbose_name="até")),
                        (
                            "aberto_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="registrado em"
                            ),
                        ),
                        (
                            "aberto_por",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.bloqueio",
                            ),
                        ),
                        (
                            "implantacao",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.implantacao",
                            ),
                        ),
                        (
                            "motivo",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.motivobloqueio",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="MotivoDevolucao",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("texto", models.CharField(max_length=500, verbose_name="motivo")),
                        (
                            "evidencia",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="motivos",
                                to="identidade.evidencia",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "motivo da devolução",
                        "verbose_name_plural": "motivos da devolução",
                        "ordering": ["evidencia", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("texto__regex", "[^[:space:]]")),
                                name="motivo_devolucao_tem_texto",
                                violation_error_message="Escreva o motivo.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Passo",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("pendente", "Pendente"),
                                    ("concluido", "Concluído"),
                                    ("dispensado", "Não se aplica"),
                                ],
                                default="pendente",
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "feito_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="feito em"),
                        ),
                        (
                            "fora_em",
                            models.DateTimeField(
                                blank=True,
                                editable=False,
                                null=True,
                                verbose_name="saiu do roteiro em",
                            ),
                        ),
                        (
                            "etapa",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="passos",
                                to="identidade.etapa",
                            ),
                        ),
                        (
                            "feito_por",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "implantacao",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="passos",
                                to="identidade.implantacao",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "passo",
                        "ordering": ["implantacao", "etapa__ordem"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_passoevent" ("etapa_id", "feito_em", "feito_por_id", "fora_em", "id", "implantacao_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situacao") SELECT new_values."etapa_id", new_values."feito_em", new_values."feito_por_id", new_values."fora_em", new_values."id", new_values."implantacao_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."situacao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="bd42de097cb74d17ae3e26237641db673f7c6b65",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_70fea",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_passo",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_passoevent" ("etapa_id", "feito_em", "feito_por_id", "fora_em", "id", "implantacao_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situacao") SELECT new_values."etapa_id", new_values."feito_em", new_values."feito_por_id", new_values."fora_em", new_values."id", new_values."implantacao_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."situacao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="89df4c1da2bfa0acae6f1bceb0bcd7b3210bc6ee",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_46532",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_passo",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("implantacao", "etapa"),
                                name="passo_unico_por_etapa",
                                violation_error_message="Esta implantação já tem este passo.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("situacao", "pendente"),
                                    models.Q(
                                        ("feito_em__isnull", False), ("feito_por__isnull", False)
                                    ),
                                    _connector="OR",
                                ),
                                name="passo_feito_tem_autor_e_data",
                                violation_error_message="Passo feito precisa de autor e data.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PassoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("pendente", "Pendente"),
                                    ("concluido", "Concluído"),
                                    ("dispensado", "Não se aplica"),
                                ],
                                default="pendente",
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "feito_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="feito em"),
                        ),
                        (
                            "fora_em",
                            models.DateTimeField(
                                blank=True,
                                editable=False,
                                null=True,
                                verbose_name="saiu do roteiro em",
                            ),
                        ),
                        (
                            "etapa",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.etapa",
                            ),
                        ),
                        (
                            "feito_por",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "implantacao",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.implantacao",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.passo",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PlanoAcao",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("rascunho", "Em rascunho"),
                                    ("proposto", "À espera de acordo"),
                                    ("acordado", "Acordado"),
                                    ("aditivo", "Acordado, com aditivo em rascunho"),
                                    (
                                        "aditivo_proposto",
                                        "Acordado, com aditivo à espera de acordo",
                                    ),
                                    ("encerrado", "Encerrado"),
                                ],
                                max_length=16,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "motivo_aditivo",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="por que o aditivo"
                            ),
                        ),
                        (
                            "iniciado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="começado em"
                            ),
                        ),
                        (
                            "acordado_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="acordado em"),
                        ),
                        (
                            "encerrado_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="encerrado em"
                            ),
                        ),
                        (
                            "reacao_em",
                            models.DateTimeField(
                                blank=True,
                                help_text="Escreveu, editou ou concordou.",
                                null=True,
                                verbose_name="última ação do ente em",
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="planos",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "iniciado_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "vigente",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="identidade.versaoplano",
                                verbose_name="versão em vigor",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "plano de ação",
                        "verbose_name_plural": "planos de ação",
                        "ordering": ["-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_planoacaoevent" ("acordado_em", "encerrado_em", "ente_id", "id", "iniciado_em", "iniciado_por_id", "motivo_aditivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reacao_em", "situacao", "vigente_id") SELECT new_values."acordado_em", new_values."encerrado_em", new_values."ente_id", new_values."id", new_values."iniciado_em", new_values."iniciado_por_id", new_values."motivo_aditivo", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."reacao_em", new_values."situacao", new_values."vigente_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c5d7ca01be05af6d23d1436e290289052f50dc14",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_49a4d",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_planoacao",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_planoacaoevent" ("acordado_em", "encerrado_em", "ente_id", "id", "iniciado_em", "iniciado_por_id", "motivo_aditivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reacao_em", "situacao", "vigente_id") SELECT new_values."acordado_em", new_values."encerrado_em", new_values."ente_id", new_values."id", new_values."iniciado_em", new_values."iniciado_por_id", new_values."motivo_aditivo", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."reacao_em", new_values."situacao", new_values."vigente_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e8e6b5068fe5b1b233bd3d8ccb906ddb05e23d38",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_38443",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_planoacao",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("situacao", "encerrado"), _negated=True),
                                fields=("ente",),
                                name="plano_um_aberto_por_ente",
                                violation_error_message="Este ente já tem um plano de ação em aberto.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        (
                                            "situacao__in",
                                            ("acordado", "aditivo", "aditivo_proposto"),
                                        ),
                                        ("vigente__isnull", False),
                                    ),
                                    models.Q(
                                        ("situacao__in", ("rascunho", "proposto")),
                                        ("vigente__isnull", True),
                                    ),
                                    ("situacao", "encerrado"),
                                    _connector="OR",
                                ),
                                name="plano_acordado_tem_versao",
                                violation_error_message="Plano acordado tem versão em vigor; sem acordo, não.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("encerrado_em__isnull", False), ("situacao", "encerrado")
                                    ),
                                    models.Q(
                                        models.Q(("situacao", "encerrado"), _negated=True),
                                        ("encerrado_em__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="plano_encerrado_tem_data",
                                violation_error_message="Plano encerrado tem data; aberto, não.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PreRequisito",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "tipo",
                            models.CharField(
                                choices=[
                                    ("adesao_vigente", "Adesão à Rede em vigor"),
                                    ("produto_homologado", "Outro produto homologado no ente"),
                                    ("produto_em_producao", "Outro produto em produção no ente"),
                                ],
                                max_length=20,
                                verbose_name="tipo",
                            ),
                        ),
                        (
                            "fundamento",
                            models.CharField(blank=True, max_length=200, verbose_name="fundamento"),
                        ),
                        ("inicio", models.DateField(verbose_name="vale desde")),
                        ("fim", models.DateField(blank=True, null=True, verbose_name="vale até")),
                        (
                            "roteiro",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pre_requisitos",
                                to="identidade.roteiro",
                            ),
                        ),
                        (
                            "produto",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="identidade.produto",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pré-requisito",
                        "ordering": ["roteiro", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="publicada_nao_muda",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    IF EXISTS (SELECT FROM identidade_roteiro r\n                WHERE r.id IN (NEW.roteiro_id, OLD.roteiro_id)\n                  AND r.publicado_em IS NOT NULL FOR SHARE) AND NOT (TG_OP = 'UPDATE' AND to_jsonb(NEW) - 'fim' = to_jsonb(OLD) - 'fim') THEN RAISE EXCEPTION 'Um roteiro publicado não muda: prepare uma versão nova.'; END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                                    hash="5122bada1aaae36cf1c6132fea0986c2ba85c508",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_publicada_nao_muda_7d38f",
                                    table="identidade_prerequisito",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("produto__isnull", True), ("tipo", "adesao_vigente")),
                                    models.Q(
                                        models.Q(("tipo", "adesao_vigente"), _negated=True),
                                        ("produto__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="pre_requisito_produto_coerente",
                                violation_error_message="Diga o produto exigido (e só quando o tipo pede um).",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InteresseEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("aberto", "Tem interesse"), ("retirado", "Retirado")],
                                max_length=8,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "origem",
                            models.CharField(
                                choices=[
                                    ("evento", "Evento"),
                                    ("diagnostico", "Diagnóstico"),
                                    ("dito", "Dito no portal"),
                                ],
                                max_length=11,
                                verbose_name="de onde veio",
                            ),
                        ),
                        (
                            "manifestado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="manifestado em"
                            ),
                        ),
                        (
                            "retirado_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="retirado em"),
                        ),
                        (
                            "motivo_retirada",
                            models.CharField(
                                blank=True, max_length=1000, verbose_name="por que se retirou"
                            ),
                        ),
                        (
                            "diagnostico",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.diagnostico",
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "evento",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.evento",
                            ),
                        ),
                        (
                            "manifestado_por",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.interesse",
                            ),
                        ),
                        (
                            "produto",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.produto",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ImplantacaoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "nome",
                            models.CharField(
                                help_text="Onde o produto será usado.",
                                max_length=120,
                                verbose_name="sistema ou unidade",
                            ),
                        ),
                        (
                            "url",
                            models.URLField(
                                blank=True, max_length=300, verbose_name="endereço do sistema"
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("nao_iniciada", "Não iniciada"),
                                    ("em_diagnostico", "Em diagnóstico"),
                                    ("solicitada", "Solicitada"),
                                    ("em_homologacao", "Em homologação"),
                                    ("homologada", "Homologada"),
                                    ("em_producao", "Em produção"),
                                    ("em_uso", "Em uso"),
                                    ("suspensa", "Suspensa"),
                                ],
                                default="nao_iniciada",
                                editable=False,
                                max_length=16,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "situacao_desde",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="nesta situação desde",
                            ),
                        ),
                        (
                            "movimentada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="última movimentação",
                            ),
                        ),
                        (
                            "suspensa_em",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="suspensa em"
                            ),
                        ),
                        (
                            "producao_em",
                            models.DateTimeField(
                                blank=True,
                                editable=False,
                                null=True,
                                verbose_name="em produção desde",
                            ),
                        ),
                        (
                            "uso_desde",
                            models.DateTimeField(
                                blank=True, editable=False, null=True, verbose_name="em uso desde"
                            ),
                        ),
                        (
                            "criada_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="criada em"),
                        ),
                        (
                            "url_entrada",
                            models.URLField(
                                blank=True,
                                help_text="O que “Entrar com GOV.BR” abre. Vazio: a verificação o procura na página.",
                                max_length=500,
                                verbose_name="endereço que o botão de entrada abre",
                            ),
                        ),
                        (
                            "url_saida",
                            models.URLField(
                                blank=True,
                                help_text="O que sai do sistema e do GOV.BR, como está no cadastro da integração.",
                                max_length=500,
                                verbose_name="endereço de saída",
                            ),
                        ),
                        (
                            "criada_por",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.implantacao",
                            ),
                        ),
                        (
                            "roteiro",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.roteiro",
                            ),
                        ),
                        (
                            "produto",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.produto",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ConsolidadoProduto",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("nao_iniciada", "Não iniciada"),
                                    ("em_diagnostico", "Em diagnóstico"),
                                    ("solicitada", "Solicitada"),
                                    ("em_homologacao", "Em homologação"),
                                    ("homologada", "Homologada"),
                                    ("em_producao", "Em produção"),
                                    ("em_uso", "Em uso"),
                                    ("suspensa", "Suspensa"),
                                ],
                                max_length=16,
                            ),
                        ),
                        ("implantacoes", models.PositiveSmallIntegerField(default=0)),
                        ("integrou", models.BooleanField(default=False)),
                        ("utiliza", models.BooleanField(default=False)),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="consolidados_de_produto",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "produto",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="identidade.produto",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "consolidado do produto no ente",
                        "ordering": ["ente", "produto"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("ente", "produto"), name="consolidado_produto_unico_no_ente"
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Protocolo",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("numero", models.CharField(max_length=60, verbose_name="número")),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("aberto", "Aberto"), ("concluido", "Concluído")],
                                max_length=9,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "aberto_por_nome",
                            models.CharField(max_length=200, verbose_name="quem abriu"),
                        ),
                        (
                            "aberto_por_contato",
                            models.CharField(
                                help_text="E-mail ou telefone de trabalho.",
                                max_length=200,
                                verbose_name="contato de quem abriu",
                            ),
                        ),
                        ("aberto_em", models.DateField(verbose_name="aberto em")),
                        (
                            "verificado_em",
                            models.DateField(
                                help_text="Última vez em que se olhou lá.",
                                verbose_name="verificado em",
                            ),
                        ),
                        (
                            "limite",
                            models.DateField(
                                help_text="Nesse dia, sem resposta, o portal avisa.",
                                verbose_name="limite",
                            ),
                        ),
                        (
                            "registrado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="registrado em"
                            ),
                        ),
                        (
                            "implantacao",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="protocolos",
                                to="identidade.implantacao",
                            ),
                        ),
                        (
                            "registrado_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "protocolo",
                        "ordering": ["-aberto_em", "-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_protocoloevent" ("aberto_em", "aberto_por_contato", "aberto_por_nome", "id", "implantacao_id", "limite", "numero", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrado_em", "registrado_por_id", "situacao", "verificado_em") SELECT new_values."aberto_em", new_values."aberto_por_contato", new_values."aberto_por_nome", new_values."id", new_values."implantacao_id", new_values."limite", new_values."numero", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."registrado_em", new_values."registrado_por_id", new_values."situacao", new_values."verificado_em" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="305376a932fe836c0a32d49519e92e233d8c2784",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_937a2",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_protocolo",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_protocoloevent" ("aberto_em", "aberto_por_contato", "aberto_por_nome", "id", "implantacao_id", "limite", "numero", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrado_em", "registrado_por_id", "situacao", "verificado_em") SELECT new_values."aberto_em", new_values."aberto_por_contato", new_values."aberto_por_nome", new_values."id", new_values."implantacao_id", new_values."limite", new_values."numero", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."registrado_em", new_values."registrado_por_id", new_values."situacao", new_values."verificado_em" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2d2037866305c26039a901ee1b0cbd16ba87a1c5",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_757de",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_protocolo",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                models.F("limite"),
                                condition=models.Q(("situacao", "aberto")),
                                name="protocolo_aberto_limite",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("implantacao", "numero"),
                                name="protocolo_unico_na_implantacao",
                                violation_error_message="Este protocolo já está registrado nesta implantação.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("aberto_por_contato__gt", ""),
                                    ("aberto_por_nome__gt", ""),
                                    ("numero__gt", ""),
                                ),
                                name="protocolo_completo",
                                violation_error_message="Diga o número, quem abriu e o contato de quem abriu.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("limite__gte", models.F("verificado_em")),
                                    ("verificado_em__gte", models.F("aberto_em")),
                                ),
                                name="protocolo_datas_em_ordem",
                                violation_error_message="As datas vêm nesta ordem: abertura, verificação, limite.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ProtocoloEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("numero", models.CharField(max_length=60, verbose_name="número")),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("aberto", "Aberto"), ("concluido", "Concluído")],
                                max_length=9,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "aberto_por_nome",
                            models.CharField(max_length=200, verbose_name="quem abriu"),
                        ),
                        (
                            "aberto_por_contato",
                            models.CharField(
                                help_text="E-mail ou telefone de trabalho.",
                                max_length=200,
                                verbose_name="contato de quem abriu",
                            ),
                        ),
                        ("aberto_em", models.DateField(verbose_name="aberto em")),
                        (
                            "verificado_em",
                            models.DateField(
                                help_text="Última vez em que se olhou lá.",
                                verbose_name="verificado em",
                            ),
                        ),
                        (
                            "limite",
                            models.DateField(
                                help_text="Nesse dia, sem resposta, o portal avisa.",
                                verbose_name="limite",
                            ),
                        ),
                        (
                            "registrado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="registrado em"
                            ),
                        ),
                        (
                            "implantacao",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.implantacao",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.protocolo",
                            ),
                        ),
                        (
                            "registrado_por",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Questionario",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("versao", models.PositiveSmallIntegerField(verbose_name="versão")),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("rascunho", "Rascunho"), ("publicado", "Publicado")],
                                default="rascunho",
                                max_length=9,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "criado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="criado em"
                            ),
                        ),
                        (
                            "publicado_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="publicado em"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "questionário",
                        "ordering": ["-versao"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="publicado_nao_muda",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.\"situacao\" = 'publicado')",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="488cd11786eef3a19a62c616d3cfbfdb6d0ea36c",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_publicado_nao_muda_3cb4d",
                                    table="identidade_questionario",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_questionarioevent" ("criado_em", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publicado_em", "situacao", "versao") SELECT new_values."criado_em", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."publicado_em", new_values."situacao", new_values."versao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8653963987fe1d6182ee40a8a0e8ffe85b3d401d",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_9bc6e",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_questionario",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_questionarioevent" ("criado_em", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "publicado_em", "situacao", "versao") SELECT new_values."criado_em", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."publicado_em", new_values."situacao", new_values."versao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b12454e12ce2bc711f0de37136a2b4f76f1f2307",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_cf256",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_questionario",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("versao",),
                                name="questionario_versao_unica",
                                violation_error_message="Já há uma versão em rascunho: continue nela.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("situacao", "rascunho")),
                                fields=("situacao",),
                                name="questionario_um_rascunho",
                                violation_error_message="Já há uma versão em rascunho: continue nela.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("situacao", "rascunho"),
                                    ("publicado_em__isnull", False),
                                    _connector="OR",
                                ),
                                name="questionario_publicado_tem_data",
                                violation_error_message="Questionário publicado tem data de publicação.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DiagnosticoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("aberto", "Em preenchimento"), ("enviado", "Enviado")],
                                max_length=7,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "iniciado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="começado em"
                            ),
                        ),
                        (
                            "enviado_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="enviado em"),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "iniciado_por",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.diagnostico",
                            ),
                        ),
                        (
                            "questionario",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.questionario",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="QuestionarioEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("versao", models.PositiveSmallIntegerField(verbose_name="versão")),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("rascunho", "Rascunho"), ("publicado", "Publicado")],
                                default="rascunho",
                                max_length=9,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "criado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="criado em"
                            ),
                        ),
                        (
                            "publicado_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="publicado em"
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.questionario",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RegraAcao",
                    fields=[
                        (
                            "codigo",
                            models.SlugField(
                                max_length=60,
                                primary_key=True,
                                serialize=False,
                                verbose_name="código",
                            ),
                        ),
                        (
                            "pergunta",
                            models.SlugField(
                                help_text="O código vale em toda versão.",
                                max_length=60,
                                verbose_name="código da pergunta",
                            ),
                        ),
                        (
                            "condicao",
                            models.CharField(
                                choices=[
                                    ("igual", "é"),
                                    ("diferente", "não é"),
                                    ("inclui", "inclui"),
                                    ("nao_inclui", "não inclui"),
                                    ("maior", "é maior que"),
                                    ("menor", "é menor que"),
                                ],
                                max_length=10,
                                verbose_name="condição",
                            ),
                        ),
                        (
                            "valor",
                            models.CharField(
                                help_text="“sim” ou “não”, a opção, ou o número.",
                                max_length=80,
                                verbose_name="valor",
                            ),
                        ),
                        ("acao", models.CharField(max_length=160, verbose_name="ação recomendada")),
                        (
                            "razao",
                            models.TextField(max_length=500, verbose_name="por que se recomenda"),
                        ),
                        (
                            "ordem",
                            models.PositiveSmallIntegerField(default=0, verbose_name="ordem"),
                        ),
                        ("ativa", models.BooleanField(default=True, verbose_name="em uso")),
                        (
                            "produto",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="identidade.produto",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "regra de recomendação",
                        "verbose_name_plural": "regras de recomendação",
                        "ordering": ["ordem", "codigo"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_regraacaoevent" ("acao", "ativa", "codigo", "condicao", "ordem", "pergunta", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "produto_id", "razao", "valor") SELECT new_values."acao", new_values."ativa", new_values."codigo", new_values."condicao", new_values."ordem", new_values."pergunta", _pgh_attached_context.value, NOW(), \'insert\', new_values."codigo", new_values."produto_id", new_values."razao", new_values."valor" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="bf9d65fd4287d22d3ec9016073416f3dd91fa10c",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_c830c",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_regraacao",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_regraacaoevent" ("acao", "ativa", "codigo", "condicao", "ordem", "pergunta", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "produto_id", "razao", "valor") SELECT new_values."acao", new_values."ativa", new_values."codigo", new_values."condicao", new_values."ordem", new_values."pergunta", _pgh_attached_context.value, NOW(), \'update\', new_values."codigo", new_values."produto_id", new_values."razao", new_values."valor" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."codigo") = (new_values."codigo") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="930a5d1a4df9b7811adb723a062385b466033865",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_0fbe6",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_regraacao",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("condicao__in", ("maior", "menor")), _negated=True),
                                    ("valor__regex", "^[0-9]{1,12}$"),
                                    _connector="OR",
                                ),
                                name="regra_acao_compara_com_numero",
                                violation_error_message="“Maior” e “menor” comparam com um número inteiro.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AcaoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("numero", models.PositiveSmallIntegerField(verbose_name="número")),
                        ("titulo", models.CharField(max_length=160, verbose_name="o que fazer")),
                        (
                            "descricao",
                            models.TextField(blank=True, max_length=2000, verbose_name="como"),
                        ),
                        (
                            "origem",
                            models.CharField(
                                choices=[
                                    ("recomendacao", "Recomendada pelo diagnóstico"),
                                    ("roteiro", "Roteiro do produto"),
                                    ("manual", "Escrita à mão"),
                                ],
                                max_length=12,
                                verbose_name="de onde veio",
                            ),
                        ),
                        (
                            "razao",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="por que está aqui"
                            ),
                        ),
                        (
                            "lado",
                            models.CharField(
                                choices=[("ente", "Ente"), ("sgd", "SGD")],
                                max_length=4,
                                verbose_name="de quem é",
                            ),
                        ),
                        (
                            "prazo_dias_uteis",
                            models.PositiveSmallIntegerField(
                                help_text="Conta do acordo.",
                                validators=[
                                    django.core.validators.MinValueValidator(1),
                                    django.core.validators.MaxValueValidator(500),
                                ],
                                verbose_name="prazo em dias úteis",
                            ),
                        ),
                        ("prazo", models.DateField(blank=True, null=True, verbose_name="prazo")),
                        (
                            "prioridade",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "Alta"), (2, "Média"), (3, "Baixa")],
                                default=2,
                                verbose_name="prioridade",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("proposta", "Proposta"),
                                    ("em_andamento", "Em andamento"),
                                    ("bloqueada", "Bloqueada"),
                                    ("concluida", "Concluída"),
                                    ("ja_feita", "Já feita"),
                                    ("nao_se_aplica", "Não se aplica"),
                                    ("retirada", "Retirada do plano"),
                                ],
                                max_length=13,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "situacao_desde",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                verbose_name="nesta situação desde",
                            ),
                        ),
                        (
                            "detalhe",
                            models.CharField(blank=True, max_length=500, verbose_name="explicação"),
                        ),
                        (
                            "mudanca",
                            models.JSONField(
                                blank=True, null=True, verbose_name="o que o aditivo muda"
                            ),
                        ),
                        ("versao", models.PositiveIntegerField(default=0, verbose_name="versão")),
                        (
                            "mudada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="mudada em"
                            ),
                        ),
                        (
                            "mudada_pela_sgd",
                            models.BooleanField(default=False, verbose_name="mudada pela SGD"),
                        ),
                        (
                            "meta",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("solicitada", "Solicitada"),
                                    ("homologada", "Homologada"),
                                    ("em_producao", "Em produção"),
                                    ("em_uso", "Em uso"),
                                ],
                                max_length=16,
                                verbose_name="até onde a implantação deve chegar",
                            ),
                        ),
                        (
                            "analista",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "depende_de",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.acao",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.acao",
                            ),
                        ),
                        (
                            "ponto_focal",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.pontofocal",
                            ),
                        ),
                        (
                            "implantacao",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.implantacao",
                                verbose_name="implantação",
                            ),
                        ),
                        (
                            "roteiro",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.roteiro",
                            ),
                        ),
                        (
                            "motivo_bloqueio",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.motivobloqueio",
                            ),
                        ),
                        (
                            "plano",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.planoacao",
                            ),
                        ),
                        (
                            "produto",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.produto",
                            ),
                        ),
                        (
                            "regra",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.regraacao",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RegraAcaoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "codigo",
                            models.SlugField(
                                db_index=False,
                                max_length=60,
                                serialize=False,
                                verbose_name="código",
                            ),
                        ),
                        (
                            "pergunta",
                            models.SlugField(
                                db_index=False,
                                help_text="O código vale em toda versão.",
                                max_length=60,
                                verbose_name="código da pergunta",
                            ),
                        ),
                        (
                            "condicao",
                            models.CharField(
                                choices=[
                                    ("igual", "é"),
                                    ("diferente", "não é"),
                                    ("inclui", "inclui"),
                                    ("nao_inclui", "não inclui"),
                                    ("maior", "é maior que"),
                                    ("menor", "é menor que"),
                                ],
                                max_length=10,
                                verbose_name="condição",
                            ),
                        ),
                        (
                            "valor",
                            models.CharField(
                                help_text="“sim” ou “não”, a opção, ou o número.",
                                max_length=80,
                                verbose_name="valor",
                            ),
                        ),
                        ("acao", models.CharField(max_length=160, verbose_name="ação recomendada")),
                        (
                            "razao",
                            models.TextField(max_length=500, verbose_name="por que se recomenda"),
                        ),
                        (
                            "ordem",
                            models.PositiveSmallIntegerField(default=0, verbose_name="ordem"),
                        ),
                        ("ativa", models.BooleanField(default=True, verbose_name="em uso")),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.regraacao",
                            ),
                        ),
                        (
                            "produto",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.produto",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RelatorioHub",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "mes",
                            models.DateField(
                                help_text="O primeiro dia do mês.", verbose_name="mês de referência"
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("recebido", "Recebido"),
                                    ("conferido", "Conferido"),
                                    ("entregue", "Entregue"),
                                ],
                                default="recebido",
                                max_length=9,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "aberto_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="aberto em"
                            ),
                        ),
                        (
                            "entregue_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="entregue em"),
                        ),
                        (
                            "aberto_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "hub",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="relatorios",
                                to="municipios.hub",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "relatório de hub",
                        "verbose_name_plural": "relatórios de hub",
                        "ordering": ["hub", "-mes"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_relatoriohubevent" ("aberto_em", "aberto_por_id", "entregue_em", "hub_id", "id", "mes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situacao") SELECT new_values."aberto_em", new_values."aberto_por_id", new_values."entregue_em", new_values."hub_id", new_values."id", new_values."mes", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."situacao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="af0e838026cf1936057e0e22a960e04e2f9ec31a",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_6ba4e",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_relatoriohub",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_relatoriohubevent" ("aberto_em", "aberto_por_id", "entregue_em", "hub_id", "id", "mes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situacao") SELECT new_values."aberto_em", new_values."aberto_por_id", new_values."entregue_em", new_values."hub_id", new_values."id", new_values."mes", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."situacao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5bb15b33964c89b59e0d6dc1f862d823e36bebc8",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_6bb3f",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_relatoriohub",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("hub", "mes"),
                                name="relatorio_hub_um_por_mes",
                                violation_error_message="Este hub já tem relatório deste mês.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("mes__day", 1)),
                                name="relatorio_hub_mes_comeca_no_dia_1",
                                violation_error_message="O mês se grava pelo primeiro dia dele.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("situacao", "entregue"), _negated=True),
                                    ("entregue_em__isnull", False),
                                    _connector="OR",
                                ),
                                name="relatorio_hub_entregue_tem_data",
                                violation_error_message="Relatório entregue precisa da data da entrega.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="LinhaRelatorioEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("cnpj", models.CharField(max_length=14, verbose_name="CNPJ")),
                        ("origem", models.CharField(max_length=60, verbose_name="origem")),
                        ("orgao", models.CharField(max_length=160, verbose_name="órgão")),
                        (
                            "nome_do_municipio",
                            models.CharField(max_length=120, verbose_name="nome do município"),
                        ),
                        (
                            "objetivo",
                            models.CharField(max_length=300, verbose_name="objetivo da integração"),
                        ),
                        (
                            "esfera",
                            models.CharField(
                                choices=[
                                    ("municipal", "Municipal"),
                                    ("estadual", "Estadual"),
                                    ("distrital", "Distrital"),
                                ],
                                max_length=10,
                                verbose_name="esfera",
                            ),
                        ),
                        (
                            "poder",
                            models.CharField(
                                choices=[
                                    ("executivo", "Executivo"),
                                    ("legislativo", "Legislativo"),
                                    ("judiciario", "Judiciário"),
                                ],
                                max_length=11,
                                verbose_name="poder",
                            ),
                        ),
                        (
                            "estado",
                            models.CharField(
                                choices=[
                                    ("AC", "Acre"),
                                    ("AL", "Alagoas"),
                                    ("AM", "Amazonas"),
                                    ("AP", "Amapá"),
                                    ("BA", "Bahia"),
                                    ("CE", "Ceará"),
                                    ("DF", "Distrito Federal"),
                                    ("ES", "Espírito Santo"),
                                    ("GO", "Goiás"),
                                    ("MA", "Maranhão"),
                                    ("MG", "Minas Gerais"),
                                    ("MS", "Mato Grosso do Sul"),
                                    ("MT", "Mato Grosso"),
                                    ("PA", "Pará"),
                                    ("PB", "Paraíba"),
                                    ("PE", "Pernambuco"),
                                    ("PI", "Piauí"),
                                    ("PR", "Paraná"),
                                    ("RJ", "Rio de Janeiro"),
                                    ("RN", "Rio Grande do Norte"),
                                    ("RO", "Rondônia"),
                                    ("RR", "Roraima"),
                                    ("RS", "Rio Grande do Sul"),
                                    ("SC", "Santa Catarina"),
                                    ("SE", "Sergipe"),
                                    ("SP", "São Paulo"),
                                    ("TO", "Tocantins"),
                                ],
                                max_length=2,
                                verbose_name="estado",
                            ),
                        ),
                        (
                            "codigo_municipio",
                            models.CharField(max_length=7, verbose_name="código do município"),
                        ),
                        ("inicio", models.DateField(verbose_name="início do projeto")),
                        (
                            "fim",
                            models.DateField(blank=True, null=True, verbose_name="fim da entrega"),
                        ),
                        (
                            "volumetria",
                            models.BigIntegerField(
                                blank=True, null=True, verbose_name="volumetria anual"
                            ),
                        ),
                        (
                            "protocolo",
                            models.CharField(
                                blank=True,
                                max_length=60,
                                verbose_name="número do protocolo da solicitação",
                            ),
                        ),
                        (
                            "resumo",
                            models.CharField(
                                editable=False, help_text="SHA-256 do que ela diz.", max_length=64
                            ),
                        ),
                        (
                            "alterada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="alterada em"
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.linharelatorio",
                            ),
                        ),
                        (
                            "produto",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.produto",
                            ),
                        ),
                        (
                            "relatorio",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.relatoriohub",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RelatorioHubEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "mes",
                            models.DateField(
                                help_text="O primeiro dia do mês.", verbose_name="mês de referência"
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("recebido", "Recebido"),
                                    ("conferido", "Conferido"),
                                    ("entregue", "Entregue"),
                                ],
                                default="recebido",
                                max_length=9,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "aberto_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="aberto em"
                            ),
                        ),
                        (
                            "entregue_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="entregue em"),
                        ),
                        (
                            "aberto_por",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "hub",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.hub",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.relatoriohub",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RespostaSecao",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("versao", models.PositiveIntegerField(default=0, verbose_name="versão")),
                        ("dados", models.JSONField(default=dict, verbose_name="respostas")),
                        (
                            "salva_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="salva em"
                            ),
                        ),
                        (
                            "diagnostico",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="secoes",
                                to="identidade.diagnostico",
                            ),
                        ),
                        (
                            "salva_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "secao",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="respostas",
                                to="identidade.secao",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "respostas de seção",
                        "ordering": ["diagnostico", "secao"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_respostasecaoevent" ("dados", "diagnostico_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "salva_em", "salva_por_id", "secao_id", "versao") SELECT new_values."dados", new_values."diagnostico_id", new_values."id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."salva_em", new_values."salva_por_id", new_values."secao_id", new_values."versao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d2a08e3ca40db0545710c0c8335d8cc27392a3d7",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_3df0c",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_respostasecao",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_respostasecaoevent" ("dados", "diagnostico_id", "id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "salva_em", "salva_por_id", "secao_id", "versao") SELECT new_values."dados", new_values."diagnostico_id", new_values."id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."salva_em", new_values."salva_por_id", new_values."secao_id", new_values."versao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ef24e49aeb08dbdcf98ccff47510037e027b367d",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_286b1",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_respostasecao",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("diagnostico", "secao"),
                                name="resposta_secao_unica",
                                violation_error_message="Esta seção já tem respostas neste diagnóstico.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Secao",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("ordem", models.PositiveSmallIntegerField(verbose_name="ordem")),
                        ("titulo", models.CharField(max_length=120, verbose_name="título")),
                        ("ajuda", models.TextField(blank=True, verbose_name="ajuda")),
                        (
                            "produto",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="identidade.produto",
                            ),
                        ),
                        (
                            "questionario",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="secoes",
                                to="identidade.questionario",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "seção",
                        "verbose_name_plural": "seções",
                        "ordering": ["questionario", "ordem"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="publicada_nao_muda",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="\n    IF EXISTS (SELECT FROM identidade_questionario q\n                WHERE q.id IN (NEW.questionario_id, OLD.questionario_id)\n                  AND q.situacao = 'publicado' FOR SHARE) THEN RAISE EXCEPTION 'Um questionário publicado não muda: crie uma versão nova.'; END IF;\n    IF TG_OP = 'DELETE' THEN RETURN OLD; END IF;\n    RETURN NEW;\n",
                                    hash="9127531b406a616ebc0557f2ad1e9c7363ecc423",
                                    operation="INSERT OR UPDATE OR DELETE",
                                    pgid="pgtrigger_publicada_nao_muda_c6387",
                                    table="identidade_secao",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_secaoevent" ("ajuda", "id", "ordem", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "produto_id", "questionario_id", "titulo") SELECT new_values."ajuda", new_values."id", new_values."ordem", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."produto_id", new_values."questionario_id", new_values."titulo" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7e769af3e0b43133f2a75abece257e24fb35367b",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_23825",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_secao",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_secaoevent" ("ajuda", "id", "ordem", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "produto_id", "questionario_id", "titulo") SELECT new_values."ajuda", new_values."id", new_values."ordem", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."produto_id", new_values."questionario_id", new_values."titulo" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1d7223af7f3f3afae91afe64b1201347ae1a1284",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_91b8b",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_secao",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("questionario", "ordem"),
                                name="secao_ordem_unica",
                                violation_error_message="Já há seção nesta ordem.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="RespostaSecaoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("versao", models.PositiveIntegerField(default=0, verbose_name="versão")),
                        ("dados", models.JSONField(default=dict, verbose_name="respostas")),
                        (
                            "salva_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="salva em"
                            ),
                        ),
                        (
                            "diagnostico",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.diagnostico",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.respostasecao",
                            ),
                        ),
                        (
                            "salva_por",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "secao",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.secao",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PerguntaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("ordem", models.PositiveSmallIntegerField(verbose_name="ordem")),
                        (
                            "codigo",
                            models.SlugField(db_index=False, max_length=60, verbose_name="código"),
                        ),
                        ("texto", models.CharField(max_length=200, verbose_name="pergunta")),
                        (
                            "ajuda",
                            models.CharField(blank=True, max_length=300, verbose_name="ajuda"),
                        ),
                        (
                            "tipo",
                            models.CharField(
                                choices=[
                                    ("sim_nao", "Sim ou não"),
                                    ("escolha", "Uma escolha"),
                                    ("varias", "Várias escolhas"),
                                    ("numero", "Número"),
                                    ("texto", "Texto"),
                                    ("data", "Data"),
                                ],
                                max_length=7,
                                verbose_name="tipo",
                            ),
                        ),
                        (
                            "opcoes",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(max_length=80),
                                blank=True,
                                default=list,
                                size=None,
                                verbose_name="opções",
                            ),
                        ),
                        (
                            "obrigatoria",
                            models.BooleanField(default=False, verbose_name="obrigatória"),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.pergunta",
                            ),
                        ),
                        (
                            "secao",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.secao",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="SecaoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("ordem", models.PositiveSmallIntegerField(verbose_name="ordem")),
                        ("titulo", models.CharField(max_length=120, verbose_name="título")),
                        ("ajuda", models.TextField(blank=True, verbose_name="ajuda")),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.secao",
                            ),
                        ),
                        (
                            "produto",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.produto",
                            ),
                        ),
                        (
                            "questionario",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.questionario",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Uso",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "mes",
                            models.DateField(
                                help_text="O primeiro dia do mês.", verbose_name="mês"
                            ),
                        ),
                        ("volume", models.PositiveBigIntegerField(verbose_name="volume")),
                        (
                            "fonte",
                            models.CharField(
                                choices=[
                                    ("pagina", "Página do portal"),
                                    ("api", "API"),
                                    ("planilha", "Planilha"),
                                ],
                                max_length=8,
                                verbose_name="fonte",
                            ),
                        ),
                        (
                            "registrado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="registrado em"
                            ),
                        ),
                        (
                            "implantacao",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="usos",
                                to="identidade.implantacao",
                            ),
                        ),
                        (
                            "registrado_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "uso do mês",
                        "verbose_name_plural": "usos por mês",
                        "ordering": ["-mes", "implantacao"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_usoevent" ("fonte", "id", "implantacao_id", "mes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrado_em", "registrado_por_id", "volume") SELECT new_values."fonte", new_values."id", new_values."implantacao_id", new_values."mes", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."registrado_em", new_values."registrado_por_id", new_values."volume" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c89171280343ad605be51e82483f2987efc270c2",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_8447e",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_uso",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_usoevent" ("fonte", "id", "implantacao_id", "mes", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrado_em", "registrado_por_id", "volume") SELECT new_values."fonte", new_values."id", new_values."implantacao_id", new_values."mes", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."registrado_em", new_values."registrado_por_id", new_values."volume" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8073bc3fdb9ea17e5b8f85ac63e7f7e6faa8200c",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_6a91d",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_uso",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("implantacao", "mes"),
                                name="uso_um_por_mes",
                                violation_error_message="O volume deste mês já foi informado: corrija-o.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("mes__day", 1)),
                                name="uso_mes_comeca_no_dia_1",
                                violation_error_message="O mês se grava pelo primeiro dia dele.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="UsoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "mes",
                            models.DateField(
                                help_text="O primeiro dia do mês.", verbose_name="mês"
                            ),
                        ),
                        ("volume", models.PositiveBigIntegerField(verbose_name="volume")),
                        (
                            "fonte",
                            models.CharField(
                                choices=[
                                    ("pagina", "Página do portal"),
                                    ("api", "API"),
                                    ("planilha", "Planilha"),
                                ],
                                max_length=8,
                                verbose_name="fonte",
                            ),
                        ),
                        (
                            "registrado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="registrado em"
                            ),
                        ),
                        (
                            "implantacao",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.implantacao",
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.uso",
                            ),
                        ),
                        (
                            "registrado_por",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Verificacao",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "origem",
                            models.CharField(
                                choices=[("pedido", "A pedido"), ("rotina", "Rotina semanal")],
                                max_length=7,
                                verbose_name="origem",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("pedida", "Em andamento"), ("feita", "Feita")],
                                max_length=7,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "resultado",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("certa", "Tudo certo"),
                                    ("atencao", "Pede atenção"),
                                    ("falha", "Tem problema"),
                                ],
                                max_length=7,
                                verbose_name="resultado",
                            ),
                        ),
                        (
                            "resumo",
                            models.CharField(blank=True, max_length=300, verbose_name="resumo"),
                        ),
                        (
                            "itens",
                            models.JSONField(
                                blank=True, default=list, verbose_name="o que se conferiu"
                            ),
                        ),
                        (
                            "paradas",
                            models.JSONField(
                                blank=True, default=list, verbose_name="endereços visitados"
                            ),
                        ),
                        (
                            "pedida_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="pedida em"
                            ),
                        ),
                        (
                            "feita_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="feita em"),
                        ),
                        (
                            "reservada_ate",
                            models.DateTimeField(blank=True, editable=False, null=True),
                        ),
                        (
                            "tentativas",
                            models.PositiveSmallIntegerField(
                                default=0, editable=False, verbose_name="tentativas"
                            ),
                        ),
                        (
                            "implantacao",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="verificacoes",
                                to="identidade.implantacao",
                            ),
                        ),
                        (
                            "pedida_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "verificação automática",
                        "verbose_name_plural": "verificações automáticas",
                        "ordering": ["-pedida_em", "-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_verificacaoevent" ("feita_em", "id", "implantacao_id", "origem", "pedida_em", "pedida_por_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resultado", "resumo", "situacao") SELECT new_values."feita_em", new_values."id", new_values."implantacao_id", new_values."origem", new_values."pedida_em", new_values."pedida_por_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."resultado", new_values."resumo", new_values."situacao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1e747c866f31ab8127511cedde47c332ca2aa589",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_e8172",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="identidade_verificacao",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_verificacaoevent" ("feita_em", "id", "implantacao_id", "origem", "pedida_em", "pedida_por_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "resultado", "resumo", "situacao") SELECT new_values."feita_em", new_values."id", new_values."implantacao_id", new_values."origem", new_values."pedida_em", new_values."pedida_por_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."resultado", new_values."resumo", new_values."situacao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."feita_em" IS DISTINCT FROM (new_values."feita_em") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."implantacao_id" IS DISTINCT FROM (new_values."implantacao_id") OR old_values."origem" IS DISTINCT FROM (new_values."origem") OR old_values."pedida_em" IS DISTINCT FROM (new_values."pedida_em") OR old_values."pedida_por_id" IS DISTINCT FROM (new_values."pedida_por_id") OR old_values."resultado" IS DISTINCT FROM (new_values."resultado") OR old_values."resumo" IS DISTINCT FROM (new_values."resumo") OR old_values."situacao" IS DISTINCT FROM (new_values."situacao")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d4bd3492240a9a52d55da0b7b0446497ac268ff7",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3f933",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="identidade_verificacao",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                models.F("implantacao"),
                                models.OrderBy(models.F("pedida_em"), descending=True),
                                name="verificacao_da_implantacao",
                            ),
                            models.Index(
                                models.F("pedida_em"),
                                condition=models.Q(("situacao", "pedida")),
                                name="verificacao_por_fazer",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("situacao", "pedida")),
                                fields=("implantacao",),
                                name="verificacao_uma_por_vez",
                                violation_error_message="Já há uma verificação em andamento neste sistema.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("feita_em", None),
                                        ("resultado", ""),
                                        ("situacao", "pedida"),
                                    ),
                                    models.Q(
                                        ("feita_em__isnull", False),
                                        ("resultado__gt", ""),
                                        ("situacao", "feita"),
                                    ),
                                    _connector="OR",
                                ),
                                name="verificacao_feita_tem_resultado",
                                violation_error_message="Verificação feita tem data e resultado.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EvidenciaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "tipo",
                            models.CharField(
                                choices=[
                                    ("nota", "Descrição"),
                                    ("protocolo", "Número do protocolo"),
                                    ("data", "Data"),
                                    ("endereco", "Endereço na internet"),
                                    ("video", "Endereço do vídeo"),
                                    ("imagem", "Imagem"),
                                    ("pdf", "PDF"),
                                    ("decreto", "Decreto ou outro ato"),
                                    ("chave_pgp", "Chave PGP pública"),
                                    ("pdf_assinado", "PDF assinado pelo GOV.BR"),
                                    ("lista", "Lista de conferência"),
                                    ("verificacao", "Verificação automática sem problema"),
                                ],
                                max_length=12,
                                verbose_name="tipo",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("registrada", "Registrada"),
                                    ("em_conferencia", "Em conferência pela SGD"),
                                    ("aceita", "Aceita"),
                                    ("devolvida", "Devolvida"),
                                    ("retirada", "Retirada"),
                                ],
                                max_length=14,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "texto",
                            models.CharField(
                                blank=True, max_length=500, verbose_name="texto ou número"
                            ),
                        ),
                        ("data", models.DateField(blank=True, null=True, verbose_name="data")),
                        (
                            "url",
                            models.URLField(blank=True, max_length=500, verbose_name="endereço"),
                        ),
                        (
                            "impressao",
                            models.CharField(
                                blank=True, max_length=64, verbose_name="impressão digital da chave"
                            ),
                        ),
                        (
                            "vence_em",
                            models.DateField(
                                blank=True, null=True, verbose_name="a chave vale até"
                            ),
                        ),
                        (
                            "itens",
                            models.JSONField(
                                blank=True,
                                default=list,
                                help_text="Conferidos, ou o laudo da assinatura.",
                                verbose_name="itens",
                            ),
                        ),
                        (
                            "sem_rosto",
                            models.BooleanField(
                                default=False, verbose_name="declarou que a imagem não mostra rosto"
                            ),
                        ),
                        (
                            "enviada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="juntada em"
                            ),
                        ),
                        (
                            "conferida_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="conferida em"
                            ),
                        ),
                        (
                            "conferida_por",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "documento",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.documento",
                            ),
                        ),
                        (
                            "enviada_por",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.evidencia",
                            ),
                        ),
                        (
                            "passo",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.passo",
                            ),
                        ),
                        (
                            "verificacao",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.verificacao",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="VerificacaoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "origem",
                            models.CharField(
                                choices=[("pedido", "A pedido"), ("rotina", "Rotina semanal")],
                                max_length=7,
                                verbose_name="origem",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("pedida", "Em andamento"), ("feita", "Feita")],
                                max_length=7,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "resultado",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("certa", "Tudo certo"),
                                    ("atencao", "Pede atenção"),
                                    ("falha", "Tem problema"),
                                ],
                                max_length=7,
                                verbose_name="resultado",
                            ),
                        ),
                        (
                            "resumo",
                            models.CharField(blank=True, max_length=300, verbose_name="resumo"),
                        ),
                        (
                            "pedida_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="pedida em"
                            ),
                        ),
                        (
                            "feita_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="feita em"),
                        ),
                        (
                            "implantacao",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.implantacao",
                            ),
                        ),
                        (
                            "pedida_por",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.verificacao",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="VersaoPlano",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("numero", models.PositiveSmallIntegerField(verbose_name="versão")),
                        ("conteudo", models.JSONField(verbose_name="ações, como foram propostas")),
                        (
                            "motivo",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="por que o aditivo"
                            ),
                        ),
                        (
                            "proposta_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="proposta em"
                            ),
                        ),
                        (
                            "plano",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="versoes",
                                to="identidade.planoacao",
                            ),
                        ),
                        (
                            "proposta_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "versão do plano",
                        "verbose_name_plural": "versões do plano",
                        "ordering": ["plano", "-numero"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="versao_plano_so_acrescimo",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="73ce626b1da284fee27e8fe0ec491f4a8e6e4430",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_versao_plano_so_acrescimo_fb45e",
                                    table="identidade_versaoplano",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plano", "numero"),
                                name="versao_plano_numero_unico",
                                violation_error_message="Outra pessoa propôs esta versão antes.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PlanoAcaoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("rascunho", "Em rascunho"),
                                    ("proposto", "À espera de acordo"),
                                    ("acordado", "Acordado"),
                                    ("aditivo", "Acordado, com aditivo em rascunho"),
                                    (
                                        "aditivo_proposto",
                                        "Acordado, com aditivo à espera de acordo",
                                    ),
                                    ("encerrado", "Encerrado"),
                                ],
                                max_length=16,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "motivo_aditivo",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="por que o aditivo"
                            ),
                        ),
                        (
                            "iniciado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="começado em"
                            ),
                        ),
                        (
                            "acordado_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="acordado em"),
                        ),
                        (
                            "encerrado_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="encerrado em"
                            ),
                        ),
                        (
                            "reacao_em",
                            models.DateTimeField(
                                blank=True,
                                help_text="Escreveu, editou ou concordou.",
                                null=True,
                                verbose_name="última ação do ente em",
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "iniciado_por",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "pgh_context",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                to="pghistory.context",
                            ),
                        ),
                        (
                            "pgh_obj",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="events",
                                to="identidade.planoacao",
                            ),
                        ),
                        (
                            "vigente",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="identidade.versaoplano",
                                verbose_name="versão em vigor",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Acordo",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "lado",
                            models.CharField(
                                choices=[("ente", "Ente"), ("sgd", "SGD")],
                                max_length=4,
                                verbose_name="de que lado",
                            ),
                        ),
                        (
                            "em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="em"
                            ),
                        ),
                        (
                            "por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "versao",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="acordos",
                                to="identidade.versaoplano",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "acordo",
                        "ordering": ["versao", "em"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="acordo_so_acrescimo",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="3caa936433b97b44fedc65080c6024f5de8ef0a1",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_acordo_so_acrescimo_8c9e1",
                                    table="identidade_acordo",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("versao", "lado"),
                                name="acordo_um_por_lado",
                                violation_error_message="Este lado já concordou com esta versão.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("lado__in", ["ente", "sgd"])),
                                name="acordo_lado_conhecido",
                                violation_error_message="O acordo é do ente ou da SGD.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="VisitaPlano",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        (
                            "primeira_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                verbose_name="abriu pela primeira vez em",
                            ),
                        ),
                        (
                            "ultima_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                verbose_name="abriu pela última vez em",
                            ),
                        ),
                        (
                            "plano",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="visitas",
                                to="identidade.planoacao",
                            ),
                        ),
                        (
                            "usuario",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "visita ao plano",
                        "verbose_name_plural": "visitas ao plano",
                        "ordering": ["plano", "-ultima_em"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("plano", "usuario"),
                                name="visita_plano_uma_por_pessoa",
                                violation_error_message="Esta pessoa já tem a sua marca neste plano.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ultima_em__gte", models.F("primeira_em"))),
                                name="visita_plano_em_ordem",
                                violation_error_message="A última visita não vem antes da primeira.",
                            ),
                        ],
                    },
                ),
            ],
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION public.redegov_calcular_entes(codigos text[])\nRETURNS TABLE (ente_id text, esfera text, uf text, regiao text, faixa text, populacao integer,\n               populacao_ano smallint, populacao_fonte text, coortes varchar[], aderiu boolean,\n               aderiu_em date, pontos_focais smallint, implantacoes smallint, integrou boolean,\n               utiliza boolean)\nLANGUAGE sql STABLE AS $$\nSELECT e.codigo_ibge, e.esfera, e.uf, e.regiao,\n       CASE WHEN p.valor IS NULL THEN 'sem_dado'\n            WHEN p.valor <= 20000 THEN 'ate_20'\n            WHEN p.valor <= 50000 THEN 'de_20_a_50'\n            WHEN p.valor <= 100000 THEN 'de_50_a_100'\n            WHEN p.valor <= 300000 THEN 'de_100_a_300'\n            ELSE 'acima_de_300' END,\n       p.valor, p.ano, COALESCE(p.fonte, ''),\n       ARRAY(SELECT c.codigo FROM municipios_membro m JOIN municipios_coorte c ON c.id = m.coorte_id\n              WHERE m.ente_id = e.codigo_ibge AND m.saiu_em IS NULL ORDER BY c.codigo),\n       a.id IS NOT NULL, a.vigente_desde, f.abertos, i.implantacoes, i.integrou, i.utiliza\n  FROM unnest(codigos) AS k(codigo)\n  JOIN municipios_ente e ON e.codigo_ibge = k.codigo AND e.situacao = 'ativo'\n  LEFT JOIN LATERAL (\n       -- O ano mais novo; no mesmo ano, o censo antes da estimativa.\n       SELECT valor, ano, fonte FROM municipios_populacao\n        WHERE ente_id = e.codigo_ibge ORDER BY ano DESC, fonte LIMIT 1) p ON true\n  LEFT JOIN municipios_adesao a ON a.ente_id = e.codigo_ibge AND a.situacao = 'vigente'\n CROSS JOIN LATERAL (\n       SELECT count(*)::smallint AS abertos FROM municipios_pontofocal\n        WHERE ente_id = e.codigo_ibge AND situacao IN ('indicado', 'confirmado')) f\n CROSS JOIN LATERAL (\n       SELECT count(*)::smallint AS implantacoes,\n              COALESCE(bool_or(situacao IN ('em_producao', 'em_uso')), false) AS integrou,\n              COALESCE(bool_or(situacao = 'em_uso'), false) AS utiliza\n         FROM identidade_implantacao WHERE ente_id = e.codigo_ibge) i\n$$",
            reverse_sql="\nDROP FUNCTION public.redegov_calcular_entes",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION public.redegov_calcular_produtos(codigos text[])\nRETURNS TABLE (ente_id text, produto_id text, situacao text, implantacoes smallint,\n               integrou boolean, utiliza boolean)\nLANGUAGE sql STABLE AS $$\nSELECT e.codigo_ibge, i.produto_id, i.situacoes[i.mais_avancada], i.implantacoes,\n       i.mais_avancada >= 7, i.mais_avancada >= 8\n  FROM unnest(codigos) AS k(codigo)\n  JOIN municipios_ente e ON e.codigo_ibge = k.codigo AND e.situacao = 'ativo'\n CROSS JOIN LATERAL (\n       SELECT produto_id, o.situacoes, count(*)::smallint AS implantacoes,\n              max(array_position(o.situacoes, situacao::text)) AS mais_avancada\n         FROM identidade_implantacao,\n              (VALUES (ARRAY['suspensa', 'nao_iniciada', 'em_diagnostico', 'solicitada',\n                             'em_homologacao', 'homologada', 'em_producao', 'em_uso'])\n              ) AS o(situacoes)\n        WHERE ente_id = e.codigo_ibge GROUP BY produto_id, o.situacoes) i\n$$",
            reverse_sql="\nDROP FUNCTION public.redegov_calcular_produtos",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION public.redegov_cortes(regiao text, uf text, faixa text, coortes varchar[])\nRETURNS TABLE (dimensao text, chave text)\nLANGUAGE sql IMMUTABLE AS $$\nVALUES ('pais', 'BR'), ('regiao', regiao), ('uf', uf), ('faixa', faixa)\nUNION ALL SELECT 'coorte', unnest(coortes)\n$$",
            reverse_sql="\nDROP FUNCTION public.redegov_cortes",
        ),
        migrations.RunSQL(
            sql="\nCREATE TYPE public.redegov_soma AS (esfera text, regiao text, uf text, faixa text,\n                                    coortes varchar[], indicador text, entes bigint,\n                                    populacao bigint)",
            reverse_sql="DROP TYPE public.redegov_soma",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION public.redegov_somar(codigos text[])\nRETURNS SETOF redegov_soma LANGUAGE sql STABLE AS $$\nSELECT c.esfera, c.regiao, c.uf, c.faixa, c.coortes, i.indicador, count(*),\n       COALESCE(sum(c.populacao), 0)\n  FROM unnest(codigos) AS k(codigo)\n  JOIN identidade_consolidadoente c ON c.ente_id = k.codigo\n CROSS JOIN LATERAL (\n       SELECT v.indicador FROM (VALUES ('entes', true), ('aderiu', c.aderiu),\n                                       ('integrou', c.integrou), ('utiliza', c.utiliza),\n                                       ('populacao:' || c.populacao_ano || ':'\n                                        || c.populacao_fonte, c.populacao IS NOT NULL)\n                               ) AS v(indicador, vale) WHERE v.vale\n       UNION ALL\n       SELECT p.produto_id || ':' || v.indicador\n         FROM identidade_consolidadoproduto p\n        CROSS JOIN LATERAL (VALUES (p.situacao::text, true), ('integrou', p.integrou),\n                                   ('utiliza', p.utiliza)) AS v(indicador, vale)\n        WHERE p.ente_id = c.ente_id AND v.vale) i\n GROUP BY 1, 2, 3, 4, 5, 6\n$$",
            reverse_sql="\nDROP FUNCTION public.redegov_somar",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION public.redegov_espalhar(somas redegov_soma[])\nRETURNS TABLE (dimensao text, chave text, esfera text, indicador text, entes bigint,\n               populacao bigint)\nLANGUAGE sql IMMUTABLE AS $$\nSELECT d.dimensao, d.chave, s.esfera, s.indicador, sum(s.entes)::bigint, sum(s.populacao)::bigint\n  FROM unnest(somas) s CROSS JOIN LATERAL redegov_cortes(s.regiao, s.uf, s.faixa, s.coortes) d\n GROUP BY 1, 2, 3, 4\nHAVING sum(s.entes) <> 0 OR sum(s.populacao) <> 0\n ORDER BY 1, 2, 3, 4\n$$",
            reverse_sql="\nDROP FUNCTION public.redegov_espalhar",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION public.redegov_gravar_consolidados(codigos text[], agora timestamptz)\nRETURNS bigint LANGUAGE plpgsql AS $$\nDECLARE mudou bigint := 0; linhas bigint;\nBEGIN\n  DELETE FROM identidade_consolidadoproduto c\n   WHERE c.ente_id = ANY (codigos)\n     AND NOT EXISTS (SELECT FROM identidade_implantacao i\n                       JOIN municipios_ente e ON e.codigo_ibge = i.ente_id AND e.situacao = 'ativo'\n                      WHERE i.ente_id = c.ente_id AND i.produto_id = c.produto_id);\n  GET DIAGNOSTICS linhas = ROW_COUNT; mudou := mudou + linhas;\n  DELETE FROM identidade_consolidadoente c\n   WHERE c.ente_id = ANY (codigos)\n     AND NOT EXISTS (SELECT FROM municipios_ente e\n                      WHERE e.codigo_ibge = c.ente_id AND e.situacao = 'ativo');\n  GET DIAGNOSTICS linhas = ROW_COUNT; mudou := mudou + linhas;\n  INSERT INTO identidade_consolidadoente AS c\n         (ente_id, esfera, uf, regiao, faixa, populacao, populacao_ano, populacao_fonte, coortes,\n          aderiu, aderiu_em, pontos_focais, implantacoes, integrou, utiliza, calculado_em)\n  SELECT n.*, agora FROM redegov_calcular_entes(codigos) n\n  ON CONFLICT (ente_id) DO UPDATE SET\n         (esfera, uf, regiao, faixa, populacao, populacao_ano, populacao_fonte, coortes, aderiu,\n          aderiu_em, pontos_focais, implantacoes, integrou, utiliza, calculado_em)\n       = (EXCLUDED.esfera, EXCLUDED.uf, EXCLUDED.regiao, EXCLUDED.faixa, EXCLUDED.populacao,\n          EXCLUDED.populacao_ano, EXCLUDED.populacao_fonte, EXCLUDED.coortes, EXCLUDED.aderiu,\n          EXCLUDED.aderiu_em, EXCLUDED.pontos_focais, EXCLUDED.implantacoes, EXCLUDED.integrou,\n          EXCLUDED.utiliza, EXCLUDED.calculado_em)\n   WHERE (c.esfera, c.uf, c.regiao, c.faixa, c.populacao, c.populacao_ano, c.populacao_fonte,\n          c.coortes, c.aderiu, c.aderiu_em, c.pontos_focais, c.implantacoes, c.integrou, c.utiliza)\n         IS DISTINCT FROM\n         (EXCLUDED.esfera, EXCLUDED.uf, EXCLUDED.regiao, EXCLUDED.faixa, EXCLUDED.populacao,\n          EXCLUDED.populacao_ano, EXCLUDED.populacao_fonte, EXCLUDED.coortes, EXCLUDED.aderiu,\n          EXCLUDED.aderiu_em, EXCLUDED.pontos_focais, EXCLUDED.implantacoes, EXCLUDED.integrou,\n          EXCLUDED.utiliza);\n  GET DIAGNOSTICS linhas = ROW_COUNT; mudou := mudou + linhas;\n  INSERT INTO identidade_consolidadoproduto AS c\n         (ente_id, produto_id, situacao, implantacoes, integrou, utiliza)\n  SELECT n.* FROM redegov_calcular_produtos(codigos) n\n  ON CONFLICT (ente_id, produto_id) DO UPDATE SET\n         (situacao, implantacoes, integrou, utiliza)\n       = (EXCLUDED.situacao, EXCLUDED.implantacoes, EXCLUDED.integrou, EXCLUDED.utiliza)\n   WHERE (c.situacao, c.implantacoes, c.integrou, c.utiliza) IS DISTINCT FROM\n         (EXCLUDED.situacao, EXCLUDED.implantacoes, EXCLUDED.integrou, EXCLUDED.utiliza);\n  GET DIAGNOSTICS linhas = ROW_COUNT;\n  RETURN mudou + linhas;\nEND $$",
            reverse_sql="\nDROP FUNCTION public.redegov_gravar_consolidados",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION public.redegov_consolidar(codigos text[], agora timestamptz)\nRETURNS void LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan AS $$\nDECLARE antes redegov_soma[]; mudanca redegov_soma[];\nBEGIN\n  PERFORM pg_advisory_xact_lock(20190423);\n  antes := ARRAY(SELECT s FROM redegov_somar(codigos) s);\n  IF redegov_gravar_consolidados(codigos, agora) = 0 THEN RETURN; END IF;\n  mudanca := ARRAY(\n    SELECT ROW(s.esfera, s.regiao, s.uf, s.faixa, s.coortes, s.indicador, sum(s.entes),\n               sum(s.populacao))::redegov_soma\n      FROM (SELECT * FROM redegov_somar(codigos)\n            UNION ALL\n            SELECT a.esfera, a.regiao, a.uf, a.faixa, a.coortes, a.indicador, -a.entes,\n                   -a.populacao FROM unnest(antes) a) s\n     GROUP BY s.esfera, s.regiao, s.uf, s.faixa, s.coortes, s.indicador\n    HAVING sum(s.entes) <> 0 OR sum(s.populacao) <> 0);\n  INSERT INTO identidade_contagem AS c (dimensao, chave, esfera, indicador, entes, populacao)\n  SELECT * FROM redegov_espalhar(mudanca)\n  ON CONFLICT (dimensao, chave, esfera, indicador) DO UPDATE SET\n         entes = c.entes + EXCLUDED.entes, populacao = c.populacao + EXCLUDED.populacao;\nEND $$",
            reverse_sql="\nDROP FUNCTION public.redegov_consolidar",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION public.redegov_divergencias()\nRETURNS integer LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$\nDECLARE todos text[]; em_dia text[]; entes integer; produtos integer; contagens integer;\nBEGIN\n  todos := ARRAY(SELECT codigo_ibge FROM municipios_ente);\n  em_dia := ARRAY(SELECT codigo_ibge FROM municipios_ente e\n                   WHERE NOT EXISTS (SELECT FROM municipios_entependente p\n                                      WHERE p.ente_id = e.codigo_ibge));\n  SELECT count(*) INTO entes\n    FROM redegov_calcular_entes(em_dia) n\n    FULL JOIN (SELECT * FROM identidade_consolidadoente WHERE ente_id = ANY (em_dia)) c\n   USING (ente_id)\n   WHERE (c.esfera, c.uf, c.regiao, c.faixa, c.populacao, c.populacao_ano, c.populacao_fonte,\n          c.coortes, c.aderiu, c.aderiu_em, c.pontos_focais, c.implantacoes, c.integrou, c.utiliza)\n         IS DISTINCT FROM\n         (n.esfera, n.uf, n.regiao, n.faixa, n.populacao, n.populacao_ano, n.populacao_fonte,\n          n.coortes, n.aderiu, n.aderiu_em, n.pontos_focais, n.implantacoes, n.integrou, n.utiliza);\n  SELECT count(*) INTO produtos\n    FROM redegov_calcular_produtos(em_dia) n\n    FULL JOIN (SELECT * FROM identidade_consolidadoproduto WHERE ente_id = ANY (em_dia)) c\n   USING (ente_id, produto_id)\n   WHERE (c.situacao, c.implantacoes, c.integrou, c.utiliza) IS DISTINCT FROM\n         (n.situacao, n.implantacoes, n.integrou, n.utiliza);\n  SELECT count(*) INTO contagens\n    FROM redegov_espalhar(ARRAY(SELECT s FROM redegov_somar(todos) s)) n\n    FULL JOIN identidade_contagem c USING (dimensao, chave, esfera, indicador)\n   WHERE COALESCE(c.entes, 0) <> COALESCE(n.entes, 0)\n      OR COALESCE(c.populacao, 0) <> COALESCE(n.populacao, 0);\n  RETURN entes + produtos + contagens;\nEND $$",
            reverse_sql="\nDROP FUNCTION public.redegov_divergencias",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION public.redegov_reconstruir(agora timestamptz)\nRETURNS integer LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$\nDECLARE todos text[]; divergencias integer;\nBEGIN\n  PERFORM pg_advisory_xact_lock(20190423);\n  divergencias := redegov_divergencias();\n  todos := ARRAY(SELECT codigo_ibge FROM municipios_ente ORDER BY codigo_ibge);\n  PERFORM redegov_gravar_consolidados(todos, agora);\n  DELETE FROM identidade_contagem c\n   WHERE NOT EXISTS (SELECT FROM redegov_espalhar(ARRAY(SELECT s FROM redegov_somar(todos) s)) n\n                      WHERE (c.dimensao, c.chave, c.esfera, c.indicador)\n                          = (n.dimensao, n.chave, n.esfera, n.indicador));\n  MERGE INTO identidade_contagem c USING redegov_espalhar(ARRAY(SELECT s FROM redegov_somar(todos) s)) n\n     ON (c.dimensao, c.chave, c.esfera, c.indicador) = (n.dimensao, n.chave, n.esfera, n.indicador)\n   WHEN MATCHED AND (c.entes <> n.entes OR c.populacao <> n.populacao)\n        THEN UPDATE SET entes = n.entes, populacao = n.populacao\n   WHEN NOT MATCHED THEN INSERT (dimensao, chave, esfera, indicador, entes, populacao)\n        VALUES (n.dimensao, n.chave, n.esfera, n.indicador, n.entes, n.populacao);\n  RETURN divergencias;\nEND $$",
            reverse_sql="\nDROP FUNCTION public.redegov_reconstruir",
        ),
        migrations.RunSQL(
            sql="ALTER TABLE identidade_contagem SET (fillfactor = 50)",
            reverse_sql="ALTER TABLE identidade_contagem RESET (fillfactor)",
        ),
        migrations.RunSQL(
            sql="\nCREATE OR REPLACE FUNCTION public.redegov_calcular_entes(codigos text[])\nRETURNS TABLE (ente_id text, esfera text, uf text, regiao text, faixa text, populacao integer,\n               populacao_ano smallint, populacao_fonte text, coortes varchar[], aderiu boolean,\n               aderiu_em date, pontos_focais smallint, implantacoes smallint, integrou boolean,\n               utiliza boolean)\nLANGUAGE sql STABLE AS $$\nSELECT e.codigo_ibge, e.esfera, e.uf, e.regiao,\n       CASE WHEN p.valor IS NULL THEN 'sem_dado'\n            WHEN p.valor <= 20000 THEN 'ate_20'\n            WHEN p.valor <= 50000 THEN 'de_20_a_50'\n            WHEN p.valor <= 100000 THEN 'de_50_a_100'\n            WHEN p.valor <= 300000 THEN 'de_100_a_300'\n            ELSE 'acima_de_300' END,\n       p.valor, p.ano, COALESCE(p.fonte, ''),\n       ARRAY(SELECT c.codigo FROM municipios_membro m JOIN municipios_coorte c ON c.id = m.coorte_id\n              WHERE m.ente_id = e.codigo_ibge AND m.saiu_em IS NULL ORDER BY c.codigo),\n       a.id IS NOT NULL, a.vigente_desde, f.abertos, i.implantacoes, i.integrou, i.utiliza\n  FROM unnest(codigos) AS k(codigo)\n  JOIN municipios_ente e ON e.codigo_ibge = k.codigo AND e.situacao = 'ativo'\n  LEFT JOIN LATERAL (\n       -- O ano mais novo; no mesmo ano, o censo antes da estimativa.\n       SELECT valor, ano, fonte FROM municipios_populacao\n        WHERE ente_id = e.codigo_ibge ORDER BY ano DESC, fonte LIMIT 1) p ON true\n  LEFT JOIN municipios_adesao a ON a.ente_id = e.codigo_ibge AND a.situacao IN ('vigente', 'denunciada')\n CROSS JOIN LATERAL (\n       SELECT count(*)::smallint AS abertos FROM municipios_pontofocal\n        WHERE ente_id = e.codigo_ibge AND situacao IN ('indicado', 'confirmado')) f\n CROSS JOIN LATERAL (\n       SELECT count(*)::smallint AS implantacoes,\n              COALESCE(bool_or(situacao IN ('em_producao', 'em_uso')), false) AS integrou,\n              COALESCE(bool_or(situacao = 'em_uso'), false) AS utiliza\n         FROM identidade_implantacao WHERE ente_id = e.codigo_ibge) i\n$$",
            reverse_sql="",
        ),
        migrations.RunSQL(
            sql="\nCREATE OR REPLACE FUNCTION public.redegov_calcular_entes(codigos text[])\nRETURNS TABLE (ente_id text, esfera text, uf text, regiao text, faixa text, populacao integer,\n               populacao_ano smallint, populacao_fonte text, coortes varchar[], aderiu boolean,\n               aderiu_em date, pontos_focais smallint, implantacoes smallint, integrou boolean,\n               utiliza boolean)\nLANGUAGE sql STABLE AS $$\nSELECT e.codigo_ibge, e.esfera, e.uf, e.regiao,\n       CASE WHEN p.valor IS NULL THEN 'sem_dado'\n            WHEN p.valor <= 20000 THEN 'ate_20'\n            WHEN p.valor <= 50000 THEN 'de_20_a_50'\n            WHEN p.valor <= 100000 THEN 'de_50_a_100'\n            WHEN p.valor <= 300000 THEN 'de_100_a_300'\n            ELSE 'acima_de_300' END,\n       p.valor, p.ano, COALESCE(p.fonte, ''), COALESCE(m.coortes, '{}'),\n       a.id IS NOT NULL, a.vigente_desde, COALESCE(f.abertos, 0)::smallint,\n       COALESCE(i.implantacoes, 0)::smallint, COALESCE(i.integrou, false),\n       COALESCE(i.utiliza, false)\n  FROM municipios_ente e\n  LEFT JOIN (\n       -- O ano mais novo; no mesmo ano, o censo antes da estimativa.\n       SELECT DISTINCT ON (ente_id) ente_id, valor, ano, fonte FROM municipios_populacao\n        WHERE ente_id = ANY (codigos) ORDER BY ente_id, ano DESC, fonte) p\n    ON p.ente_id = e.codigo_ibge\n  LEFT JOIN (\n       SELECT m.ente_id, array_agg(c.codigo ORDER BY c.codigo) AS coortes\n         FROM municipios_membro m JOIN municipios_coorte c ON c.id = m.coorte_id\n        WHERE m.ente_id = ANY (codigos) AND m.saiu_em IS NULL GROUP BY m.ente_id) m\n    ON m.ente_id = e.codigo_ibge\n  LEFT JOIN municipios_adesao a\n    ON a.ente_id = e.codigo_ibge AND a.situacao IN ('vigente', 'denunciada')\n  LEFT JOIN (\n       SELECT ente_id, count(*) AS abertos FROM municipios_pontofocal\n        WHERE ente_id = ANY (codigos) AND situacao IN ('indicado', 'confirmado')\n        GROUP BY ente_id) f\n    ON f.ente_id = e.codigo_ibge\n  LEFT JOIN (\n       SELECT ente_id, count(*) AS implantacoes,\n              bool_or(situacao IN ('em_producao', 'em_uso')) AS integrou,\n              bool_or(situacao = 'em_uso') AS utiliza\n         FROM identidade_implantacao WHERE ente_id = ANY (codigos) GROUP BY ente_id) i\n    ON i.ente_id = e.codigo_ibge\n WHERE e.codigo_ibge = ANY (codigos) AND e.situacao = 'ativo'\n$$",
            reverse_sql="",
        ),
        migrations.RunSQL(
            sql="\nCREATE OR REPLACE FUNCTION public.redegov_calcular_produtos(codigos text[])\nRETURNS TABLE (ente_id text, produto_id text, situacao text, implantacoes smallint,\n               integrou boolean, utiliza boolean)\nLANGUAGE sql STABLE AS $$\nSELECT i.ente_id, i.produto_id, o.situacoes[i.mais_avancada], i.implantacoes,\n       i.mais_avancada >= 7, i.mais_avancada >= 8\n  FROM (VALUES (ARRAY['suspensa', 'nao_iniciada', 'em_diagnostico', 'solicitada',\n                      'em_homologacao', 'homologada', 'em_producao', 'em_uso'])) AS o(situacoes)\n CROSS JOIN LATERAL (\n       SELECT ente_id, produto_id, count(*)::smallint AS implantacoes,\n              max(array_position(o.situacoes, situacao::text)) AS mais_avancada\n         FROM identidade_implantacao WHERE ente_id = ANY (codigos)\n        GROUP BY ente_id, produto_id) i\n  JOIN municipios_ente e ON e.codigo_ibge = i.ente_id AND e.situacao = 'ativo'\n$$",
            reverse_sql="",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION public.redegov_fichas_diferentes(codigos text[])\nRETURNS TABLE (ente_id text, linhas bigint)\nLANGUAGE sql STABLE AS $$\nSELECT d.ente_id, count(*) FROM (\n  SELECT ente_id FROM redegov_calcular_entes(codigos) n\n    FULL JOIN (SELECT * FROM identidade_consolidadoente WHERE ente_id = ANY (codigos)) c\n   USING (ente_id)\n   WHERE (c.esfera, c.uf, c.regiao, c.faixa, c.populacao, c.populacao_ano, c.populacao_fonte,\n          c.coortes, c.aderiu, c.aderiu_em, c.pontos_focais, c.implantacoes, c.integrou, c.utiliza)\n         IS DISTINCT FROM\n         (n.esfera, n.uf, n.regiao, n.faixa, n.populacao, n.populacao_ano, n.populacao_fonte,\n          n.coortes, n.aderiu, n.aderiu_em, n.pontos_focais, n.implantacoes, n.integrou, n.utiliza)\n  UNION ALL\n  SELECT ente_id FROM redegov_calcular_produtos(codigos) n\n    FULL JOIN (SELECT * FROM identidade_consolidadoproduto WHERE ente_id = ANY (codigos)) c\n   USING (ente_id, produto_id)\n   WHERE (c.situacao, c.implantacoes, c.integrou, c.utiliza) IS DISTINCT FROM\n         (n.situacao, n.implantacoes, n.integrou, n.utiliza)) d\n GROUP BY d.ente_id\n$$",
            reverse_sql="",
        ),
        migrations.RunSQL(
            sql="\nCREATE FUNCTION public.redegov_contagens_diferentes(somas redegov_soma[])\nRETURNS bigint LANGUAGE sql STABLE AS $$\nSELECT count(*) FROM redegov_espalhar(somas) n\n  FULL JOIN identidade_contagem c USING (dimensao, chave, esfera, indicador)\n WHERE COALESCE(c.entes, 0) <> COALESCE(n.entes, 0)\n    OR COALESCE(c.populacao, 0) <> COALESCE(n.populacao, 0)\n$$",
            reverse_sql="",
        ),
        migrations.RunSQL(
            sql="\nCREATE OR REPLACE FUNCTION public.redegov_divergencias()\nRETURNS integer LANGUAGE plpgsql STABLE SET plan_cache_mode = force_custom_plan AS $$\nDECLARE em_dia text[]; fichas bigint;\nBEGIN\n  em_dia := ARRAY(SELECT codigo_ibge FROM municipios_ente e\n                   WHERE NOT EXISTS (SELECT FROM municipios_entependente p\n                                      WHERE p.ente_id = e.codigo_ibge));\n  SELECT COALESCE(sum(linhas), 0) INTO fichas FROM redegov_fichas_diferentes(em_dia);\n  RETURN fichas + redegov_contagens_diferentes(\n    ARRAY(SELECT s FROM redegov_somar(ARRAY(SELECT codigo_ibge FROM municipios_ente)) s));\nEND $$",
            reverse_sql="",
        ),
        migrations.RunSQL(
            sql="\nCREATE OR REPLACE FUNCTION public.redegov_reconstruir(agora timestamptz)\nRETURNS integer LANGUAGE plpgsql SET plan_cache_mode = force_custom_plan AS $$\nDECLARE todos text[]; diferentes text[]; somas redegov_soma[]; fichas bigint; contagens bigint;\nBEGIN\n  PERFORM pg_advisory_xact_lock(20190423);\n  todos := ARRAY(SELECT codigo_ibge FROM municipios_ente ORDER BY codigo_ibge);\n  SELECT array_agg(d.ente_id), COALESCE(sum(d.linhas) FILTER (WHERE p.ente_id IS NULL), 0)\n    INTO diferentes, fichas\n    FROM redegov_fichas_diferentes(todos) d\n    LEFT JOIN (SELECT DISTINCT ente_id FROM municipios_entependente) p USING (ente_id);\n  somas := ARRAY(SELECT s FROM redegov_somar(todos) s);\n  contagens := redegov_contagens_diferentes(somas);\n  IF diferentes IS NOT NULL THEN\n    PERFORM redegov_gravar_consolidados(diferentes, agora);\n    somas := ARRAY(SELECT s FROM redegov_somar(todos) s);\n  END IF;\n  IF contagens > 0 OR diferentes IS NOT NULL THEN\n    DELETE FROM identidade_contagem c\n     WHERE NOT EXISTS (SELECT FROM redegov_espalhar(somas) n\n                        WHERE (c.dimensao, c.chave, c.esfera, c.indicador)\n                            = (n.dimensao, n.chave, n.esfera, n.indicador));\n    MERGE INTO identidade_contagem c USING redegov_espalhar(somas) n\n       ON (c.dimensao, c.chave, c.esfera, c.indicador)\n        = (n.dimensao, n.chave, n.esfera, n.indicador)\n     WHEN MATCHED AND (c.entes <> n.entes OR c.populacao <> n.populacao)\n          THEN UPDATE SET entes = n.entes, populacao = n.populacao\n     WHEN NOT MATCHED THEN INSERT (dimensao, chave, esfera, indicador, entes, populacao)\n          VALUES (n.dimensao, n.chave, n.esfera, n.indicador, n.entes, n.populacao);\n  END IF;\n  RETURN fichas + contagens;\nEND $$",
            reverse_sql="",
        ),
    ]
