"""Na demonstração, duas unidades do Balcão abertas: lugar, horário e equipe inventados."""

from datetime import time, timedelta
from decimal import Decimal

from django.utils import timezone

from identidade.choices import CodigoProduto, SituacaoImplantacao
from identidade.choices.balcao import PapelAtendente, RecursoAcessibilidade
from identidade.domain.atendente import Funcao, conferir_nivel, indicar
from identidade.domain.balcao import Ficha, registrar_ficha
from identidade.domain.horario_balcao import Periodo
from identidade.models import Implantacao, ServicoBalcao
from municipios.choices import NivelConta
from municipios.models import Usuario
from redegov.demonstracao.pessoas import pessoa

QUANTAS = 2
MANHA, TARDE = (time(8), time(12)), (time(13), time(17))


def abrir_balcoes(por: Usuario) -> None:
    """Das implantações em uso que ainda não têm ficha. Repetir não muda nada."""
    em_uso = Implantacao.objects.filter(
        produto=CodigoProduto.BALCAO, situacao=SituacaoImplantacao.EM_USO
    )
    primeiras = em_uso.select_related("ente").order_by("pk")[:QUANTAS]
    for ordem, implantacao in enumerate(primeiras):
        if not hasattr(implantacao, "balcao"):
            _abrir(implantacao, ordem, por)


def _abrir(implantacao: Implantacao, ordem: int, por: Usuario) -> None:
    ente, hoje = implantacao.ente, timezone.localdate()
    ficha = Ficha(
        logradouro="Praça da Demonstração, 100",
        bairro="Centro",
        cep="00000000",
        telefone="0800 000 0000",
        email=f"balcao@{ente.pk}.invalid",
        latitude=Decimal(ente.latitude) if ente.latitude is not None else None,
        longitude=Decimal(ente.longitude) if ente.longitude is not None else None,
        acessibilidade=[RecursoAcessibilidade.ENTRADA, RecursoAcessibilidade.BANHEIRO],
        internet_gratuita=True,
        aberto_em=hoje - timedelta(days=30),
        horario_nota="Não abre em feriado municipal.",
        horarios=[Periodo(dia, *horas) for dia in range(1, 6) for horas in (MANHA, TARDE)],
        servicos=ServicoBalcao.objects.filter(sugestao=False),
    )
    balcao = registrar_ficha(implantacao, ficha, por=por)
    for numero, papel in enumerate(PapelAtendente):
        gente = pessoa(900 + ordem * 2 + numero)
        novo = indicar(balcao, Funcao(papel), por=por, nome=gente.nome)
        conferir_nivel(novo, por=por, nivel=NivelConta.PRATA)
