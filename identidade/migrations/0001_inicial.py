import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.db.models.deletion
import django.utils.timezone
import pgtrigger.compiler
import pgtrigger.migrations
from django.conf import settings
from django.db import migrations, models

import municipios.models.periodo


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("municipios", "0001_inicial"),
        ("pghistory", "0007_auto_20250421_0444"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
                    models.CharField(blank=True, max_length=200, verbose_name="o que prova"),
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
            ],
            options={
                "verbose_name": "etapa",
                "ordering": ["roteiro", "ordem"],
            },
        ),
        migrations.CreateModel(
            name="Produto",
            fields=[
                (
                    "codigo",
                    models.SlugField(
                        choices=[
                            (
                                "autenticacao",
                                "Plataforma de autenticação (Login Único)",
                            ),
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
                        base_field=models.CharField(max_length=60),
                        default=list,
                        size=None,
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
                    models.Index(models.F("uf"), models.F("aderiu"), name="consolidado_uf_aderiu")
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
                    models.URLField(blank=True, max_length=300, verbose_name="endereço do sistema"),
                ),
                (
                    "protocolo",
                    models.CharField(blank=True, max_length=60, verbose_name="protocolo na SGD"),
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
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="suspensa em",
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
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="em uso desde",
                    ),
                ),
                (
                    "criada_em",
                    models.DateTimeField(auto_now_add=True, verbose_name="criada em"),
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
                    "comprovacao",
                    models.CharField(
                        blank=True,
                        help_text="Protocolo, data ou endereço que prova.",
                        max_length=300,
                        verbose_name="comprovação",
                    ),
                ),
                (
                    "feito_em",
                    models.DateTimeField(blank=True, null=True, verbose_name="feito em"),
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
                    "comprovacao",
                    models.CharField(
                        blank=True,
                        help_text="Protocolo, data ou endereço que prova.",
                        max_length=300,
                        verbose_name="comprovação",
                    ),
                ),
                (
                    "feito_em",
                    models.DateTimeField(blank=True, null=True, verbose_name="feito em"),
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
            },
        ),
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
                (
                    "fim",
                    models.DateField(blank=True, null=True, verbose_name="vale até"),
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
                            (
                                "produto_em_producao",
                                "Outro produto em produção no ente",
                            ),
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
                (
                    "fim",
                    models.DateField(blank=True, null=True, verbose_name="vale até"),
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
                    "roteiro",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pre_requisitos",
                        to="identidade.roteiro",
                    ),
                ),
            ],
            options={
                "verbose_name": "pré-requisito",
                "ordering": ["roteiro", "pk"],
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
                    models.URLField(blank=True, max_length=300, verbose_name="endereço do sistema"),
                ),
                (
                    "protocolo",
                    models.CharField(blank=True, max_length=60, verbose_name="protocolo na SGD"),
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
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="suspensa em",
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
                        blank=True,
                        editable=False,
                        null=True,
                        verbose_name="em uso desde",
                    ),
                ),
                (
                    "criada_em",
                    models.DateTimeField(auto_now_add=True, verbose_name="criada em"),
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
                    "roteiro",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        related_query_name="+",
                        to="identidade.roteiro",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="implantacao",
            name="roteiro",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="implantacoes",
                to="identidade.roteiro",
            ),
        ),
        migrations.AddField(
            model_name="etapa",
            name="roteiro",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="etapas",
                to="identidade.roteiro",
            ),
        ),
        migrations.AddConstraint(
            model_name="passo",
            constraint=models.UniqueConstraint(
                fields=("implantacao", "etapa"),
                name="passo_unico_por_etapa",
                violation_error_message="Esta implantação já tem este passo.",
            ),
        ),
        migrations.AddConstraint(
            model_name="passo",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("situacao", "pendente"),
                    models.Q(("feito_em__isnull", False), ("feito_por__isnull", False)),
                    _connector="OR",
                ),
                name="passo_feito_tem_autor_e_data",
                violation_error_message="Passo feito precisa de autor e data.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="passo",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_passoevent" ("comprovacao", "documento_id", "etapa_id", "feito_em", "feito_por_id", "id", "implantacao_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situacao") SELECT new_values."comprovacao", new_values."documento_id", new_values."etapa_id", new_values."feito_em", new_values."feito_por_id", new_values."id", new_values."implantacao_id", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."situacao" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="3349a76b20c0e480f1b0ecc9d22355f80fa7b192",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_70fea",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="identidade_passo",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="passo",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_passoevent" ("comprovacao", "documento_id", "etapa_id", "feito_em", "feito_por_id", "id", "implantacao_id", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "situacao") SELECT new_values."comprovacao", new_values."documento_id", new_values."etapa_id", new_values."feito_em", new_values."feito_por_id", new_values."id", new_values."implantacao_id", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."situacao" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="b8ac128775114c6168f3c486577d7e01538a706f",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_46532",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="identidade_passo",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="consolidadoproduto",
            constraint=models.UniqueConstraint(
                fields=("ente", "produto"), name="consolidado_produto_unico_no_ente"
            ),
        ),
        migrations.AddConstraint(
            model_name="roteiro",
            constraint=models.UniqueConstraint(
                fields=("produto", "via", "versao"),
                name="roteiro_versao_unica",
                violation_error_message="Já há roteiro com esta versão.",
            ),
        ),
        migrations.AddConstraint(
            model_name="roteiro",
            constraint=django.contrib.postgres.constraints.ExclusionConstraint(
                expressions=[
                    ("produto", "="),
                    ("via", "="),
                    (municipios.models.periodo.PeriodoFechado("inicio", "fim"), "&&"),
                ],
                name="roteiro_um_por_dia",
                violation_error_message="Já há roteiro deste produto e via nesses dias.",
            ),
        ),
        migrations.AddConstraint(
            model_name="prerequisito",
            constraint=models.CheckConstraint(
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
            ),
        ),
        migrations.AddIndex(
            model_name="implantacao",
            index=models.Index(
                models.F("produto"),
                models.F("situacao"),
                name="implantacao_produto_situacao",
            ),
        ),
        migrations.AddIndex(
            model_name="implantacao",
            index=models.Index(models.F("movimentada_em"), name="implantacao_movimentada"),
        ),
        migrations.AddConstraint(
            model_name="implantacao",
            constraint=models.UniqueConstraint(
                models.F("ente"),
                models.F("produto"),
                models.F("nome"),
                name="implantacao_nome_unico",
                violation_error_message="Este ente já tem implantação deste produto com este nome.",
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="implantacao",
            trigger=pgtrigger.compiler.Trigger(
                name="insert_insert",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_implantacaoevent" ("criada_em", "criada_por_id", "ente_id", "id", "movimentada_em", "nome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "producao_em", "produto_id", "protocolo", "roteiro_id", "situacao", "situacao_desde", "suspensa_em", "url", "uso_desde") SELECT new_values."criada_em", new_values."criada_por_id", new_values."ente_id", new_values."id", new_values."movimentada_em", new_values."nome", _pgh_attached_context.value, NOW(), \'insert\', new_values."id", new_values."producao_em", new_values."produto_id", new_values."protocolo", new_values."roteiro_id", new_values."situacao", new_values."situacao_desde", new_values."suspensa_em", new_values."url", new_values."uso_desde" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="4fc4d2ad128bbe145d3202ca4fa8e2d6466f7155",
                    level="STATEMENT",
                    operation="INSERT",
                    pgid="pgtrigger_insert_insert_2819e",
                    referencing="REFERENCING NEW TABLE AS new_values ",
                    table="identidade_implantacao",
                    when="AFTER",
                ),
            ),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name="implantacao",
            trigger=pgtrigger.compiler.Trigger(
                name="update_update",
                sql=pgtrigger.compiler.UpsertTriggerSql(
                    func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "identidade_implantacaoevent" ("criada_em", "criada_por_id", "ente_id", "id", "movimentada_em", "nome", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "producao_em", "produto_id", "protocolo", "roteiro_id", "situacao", "situacao_desde", "suspensa_em", "url", "uso_desde") SELECT new_values."criada_em", new_values."criada_por_id", new_values."ente_id", new_values."id", new_values."movimentada_em", new_values."nome", _pgh_attached_context.value, NOW(), \'update\', new_values."id", new_values."producao_em", new_values."produto_id", new_values."protocolo", new_values."roteiro_id", new_values."situacao", new_values."situacao_desde", new_values."suspensa_em", new_values."url", new_values."uso_desde" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;',
                    hash="6cf2e7a607df8dce0c0454c4153e526512278528",
                    level="STATEMENT",
                    operation="UPDATE",
                    pgid="pgtrigger_update_update_d6754",
                    referencing="REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ",
                    table="identidade_implantacao",
                    when="AFTER",
                ),
            ),
        ),
        migrations.AddConstraint(
            model_name="etapa",
            constraint=models.UniqueConstraint(
                fields=("roteiro", "ordem"),
                name="etapa_ordem_unica",
                violation_error_message="Já há etapa nesta ordem.",
            ),
        ),
    ]
