"""As rotas dos pares: a mesma lista de implantações, com o mesmo token e o mesmo escopo."""

from datetime import datetime

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import URLPattern, URLResolver, include, path
from ninja import NinjaAPI, Schema
from ninja.pagination import LimitOffsetPagination as PaginasDoNinja
from ninja.pagination import paginate
from ninja.security import HttpBearer
from rest_framework.pagination import LimitOffsetPagination
from rest_framework.permissions import IsAuthenticated
from rest_framework.throttling import UserRateThrottle
from rest_framework.viewsets import ReadOnlyModelViewSet

from identidade.api.implantacao import ImplantacaoSerializer
from identidade.models import Implantacao
from municipios.api.autenticacao import TokenAcessoAuthentication
from municipios.domain.token_acesso import dono_do_token
from municipios.models import Usuario

DRF, NINJA = "/par/drf/?limit=100", "/par/ninja/?limit=100"


def _do_escopo(usuario: Usuario) -> QuerySet[Implantacao]:
    visiveis = Implantacao.objects.visiveis_para(usuario)
    return visiveis.select_related("ente", "roteiro").order_by("pk")


class _Paginas(LimitOffsetPagination):
    max_limit = 500


class _Limite(UserRateThrottle):
    rate = "1000000/min"


class ImplantacaoPar(ReadOnlyModelViewSet):
    serializer_class = ImplantacaoSerializer
    authentication_classes = [TokenAcessoAuthentication]
    permission_classes = [IsAuthenticated]
    pagination_class = _Paginas
    throttle_classes = [_Limite]

    def get_queryset(self) -> QuerySet[Implantacao]:
        return _do_escopo(self.request.user)  # type: ignore[arg-type]


class _Token(HttpBearer):
    def authenticate(self, request: HttpRequest, token: str) -> Usuario | None:
        return dono_do_token(token)


class _Linha(Schema):
    id: int
    ente_id: str
    uf: str
    produto_id: str
    via: str
    versao: int
    nome: str
    url: str
    url_entrada: str
    url_saida: str
    situacao: str
    situacao_desde: datetime
    movimentada_em: datetime
    suspensa_em: datetime | None
    producao_em: datetime | None
    uso_desde: datetime | None
    criada_em: datetime

    @staticmethod
    def resolve_uf(implantacao: Implantacao) -> str:
        return implantacao.ente.uf

    @staticmethod
    def resolve_via(implantacao: Implantacao) -> str:
        return implantacao.roteiro.via

    @staticmethod
    def resolve_versao(implantacao: Implantacao) -> int:
        return implantacao.roteiro.versao


ninja = NinjaAPI(auth=_Token(), urls_namespace="par")


@ninja.get("/", response=list[_Linha])
@paginate(PaginasDoNinja)
def implantacoes(request: HttpRequest) -> QuerySet[Implantacao]:
    return _do_escopo(request.auth)  # type: ignore[attr-defined]


_do_ninja = ninja.urls
urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("redegov.urls")),
    path("par/drf/", ImplantacaoPar.as_view({"get": "list"})),
    path("par/ninja/", _do_ninja),
]
for _rota in _do_ninja[0]:
    # Quem guarda esta rota é o token, não a sessão.
    _rota.callback = login_not_required(_rota.callback)  # type: ignore[type-var]


def ligar() -> None:
    """Põe as rotas dos pares ao lado das nossas; só a bancada as tem."""
    settings.ROOT_URLCONF = __name__
