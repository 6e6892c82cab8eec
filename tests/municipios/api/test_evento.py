from municipios.models import Ente, Usuario
from tests.api import cliente_de
from tests.builders import criar_evento
from tests.identidade.api.test_implantacao import mandar


def test_a_equipe_convida_pela_api(vicosa: Ente, ana: Usuario, carla: Usuario) -> None:
    evento = criar_evento(por=carla)
    convidar = f"/api/v1/eventos/{evento.pk}/convidar/"
    assert mandar(cliente_de(ana), convidar, entes=[vicosa.pk]).status_code == 403
    sgd = cliente_de(carla)
    recusa = mandar(sgd, convidar, entes=[vicosa.pk, "9999999"])
    assert recusa.status_code == 400
    assert "9999999" in recusa.content.decode()
    for _ in range(2):
        assert mandar(sgd, convidar, entes=[vicosa.pk], de_novo=True).status_code == 200
    assert evento.inscricoes.get().convites.count() == 1
