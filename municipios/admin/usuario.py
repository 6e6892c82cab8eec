from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import AdminUserCreationForm

from municipios.admin.base import AdminDaEquipe, acao_com_motivo
from municipios.domain.segundo_fator import desfazer_segundo_fator
from municipios.models import Usuario
from municipios.permissions import coordena


class NovoDaEquipeForm(AdminUserCreationForm):
    class Meta:
        model = Usuario
        fields = ("identificador", "nome", "email")


@admin.register(Usuario)
class UsuarioAdmin(AdminDaEquipe, UserAdmin):
    """Só a coordenação cria e muda a equipe; quem entra pelo GOV.BR aparece sozinho."""

    pode_mudar = staticmethod(coordena)
    pode_acrescentar = True
    add_form = NovoDaEquipeForm
    actions = [acao_com_motivo(desfazer_segundo_fator, "Desfazer o segundo fator perdido")]
    list_display = (
        "nome",
        "email",
        "cpf_mascarado",
        "nivel_conta",
        "is_staff",
        "is_active",
    )
    list_filter = ("is_staff", "is_active", "groups", "nivel_conta")
    search_fields = ("nome", "nome_social", "email", "identificador")
    ordering = ("nome", "pk")
    filter_horizontal = ("groups",)
    readonly_fields = ("cpf_mascarado", "nivel_conta", "last_login", "criado_em")
    fieldsets = (
        (None, {"fields": ("identificador", "password")}),
        (
            "Pessoa",
            {
                "fields": (
                    "nome",
                    "nome_social",
                    "email",
                    "cpf_mascarado",
                    "nivel_conta",
                )
            },
        ),
        ("Equipe", {"fields": ("is_active", "is_staff", "groups")}),
        ("Datas", {"fields": ("last_login", "criado_em")}),
    )
    add_fieldsets = (
        (
            None,
            {
                "classes": ("wide",),
                "fields": (
                    "identificador",
                    "nome",
                    "email",
                    "usable_password",
                    "password1",
                    "password2",
                ),
            },
        ),
    )
