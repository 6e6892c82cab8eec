import base64
from datetime import timedelta

import pytest
from django.test import Client

from municipios.choices.evento import SituacaoEvento
from municipios.documentos.texto_do_pdf import ler_texto
from municipios.domain import certificado as dominio
from municipios.domain.evento import mudar
from municipios.domain.inscricao import convidar, responder
from municipios.domain.presenca import chegar, desfazer, marcar
from municipios.domain.transicoes import TransicaoInvalida
from municipios.models import Certificado, Ente, Evento, Notificacao, Usuario
from tests.builders import criar_ente, criar_evento, criar_ponto_focal
from tests.municipios.domain.test_inscricao import segredos


@pytest.fixture
def realizado(carla: Usuario, vicosa: Ente, ana: Usuario) -> Evento:
    """Viçosa convidada e presente; outro ente, com contato, veio sem convite."""
    evento = criar_evento(por=carla)
    convidar(evento, [vicosa.pk], por=carla)
    inicio, outro = evento.inicio, criar_ente("3599999")
    criar_ponto_focal(outro)
    marcar(evento.inscricoes.get(), por=carla, nomes="Lia Prado\nJoão Sá", agora=inicio)
    chegar(evento, outro, por=carla, agora=inicio)
    Evento.objects.update(situacao=SituacaoEvento.REALIZADO)
    evento.refresh_from_db()
    return evento


def test_encerrar_emite_e_manda_uma_vez(realizado: Evento, carla: Usuario, client: Client) -> None:
    dominio.encerrar_presenca(realizado, por=carla)
    avisos = Notificacao.objects.filter(motivo="evento_certificado")
    assert sorted(avisos.values_list("ente", flat=True)) == ["3171303", "3599999"]
    with pytest.raises(TransicaoInvalida):
        dominio.encerrar_presenca(realizado, por=carla)
    codigos = set(Certificado.objects.values_list("codigo", flat=True))
    dominio.reabrir_presenca(realizado, por=carla)
    dominio.encerrar_presenca(realizado, por=carla)
    assert avisos.count() == 2
    assert set(Certificado.objects.values_list("codigo", flat=True)) == codigos
    endereco = f"/eventos/certificado/{avisos.get(ente='3171303').contexto['segredo']}/"
    pdf = b"".join(client.get(endereco))
    texto = ler_texto(base64.b64encode(pdf).decode())["texto"]
    assert "Lia Prado" in texto
    assert "Viçosa" in texto
    assert b"pdfuaid" in pdf
    assert client.get(endereco[:-3] + "a/").status_code == 404, "forjado"


def test_codigo_se_confere_sem_nomes_e_perde_o_efeito(
    realizado: Evento, carla: Usuario, client: Client
) -> None:
    dominio.encerrar_presenca(realizado, por=carla)
    certificado = Certificado.objects.get(presenca__inscricao__ente="3171303")
    digitado = {"codigo": certificado.codigo.lower().replace("-", " ")}
    pagina = client.get("/verificar/", digitado, follow=True).content.decode()
    assert "Autêntico" in pagina
    assert "Lia Prado" not in pagina
    dominio.reabrir_presenca(realizado, por=carla)
    desfazer(certificado.presenca, por=carla)
    assert dominio.certificado_do_segredo(dominio.segredo(certificado)) is None
    pagina = client.get(f"/verificar/certificado/{certificado.codigo}/").content.decode()
    assert "Sem efeito" in pagina


def test_mudanca_de_hora_avisa_quem_vem_uma_vez_e_corrige_a_agenda(
    carla: Usuario, vicosa: Ente, ana: Usuario
) -> None:
    evento, outro = criar_evento(por=carla), criar_ente("3599999")
    criar_ponto_focal(outro)
    convidar(evento, [vicosa.pk, outro.pk], por=carla)
    responder(segredos(evento)[vicosa.pk], vem=True)
    mudar(evento, por=carla, pauta="Outra")
    avisos = Notificacao.objects.filter(motivo="evento_mudou")
    assert not avisos.exists()
    mudar(evento, por=carla, inicio=evento.inicio + timedelta(hours=1))
    aviso = avisos.get()
    assert aviso.ente_id == vicosa.pk
    assert f"UID:evento-{evento.pk}@" in aviso.contexto["ics"]
    assert "SEQUENCE:2\r\n" in aviso.contexto["ics"]
