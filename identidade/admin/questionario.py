from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import Model
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import reverse

from identidade.domain.questionario import abrir_versao, publicar
from identidade.models import Pergunta, Questionario, Secao
from municipios.admin.base import AdminDaEquipe, acao_com_motivo
from municipios.domain.transicoes import TransicaoInvalida
from municipios.http.pessoa import pessoa
from municipios.permissions import coordena


class _DoRascunho(admin.options.InlineModelAdmin):
    """Só a versão em rascunho se edita; o banco recusa o resto."""

    extra = 1

    def has_view_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return True

    def has_add_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return coordena(pessoa(request)) and em_rascunho(obj)

    def has_change_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return self.has_add_permission(request, obj)

    def has_delete_permission(self, request: HttpRequest, obj: object = None) -> bool:
        return self.has_add_permission(request, obj)


def em_rascunho(obj: Any) -> bool:
    questionario = obj.questionario if isinstance(obj, Secao) else obj
    return Questionario.objects.em_rascunho().contains(questionario) if questionario else False


class SecaoInline(_DoRascunho, admin.TabularInline):
    model = Secao
    show_change_link = True


class PerguntaForm(forms.ModelForm):
    class Meta:
        model = Pergunta
        fields = ("ordem", "codigo", "texto", "ajuda", "tipo", "opcoes", "obrigatoria")
        help_texts = {
            "codigo": "Não o mude de uma versão para a outra: é por ele que se compara no tempo.",
            "opcoes": "Só para as perguntas de escolha, separadas por vírgula.",
        }


class PerguntaInline(_DoRascunho, admin.StackedInline):
    """Uma pergunta por bloco: em colunas, o texto não cabe na tela."""

    model = Pergunta
    form = PerguntaForm
    fields = (("ordem", "codigo"), "texto", "ajuda", ("tipo", "obrigatoria"), "opcoes")


@admin.register(Questionario)
class QuestionarioAdmin(AdminDaEquipe):
    """Abrir uma versão nova copia a publicada; publicar a fecha de vez."""

    pode_mudar = staticmethod(coordena)
    list_display = ("versao", "situacao", "criado_em", "publicado_em")
    readonly_fields = ("versao", "situacao", "criado_em", "publicado_em")
    inlines = (SecaoInline,)
    actions = ["abrir", acao_com_motivo(publicar, "Publicar o questionário")]

    @admin.action(description="Abrir uma versão nova (cópia da publicada)", permissions=["agir"])
    def abrir(self, request: HttpRequest, queryset: object) -> HttpResponseRedirect | None:
        try:
            nova = abrir_versao(por=pessoa(request))
        except TransicaoInvalida as recusa:
            messages.error(request, str(recusa))
            return None
        return HttpResponseRedirect(reverse("admin:identidade_questionario_change", args=[nova.pk]))


@admin.register(Secao)
class SecaoAdmin(AdminDaEquipe):
    list_display = ("titulo", "questionario", "ordem", "produto")
    list_filter = ("questionario", "produto")
    list_select_related = ("questionario", "produto")
    inlines = (PerguntaInline,)

    def has_change_permission(self, request: HttpRequest, obj: Model | None = None) -> bool:
        return coordena(pessoa(request)) and (obj is None or em_rascunho(obj))

    def get_readonly_fields(self, request: HttpRequest, obj: object = None) -> tuple[str, ...]:
        return ("da_versao",)

    def get_exclude(self, request: HttpRequest, obj: object = None) -> tuple[str, ...]:
        return ("questionario",)

    @admin.display(description="questionário")
    def da_versao(self, secao: Secao) -> str:
        return str(secao.questionario)
