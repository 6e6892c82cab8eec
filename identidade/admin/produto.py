from typing import Any

from django.contrib import admin
from django.db import transaction
from django.http import HttpRequest

from identidade.domain import versao_roteiro
from identidade.domain.versao_roteiro import publicar_e_manter, rascunhar
from identidade.forms.roteiro import EtapaForm
from identidade.models import Etapa, MigracaoRoteiro, PreRequisito, Produto, Roteiro
from identidade.tasks import migrar_implantacoes
from municipios.admin.base import AdminDaEquipe, acao_com_motivo
from municipios.http.pessoa import pessoa
from municipios.permissions import coordena


class _SoConsulta(admin.TabularInline):
    extra = 0
    can_delete = False

    def has_add_permission(self, request: object, obj: object = None) -> bool:
        return False

    def has_change_permission(self, request: object, obj: object = None) -> bool:
        return False

    def has_view_permission(self, request: object, obj: object = None) -> bool:
        return True


class _SoNoRascunho(_SoConsulta):
    """O rascunho a coordenação edita; o publicado não muda."""

    formfield_overrides = AdminDaEquipe.formfield_overrides

    def _edita(self, request: HttpRequest, obj: Any) -> bool:
        return bool(obj) and obj.publicado_em is None and coordena(pessoa(request))

    def has_add_permission(self, request: Any, obj: Any = None) -> bool:
        return self._edita(request, obj)

    def has_change_permission(self, request: Any, obj: Any = None) -> bool:
        return self._edita(request, obj)

    def has_delete_permission(self, request: Any, obj: Any = None) -> bool:
        return self._edita(request, obj)


class EtapaInline(_SoNoRascunho):
    """Uma etapa embaixo da outra: em colunas, não cabem na tela."""

    model = Etapa
    form = EtapaForm
    template = "admin/edit_inline/stacked.html"
    can_delete = True
    fields = (
        ("ordem", "codigo"), "titulo", "ajuda", ("responsavel", "marco", "prazo_dias_uteis"),
        "prova", "provas", ("exige_todas", "revisa_sgd"), "itens", "url_manual",
    )  # fmt: skip


class PreRequisitoInline(_SoNoRascunho):
    model = PreRequisito
    template = "admin/edit_inline/stacked.html"
    can_delete = True
    fields = (("tipo", "produto"), "fundamento", ("inicio", "fim"))
    fk_name = "roteiro"


@admin.register(Produto)
class ProdutoAdmin(AdminDaEquipe):
    pode_mudar = staticmethod(coordena)
    list_display = ("nome", "codigo", "ordem")
    readonly_fields = ("codigo",)


def publicar_e_migrar(roteiro: Roteiro, **ato: Any) -> Roteiro:
    """Publica e acorda quem leva as em andamento: não se espera a próxima batida."""
    publicado = versao_roteiro.publicar_e_migrar(roteiro, **ato)
    transaction.on_commit(migrar_implantacoes.delay, robust=True)
    return publicado


@admin.register(Roteiro)
class RoteiroAdmin(AdminDaEquipe):
    """Uma versão publicada não se edita: prepara-se outra, que diz o que fazer das em andamento."""

    list_display = (
        "produto", "via", "versao", "publicado_em", "sugestao", "inicio", "fim", "em_andamento",
    )  # fmt: skip
    list_filter = ("produto", "via", "sugestao", ("publicado_em", admin.EmptyFieldListFilter))
    list_select_related = ("produto", "migracao")
    inlines = (EtapaInline, PreRequisitoInline)
    readonly_fields = ("produto", "via", "versao", "inicio", "fim", "publicado_em", "em_andamento")
    actions = [
        acao_com_motivo(rascunhar, "Preparar versão nova"),
        acao_com_motivo(publicar_e_manter, "Publicar: as em andamento ficam na versão delas"),
        acao_com_motivo(publicar_e_migrar, "Publicar: as em andamento passam à versão nova"),
    ]

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        rascunho = obj is not None and obj.publicado_em is None
        return rascunho and coordena(pessoa(request))

    @admin.display(description="as que estavam em andamento")
    def em_andamento(self, roteiro: Roteiro) -> str:
        migracao: MigracaoRoteiro | None = getattr(roteiro, "migracao", None)
        return str(migracao or "")


@admin.register(PreRequisito)
class PreRequisitoAdmin(AdminDaEquipe):
    """O que se exige antes de começar. Edita-se na versão do roteiro, enquanto é rascunho."""

    list_display = ("roteiro", "tipo", "produto", "fundamento", "inicio", "fim")
    list_filter = ("tipo", "roteiro__produto")
    list_select_related = ("roteiro", "produto")
