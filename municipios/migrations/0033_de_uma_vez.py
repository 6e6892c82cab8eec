# Junta as de antes: docs/adr/0009-banco-vazio-de-uma-vez.md

import datetime
import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.operations
import django.core.validators
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.datetime
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import phonenumber_field.modelfields
from django.conf import settings
from django.db import migrations, models

import municipios.migrations._tabelas
import municipios.models.periodo
import municipios.validators


class Migration(migrations.Migration):
    replaces = [
        ("municipios", "0001_inicial"),
        ("municipios", "0002_notificacao_envio_comecou_em"),
        ("municipios", "0004_denuncia_da_adesao"),
        ("municipios", "0005_tipo_de_importacao_csv"),
        ("municipios", "0006_adesao_uma_em_vigor"),
        ("municipios", "0007_importacao_pela_pagina"),
        ("municipios", "0008_historico_encadeado"),
        ("municipios", "0009_termo_de_adesao"),
        ("municipios", "0010_mensagem"),
        ("municipios", "0011_historico_pelo_indice"),
        ("municipios", "0012_assinatura_atestada"),
        ("municipios", "0013_campanha_de_reconfirmacao"),
        ("municipios", "0014_origem_do_historico"),
        ("municipios", "0015_revogados_e_validacao"),
        ("municipios", "0016_feriado"),
        ("municipios", "0017_email_oficial_do_ente"),
        ("municipios", "0018_evento"),
        ("municipios", "0019_inscricao"),
        ("municipios", "0020_comparacao_de_termo"),
        ("municipios", "0021_encerramento_de_campanha"),
        ("municipios", "0022_importacao_de_usos"),
        ("municipios", "0023_ancora_assinada"),
        ("municipios", "0024_contra_assinatura"),
        ("municipios", "0025_decisao_diz_o_que_fazer"),
        ("municipios", "0026_nova_assinatura"),
        ("municipios", "0027_pedido_autoridade"),
        ("municipios", "0028_presenca"),
        ("municipios", "0029_um_atesto"),
        ("municipios", "0030_anotacao"),
        ("municipios", "0031_hub"),
        ("municipios", "0032_conferencia_da_indicacao"),
    ]

    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        django.contrib.postgres.operations.BtreeGistExtension(),
        django.contrib.postgres.operations.TrigramExtension(),
        django.contrib.postgres.operations.UnaccentExtension(),
        migrations.RunSQL(
            sql="\nCREATE OR REPLACE FUNCTION public.redegov_normalizar(texto text) RETURNS text\nLANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$\n  SELECT regexp_replace(\n    regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, texto)), '[-/]', ' ', 'g'),\n    '[^a-z0-9 ]', '', 'g')\n$$;\n",
            reverse_sql="DROP FUNCTION public.redegov_normalizar(text)",
        ),
        municipios.migrations._tabelas.CriarTabelas(
            tabelas=[
                migrations.CreateModel(
                    name="Ancora",
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
                        ("dia", models.DateField(unique=True, verbose_name="dia")),
                        ("atos", models.PositiveBigIntegerField(verbose_name="atos até aqui")),
                        (
                            "ate",
                            models.PositiveBigIntegerField(verbose_name="número do último ato"),
                        ),
                        (
                            "anterior",
                            models.CharField(
                                blank=True, max_length=64, verbose_name="elo anterior"
                            ),
                        ),
                        ("elo", models.CharField(max_length=64, unique=True, verbose_name="elo")),
                        ("conteudo", models.TextField(verbose_name="conteúdo")),
                        (
                            "feita_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="feita em"),
                        ),
                        (
                            "assinatura",
                            models.CharField(
                                blank=True,
                                help_text="Dos bytes do conteúdo; vazia se não havia chave para assinar.",
                                max_length=88,
                                verbose_name="assinatura (Ed25519, base64)",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "âncora do histórico",
                        "verbose_name_plural": "âncoras do histórico",
                        "ordering": ["-dia"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="so_acrescimo",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="d81cfa75ff7567ee5ef065ce6dc0721b84c606fd",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_so_acrescimo_ddf1d",
                                    table="municipios_ancora",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="nao_se_esvazia",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'A tabela % não se esvazia.', TG_TABLE_NAME;",
                                    hash="33c1cce2a7e3e373acd6e2cd21e1b8c0035effb7",
                                    level="STATEMENT",
                                    operation="TRUNCATE",
                                    pgid="pgtrigger_nao_se_esvazia_167bf",
                                    table="municipios_ancora",
                                    when="BEFORE",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Autoridade",
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
                            "cpf",
                            models.CharField(
                                blank=True,
                                max_length=11,
                                validators=[municipios.validators.validar_cpf],
                                verbose_name="CPF",
                            ),
                        ),
                        (
                            "cargo",
                            models.CharField(
                                help_text="Prefeita, prefeito, governador…",
                                max_length=60,
                                verbose_name="cargo",
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="e-mail institucional"
                            ),
                        ),
                        (
                            "condicao",
                            models.CharField(
                                choices=[("titular", "Titular"), ("em_exercicio", "Em exercício")],
                                default="titular",
                                max_length=12,
                                verbose_name="condição",
                            ),
                        ),
                        ("inicio", models.DateField(verbose_name="início do mandato ou exercício")),
                        (
                            "fim",
                            models.DateField(
                                blank=True,
                                help_text="Último dia, inclusive.",
                                null=True,
                                verbose_name="fim",
                            ),
                        ),
                        (
                            "ato",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="ato (posse, diploma, transmissão)",
                            ),
                        ),
                        (
                            "fim_tratado_em",
                            models.DateTimeField(
                                blank=True,
                                editable=False,
                                help_text="Quando a rotina tirou as consequências do fim do mandato; uma vez só.",
                                null=True,
                                verbose_name="consequências do fim em",
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
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="autoridades",
                                to="municipios.ente",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "autoridade",
                        "ordering": ["ente", "-inicio", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_autoridadeevent" ("ato", "cargo", "condicao", "cpf", "documento_id", "email", "ente_id", "fim", "fim_tratado_em", "id", "inicio", "nome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."ato", new_values."cargo", new_values."condicao", new_values."cpf", new_values."documento_id", new_values."email", new_values."ente_id", new_values."fim", new_values."fim_tratado_em", new_values."id", new_values."inicio", new_values."nome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="e836fa969c4caa58d1dd00c9929b050c9d9115f9",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_7a54a",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_autoridade",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_autoridadeevent" ("ato", "cargo", "condicao", "cpf", "documento_id", "email", "ente_id", "fim", "fim_tratado_em", "id", "inicio", "nome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."ato", new_values."cargo", new_values."condicao", new_values."cpf", new_values."documento_id", new_values."email", new_values."ente_id", new_values."fim", new_values."fim_tratado_em", new_values."id", new_values."inicio", new_values."nome", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1fe8443c810935ea60c5664e6253875ea437d0d7",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c9a19",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_autoridade",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            django.contrib.postgres.constraints.ExclusionConstraint(
                                expressions=[
                                    ("ente", "="),
                                    ("condicao", "="),
                                    (
                                        municipios.models.periodo.PeriodoFechado("inicio", "fim"),
                                        "&&",
                                    ),
                                ],
                                name="autoridade_uma_por_vez",
                                violation_error_message="Já há autoridade deste ente, nesta condição, nesses dias.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fim__isnull", True),
                                    ("fim__gte", models.F("inicio")),
                                    _connector="OR",
                                ),
                                name="autoridade_datas_em_ordem",
                                violation_error_message="O fim não pode ser antes do início.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cpf", ""), ("cpf__regex", "^[0-9]{11}$"), _connector="OR"
                                ),
                                name="autoridade_cpf_compacto",
                                violation_error_message="O CPF deve ter 11 números.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("condicao", "em_exercicio"), _negated=True),
                                    models.Q(("ato", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="autoridade_em_exercicio_tem_ato",
                                violation_error_message="Informe o ato que pôs a pessoa em exercício.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MotivoDiligencia",
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
                        ("campo", models.CharField(max_length=60, verbose_name="sobre")),
                        ("texto", models.TextField(verbose_name="texto")),
                    ],
                    options={
                        "verbose_name": "motivo de diligência",
                        "verbose_name_plural": "motivos de diligência",
                        "ordering": ["campo", "codigo"],
                    },
                ),
                migrations.CreateModel(
                    name="Usuario",
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
                        ("password", models.CharField(max_length=128, verbose_name="password")),
                        (
                            "last_login",
                            models.DateTimeField(blank=True, null=True, verbose_name="last login"),
                        ),
                        (
                            "is_superuser",
                            models.BooleanField(
                                default=False,
                                help_text="Designates that this user has all permissions without explicitly assigning them.",
                                verbose_name="superuser status",
                            ),
                        ),
                        (
                            "identificador",
                            models.CharField(
                                help_text="Da equipe, o e-mail institucional; de quem entra pelo GOV.BR, um código sorteado.",
                                max_length=254,
                                unique=True,
                                verbose_name="identificador",
                            ),
                        ),
                        ("nome", models.CharField(max_length=200, verbose_name="nome")),
                        (
                            "nome_social",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="nome social"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(blank=True, max_length=254, verbose_name="e-mail"),
                        ),
                        (
                            "cpf",
                            models.CharField(
                                blank=True,
                                max_length=11,
                                null=True,
                                unique=True,
                                validators=[municipios.validators.validar_cpf],
                                verbose_name="CPF",
                            ),
                        ),
                        (
                            "nivel_conta",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("bronze", "Bronze"),
                                    ("prata", "Prata"),
                                    ("ouro", "Ouro"),
                                ],
                                max_length=6,
                                verbose_name="nível da conta GOV.BR",
                            ),
                        ),
                        (
                            "is_staff",
                            models.BooleanField(default=False, verbose_name="é da equipe da SGD"),
                        ),
                        ("is_active", models.BooleanField(default=True, verbose_name="ativo")),
                        (
                            "criado_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="criado em"),
                        ),
                        (
                            "groups",
                            models.ManyToManyField(
                                blank=True,
                                help_text="The groups this user belongs to. A user will get all permissions granted to each of their groups.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.group",
                                verbose_name="groups",
                            ),
                        ),
                        (
                            "user_permissions",
                            models.ManyToManyField(
                                blank=True,
                                help_text="Specific permissions for this user.",
                                related_name="user_set",
                                related_query_name="user",
                                to="auth.permission",
                                verbose_name="user permissions",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "usuário",
                        "ordering": ["nome", "pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cpf__isnull", True),
                                    ("cpf__regex", "^[0-9]{11}$"),
                                    _connector="OR",
                                ),
                                name="usuario_cpf_compacto",
                                violation_error_message="O CPF deve ter 11 números.",
                            ),
                            models.UniqueConstraint(
                                django.db.models.functions.text.Lower("identificador"),
                                name="usuario_identificador_unico",
                                violation_error_message="Já existe um usuário com este identificador.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Adesao",
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
                                    ("rascunho", "Rascunho"),
                                    ("aguardando_assinatura", "Aguardando assinatura"),
                                    ("aguardando_sgd", "Aguardando a assinatura da SGD"),
                                    ("assinada", "Assinada"),
                                    ("em_analise", "Em análise"),
                                    ("em_diligencia", "Em diligência"),
                                    ("vigente", "Vigente"),
                                    ("denunciada", "Denunciada"),
                                    ("encerrada", "Encerrada"),
                                    ("substituida", "Substituída"),
                                ],
                                default="rascunho",
                                max_length=22,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "origem",
                            models.CharField(
                                choices=[
                                    ("portal", "Assinada no portal"),
                                    ("anterior", "Assinada fora do portal e registrada pela SGD"),
                                ],
                                max_length=8,
                                verbose_name="origem",
                            ),
                        ),
                        (
                            "assinada_em",
                            models.DateField(blank=True, null=True, verbose_name="assinada em"),
                        ),
                        (
                            "vigente_desde",
                            models.DateField(blank=True, null=True, verbose_name="em vigor desde"),
                        ),
                        (
                            "signatario_nome",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="quem assinou"
                            ),
                        ),
                        (
                            "signatario_cpf",
                            models.CharField(
                                blank=True, max_length=11, verbose_name="CPF de quem assinou"
                            ),
                        ),
                        (
                            "signatario_cargo",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="cargo de quem assinou"
                            ),
                        ),
                        (
                            "dou_data",
                            models.DateField(blank=True, null=True, verbose_name="data no DOU"),
                        ),
                        (
                            "dou_link",
                            models.URLField(blank=True, max_length=500, verbose_name="link do DOU"),
                        ),
                        (
                            "numero_sei",
                            models.CharField(
                                blank=True, max_length=30, verbose_name="processo SEI"
                            ),
                        ),
                        (
                            "denuncia_efeito_em",
                            models.DateField(
                                blank=True, null=True, verbose_name="efeito da denúncia em"
                            ),
                        ),
                        (
                            "registrada_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="registrada em"),
                        ),
                        (
                            "denunciada_em",
                            models.DateField(blank=True, null=True, verbose_name="denunciada em"),
                        ),
                        (
                            "dados",
                            models.JSONField(
                                blank=True, default=dict, verbose_name="dados para o termo"
                            ),
                        ),
                        (
                            "tipo_assinatura",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("avancada", "Avançada (GOV.BR)"),
                                    ("qualificada", "Qualificada (ICP-Brasil)"),
                                    ("manuscrita", "Manuscrita, em papel"),
                                ],
                                max_length=11,
                                verbose_name="tipo da assinatura",
                            ),
                        ),
                        (
                            "versao",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="versão do rascunho"
                            ),
                        ),
                        (
                            "registrada_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adesoes_registradas",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "responsavel",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adesoes_em_analise",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="quem analisa",
                            ),
                        ),
                        (
                            "substitui",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="substituida_por",
                                to="municipios.adesao",
                            ),
                        ),
                        (
                            "autoridade",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adesoes",
                                to="municipios.autoridade",
                            ),
                        ),
                        (
                            "denuncia_documento",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipios.documento",
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
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="adesoes",
                                to="municipios.ente",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "adesão",
                        "verbose_name_plural": "adesões",
                        "ordering": ["-registrada_em", "-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_adesaoevent" ("assinada_em", "autoridade_id", "dados", "denuncia_documento_id", "denuncia_efeito_em", "denunciada_em", "documento_id", "dou_data", "dou_link", "ente_id", "id", "numero_sei", "origem", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrada_em", "registrada_por_id", "responsavel_id", "signatario_cargo", "signatario_cpf", "signatario_nome", "situacao", "substitui_id", "tipo_assinatura", "versao", "vigente_desde") SELECT new_values."assinada_em", new_values."autoridade_id", new_values."dados", new_values."denuncia_documento_id", new_values."denuncia_efeito_em", new_values."denunciada_em", new_values."documento_id", new_values."dou_data", new_values."dou_link", new_values."ente_id", new_values."id", new_values."numero_sei", new_values."origem", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."registrada_em", new_values."registrada_por_id", new_values."responsavel_id", new_values."signatario_cargo", new_values."signatario_cpf", new_values."signatario_nome", new_values."situacao", new_values."substitui_id", new_values."tipo_assinatura", new_values."versao", new_values."vigente_desde" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7020e7f0ae6bfd3b7e0e5baf3eb32385b307d3db",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_ba09f",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_adesao",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_adesaoevent" ("assinada_em", "autoridade_id", "dados", "denuncia_documento_id", "denuncia_efeito_em", "denunciada_em", "documento_id", "dou_data", "dou_link", "ente_id", "id", "numero_sei", "origem", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrada_em", "registrada_por_id", "responsavel_id", "signatario_cargo", "signatario_cpf", "signatario_nome", "situacao", "substitui_id", "tipo_assinatura", "versao", "vigente_desde") SELECT new_values."assinada_em", new_values."autoridade_id", new_values."dados", new_values."denuncia_documento_id", new_values."denuncia_efeito_em", new_values."denunciada_em", new_values."documento_id", new_values."dou_data", new_values."dou_link", new_values."ente_id", new_values."id", new_values."numero_sei", new_values."origem", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."registrada_em", new_values."registrada_por_id", new_values."responsavel_id", new_values."signatario_cargo", new_values."signatario_cpf", new_values."signatario_nome", new_values."situacao", new_values."substitui_id", new_values."tipo_assinatura", new_values."versao", new_values."vigente_desde" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0cfd49ed992f88603fde78e6286697dc0c49ada3",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_89d3a",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_adesao",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                models.F("situacao"), models.F("ente"), name="adesao_situacao_ente"
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("situacao", "vigente"), _negated=True),
                                    models.Q(
                                        ("assinada_em__isnull", False),
                                        ("vigente_desde__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="adesao_vigente_tem_datas",
                                violation_error_message="Adesão em vigor precisa das datas de assinatura e vigência.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("situacao", "denunciada"), _negated=True),
                                    ("denuncia_efeito_em__isnull", False),
                                    _connector="OR",
                                ),
                                name="adesao_denunciada_tem_efeito",
                                violation_error_message="A denúncia precisa da data em que faz efeito.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("situacao__in", ("vigente", "denunciada"))),
                                fields=("ente",),
                                name="adesao_uma_em_vigor_por_ente",
                                violation_error_message="Este ente já tem adesão em vigor.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    (
                                        "situacao__in",
                                        (
                                            "rascunho",
                                            "aguardando_assinatura",
                                            "aguardando_sgd",
                                            "assinada",
                                            "em_analise",
                                            "em_diligencia",
                                        ),
                                    )
                                ),
                                fields=("ente",),
                                name="adesao_uma_em_preparacao_por_ente",
                                violation_error_message="Este ente já tem uma adesão em preparação.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Assinatura",
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
                                    ("portal", "Assinada no portal, com o GOV.BR"),
                                    ("envio", "Assinada fora e enviada"),
                                    ("papel", "Em papel, atestada pela SGD"),
                                ],
                                max_length=6,
                                verbose_name="via",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("iniciada", "Esperando o GOV.BR"),
                                    ("recebida", "Na fila da conferência"),
                                    ("conferindo", "Sendo conferida"),
                                    ("atestada", "Atestada, à espera da segunda pessoa"),
                                    ("aceita", "Aceita"),
                                    ("recusada", "Recusada"),
                                    ("abandonada", "Não concluída"),
                                ],
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "estado_hash",
                            models.CharField(blank=True, editable=False, max_length=64),
                        ),
                        ("pkcs7", models.BinaryField(null=True)),
                        (
                            "nome_original",
                            models.CharField(
                                blank=True, max_length=255, verbose_name="nome do arquivo"
                            ),
                        ),
                        (
                            "arquivo",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="arquivo assinado"
                            ),
                        ),
                        (
                            "sha256",
                            models.CharField(
                                blank=True, max_length=64, verbose_name="SHA-256 do arquivo"
                            ),
                        ),
                        (
                            "arquivo_p7s",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="assinatura destacada"
                            ),
                        ),
                        ("laudo", models.JSONField(blank=True, default=list, verbose_name="laudo")),
                        (
                            "recusa",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="motivo da recusa"
                            ),
                        ),
                        (
                            "tipo",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("avancada", "Avançada (GOV.BR)"),
                                    ("qualificada", "Qualificada (ICP-Brasil)"),
                                    ("manuscrita", "Manuscrita, em papel"),
                                ],
                                max_length=11,
                                verbose_name="tipo",
                            ),
                        ),
                        (
                            "signatario_nome",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="quem assinou"
                            ),
                        ),
                        (
                            "signatario_cpf",
                            models.CharField(
                                blank=True, max_length=11, verbose_name="CPF de quem assinou"
                            ),
                        ),
                        (
                            "assinada_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="hora da assinatura"
                            ),
                        ),
                        (
                            "certificados",
                            models.TextField(blank=True, verbose_name="certificados (PEM)"),
                        ),
                        (
                            "iniciada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="iniciada em"
                            ),
                        ),
                        (
                            "conferida_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="conferida em"
                            ),
                        ),
                        ("reservada_ate", models.DateTimeField(editable=False, null=True)),
                        (
                            "tentativas",
                            models.PositiveSmallIntegerField(default=0, verbose_name="tentativas"),
                        ),
                        (
                            "ordem",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "Autoridade do ente"), (2, "SGD")],
                                default=1,
                                verbose_name="quem assina",
                            ),
                        ),
                        (
                            "adesao",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assinaturas",
                                to="municipios.adesao",
                            ),
                        ),
                        (
                            "por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assinaturas",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "termo",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="assinaturas",
                                to="municipios.termo",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "tentativa de assinatura",
                        "verbose_name_plural": "tentativas de assinatura",
                        "ordering": ["-iniciada_em", "-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_assinaturaevent" ("adesao_id", "arquivo", "arquivo_p7s", "assinada_em", "certificados", "conferida_em", "id", "iniciada_em", "laudo", "nome_original", "ordem", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "por_id", "recusa", "reservada_ate", "sha256", "signatario_cpf", "signatario_nome", "situacao", "tentativas", "termo_id", "tipo", "via") SELECT new_values."adesao_id", new_values."arquivo", new_values."arquivo_p7s", new_values."assinada_em", new_values."certificados", new_values."conferida_em", new_values."id", new_values."iniciada_em", new_values."laudo", new_values."nome_original", new_values."ordem", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."por_id", new_values."recusa", new_values."reservada_ate", new_values."sha256", new_values."signatario_cpf", new_values."signatario_nome", new_values."situacao", new_values."tentativas", new_values."termo_id", new_values."tipo", new_values."via" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0c4b20249ccba84ce083bebaa169ce75ad83b00e",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_fbe37",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_assinatura",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_assinaturaevent" ("adesao_id", "arquivo", "arquivo_p7s", "assinada_em", "certificados", "conferida_em", "id", "iniciada_em", "laudo", "nome_original", "ordem", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "por_id", "recusa", "reservada_ate", "sha256", "signatario_cpf", "signatario_nome", "situacao", "tentativas", "termo_id", "tipo", "via") SELECT new_values."adesao_id", new_values."arquivo", new_values."arquivo_p7s", new_values."assinada_em", new_values."certificados", new_values."conferida_em", new_values."id", new_values."iniciada_em", new_values."laudo", new_values."nome_original", new_values."ordem", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."por_id", new_values."recusa", new_values."reservada_ate", new_values."sha256", new_values."signatario_cpf", new_values."signatario_nome", new_values."situacao", new_values."tentativas", new_values."termo_id", new_values."tipo", new_values."via" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."adesao_id" IS DISTINCT FROM (new_values."adesao_id") OR old_values."arquivo" IS DISTINCT FROM (new_values."arquivo") OR old_values."arquivo_p7s" IS DISTINCT FROM (new_values."arquivo_p7s") OR old_values."assinada_em" IS DISTINCT FROM (new_values."assinada_em") OR old_values."certificados" IS DISTINCT FROM (new_values."certificados") OR old_values."conferida_em" IS DISTINCT FROM (new_values."conferida_em") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."iniciada_em" IS DISTINCT FROM (new_values."iniciada_em") OR old_values."laudo" IS DISTINCT FROM (new_values."laudo") OR old_values."nome_original" IS DISTINCT FROM (new_values."nome_original") OR old_values."ordem" IS DISTINCT FROM (new_values."ordem") OR old_values."por_id" IS DISTINCT FROM (new_values."por_id") OR old_values."recusa" IS DISTINCT FROM (new_values."recusa") OR old_values."reservada_ate" IS DISTINCT FROM (new_values."reservada_ate") OR old_values."sha256" IS DISTINCT FROM (new_values."sha256") OR old_values."signatario_cpf" IS DISTINCT FROM (new_values."signatario_cpf") OR old_values."signatario_nome" IS DISTINCT FROM (new_values."signatario_nome") OR old_values."situacao" IS DISTINCT FROM (new_values."situacao") OR old_values."tentativas" IS DISTINCT FROM (new_values."tentativas") OR old_values."termo_id" IS DISTINCT FROM (new_values."termo_id") OR old_values."tipo" IS DISTINCT FROM (new_values."tipo") OR old_values."via" IS DISTINCT FROM (new_values."via")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="a9471e926db761cc7051f0395855f18aa82db069",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_255d5",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_assinatura",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                models.F("situacao"),
                                models.F("reservada_ate"),
                                name="assinatura_fila",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("estado_hash", ""), _negated=True),
                                fields=("estado_hash",),
                                name="assinatura_estado_de_uma_so",
                                violation_error_message="Esta ida ao GOV.BR já foi usada.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("situacao", "aceita"), _negated=True),
                                    models.Q(
                                        models.Q(("arquivo", ""), _negated=True),
                                        models.Q(("tipo", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="assinatura_aceita_tem_arquivo_e_tipo",
                                violation_error_message="Assinatura aceita precisa do arquivo e do tipo.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("situacao", "aceita")),
                                fields=("termo", "ordem"),
                                name="assinatura_uma_aceita_por_ordem",
                                violation_error_message="Este termo já tem esta assinatura.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("situacao__in", ("atestada", "aceita")), ("via", "papel")
                                ),
                                fields=("termo", "sha256"),
                                name="assinatura_um_atesto_por_papel",
                                violation_error_message="Este papel já está atestado.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Campanha",
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
                        ("nome", models.CharField(max_length=120, verbose_name="nome")),
                        (
                            "motivo",
                            models.CharField(
                                choices=[
                                    ("fim_de_mandato", "Fim de mandato"),
                                    ("periodica", "Reconfirmação periódica"),
                                    ("outro", "Outro motivo"),
                                ],
                                max_length=14,
                                verbose_name="motivo",
                            ),
                        ),
                        (
                            "pede",
                            models.CharField(
                                choices=[
                                    ("tudo", "A chefia do Executivo e os pontos focais"),
                                    ("autoridade", "Só a chefia do Executivo"),
                                    ("pontos_focais", "Só os pontos focais"),
                                ],
                                default="tudo",
                                max_length=13,
                                verbose_name="o que se reconfirma",
                            ),
                        ),
                        (
                            "publico",
                            models.CharField(
                                choices=[
                                    ("municipios", "Municípios"),
                                    ("governos", "Estados e Distrito Federal"),
                                    ("todos", "Municípios, estados e Distrito Federal"),
                                ],
                                max_length=10,
                                verbose_name="quem alcança",
                            ),
                        ),
                        (
                            "uf",
                            models.CharField(
                                blank=True,
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
                                help_text="Vazio: o país inteiro.",
                                max_length=2,
                                verbose_name="só de uma UF",
                            ),
                        ),
                        (
                            "so_na_rede",
                            models.BooleanField(
                                default=True, verbose_name="só entes com adesão em vigor"
                            ),
                        ),
                        ("inicio", models.DateField(verbose_name="abre em")),
                        ("prazo", models.DateField(verbose_name="responder até")),
                        (
                            "referencia",
                            models.CharField(
                                max_length=300, verbose_name="referência (norma, ato, processo)"
                            ),
                        ),
                        (
                            "automatica",
                            models.BooleanField(
                                default=False, editable=False, verbose_name="aberta pela rotina"
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("programada", "Programada"),
                                    ("aberta", "Aberta"),
                                    ("encerrando", "Encerrando"),
                                    ("encerrada", "Encerrada"),
                                ],
                                default="programada",
                                editable=False,
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "criada_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="criada em"),
                        ),
                        (
                            "motivo_do_encerramento",
                            models.TextField(
                                blank=True, editable=False, verbose_name="motivo do encerramento"
                            ),
                        ),
                        (
                            "criada_por",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "encerrada_por",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="encerrada por",
                            ),
                        ),
                        (
                            "coorte",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="campanhas",
                                to="municipios.coorte",
                                verbose_name="só de uma coorte",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "campanha",
                        "ordering": ["-inicio", "-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_campanhaevent" ("automatica", "coorte_id", "criada_em", "criada_por_id", "encerrada_por_id", "id", "inicio", "motivo", "motivo_do_encerramento", "nome", "pede", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prazo", "publico", "referencia", "situacao", "so_na_rede", "uf") SELECT new_values."automatica", new_values."coorte_id", new_values."criada_em", new_values."criada_por_id", new_values."encerrada_por_id", new_values."id", new_values."inicio", new_values."motivo", new_values."motivo_do_encerramento", new_values."nome", new_values."pede", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."prazo", new_values."publico", new_values."referencia", new_values."situacao", new_values."so_na_rede", new_values."uf" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="eceabafeca64a655184a7120a797cc9d62dc56df",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_ac7b9",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_campanha",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_campanhaevent" ("automatica", "coorte_id", "criada_em", "criada_por_id", "encerrada_por_id", "id", "inicio", "motivo", "motivo_do_encerramento", "nome", "pede", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prazo", "publico", "referencia", "situacao", "so_na_rede", "uf") SELECT new_values."automatica", new_values."coorte_id", new_values."criada_em", new_values."criada_por_id", new_values."encerrada_por_id", new_values."id", new_values."inicio", new_values."motivo", new_values."motivo_do_encerramento", new_values."nome", new_values."pede", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."prazo", new_values."publico", new_values."referencia", new_values."situacao", new_values."so_na_rede", new_values."uf" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8292d3a99da14d68fbec16e0a829e7e56b93f0e9",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3bcd5",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_campanha",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("situacao__in", ("programada", "aberta"))),
                                fields=(
                                    "motivo",
                                    "pede",
                                    "publico",
                                    "uf",
                                    "coorte",
                                    "inicio",
                                    "automatica",
                                ),
                                name="campanha_unica_em_andamento",
                                nulls_distinct=False,
                                violation_error_message="Já há uma campanha igual a esta (mesmo motivo, pedido, recorte e dia de abertura). Veja-a na lista de campanhas.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("prazo__gte", models.F("inicio"))),
                                name="campanha_datas_em_ordem",
                                violation_error_message="O prazo não pode ser antes da abertura.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("situacao", "encerrando"), _negated=True),
                                    ("encerrada_por__isnull", False),
                                    _connector="OR",
                                ),
                                name="campanha_encerrando_tem_quem",
                                violation_error_message="O encerramento precisa de quem o pediu.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Comparacao",
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
                        ("paginas", models.JSONField(default=list, verbose_name="páginas")),
                        ("feita_em", models.DateTimeField(null=True, verbose_name="feita em")),
                        ("reservada_ate", models.DateTimeField(editable=False, null=True)),
                        (
                            "tentativas",
                            models.PositiveSmallIntegerField(default=0, verbose_name="tentativas"),
                        ),
                        (
                            "proposta_em",
                            models.DateTimeField(null=True, verbose_name="aceite proposto em"),
                        ),
                        ("motivo", models.TextField(blank=True, verbose_name="por que se aceita")),
                        (
                            "respondida_em",
                            models.DateTimeField(null=True, verbose_name="respondida em"),
                        ),
                        (
                            "assinatura",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="comparacao",
                                to="municipios.assinatura",
                            ),
                        ),
                        (
                            "proposta_por",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "respondida_por",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "comparação de termo",
                        "verbose_name_plural": "comparações de termo",
                        "ordering": ["-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_comparacaoevent" ("assinatura_id", "feita_em", "id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposta_em", "proposta_por_id", "reservada_ate", "respondida_em", "respondida_por_id", "tentativas") SELECT new_values."assinatura_id", new_values."feita_em", new_values."id", new_values."motivo", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."proposta_em", new_values."proposta_por_id", new_values."reservada_ate", new_values."respondida_em", new_values."respondida_por_id", new_values."tentativas" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8504aca30aae1438a4e263dfd1398fe30688b190",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_f4578",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_comparacao",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_comparacaoevent" ("assinatura_id", "feita_em", "id", "motivo", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposta_em", "proposta_por_id", "reservada_ate", "respondida_em", "respondida_por_id", "tentativas") SELECT new_values."assinatura_id", new_values."feita_em", new_values."id", new_values."motivo", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."proposta_em", new_values."proposta_por_id", new_values."reservada_ate", new_values."respondida_em", new_values."respondida_por_id", new_values."tentativas" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values."assinatura_id" IS DISTINCT FROM (new_values."assinatura_id") OR old_values."feita_em" IS DISTINCT FROM (new_values."feita_em") OR old_values."id" IS DISTINCT FROM (new_values."id") OR old_values."motivo" IS DISTINCT FROM (new_values."motivo") OR old_values."proposta_em" IS DISTINCT FROM (new_values."proposta_em") OR old_values."proposta_por_id" IS DISTINCT FROM (new_values."proposta_por_id") OR old_values."reservada_ate" IS DISTINCT FROM (new_values."reservada_ate") OR old_values."respondida_em" IS DISTINCT FROM (new_values."respondida_em") OR old_values."respondida_por_id" IS DISTINCT FROM (new_values."respondida_por_id") OR old_values."tentativas" IS DISTINCT FROM (new_values."tentativas")) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="a6b665d6821079d76d6a930614fe90c619a88334",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_96633",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_comparacao",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("respondida_por__isnull", True),
                                    models.Q(
                                        ("respondida_por", models.F("proposta_por")), _negated=True
                                    ),
                                    _connector="OR",
                                ),
                                name="comparacao_duas_pessoas",
                                violation_error_message="Quem propôs não confirma: peça a outra pessoa da equipe.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ComparacaoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("feita_em", models.DateTimeField(null=True, verbose_name="feita em")),
                        ("reservada_ate", models.DateTimeField(editable=False, null=True)),
                        (
                            "tentativas",
                            models.PositiveSmallIntegerField(default=0, verbose_name="tentativas"),
                        ),
                        (
                            "proposta_em",
                            models.DateTimeField(null=True, verbose_name="aceite proposto em"),
                        ),
                        ("motivo", models.TextField(blank=True, verbose_name="por que se aceita")),
                        (
                            "respondida_em",
                            models.DateTimeField(null=True, verbose_name="respondida em"),
                        ),
                        (
                            "assinatura",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.assinatura",
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
                                to="municipios.comparacao",
                            ),
                        ),
                        (
                            "proposta_por",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "respondida_por",
                            models.ForeignKey(
                                db_constraint=False,
                                null=True,
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
                    name="ContraAssinatura",
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
                            "pedida_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="à espera desde"
                            ),
                        ),
                        (
                            "preparado",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="arquivo com o lugar da assinatura",
                            ),
                        ),
                        (
                            "hash_a_assinar",
                            models.CharField(
                                blank=True, max_length=64, verbose_name="SHA-256 a assinar"
                            ),
                        ),
                        ("reservada_ate", models.DateTimeField(editable=False, null=True)),
                        (
                            "tentativas",
                            models.PositiveSmallIntegerField(default=0, verbose_name="tentativas"),
                        ),
                        (
                            "primeira",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contra_assinatura",
                                to="municipios.assinatura",
                                verbose_name="assinatura da autoridade",
                            ),
                        ),
                        (
                            "termo",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="contra_assinatura",
                                to="municipios.termo",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "contra-assinatura da SGD",
                        "verbose_name_plural": "contra-assinaturas da SGD",
                        "ordering": ["pedida_em", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_contraassinaturaevent" ("hash_a_assinar", "id", "pedida_em", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preparado", "primeira_id", "reservada_ate", "tentativas", "termo_id") SELECT new_values."hash_a_assinar", new_values."id", new_values."pedida_em", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."preparado", new_values."primeira_id", new_values."reservada_ate", new_values."tentativas", new_values."termo_id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4f728c496b1cecd3e8b65f62ce499f7fde1b3734",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_7f2fd",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_contraassinatura",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_contraassinaturaevent" ("hash_a_assinar", "id", "pedida_em", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preparado", "primeira_id", "reservada_ate", "tentativas", "termo_id") SELECT new_values."hash_a_assinar", new_values."id", new_values."pedida_em", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."preparado", new_values."primeira_id", new_values."reservada_ate", new_values."tentativas", new_values."termo_id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="d887bb5229e58e5cbd2efbeafaedb6f5ec2efe95",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_bca32",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_contraassinatura",
                                    when="AFTER",
                                ),
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConviteAssinatura",
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
                        ("hash", models.CharField(editable=False, max_length=64, unique=True)),
                        ("email", models.EmailField(max_length=254, verbose_name="enviado para")),
                        (
                            "criado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="criado em"
                            ),
                        ),
                        ("expira_em", models.DateTimeField(verbose_name="vale até")),
                        (
                            "usado_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="usado em"),
                        ),
                        (
                            "cancelado_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="cancelado em"
                            ),
                        ),
                        (
                            "chave",
                            models.UUIDField(
                                editable=False,
                                help_text="O mesmo envio repetido não cria outro; vazia nos anteriores a ela.",
                                null=True,
                                verbose_name="chave do envio",
                            ),
                        ),
                        (
                            "adesao",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="convites",
                                to="municipios.adesao",
                            ),
                        ),
                        (
                            "autoridade",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipios.autoridade",
                            ),
                        ),
                        (
                            "criado_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "convite para assinar",
                        "verbose_name_plural": "convites para assinar",
                        "ordering": ["-criado_em", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("cancelado_em__isnull", True), ("usado_em__isnull", True)
                                ),
                                fields=("adesao",),
                                name="convite_assinatura_um_em_aberto",
                                violation_error_message="Já há um convite em aberto para esta adesão.",
                            ),
                            models.UniqueConstraint(
                                fields=("criado_por", "chave"),
                                name="convite_assinatura_um_por_envio",
                                violation_error_message="Este envio já foi feito.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Coorte",
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
                            "codigo",
                            models.SlugField(max_length=60, unique=True, verbose_name="código"),
                        ),
                        ("nome", models.CharField(max_length=120, verbose_name="nome")),
                        ("descricao", models.TextField(blank=True, verbose_name="descrição")),
                        (
                            "regra",
                            models.CharField(
                                choices=[
                                    ("populacao", "População acima de um corte"),
                                    ("capitais", "Capitais"),
                                    ("lista", "Lista escolhida"),
                                ],
                                max_length=10,
                                verbose_name="regra",
                            ),
                        ),
                        (
                            "corte",
                            models.PositiveIntegerField(
                                blank=True,
                                help_text="Estritamente acima.",
                                null=True,
                                verbose_name="acima de (habitantes)",
                            ),
                        ),
                        (
                            "ano",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Vazio: a referência mais recente.",
                                null=True,
                                verbose_name="ano da referência",
                            ),
                        ),
                        (
                            "fonte",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("estimativa", "IBGE, estimativa da população"),
                                    ("censo", "IBGE, Censo Demográfico"),
                                ],
                                max_length=10,
                                verbose_name="fonte",
                            ),
                        ),
                        (
                            "meta",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("aderiu", "Aderiu à Rede"),
                                    ("integrou", "Tem produto em produção"),
                                    ("utiliza", "Tem produto em uso"),
                                ],
                                max_length=10,
                                verbose_name="meta",
                            ),
                        ),
                        (
                            "meta_percentual",
                            models.PositiveSmallIntegerField(
                                blank=True, null=True, verbose_name="percentual da meta"
                            ),
                        ),
                        (
                            "meta_ate",
                            models.DateField(blank=True, null=True, verbose_name="prazo da meta"),
                        ),
                        (
                            "ano_usado",
                            models.PositiveSmallIntegerField(
                                blank=True, editable=False, null=True, verbose_name="ano usado"
                            ),
                        ),
                        (
                            "fonte_usada",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("estimativa", "IBGE, estimativa da população"),
                                    ("censo", "IBGE, Censo Demográfico"),
                                ],
                                editable=False,
                                max_length=10,
                            ),
                        ),
                        (
                            "recalculada_em",
                            models.DateTimeField(blank=True, editable=False, null=True),
                        ),
                    ],
                    options={
                        "verbose_name": "coorte",
                        "ordering": ["nome"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("regra", "populacao"), _negated=True),
                                    ("corte__isnull", False),
                                    _connector="OR",
                                ),
                                name="coorte_populacao_tem_corte",
                                violation_error_message="A regra por população precisa do corte de habitantes.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("meta_percentual__isnull", True),
                                    models.Q(
                                        ("meta_percentual__gte", 1), ("meta_percentual__lte", 100)
                                    ),
                                    _connector="OR",
                                ),
                                name="coorte_meta_percentual",
                                violation_error_message="O percentual da meta vai de 1 a 100.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="CampanhaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nome", models.CharField(max_length=120, verbose_name="nome")),
                        (
                            "motivo",
                            models.CharField(
                                choices=[
                                    ("fim_de_mandato", "Fim de mandato"),
                                    ("periodica", "Reconfirmação periódica"),
                                    ("outro", "Outro motivo"),
                                ],
                                max_length=14,
                                verbose_name="motivo",
                            ),
                        ),
                        (
                            "pede",
                            models.CharField(
                                choices=[
                                    ("tudo", "A chefia do Executivo e os pontos focais"),
                                    ("autoridade", "Só a chefia do Executivo"),
                                    ("pontos_focais", "Só os pontos focais"),
                                ],
                                default="tudo",
                                max_length=13,
                                verbose_name="o que se reconfirma",
                            ),
                        ),
                        (
                            "publico",
                            models.CharField(
                                choices=[
                                    ("municipios", "Municípios"),
                                    ("governos", "Estados e Distrito Federal"),
                                    ("todos", "Municípios, estados e Distrito Federal"),
                                ],
                                max_length=10,
                                verbose_name="quem alcança",
                            ),
                        ),
                        (
                            "uf",
                            models.CharField(
                                blank=True,
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
                                help_text="Vazio: o país inteiro.",
                                max_length=2,
                                verbose_name="só de uma UF",
                            ),
                        ),
                        (
                            "so_na_rede",
                            models.BooleanField(
                                default=True, verbose_name="só entes com adesão em vigor"
                            ),
                        ),
                        ("inicio", models.DateField(verbose_name="abre em")),
                        ("prazo", models.DateField(verbose_name="responder até")),
                        (
                            "referencia",
                            models.CharField(
                                max_length=300, verbose_name="referência (norma, ato, processo)"
                            ),
                        ),
                        (
                            "automatica",
                            models.BooleanField(
                                default=False, editable=False, verbose_name="aberta pela rotina"
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("programada", "Programada"),
                                    ("aberta", "Aberta"),
                                    ("encerrando", "Encerrando"),
                                    ("encerrada", "Encerrada"),
                                ],
                                default="programada",
                                editable=False,
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "criada_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="criada em"),
                        ),
                        (
                            "motivo_do_encerramento",
                            models.TextField(
                                blank=True, editable=False, verbose_name="motivo do encerramento"
                            ),
                        ),
                        (
                            "criada_por",
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
                            "encerrada_por",
                            models.ForeignKey(
                                db_constraint=False,
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="encerrada por",
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
                                to="municipios.campanha",
                            ),
                        ),
                        (
                            "coorte",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.coorte",
                                verbose_name="só de uma coorte",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Decisao",
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
                            "assunto",
                            models.CharField(
                                choices=[
                                    ("nivel_assinatura", "Nível exigido na assinatura do termo"),
                                    ("analise", "Análise da SGD antes de entrar em vigor"),
                                    ("contra_assinatura", "Assinatura da SGD depois da do ente"),
                                    (
                                        "prazo_da_analise",
                                        "Prazo da análise do termo, em dias úteis com a SGD",
                                    ),
                                    ("reconfirmacao", "Reconfirmação periódica dos pontos focais"),
                                    (
                                        "indicacao",
                                        "Conferência da SGD na indicação de pontos focais",
                                    ),
                                ],
                                max_length=20,
                                verbose_name="assunto",
                            ),
                        ),
                        (
                            "valor",
                            models.CharField(
                                choices=[
                                    ("qualquer", "Avançada ou qualificada"),
                                    ("qualificada", "Só qualificada (ICP-Brasil)"),
                                    ("com_analise", "A SGD analisa cada termo"),
                                    (
                                        "sem_analise",
                                        "Entra em vigor assim que a assinatura é conferida",
                                    ),
                                    ("sem_contra", "Só a autoridade do ente assina o termo"),
                                    ("com_contra", "A SGD também assina, depois da autoridade"),
                                    ("sem_prazo", "Sem prazo"),
                                    ("5_dias", "5 dias úteis"),
                                    ("10_dias", "10 dias úteis"),
                                    ("15_dias", "15 dias úteis"),
                                    ("20_dias", "20 dias úteis"),
                                    ("30_dias", "30 dias úteis"),
                                    ("sem_periodo", "Não se pede de tempos em tempos"),
                                    ("6_meses", "A cada 6 meses"),
                                    ("12_meses", "A cada 12 meses"),
                                    ("24_meses", "A cada 24 meses"),
                                    ("sem_conferencia", "A indicação vale sem conferência da SGD"),
                                    ("com_conferencia", "A SGD confere o ofício de cada indicação"),
                                ],
                                max_length=20,
                                verbose_name="o que se decidiu",
                            ),
                        ),
                        ("inicio", models.DateField(verbose_name="vale a partir de")),
                        (
                            "referencia",
                            models.CharField(
                                max_length=300, verbose_name="referência (ato, processo, parecer)"
                            ),
                        ),
                        (
                            "registrada_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="registrada em"),
                        ),
                        (
                            "registrada_por",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "decisão da SGD",
                        "verbose_name_plural": "decisões da SGD",
                        "ordering": ["assunto", "-inicio", "-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="so_acrescimo",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="711dae52abbe561e80b2e71a5b99cd7195f048da",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_so_acrescimo_d6d04",
                                    table="municipios_decisao",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("assunto", "nivel_assinatura"),
                                        ("valor__in", ("qualquer", "qualificada")),
                                    ),
                                    models.Q(
                                        ("assunto", "analise"),
                                        ("valor__in", ("sem_analise", "com_analise")),
                                    ),
                                    models.Q(
                                        ("assunto", "contra_assinatura"),
                                        ("valor__in", ("sem_contra", "com_contra")),
                                    ),
                                    models.Q(
                                        ("assunto", "prazo_da_analise"),
                                        (
                                            "valor__in",
                                            (
                                                "sem_prazo",
                                                "5_dias",
                                                "10_dias",
                                                "15_dias",
                                                "20_dias",
                                                "30_dias",
                                            ),
                                        ),
                                    ),
                                    models.Q(
                                        ("assunto", "reconfirmacao"),
                                        (
                                            "valor__in",
                                            ("sem_periodo", "6_meses", "12_meses", "24_meses"),
                                        ),
                                    ),
                                    models.Q(
                                        ("assunto", "indicacao"),
                                        ("valor__in", ("sem_conferencia", "com_conferencia")),
                                    ),
                                    _connector="OR",
                                ),
                                name="decisao_valor_do_assunto",
                                violation_error_message="Este valor é de outro assunto. Em “O que se decidiu”, escolha um valor que fale do assunto escolhido; ou troque o assunto.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Diligencia",
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
                        ("pontos", models.JSONField(verbose_name="o que se pede")),
                        (
                            "aberta_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="aberta em"
                            ),
                        ),
                        ("resposta", models.TextField(blank=True, verbose_name="resposta do ente")),
                        (
                            "respondida_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="respondida em"
                            ),
                        ),
                        (
                            "aberta_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "adesao",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="diligencias",
                                to="municipios.adesao",
                            ),
                        ),
                        (
                            "respondida_por",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "diligência",
                        "ordering": ["-aberta_em", "-pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("respondida_em__isnull", True)),
                                fields=("adesao",),
                                name="diligencia_uma_em_aberto",
                                violation_error_message="Já há uma diligência em aberto nesta adesão.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Documento",
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
                            "arquivo",
                            models.FileField(upload_to="documentos/%Y/%m/", verbose_name="arquivo"),
                        ),
                        (
                            "nome_original",
                            models.CharField(max_length=255, verbose_name="nome original"),
                        ),
                        (
                            "tipo_conteudo",
                            models.CharField(max_length=100, verbose_name="tipo de conteúdo"),
                        ),
                        ("tamanho", models.PositiveIntegerField(verbose_name="tamanho em bytes")),
                        ("sha256", models.CharField(max_length=64, verbose_name="SHA-256")),
                        (
                            "enviado_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="enviado em"),
                        ),
                        (
                            "enviado_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documentos",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="documentos",
                                to="municipios.ente",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "documento",
                        "ordering": ["-enviado_em", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Anexo",
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
                            "documento",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipios.documento",
                            ),
                        ),
                        (
                            "mensagem",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipios.mensagem",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "anexo",
                        "ordering": ["pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="anexo_so_acrescimo",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="06790065cb49c2fefaa2e405a5c9cbe4dbfc75d8",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_anexo_so_acrescimo_f5ed5",
                                    table="municipios_anexo",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Ente",
                    fields=[
                        (
                            "codigo_ibge",
                            models.CharField(
                                max_length=7,
                                primary_key=True,
                                serialize=False,
                                verbose_name="código IBGE",
                            ),
                        ),
                        ("nome", models.CharField(max_length=120, verbose_name="nome")),
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
                                verbose_name="UF",
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
                                verbose_name="região",
                            ),
                        ),
                        ("codigo_regiao_imediata", models.CharField(blank=True, max_length=6)),
                        (
                            "regiao_imediata",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="região imediata"
                            ),
                        ),
                        ("codigo_regiao_intermediaria", models.CharField(blank=True, max_length=4)),
                        (
                            "regiao_intermediaria",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="região intermediária"
                            ),
                        ),
                        ("capital", models.BooleanField(default=False, verbose_name="capital")),
                        (
                            "latitude",
                            models.DecimalField(
                                blank=True, decimal_places=5, max_digits=8, null=True
                            ),
                        ),
                        (
                            "longitude",
                            models.DecimalField(
                                blank=True, decimal_places=5, max_digits=8, null=True
                            ),
                        ),
                        (
                            "cnpj",
                            models.CharField(
                                blank=True,
                                max_length=14,
                                validators=[municipios.validators.validar_cnpj],
                                verbose_name="CNPJ",
                            ),
                        ),
                        (
                            "dominio_oficial",
                            models.CharField(
                                blank=True, max_length=253, verbose_name="domínio oficial"
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("ativo", "Ativo"), ("extinto", "Extinto")],
                                default="ativo",
                                max_length=8,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "alterado_em",
                            models.DateTimeField(auto_now=True, verbose_name="alterado em"),
                        ),
                        (
                            "busca",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(
                                    django.db.models.functions.text.Concat(
                                        "nome", models.Value(" "), "uf"
                                    ),
                                    function="public.redegov_normalizar",
                                ),
                                output_field=models.CharField(max_length=150),
                                verbose_name="nome e UF sem acentos, para a busca",
                            ),
                        ),
                        (
                            "email_oficial",
                            models.EmailField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="Da prefeitura ou do gabinete; recebe aviso de toda mudança de pessoas.",
                                max_length=254,
                                verbose_name="e-mail oficial",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ente",
                        "ordering": ["busca", "codigo_ibge"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_enteevent" ("alterado_em", "capital", "cnpj", "codigo_ibge", "codigo_regiao_imediata", "codigo_regiao_intermediaria", "dominio_oficial", "email_oficial", "esfera", "latitude", "longitude", "nome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regiao", "regiao_imediata", "regiao_intermediaria", "situacao", "uf") SELECT new_values."alterado_em", new_values."capital", new_values."cnpj", new_values."codigo_ibge", new_values."codigo_regiao_imediata", new_values."codigo_regiao_intermediaria", new_values."dominio_oficial", new_values."email_oficial", new_values."esfera", new_values."latitude", new_values."longitude", new_values."nome", _pgh_attached_context.value, NOW(), \'insert\', new_values."codigo_ibge", new_values."regiao", new_values."regiao_imediata", new_values."regiao_intermediaria", new_values."situacao", new_values."uf" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4d8551675a003ee5ca2cc10489277a09a8466879",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_4b9b5",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_ente",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_enteevent" ("alterado_em", "capital", "cnpj", "codigo_ibge", "codigo_regiao_imediata", "codigo_regiao_intermediaria", "dominio_oficial", "email_oficial", "esfera", "latitude", "longitude", "nome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regiao", "regiao_imediata", "regiao_intermediaria", "situacao", "uf") SELECT new_values."alterado_em", new_values."capital", new_values."cnpj", new_values."codigo_ibge", new_values."codigo_regiao_imediata", new_values."codigo_regiao_intermediaria", new_values."dominio_oficial", new_values."email_oficial", new_values."esfera", new_values."latitude", new_values."longitude", new_values."nome", _pgh_attached_context.value, NOW(), \'update\', new_values."codigo_ibge", new_values."regiao", new_values."regiao_imediata", new_values."regiao_intermediaria", new_values."situacao", new_values."uf" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."codigo_ibge") = (new_values."codigo_ibge") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b3f510ca85e39909983b24bc27733d121f3b9b0f",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_89516",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_ente",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            django.contrib.postgres.indexes.GinIndex(
                                django.contrib.postgres.indexes.OpClass(
                                    "busca", name="gin_trgm_ops"
                                ),
                                name="ente_busca_trigrama",
                            ),
                            models.Index(
                                django.contrib.postgres.indexes.OpClass(
                                    "busca", name="text_pattern_ops"
                                ),
                                models.F("codigo_ibge"),
                                name="ente_busca_prefixo",
                            ),
                            models.Index(models.F("uf"), models.F("busca"), name="ente_uf_busca"),
                            models.Index(models.F("cnpj"), name="ente_cnpj"),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("codigo_ibge__regex", "^[0-9]{7}$"),
                                        ("esfera", "municipal"),
                                    ),
                                    models.Q(
                                        models.Q(("esfera", "municipal"), _negated=True),
                                        ("codigo_ibge__regex", "^[0-9]{2}$"),
                                    ),
                                    _connector="OR",
                                ),
                                name="ente_codigo_da_esfera",
                                violation_error_message="Município tem código de 7 números; estado e DF, de 2.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("cnpj", ""),
                                    ("cnpj__regex", "^[0-9A-Z]{12}[0-9]{2}$"),
                                    _connector="OR",
                                ),
                                name="ente_cnpj_compacto",
                                violation_error_message="O CNPJ tem 14 posições, sem pontos nem traços.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EnderecoAgenda",
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
                        ("hash", models.CharField(editable=False, max_length=64, unique=True)),
                        (
                            "criado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="criado em"
                            ),
                        ),
                        (
                            "revogado_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="revogado em"),
                        ),
                        (
                            "coorte",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="municipios.coorte",
                            ),
                        ),
                        (
                            "criado_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                to="municipios.ente",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "endereço de agenda",
                        "verbose_name_plural": "endereços de agenda",
                        "ordering": ["-criado_em", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ente__isnull", True),
                                    ("coorte__isnull", True),
                                    _connector="XOR",
                                ),
                                name="endereco_agenda_de_um_so",
                                violation_error_message="O endereço é de um ente ou de uma coorte, e só de um.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("revogado_em__isnull", True)),
                                fields=("ente", "coorte"),
                                name="endereco_agenda_um_valendo",
                                nulls_distinct=False,
                                violation_error_message="Já há um endereço valendo: revogue-o antes.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Delegacao",
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
                                    ("aberta", "Em vigor"),
                                    ("revogada", "Revogada"),
                                    ("terminada", "Terminada no prazo"),
                                ],
                                default="aberta",
                                editable=False,
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "inicio",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="início"
                            ),
                        ),
                        ("fim", models.DateField(blank=True, null=True, verbose_name="fim")),
                        (
                            "delegada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="delegada em"
                            ),
                        ),
                        (
                            "revogada_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="revogada em"),
                        ),
                        (
                            "delegada_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "oficio",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipios.documento",
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="delegacoes",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "hub",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="delegacoes",
                                to="municipios.hub",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "delegação",
                        "verbose_name_plural": "delegações",
                        "ordering": ["ente", "-delegada_em", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_delegacaoevent" ("delegada_em", "delegada_por_id", "ente_id", "fim", "hub_id", "id", "inicio", "oficio_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revogada_em", "situacao") SELECT new_values."delegada_em", new_values."delegada_por_id", new_values."ente_id", new_values."fim", new_values."hub_id", new_values."id", new_values."inicio", new_values."oficio_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."revogada_em", new_values."situacao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="c3533274cb55f07bd74e1999c7e9bafca5895516",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_dc501",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_delegacao",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_delegacaoevent" ("delegada_em", "delegada_por_id", "ente_id", "fim", "hub_id", "id", "inicio", "oficio_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "revogada_em", "situacao") SELECT new_values."delegada_em", new_values."delegada_por_id", new_values."ente_id", new_values."fim", new_values."hub_id", new_values."id", new_values."inicio", new_values."oficio_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."revogada_em", new_values."situacao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="a2f8abbaff9d5d2671315e4c90d86a3b43a8b05f",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_25eae",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_delegacao",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("situacao", "aberta")),
                                fields=("ente", "hub"),
                                name="delegacao_unica_em_aberto",
                                violation_error_message="Este hub já vê este ente. Revogue antes de delegar outra.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fim__isnull", True),
                                    ("fim__gte", models.F("inicio")),
                                    _connector="OR",
                                ),
                                name="delegacao_datas_em_ordem",
                                violation_error_message="O fim não pode ser antes do início.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("situacao", "revogada"), _negated=True),
                                    ("revogada_em__isnull", False),
                                    _connector="OR",
                                ),
                                name="delegacao_revogada_tem_data",
                                violation_error_message="Delegação revogada precisa da data em que o foi.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AutoridadeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nome", models.CharField(max_length=200, verbose_name="nome")),
                        (
                            "cpf",
                            models.CharField(
                                blank=True,
                                max_length=11,
                                validators=[municipios.validators.validar_cpf],
                                verbose_name="CPF",
                            ),
                        ),
                        (
                            "cargo",
                            models.CharField(
                                help_text="Prefeita, prefeito, governador…",
                                max_length=60,
                                verbose_name="cargo",
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="e-mail institucional"
                            ),
                        ),
                        (
                            "condicao",
                            models.CharField(
                                choices=[("titular", "Titular"), ("em_exercicio", "Em exercício")],
                                default="titular",
                                max_length=12,
                                verbose_name="condição",
                            ),
                        ),
                        ("inicio", models.DateField(verbose_name="início do mandato ou exercício")),
                        (
                            "fim",
                            models.DateField(
                                blank=True,
                                help_text="Último dia, inclusive.",
                                null=True,
                                verbose_name="fim",
                            ),
                        ),
                        (
                            "ato",
                            models.CharField(
                                blank=True,
                                max_length=200,
                                verbose_name="ato (posse, diploma, transmissão)",
                            ),
                        ),
                        (
                            "fim_tratado_em",
                            models.DateTimeField(
                                blank=True,
                                editable=False,
                                help_text="Quando a rotina tirou as consequências do fim do mandato; uma vez só.",
                                null=True,
                                verbose_name="consequências do fim em",
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
                                to="municipios.autoridade",
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
                            "ente",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.ente",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Anotacao",
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
                                    ("ligacao", "Ligação"),
                                    ("email", "E-mail"),
                                    ("reuniao", "Reunião"),
                                    ("visita", "Visita"),
                                    ("nota", "Nota interna"),
                                ],
                                max_length=7,
                                verbose_name="tipo",
                            ),
                        ),
                        ("quando", models.DateField(verbose_name="quando")),
                        (
                            "com_quem",
                            models.CharField(blank=True, max_length=200, verbose_name="com quem"),
                        ),
                        ("resumo", models.TextField(max_length=2000, verbose_name="resumo")),
                        (
                            "registrada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="registrada em"
                            ),
                        ),
                        (
                            "chave",
                            models.UUIDField(
                                editable=False,
                                help_text="O mesmo envio repetido não cria outra.",
                                verbose_name="chave do envio",
                            ),
                        ),
                        (
                            "corrige",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="correcoes",
                                to="municipios.anotacao",
                            ),
                        ),
                        (
                            "por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                                verbose_name="por",
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="anotacoes",
                                to="municipios.ente",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "anotação",
                        "verbose_name_plural": "anotações",
                        "ordering": ["-quando", "-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="anotacao_so_acrescimo",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="f3b978df880594692f3ddc0f58b9d9137583c329",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_anotacao_so_acrescimo_f8452",
                                    table="municipios_anotacao",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [
                            models.Index(fields=["ente", "-quando", "-id"], name="anotacao_ente")
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("corrige",),
                                name="anotacao_corrigida_uma_vez",
                                violation_error_message="Esta anotação já foi corrigida. Recarregue a página e corrija a que ficou no lugar dela.",
                            ),
                            models.UniqueConstraint(
                                fields=("por", "chave"),
                                name="anotacao_enviada_uma_vez",
                                violation_error_message="Esta anotação já foi gravada.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("resumo__regex", "[^[:space:]]")),
                                name="anotacao_tem_resumo",
                                violation_error_message="Escreva o resumo.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("tipo", "nota"),
                                    ("com_quem__regex", "[^[:space:]]"),
                                    _connector="OR",
                                ),
                                name="anotacao_contato_diz_com_quem",
                                violation_error_message="Diga com quem se falou; só a nota interna fica sem isso.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="AdesaoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("rascunho", "Rascunho"),
                                    ("aguardando_assinatura", "Aguardando assinatura"),
                                    ("aguardando_sgd", "Aguardando a assinatura da SGD"),
                                    ("assinada", "Assinada"),
                                    ("em_analise", "Em análise"),
                                    ("em_diligencia", "Em diligência"),
                                    ("vigente", "Vigente"),
                                    ("denunciada", "Denunciada"),
                                    ("encerrada", "Encerrada"),
                                    ("substituida", "Substituída"),
                                ],
                                default="rascunho",
                                max_length=22,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "origem",
                            models.CharField(
                                choices=[
                                    ("portal", "Assinada no portal"),
                                    ("anterior", "Assinada fora do portal e registrada pela SGD"),
                                ],
                                max_length=8,
                                verbose_name="origem",
                            ),
                        ),
                        (
                            "assinada_em",
                            models.DateField(blank=True, null=True, verbose_name="assinada em"),
                        ),
                        (
                            "vigente_desde",
                            models.DateField(blank=True, null=True, verbose_name="em vigor desde"),
                        ),
                        (
                            "signatario_nome",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="quem assinou"
                            ),
                        ),
                        (
                            "signatario_cpf",
                            models.CharField(
                                blank=True, max_length=11, verbose_name="CPF de quem assinou"
                            ),
                        ),
                        (
                            "signatario_cargo",
                            models.CharField(
                                blank=True, max_length=60, verbose_name="cargo de quem assinou"
                            ),
                        ),
                        (
                            "dou_data",
                            models.DateField(blank=True, null=True, verbose_name="data no DOU"),
                        ),
                        (
                            "dou_link",
                            models.URLField(blank=True, max_length=500, verbose_name="link do DOU"),
                        ),
                        (
                            "numero_sei",
                            models.CharField(
                                blank=True, max_length=30, verbose_name="processo SEI"
                            ),
                        ),
                        (
                            "denuncia_efeito_em",
                            models.DateField(
                                blank=True, null=True, verbose_name="efeito da denúncia em"
                            ),
                        ),
                        (
                            "registrada_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="registrada em"),
                        ),
                        (
                            "denunciada_em",
                            models.DateField(blank=True, null=True, verbose_name="denunciada em"),
                        ),
                        (
                            "dados",
                            models.JSONField(
                                blank=True, default=dict, verbose_name="dados para o termo"
                            ),
                        ),
                        (
                            "tipo_assinatura",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("avancada", "Avançada (GOV.BR)"),
                                    ("qualificada", "Qualificada (ICP-Brasil)"),
                                    ("manuscrita", "Manuscrita, em papel"),
                                ],
                                max_length=11,
                                verbose_name="tipo da assinatura",
                            ),
                        ),
                        (
                            "versao",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="versão do rascunho"
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
                                to="municipios.adesao",
                            ),
                        ),
                        (
                            "registrada_por",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
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
                                verbose_name="quem analisa",
                            ),
                        ),
                        (
                            "substitui",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.adesao",
                            ),
                        ),
                        (
                            "autoridade",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.autoridade",
                            ),
                        ),
                        (
                            "denuncia_documento",
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
                            "ente",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.ente",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EnteEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        (
                            "codigo_ibge",
                            models.CharField(
                                max_length=7, serialize=False, verbose_name="código IBGE"
                            ),
                        ),
                        ("nome", models.CharField(max_length=120, verbose_name="nome")),
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
                                verbose_name="UF",
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
                                verbose_name="região",
                            ),
                        ),
                        ("codigo_regiao_imediata", models.CharField(blank=True, max_length=6)),
                        (
                            "regiao_imediata",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="região imediata"
                            ),
                        ),
                        ("codigo_regiao_intermediaria", models.CharField(blank=True, max_length=4)),
                        (
                            "regiao_intermediaria",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="região intermediária"
                            ),
                        ),
                        ("capital", models.BooleanField(default=False, verbose_name="capital")),
                        (
                            "latitude",
                            models.DecimalField(
                                blank=True, decimal_places=5, max_digits=8, null=True
                            ),
                        ),
                        (
                            "longitude",
                            models.DecimalField(
                                blank=True, decimal_places=5, max_digits=8, null=True
                            ),
                        ),
                        (
                            "cnpj",
                            models.CharField(
                                blank=True,
                                max_length=14,
                                validators=[municipios.validators.validar_cnpj],
                                verbose_name="CNPJ",
                            ),
                        ),
                        (
                            "dominio_oficial",
                            models.CharField(
                                blank=True, max_length=253, verbose_name="domínio oficial"
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("ativo", "Ativo"), ("extinto", "Extinto")],
                                default="ativo",
                                max_length=8,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "alterado_em",
                            models.DateTimeField(auto_now=True, verbose_name="alterado em"),
                        ),
                        (
                            "busca",
                            models.GeneratedField(
                                db_persist=True,
                                expression=models.Func(
                                    django.db.models.functions.text.Concat(
                                        "nome", models.Value(" "), "uf"
                                    ),
                                    function="public.redegov_normalizar",
                                ),
                                output_field=models.CharField(max_length=150),
                                verbose_name="nome e UF sem acentos, para a busca",
                            ),
                        ),
                        (
                            "email_oficial",
                            models.EmailField(
                                blank=True,
                                db_default="",
                                default="",
                                help_text="Da prefeitura ou do gabinete; recebe aviso de toda mudança de pessoas.",
                                max_length=254,
                                verbose_name="e-mail oficial",
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
                                to="municipios.ente",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="EntePendente",
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
                        ("motivo", models.CharField(max_length=60)),
                        ("criado_em", models.DateTimeField(auto_now_add=True)),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="+",
                                to="municipios.ente",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ente pendente",
                        "verbose_name_plural": "entes pendentes",
                        "ordering": ["pk"],
                    },
                ),
                migrations.CreateModel(
                    name="Evento",
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
                        ("nome", models.CharField(max_length=120, verbose_name="nome")),
                        (
                            "tipo",
                            models.CharField(
                                choices=[
                                    ("reuniao", "Reunião"),
                                    ("capacitacao", "Capacitação"),
                                    ("oficina", "Oficina"),
                                    ("caravana", "Caravana"),
                                ],
                                max_length=12,
                                verbose_name="tipo",
                            ),
                        ),
                        (
                            "modalidade",
                            models.CharField(
                                choices=[
                                    ("presencial", "Presencial"),
                                    ("a_distancia", "A distância"),
                                    ("hibrida", "Presencial e a distância"),
                                ],
                                max_length=12,
                                verbose_name="modalidade",
                            ),
                        ),
                        (
                            "local",
                            models.CharField(blank=True, max_length=300, verbose_name="local"),
                        ),
                        (
                            "link",
                            models.URLField(
                                blank=True,
                                max_length=500,
                                verbose_name="endereço da sala a distância",
                            ),
                        ),
                        ("inicio", models.DateTimeField(verbose_name="começa em")),
                        ("fim", models.DateTimeField(verbose_name="termina em")),
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
                            "pauta",
                            models.TextField(blank=True, max_length=5000, verbose_name="pauta"),
                        ),
                        (
                            "vagas",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Número de pessoas. Vazio: sem limite.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="vagas",
                            ),
                        ),
                        (
                            "organizador",
                            models.CharField(max_length=200, verbose_name="quem organiza"),
                        ),
                        (
                            "publico",
                            models.BooleanField(
                                default=True, verbose_name="aparece na agenda pública"
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("rascunho", "Rascunho"),
                                    ("publicado", "Publicado"),
                                    ("realizado", "Realizado"),
                                    ("cancelado", "Cancelado"),
                                ],
                                default="rascunho",
                                editable=False,
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "revisao",
                            models.PositiveIntegerField(
                                default=0,
                                editable=False,
                                help_text="Sobe a cada mudança depois de criado.",
                                verbose_name="revisão",
                            ),
                        ),
                        (
                            "criado_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="criado em"),
                        ),
                        (
                            "presenca_encerrada_em",
                            models.DateTimeField(
                                blank=True,
                                editable=False,
                                null=True,
                                verbose_name="presença encerrada em",
                            ),
                        ),
                        (
                            "coorte",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="eventos",
                                to="municipios.coorte",
                                verbose_name="coorte a que se destina",
                            ),
                        ),
                        (
                            "criado_por",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "evento",
                        "ordering": ["-inicio", "-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_eventoevent" ("coorte_id", "criado_em", "criado_por_id", "fim", "fuso", "id", "inicio", "link", "local", "modalidade", "nome", "organizador", "pauta", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presenca_encerrada_em", "publico", "revisao", "situacao", "tipo", "vagas") SELECT new_values."coorte_id", new_values."criado_em", new_values."criado_por_id", new_values."fim", new_values."fuso", new_values."id", new_values."inicio", new_values."link", new_values."local", new_values."modalidade", new_values."nome", new_values."organizador", new_values."pauta", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."presenca_encerrada_em", new_values."publico", new_values."revisao", new_values."situacao", new_values."tipo", new_values."vagas" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="82c994c8aba47e43b42923884e828ca859b2e505",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_ce77b",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_evento",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_eventoevent" ("coorte_id", "criado_em", "criado_por_id", "fim", "fuso", "id", "inicio", "link", "local", "modalidade", "nome", "organizador", "pauta", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "presenca_encerrada_em", "publico", "revisao", "situacao", "tipo", "vagas") SELECT new_values."coorte_id", new_values."criado_em", new_values."criado_por_id", new_values."fim", new_values."fuso", new_values."id", new_values."inicio", new_values."link", new_values."local", new_values."modalidade", new_values."nome", new_values."organizador", new_values."pauta", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."presenca_encerrada_em", new_values."publico", new_values."revisao", new_values."situacao", new_values."tipo", new_values."vagas" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="84acd187506cf6f580ce0951f359e28187c07067",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_6a7d6",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_evento",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("fim__gt", models.F("inicio"))),
                                name="evento_datas_em_ordem",
                                violation_error_message="O fim tem de ser depois do começo.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("situacao", "rascunho"),
                                    models.Q(
                                        models.Q(
                                            ("modalidade", "a_distancia"),
                                            models.Q(("local", ""), _negated=True),
                                            _connector="OR",
                                        ),
                                        models.Q(
                                            ("modalidade", "presencial"),
                                            models.Q(("link", ""), _negated=True),
                                            _connector="OR",
                                        ),
                                    ),
                                    _connector="OR",
                                ),
                                name="evento_anunciado_tem_lugar",
                                violation_error_message="Antes de publicar, escreva o local (presencial) e o endereço da sala (a distância).",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("vagas__isnull", True), ("vagas__gte", 1), _connector="OR"
                                ),
                                name="evento_tem_vaga",
                                violation_error_message="O número de vagas começa em 1; sem limite, deixe vazio.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="EventoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nome", models.CharField(max_length=120, verbose_name="nome")),
                        (
                            "tipo",
                            models.CharField(
                                choices=[
                                    ("reuniao", "Reunião"),
                                    ("capacitacao", "Capacitação"),
                                    ("oficina", "Oficina"),
                                    ("caravana", "Caravana"),
                                ],
                                max_length=12,
                                verbose_name="tipo",
                            ),
                        ),
                        (
                            "modalidade",
                            models.CharField(
                                choices=[
                                    ("presencial", "Presencial"),
                                    ("a_distancia", "A distância"),
                                    ("hibrida", "Presencial e a distância"),
                                ],
                                max_length=12,
                                verbose_name="modalidade",
                            ),
                        ),
                        (
                            "local",
                            models.CharField(blank=True, max_length=300, verbose_name="local"),
                        ),
                        (
                            "link",
                            models.URLField(
                                blank=True,
                                max_length=500,
                                verbose_name="endereço da sala a distância",
                            ),
                        ),
                        ("inicio", models.DateTimeField(verbose_name="começa em")),
                        ("fim", models.DateTimeField(verbose_name="termina em")),
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
                            "pauta",
                            models.TextField(blank=True, max_length=5000, verbose_name="pauta"),
                        ),
                        (
                            "vagas",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Número de pessoas. Vazio: sem limite.",
                                null=True,
                                validators=[django.core.validators.MinValueValidator(1)],
                                verbose_name="vagas",
                            ),
                        ),
                        (
                            "organizador",
                            models.CharField(max_length=200, verbose_name="quem organiza"),
                        ),
                        (
                            "publico",
                            models.BooleanField(
                                default=True, verbose_name="aparece na agenda pública"
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("rascunho", "Rascunho"),
                                    ("publicado", "Publicado"),
                                    ("realizado", "Realizado"),
                                    ("cancelado", "Cancelado"),
                                ],
                                default="rascunho",
                                editable=False,
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "revisao",
                            models.PositiveIntegerField(
                                default=0,
                                editable=False,
                                help_text="Sobe a cada mudança depois de criado.",
                                verbose_name="revisão",
                            ),
                        ),
                        (
                            "criado_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="criado em"),
                        ),
                        (
                            "presenca_encerrada_em",
                            models.DateTimeField(
                                blank=True,
                                editable=False,
                                null=True,
                                verbose_name="presença encerrada em",
                            ),
                        ),
                        (
                            "coorte",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.coorte",
                                verbose_name="coorte a que se destina",
                            ),
                        ),
                        (
                            "criado_por",
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
                                to="municipios.evento",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Feriado",
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
                        ("data", models.DateField(verbose_name="data")),
                        ("nome", models.CharField(max_length=120, verbose_name="nome")),
                        (
                            "uf",
                            models.CharField(
                                blank=True,
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
                                help_text="Vazia: vale no país todo.",
                                max_length=2,
                                verbose_name="UF",
                            ),
                        ),
                        ("fonte", models.CharField(max_length=200, verbose_name="fonte")),
                        (
                            "registrado_em",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="registrado em",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "feriado",
                        "ordering": ["data", "uf"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_feriadoevent" ("data", "fonte", "id", "nome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrado_em", "uf") SELECT new_values."data", new_values."fonte", new_values."id", new_values."nome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."registrado_em", new_values."uf" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b9f53ebe106189a386da69ff2b0c184b83ead30b",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_8c91b",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_feriado",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_feriadoevent" ("data", "fonte", "id", "nome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrado_em", "uf") SELECT new_values."data", new_values."fonte", new_values."id", new_values."nome", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."registrado_em", new_values."uf" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ea3371baa80ea6ad4ccffadfd6bf7912b33e6c76",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_c74fc",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_feriado",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("data", "uf"),
                                name="feriado_unico_no_dia",
                                violation_error_message="Este dia já é feriado neste lugar.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="FeriadoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("data", models.DateField(verbose_name="data")),
                        ("nome", models.CharField(max_length=120, verbose_name="nome")),
                        (
                            "uf",
                            models.CharField(
                                blank=True,
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
                                help_text="Vazia: vale no país todo.",
                                max_length=2,
                                verbose_name="UF",
                            ),
                        ),
                        ("fonte", models.CharField(max_length=200, verbose_name="fonte")),
                        (
                            "registrado_em",
                            models.DateTimeField(
                                db_default=django.db.models.functions.datetime.Now(),
                                editable=False,
                                verbose_name="registrado em",
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
                                to="municipios.feriado",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Gerencia",
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
                            "inicio",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="início"
                            ),
                        ),
                        ("fim", models.DateField(blank=True, null=True, verbose_name="fim")),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="gerencias",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "usuario",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="gerencias",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "gerência",
                        "ordering": ["ente", "-inicio", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("fim__isnull", True)),
                                fields=("usuario", "ente"),
                                name="gerencia_unica_em_aberto",
                                violation_error_message="Este gerente já cuida deste ente.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Historico",
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
                        ("alvo_tipo", models.CharField(max_length=60, verbose_name="sobre")),
                        ("alvo_id", models.CharField(max_length=40)),
                        ("transicao", models.CharField(max_length=60, verbose_name="ato")),
                        ("rotulo", models.CharField(max_length=120, verbose_name="descrição")),
                        ("de", models.CharField(blank=True, max_length=40, verbose_name="de")),
                        ("para", models.CharField(blank=True, max_length=40, verbose_name="para")),
                        ("motivo", models.TextField(blank=True, verbose_name="motivo")),
                        ("dados", models.JSONField(blank=True, default=dict, verbose_name="dados")),
                        (
                            "pela_sgd",
                            models.BooleanField(
                                default=False, verbose_name="feito pela SGD em nome do ente"
                            ),
                        ),
                        ("em", models.DateTimeField(auto_now_add=True, verbose_name="em")),
                        (
                            "elo",
                            models.CharField(
                                default="", editable=False, max_length=64, verbose_name="elo"
                            ),
                        ),
                        (
                            "ordem",
                            models.PositiveIntegerField(
                                default=0, editable=False, verbose_name="ordem"
                            ),
                        ),
                        (
                            "origem",
                            models.JSONField(
                                default=dict,
                                editable=False,
                                help_text="O pedido de que o ato veio e o endereço de rede; vazia nas rotinas do portal.",
                                verbose_name="origem",
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="historico",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="atos",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ato do histórico",
                        "verbose_name_plural": "histórico",
                        "ordering": ["-em", "-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="so_acrescimo",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="62265afdf90d7ffeb7deaec782fc43412048b213",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_so_acrescimo_b21c8",
                                    table="municipios_historico",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="nao_se_esvazia",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'A tabela % não se esvazia.', TG_TABLE_NAME;",
                                    hash="0a971b5c5c82606c1539eade0a7bb59656d1d761",
                                    level="STATEMENT",
                                    operation="TRUNCATE",
                                    pgid="pgtrigger_nao_se_esvazia_6e1f2",
                                    table="municipios_historico",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="encadear",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    declare="DECLARE travas int; varredura text; ultima int; anterior text;",
                                    func="\n    travas := coalesce(nullif(current_setting('redegov.travas', true), ''), '0');\n    IF travas < 500 THEN\n        PERFORM set_config('redegov.travas', (travas + 1)::text, true);\n        PERFORM pg_advisory_xact_lock(\n            hashtextextended(NEW.alvo_tipo || ':' || NEW.alvo_id, 0));\n    END IF;\n    varredura := current_setting('enable_seqscan');\n    PERFORM set_config('enable_seqscan', 'off', true);\n    SELECT h.ordem, h.elo INTO ultima, anterior FROM municipios_historico h\n     WHERE h.alvo_tipo = NEW.alvo_tipo AND h.alvo_id = NEW.alvo_id\n     ORDER BY h.ordem DESC LIMIT 1;\n    PERFORM set_config('enable_seqscan', varredura, true);\n    NEW.ordem := coalesce(ultima, 0) + 1;\n    NEW.origem := coalesce(nullif(current_setting('redegov.origem', true), ''), '{}');\n    NEW.elo := encode(sha256(convert_to(coalesce(anterior, '') || CASE WHEN NEW.origem = '{}' THEN json_build_array(\n    NEW.id, NEW.ordem, NEW.alvo_tipo, NEW.alvo_id, NEW.ente_id, NEW.transicao,\n    NEW.rotulo, NEW.de, NEW.para, NEW.motivo, NEW.dados, NEW.pela_sgd, NEW.por_id,\n    NEW.em AT TIME ZONE 'UTC') ELSE json_build_array(\n    NEW.id, NEW.ordem, NEW.alvo_tipo, NEW.alvo_id, NEW.ente_id, NEW.transicao,\n    NEW.rotulo, NEW.de, NEW.para, NEW.motivo, NEW.dados, NEW.pela_sgd, NEW.por_id,\n    NEW.em AT TIME ZONE 'UTC', encode(sha256(convert_to(NEW.origem::text, 'UTF8')), 'hex')) END::text, 'UTF8')), 'hex');\n    RETURN NEW;\n",
                                    hash="6f7235f8cff3b023f172b541aac5f95a14ba5a80",
                                    operation="INSERT",
                                    pgid="pgtrigger_encadear_c8ab2",
                                    table="municipios_historico",
                                    when="BEFORE",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                fields=["alvo_tipo", "alvo_id", "-em"], name="historico_alvo"
                            ),
                            models.Index(fields=["ente", "-em"], name="historico_ente"),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("alvo_tipo", "alvo_id", "ordem"),
                                name="historico_ordem_unica_por_alvo",
                                violation_error_message="Outro ato sobre o mesmo assunto chegou antes.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Hub",
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
                        ("nome", models.CharField(max_length=160, verbose_name="nome")),
                        ("sigla", models.CharField(max_length=20, verbose_name="sigla")),
                        (
                            "cnpj",
                            models.CharField(
                                max_length=14,
                                validators=[municipios.validators.validar_cnpj],
                                verbose_name="CNPJ",
                            ),
                        ),
                        (
                            "tipo",
                            models.CharField(
                                choices=[
                                    ("empresa", "Empresa estadual de TI"),
                                    ("consorcio", "Consórcio"),
                                    ("outra", "Outra organização"),
                                ],
                                max_length=10,
                                verbose_name="tipo",
                            ),
                        ),
                        (
                            "ufs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
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
                                help_text="Siglas separadas por vírgula.",
                                size=None,
                                verbose_name="UFs em que atua",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("ativo", "Ativo"), ("desativado", "Desativado")],
                                default="ativo",
                                editable=False,
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "criado_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="criado em"),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                blank=True,
                                help_text="Só diz de quem é: o estado não vê por isso os seus municípios.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="hubs",
                                to="municipios.ente",
                                verbose_name="estado a que pertence",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "hub",
                        "ordering": ["nome", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_hubevent" ("cnpj", "criado_em", "ente_id", "id", "nome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sigla", "situacao", "tipo", "ufs") SELECT new_values."cnpj", new_values."criado_em", new_values."ente_id", new_values."id", new_values."nome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sigla", new_values."situacao", new_values."tipo", new_values."ufs" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="fe20d96b353a307eb5359e6890b4e2df779c75b0",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_8e8be",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_hub",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_hubevent" ("cnpj", "criado_em", "ente_id", "id", "nome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sigla", "situacao", "tipo", "ufs") SELECT new_values."cnpj", new_values."criado_em", new_values."ente_id", new_values."id", new_values."nome", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."sigla", new_values."situacao", new_values."tipo", new_values."ufs" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f9724ce2e9296071443f225a95f2451f19323be0",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_6d7e1",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_hub",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("cnpj",),
                                name="hub_cnpj_unico",
                                violation_error_message="Já há um hub com este CNPJ.",
                            ),
                            models.UniqueConstraint(
                                django.db.models.functions.text.Upper("sigla"),
                                name="hub_sigla_unica",
                                violation_error_message="Já há um hub com esta sigla.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("cnpj__regex", "^[0-9A-Z]{12}[0-9]{2}$")),
                                name="hub_cnpj_compacto",
                                violation_error_message="O CNPJ tem 14 posições, sem pontos nem traços.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="DelegacaoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("aberta", "Em vigor"),
                                    ("revogada", "Revogada"),
                                    ("terminada", "Terminada no prazo"),
                                ],
                                default="aberta",
                                editable=False,
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "inicio",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="início"
                            ),
                        ),
                        ("fim", models.DateField(blank=True, null=True, verbose_name="fim")),
                        (
                            "delegada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="delegada em"
                            ),
                        ),
                        (
                            "revogada_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="revogada em"),
                        ),
                        (
                            "delegada_por",
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
                                to="municipios.delegacao",
                            ),
                        ),
                        (
                            "oficio",
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
                            "hub",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.hub",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="HubEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nome", models.CharField(max_length=160, verbose_name="nome")),
                        ("sigla", models.CharField(max_length=20, verbose_name="sigla")),
                        (
                            "cnpj",
                            models.CharField(
                                max_length=14,
                                validators=[municipios.validators.validar_cnpj],
                                verbose_name="CNPJ",
                            ),
                        ),
                        (
                            "tipo",
                            models.CharField(
                                choices=[
                                    ("empresa", "Empresa estadual de TI"),
                                    ("consorcio", "Consórcio"),
                                    ("outra", "Outra organização"),
                                ],
                                max_length=10,
                                verbose_name="tipo",
                            ),
                        ),
                        (
                            "ufs",
                            django.contrib.postgres.fields.ArrayField(
                                base_field=models.CharField(
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
                                help_text="Siglas separadas por vírgula.",
                                size=None,
                                verbose_name="UFs em que atua",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("ativo", "Ativo"), ("desativado", "Desativado")],
                                default="ativo",
                                editable=False,
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "criado_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="criado em"),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Só diz de quem é: o estado não vê por isso os seus municípios.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.ente",
                                verbose_name="estado a que pertence",
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
                                to="municipios.hub",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Importacao",
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
                                blank=True,
                                choices=[
                                    ("localidades", "IBGE, localidades (JSON)"),
                                    ("sidra", "IBGE, SIDRA 6579 (JSON)"),
                                    ("estimativa", "IBGE, estimativa da população (planilha)"),
                                    ("censo", "IBGE, Censo 2022 (planilha)"),
                                    ("siconfi", "Tesouro Nacional, SICONFI entes (JSON)"),
                                    ("csv", "População por código (CSV)"),
                                    ("adesoes", "Adesões anteriores ao portal (planilha)"),
                                    ("usos", "Uso mensal dos produtos (planilha)"),
                                    ("presencas", "Lista de presença de um evento (planilha)"),
                                    ("relatorios", "Relatório mensal de um hub (planilha)"),
                                ],
                                max_length=12,
                                verbose_name="tipo",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("recebida", "Recebida, na fila"),
                                    ("conferindo", "Conferindo"),
                                    ("conferida", "Conferida, aguardando confirmação"),
                                    ("aplicando", "Aplicando"),
                                    ("aplicada", "Aplicada"),
                                    ("recusada", "Recusada"),
                                    ("descartada", "Descartada"),
                                ],
                                default="recebida",
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "arquivo",
                            models.FileField(
                                blank=True, upload_to="importacoes/%Y/", verbose_name="arquivo"
                            ),
                        ),
                        (
                            "nome_original",
                            models.CharField(max_length=255, verbose_name="nome do arquivo"),
                        ),
                        ("sha256", models.CharField(max_length=64)),
                        (
                            "opcoes",
                            models.JSONField(blank=True, default=dict, verbose_name="opções"),
                        ),
                        (
                            "diferenca",
                            models.JSONField(blank=True, default=dict, verbose_name="diferença"),
                        ),
                        ("erros", models.JSONField(blank=True, default=list, verbose_name="erros")),
                        (
                            "feitas",
                            models.PositiveIntegerField(default=0, verbose_name="linhas feitas"),
                        ),
                        ("total", models.PositiveIntegerField(default=0, verbose_name="linhas")),
                        (
                            "pedida_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="pedida em"),
                        ),
                        ("arrendada_ate", models.DateTimeField(blank=True, null=True)),
                        (
                            "terminada_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="terminada em"
                            ),
                        ),
                        (
                            "tentativas",
                            models.PositiveSmallIntegerField(default=0, verbose_name="tentativas"),
                        ),
                        (
                            "confirmada_por",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="importacoes_confirmadas",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "hub",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="importacoes",
                                to="municipios.hub",
                            ),
                        ),
                        (
                            "pedida_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="importacoes",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "importação",
                        "verbose_name_plural": "importações",
                        "ordering": ["-pedida_em", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("feitas__lte", models.F("total"))),
                                name="importacao_progresso_coerente",
                                violation_error_message="Linhas feitas não podem passar do total.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Inscricao",
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
                                    ("convidada", "Sem resposta"),
                                    ("confirmada", "Confirmada"),
                                    ("em_espera", "Na lista de espera"),
                                    ("recusada", "Não vai"),
                                ],
                                default="convidada",
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "pessoas",
                            models.PositiveSmallIntegerField(
                                default=1, verbose_name="quantas pessoas"
                            ),
                        ),
                        (
                            "nomes",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="nomes de quem vem"
                            ),
                        ),
                        (
                            "em_espera_desde",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="na espera desde"
                            ),
                        ),
                        (
                            "respondida_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="respondida em"
                            ),
                        ),
                        (
                            "convidada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="convidada em"
                            ),
                        ),
                        (
                            "na_porta",
                            models.BooleanField(
                                default=False,
                                help_text="Inscrita por quem recebia, no dia.",
                                verbose_name="chegou sem convite",
                            ),
                        ),
                        (
                            "convidada_por",
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
                                related_name="inscricoes",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "evento",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="inscricoes",
                                to="municipios.evento",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "inscrição",
                        "verbose_name_plural": "inscrições",
                        "ordering": ["evento", "ente"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_inscricaoevent" ("convidada_em", "convidada_por_id", "em_espera_desde", "ente_id", "evento_id", "id", "na_porta", "nomes", "pessoas", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respondida_em", "situacao") SELECT new_values."convidada_em", new_values."convidada_por_id", new_values."em_espera_desde", new_values."ente_id", new_values."evento_id", new_values."id", new_values."na_porta", new_values."nomes", new_values."pessoas", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."respondida_em", new_values."situacao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="faf987269c5ab41b6c252cf34c28c69834324bfd",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_3109a",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_inscricao",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_inscricaoevent" ("convidada_em", "convidada_por_id", "em_espera_desde", "ente_id", "evento_id", "id", "na_porta", "nomes", "pessoas", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "respondida_em", "situacao") SELECT new_values."convidada_em", new_values."convidada_por_id", new_values."em_espera_desde", new_values."ente_id", new_values."evento_id", new_values."id", new_values."na_porta", new_values."nomes", new_values."pessoas", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."respondida_em", new_values."situacao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="319b7c6f352ec220ddaac11c543e000dac710448",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_81147",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_inscricao",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("evento", "ente"),
                                name="inscricao_unica_no_evento",
                                violation_error_message="Este ente já foi convidado para este evento.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("pessoas__gte", 1), ("pessoas__lte", 20)),
                                name="inscricao_numero_de_pessoas",
                                violation_error_message="Cada ente traz de 1 a 20 pessoas.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("em_espera_desde__isnull", False),
                                        ("situacao", "em_espera"),
                                    ),
                                    models.Q(
                                        models.Q(("situacao", "em_espera"), _negated=True),
                                        ("em_espera_desde__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="inscricao_espera_tem_hora",
                                violation_error_message="Só a lista de espera tem a hora em que se entrou nela.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ConviteEvento",
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
                        ("hash", models.CharField(editable=False, max_length=64, unique=True)),
                        ("quem", models.CharField(max_length=60, verbose_name="contato")),
                        ("nome", models.CharField(blank=True, max_length=200, verbose_name="nome")),
                        ("email", models.EmailField(max_length=254, verbose_name="enviado para")),
                        (
                            "criado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="criado em"
                            ),
                        ),
                        (
                            "inscricao",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="convites",
                                to="municipios.inscricao",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "convite para evento",
                        "verbose_name_plural": "convites para eventos",
                        "ordering": ["pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("inscricao", "quem"),
                                name="convite_evento_um_por_contato",
                                violation_error_message="Este contato já recebeu o convite.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="InscricaoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("convidada", "Sem resposta"),
                                    ("confirmada", "Confirmada"),
                                    ("em_espera", "Na lista de espera"),
                                    ("recusada", "Não vai"),
                                ],
                                default="convidada",
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "pessoas",
                            models.PositiveSmallIntegerField(
                                default=1, verbose_name="quantas pessoas"
                            ),
                        ),
                        (
                            "nomes",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="nomes de quem vem"
                            ),
                        ),
                        (
                            "em_espera_desde",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="na espera desde"
                            ),
                        ),
                        (
                            "respondida_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="respondida em"
                            ),
                        ),
                        (
                            "convidada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="convidada em"
                            ),
                        ),
                        (
                            "na_porta",
                            models.BooleanField(
                                default=False,
                                help_text="Inscrita por quem recebia, no dia.",
                                verbose_name="chegou sem convite",
                            ),
                        ),
                        (
                            "convidada_por",
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
                            "evento",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.evento",
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
                                to="municipios.inscricao",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="ListaRevogados",
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
                            "emissor",
                            models.CharField(
                                max_length=200, verbose_name="autoridade que a emitiu"
                            ),
                        ),
                        ("desde", models.DateTimeField(verbose_name="emitida em")),
                        ("ate", models.DateTimeField(verbose_name="vale até")),
                        (
                            "quantos",
                            models.PositiveIntegerField(verbose_name="certificados revogados"),
                        ),
                        ("arquivo", models.CharField(max_length=120, verbose_name="arquivo")),
                        (
                            "sha256",
                            models.CharField(max_length=64, unique=True, verbose_name="SHA-256"),
                        ),
                        (
                            "carregada_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="carregada em"),
                        ),
                        (
                            "carregada_por",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "lista de certificados revogados",
                        "verbose_name_plural": "listas de certificados revogados",
                        "ordering": ["emissor", "-desde"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="so_acrescimo",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="9df1ad520b2c92de3d6ae7a1a92ec05614f587e5",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_so_acrescimo_7081d",
                                    table="municipios_listarevogados",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("ate__gt", models.F("desde"))),
                                name="lista_revogados_datas_em_ordem",
                                violation_error_message="A lista vence antes de começar a valer.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Material",
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
                        ("nome", models.CharField(max_length=120, verbose_name="nome")),
                        (
                            "link",
                            models.URLField(
                                blank=True,
                                max_length=500,
                                validators=[
                                    django.core.validators.URLValidator(schemes=["https", "http"])
                                ],
                                verbose_name="link",
                            ),
                        ),
                        (
                            "arquivo",
                            models.FileField(
                                blank=True, upload_to="materiais/%Y/%m/", verbose_name="arquivo"
                            ),
                        ),
                        (
                            "nome_original",
                            models.CharField(
                                blank=True, max_length=255, verbose_name="nome do arquivo"
                            ),
                        ),
                        (
                            "sha256",
                            models.CharField(blank=True, max_length=64, verbose_name="SHA-256"),
                        ),
                        (
                            "quando",
                            models.CharField(
                                choices=[("antes", "Desde já"), ("depois", "Só depois do evento")],
                                default="antes",
                                max_length=6,
                                verbose_name="quando os convidados veem",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("disponivel", "Disponível"), ("retirado", "Retirado")],
                                default="disponivel",
                                editable=False,
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "criado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="criado em",
                            ),
                        ),
                        (
                            "criado_por",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "evento",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="materiais",
                                to="municipios.evento",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "material",
                        "verbose_name_plural": "materiais",
                        "ordering": ["evento", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_materialevent" ("arquivo", "criado_em", "criado_por_id", "evento_id", "id", "link", "nome", "nome_original", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quando", "sha256", "situacao") SELECT new_values."arquivo", new_values."criado_em", new_values."criado_por_id", new_values."evento_id", new_values."id", new_values."link", new_values."nome", new_values."nome_original", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."quando", new_values."sha256", new_values."situacao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="54f4f2c7ae3a653629c18a6a29d62bab129bdb2f",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_8d639",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_material",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_materialevent" ("arquivo", "criado_em", "criado_por_id", "evento_id", "id", "link", "nome", "nome_original", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "quando", "sha256", "situacao") SELECT new_values."arquivo", new_values."criado_em", new_values."criado_por_id", new_values."evento_id", new_values."id", new_values."link", new_values."nome", new_values."nome_original", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."quando", new_values."sha256", new_values."situacao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ce41dafad2ee0cf4cc1871f4c34d5f360d124be3",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_5a95f",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_material",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("link", ""), ("arquivo", ""), _connector="XOR"),
                                name="material_arquivo_ou_link",
                                violation_error_message="Dê um arquivo ou um link: um dos dois, e só um.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="MaterialEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("nome", models.CharField(max_length=120, verbose_name="nome")),
                        (
                            "link",
                            models.URLField(
                                blank=True,
                                max_length=500,
                                validators=[
                                    django.core.validators.URLValidator(schemes=["https", "http"])
                                ],
                                verbose_name="link",
                            ),
                        ),
                        (
                            "arquivo",
                            models.FileField(
                                blank=True, upload_to="materiais/%Y/%m/", verbose_name="arquivo"
                            ),
                        ),
                        (
                            "nome_original",
                            models.CharField(
                                blank=True, max_length=255, verbose_name="nome do arquivo"
                            ),
                        ),
                        (
                            "sha256",
                            models.CharField(blank=True, max_length=64, verbose_name="SHA-256"),
                        ),
                        (
                            "quando",
                            models.CharField(
                                choices=[("antes", "Desde já"), ("depois", "Só depois do evento")],
                                default="antes",
                                max_length=6,
                                verbose_name="quando os convidados veem",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("disponivel", "Disponível"), ("retirado", "Retirado")],
                                default="disponivel",
                                editable=False,
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "criado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                editable=False,
                                verbose_name="criado em",
                            ),
                        ),
                        (
                            "criado_por",
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
                            "evento",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.evento",
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
                                to="municipios.material",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Membro",
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
                                choices=[
                                    ("regra", "Pela regra"),
                                    ("escolha", "Escolhido, com motivo"),
                                ],
                                max_length=8,
                                verbose_name="origem",
                            ),
                        ),
                        (
                            "motivo",
                            models.CharField(blank=True, max_length=300, verbose_name="motivo"),
                        ),
                        (
                            "referencia",
                            models.CharField(blank=True, max_length=120, verbose_name="referência"),
                        ),
                        (
                            "entrou_em",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="entrou em"
                            ),
                        ),
                        (
                            "saiu_em",
                            models.DateField(blank=True, null=True, verbose_name="saiu em"),
                        ),
                        (
                            "coorte",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="membros",
                                to="municipios.coorte",
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="coortes",
                                to="municipios.ente",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "membro",
                        "ordering": ["coorte", "ente", "entrou_em", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("saiu_em__isnull", True)),
                                fields=("coorte", "ente"),
                                name="membro_unico_em_aberto",
                                violation_error_message="O ente já está nesta coorte.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("origem", "escolha"), _negated=True),
                                    models.Q(("motivo", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="membro_escolhido_tem_motivo",
                                violation_error_message="Diga o motivo de incluir este ente.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("saiu_em__isnull", True),
                                    ("saiu_em__gte", models.F("entrou_em")),
                                    _connector="OR",
                                ),
                                name="membro_datas_em_ordem",
                                violation_error_message="A saída não pode ser antes da entrada.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Mensagem",
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
                        ("texto", models.TextField(max_length=5000, verbose_name="texto")),
                        (
                            "chave",
                            models.UUIDField(
                                editable=False,
                                help_text="O mesmo envio repetido não cria outra.",
                                verbose_name="chave do envio",
                            ),
                        ),
                        (
                            "criada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="criada em"
                            ),
                        ),
                        (
                            "anexos",
                            models.ManyToManyField(
                                related_name="mensagens",
                                through="municipios.Anexo",
                                to="municipios.documento",
                                verbose_name="anexos",
                            ),
                        ),
                        (
                            "autor",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mensagens",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="mensagens",
                                to="municipios.ente",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "mensagem",
                        "verbose_name_plural": "mensagens",
                        "ordering": ["-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="mensagem_so_acrescimo",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="12d6d72ea9ef5edd81ec483a1645453adb355c01",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_mensagem_so_acrescimo_29c44",
                                    table="municipios_mensagem",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "indexes": [models.Index(fields=["ente", "id"], name="mensagem_ente")],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("autor", "chave"),
                                name="mensagem_enviada_uma_vez",
                                violation_error_message="Esta mensagem já foi enviada.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("lado__in", ["ente", "sgd"])),
                                name="mensagem_lado_conhecido",
                                violation_error_message="A mensagem é do ente ou da SGD.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("texto__regex", "[^[:space:]]")),
                                name="mensagem_tem_texto",
                                violation_error_message="Escreva a mensagem.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Leitura",
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
                            "lida_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="lida em"
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leituras",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "usuario",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="leituras",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "ate",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipios.mensagem",
                            ),
                        ),
                        (
                            "dispensada",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipios.mensagem",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "leitura",
                        "ordering": ["ente", "pk"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("ente", "usuario", "lado"),
                                name="leitura_unica_da_pessoa",
                                violation_error_message="Esta pessoa já tem a sua marca nesta conversa.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("lado__in", ["ente", "sgd"])),
                                name="leitura_lado_conhecido",
                                violation_error_message="A leitura é do ente ou da SGD.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("dispensada__isnull", True), ("lado", "sgd"), _connector="OR"
                                ),
                                name="leitura_so_a_sgd_dispensa",
                                violation_error_message="Só a SGD dispensa uma mensagem de resposta.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ModeloTermo",
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
                        ("versao", models.PositiveSmallIntegerField(verbose_name="versão")),
                        ("titulo", models.CharField(max_length=200, verbose_name="título")),
                        ("texto", models.TextField(verbose_name="texto")),
                        ("base_legal", models.CharField(max_length=500, verbose_name="base legal")),
                        ("inicio", models.DateField(verbose_name="vale a partir de")),
                        (
                            "provisorio",
                            models.BooleanField(
                                default=False,
                                help_text="Escrito por nós enquanto o texto oficial não é carregado; o termo o diz.",
                                verbose_name="provisório",
                            ),
                        ),
                        (
                            "exige_nova_assinatura",
                            models.BooleanField(
                                default=False,
                                help_text="Abre o pedido de nova assinatura no grupo escolhido, ou em todos.",
                                verbose_name="quem já aderiu assina de novo",
                            ),
                        ),
                        (
                            "publicado_em",
                            models.DateTimeField(
                                editable=False, null=True, verbose_name="publicado em"
                            ),
                        ),
                        (
                            "coorte",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipios.coorte",
                                verbose_name="só deste grupo",
                            ),
                        ),
                        (
                            "criado_por",
                            models.ForeignKey(
                                editable=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "publicado_por",
                            models.ForeignKey(
                                editable=False,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "modelo de termo",
                        "verbose_name_plural": "modelos de termo",
                        "ordering": ["esfera", "-versao"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="publicado_nao_muda",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition='WHEN (OLD."publicado_em" IS NOT NULL)',
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="200265d5bcd39659b116392ad901d5731ec0bd64",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_publicado_nao_muda_4ae0a",
                                    table="municipios_modelotermo",
                                    when="BEFORE",
                                ),
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("esfera", "versao"),
                                name="modelo_termo_versao",
                                violation_error_message="Já há esta versão do termo nesta esfera.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Notificacao",
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
                            "chave",
                            models.CharField(max_length=200, unique=True, verbose_name="chave"),
                        ),
                        (
                            "motivo",
                            models.CharField(
                                help_text="Nome do texto em templates/emails.",
                                max_length=60,
                                verbose_name="motivo",
                            ),
                        ),
                        (
                            "destinatario",
                            models.EmailField(max_length=254, verbose_name="destinatário"),
                        ),
                        (
                            "nome_destinatario",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="nome do destinatário"
                            ),
                        ),
                        (
                            "contexto",
                            models.JSONField(blank=True, default=dict, verbose_name="contexto"),
                        ),
                        (
                            "message_id",
                            models.CharField(
                                max_length=120, unique=True, verbose_name="Message-ID"
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("pendente", "Pendente"),
                                    ("enviada", "Enviada"),
                                    ("recusada", "Recusada pelo servidor de correio"),
                                ],
                                default="pendente",
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "criada_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="criada em"),
                        ),
                        (
                            "proxima_tentativa_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now,
                                verbose_name="próxima tentativa em",
                            ),
                        ),
                        ("arrendada_ate", models.DateTimeField(blank=True, null=True)),
                        (
                            "tentativas",
                            models.PositiveSmallIntegerField(default=0, verbose_name="tentativas"),
                        ),
                        (
                            "repeticoes",
                            models.PositiveSmallIntegerField(
                                default=0,
                                help_text="Entregas refeitas depois de um trabalhador cair.",
                                verbose_name="repetições",
                            ),
                        ),
                        (
                            "enviada_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="enviada em"),
                        ),
                        ("erro", models.TextField(blank=True, verbose_name="último erro")),
                        (
                            "envio_comecou_em",
                            models.DateTimeField(
                                blank=True,
                                editable=False,
                                help_text="Vazio quando se sabe que a última tentativa não chegou ao destino.",
                                null=True,
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="notificacoes",
                                to="municipios.ente",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "notificação",
                        "verbose_name_plural": "notificações",
                        "ordering": ["-criada_em", "-pk"],
                        "indexes": [
                            models.Index(
                                models.F("proxima_tentativa_em"),
                                condition=models.Q(("situacao", "pendente")),
                                name="notificacao_para_enviar",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("situacao", "enviada"), _negated=True),
                                    ("enviada_em__isnull", False),
                                    _connector="OR",
                                ),
                                name="notificacao_enviada_tem_data",
                                violation_error_message="Notificação enviada precisa da data do envio.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Operador",
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
                                    ("indicado", "Indicado, ainda não entrou"),
                                    ("confirmado", "Confirmado"),
                                    ("encerrado", "Encerrado"),
                                ],
                                default="indicado",
                                editable=False,
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        ("nome", models.CharField(max_length=200, verbose_name="nome")),
                        (
                            "cpf",
                            models.CharField(
                                max_length=11,
                                validators=[municipios.validators.validar_cpf],
                                verbose_name="CPF",
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(max_length=254, verbose_name="e-mail de trabalho"),
                        ),
                        (
                            "papel",
                            models.CharField(
                                choices=[("responsavel", "Responsável"), ("operador", "Operador")],
                                help_text="O responsável também indica operadores e entrega o relatório do mês.",
                                max_length=11,
                                verbose_name="papel",
                            ),
                        ),
                        (
                            "inicio",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="início"
                            ),
                        ),
                        ("fim", models.DateField(blank=True, null=True, verbose_name="fim")),
                        (
                            "indicado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="indicado em"
                            ),
                        ),
                        (
                            "confirmado_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="confirmado em"
                            ),
                        ),
                        (
                            "hub",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="operadores",
                                to="municipios.hub",
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
                    ],
                    options={
                        "verbose_name": "operador de hub",
                        "verbose_name_plural": "operadores de hub",
                        "ordering": ["hub", "-papel", "nome", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_operadorevent" ("confirmado_em", "cpf", "email", "fim", "hub_id", "id", "indicado_em", "indicado_por_id", "inicio", "nome", "papel", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situacao") SELECT new_values."confirmado_em", new_values."cpf", new_values."email", new_values."fim", new_values."hub_id", new_values."id", new_values."indicado_em", new_values."indicado_por_id", new_values."inicio", new_values."nome", new_values."papel", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."situacao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8580891580146b299ef748bb62915a7b348d8a0d",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_746ca",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_operador",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_operadorevent" ("confirmado_em", "cpf", "email", "fim", "hub_id", "id", "indicado_em", "indicado_por_id", "inicio", "nome", "papel", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situacao") SELECT new_values."confirmado_em", new_values."cpf", new_values."email", new_values."fim", new_values."hub_id", new_values."id", new_values."indicado_em", new_values."indicado_por_id", new_values."inicio", new_values."nome", new_values."papel", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."situacao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="7bc69d309311f7bd253dfcf2deed46edf3dc702b",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_de026",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_operador",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                models.F("cpf"), models.F("situacao"), name="operador_cpf_situacao"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("situacao__in", ("indicado", "confirmado"))),
                                fields=("hub", "cpf"),
                                name="operador_unico_em_aberto",
                                violation_error_message="Esta pessoa já opera por este hub.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("cpf__regex", "^[0-9]{11}$")),
                                name="operador_cpf_compacto",
                                violation_error_message="O CPF deve ter 11 números.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fim__isnull", True),
                                    ("fim__gte", models.F("inicio")),
                                    _connector="OR",
                                ),
                                name="operador_datas_em_ordem",
                                violation_error_message="O fim não pode ser antes do início.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("situacao", "confirmado"), _negated=True),
                                    ("confirmado_em__isnull", False),
                                    _connector="OR",
                                ),
                                name="operador_confirmado_tem_data",
                                violation_error_message="Operador confirmado precisa da data da confirmação.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="OperadorEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("indicado", "Indicado, ainda não entrou"),
                                    ("confirmado", "Confirmado"),
                                    ("encerrado", "Encerrado"),
                                ],
                                default="indicado",
                                editable=False,
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        ("nome", models.CharField(max_length=200, verbose_name="nome")),
                        (
                            "cpf",
                            models.CharField(
                                max_length=11,
                                validators=[municipios.validators.validar_cpf],
                                verbose_name="CPF",
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(max_length=254, verbose_name="e-mail de trabalho"),
                        ),
                        (
                            "papel",
                            models.CharField(
                                choices=[("responsavel", "Responsável"), ("operador", "Operador")],
                                help_text="O responsável também indica operadores e entrega o relatório do mês.",
                                max_length=11,
                                verbose_name="papel",
                            ),
                        ),
                        (
                            "inicio",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="início"
                            ),
                        ),
                        ("fim", models.DateField(blank=True, null=True, verbose_name="fim")),
                        (
                            "indicado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="indicado em"
                            ),
                        ),
                        (
                            "confirmado_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="confirmado em"
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
                                to="municipios.operador",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PedidoAutoridade",
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
                                    ("rascunho", "Rascunho, ainda não enviado"),
                                    ("em_conferencia", "Em conferência pela SGD"),
                                    ("devolvido", "Falta completar"),
                                    ("aceito", "Aceito"),
                                    ("recusado", "Recusado"),
                                    ("retirado", "Retirado por quem pediu"),
                                ],
                                default="rascunho",
                                max_length=14,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "origem",
                            models.CharField(
                                choices=[
                                    ("pessoa", "A própria pessoa"),
                                    ("ente", "O ente, por quem o representa"),
                                ],
                                max_length=6,
                                verbose_name="quem pede",
                            ),
                        ),
                        ("nome", models.CharField(max_length=200, verbose_name="nome")),
                        (
                            "cpf",
                            models.CharField(
                                max_length=11,
                                validators=[municipios.validators.validar_cpf],
                                verbose_name="CPF",
                            ),
                        ),
                        ("cargo", models.CharField(max_length=60, verbose_name="cargo")),
                        (
                            "condicao",
                            models.CharField(
                                choices=[("titular", "Titular"), ("em_exercicio", "Em exercício")],
                                default="titular",
                                max_length=12,
                                verbose_name="condição",
                            ),
                        ),
                        (
                            "inicio",
                            models.DateField(
                                blank=True, null=True, verbose_name="início do mandato ou exercício"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="e-mail institucional"
                            ),
                        ),
                        (
                            "prova",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("diploma", "Diploma da Justiça Eleitoral"),
                                    ("posse", "Termo ou ata de posse"),
                                    ("transmissao", "Ato de transmissão do cargo"),
                                    ("oficio", "Ofício do ente"),
                                ],
                                max_length=12,
                                verbose_name="documento que prova",
                            ),
                        ),
                        (
                            "resposta",
                            models.TextField(blank=True, verbose_name="última resposta da SGD"),
                        ),
                        (
                            "chave",
                            models.UUIDField(
                                default=uuid.uuid4,
                                editable=False,
                                help_text="O mesmo envio repetido não cria outro.",
                                verbose_name="chave do envio",
                            ),
                        ),
                        (
                            "criado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="começado em"
                            ),
                        ),
                        (
                            "enviado_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="enviado em"),
                        ),
                        (
                            "respondido_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="respondido em"
                            ),
                        ),
                        (
                            "autoridade",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pedidos",
                                to="municipios.autoridade",
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
                            "documentos",
                            models.ManyToManyField(
                                help_text="Todos os que se juntaram; o que se trocou continua guardado.",
                                related_name="pedidos_autoridade",
                                to="municipios.documento",
                                verbose_name="documentos",
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pedidos_autoridade",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pedidos_autoridade",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "respondido_por",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pedido de registro de autoridade",
                        "verbose_name_plural": "pedidos de registro de autoridade",
                        "ordering": ["-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_pedidoautoridadeevent" ("autoridade_id", "cargo", "chave", "condicao", "cpf", "criado_em", "documento_id", "email", "ente_id", "enviado_em", "id", "inicio", "nome", "origem", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "por_id", "prova", "respondido_em", "respondido_por_id", "resposta", "situacao") SELECT new_values."autoridade_id", new_values."cargo", new_values."chave", new_values."condicao", new_values."cpf", new_values."criado_em", new_values."documento_id", new_values."email", new_values."ente_id", new_values."enviado_em", new_values."id", new_values."inicio", new_values."nome", new_values."origem", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."por_id", new_values."prova", new_values."respondido_em", new_values."respondido_por_id", new_values."resposta", new_values."situacao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="4dfe5c1bc903998e46eedeb87a77ae1e25d8783e",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_38e34",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_pedidoautoridade",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_pedidoautoridadeevent" ("autoridade_id", "cargo", "chave", "condicao", "cpf", "criado_em", "documento_id", "email", "ente_id", "enviado_em", "id", "inicio", "nome", "origem", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "por_id", "prova", "respondido_em", "respondido_por_id", "resposta", "situacao") SELECT new_values."autoridade_id", new_values."cargo", new_values."chave", new_values."condicao", new_values."cpf", new_values."criado_em", new_values."documento_id", new_values."email", new_values."ente_id", new_values."enviado_em", new_values."id", new_values."inicio", new_values."nome", new_values."origem", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."por_id", new_values."prova", new_values."respondido_em", new_values."respondido_por_id", new_values."resposta", new_values."situacao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="5dc166dc608e9d5817201ef9988d7b379e86b007",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_1b688",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_pedidoautoridade",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                models.F("situacao"),
                                models.F("enviado_em"),
                                name="pedido_autoridade_fila",
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("situacao__in", ("rascunho", "em_conferencia", "devolvido"))
                                ),
                                fields=("ente", "por"),
                                name="pedido_autoridade_um_em_aberto",
                                violation_error_message="Você já tem um pedido em aberto para este ente.",
                            ),
                            models.UniqueConstraint(
                                fields=("por", "chave"),
                                name="pedido_autoridade_enviado_uma_vez",
                                violation_error_message="Este pedido já foi enviado.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("cpf__regex", "^[0-9]{11}$")),
                                name="pedido_autoridade_cpf_compacto",
                                violation_error_message="O CPF deve ter 11 números.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("situacao__in", ("rascunho", "retirado")),
                                    models.Q(
                                        models.Q(("prova", ""), _negated=True),
                                        ("documento__isnull", False),
                                        ("enviado_em__isnull", False),
                                        ("inicio__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="pedido_autoridade_enviado_completo",
                                violation_error_message="Falta a data, a prova ou o documento.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("autoridade__isnull", False), ("situacao", "aceito")),
                                    models.Q(
                                        models.Q(("situacao", "aceito"), _negated=True),
                                        ("autoridade__isnull", True),
                                    ),
                                    _connector="OR",
                                ),
                                name="pedido_autoridade_aceito_tem_autoridade",
                                violation_error_message="O pedido aceito, e só ele, tem autoridade.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("situacao__in", ("aceito", "recusado")), _negated=True
                                    ),
                                    models.Q(
                                        models.Q(
                                            ("respondido_por", models.F("por")), _negated=True
                                        ),
                                        ("respondido_em__isnull", False),
                                        ("respondido_por__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="pedido_autoridade_duas_pessoas",
                                violation_error_message="Quem pede não responde ao próprio pedido.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PedidoAutoridadeEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("rascunho", "Rascunho, ainda não enviado"),
                                    ("em_conferencia", "Em conferência pela SGD"),
                                    ("devolvido", "Falta completar"),
                                    ("aceito", "Aceito"),
                                    ("recusado", "Recusado"),
                                    ("retirado", "Retirado por quem pediu"),
                                ],
                                default="rascunho",
                                max_length=14,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "origem",
                            models.CharField(
                                choices=[
                                    ("pessoa", "A própria pessoa"),
                                    ("ente", "O ente, por quem o representa"),
                                ],
                                max_length=6,
                                verbose_name="quem pede",
                            ),
                        ),
                        ("nome", models.CharField(max_length=200, verbose_name="nome")),
                        (
                            "cpf",
                            models.CharField(
                                max_length=11,
                                validators=[municipios.validators.validar_cpf],
                                verbose_name="CPF",
                            ),
                        ),
                        ("cargo", models.CharField(max_length=60, verbose_name="cargo")),
                        (
                            "condicao",
                            models.CharField(
                                choices=[("titular", "Titular"), ("em_exercicio", "Em exercício")],
                                default="titular",
                                max_length=12,
                                verbose_name="condição",
                            ),
                        ),
                        (
                            "inicio",
                            models.DateField(
                                blank=True, null=True, verbose_name="início do mandato ou exercício"
                            ),
                        ),
                        (
                            "email",
                            models.EmailField(
                                blank=True, max_length=254, verbose_name="e-mail institucional"
                            ),
                        ),
                        (
                            "prova",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("diploma", "Diploma da Justiça Eleitoral"),
                                    ("posse", "Termo ou ata de posse"),
                                    ("transmissao", "Ato de transmissão do cargo"),
                                    ("oficio", "Ofício do ente"),
                                ],
                                max_length=12,
                                verbose_name="documento que prova",
                            ),
                        ),
                        (
                            "resposta",
                            models.TextField(blank=True, verbose_name="última resposta da SGD"),
                        ),
                        (
                            "chave",
                            models.UUIDField(
                                default=uuid.uuid4,
                                editable=False,
                                help_text="O mesmo envio repetido não cria outro.",
                                verbose_name="chave do envio",
                            ),
                        ),
                        (
                            "criado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="começado em"
                            ),
                        ),
                        (
                            "enviado_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="enviado em"),
                        ),
                        (
                            "respondido_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="respondido em"
                            ),
                        ),
                        (
                            "autoridade",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.autoridade",
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
                                to="municipios.pedidoautoridade",
                            ),
                        ),
                        (
                            "por",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "respondido_por",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="PontoFocal",
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
                                    ("conferencia", "Em conferência pela SGD"),
                                    ("recusado", "Recusado pela SGD"),
                                    ("indicado", "Indicado, aguardando o primeiro acesso"),
                                    ("confirmado", "Confirmado"),
                                    ("substituido", "Substituído"),
                                    ("encerrado", "Encerrado"),
                                ],
                                default="indicado",
                                max_length=12,
                                verbose_name="situação",
                            ),
                        ),
                        ("nome", models.CharField(max_length=200, verbose_name="nome")),
                        (
                            "cpf",
                            models.CharField(
                                max_length=11,
                                validators=[municipios.validators.validar_cpf],
                                verbose_name="CPF",
                            ),
                        ),
                        ("cargo", models.CharField(max_length=120, verbose_name="cargo")),
                        (
                            "vinculo",
                            models.CharField(
                                choices=[
                                    ("efetivo", "Servidor efetivo"),
                                    ("comissionado", "Cargo em comissão"),
                                    ("empregado", "Empregado público"),
                                    ("temporario", "Contrato temporário"),
                                ],
                                max_length=12,
                                verbose_name="vínculo",
                            ),
                        ),
                        (
                            "matricula",
                            models.CharField(blank=True, max_length=40, verbose_name="matrícula"),
                        ),
                        (
                            "orgao",
                            models.CharField(max_length=160, verbose_name="órgão ou secretaria"),
                        ),
                        (
                            "email",
                            models.EmailField(max_length=254, verbose_name="e-mail institucional"),
                        ),
                        (
                            "telefone",
                            phonenumber_field.modelfields.PhoneNumberField(
                                blank=True, max_length=128, region=None, verbose_name="telefone"
                            ),
                        ),
                        (
                            "papel",
                            models.CharField(
                                choices=[("negocial", "Negocial"), ("tecnico", "Técnico")],
                                max_length=10,
                                verbose_name="papel",
                            ),
                        ),
                        (
                            "tipo",
                            models.CharField(
                                choices=[("titular", "Titular"), ("suplente", "Suplente")],
                                max_length=10,
                                verbose_name="titular ou suplente",
                            ),
                        ),
                        (
                            "inicio",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="início"
                            ),
                        ),
                        ("fim", models.DateField(blank=True, null=True, verbose_name="fim")),
                        (
                            "indicado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="indicado em"
                            ),
                        ),
                        (
                            "confirmado_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="confirmado em"
                            ),
                        ),
                        (
                            "sai_com_o_mandato",
                            models.BooleanField(
                                default=False,
                                help_text="Marque se a pessoa está no cargo só enquanto durar a gestão atual.",
                                verbose_name="deixa de ser ponto focal quando o mandato acabar",
                            ),
                        ),
                        (
                            "motivo_da_recusa",
                            models.TextField(blank=True, verbose_name="por que a SGD recusou"),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="pontos_focais",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "indicado_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="indicacoes",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "oficio",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipios.documento",
                            ),
                        ),
                        (
                            "substitui",
                            models.ForeignKey(
                                blank=True,
                                help_text="Na indicação que a SGD confere: quem continua a agir até a aprovação.",
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="a_entrar",
                                to="municipios.pontofocal",
                                verbose_name="entra no lugar de",
                            ),
                        ),
                        (
                            "substituido_por",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="substituiu",
                                to="municipios.pontofocal",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "ponto focal",
                        "verbose_name_plural": "pontos focais",
                        "ordering": ["ente", "-tipo", "nome", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_pontofocalevent" ("cargo", "confirmado_em", "cpf", "email", "ente_id", "fim", "id", "indicado_em", "indicado_por_id", "inicio", "matricula", "motivo_da_recusa", "nome", "oficio_id", "orgao", "papel", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sai_com_o_mandato", "situacao", "substitui_id", "substituido_por_id", "telefone", "tipo", "vinculo") SELECT new_values."cargo", new_values."confirmado_em", new_values."cpf", new_values."email", new_values."ente_id", new_values."fim", new_values."id", new_values."indicado_em", new_values."indicado_por_id", new_values."inicio", new_values."matricula", new_values."motivo_da_recusa", new_values."nome", new_values."oficio_id", new_values."orgao", new_values."papel", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."sai_com_o_mandato", new_values."situacao", new_values."substitui_id", new_values."substituido_por_id", new_values."telefone", new_values."tipo", new_values."vinculo" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="b51485ff87c619776de22d941a34cf7d159502e3",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_12164",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_pontofocal",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_pontofocalevent" ("cargo", "confirmado_em", "cpf", "email", "ente_id", "fim", "id", "indicado_em", "indicado_por_id", "inicio", "matricula", "motivo_da_recusa", "nome", "oficio_id", "orgao", "papel", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "sai_com_o_mandato", "situacao", "substitui_id", "substituido_por_id", "telefone", "tipo", "vinculo") SELECT new_values."cargo", new_values."confirmado_em", new_values."cpf", new_values."email", new_values."ente_id", new_values."fim", new_values."id", new_values."indicado_em", new_values."indicado_por_id", new_values."inicio", new_values."matricula", new_values."motivo_da_recusa", new_values."nome", new_values."oficio_id", new_values."orgao", new_values."papel", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."sai_com_o_mandato", new_values."situacao", new_values."substitui_id", new_values."substituido_por_id", new_values."telefone", new_values."tipo", new_values."vinculo" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0fd21e36692d147a1333e195f9224d45aeda15a3",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_f4fc1",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_pontofocal",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                models.F("cpf"),
                                models.F("situacao"),
                                name="ponto_focal_cpf_situacao",
                            )
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("cpf__regex", "^[0-9]{11}$")),
                                name="ponto_focal_cpf_compacto",
                                violation_error_message="O CPF deve ter 11 números.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("fim__isnull", True),
                                    ("fim__gte", models.F("inicio")),
                                    _connector="OR",
                                ),
                                name="ponto_focal_datas_em_ordem",
                                violation_error_message="O fim não pode ser antes do início.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("situacao", "confirmado"), _negated=True),
                                    ("confirmado_em__isnull", False),
                                    _connector="OR",
                                ),
                                name="ponto_focal_confirmado_tem_data",
                                violation_error_message="Ponto focal confirmado precisa da data da confirmação.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(
                                    ("situacao__in", ("conferencia", "indicado", "confirmado"))
                                ),
                                fields=("ente", "cpf"),
                                name="ponto_focal_unico_em_aberto",
                                violation_error_message="Esta pessoa já é ponto focal deste ente.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("situacao", "conferencia")),
                                fields=("substitui",),
                                name="ponto_focal_uma_troca_em_conferencia",
                                violation_error_message="A SGD já confere uma troca desta pessoa. Encerre aquela indicação para pedir outra.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PontoFocalEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("conferencia", "Em conferência pela SGD"),
                                    ("recusado", "Recusado pela SGD"),
                                    ("indicado", "Indicado, aguardando o primeiro acesso"),
                                    ("confirmado", "Confirmado"),
                                    ("substituido", "Substituído"),
                                    ("encerrado", "Encerrado"),
                                ],
                                default="indicado",
                                max_length=12,
                                verbose_name="situação",
                            ),
                        ),
                        ("nome", models.CharField(max_length=200, verbose_name="nome")),
                        (
                            "cpf",
                            models.CharField(
                                max_length=11,
                                validators=[municipios.validators.validar_cpf],
                                verbose_name="CPF",
                            ),
                        ),
                        ("cargo", models.CharField(max_length=120, verbose_name="cargo")),
                        (
                            "vinculo",
                            models.CharField(
                                choices=[
                                    ("efetivo", "Servidor efetivo"),
                                    ("comissionado", "Cargo em comissão"),
                                    ("empregado", "Empregado público"),
                                    ("temporario", "Contrato temporário"),
                                ],
                                max_length=12,
                                verbose_name="vínculo",
                            ),
                        ),
                        (
                            "matricula",
                            models.CharField(blank=True, max_length=40, verbose_name="matrícula"),
                        ),
                        (
                            "orgao",
                            models.CharField(max_length=160, verbose_name="órgão ou secretaria"),
                        ),
                        (
                            "email",
                            models.EmailField(max_length=254, verbose_name="e-mail institucional"),
                        ),
                        (
                            "telefone",
                            phonenumber_field.modelfields.PhoneNumberField(
                                blank=True, max_length=128, region=None, verbose_name="telefone"
                            ),
                        ),
                        (
                            "papel",
                            models.CharField(
                                choices=[("negocial", "Negocial"), ("tecnico", "Técnico")],
                                max_length=10,
                                verbose_name="papel",
                            ),
                        ),
                        (
                            "tipo",
                            models.CharField(
                                choices=[("titular", "Titular"), ("suplente", "Suplente")],
                                max_length=10,
                                verbose_name="titular ou suplente",
                            ),
                        ),
                        (
                            "inicio",
                            models.DateField(
                                default=django.utils.timezone.localdate, verbose_name="início"
                            ),
                        ),
                        ("fim", models.DateField(blank=True, null=True, verbose_name="fim")),
                        (
                            "indicado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="indicado em"
                            ),
                        ),
                        (
                            "confirmado_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="confirmado em"
                            ),
                        ),
                        (
                            "sai_com_o_mandato",
                            models.BooleanField(
                                default=False,
                                help_text="Marque se a pessoa está no cargo só enquanto durar a gestão atual.",
                                verbose_name="deixa de ser ponto focal quando o mandato acabar",
                            ),
                        ),
                        (
                            "motivo_da_recusa",
                            models.TextField(blank=True, verbose_name="por que a SGD recusou"),
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
                            "oficio",
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
                                to="municipios.pontofocal",
                            ),
                        ),
                        (
                            "substitui",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                help_text="Na indicação que a SGD confere: quem continua a agir até a aprovação.",
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.pontofocal",
                                verbose_name="entra no lugar de",
                            ),
                        ),
                        (
                            "substituido_por",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Populacao",
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
                        ("ano", models.PositiveSmallIntegerField(verbose_name="ano de referência")),
                        (
                            "fonte",
                            models.CharField(
                                choices=[
                                    ("estimativa", "IBGE, estimativa da população"),
                                    ("censo", "IBGE, Censo Demográfico"),
                                ],
                                max_length=10,
                                verbose_name="fonte",
                            ),
                        ),
                        ("valor", models.PositiveIntegerField(verbose_name="habitantes")),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="populacoes",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "importacao",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="populacoes",
                                to="municipios.importacao",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "população",
                        "verbose_name_plural": "populações",
                        "ordering": ["ente", "-ano", "fonte"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_populacaoevent" ("ano", "ente_id", "fonte", "id", "importacao_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valor") SELECT new_values."ano", new_values."ente_id", new_values."fonte", new_values."id", new_values."importacao_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."valor" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="1556a96b0de5ab30fc707ca58fa18244afcd1085",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_2cd9e",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_populacao",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_populacaoevent" ("ano", "ente_id", "fonte", "id", "importacao_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "valor") SELECT new_values."ano", new_values."ente_id", new_values."fonte", new_values."id", new_values."importacao_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."valor" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8f4a79337e26406c37498bda4f9651a44f2a7f58",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_855ab",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_populacao",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                fields=["ano", "fonte", "-valor"], name="populacao_referencia_valor"
                            )
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                models.F("ente"),
                                models.F("ano"),
                                models.F("fonte"),
                                name="populacao_unica_na_referencia",
                                violation_error_message="Já há população deste ente neste ano e fonte.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("ano__gte", 1872), ("ano__lte", 2200)),
                                name="populacao_ano_plausivel",
                                violation_error_message="O ano deve estar entre 1872, o primeiro censo, e 2200.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="PopulacaoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("ano", models.PositiveSmallIntegerField(verbose_name="ano de referência")),
                        (
                            "fonte",
                            models.CharField(
                                choices=[
                                    ("estimativa", "IBGE, estimativa da população"),
                                    ("censo", "IBGE, Censo Demográfico"),
                                ],
                                max_length=10,
                                verbose_name="fonte",
                            ),
                        ),
                        ("valor", models.PositiveIntegerField(verbose_name="habitantes")),
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
                            "importacao",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.importacao",
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
                                to="municipios.populacao",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Posse",
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
                        ("data", models.DateField(verbose_name="dia da posse")),
                        ("referencia", models.CharField(max_length=200, verbose_name="norma")),
                    ],
                    options={
                        "verbose_name": "posse",
                        "ordering": ["esfera", "data"],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("esfera", "data"),
                                name="posse_unica_no_dia",
                                violation_error_message="Esta posse já está registrada.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Presenca",
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
                                choices=[("presente", "Presente"), ("desfeita", "Desfeita")],
                                default="presente",
                                max_length=8,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "origem",
                            models.CharField(
                                choices=[
                                    ("porta", "Na porta"),
                                    ("qr", "QR code do convite"),
                                    ("planilha", "Planilha"),
                                    ("api", "API"),
                                ],
                                max_length=8,
                                verbose_name="como se soube",
                            ),
                        ),
                        (
                            "pessoas",
                            models.PositiveSmallIntegerField(
                                default=1, verbose_name="quantas pessoas vieram"
                            ),
                        ),
                        (
                            "nomes",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="nomes de quem veio"
                            ),
                        ),
                        (
                            "marcada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="marcada em"
                            ),
                        ),
                        (
                            "inscricao",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="presenca",
                                to="municipios.inscricao",
                            ),
                        ),
                        (
                            "marcada_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "presença",
                        "ordering": ["-marcada_em", "-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_presencaevent" ("id", "inscricao_id", "marcada_em", "marcada_por_id", "nomes", "origem", "pessoas", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situacao") SELECT new_values."id", new_values."inscricao_id", new_values."marcada_em", new_values."marcada_por_id", new_values."nomes", new_values."origem", new_values."pessoas", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."situacao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="8cb4dc0fb03b8226d4bd770abf3a3f42d02ce3a9",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_bb1f5",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_presenca",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_presencaevent" ("id", "inscricao_id", "marcada_em", "marcada_por_id", "nomes", "origem", "pessoas", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situacao") SELECT new_values."id", new_values."inscricao_id", new_values."marcada_em", new_values."marcada_por_id", new_values."nomes", new_values."origem", new_values."pessoas", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."situacao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="0de7f4e4ecfda2e63c2cbe44d9bfb712fae92426",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_eb970",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_presenca",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(("pessoas__gte", 1), ("pessoas__lte", 20)),
                                name="presenca_numero_de_pessoas",
                                violation_error_message="De cada ente contam-se de 1 a 20.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Certificado",
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
                            "codigo",
                            models.CharField(
                                max_length=14, unique=True, verbose_name="código de verificação"
                            ),
                        ),
                        ("dados", models.JSONField(verbose_name="retrato")),
                        (
                            "emitido_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="emitido em"
                            ),
                        ),
                        (
                            "emitido_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "presenca",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="certificado",
                                to="municipios.presenca",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "certificado",
                        "ordering": ["-emitido_em", "-pk"],
                    },
                ),
                migrations.CreateModel(
                    name="PresencaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "situacao",
                            models.CharField(
                                choices=[("presente", "Presente"), ("desfeita", "Desfeita")],
                                default="presente",
                                max_length=8,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "origem",
                            models.CharField(
                                choices=[
                                    ("porta", "Na porta"),
                                    ("qr", "QR code do convite"),
                                    ("planilha", "Planilha"),
                                    ("api", "API"),
                                ],
                                max_length=8,
                                verbose_name="como se soube",
                            ),
                        ),
                        (
                            "pessoas",
                            models.PositiveSmallIntegerField(
                                default=1, verbose_name="quantas pessoas vieram"
                            ),
                        ),
                        (
                            "nomes",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="nomes de quem veio"
                            ),
                        ),
                        (
                            "marcada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="marcada em"
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
                            ),
                        ),
                        (
                            "marcada_por",
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
                                to="municipios.presenca",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RaizConfiavel",
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
                            "tipo",
                            models.CharField(
                                choices=[
                                    ("govbr", "GOV.BR (assinatura avançada)"),
                                    ("icp_brasil", "ICP-Brasil (assinatura qualificada)"),
                                ],
                                max_length=10,
                                verbose_name="tipo",
                            ),
                        ),
                        ("pem", models.TextField(verbose_name="certificado (PEM)")),
                        (
                            "impressao",
                            models.CharField(
                                editable=False,
                                max_length=64,
                                unique=True,
                                verbose_name="impressão digital (SHA-256)",
                            ),
                        ),
                        ("desde", models.DateField(verbose_name="confiamos desde")),
                        (
                            "ate",
                            models.DateField(blank=True, null=True, verbose_name="confiamos até"),
                        ),
                        (
                            "de_teste",
                            models.BooleanField(
                                default=False, editable=False, verbose_name="de teste"
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "raiz confiável",
                        "verbose_name_plural": "raízes confiáveis",
                        "ordering": ["tipo", "nome"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("ate__isnull", True),
                                    ("ate__gte", models.F("desde")),
                                    _connector="OR",
                                ),
                                name="raiz_confiavel_datas_em_ordem",
                                violation_error_message="O fim não pode ser antes do início.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reassinatura",
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
                                    ("vencida", "Prazo vencido"),
                                    ("assinada", "Termo novo em vigor"),
                                    ("dispensada", "Dispensada"),
                                    ("cancelada", "Cancelada"),
                                    ("superada", "Trocada por pedido de texto mais novo"),
                                ],
                                default="pendente",
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        ("prazo", models.DateField(verbose_name="assinar até")),
                        (
                            "aberta_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="pedida em"
                            ),
                        ),
                        (
                            "resolvida_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="resolvida em"
                            ),
                        ),
                        (
                            "justificativa",
                            models.TextField(blank=True, verbose_name="justificativa da dispensa"),
                        ),
                        (
                            "adesao",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipios.adesao",
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reassinaturas",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "resolvida_por",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "renovacao",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reassinaturas",
                                to="municipios.renovacao",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "pedido de nova assinatura",
                        "verbose_name_plural": "pedidos de nova assinatura",
                        "ordering": ["ente", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_reassinaturaevent" ("aberta_em", "adesao_id", "ente_id", "id", "justificativa", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prazo", "renovacao_id", "resolvida_em", "resolvida_por_id", "situacao") SELECT new_values."aberta_em", new_values."adesao_id", new_values."ente_id", new_values."id", new_values."justificativa", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."prazo", new_values."renovacao_id", new_values."resolvida_em", new_values."resolvida_por_id", new_values."situacao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="dbdf4d7879369e2b49cc0e311d9f1fb1365841ed",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_46416",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_reassinatura",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_reassinaturaevent" ("aberta_em", "adesao_id", "ente_id", "id", "justificativa", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prazo", "renovacao_id", "resolvida_em", "resolvida_por_id", "situacao") SELECT new_values."aberta_em", new_values."adesao_id", new_values."ente_id", new_values."id", new_values."justificativa", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."prazo", new_values."renovacao_id", new_values."resolvida_em", new_values."resolvida_por_id", new_values."situacao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="2db0dc7741586bb94b3de1253ae2beeb103365ad",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_d548c",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_reassinatura",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                models.F("renovacao"),
                                models.F("situacao"),
                                name="reassinatura_da_renovacao",
                            ),
                            models.Index(
                                models.F("prazo"),
                                condition=models.Q(("situacao", "pendente")),
                                name="reassinatura_a_vencer",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("renovacao", "ente"),
                                name="reassinatura_unica_na_renovacao",
                                violation_error_message="Este ente já recebeu este pedido.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("situacao__in", ("pendente", "vencida"))),
                                fields=("ente",),
                                name="reassinatura_unica_em_aberto",
                                violation_error_message="Este ente já tem um pedido de nova assinatura em aberto.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("situacao__in", ("pendente", "vencida")),
                                    models.Q(
                                        ("resolvida_em__isnull", False),
                                        ("resolvida_por__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="reassinatura_resolvida_tem_quem",
                                violation_error_message="O pedido resolvido precisa de quem resolveu e de quando.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("situacao", "assinada"), _negated=True),
                                    ("adesao__isnull", False),
                                    _connector="OR",
                                ),
                                name="reassinatura_assinada_tem_adesao",
                                violation_error_message="Diga qual adesão respondeu ao pedido.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("situacao", "dispensada"), _negated=True),
                                    models.Q(("justificativa", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="reassinatura_dispensada_tem_justificativa",
                                violation_error_message="Diga por que se dispensa a nova assinatura.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Reconfirmacao",
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
                            "assunto",
                            models.CharField(
                                choices=[
                                    ("autoridade", "Chefia do Executivo"),
                                    ("ponto_focal", "Ponto focal"),
                                ],
                                max_length=11,
                                verbose_name="sobre",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("pendente", "Pendente"),
                                    ("vencida", "Vencida"),
                                    ("confirmada", "Confirmada"),
                                    ("substituida", "Pessoa trocada ou retirada"),
                                    ("dispensada", "Dispensada"),
                                ],
                                default="pendente",
                                max_length=11,
                                verbose_name="situação",
                            ),
                        ),
                        ("prazo", models.DateField(verbose_name="responder até")),
                        (
                            "aberta_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="aberta em"
                            ),
                        ),
                        (
                            "resolvida_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="respondida em"
                            ),
                        ),
                        (
                            "justificativa",
                            models.TextField(blank=True, verbose_name="justificativa da dispensa"),
                        ),
                        (
                            "autoridade",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reconfirmacoes",
                                to="municipios.autoridade",
                            ),
                        ),
                        (
                            "campanha",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reconfirmacoes",
                                to="municipios.campanha",
                            ),
                        ),
                        (
                            "ente",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reconfirmacoes",
                                to="municipios.ente",
                            ),
                        ),
                        (
                            "ponto_focal",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="reconfirmacoes",
                                to="municipios.pontofocal",
                            ),
                        ),
                        (
                            "resolvida_por",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "reconfirmação",
                        "verbose_name_plural": "reconfirmações",
                        "ordering": ["ente", "assunto", "pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_reconfirmacaoevent" ("aberta_em", "assunto", "autoridade_id", "campanha_id", "ente_id", "id", "justificativa", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ponto_focal_id", "prazo", "resolvida_em", "resolvida_por_id", "situacao") SELECT new_values."aberta_em", new_values."assunto", new_values."autoridade_id", new_values."campanha_id", new_values."ente_id", new_values."id", new_values."justificativa", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."ponto_focal_id", new_values."prazo", new_values."resolvida_em", new_values."resolvida_por_id", new_values."situacao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="cd600afba04d872a0ac531a5157503fc3d763722",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_afcc6",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_reconfirmacao",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_reconfirmacaoevent" ("aberta_em", "assunto", "autoridade_id", "campanha_id", "ente_id", "id", "justificativa", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "ponto_focal_id", "prazo", "resolvida_em", "resolvida_por_id", "situacao") SELECT new_values."aberta_em", new_values."assunto", new_values."autoridade_id", new_values."campanha_id", new_values."ente_id", new_values."id", new_values."justificativa", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."ponto_focal_id", new_values."prazo", new_values."resolvida_em", new_values."resolvida_por_id", new_values."situacao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="530cb314b3deea01ff537e3fba09c8822409fd22",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_99bd0",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_reconfirmacao",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "indexes": [
                            models.Index(
                                models.F("campanha"),
                                models.F("situacao"),
                                name="reconfirmacao_da_campanha",
                            ),
                            models.Index(
                                models.F("prazo"),
                                condition=models.Q(("situacao", "pendente")),
                                name="reconfirmacao_a_vencer",
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("campanha", "ente", "ponto_focal"),
                                name="reconfirmacao_unica_na_campanha",
                                nulls_distinct=False,
                                violation_error_message="Esta campanha já perguntou por esta pessoa.",
                            ),
                            models.UniqueConstraint(
                                condition=models.Q(("situacao__in", ("pendente", "vencida"))),
                                fields=("ente", "ponto_focal"),
                                name="reconfirmacao_unica_em_aberto",
                                nulls_distinct=False,
                                violation_error_message="Já há uma pergunta em aberto sobre esta pessoa.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("assunto", "autoridade"), ("ponto_focal__isnull", True)
                                    ),
                                    models.Q(
                                        ("assunto", "ponto_focal"),
                                        ("autoridade__isnull", True),
                                        ("ponto_focal__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="reconfirmacao_pessoa_do_assunto",
                                violation_error_message="A pessoa não é do assunto da pergunta.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("situacao__in", ("pendente", "vencida")),
                                    models.Q(
                                        ("resolvida_em__isnull", False),
                                        ("resolvida_por__isnull", False),
                                    ),
                                    _connector="OR",
                                ),
                                name="reconfirmacao_respondida_tem_quem",
                                violation_error_message="A resposta precisa de quem respondeu e de quando.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("situacao", "dispensada"), _negated=True),
                                    models.Q(("justificativa", ""), _negated=True),
                                    _connector="OR",
                                ),
                                name="reconfirmacao_dispensada_tem_justificativa",
                                violation_error_message="Diga por que se dispensa a resposta.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReconfirmacaoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "assunto",
                            models.CharField(
                                choices=[
                                    ("autoridade", "Chefia do Executivo"),
                                    ("ponto_focal", "Ponto focal"),
                                ],
                                max_length=11,
                                verbose_name="sobre",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("pendente", "Pendente"),
                                    ("vencida", "Vencida"),
                                    ("confirmada", "Confirmada"),
                                    ("substituida", "Pessoa trocada ou retirada"),
                                    ("dispensada", "Dispensada"),
                                ],
                                default="pendente",
                                max_length=11,
                                verbose_name="situação",
                            ),
                        ),
                        ("prazo", models.DateField(verbose_name="responder até")),
                        (
                            "aberta_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="aberta em"
                            ),
                        ),
                        (
                            "resolvida_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="respondida em"
                            ),
                        ),
                        (
                            "justificativa",
                            models.TextField(blank=True, verbose_name="justificativa da dispensa"),
                        ),
                        (
                            "autoridade",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.autoridade",
                            ),
                        ),
                        (
                            "campanha",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.campanha",
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
                                to="municipios.reconfirmacao",
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
                            "resolvida_por",
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
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RegraLembrete",
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
                        ("descricao", models.CharField(max_length=200, verbose_name="descrição")),
                        (
                            "dias",
                            models.PositiveSmallIntegerField(verbose_name="depois de quantos dias"),
                        ),
                        (
                            "repete_a_cada",
                            models.PositiveSmallIntegerField(
                                blank=True,
                                help_text="Vazio: avisa uma vez só.",
                                null=True,
                                verbose_name="repete a cada quantos dias",
                            ),
                        ),
                        ("ativa", models.BooleanField(default=True, verbose_name="ativa")),
                    ],
                    options={
                        "verbose_name": "regra de lembrete",
                        "verbose_name_plural": "regras de lembrete",
                        "ordering": ["codigo"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    ("repete_a_cada__isnull", True),
                                    ("repete_a_cada__gte", 1),
                                    _connector="OR",
                                ),
                                name="regra_lembrete_repeticao",
                                violation_error_message="A repetição deve ser de pelo menos 1 dia.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Renovacao",
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
                        ("prazo", models.DateField(verbose_name="assinar até")),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("programada", "Programada"),
                                    ("abrindo", "Abrindo os pedidos"),
                                    ("aberta", "Aberta"),
                                    ("cancelando", "Cancelando os pedidos"),
                                    ("cancelada", "Cancelada"),
                                    ("concluida", "Concluída"),
                                ],
                                default="programada",
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "total",
                            models.PositiveIntegerField(default=0, verbose_name="entes a pedir"),
                        ),
                        (
                            "criada_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="criada em"),
                        ),
                        (
                            "aberta_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="aberta em"),
                        ),
                        (
                            "motivo_do_cancelamento",
                            models.TextField(blank=True, verbose_name="motivo do cancelamento"),
                        ),
                        (
                            "cancelada_por",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "coorte",
                            models.ForeignKey(
                                blank=True,
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="renovacoes",
                                to="municipios.coorte",
                                verbose_name="só desta coorte",
                            ),
                        ),
                        (
                            "criada_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "modelo",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="renovacoes",
                                to="municipios.modelotermo",
                                verbose_name="texto",
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "renovação de termo",
                        "verbose_name_plural": "renovações de termo",
                        "ordering": ["-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_renovacaoevent" ("aberta_em", "cancelada_por_id", "coorte_id", "criada_em", "criada_por_id", "id", "modelo_id", "motivo_do_cancelamento", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prazo", "situacao", "total") SELECT new_values."aberta_em", new_values."cancelada_por_id", new_values."coorte_id", new_values."criada_em", new_values."criada_por_id", new_values."id", new_values."modelo_id", new_values."motivo_do_cancelamento", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."prazo", new_values."situacao", new_values."total" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="05ff049a0eb33f332214108ecbb7694f4638827b",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_4952e",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_renovacao",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_renovacaoevent" ("aberta_em", "cancelada_por_id", "coorte_id", "criada_em", "criada_por_id", "id", "modelo_id", "motivo_do_cancelamento", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "prazo", "situacao", "total") SELECT new_values."aberta_em", new_values."cancelada_por_id", new_values."coorte_id", new_values."criada_em", new_values."criada_por_id", new_values."id", new_values."modelo_id", new_values."motivo_do_cancelamento", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."prazo", new_values."situacao", new_values."total" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ea2cacf6619224db2bb121b3a545d0a11e514caa",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_fb93e",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_renovacao",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(
                                    (
                                        "situacao__in",
                                        ("programada", "abrindo", "aberta", "cancelando"),
                                    )
                                ),
                                fields=("modelo",),
                                name="renovacao_unica_em_andamento",
                                violation_error_message="Este texto já tem um pedido de nova assinatura.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(
                                        ("situacao__in", ("cancelando", "cancelada")), _negated=True
                                    ),
                                    models.Q(
                                        ("cancelada_por__isnull", False),
                                        models.Q(("motivo_do_cancelamento", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="renovacao_cancelada_tem_motivo",
                                violation_error_message="Diga por que se cancela o pedido de nova assinatura.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ReassinaturaEvent",
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
                                    ("vencida", "Prazo vencido"),
                                    ("assinada", "Termo novo em vigor"),
                                    ("dispensada", "Dispensada"),
                                    ("cancelada", "Cancelada"),
                                    ("superada", "Trocada por pedido de texto mais novo"),
                                ],
                                default="pendente",
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        ("prazo", models.DateField(verbose_name="assinar até")),
                        (
                            "aberta_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="pedida em"
                            ),
                        ),
                        (
                            "resolvida_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="resolvida em"
                            ),
                        ),
                        (
                            "justificativa",
                            models.TextField(blank=True, verbose_name="justificativa da dispensa"),
                        ),
                        (
                            "adesao",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.adesao",
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
                                to="municipios.reassinatura",
                            ),
                        ),
                        (
                            "resolvida_por",
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
                            "renovacao",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.renovacao",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="RenovacaoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        ("prazo", models.DateField(verbose_name="assinar até")),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("programada", "Programada"),
                                    ("abrindo", "Abrindo os pedidos"),
                                    ("aberta", "Aberta"),
                                    ("cancelando", "Cancelando os pedidos"),
                                    ("cancelada", "Cancelada"),
                                    ("concluida", "Concluída"),
                                ],
                                default="programada",
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "total",
                            models.PositiveIntegerField(default=0, verbose_name="entes a pedir"),
                        ),
                        (
                            "criada_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="criada em"),
                        ),
                        (
                            "aberta_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="aberta em"),
                        ),
                        (
                            "motivo_do_cancelamento",
                            models.TextField(blank=True, verbose_name="motivo do cancelamento"),
                        ),
                        (
                            "cancelada_por",
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
                            "coorte",
                            models.ForeignKey(
                                blank=True,
                                db_constraint=False,
                                null=True,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.coorte",
                                verbose_name="só desta coorte",
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
                            "modelo",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.modelotermo",
                                verbose_name="texto",
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
                                to="municipios.renovacao",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="Termo",
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
                            "codigo",
                            models.CharField(
                                max_length=14, unique=True, verbose_name="código de verificação"
                            ),
                        ),
                        ("dados", models.JSONField(verbose_name="dados do termo")),
                        (
                            "sha256_texto",
                            models.CharField(max_length=64, verbose_name="SHA-256 do texto"),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("pedido", "Sendo gerado"),
                                    ("pronto", "Pronto para assinar"),
                                    ("falhou", "Não pôde ser gerado"),
                                ],
                                default="pedido",
                                max_length=8,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "arquivo",
                            models.CharField(blank=True, max_length=120, verbose_name="arquivo"),
                        ),
                        (
                            "sha256",
                            models.CharField(
                                blank=True, max_length=64, verbose_name="SHA-256 do arquivo"
                            ),
                        ),
                        (
                            "preparado",
                            models.CharField(
                                blank=True,
                                max_length=120,
                                verbose_name="arquivo com o lugar da assinatura",
                            ),
                        ),
                        (
                            "hash_a_assinar",
                            models.CharField(
                                blank=True, max_length=64, verbose_name="SHA-256 a assinar"
                            ),
                        ),
                        (
                            "erro",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                verbose_name="por que não pôde ser gerado",
                            ),
                        ),
                        (
                            "pedido_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="pedido em"
                            ),
                        ),
                        ("pronto_em", models.DateTimeField(null=True, verbose_name="pronto em")),
                        ("reservado_ate", models.DateTimeField(editable=False, null=True)),
                        (
                            "tentativas",
                            models.PositiveSmallIntegerField(default=0, verbose_name="tentativas"),
                        ),
                        (
                            "exige_contra_assinatura",
                            models.BooleanField(
                                default=False,
                                help_text="O que a SGD tinha decidido quando o termo foi pedido; não muda depois.",
                                verbose_name="a SGD também assina",
                            ),
                        ),
                        (
                            "adesao",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="termos",
                                to="municipios.adesao",
                            ),
                        ),
                        (
                            "modelo",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="municipios.modelotermo",
                            ),
                        ),
                        (
                            "pedido_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "termo",
                        "ordering": ["-pedido_em", "-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="pronto_nao_muda",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    condition="WHEN (OLD.\"situacao\" = 'pronto')",
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="220648dd48b65d059d1a2f85dfc1bc55d21e5109",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_pronto_nao_muda_67a4f",
                                    table="municipios_termo",
                                    when="BEFORE",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="insert_insert",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_termoevent" ("adesao_id", "arquivo", "codigo", "dados", "erro", "exige_contra_assinatura", "hash_a_assinar", "id", "modelo_id", "pedido_em", "pedido_por_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preparado", "pronto_em", "reservado_ate", "sha256", "sha256_texto", "situacao", "tentativas") SELECT new_values."adesao_id", new_values."arquivo", new_values."codigo", new_values."dados", new_values."erro", new_values."exige_contra_assinatura", new_values."hash_a_assinar", new_values."id", new_values."modelo_id", new_values."pedido_em", new_values."pedido_por_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."preparado", new_values."pronto_em", new_values."reservado_ate", new_values."sha256", new_values."sha256_texto", new_values."situacao", new_values."tentativas" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="f192d8fe6df5ec67445f233b191cfab0f2ea7f3a",
                                    level="STATEMENT",
                                    operation="INSERT",
                                    pgid="pgtrigger_insert_insert_9be6a",
                                    referencing="REFERENCING NEW TABLE AS new_values ",
                                    table="municipios_termo",
                                    when="AFTER",
                                ),
                            ),
                            pgtrigger.compiler.Trigger(
                                name="update_update",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_termoevent" ("adesao_id", "arquivo", "codigo", "dados", "erro", "exige_contra_assinatura", "hash_a_assinar", "id", "modelo_id", "pedido_em", "pedido_por_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "preparado", "pronto_em", "reservado_ate", "sha256", "sha256_texto", "situacao", "tentativas") SELECT new_values."adesao_id", new_values."arquivo", new_values."codigo", new_values."dados", new_values."erro", new_values."exige_contra_assinatura", new_values."hash_a_assinar", new_values."id", new_values."modelo_id", new_values."pedido_em", new_values."pedido_por_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."preparado", new_values."pronto_em", new_values."reservado_ate", new_values."sha256", new_values."sha256_texto", new_values."situacao", new_values."tentativas" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                                    hash="ac7673f7fa5f9e1e39d3b451a28a96c083dbbb45",
                                    level="STATEMENT",
                                    operation="UPDATE",
                                    pgid="pgtrigger_update_update_3a18d",
                                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                                    table="municipios_termo",
                                    when="AFTER",
                                ),
                            ),
                        ],
                        "constraints": [
                            models.UniqueConstraint(
                                condition=models.Q(("situacao", "pedido")),
                                fields=("adesao",),
                                name="termo_um_pedido_por_adesao",
                                violation_error_message="O termo desta adesão já está sendo gerado.",
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("situacao", "pronto"), _negated=True),
                                    models.Q(
                                        models.Q(("sha256", ""), _negated=True),
                                        models.Q(("arquivo", ""), _negated=True),
                                    ),
                                    _connector="OR",
                                ),
                                name="termo_pronto_tem_arquivo",
                                violation_error_message="Termo pronto precisa do arquivo.",
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="ContraAssinaturaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "pedida_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="à espera desde"
                            ),
                        ),
                        (
                            "preparado",
                            models.CharField(
                                blank=True,
                                editable=False,
                                max_length=120,
                                verbose_name="arquivo com o lugar da assinatura",
                            ),
                        ),
                        (
                            "hash_a_assinar",
                            models.CharField(
                                blank=True, max_length=64, verbose_name="SHA-256 a assinar"
                            ),
                        ),
                        ("reservada_ate", models.DateTimeField(editable=False, null=True)),
                        (
                            "tentativas",
                            models.PositiveSmallIntegerField(default=0, verbose_name="tentativas"),
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
                                to="municipios.contraassinatura",
                            ),
                        ),
                        (
                            "primeira",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.assinatura",
                                verbose_name="assinatura da autoridade",
                            ),
                        ),
                        (
                            "termo",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.termo",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="AssinaturaEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "via",
                            models.CharField(
                                choices=[
                                    ("portal", "Assinada no portal, com o GOV.BR"),
                                    ("envio", "Assinada fora e enviada"),
                                    ("papel", "Em papel, atestada pela SGD"),
                                ],
                                max_length=6,
                                verbose_name="via",
                            ),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("iniciada", "Esperando o GOV.BR"),
                                    ("recebida", "Na fila da conferência"),
                                    ("conferindo", "Sendo conferida"),
                                    ("atestada", "Atestada, à espera da segunda pessoa"),
                                    ("aceita", "Aceita"),
                                    ("recusada", "Recusada"),
                                    ("abandonada", "Não concluída"),
                                ],
                                max_length=10,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "nome_original",
                            models.CharField(
                                blank=True, max_length=255, verbose_name="nome do arquivo"
                            ),
                        ),
                        (
                            "arquivo",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="arquivo assinado"
                            ),
                        ),
                        (
                            "sha256",
                            models.CharField(
                                blank=True, max_length=64, verbose_name="SHA-256 do arquivo"
                            ),
                        ),
                        (
                            "arquivo_p7s",
                            models.CharField(
                                blank=True, max_length=120, verbose_name="assinatura destacada"
                            ),
                        ),
                        ("laudo", models.JSONField(blank=True, default=list, verbose_name="laudo")),
                        (
                            "recusa",
                            models.CharField(
                                blank=True, max_length=40, verbose_name="motivo da recusa"
                            ),
                        ),
                        (
                            "tipo",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("avancada", "Avançada (GOV.BR)"),
                                    ("qualificada", "Qualificada (ICP-Brasil)"),
                                    ("manuscrita", "Manuscrita, em papel"),
                                ],
                                max_length=11,
                                verbose_name="tipo",
                            ),
                        ),
                        (
                            "signatario_nome",
                            models.CharField(
                                blank=True, max_length=200, verbose_name="quem assinou"
                            ),
                        ),
                        (
                            "signatario_cpf",
                            models.CharField(
                                blank=True, max_length=11, verbose_name="CPF de quem assinou"
                            ),
                        ),
                        (
                            "assinada_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="hora da assinatura"
                            ),
                        ),
                        (
                            "certificados",
                            models.TextField(blank=True, verbose_name="certificados (PEM)"),
                        ),
                        (
                            "iniciada_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="iniciada em"
                            ),
                        ),
                        (
                            "conferida_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="conferida em"
                            ),
                        ),
                        ("reservada_ate", models.DateTimeField(editable=False, null=True)),
                        (
                            "tentativas",
                            models.PositiveSmallIntegerField(default=0, verbose_name="tentativas"),
                        ),
                        (
                            "ordem",
                            models.PositiveSmallIntegerField(
                                choices=[(1, "Autoridade do ente"), (2, "SGD")],
                                default=1,
                                verbose_name="quem assina",
                            ),
                        ),
                        (
                            "adesao",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.adesao",
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
                                to="municipios.assinatura",
                            ),
                        ),
                        (
                            "por",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "termo",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.termo",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TermoEvent",
                    fields=[
                        ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                        ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                        ("pgh_label", models.TextField(help_text="The event label.")),
                        ("id", models.BigIntegerField()),
                        (
                            "codigo",
                            models.CharField(max_length=14, verbose_name="código de verificação"),
                        ),
                        ("dados", models.JSONField(verbose_name="dados do termo")),
                        (
                            "sha256_texto",
                            models.CharField(max_length=64, verbose_name="SHA-256 do texto"),
                        ),
                        (
                            "situacao",
                            models.CharField(
                                choices=[
                                    ("pedido", "Sendo gerado"),
                                    ("pronto", "Pronto para assinar"),
                                    ("falhou", "Não pôde ser gerado"),
                                ],
                                default="pedido",
                                max_length=8,
                                verbose_name="situação",
                            ),
                        ),
                        (
                            "arquivo",
                            models.CharField(blank=True, max_length=120, verbose_name="arquivo"),
                        ),
                        (
                            "sha256",
                            models.CharField(
                                blank=True, max_length=64, verbose_name="SHA-256 do arquivo"
                            ),
                        ),
                        (
                            "preparado",
                            models.CharField(
                                blank=True,
                                max_length=120,
                                verbose_name="arquivo com o lugar da assinatura",
                            ),
                        ),
                        (
                            "hash_a_assinar",
                            models.CharField(
                                blank=True, max_length=64, verbose_name="SHA-256 a assinar"
                            ),
                        ),
                        (
                            "erro",
                            models.CharField(
                                blank=True,
                                max_length=300,
                                verbose_name="por que não pôde ser gerado",
                            ),
                        ),
                        (
                            "pedido_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="pedido em"
                            ),
                        ),
                        ("pronto_em", models.DateTimeField(null=True, verbose_name="pronto em")),
                        ("reservado_ate", models.DateTimeField(editable=False, null=True)),
                        (
                            "tentativas",
                            models.PositiveSmallIntegerField(default=0, verbose_name="tentativas"),
                        ),
                        (
                            "exige_contra_assinatura",
                            models.BooleanField(
                                default=False,
                                help_text="O que a SGD tinha decidido quando o termo foi pedido; não muda depois.",
                                verbose_name="a SGD também assina",
                            ),
                        ),
                        (
                            "adesao",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.adesao",
                            ),
                        ),
                        (
                            "modelo",
                            models.ForeignKey(
                                db_constraint=False,
                                on_delete=django.db.models.deletion.DO_NOTHING,
                                related_name="+",
                                related_query_name="+",
                                to="municipios.modelotermo",
                            ),
                        ),
                        (
                            "pedido_por",
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
                                to="municipios.termo",
                            ),
                        ),
                    ],
                    options={
                        "abstract": False,
                    },
                ),
                migrations.CreateModel(
                    name="TokenAcesso",
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
                        ("nome", models.CharField(max_length=80, verbose_name="para que serve")),
                        (
                            "prefixo",
                            models.CharField(max_length=12, verbose_name="começo do token"),
                        ),
                        ("hash", models.CharField(max_length=64, unique=True)),
                        (
                            "criado_em",
                            models.DateTimeField(
                                default=django.utils.timezone.now, verbose_name="criado em"
                            ),
                        ),
                        ("expira_em", models.DateTimeField(verbose_name="vale até")),
                        (
                            "revogado_em",
                            models.DateTimeField(blank=True, null=True, verbose_name="revogado em"),
                        ),
                        (
                            "ultimo_uso_em",
                            models.DateTimeField(
                                blank=True, null=True, verbose_name="último uso em"
                            ),
                        ),
                        (
                            "usuario",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="tokens",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "token de acesso",
                        "verbose_name_plural": "tokens de acesso",
                        "ordering": ["-criado_em", "-pk"],
                        "constraints": [
                            models.CheckConstraint(
                                condition=models.Q(
                                    (
                                        "expira_em__lte",
                                        django.db.models.expressions.CombinedExpression(
                                            models.F("criado_em"),
                                            "+",
                                            models.Value(datetime.timedelta(days=1)),
                                        ),
                                    )
                                ),
                                name="token_acesso_dura_um_dia",
                                violation_error_message="Um token vale no máximo 24 horas.",
                            )
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="Validacao",
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
                                    ("aprovada", "Aprovada: o VALIDAR reconheceu a assinatura"),
                                    ("reprovada", "Reprovada: o VALIDAR apontou problema"),
                                    ("indeterminada", "Indeterminada: o VALIDAR não concluiu"),
                                ],
                                max_length=13,
                                verbose_name="resultado",
                            ),
                        ),
                        ("feita_em", models.DateField(verbose_name="conferida em")),
                        (
                            "observacao",
                            models.TextField(
                                blank=True, max_length=2000, verbose_name="observação"
                            ),
                        ),
                        (
                            "registrada_em",
                            models.DateTimeField(auto_now_add=True, verbose_name="registrada em"),
                        ),
                        (
                            "assinatura",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="validacoes",
                                to="municipios.assinatura",
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
                            "registrada_por",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                    ],
                    options={
                        "verbose_name": "conferência no VALIDAR",
                        "verbose_name_plural": "conferências no VALIDAR",
                        "ordering": ["-registrada_em", "-pk"],
                        "triggers": [
                            pgtrigger.compiler.Trigger(
                                name="so_acrescimo",
                                sql=pgtrigger.compiler.UpsertTriggerSql(
                                    func="RAISE EXCEPTION 'pgtrigger: Cannot update or delete rows from % table', TG_TABLE_NAME;",
                                    hash="955429aabf9a550d286bbd30dbc2380cda906ff8",
                                    operation="UPDATE OR DELETE",
                                    pgid="pgtrigger_so_acrescimo_ea1a6",
                                    table="municipios_validacao",
                                    when="BEFORE",
                                ),
                            )
                        ],
                    },
                ),
            ],
        ),
    ]
