"""O que se recomenda dos pontos focais: ao menos dois por ente, com e-mail institucional."""

from django.db.models import Count, Q, QuerySet

from municipios.choices import PONTO_FOCAL_EM_ABERTO
from municipios.models import Adesao, Ente

MINIMO_DE_PONTOS_FOCAIS = 2
CORREIOS_PESSOAIS = frozenset(
    {
        "gmail.com",
        "hotmail.com",
        "hotmail.com.br",
        "outlook.com",
        "outlook.com.br",
        "live.com",
        "msn.com",
        "yahoo.com",
        "yahoo.com.br",
        "icloud.com",
        "proton.me",
        "protonmail.com",
        "uol.com.br",
        "bol.com.br",
        "terra.com.br",
        "ig.com.br",
        "globo.com",
        "globomail.com",
    }
)


def entes_com_poucos_pontos_focais(entes: QuerySet[Ente]) -> QuerySet[Ente]:
    """Entes na Rede com menos de dois pontos focais: se um sai, o trabalho para."""
    abertos = Count("pontos_focais", filter=Q(pontos_focais__situacao__in=PONTO_FOCAL_EM_ABERTO))
    return (
        entes.filter(pk__in=Adesao.objects.em_vigor().values("ente"))
        .annotate(focais_abertos=abertos)
        .filter(focais_abertos__lt=MINIMO_DE_PONTOS_FOCAIS)
    )


def tem_poucos_pontos_focais(ente: Ente) -> bool:
    return entes_com_poucos_pontos_focais(Ente.objects.filter(pk=ente.pk)).exists()


def eh_correio_pessoal(email: str) -> bool:
    """E-mail de provedor gratuito: serve, mas não acompanha o cargo quando a pessoa sai."""
    return email.rpartition("@")[2].lower() in CORREIOS_PESSOAIS
