import datetime

import django.contrib.postgres.constraints
import django.contrib.postgres.indexes
import django.db.models.deletion
import django.db.models.expressions
import django.db.models.functions.text
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
import phonenumber_field.modelfields
from django.conf import settings
from django.contrib.postgres.operations import (
    BtreeGistExtension,
    TrigramExtension,
    UnaccentExtension,
)
from django.db import migrations, models

import municipios.models.periodo
import municipios.validators

# IMMUTABLE porque nomeia o dicionário: sem isso, coluna gerada e índice não a aceitam.
NORMALIZAR = """
CREATE OR REPLACE FUNCTION public.redegov_normalizar(texto text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$
  SELECT regexp_replace(
    regexp_replace(lower(public.unaccent('public.unaccent'::regdictionary, texto)), '[-/]', ' ', 'g'),
    '[^a-z0-9 ]', '', 'g')
$$;
"""


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("auth", "0012_alter_user_first_name_max_length"),
        ("pghistory", "0007_auto_20250421_0444"),
    ]

    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(NORMALIZAR, "DROP FUNCTION public.redegov_normalizar(text)"),
        migrations.CreateModel(
            name="EnteEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                (
                    "codigo_ibge",
                    models.CharField(max_length=7, serialize=False, verbose_name="código IBGE"),
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
                    models.CharField(blank=True, max_length=120, verbose_name="região imediata"),
                ),
                (
                    "codigo_regiao_intermediaria",
                    models.CharField(blank=True, max_length=4),
                ),
                (
                    "regiao_intermediaria",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="região intermediária"
                    ),
                ),
                ("capital", models.BooleanField(default=False, verbose_name="capital")),
                (
                    "latitude",
                    models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True),
                ),
                (
                    "longitude",
                    models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True),
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
                    models.CharField(blank=True, max_length=253, verbose_name="domínio oficial"),
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
                            django.db.models.functions.text.Concat("nome", models.Value(" "), "uf"),
                            function="public.redegov_normalizar",
                        ),
                        output_field=models.CharField(max_length=150),
                        verbose_name="nome e UF sem acentos, para a busca",
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
            ],
            options={
                "verbose_name": "ente pendente",
                "verbose_name_plural": "entes pendentes",
                "ordering": ["pk"],
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
            ],
            options={
                "verbose_name": "gerência",
                "ordering": ["ente", "-inicio", "pk"],
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
                (
                    "para",
                    models.CharField(blank=True, max_length=40, verbose_name="para"),
                ),
                ("motivo", models.TextField(blank=True, verbose_name="motivo")),
                (
                    "dados",
                    models.JSONField(blank=True, default=dict, verbose_name="dados"),
                ),
                (
                    "pela_sgd",
                    models.BooleanField(
                        default=False, verbose_name="feito pela SGD em nome do ente"
                    ),
                ),
                ("em", models.DateTimeField(auto_now_add=True, verbose_name="em")),
            ],
            options={
                "verbose_name": "ato do histórico",
                "verbose_name_plural": "histórico",
                "ordering": ["-em", "-pk"],
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
                        choices=[
                            ("localidades", "IBGE, localidades (JSON)"),
                            ("sidra", "IBGE, SIDRA 6579 (JSON)"),
                            ("estimativa", "IBGE, estimativa da população (planilha)"),
                            ("censo", "IBGE, Censo 2022 (planilha)"),
                            ("siconfi", "Tesouro Nacional, SICONFI entes (JSON)"),
                            ("adesoes", "Adesões anteriores ao portal (planilha)"),
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
                (
                    "erros",
                    models.JSONField(blank=True, default=list, verbose_name="erros"),
                ),
                (
                    "feitas",
                    models.PositiveIntegerField(default=0, verbose_name="linhas feitas"),
                ),
                (
                    "total",
                    models.PositiveIntegerField(default=0, verbose_name="linhas"),
                ),
                (
                    "pedida_em",
                    models.DateTimeField(auto_now_add=True, verbose_name="pedida em"),
                ),
                ("arrendada_ate", models.DateTimeField(blank=True, null=True)),
                (
                    "terminada_em",
                    models.DateTimeField(blank=True, null=True, verbose_name="terminada em"),
                ),
            ],
            options={
                "verbose_name": "importação",
                "verbose_name_plural": "importações",
                "ordering": ["-pedida_em", "-pk"],
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
                        default=django.utils.timezone.localdate,
                        verbose_name="entrou em",
                    ),
                ),
                (
                    "saiu_em",
                    models.DateField(blank=True, null=True, verbose_name="saiu em"),
                ),
            ],
            options={
                "verbose_name": "membro",
                "ordering": ["coorte", "ente", "entrou_em", "pk"],
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
                    models.CharField(max_length=120, unique=True, verbose_name="Message-ID"),
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
            ],
            options={
                "verbose_name": "notificação",
                "verbose_name_plural": "notificações",
                "ordering": ["-criada_em", "-pk"],
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
                    models.DateTimeField(blank=True, null=True, verbose_name="confirmado em"),
                ),
            ],
            options={
                "verbose_name": "ponto focal",
                "verbose_name_plural": "pontos focais",
                "ordering": ["ente", "-tipo", "nome", "pk"],
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
                    models.DateTimeField(blank=True, null=True, verbose_name="confirmado em"),
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
                (
                    "ano",
                    models.PositiveSmallIntegerField(verbose_name="ano de referência"),
                ),
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
            ],
            options={
                "verbose_name": "população",
                "verbose_name_plural": "populações",
                "ordering": ["ente", "-ano", "fonte"],
            },
        ),
        migrations.CreateModel(
            name="PopulacaoEvent",
            fields=[
                ("pgh_id", models.AutoField(primary_key=True, serialize=False)),
                ("pgh_created_at", models.DateTimeField(auto_now_add=True)),
                ("pgh_label", models.TextField(help_text="The event label.")),
                ("id", models.BigIntegerField()),
                (
                    "ano",
                    models.PositiveSmallIntegerField(verbose_name="ano de referência"),
                ),
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
                (
                    "descricao",
                    models.CharField(max_length=200, verbose_name="descrição"),
                ),
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
                (
                    "nome",
                    models.CharField(max_length=80, verbose_name="para que serve"),
                ),
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
                    models.DateTimeField(blank=True, null=True, verbose_name="último uso em"),
                ),
            ],
            options={
                "verbose_name": "token de acesso",
                "verbose_name_plural": "tokens de acesso",
                "ordering": ["-criado_em", "-pk"],
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
                    models.CharField(blank=True, max_length=200, verbose_name="nome social"),
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
                                ("meta_percentual__gte", 1),
                                ("meta_percentual__lte", 100),
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
                (
                    "tamanho",
                    models.PositiveIntegerField(verbose_name="tamanho em bytes"),
                ),
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
            ],
            options={
                "verbose_name": "documento",
                "ordering": ["-enviado_em", "-pk"],
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
                        choices=[
                            ("titular", "Titular"),
                            ("em_exercicio", "Em exercício"),
                        ],
                        default="titular",
                        max_length=12,
                        verbose_name="condição",
                    ),
                ),
                (
                    "inicio",
                    models.DateField(verbose_name="início do mandato ou exercício"),
                ),
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
                    "documento",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="municipios.documento",
                    ),
                ),
            ],
            options={
                "verbose_name": "autoridade",
                "ordering": ["ente", "-inicio", "pk"],
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
                            (
                                "anterior",
                                "Assinada fora do portal e registrada pela SGD",
                            ),
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
                    models.CharField(blank=True, max_length=200, verbose_name="quem assinou"),
                ),
                (
                    "signatario_cpf",
                    models.CharField(blank=True, max_length=11, verbose_name="CPF de quem assinou"),
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
                    models.CharField(blank=True, max_length=30, verbose_name="processo SEI"),
                ),
                (
                    "denuncia_efeito_em",
                    models.DateField(blank=True, null=True, verbose_name="efeito da denúncia em"),
                ),
                (
                    "registrada_em",
                    models.DateTimeField(auto_now_add=True, verbose_name="registrada em"),
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
            ],
            options={
                "verbose_name": "adesão",
                "verbose_name_plural": "adesões",
                "ordering": ["-registrada_em", "-pk"],
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
                    models.CharField(blank=True, max_length=120, verbose_name="região imediata"),
                ),
                (
                    "codigo_regiao_intermediaria",
                    models.CharField(blank=True, max_length=4),
                ),
                (
                    "regiao_intermediaria",
                    models.CharField(
                        blank=True, max_length=120, verbose_name="região intermediária"
                    ),
                ),
                ("capital", models.BooleanField(default=False, verbose_name="capital")),
                (
                    "latitude",
                    models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True),
                ),
                (
                    "longitude",
                    models.DecimalField(blank=True, decimal_places=5, max_digits=8, null=True),
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
                    models.CharField(blank=True, max_length=253, verbose_name="domínio oficial"),
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
                            django.db.models.functions.text.Concat("nome", models.Value(" "), "uf"),
                            function="public.redegov_normalizar",
                        ),
                        output_field=models.CharField(max_length=150),
                        verbose_name="nome e UF sem acentos, para a busca",
                    ),
                ),
            ],
            options={
                "verbose_name": "ente",
                "ordering": ["busca", "codigo_ibge"],
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        django.contrib.postgres.indexes.OpClass("busca", name="gin_trgm_ops"),
                        name="ente_busca_trigrama",
                    ),
                    models.Index(
                        django.contrib.postgres.indexes.OpClass("busca", name="text_pattern_ops"),
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
        migrations.AddField(
            model_name="documento",
            name="ente",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="documentos",
                to="municipios.ente",
            ),
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
                        choices=[
                            ("titular", "Titular"),
                            ("em_exercicio", "Em exercício"),
                        ],
                        default="titular",
                        max_length=12,
                        verbose_name="condição",
                    ),
                ),
                (
                    "inicio",
                    models.DateField(verbose_name="início do mandato ou exercício"),
                ),
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
        migrations.AddField(
            model_name="autoridade",
            name="ente",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="autoridades",
                to="municipios.ente",
            ),
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
                            (
                                "anterior",
                                "Assinada fora do portal e registrada pela SGD",
                            ),
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
                    models.CharField(blank=True, max_length=200, verbose_name="quem assinou"),
                ),
                (
                    "signatario_cpf",
                    models.CharField(blank=True, max_length=11, verbose_name="CPF de quem assinou"),
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
                    models.CharField(blank=True, max_length=30, verbose_name="processo SEI"),
                ),
                (
                    "denuncia_efeito_em",
                    models.DateField(blank=True, null=True, verbose_name="efeito da denúncia em"),
                ),
                (
                    "registrada_em",
                    models.DateTimeField(auto_now_add=True, verbose_name="registrada em"),
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
        migrations.AddField(
            model_name="adesao",
            name="ente",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="adesoes",
                to="municipios.ente",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ente",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_enteevent" ("alterado_em", "capital", "cnpj", "codigo_ibge", "codigo_regiao_imediata", "codigo_regiao_intermediaria", "dominio_oficial", "esfera", "latitude", "longitude", "nome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regiao", "regiao_imediata", "regiao_intermediaria", "situacao", "uf") SELECT new_values."alterado_em", new_values."capital", new_values."cnpj", new_values."codigo_ibge", new_values."codigo_regiao_imediata", new_values."codigo_regiao_intermediaria", new_values."dominio_oficial", new_values."esfera", new_values."latitude", new_values."longitude", new_values."nome", _pgh_attached_context.value, NOW(), \'insert\', new_values."codigo_ibge", new_values."regiao", new_values."regiao_imediata", new_values."regiao_intermediaria", new_values."situacao", new_values."uf" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="2b7eb1768702d2a15d88133dabc9f14b937106aa",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_4b9b5",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="municipios_ente",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="ente",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_enteevent" ("alterado_em", "capital", "cnpj", "codigo_ibge", "codigo_regiao_imediata", "codigo_regiao_intermediaria", "dominio_oficial", "esfera", "latitude", "longitude", "nome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "regiao", "regiao_imediata", "regiao_intermediaria", "situacao", "uf") SELECT new_values."alterado_em", new_values."capital", new_values."cnpj", new_values."codigo_ibge", new_values."codigo_regiao_imediata", new_values."codigo_regiao_intermediaria", new_values."dominio_oficial", new_values."esfera", new_values."latitude", new_values."longitude", new_values."nome", _pgh_attached_context.value, NOW(), \'update\', new_values."codigo_ibge", new_values."regiao", new_values."regiao_imediata", new_values."regiao_intermediaria", new_values."situacao", new_values."uf" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."codigo_ibge") = (new_values."codigo_ibge") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="41c692de8e617456cecf200c22d640a0f8c79aef",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_89516",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="municipios_ente",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddField(
            model_name="enteevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="enteevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="municipios.ente",
            ),
        ),
        migrations.AddField(
            model_name="entependente",
            name="ente",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="+",
                to="municipios.ente",
            ),
        ),
        migrations.AddField(
            model_name="gerencia",
            name="ente",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="gerencias",
                to="municipios.ente",
            ),
        ),
        migrations.AddField(
            model_name="gerencia",
            name="usuario",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="gerencias",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historico",
            name="ente",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="historico",
                to="municipios.ente",
            ),
        ),
        migrations.AddField(
            model_name="historico",
            name="por",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="atos",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="importacao",
            name="pedida_por",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="importacoes",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="membro",
            name="coorte",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="membros",
                to="municipios.coorte",
            ),
        ),
        migrations.AddField(
            model_name="membro",
            name="ente",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="coortes",
                to="municipios.ente",
            ),
        ),
        migrations.AddField(
            model_name="notificacao",
            name="ente",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notificacoes",
                to="municipios.ente",
            ),
        ),
        migrations.AddField(
            model_name="pontofocal",
            name="ente",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="pontos_focais",
                to="municipios.ente",
            ),
        ),
        migrations.AddField(
            model_name="pontofocal",
            name="indicado_por",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="indicacoes",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="pontofocal",
            name="oficio",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="municipios.documento",
            ),
        ),
        migrations.AddField(
            model_name="pontofocal",
            name="substituido_por",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="substituiu",
                to="municipios.pontofocal",
            ),
        ),
        migrations.AddField(
            model_name="pontofocalevent",
            name="ente",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="municipios.ente",
            ),
        ),
        migrations.AddField(
            model_name="pontofocalevent",
            name="indicado_por",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="pontofocalevent",
            name="oficio",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="municipios.documento",
            ),
        ),
        migrations.AddField(
            model_name="pontofocalevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="pontofocalevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="municipios.pontofocal",
            ),
        ),
        migrations.AddField(
            model_name="pontofocalevent",
            name="substituido_por",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="municipios.pontofocal",
            ),
        ),
        migrations.AddField(
            model_name="populacao",
            name="ente",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="populacoes",
                to="municipios.ente",
            ),
        ),
        migrations.AddField(
            model_name="populacao",
            name="importacao",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="populacoes",
                to="municipios.importacao",
            ),
        ),
        migrations.AddField(
            model_name="populacaoevent",
            name="ente",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="municipios.ente",
            ),
        ),
        migrations.AddField(
            model_name="populacaoevent",
            name="importacao",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to="municipios.importacao",
            ),
        ),
        migrations.AddField(
            model_name="populacaoevent",
            name="pgh_context",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="pghistory.context",
            ),
        ),
        migrations.AddField(
            model_name="populacaoevent",
            name="pgh_obj",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="events",
                to="municipios.populacao",
            ),
        ),
        migrations.AddConstraint(
            model_name="regralembrete",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("repete_a_cada__isnull", True),
                    ("repete_a_cada__gte", 1),
                    _connector="OR",
                ),
                name="regra_lembrete_repeticao",
                violation_error_message="A repetição deve ser de pelo menos 1 dia.",
            ),
        ),
        migrations.AddField(
            model_name="tokenacesso",
            name="usuario",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.CASCADE,
                related_name="tokens",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddConstraint(
            model_name="usuario",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("cpf__isnull", True),
                    ("cpf__regex", "^[0-9]{11}$"),
                    _connector="OR",
                ),
                name="usuario_cpf_compacto",
                violation_error_message="O CPF deve ter 11 números.",
            ),
        ),
        migrations.AddConstraint(
            model_name="usuario",
            constraint=models.UniqueConstraint(
                django.db.models.functions.text.Lower("identificador"),
                name="usuario_identificador_unico",
                violation_error_message="Já existe um usuário com este identificador.",
            ),
        ),
        migrations.AddConstraint(
            model_name="autoridade",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("ente", "="),
                    ("condicao", "="),
                    (municipios.models.periodo.PeriodoFechado("inicio", "fim"), "&&"),
                ],
                name="autoridade_uma_por_vez",
                violation_error_message="Já há autoridade deste ente, nesta condição, nesses dias.",
            ),
        ),
        migrations.AddConstraint(
            model_name="autoridade",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fim__isnull", True),
                    ("fim__gte", models.F("inicio")),
                    _connector="OR",
                ),
                name="autoridade_datas_em_ordem",
                violation_error_message="O fim não pode ser antes do início.",
            ),
        ),
        migrations.AddConstraint(
            model_name="autoridade",
            constraint=models.CheckConstraint(
                condition=models.Q(("cpf", ""), ("cpf__regex", "^[0-9]{11}$"), _connector="OR"),
                name="autoridade_cpf_compacto",
                violation_error_message="O CPF deve ter 11 números.",
            ),
        ),
        migrations.AddConstraint(
            model_name="autoridade",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("condicao", "em_exercicio"), _negated=True),
                    models.Q(("ato", ""), _negated=True),
                    _connector="OR",
                ),
                name="autoridade_em_exercicio_tem_ato",
                violation_error_message="Informe o ato que pôs a pessoa em exercício.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="autoridade",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_autoridadeevent" ("ato", "cargo", "condicao", "cpf", "documento_id", "email", "ente_id", "fim", "id", "inicio", "nome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."ato", new_values."cargo", new_values."condicao", new_values."cpf", new_values."documento_id", new_values."email", new_values."ente_id", new_values."fim", new_values."id", new_values."inicio", new_values."nome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b41612465cdc0819497e362db24cde65bfe8b530",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_7a54a",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="municipios_autoridade",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="autoridade",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_autoridadeevent" ("ato", "cargo", "condicao", "cpf", "documento_id", "email", "ente_id", "fim", "id", "inicio", "nome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id") SELECT new_values."ato", new_values."cargo", new_values."condicao", new_values."cpf", new_values."documento_id", new_values."email", new_values."ente_id", new_values."fim", new_values."id", new_values."inicio", new_values."nome", _pgh_attached_context.value, NOW(), \'update\', new_values."id" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="5abb52339f82af701aae65f368f1d9a61e88a6c9",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_c9a19",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="municipios_autoridade",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="adesao",
            index=models.Index(models.F("situacao"), models.F("ente"), name="adesao_situacao_ente"),
        ),
        migrations.AddConstraint(
            model_name="adesao",
            constraint=models.UniqueConstraint(
                condition=models.Q(("situacao", "vigente")),
                fields=("ente",),
                name="adesao_uma_vigente_por_ente",
                violation_error_message="Este ente já tem adesão em vigor.",
            ),
        ),
        migrations.AddConstraint(
            model_name="adesao",
            constraint=models.UniqueConstraint(
                condition=models.Q(
                    (
                        "situacao__in",
                        (
                            "rascunho",
                            "aguardando_assinatura",
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
        ),
        migrations.AddConstraint(
            model_name="adesao",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("situacao", "vigente"), _negated=True),
                    models.Q(("assinada_em__isnull", False), ("vigente_desde__isnull", False)),
                    _connector="OR",
                ),
                name="adesao_vigente_tem_datas",
                violation_error_message="Adesão em vigor precisa das datas de assinatura e vigência.",
            ),
        ),
        migrations.AddConstraint(
            model_name="adesao",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("situacao", "denunciada"), _negated=True),
                    ("denuncia_efeito_em__isnull", False),
                    _connector="OR",
                ),
                name="adesao_denunciada_tem_efeito",
                violation_error_message="A denúncia precisa da data em que faz efeito.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="adesao",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_adesaoevent" ("assinada_em", "autoridade_id", "denuncia_documento_id", "denuncia_efeito_em", "documento_id", "dou_data", "dou_link", "ente_id", "id", "numero_sei", "origem", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrada_em", "registrada_por_id", "signatario_cargo", "signatario_cpf", "signatario_nome", "situacao", "substitui_id", "vigente_desde") SELECT new_values."assinada_em", new_values."autoridade_id", new_values."denuncia_documento_id", new_values."denuncia_efeito_em", new_values."documento_id", new_values."dou_data", new_values."dou_link", new_values."ente_id", new_values."id", new_values."numero_sei", new_values."origem", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."registrada_em", new_values."registrada_por_id", new_values."signatario_cargo", new_values."signatario_cpf", new_values."signatario_nome", new_values."situacao", new_values."substitui_id", new_values."vigente_desde" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="e9d7db8e10d2f8f549604043e8926887cf9478b7",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_ba09f",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="municipios_adesao",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="adesao",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_adesaoevent" ("assinada_em", "autoridade_id", "denuncia_documento_id", "denuncia_efeito_em", "documento_id", "dou_data", "dou_link", "ente_id", "id", "numero_sei", "origem", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "registrada_em", "registrada_por_id", "signatario_cargo", "signatario_cpf", "signatario_nome", "situacao", "substitui_id", "vigente_desde") SELECT new_values."assinada_em", new_values."autoridade_id", new_values."denuncia_documento_id", new_values."denuncia_efeito_em", new_values."documento_id", new_values."dou_data", new_values."dou_link", new_values."ente_id", new_values."id", new_values."numero_sei", new_values."origem", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."registrada_em", new_values."registrada_por_id", new_values."signatario_cargo", new_values."signatario_cpf", new_values."signatario_nome", new_values."situacao", new_values."substitui_id", new_values."vigente_desde" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="6683d9b3eeed0e3a800a452b1c73b6cc320caf38",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_89d3a",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="municipios_adesao",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="gerencia",
            constraint=models.UniqueConstraint(
                condition=models.Q(("fim__isnull", True)),
                fields=("usuario", "ente"),
                name="gerencia_unica_em_aberto",
                violation_error_message="Este gerente já cuida deste ente.",
            ),
        ),
        migrations.AddIndex(
            model_name="historico",
            index=models.Index(fields=["alvo_tipo", "alvo_id", "-em"], name="historico_alvo"),
        ),
        migrations.AddIndex(
            model_name="historico",
            index=models.Index(fields=["ente", "-em"], name="historico_ente"),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="historico",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddConstraint(
            model_name="importacao",
            constraint=models.CheckConstraint(
                condition=models.Q(("feitas__lte", models.F("total"))),
                name="importacao_progresso_coerente",
                violation_error_message="Linhas feitas não podem passar do total.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membro",
            constraint=models.UniqueConstraint(
                condition=models.Q(("saiu_em__isnull", True)),
                fields=("coorte", "ente"),
                name="membro_unico_em_aberto",
                violation_error_message="O ente já está nesta coorte.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membro",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("origem", "escolha"), _negated=True),
                    models.Q(("motivo", ""), _negated=True),
                    _connector="OR",
                ),
                name="membro_escolhido_tem_motivo",
                violation_error_message="Diga o motivo de incluir este ente.",
            ),
        ),
        migrations.AddConstraint(
            model_name="membro",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("saiu_em__isnull", True),
                    ("saiu_em__gte", models.F("entrou_em")),
                    _connector="OR",
                ),
                name="membro_datas_em_ordem",
                violation_error_message="A saída não pode ser antes da entrada.",
            ),
        ),
        migrations.AddIndex(
            model_name="notificacao",
            index=models.Index(
                models.F("proxima_tentativa_em"),
                condition=models.Q(("situacao", "pendente")),
                name="notificacao_para_enviar",
            ),
        ),
        migrations.AddConstraint(
            model_name="notificacao",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("situacao", "enviada"), _negated=True),
                    ("enviada_em__isnull", False),
                    _connector="OR",
                ),
                name="notificacao_enviada_tem_data",
                violation_error_message="Notificação enviada precisa da data do envio.",
            ),
        ),
        migrations.AddIndex(
            model_name="pontofocal",
            index=models.Index(
                models.F("cpf"), models.F("situacao"), name="ponto_focal_cpf_situacao"
            ),
        ),
        migrations.AddConstraint(
            model_name="pontofocal",
            constraint=models.UniqueConstraint(
                condition=models.Q(("situacao__in", ("indicado", "confirmado"))),
                fields=("ente", "cpf"),
                name="ponto_focal_unico_em_aberto",
                violation_error_message="Esta pessoa já é ponto focal deste ente.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pontofocal",
            constraint=models.CheckConstraint(
                condition=models.Q(("cpf__regex", "^[0-9]{11}$")),
                name="ponto_focal_cpf_compacto",
                violation_error_message="O CPF deve ter 11 números.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pontofocal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("fim__isnull", True),
                    ("fim__gte", models.F("inicio")),
                    _connector="OR",
                ),
                name="ponto_focal_datas_em_ordem",
                violation_error_message="O fim não pode ser antes do início.",
            ),
        ),
        migrations.AddConstraint(
            model_name="pontofocal",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("situacao", "confirmado"), _negated=True),
                    ("confirmado_em__isnull", False),
                    _connector="OR",
                ),
                name="ponto_focal_confirmado_tem_data",
                violation_error_message="Ponto focal confirmado precisa da data da confirmação.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pontofocal",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_pontofocalevent" ("cargo", "confirmado_em", "cpf", "email", "ente_id", "fim", "id", "indicado_em", "indicado_por_id", "inicio", "matricula", "nome", "oficio_id", "orgao", "papel", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situacao", "substituido_por_id", "telefone", "tipo", "vinculo") SELECT new_values."cargo", new_values."confirmado_em", new_values."cpf", new_values."email", new_values."ente_id", new_values."fim", new_values."id", new_values."indicado_em", new_values."indicado_por_id", new_values."inicio", new_values."matricula", new_values."nome", new_values."oficio_id", new_values."orgao", new_values."papel", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."situacao", new_values."substituido_por_id", new_values."telefone", new_values."tipo", new_values."vinculo" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="f2301088ed9190ab6d6cc481bbac263b373bd543",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_12164",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="municipios_pontofocal",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="pontofocal",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "municipios_pontofocalevent" ("cargo", "confirmado_em", "cpf", "email", "ente_id", "fim", "id", "indicado_em", "indicado_por_id", "inicio", "matricula", "nome", "oficio_id", "orgao", "papel", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situacao", "substituido_por_id", "telefone", "tipo", "vinculo") SELECT new_values."cargo", new_values."confirmado_em", new_values."cpf", new_values."email", new_values."ente_id", new_values."fim", new_values."id", new_values."indicado_em", new_values."indicado_por_id", new_values."inicio", new_values."matricula", new_values."nome", new_values."oficio_id", new_values."orgao", new_values."papel", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."situacao", new_values."substituido_por_id", new_values."telefone", new_values."tipo", new_values."vinculo" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="69ab06df80484974920824f2e037f037bf60b1c7",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_f4fc1",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="municipios_pontofocal",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddIndex(
            model_name="populacao",
            index=models.Index(
                fields=["ano", "fonte", "-valor"], name="populacao_referencia_valor"
            ),
        ),
        migrations.AddConstraint(
            model_name="populacao",
            constraint=models.UniqueConstraint(
                models.F("ente"),
                models.F("ano"),
                models.F("fonte"),
                name="populacao_unica_na_referencia",
                violation_error_message="Já há população deste ente neste ano e fonte.",
            ),
        ),
        migrations.AddConstraint(
            model_name="populacao",
            constraint=models.CheckConstraint(
                condition=models.Q(("ano__gte", 1872), ("ano__lte", 2200)),
                name="populacao_ano_plausivel",
                violation_error_message="O ano deve estar entre 1872, o primeiro censo, e 2200.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="populacao",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="populacao",
            trigger=pgtrigger.compiler.Trigger(
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
        ),
        migrations.AddConstraint(
            model_name="tokenacesso",
            constraint=models.CheckConstraint(
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
            ),
        ),
    ]
