"""Ente federativo: município, estado ou Distrito Federal. Nunca é criado por uma pessoa."""

import re
import unicodedata
from datetime import date
from typing import TYPE_CHECKING, Self

import pghistory
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.contrib.postgres.search import TrigramStrictWordSimilarity, TrigramWordSimilarity
from django.db import models
from django.db.models.functions import Coalesce, Concat
from django.db.models.lookups import Exact, GreaterThanOrEqual
from django.utils import timezone

from municipios.choices import Esfera, Regiao, SituacaoEnte, Uf
from municipios.models.delegado import delegado_a
from municipios.models.representado import representados_com
from municipios.validators import FORMATO_CNPJ, validar_cnpj

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models.usuario import Usuario

# Nos arquivos do IBGE, Brasília está no lugar do Distrito Federal, que é o ente que adere.
APELIDOS_DE_CODIGO = {"5300108": "53"}
# Distrito estadual de Pernambuco: está na lista de municípios do IBGE e não é ente.
FORA_DO_CADASTRO = {"2605459": "Fernando de Noronha é distrito estadual de Pernambuco, não ente"}
# Tamanhos em que uma letra trocada faz a semelhança cair abaixo da que o índice aceita (0,6).
CURTO = range(5, 11)


def normalizar(texto: str) -> str:
    """O que `redegov_normalizar` faz no banco: minúsculas, sem acento, só letras e números."""
    sem_acento = unicodedata.normalize("NFKD", texto).encode("ascii", "ignore").decode().lower()
    limpo = re.sub(r"[^a-z0-9 ]", "", re.sub(r"[-/]", " ", sem_acento))
    return " ".join(limpo.split())


def _parecidos(alvo: str) -> models.Q:
    """Nomes que se parecem com o texto, só se nenhum o contém: aí é o texto que está errado.

    Com o texto certo procura-se por nulo, que ao índice não custa nada. No texto curto uma letra
    trocada perde três trigramas de cada palavra: de `letras + 1`, ficam em comum `letras - 2`, de
    `letras + 4` ao todo.
    """
    # Contar, e não `Exists`: para achar só um, o banco preferiria ler a tabela a usar o índice.
    certos = Ente.objects.filter(busca__contains=alvo).order_by()
    quantos = models.Subquery(certos.values(n=models.Func("pk", function="COUNT")))
    procurado = models.Case(
        models.When(Exact(quantos, 0), then=models.Value(alvo)), output_field=models.CharField()
    )
    parecidos = models.Q(busca__trigram_word_similar=procurado)
    letras = len(alvo)
    if letras not in CURTO:
        return parecidos
    semelhante = TrigramStrictWordSimilarity(alvo, "busca")
    return parecidos | models.Q(busca__trigram_strict_word_similar=procurado) & models.Q(
        GreaterThanOrEqual(semelhante, (letras - 2) / (letras + 4) - 0.001)
    )


def _achados(alvo: str) -> "models.QuerySet[Ente, tuple[str]]":
    """União, e não `OU`: cada metade usa o índice, por mais linhas que haja."""
    so_a_chave = Ente.objects.order_by().values_list("pk")
    return so_a_chave.filter(busca__contains=alvo).union(so_a_chave.filter(_parecidos(alvo)))


def _habitantes() -> Coalesce:
    """O maior número conhecido. Subconsulta, e não junção: só se lê a população dos achados."""
    dele = Ente.objects.filter(pk=models.OuterRef("pk")).order_by()
    return Coalesce(
        models.Subquery(dele.values(n=models.Func("populacoes__valor", function="MAX"))), 0
    )


class EnteQuerySet(models.QuerySet["Ente"]):
    def ativos(self) -> Self:
        return self.filter(situacao=SituacaoEnte.ATIVO)

    def municipios(self) -> Self:
        return self.filter(esfera=Esfera.MUNICIPAL)

    def da_uf(self, uf: str) -> Self:
        return self.filter(uf=uf.upper())

    def de_codigo(self, codigo: str) -> Self:
        """Aceita o código do IBGE e os apelidos (Brasília vale pelo Distrito Federal)."""
        return self.filter(pk=APELIDOS_DE_CODIGO.get(codigo, codigo))

    def buscar(self, texto: str) -> Self:
        """Por nome e UF, código IBGE ou CNPJ; perdoa acento, pontuação e erro de digitação.

        Ordem: igual, começa igual, contém, parecido; em cada grupo, o mais populoso primeiro.
        """
        compacto = "".join(c for c in texto if c.isalnum()).upper()
        if compacto[:1].isdigit():
            codigo = APELIDOS_DE_CODIGO.get(compacto, compacto)
            achados = self.filter(models.Q(pk__startswith=codigo) | models.Q(cnpj=compacto))
            return achados.order_by("pk")
        alvo = normalizar(texto)
        return self._de_nome(alvo) if alvo else self.none()

    def _de_nome(self, alvo: str) -> Self:
        contem = models.Q(busca__contains=alvo)
        grau = models.Case(
            models.When(busca__regex=f"^{alvo}( [a-z][a-z])?$", then=0),
            models.When(busca__startswith=alvo, then=1),
            models.When(contem, then=2),
            default=3,
        )
        semelhanca = models.Case(
            models.When(grau=3, then=TrigramWordSimilarity(alvo, "busca")),
            default=1.0,
            output_field=models.FloatField(),
        )
        return (
            self.filter(pk__in=_achados(alvo))
            .annotate(
                grau=grau,
                semelhanca=semelhanca,
                habitantes=_habitantes(),
            )
            .order_by("grau", "-semelhanca", "-habitantes", "busca", "pk")
        )

    def representados_por(
        self, usuario: "Usuario | AnonymousUser", hoje: date | None = None
    ) -> Self:
        """Entes de que a pessoa é ponto focal confirmado ou autoridade em exercício.

        O elo é o CPF que veio do GOV.BR, conferido a cada pedido: quem saiu perde o acesso já.
        """
        cpf = getattr(usuario, "cpf", None)
        if not cpf or not usuario.is_active:
            return self.none()
        dia = hoje or timezone.localdate()
        return self.ativos().filter(pk__in=representados_com(cpf, dia))

    def administrados_por(
        self, usuario: "Usuario | AnonymousUser", hoje: date | None = None
    ) -> Self:
        """Entes por que a pessoa pode agir: os que representa, e os da equipe conforme o grupo."""
        if getattr(usuario, "administra_todos", False):
            return self.ativos()
        if not getattr(usuario, "administra_carteira", False):
            return self.representados_por(usuario, hoje)
        carteira = Ente.objects.filter(gerencias__usuario=usuario.pk, gerencias__fim__isnull=True)
        representados = Ente.objects.representados_por(usuario, hoje).order_by().values("pk")
        return self.ativos().filter(pk__in=representados.union(carteira.order_by().values("pk")))

    def delegados_a(self, usuario: "Usuario | AnonymousUser", hoje: date | None = None) -> Self:
        """Os que deixam ver, hoje, um hub ativo por que a pessoa opera hoje."""
        delegados = Ente.objects.filter(delegado_a(usuario, hoje or timezone.localdate()))
        return self.ativos().filter(pk__in=delegados.order_by().values("pk"))

    def vistos_por(self, usuario: "Usuario | AnonymousUser", hoje: date | None = None) -> Self:
        """Os por que a pessoa pode agir, e os delegados a ela: nestes, só ver."""
        administrados = Ente.objects.administrados_por(usuario, hoje)
        delegados = Ente.objects.delegados_a(usuario, hoje)
        vistos = administrados.order_by().values("pk").union(delegados.order_by().values("pk"))
        return self.ativos().filter(pk__in=vistos)


@pghistory.track()
class Ente(models.Model):
    """Um dos 5.569 municípios, 26 estados ou o DF (código IBGE: 7 dígitos, ou 2 para UF)."""

    codigo_ibge = models.CharField("código IBGE", max_length=7, primary_key=True)
    nome = models.CharField("nome", max_length=120)
    esfera = models.CharField("esfera", max_length=10, choices=Esfera)
    uf = models.CharField("UF", max_length=2, choices=Uf)
    regiao = models.CharField("região", max_length=2, choices=Regiao)
    codigo_regiao_imediata = models.CharField(max_length=6, blank=True)
    regiao_imediata = models.CharField("região imediata", max_length=120, blank=True)
    codigo_regiao_intermediaria = models.CharField(max_length=4, blank=True)
    regiao_intermediaria = models.CharField("região intermediária", max_length=120, blank=True)
    capital = models.BooleanField("capital", default=False)
    latitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    longitude = models.DecimalField(max_digits=8, decimal_places=5, null=True, blank=True)
    cnpj = models.CharField("CNPJ", max_length=14, blank=True, validators=[validar_cnpj])
    dominio_oficial = models.CharField("domínio oficial", max_length=253, blank=True)
    email_oficial = models.EmailField(
        "e-mail oficial",
        blank=True,
        db_default="",
        default="",
        help_text="Da prefeitura ou do gabinete; recebe aviso de toda mudança de pessoas.",
    )
    situacao = models.CharField(
        "situação", max_length=8, choices=SituacaoEnte, default=SituacaoEnte.ATIVO
    )
    alterado_em = models.DateTimeField("alterado em", auto_now=True)
    busca = models.GeneratedField(
        expression=models.Func(
            Concat("nome", models.Value(" "), "uf"),
            function="public.redegov_normalizar",
        ),
        output_field=models.CharField(max_length=150),
        db_persist=True,
        verbose_name="nome e UF sem acentos, para a busca",
    )

    objects = EnteQuerySet.as_manager()

    class Meta:
        verbose_name = "ente"
        ordering = ["busca", "codigo_ibge"]
        indexes = [
            GinIndex(OpClass("busca", name="gin_trgm_ops"), name="ente_busca_trigrama"),
            models.Index(
                OpClass("busca", name="text_pattern_ops"),
                "codigo_ibge",
                name="ente_busca_prefixo",
            ),
            models.Index("uf", "busca", name="ente_uf_busca"),
            models.Index("cnpj", name="ente_cnpj"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(esfera=Esfera.MUNICIPAL, codigo_ibge__regex=r"^[0-9]{7}$")
                | models.Q(~models.Q(esfera=Esfera.MUNICIPAL), codigo_ibge__regex=r"^[0-9]{2}$"),
                name="ente_codigo_da_esfera",
                violation_error_message="Município tem código de 7 números; estado e DF, de 2.",
            ),
            models.CheckConstraint(
                condition=models.Q(cnpj="") | models.Q(cnpj__regex=FORMATO_CNPJ),
                name="ente_cnpj_compacto",
                violation_error_message="O CNPJ tem 14 posições, sem pontos nem traços.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nome} ({self.uf})" if self.esfera == Esfera.MUNICIPAL else self.nome

    @property
    def cnpj_formatado(self) -> str:
        c = self.cnpj
        return f"{c[:2]}.{c[2:5]}.{c[5:8]}/{c[8:12]}-{c[12:]}" if c else ""
