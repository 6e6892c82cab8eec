from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from municipios.choices.evento import SituacaoEvento
from municipios.domain.inscricao import convidar
from municipios.models import Ente, Evento, Material, Usuario
from tests.builders import criar_evento, pdf
from tests.municipios.domain.test_inscricao import segredos


def test_material_so_a_convidado_e_na_hora(
    client: Client,
    carla: Usuario,
    ana: Usuario,
    vicosa: Ente,
    django_capture_on_commit_callbacks: object,
) -> None:
    evento = criar_evento(por=carla)
    convidar(evento, [vicosa.pk], por=carla)
    client.force_login(carla)
    pagina = f"/equipe/eventos/{evento.pk}/materiais/"
    hostil = SimpleUploadedFile("slides.pdf", b"<html><script>alert(1)</script>")
    recusa = client.post(pagina, {"nome": "A", "quando": "antes", "arquivo": hostil})
    assert "Só aceitamos" in recusa.content.decode()
    script = {"nome": "A", "quando": "antes", "link": "javascript:alert(1)"}
    client.post(pagina, script)
    client.post(pagina, {"nome": "A", "quando": "antes"})
    assert not Material.objects.exists()
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        client.post(pagina, {"nome": "Slides", "quando": "depois", "arquivo": pdf()})
    client.post(pagina, {"nome": "Manual", "quando": "antes", "link": "https://a.invalid/m"})
    anonimo, convite = Client(), f"/eventos/convite/{segredos(evento)[vicosa.pk]}/"
    arquivo = f"{convite}materiais/{Material.objects.get(nome='Slides').pk}/"
    antes = anonimo.get(convite).content.decode()
    assert "Manual" in antes
    assert "Slides" not in antes
    assert anonimo.get(arquivo).status_code == 404
    Evento.objects.update(situacao=SituacaoEvento.REALIZADO)
    assert "Slides" in anonimo.get(convite).content.decode()
    resposta = anonimo.get(arquivo)
    assert resposta["Content-Disposition"].startswith("attachment")
    assert b"".join(resposta).startswith(b"%PDF-")
    assert anonimo.get(arquivo.replace("convite/", "convite/x")).status_code == 404
    client.post(f"/equipe/materiais/{Material.objects.get(nome='Slides').pk}/retirar/")
    assert anonimo.get(arquivo).status_code == 404
