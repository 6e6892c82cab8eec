"""`/api/v1/passos/<id>/<ato>/`: concluir, dispensar e reabrir, um endereço por transição."""

from django.http import Http404, HttpResponse
from rest_framework import serializers
from rest_framework.request import Request

from identidade.api.evidencia import ProvaJson
from identidade.api.implantacao import ImplantacaoDetalhe
from identidade.domain.passo import CONCLUIR, VERBOS
from identidade.domain.prova import Prova
from identidade.models import Passo
from municipios.api.entrada_json import EntradaComMotivo, EntradaJson
from municipios.domain.transicoes import Transicao


class Conclusao(EntradaJson):
    provas = serializers.ListField(child=ProvaJson(), required=False, max_length=10)


class PassoAcao(ImplantacaoDetalhe):
    """Agir num passo. Devolve a implantação como ficou, com a situação recalculada."""

    http_method_names = ["post"]
    transicao: Transicao = CONCLUIR

    @property
    def verbo(self) -> str:
        return f"passo_{self.transicao.nome}"

    @property
    def entrada_class(self) -> type[EntradaJson]:
        return Conclusao if self.transicao is CONCLUIR else EntradaComMotivo

    def post(self, request: Request, pk: int) -> HttpResponse:
        dados = self.entrada_class.ler(request)
        if "provas" in dados:
            dados["provas"] = [Prova(**prova) for prova in dados["provas"]]
        visiveis = Passo.objects.visiveis_para(self.pessoa).em_ordem()
        passo = visiveis.filter(pk=pk).first()
        if passo is None:
            raise Http404
        ato = VERBOS[self.transicao.nome]
        return self.agir(
            request, passo.implantacao_id, lambda: ato(passo, por=self.pessoa, **dados)
        )
