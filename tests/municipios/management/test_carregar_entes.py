"""O acervo que acompanha o portal: conta certo, e carregar de novo não muda nada."""

import pytest
from django.core.management import call_command
from django.db.models import Count

from municipios.choices import Esfera, FontePopulacao
from municipios.domain.coorte import ACIMA_DE_300_MIL, CAPITAIS, recalcular
from municipios.models import Coorte, Ente, EntePendente, Membro, Populacao

pytestmark = pytest.mark.django_db


@pytest.fixture
def acervo(db: None) -> None:
    call_command("carregar_entes", verbosity=0)


def test_carrega_os_entes_que_podem_aderir(acervo: None) -> None:
    por_esfera = dict(Ente.objects.order_by().values_list("esfera").annotate(Count("pk")))
    assert por_esfera == {Esfera.MUNICIPAL: 5569, Esfera.ESTADUAL: 26, Esfera.DISTRITAL: 1}
    assert not Ente.objects.filter(pk__in=["5300108", "2605459"]).exists()
    assert Ente.objects.filter(capital=True).count() == 27
    assert Ente.objects.de_codigo("5300108").get().nome == "Distrito Federal"
    com_populacao = Populacao.objects.da_referencia(2024, FontePopulacao.ESTIMATIVA)
    assert com_populacao.count() == 5596


def test_conta_as_cidades_acima_de_300_mil_em_cada_referencia(acervo: None) -> None:
    coorte = Coorte.objects.get(codigo=ACIMA_DE_300_MIL)
    for ano, fonte, total in [
        (2021, FontePopulacao.ESTIMATIVA, 95),
        (2022, FontePopulacao.CENSO, 93),
        (2024, FontePopulacao.ESTIMATIVA, 95),
        (2025, FontePopulacao.ESTIMATIVA, 96),
    ]:
        Coorte.objects.filter(pk=coorte.pk).update(ano=ano, fonte=fonte)
        coorte = recalcular(coorte)
        membros = Membro.objects.atuais().filter(coorte=coorte)
        assert (membros.count(), coorte.ano_usado, coorte.fonte_usada) == (total, ano, fonte)
        assert membros.filter(ente="53").exists()


def test_usa_a_referencia_mais_recente_e_diz_qual(acervo: None) -> None:
    prioridade = Coorte.objects.get(codigo=ACIMA_DE_300_MIL)
    assert (prioridade.ano_usado, prioridade.fonte_usada) == (2025, FontePopulacao.ESTIMATIVA)
    assert prioridade.membros.count() == 96
    assert Coorte.objects.get(codigo=CAPITAIS).membros.count() == 27


def test_carregar_de_novo_nao_muda_nada(acervo: None) -> None:
    historia = Ente.pgh_event_model.objects.count()  # type: ignore[attr-defined]
    populacoes = Populacao.pgh_event_model.objects.count()  # type: ignore[attr-defined]
    pendentes = EntePendente.objects.count()
    call_command("carregar_entes", verbosity=0)
    assert Ente.pgh_event_model.objects.count() == historia  # type: ignore[attr-defined]
    assert Populacao.pgh_event_model.objects.count() == populacoes  # type: ignore[attr-defined]
    assert EntePendente.objects.count() == pendentes
