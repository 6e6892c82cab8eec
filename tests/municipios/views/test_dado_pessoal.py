"""Dados mascarados só aparecem com motivo escrito, e o histórico diz quem os viu."""

import pytest

from municipios.models import Ente, Historico, Usuario
from tests.builders import criar_ponto_focal
from tests.municipios.views.test_adesao import entrar

pytestmark = pytest.mark.django_db


def test_revela_uma_vez_com_motivo_e_registra(carla: Usuario, ana: Usuario, vicosa: Ente) -> None:
    ponto = criar_ponto_focal(vicosa, cpf="99984531279", telefone="+553138990000")
    rota, cliente = f"/pontos-focais/{ponto.pk}/revelar/", entrar(carla)
    assert "99984531279" not in cliente.get(rota).text
    pagina = cliente.post(rota, {"motivo": "Conferir o ofício recebido"})
    assert "99984531279" in pagina.text
    assert "(31) 3899-0000" in pagina.text
    assert "no-store" in pagina["Cache-Control"]
    ato = Historico.objects.de(ponto).get()
    assert (ato.transicao, ato.por, ato.motivo) == ("revelar", carla, "Conferir o ofício recebido")
    assert "99984531279" not in str(ato.dados)
    assert "99984531279" not in cliente.get(rota).text


@pytest.mark.parametrize("motivo", ["", "   "])
def test_sem_motivo_nada_se_revela(carla: Usuario, vicosa: Ente, motivo: str) -> None:
    ponto = criar_ponto_focal(vicosa, cpf="99984531279")
    recusa = entrar(carla).post(f"/pontos-focais/{ponto.pk}/revelar/", {"motivo": motivo})
    assert "99984531279" not in recusa.text
    assert not Historico.objects.exists()


@pytest.mark.parametrize("quem", ["ana", "pedro", "lia", "bruno", "davi"])
def test_so_a_equipe_que_age_pelo_ente_revela(
    vicosa: Ente, quem: str, request: pytest.FixtureRequest
) -> None:
    ponto = criar_ponto_focal(vicosa, cpf="99984531279")
    cliente = entrar(request.getfixturevalue(quem))
    recusa = cliente.post(f"/pontos-focais/{ponto.pk}/revelar/", {"motivo": "Curiosidade"})
    assert recusa.status_code in {403, 404}
    assert not Historico.objects.exists()
