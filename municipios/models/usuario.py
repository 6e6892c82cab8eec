"""Usuário do portal: equipe da SGD (senha ou GOV.BR) e pessoas dos entes (só GOV.BR)."""

from typing import Any, Self

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.models import PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils.functional import cached_property

from municipios.choices import Grupo, NivelConta
from municipios.choices.mensagem import Lado
from municipios.validators import FORMATO_CPF, mascarar_cpf, validar_cpf

IDENTIFICADOR_DO_SISTEMA = "sistema"


class UsuarioQuerySet(models.QuerySet["Usuario"]):
    def da_equipe(self) -> Self:
        return self.filter(is_staff=True, is_active=True)

    def no_grupo(self, grupo: Grupo) -> Self:
        return self.filter(groups__name=grupo)


class UsuarioManager(BaseUserManager["Usuario"].from_queryset(UsuarioQuerySet)):  # type: ignore[misc]
    def sistema(self) -> "Usuario":
        """Quem age nas rotinas automáticas: existe para o histórico, e nunca entra."""
        usuario: Usuario
        usuario, _ = self.get_or_create(
            identificador=IDENTIFICADOR_DO_SISTEMA,
            defaults={"nome": "Sistema", "is_active": False, "password": "!"},
        )
        return usuario

    def create_user(
        self, identificador: str, password: str | None = None, **campos: Any
    ) -> "Usuario":
        usuario: Usuario = self.model(identificador=identificador.strip().lower(), **campos)
        usuario.set_password(password)
        usuario.save(using=self._db)
        return usuario

    def create_superuser(
        self, identificador: str, password: str | None = None, **campos: Any
    ) -> "Usuario":
        campos.setdefault("email", identificador)
        return self.create_user(identificador, password, is_staff=True, is_superuser=True, **campos)


class Usuario(AbstractBaseUser, PermissionsMixin):
    """Uma pessoa. O CPF só entra pelo GOV.BR e é o que liga alguém a um ente, nunca o e-mail."""

    identificador = models.CharField(
        "identificador",
        max_length=254,
        unique=True,
        help_text=(
            "Da equipe, o e-mail institucional; de quem entra pelo GOV.BR, um código sorteado."
        ),
    )
    nome = models.CharField("nome", max_length=200)
    nome_social = models.CharField("nome social", max_length=200, blank=True)
    email = models.EmailField("e-mail", blank=True)
    cpf = models.CharField(
        "CPF",
        max_length=11,
        unique=True,
        null=True,
        blank=True,
        validators=[validar_cpf],
    )
    nivel_conta = models.CharField(
        "nível da conta GOV.BR", max_length=6, choices=NivelConta, blank=True
    )
    is_staff = models.BooleanField("é da equipe da SGD", default=False)
    is_active = models.BooleanField("ativo", default=True)
    criado_em = models.DateTimeField("criado em", auto_now_add=True)

    objects = UsuarioManager()

    USERNAME_FIELD = "identificador"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["nome"]

    class Meta:
        verbose_name = "usuário"
        ordering = ["nome", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(cpf__isnull=True) | models.Q(cpf__regex=FORMATO_CPF),
                name="usuario_cpf_compacto",
                violation_error_message="O CPF deve ter 11 números.",
            ),
            models.UniqueConstraint(
                Lower("identificador"),
                name="usuario_identificador_unico",
                violation_error_message="Já existe um usuário com este identificador.",
            ),
        ]

    def __str__(self) -> str:
        return self.nome_de_tratamento

    @property
    def nome_de_tratamento(self) -> str:
        """O nome social, quando há (Decreto 8.727/2016)."""
        return self.nome_social or self.nome

    @cached_property
    def grupos(self) -> frozenset[str]:
        return frozenset(self.groups.values_list("name", flat=True))

    @property
    def eh_da_equipe(self) -> bool:
        return self.is_active and self.is_staff

    @property
    def lado_na_conversa(self) -> Lado:
        return Lado.SGD if self.eh_da_equipe else Lado.ENTE

    @property
    def administra_todos(self) -> bool:
        """Analista e coordenação agem por qualquer ente; leitura, por nenhum."""
        return self.eh_da_equipe and (
            self.is_superuser or bool(self.grupos & {Grupo.ANALISTA, Grupo.COORDENACAO})
        )

    @property
    def administra_carteira(self) -> bool:
        """O gerente age só pelos entes da sua carteira (`Gerencia` em aberto)."""
        return self.eh_da_equipe and Grupo.GERENTE in self.grupos

    @property
    def eh_o_sistema(self) -> bool:
        return self.identificador == IDENTIFICADOR_DO_SISTEMA

    @property
    def cpf_mascarado(self) -> str:
        return mascarar_cpf(self.cpf)

    def get_full_name(self) -> str:
        return self.nome_de_tratamento

    def get_short_name(self) -> str:
        return self.nome_de_tratamento.split(" ")[0]
