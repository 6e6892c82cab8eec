"""`/api/v1/mensagens/`: a conversa de cada ente com a SGD; ler, escrever e marcar como lida."""

from typing import Any

from django.db.models import Case, CharField, Count, F, OuterRef, QuerySet, When
from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from municipios.api.detalhe import Detalhe, responder_linha
from municipios.api.entrada_json import CampoEnte, EntradaJson
from municipios.api.escolha import Escolha, SimOuNao
from municipios.api.expressoes import Campo, Campos, Versao, lista_json
from municipios.api.filtro import FiltroDeLista, campo_ente, campo_uf, por_ente
from municipios.api.lista import Lista
from municipios.choices.mensagem import Lado
from municipios.domain.mensagem import enviar, marcar_lida
from municipios.models import Anexo, Documento, Mensagem


class FiltroMensagens(FiltroDeLista):
    ente = campo_ente()
    uf = campo_uf()
    lado = Escolha(choices=Lado.choices, required=False, help_text="Quem escreveu.")
    nao_lidas = SimOuNao(
        required=False,
        default=False,
        help_text="Só as do outro lado que você ainda não marcou como lidas.",
    )


class AnexoSerializer(serializers.ModelSerializer):
    class Meta:
        model = Documento
        fields = ["id", "nome_original", "tamanho", "sha256"]


class MensagemSerializer(serializers.ModelSerializer):
    ente = serializers.CharField(source="ente_id", help_text="Código IBGE do ente.")
    uf = serializers.CharField(source="ente.uf")
    autor = serializers.CharField(source="autor.nome_de_tratamento")
    anexos = AnexoSerializer(many=True, help_text="Baixe-os na página da conversa.")

    class Meta:
        model = Mensagem
        fields = ["id", "ente", "uf", "lado", "autor", "texto", "anexos", "criada_em"]


class NovaMensagem(EntradaJson):
    """Anexos só pela página da conversa."""

    ente = CampoEnte()
    texto = serializers.CharField(
        max_length=5000, help_text="Texto puro; nunca credencial nem CPF."
    )
    chave = serializers.UUIDField(
        required=False, help_text="Sorteie uma por envio: repetir o envio não cria outra."
    )


class MensagemEmComum:
    """O que se diz de uma mensagem."""

    grupo = "Mensagens"
    serializer_class = MensagemSerializer
    linha: Campos = {nome: nome for nome in MensagemSerializer.Meta.fields} | {
        "ente": "ente_id",
        "uf": "ente__uf",
        "autor": Case(
            When(autor__nome_social="", then=F("autor__nome")),
            default=F("autor__nome_social"),
            output_field=CharField(),
        ),
        "anexos": lista_json(
            Documento.objects.filter(
                pk__in=Anexo.objects.filter(mensagem=OuterRef(OuterRef("pk"))).values("documento")
            ).order_by("pk"),
            {nome: nome for nome in AnexoSerializer.Meta.fields},
        ),
    }
    mudanca: tuple[Campo, ...] = (Versao("texto"), Versao("autor__nome"), Versao("ente__uf"))


class MensagemLista(MensagemEmComum, Lista):
    """Mensagens dos entes por que você responde; a equipe da SGD vê todas."""

    nome = "mensagens"
    ordem = ("pk",)
    filtro_class = FiltroMensagens
    entrada_class = NovaMensagem
    verbo = "enviar"
    sucesso = 201

    def consulta(self, dados: dict[str, Any]) -> QuerySet[Mensagem]:
        mensagens = Mensagem.objects.visiveis_para(self.pessoa)
        if dados["nao_lidas"]:
            mensagens = mensagens.nao_lidas_por(self.pessoa)
        return por_ente(mensagens, dados, "lado")

    def campos(self, dados: dict[str, Any]) -> Campos:
        return self.linha

    def colunas_do_csv(self, dados: dict[str, Any]) -> Campos:
        return self.linha | {"anexos": Count("anexos")}

    def versao(self, dados: dict[str, Any]) -> tuple[Campo, ...]:
        return self.mudanca

    def post(self, request: Request) -> HttpResponse:
        """Escrever na conversa de um ente. O outro lado recebe um aviso por e-mail."""
        dados = NovaMensagem.ler(request)
        nova = enviar(dados.pop("ente"), por=self.pessoa, **dados)
        return responder_linha(Mensagem.objects.filter(pk=nova.pk), self.linha, status=201)


class MensagemLida(MensagemEmComum, Detalhe):
    """Marcar a conversa como lida por você até esta mensagem, inclusive."""

    nome = "mensagem"
    verbo = "marcar_lida"
    http_method_names = ["post"]

    def post(self, request: Request, pk: int) -> HttpResponse:
        EntradaJson.ler(request)
        visiveis = Mensagem.objects.visiveis_para(self.pessoa).filter(pk=pk)
        mensagem = visiveis.first()
        if mensagem is None:
            raise Http404
        marcar_lida(mensagem, por=self.pessoa)
        return responder_linha(visiveis, self.linha, status=200)
