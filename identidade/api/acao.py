"""`/api/v1/acoes/`: as ações dos planos; mudar, retirar e cada mudança de situação."""

from typing import Any

from django.db.models import Func, QuerySet, TextField, Value
from django.utils import timezone
from rest_framework import serializers

from identidade.api.conteudo_acao import mudar_em_parte
from identidade.choices import CodigoProduto
from identidade.choices.plano import SituacaoAcao
from identidade.domain.acao import retirar
from identidade.domain.situacao_acao import BLOQUEAR, TRANSICOES, agir
from identidade.models import Acao, MotivoBloqueio
from identidade.models.acao import MAIOR_PRAZO
from municipios.api.ato import Ato, enderecos
from municipios.api.detalhe import Detalhe
from municipios.api.entrada_json import EntradaJson
from municipios.api.escolha import Escolha, SimOuNao
from municipios.api.expressoes import Campo, Campos, Versao
from municipios.api.filtro import MAIOR_ID, FiltroDeLista, campo_ente, campo_uf
from municipios.api.lista import Lista
from municipios.choices.mensagem import Lado
from municipios.domain.transicoes import Transicao

POR_NOME = {transicao.nome: transicao for transicao in TRANSICOES}


class FiltroAcoes(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    situacao = Escolha(choices=SituacaoAcao.choices, required=False)
    lado = Escolha(choices=Lado.choices, required=False, help_text="De quem é a ação.")
    atrasadas = SimOuNao(required=False, default=False, help_text="Só as de prazo vencido.")


class AcaoSerializer(serializers.ModelSerializer):
    plano = serializers.IntegerField(source="plano_id")
    ente = serializers.CharField(source="plano.ente_id", help_text="Código IBGE do ente.")
    produto = serializers.ChoiceField(
        choices=CodigoProduto.choices, source="produto_id", allow_null=True
    )
    lado = serializers.ChoiceField(choices=Lado.choices, help_text="De quem é a ação.")
    ponto_focal = serializers.IntegerField(source="ponto_focal_id", allow_null=True)
    analista = serializers.CharField(
        source="analista.nome", allow_null=True, help_text="Quem faz, na SGD."
    )
    depende_de = serializers.IntegerField(source="depende_de_id", allow_null=True)
    implantacao = serializers.IntegerField(
        source="implantacao_id", allow_null=True, help_text="A que cumpre a ação."
    )
    meta = serializers.CharField(help_text="Até onde ela deve chegar; vazio sem implantação.")
    motivo_bloqueio = serializers.CharField(source="motivo_bloqueio_id", allow_null=True)
    mudanca = serializers.DictField(
        allow_null=True, help_text="O que o aditivo em preparo muda; só vale com novo acordo."
    )

    class Meta:
        model = Acao
        fields = [
            "id", "plano", "ente", "numero", "titulo", "descricao", "origem", "razao", "produto",
            "lado", "ponto_focal", "analista", "prazo_dias_uteis", "prazo", "prioridade",
            "depende_de", "implantacao", "meta", "situacao", "situacao_desde", "motivo_bloqueio",
            "detalhe", "mudanca", "versao",
        ]  # fmt: skip


LINHA_DA_ACAO: Campos = {nome: nome for nome in AcaoSerializer.Meta.fields} | {
    "plano": "plano_id",
    "ente": "plano__ente_id",
    "produto": "produto_id",
    "ponto_focal": "ponto_focal_id",
    "analista": "analista__nome",
    "depende_de": "depende_de_id",
    "implantacao": "implantacao_id",
    "motivo_bloqueio": "motivo_bloqueio_id",
}


class CamposDaAcao(EntradaJson):
    """O que se escreve de uma ação. Quem faz é do lado de quem a ação é."""

    descricao = serializers.CharField(max_length=2000, required=False, allow_blank=True)
    produto = Escolha(choices=CodigoProduto.choices, required=False)
    lado = Escolha(choices=Lado.choices, required=False)
    ponto_focal = serializers.IntegerField(min_value=1, max_value=MAIOR_ID, required=False)
    analista = serializers.EmailField(
        required=False, help_text="E-mail, na equipe, de quem faz pela SGD; o ente, só o gerente."
    )
    prazo_dias_uteis = serializers.IntegerField(min_value=1, max_value=MAIOR_PRAZO, required=False)
    prioridade = serializers.IntegerField(min_value=1, max_value=3, required=False)
    depende_de = serializers.IntegerField(min_value=1, max_value=MAIOR_ID, required=False)


class AcaoNova(CamposDaAcao):
    titulo = serializers.CharField(max_length=160)


class AcaoMudada(CamposDaAcao):
    """O que não vier fica como está; nulo tira o produto, a pessoa ou a ação anterior."""

    produto = Escolha(choices=CodigoProduto.choices, required=False, allow_null=True)
    ponto_focal = serializers.IntegerField(
        min_value=1, max_value=MAIOR_ID, required=False, allow_null=True
    )
    analista = serializers.EmailField(
        required=False, allow_null=True, help_text="E-mail, na equipe, de quem faz pela SGD."
    )
    depende_de = serializers.IntegerField(
        min_value=1, max_value=MAIOR_ID, required=False, allow_null=True
    )

    titulo = serializers.CharField(max_length=160, required=False)
    versao = serializers.IntegerField(
        min_value=0, max_value=2**31 - 1, help_text="A que se leu: se outra pessoa salvou, 409."
    )


class EntradaDaRetirada(EntradaJson):
    versao = serializers.IntegerField(min_value=0, max_value=2**31 - 1)


class EntradaDaSituacao(EntradaJson):
    motivo = serializers.CharField(max_length=500, required=False, help_text="Fica no histórico.")


class EntradaDoBloqueio(EntradaDaSituacao):
    motivo_bloqueio = serializers.SlugField(
        max_length=40, help_text="Código de /api/v1/motivos-de-bloqueio/."
    )

    def validate_motivo_bloqueio(self, codigo: str) -> MotivoBloqueio:
        motivo = MotivoBloqueio.objects.filter(pk=codigo).first()
        if motivo is None:
            raise serializers.ValidationError(
                "Não há motivo com este código. Veja /api/v1/motivos-de-bloqueio/."
            )
        return motivo


class AcaoEmComum:
    grupo = "Planos de ação"
    serializer_class = AcaoSerializer
    linha = LINHA_DA_ACAO
    mudanca: tuple[Campo, ...] = (Versao("situacao"), Versao("plano__situacao"))


class AcaoLista(AcaoEmComum, Lista):
    """Ações dos planos dos entes por que você responde; a equipe da SGD vê todas."""

    nome = "acoes"
    ordem = ("pk",)
    filtro_class = FiltroAcoes

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Acao]:
        acoes = Acao.objects.visiveis_para(self.pessoa)
        if dados["atrasadas"]:
            acoes = acoes.atrasadas()
        campos = {"ente": "plano__ente", "uf": "plano__ente__uf"}
        pedidos = {"situacao": "situacao", "lado": "lado"} | campos
        return acoes.filter(**{c: dados[n] for n, c in pedidos.items() if n in dados})

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return (*self.mudanca, _hoje())


class AcaoDetalhe(AcaoEmComum, Detalhe):
    """Uma ação de um plano."""

    nome = "acao"

    def consulta(self) -> QuerySet[Acao]:
        return Acao.objects.visiveis_para(self.pessoa)

    def campos(self) -> Campos:
        return self.linha

    def versao(self) -> tuple[Campo, ...]:
        return self.mudanca


class AcaoAto(Ato, AcaoDetalhe):
    """Um ato sobre a ação; com `If-Match`, só sobre o que se leu."""


class AcaoSituacao(AcaoAto):
    """Mudar a situação da ação."""

    def agir(self, objeto: Any, dados: dict[str, Any]) -> None:
        agir(objeto, POR_NOME[self.verbo], por=self.pessoa, **dados)


def _entrada(transicao: Transicao) -> type[EntradaJson]:
    return EntradaDoBloqueio if transicao is BLOQUEAR else EntradaDaSituacao


def _hoje() -> Func:
    """As atrasadas mudam à meia-noite sem que nenhuma linha mude."""
    return Func(Value(str(timezone.localdate())), function="COALESCE", output_field=TextField())


ENDERECOS = [
    *enderecos(
        AcaoAto,
        "acoes",
        {
            "mudar": {"fazer": mudar_em_parte, "entrada_class": AcaoMudada},
            "retirar": {"fazer": retirar, "entrada_class": EntradaDaRetirada},
        },
    ),
    *enderecos(
        AcaoSituacao,
        "acoes",
        {t.nome.replace("_", "-"): {"entrada_class": _entrada(t)} for t in TRANSICOES},
    ),
]
