"""Uma linha do relatório de um hub: um produto integrado num órgão de um ente."""

from datetime import date
from typing import TYPE_CHECKING, Any, Self

import pghistory
from django.db import models
from django.db.models import Exists, F, OuterRef, Q, Subquery
from django.utils import timezone

from identidade.choices.relatorio_hub import Poder, SituacaoRelatorio
from identidade.models.produto import Produto
from identidade.models.relatorio_hub import RelatorioHub
from municipios.choices import Esfera, Uf
from municipios.models import Delegacao, Ente
from municipios.validators import FORMATO_CNPJ

if TYPE_CHECKING:
    from django.contrib.auth.models import AnonymousUser

    from municipios.models import Usuario

# O que faz de duas linhas a mesma integração; o resto é o que se corrige de um mês para outro.
CHAVE = ("cnpj", "codigo_municipio", "orgao", "produto", "objetivo")


class LinhaRelatorioQuerySet(models.QuerySet["LinhaRelatorio"]):
    def em_ordem(self) -> Self:
        return self.order_by(
            "codigo_municipio", "produto__ordem", "orgao", "cnpj", "objetivo", "pk"
        )

    def incrementais(self, relatorio: RelatorioHub) -> Self:
        """As do mês que não se entregaram antes, ou que mudaram desde a última entrega."""
        mesma = {campo: OuterRef(campo) for campo in CHAVE}
        antes = LinhaRelatorio.objects.filter(
            **mesma,
            relatorio__hub=relatorio.hub_id,
            relatorio__mes__lt=relatorio.mes,
            relatorio__situacao=SituacaoRelatorio.ENTREGUE,
        ).order_by("-relatorio__mes")
        do_mes = self.filter(relatorio=relatorio)
        com_antes = do_mes.annotate(antes=Subquery(antes.values("resumo")[:1]))
        return com_antes.filter(Q(antes__isnull=True) | ~Q(antes=F("resumo")))

    def todas_ate(self, relatorio: RelatorioHub) -> Self:
        """Cada integração como está neste mês: a linha mais nova, deste ou dos já entregues."""
        dele = self.filter(
            Q(relatorio=relatorio) | Q(relatorio__situacao=SituacaoRelatorio.ENTREGUE),
            relatorio__hub=relatorio.hub_id,
            relatorio__mes__lte=relatorio.mes,
        )
        # Pela coluna, e não pelo produto: a ordem dele é outra, e o banco exige a mesma.
        chave = ["produto_id" if campo == "produto" else campo for campo in CHAVE]
        ultimas = dele.order_by(*chave, "-relatorio__mes").distinct(*chave)
        return self.filter(pk__in=ultimas.values("pk"))

    def com_falta_de_delegacao(self, dia: date | None = None) -> Self:
        """Anota `sem_delegacao`: o ente não deixa, no dia, este hub ver. Nada disso se grava."""
        deixam = Delegacao.objects.em_vigor(dia).filter(
            hub=OuterRef("relatorio__hub"), ente=OuterRef("ente")
        )
        return self.annotate(sem_delegacao=~Exists(deixam))

    def buscar(self, texto: str) -> Self:
        """As que trazem o texto no município, no órgão, no objetivo ou no protocolo."""
        onde = ("nome_do_municipio", "codigo_municipio", "orgao", "objetivo", "protocolo")
        return self.filter(
            Q.create([(f"{campo}__icontains", texto) for campo in onde], connector=Q.OR)
        )

    def ja_entregues(self, linha: "LinhaRelatorio") -> Self:
        """A mesma integração, nos meses anteriores já entregues, do mais novo ao mais antigo."""
        mesma = {campo: getattr(linha, campo) for campo in CHAVE}
        relatorio = linha.relatorio
        return self.filter(
            **mesma,
            relatorio__hub=relatorio.hub_id,
            relatorio__mes__lt=relatorio.mes,
            relatorio__situacao=SituacaoRelatorio.ENTREGUE,
        ).order_by("-relatorio__mes")

    def sem_delegacao(self, dia: date | None = None) -> Self:
        return self.com_falta_de_delegacao(dia).filter(sem_delegacao=True)

    def contadas(self) -> dict[str, int]:
        """Quantas são, e de quantas o ente não deixa hoje o hub ver."""
        achadas = self.com_falta_de_delegacao().aggregate(
            total=models.Count("pk"), sem=models.Count("pk", filter=Q(sem_delegacao=True))
        )
        return {"total": achadas["total"], "sem_delegacao": achadas["sem"]}

    def por_hub_e_produto(self) -> list[dict[str, Any]]:
        """Quem informou o quê, e até que mês: uma linha por hub e produto."""
        com_nomes = self.order_by().annotate(hub=F("relatorio__hub__nome"), nome=F("produto__nome"))
        por_nome = com_nomes.values("hub", "nome").annotate(ate=models.Max("relatorio__mes"))
        return [dict(linha) for linha in por_nome.order_by("hub", "nome")]

    def ultimas_por_hub(self) -> Self:
        """De cada hub, a linha do relatório mais novo."""
        do_hub = (
            "relatorio__hub_id"  # A coluna: o hub se ordena pelo nome, e o banco exige a mesma.
        )
        return self.order_by(do_hub, "-relatorio__mes", "-pk").distinct(do_hub)

    def visiveis_para(self, usuario: "Usuario | AnonymousUser") -> Self:
        return self.filter(relatorio__in=RelatorioHub.objects.visiveis_para(usuario))


@pghistory.track(pghistory.InsertEvent(), pghistory.UpdateEvent(), pghistory.DeleteEvent())
class LinhaRelatorio(models.Model):
    """Uma linha do leiaute oficial. Não muda a situação de implantação nenhuma."""

    relatorio = models.ForeignKey(RelatorioHub, on_delete=models.PROTECT, related_name="linhas")
    ente = models.ForeignKey(Ente, on_delete=models.PROTECT, related_name="linhas_de_hub")
    cnpj = models.CharField("CNPJ", max_length=14)
    origem = models.CharField("origem", max_length=60)
    orgao = models.CharField("órgão", max_length=160)
    nome_do_municipio = models.CharField("nome do município", max_length=120)
    produto = models.ForeignKey(Produto, on_delete=models.PROTECT, related_name="linhas_de_hub")
    objetivo = models.CharField("objetivo da integração", max_length=300)
    esfera = models.CharField("esfera", max_length=10, choices=Esfera)
    poder = models.CharField("poder", max_length=18, choices=Poder)
    estado = models.CharField("estado", max_length=2, choices=Uf)
    codigo_municipio = models.CharField("código do município", max_length=7)
    inicio = models.DateField("início do projeto")
    fim = models.DateField("fim da entrega", null=True, blank=True)
    volumetria = models.BigIntegerField("volumetria anual", null=True, blank=True)
    protocolo = models.CharField("número do protocolo da solicitação", max_length=60, blank=True)
    resumo = models.CharField(max_length=64, editable=False, help_text="SHA-256 do que ela diz.")
    alterada_em = models.DateTimeField("alterada em", default=timezone.now)

    objects = LinhaRelatorioQuerySet.as_manager()

    class Meta:
        verbose_name = "linha do relatório de hub"
        verbose_name_plural = "linhas do relatório de hub"
        ordering = ["relatorio", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["relatorio", *CHAVE],
                name="linha_relatorio_unica",
                violation_error_message="Esta integração já está neste relatório.",
            ),
            models.CheckConstraint(
                condition=Q(cnpj__regex=FORMATO_CNPJ),
                name="linha_relatorio_cnpj_compacto",
                violation_error_message="O CNPJ tem 14 posições, sem pontos nem traços.",
            ),
            models.CheckConstraint(
                condition=Q(fim__isnull=True) | Q(fim__gte=F("inicio")),
                name="linha_relatorio_datas_em_ordem",
                violation_error_message="A entrega não pode acabar antes de o projeto começar.",
            ),
            models.CheckConstraint(
                condition=Q(volumetria__isnull=True) | Q(volumetria__gte=0),
                name="linha_relatorio_volumetria",
                violation_error_message="A volumetria não pode ser negativa.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.orgao}: {self.objetivo}"
