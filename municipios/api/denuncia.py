"""`/api/v1/adesoes/…`: retificar, corrigir, denunciar e encerrar. Só a equipe da SGD."""

from rest_framework import serializers

from municipios.api.adesao import AdesaoDetalhe, Provas, Substituicao
from municipios.api.ato import Ato, enderecos
from municipios.api.entrada_json import EntradaComMotivo
from municipios.domain import adesao_anterior, denuncia


class Denuncia(EntradaComMotivo):
    denunciada_em = serializers.DateField()
    efeito_em = serializers.DateField(help_text="Até este dia o ente continua na Rede.")


class Correcao(Provas):
    motivo = serializers.CharField(max_length=2000)


class AdesaoMudanca(AdesaoDetalhe, Ato):
    """Mudar uma adesão em vigor; devolve-a como ficou."""


ENDERECOS = enderecos(
    AdesaoMudanca,
    "adesoes",
    {
        "corrigir": {"fazer": adesao_anterior.corrigir, "entrada_class": Correcao},
        "substituir": {"fazer": adesao_anterior.substituir, "entrada_class": Substituicao},
        "denunciar": {"fazer": denuncia.denunciar, "entrada_class": Denuncia},
        "retirar-denuncia": {
            "fazer": denuncia.retirar_denuncia,
            "entrada_class": EntradaComMotivo,
        },
        "encerrar": {"fazer": denuncia.encerrar, "entrada_class": EntradaComMotivo},
    },
)
