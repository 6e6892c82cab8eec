"""As raízes de teste do simulador, em que só a demonstração confia."""

from datetime import date

from django.conf import settings

from municipios.choices.assinatura import TipoRaiz
from municipios.domain.raiz_confiavel import ler_raiz
from municipios.models import RaizConfiavel
from redegov.embarcado import enderecos
from redegov.simulador import cadeia


def confiar_nas_raizes_de_teste() -> None:
    pasta = enderecos.porta_simulador(settings.DADOS).parent
    for tipo in TipoRaiz:
        pem = cadeia.carregar(pasta, str(tipo)).raiz.pem
        nome, impressao = ler_raiz(pem)
        RaizConfiavel.objects.get_or_create(
            impressao=impressao,
            defaults={
                "nome": nome,
                "tipo": tipo,
                "pem": pem,
                "desde": date(2020, 1, 1),
                "de_teste": True,
            },
        )
