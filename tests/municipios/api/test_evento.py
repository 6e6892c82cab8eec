from django.core.files.uploadedfile import SimpleUploadedFile

from municipios.models import Ente, Usuario
from tests.api import cliente_de, conferir_problema, linhas
from tests.builders import criar_evento, pdf
from tests.identidade.api.test_implantacao import mandar

EVENTOS = "/api/v1/eventos/"
NOVO = {
    "nome": "Encontro de junho", "tipo": "reuniao", "modalidade": "a_distancia",
    "link": "https://sala.invalid/x", "inicio": "2099-06-18T14:00:00-03:00",
    "fim": "2099-06-18T17:00:00-03:00", "organizador": "SGD",
}  # fmt: skip


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


def test_a_equipe_prepara_e_muda_sem_que_a_sala_apareca(ana: Usuario, carla: Usuario) -> None:
    sgd, estranho = cliente_de(carla), cliente_de(ana)
    assert mandar(estranho, EVENTOS, **NOVO).status_code == 403
    erros = conferir_problema(
        mandar(sgd, EVENTOS, **NOVO | {"inicio": "2099-06-18T14:00:00", "coorte": "x"}),
        400,
        "dados_invalidos",
    )["errors"]
    assert {erro["pointer"] for erro in erros} == {"#/inicio", "#/coorte"}
    fora_de_ordem = mandar(sgd, EVENTOS, **NOVO | {"fim": NOVO["inicio"]})
    assert fora_de_ordem.json()["errors"][0]["pointer"] == "#/fim"
    novo = mandar(sgd, EVENTOS, **NOVO)
    assert (novo.status_code, novo.json()["situacao"]) == (201, "rascunho")
    um = novo["Location"]
    assert estranho.get(um).status_code == 404
    lida, mudar = sgd.get(um)["ETag"], f"{um}mudar/"
    mudado = mandar(sgd, mudar, vagas=17, coorte=None)
    assert (mudado.json()["vagas"], mudado.json()["nome"]) == (17, NOVO["nome"])
    velho = sgd.post(mudar, {"vagas": 1}, "application/json", headers={"if-match": lida})
    conferir_problema(velho, 412, "versao_velha")
    antes_do_inicio = mandar(sgd, mudar, fim="2099-06-18T13:00:00-03:00")
    assert antes_do_inicio.json()["errors"][0]["pointer"] == "#/fim"
    assert "sala" not in mandar(sgd, f"{um}publicar/").text + sgd.get(EVENTOS).text
    conferir_problema(mandar(estranho, mudar, vagas=1), 403, "sem_permissao")
    mandar(sgd, f"{um}cancelar/", motivo="Chuva.")
    conferir_problema(mandar(sgd, mudar, vagas=1), 409, "situacao")


def test_material_por_link_ou_arquivo_e_so_da_equipe(
    carla: Usuario, ana: Usuario, django_capture_on_commit_callbacks: object
) -> None:
    evento, sgd = criar_evento(por=carla), cliente_de(carla)
    juntar = f"{EVENTOS}{evento.pk}/juntar-material/"
    link = {"nome": "Manual", "link": "https://a.invalid/m"}
    conferir_problema(mandar(cliente_de(ana), juntar, **link), 403, "sem_permissao")
    for ruim in ({"nome": "A"}, link | {"link": "ftp://a.invalid/m"}):
        problema = conferir_problema(mandar(sgd, juntar, **ruim), 400, "dados_invalidos")
        assert problema["errors"][0]["pointer"] == "#/link"
    hostil = SimpleUploadedFile("slides.pdf", b"<html><script>alert(1)</script>")
    conferir_problema(sgd.post(juntar, {"nome": "A", "arquivo": hostil}), 400, "dados_invalidos")
    with django_capture_on_commit_callbacks(execute=True):  # type: ignore[operator]
        novo = sgd.post(juntar, {"nome": "Slides", "quando": "depois", "arquivo": pdf()})
    um = novo["Location"]
    assert b"".join(sgd.get(f"{um}arquivo/")).startswith(b"%PDF-")
    mandar(sgd, juntar, **link)
    assert len(linhas(sgd.get(f"/api/v1/materiais/?evento={evento.pk}"))) == 2
    assert linhas(cliente_de(ana).get("/api/v1/materiais/")) == []
    assert mandar(cliente_de(ana), f"{um}retirar/").status_code == 404
    assert mandar(sgd, f"{um}retirar/").json()["situacao"] == "retirado"
    conferir_problema(mandar(sgd, f"{um}retirar/"), 409, "situacao")
